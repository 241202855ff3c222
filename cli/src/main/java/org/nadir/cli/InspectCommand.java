package org.nadir.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.Inspection;
import org.nadir.simulation.fit.Reliability;
import org.nadir.simulation.landscape.read.CategoricalTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nadir inspect}. */
@Command(
        name = "inspect",
        sortOptions = false,
        description = {
            "Says what a landscape is: size, degrees, ties, minima, basins, walks, spectrum, noise.",
            "",
            "Nothing is fitted but ranks, and nothing is sampled. Configurations are neighbours if they differ at one"
                    + " position; where combinations are missing the graph is what is left of it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir inspect --data nats_bench.csv --dataset cifar100",
            "  nadir inspect --data variants.tsv --sequence variant --value fitness --maximise"
        })
final class InspectCommand implements Callable<Integer> {
    @Mixin
    private final LandscapeSource source = new LandscapeSource();

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Which data set of a benchmark's table: cifar10, cifar100, imagenet16-120.")
    private @Nullable String dataset;

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        CategoricalTable table = source.table(dataset);
        table.notes().forEach(output::say);
        Inspection inspection = Inspection.of(source.name(dataset), table);
        FittedModel model = inspection.model();
        Report report = Report.of("Landscape " + model.name());
        report.table(LandscapePages.facts(source.file(), table, model)
                .row("components", Integer.toString(inspection.components()))
                .row("different losses", Integer.toString(inspection.distinctLosses()))
                .row("rho, edge correlation of normal scores", LandscapePages.text(model.rho()))
                .row("good end, best 1 %", LandscapePages.text(inspection.tail1()))
                .row("good end, best 5 %", LandscapePages.text(inspection.tail5())));
        report.table(LandscapePages.counts(model.counted()));
        report.table(LandscapePages.basins(model.counted()));
        report.table(LandscapePages.dependence(model));
        Table walk = Table.of(
                "random_walk",
                "Random-walk autocorrelation, exact",
                Column.of("lag"),
                Column.of("losses"),
                Column.of("normal_scores"));
        for (int k = 0; k < inspection.walk().size(); k++) {
            walk.row(k, inspection.walk().get(k), inspection.walkOfScores().get(k));
        }
        report.table(walk);
        notes(report, inspection);
        runs(report);
        output.print(report);
        return 0;
    }

    private static void notes(Report report, Inspection inspection) {
        report.note("Good end: the chance that a neighbour of one of the best vertices is one of them.");
        if (inspection.isolated() > 0) {
            report.note(inspection.isolated()
                    + " vertices have no neighbour: each counts as a minimum for want of a comparison.");
        }
        if (inspection.components() > 1) {
            report.note("The graph falls into " + inspection.components()
                    + " components: no descent leaves its own, and the optimum can be reached from one only.");
        }
        if (inspection.nearTies() > inspection.distinctLosses() / 20) {
            report.note(inspection.nearTies() + " of " + inspection.distinctLosses()
                    + " different losses lie within a millionth of the range of the next. If that is rounding noise,"
                    + " --resolution brings back the ties that it hides.");
        }
        inspection
                .merged()
                .ifPresent(merged -> report.note(inspection.groups()
                        + " classes of equivalent configurations; the variance between them is "
                        + Math.round(1000 * inspection.reliability()) / 1000.0
                        + " of the whole (the rest is noise). Merged, each with its mean loss, they have "
                        + merged.strictMinima() + " strict minima and " + merged.weakMinima() + " weak ones."));
    }

    /** Noise, where a file has several runs. */
    private void runs(Report report) throws IOException {
        List<CategoricalTable> runs = source.runs();
        if (runs.size() < 2) {
            return;
        }
        Reliability reliability = Reliability.of(runs, 1);
        Table noise = Table.of(
                "noise",
                "Noise of one run, from " + runs.size() + " runs: reliability " + round(reliability.lambda())
                        + " (95 % " + round(reliability.lower()) + " to " + round(reliability.upper()) + ")",
                Column.of("score", "mean score"),
                Column.of("sd", "sd of a run"),
                Column.of("vertices"));
        for (Reliability.LocalNoise part : reliability.noise()) {
            noise.row(part.score(), part.sd(), part.vertices());
        }
        report.table(noise);
        report.note("Without noise, were it the same everywhere: rho " + round(reliability.trueRho()) + ", r(2) "
                + round(reliability.trueR2()) + "; one run has rho " + round(reliability.observedRho()) + ".");
    }

    private static double round(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }
}
