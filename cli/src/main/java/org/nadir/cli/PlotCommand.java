package org.nadir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nadir.plots.Figure;
import org.nadir.plots.FigureFiles;
import org.nadir.plots.drawing.Lettering;
import org.nadir.plots.report.Report;
import org.nadir.plots.reproduce.Experiment;
import org.nadir.plots.reproduce.Reproduction;
import org.nadir.simulation.Threads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nadir plot}. */
@Command(
        name = "plot",
        sortOptions = false,
        description = {
            "Draws one figure of the seed work, predicted over counted, with its data and its caption.",
            "",
            "Writes PNG (300 dpi), SVG, PDF, CSV and the caption into the folder --out.",
            ""
        },
        footerHeading = "%nFigures:%n",
        footer = {
            "  overlay     local minima, predicted and counted: the uniform case and three data sets",
            "  minima      local minima against correlation, degree and size, with ratios",
            "  uniform     the uniform case over the degree: n/s against n/(s+1)",
            "  neighbours  neighbourhood distributions of the data sets side by side",
            "  within      the share of starts that end within epsilon of the optimum",
            "  basins      basin size against loss",
            "  walk        random-walk autocorrelation",
            "  table       the paper's table: denoised, standard and random losses",
            "  noise       minima and the optimum against noise",
            "  search      the best loss found against evaluations, at several noise levels",
            "  forest      the descent trees of the nine best minima",
            "  mass        loss of mass: M of every closure",
            "  steps       the distribution of steps"
        })
final class PlotCommand implements Callable<Integer> {
    /** The words of the figures, for the usage text. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Experiment.values()).map(Experiment::word).iterator();
        }
    }

    @Parameters(
            index = "0",
            paramLabel = "FIGURE",
            completionCandidates = Words.class,
            description = "Which figure: ${COMPLETION-CANDIDATES}.")
    private String figure = "";

    @Mixin
    private final Laboratories laboratories = new Laboratories();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        Experiment experiment = Experiment.of(figure);
        try (OutputFolder folder = output.folder("out")) {
            Reproduction reproduction = Reproduction.of(
                    List.of(experiment),
                    laboratories.laboratory(output.progress()),
                    laboratories.benchmarks(),
                    laboratories.provenance("plot " + experiment.word()));
            Figure drawn = reproduction.figures().get(0);
            write(List.of(drawn), "", folder, laboratories.threads());
            List<Path> files = folder.commit();
            Report report = Report.of(drawn.title()).fact("seed", laboratories.seed());
            if (!reproduction.comparisons().isEmpty()) {
                report.table(reproduction.table());
            }
            reproduction.findings().stream().map(Lettering::unmarked).forEach(report::note);
            report.note("Written: "
                    + String.join(", ", files.stream().map(Path::toString).toList()));
            output.print(report);
        }
        return 0;
    }

    /** Writes figures to a folder within the output folder, several at once; they are seen when it is committed. */
    static void write(List<Figure> figures, String within, OutputFolder folder, Threads threads) throws IOException {
        List<Path> places = new ArrayList<>();
        for (Figure figure : figures) {
            Path staged = folder.folder();
            for (FigureFiles.Format format : FigureFiles.Format.values()) {
                staged = folder.stage(
                        within + figure.name() + "." + format.name().toLowerCase(Locale.ROOT));
            }
            places.add(staged.toAbsolutePath().getParent());
        }
        threads.run(figures.size(), (i, worker) -> {
            try {
                FigureFiles.write(figures.get(i), places.get(i));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
