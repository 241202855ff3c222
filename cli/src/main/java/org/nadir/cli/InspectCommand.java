package org.nadir.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.fit.Counted;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.Inspection;
import org.nadir.simulation.fit.RandomWalk;
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
            "Nothing is fitted but ranks and the correlation of neighbours; everything is exact but the walked"
                    + " autocorrelation. Configurations are neighbours if they differ at one position; where combinations"
                    + " are missing the graph is what is left of it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir inspect --data nats_bench.csv --dataset cifar100",
            "  nadir inspect --data variants.tsv --sequence variant --value fitness --maximise"
        })
final class InspectCommand implements Callable<Integer> {
    private static final int STEPS = 1000;

    @Mixin
    private final GivenTable source = new GivenTable();

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Which data set of a benchmark's table: cifar10, cifar100, imagenet16-120.")
    private @Nullable String dataset;

    @Option(
            names = "--walks",
            paramLabel = "COUNT",
            defaultValue = "200",
            description = "How many random walks of 1000 steps are walked (default: ${DEFAULT-VALUE}).")
    private int walks;

    @Option(
            names = "--low",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Of walks count only pairs of which both losses lie above this quantile, a share of the vertices"
                            + " (default: ${DEFAULT-VALUE}).")
    private double low;

    @Option(
            names = "--high",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "... and below this one (default: ${DEFAULT-VALUE}).")
    private double high;

    @Mixin
    private final Randomness randomness = new Randomness();

    @Mixin
    private final Output output = new Output();

    /** For picocli. */
    InspectCommand() {
        this.walks = 200;
        this.low = 0;
        this.high = 1;
    }

    @Override
    public Integer call() throws IOException {
        if (walks < 1) {
            throw new IllegalArgumentException("--walks must be at least 1, but was " + walks);
        }
        if (!(low >= 0 && low < high && high <= 1)) {
            throw new IllegalArgumentException(
                    "--low and --high must have 0 <= low < high <= 1, but were " + low + " and " + high);
        }
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
        report.table(walks(table, inspection));
        notes(report, inspection);
        runs(report);
        output.print(report);
        return 0;
    }

    /** The autocorrelation three ways: exact, walked, and of the operator of the fitted Gaussian copula. */
    private Table walks(CategoricalTable table, Inspection inspection) {
        int lags = inspection.walk().size() - 1;
        double[] walked = RandomWalk.walked(
                table.landscape().graph(), table.losses(), lags, walks, STEPS, low, high, randomness.seed());
        double[] operator = RandomWalk.ofPair(inspection.model().gaussianPair(), lags, false);
        String window = low == 0 && high == 1
                ? ""
                : ", losses between the quantiles " + LandscapePages.text(low) + " and " + LandscapePages.text(high);
        Table walk = Table.of(
                "random_walk",
                "Random-walk autocorrelation: exact, walked (" + walks + " walks of " + STEPS + " steps" + window
                        + "), and of the fitted Gaussian copula",
                Column.of("lag"),
                Column.of("losses"),
                Column.of("walked", "losses, walked"),
                Column.of("operator", "losses, operator"),
                Column.of("normal_scores"),
                Column.of("operator_of_scores", "normal scores, operator"));
        for (int k = 0; k <= lags; k++) {
            walk.row(
                    k,
                    inspection.walk().get(k),
                    LandscapePages.known(walked[k]),
                    operator[k],
                    inspection.walkOfScores().get(k),
                    StrictMath.pow(inspection.model().rho(), k));
        }
        return walk;
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
        report.table(noiseMinima(runs, reliability));
        report.note("Without noise, were it the same everywhere: rho " + round(reliability.trueRho()) + ", r(2) "
                + round(reliability.trueR2()) + "; one run has rho " + round(reliability.observedRho()) + ".");
    }

    /** What noise alone would do to a field of the corrected correlation, beside what the runs have. */
    private Table noiseMinima(List<CategoricalTable> runs, Reliability reliability) throws IOException {
        int[] radices = runs.get(0).radices();
        Table minima = Table.of(
                "noise_minima",
                "Strict minima, were noise alike everywhere, on a field of correlation rho^distance",
                Column.of("landscape"),
                Column.of("predicted"),
                Column.of("counted"));
        String each = runs.stream()
                .map(run -> Integer.toString(Counted.of(run.landscape()).strictMinima()))
                .collect(Collectors.joining(", "));
        int mean = Counted.of(source.table(null).landscape()).strictMinima();
        minima.row("one run", reliability.minima(radices.length, radices[0], 1), each);
        minima.row(
                "mean of " + runs.size(),
                reliability.minima(radices.length, radices[0], runs.size()),
                Integer.toString(mean));
        minima.row("without noise", reliability.minima(radices.length, radices[0], 0), null);
        return minima;
    }

    private static double round(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }
}
