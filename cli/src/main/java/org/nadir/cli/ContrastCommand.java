package org.nadir.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.Figure;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.plots.reproduce.Benchmark;
import org.nadir.plots.reproduce.Neighbourhoods;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.Contrast;
import org.nadir.simulation.fit.FittedModel;
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
            "Of a general table (--positions or --sequence) the data sets are value columns. With --out, the figure of"
                    + " their neighbourhood distributions is written, as PNG, SVG, PDF, CSV and caption.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir contrast --data nats_bench.csv --datasets cifar100,imagenet16-120",
            "  nadir contrast --data variants.csv --sequence variant --datasets day1,day2 --maximise"
        })
final class ContrastCommand implements Callable<Integer> {
    /** Columns that the figure has room for. */
    private static final int MOST_DRAWN = 4;

    @Mixin
    private final GivenTable source = new GivenTable();

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
        Optional<OutputFolder> asked = output.folderIfAsked();
        try (@Nullable OutputFolder folder = asked.orElse(null)) {
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
            if (folder != null) {
                figure(report, tables, folder);
            }
            output.print(report);
        }
        return 0;
    }

    /** The figure of neighbourhood distributions. */
    private void figure(Report report, List<CategoricalTable> tables, OutputFolder folder) throws IOException {
        List<Benchmark> sets = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_DRAWN, tables.size()); i++) {
            CategoricalTable table = tables.get(i);
            String name = source.name(datasets.get(i));
            sets.add(Benchmark.of(name, FittedModel.of(name, table, table.notes()), table.landscape()));
        }
        Figure figure = Neighbourhoods.of(sets)
                .figure()
                .madeBy("Data: " + source.file().getFileName() + ". Made by: ./nadir contrast --datasets "
                        + String.join(",", datasets));
        PlotCommand.write(List.of(figure), "", folder, Threads.of(randomness.threads()));
        report.note("Figure: " + folder.commit()
                + (tables.size() > MOST_DRAWN ? ", of the first " + MOST_DRAWN + " data sets." : "."));
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
