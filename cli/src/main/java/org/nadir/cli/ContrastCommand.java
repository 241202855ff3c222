package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nadir.plots.Figure;
import org.nadir.plots.report.Report;
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
            "Lays two or more data sets side by side: losses, neighbourhoods, walks, spectra, and whether the"
                    + " neighbourhood distributions differ by more than chance.",
            "",
            "Of a general table (--positions or --sequence) the data sets are value columns, of NAS-Bench-Macro its runs"
                    + " (1, 2, 3, mean). With --with, those of other files are laid beside. With --out, the tables are"
                    + " written as JSON and CSV, and the figure of the neighbourhood distributions as PNG, SVG, PDF, CSV"
                    + " and caption.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir contrast --data nats_bench.csv --datasets cifar100,imagenet16-120",
            "  nadir contrast --data variants.csv --sequence variant --datasets day1,day2 --maximise",
            "  nadir contrast --data gb1.csv --with trpb.csv --sequence variant --value fitness --maximise"
        })
final class ContrastCommand implements Callable<Integer> {
    /** Columns that the figure has room for. */
    private static final int MOST_DRAWN = 4;

    @Mixin
    private final GivenTable source = new GivenTable();

    @Option(
            names = "--datasets",
            split = ",",
            paramLabel = "NAME",
            description =
                    "The data sets: at least two, or with --with at least one; not needed where --value names one.")
    private List<String> datasets = new ArrayList<>();

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "Another file with the same data sets, read as --data is; can be repeated.")
    private List<Path> others = new ArrayList<>();

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
        if (datasets.size() < 2 && others.isEmpty()) {
            throw new IllegalArgumentException("--datasets must name at least two data sets"
                    + (datasets.isEmpty() ? "" : ", but was " + String.join(",", datasets))
                    + "; or name another file by --with");
        }
        if (datasets.stream().distinct().count() < datasets.size()) {
            throw new IllegalArgumentException(
                    "--datasets must name each data set once, but was " + String.join(",", datasets));
        }
        return output.report("contrast", this::report);
    }

    /** A landscape that is laid beside others. */
    private record Named(String name, Path file, CategoricalTable table) {}

    private List<Named> landscapes() throws IOException {
        List<Path> files = new ArrayList<>(List.of(source.file()));
        files.addAll(others);
        List<Named> all = new ArrayList<>();
        for (Path file : files) {
            if (datasets.isEmpty()) {
                all.add(new Named(LandscapeSource.stem(file), file, source.table(file, null)));
            }
            for (String dataset : datasets) {
                String name = source.general() ? dataset : dataset.toLowerCase(Locale.ROOT);
                all.add(new Named(
                        files.size() > 1 ? LandscapeSource.stem(file) + " " + name : name,
                        file,
                        source.table(file, dataset)));
            }
        }
        all.stream().flatMap(named -> named.table().notes().stream()).distinct().forEach(output::say);
        return all;
    }

    private static String files(List<Named> all) {
        return all.stream()
                .map(named -> named.file().getFileName().toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Report report(Optional<OutputFolder> folder) throws IOException {
        List<Named> all = landscapes();
        Report report = Report.of("Contrast of " + all.stream().map(Named::name).collect(Collectors.joining(" and ")))
                .fact(others.isEmpty() ? "file" : "files", files(all))
                .fact("seed", randomness.seed());
        for (Named landscape : all) {
            landscape.table().notes().forEach(note -> report.note(landscape.name() + ": " + note));
        }
        List<Contrast> contrasts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                contrasts.add(contrast(all.get(i), all.get(j)));
                ContrastPages.add(report, i + 1, j + 1, contrasts.get(contrasts.size() - 1));
            }
        }
        report.table(ContrastPages.tests(contrasts));
        contrasts.stream().map(ContrastPages::drawn).distinct().forEach(report::note);
        if (folder.isPresent()) {
            figure(report, all, folder.get());
        }
        return report;
    }

    private Contrast contrast(Named first, Named second) {
        return Contrast.of(
                first.name(),
                first.table(),
                second.name(),
                second.table(),
                bootstraps,
                randomness.seed(),
                Threads.of(randomness.threads()),
                output.progress());
    }

    /** The figure of neighbourhood distributions. */
    private void figure(Report report, List<Named> all, OutputFolder folder) throws IOException {
        List<Benchmark> sets = new ArrayList<>();
        for (Named landscape : all.subList(0, Math.min(MOST_DRAWN, all.size()))) {
            CategoricalTable table = landscape.table();
            sets.add(Benchmark.of(
                    landscape.name(), FittedModel.of(landscape.name(), table, table.notes()), table.landscape()));
        }
        String others = this.others.stream()
                .map(file -> " --with " + file.getFileName())
                .collect(Collectors.joining());
        Figure figure = Neighbourhoods.of(sets)
                .figure()
                .madeBy("Data: " + files(all) + ". Made by: ./nadir contrast --data "
                        + source.file().getFileName() + others
                        + source.words()
                        + (datasets.isEmpty() ? "" : " --datasets " + String.join(",", datasets)));
        PlotCommand.write(List.of(figure), "", folder, Threads.of(randomness.threads()));
        if (all.size() > MOST_DRAWN) {
            report.note("The figure shows the first " + MOST_DRAWN + " data sets.");
        }
    }
}
