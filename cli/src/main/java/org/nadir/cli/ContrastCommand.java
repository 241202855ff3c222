package org.nadir.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.Contrast;
import org.nadir.simulation.landscape.read.CategoricalTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nadir contrast}. */
@Command(
        name = "contrast",
        sortOptions = false,
        description = {
            "Lays two or more data sets of one table side by side: losses, neighbourhoods, walks, spectra, and whether the"
                    + " neighbourhood distributions differ by more than chance.",
            "",
            "Of a general table (--positions or --sequence) the data sets are value columns.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir contrast --data nats_bench.csv --datasets cifar100,imagenet16-120",
            "  nadir contrast --data variants.csv --sequence variant --datasets day1,day2 --maximise"
        })
final class ContrastCommand implements Callable<Integer> {
    @Mixin
    private final LandscapeSource source = new LandscapeSource();

    @Option(
            names = "--datasets",
            split = ",",
            required = true,
            paramLabel = "NAME",
            description = "The data sets, at least two.")
    private List<String> datasets = new ArrayList<>();

    @Option(
            names = "--bootstraps",
            paramLabel = "COUNT",
            defaultValue = "200",
            description = "Draws for the intervals and the test (default: ${DEFAULT-VALUE}).")
    private int bootstraps;

    @Mixin
    private final Randomness randomness = new Randomness();

    @Mixin
    private final Output output = new Output();

    /** For picocli. */
    ContrastCommand() {
        this.bootstraps = 200;
    }

    @Override
    public Integer call() throws IOException {
        if (datasets.size() < 2) {
            throw new IllegalArgumentException(
                    "--datasets must name at least two data sets, but was " + String.join(",", datasets));
        }
        List<CategoricalTable> tables = new ArrayList<>();
        for (String name : datasets) {
            tables.add(source.table(name));
        }
        tables.get(0).notes().forEach(output::say);
        Report report = Report.of("Contrast of " + String.join(" and ", datasets))
                .fact("file", source.file().getFileName().toString())
                .fact("seed", randomness.seed());
        for (int i = 0; i < tables.size(); i++) {
            for (int j = i + 1; j < tables.size(); j++) {
                pair(report, i, tables.get(i), j, tables.get(j));
            }
        }
        output.print(report);
        return 0;
    }

    private void pair(Report report, int i, CategoricalTable first, int j, CategoricalTable second) {
        Contrast contrast = Contrast.of(
                datasets.get(i),
                first,
                datasets.get(j),
                second,
                bootstraps,
                randomness.seed(),
                Threads.of(randomness.threads()),
                output.progress());
        Table table = Table.of(
                "contrast_" + (i + 1) + "_" + (j + 1),
                contrast.first() + " and " + contrast.second(),
                Column.of("quantity"),
                Column.of("first", contrast.first()),
                Column.of("second", contrast.second()),
                Column.of("difference"),
                Column.of("lower", "95 % from"),
                Column.of("upper", "to"));
        for (Contrast.Row row : contrast.rows()) {
            table.row(
                    row.quantity(),
                    LandscapePages.known(row.first()),
                    LandscapePages.known(row.second()),
                    LandscapePages.known(row.difference()),
                    LandscapePages.known(row.lower()),
                    LandscapePages.known(row.upper()));
        }
        report.table(table);
        Table distances = Table.of(
                "distances_" + (i + 1) + "_" + (j + 1),
                "Distances of " + contrast.first() + " and " + contrast.second(),
                Column.of("distance"),
                Column.of("value"),
                Column.of("lower", "95 % from"),
                Column.of("upper", "to"));
        for (Contrast.Distance distance : contrast.distances()) {
            distances.row(distance.distance(), distance.value(), distance.lower(), distance.upper());
        }
        report.table(distances);
        report.note("The same neighbourhood distribution: p = " + contrast.sameNeighbourhoodP() + ".");
        report.note("Errors, intervals and p by " + contrast.bootstraps() + " bootstrap draws of vertices"
                + (contrast.paired() ? ", the same vertices in both." : ", apart in each."));
    }
}
