package org.nadir.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Format;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.fit.Counted;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.Inspection;
import org.nadir.simulation.fit.RandomWalk;
import org.nadir.simulation.fit.Reliability;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.MalformedDataException;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Numerals;
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
                    + " autocorrelation, which has its standard error, and what noise would do. Configurations are neighbours if they differ at one position; where combinations"
                    + " are missing the graph is what is left of it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir inspect --data nats_bench.csv --dataset cifar100",
            "  nadir inspect --data variants.tsv --sequence variant --value fitness --maximise",
            "  nadir inspect --data measured.csv --positions a,b,c --value run1,run2,run3 --minimise"
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
        if (output.format() != Format.TEXT) {
            // Who pipes the report to a program should see them too.
            table.notes().forEach(output::say);
        }
        Inspection inspection = inspected(table);
        FittedModel model = inspection.model();
        Report report = Report.of("Landscape " + model.name());
        LandscapePages.reading(table).ifPresent(report::table);
        report.table(LandscapePages.facts(source.file(), table, model)
                .row("components", inspection.components())
                .row("different losses", inspection.distinctLosses())
                .row("rho, edge correlation of normal scores", model.rho())
                .row("good end, best 1 %", LandscapePages.known(inspection.tail1()))
                .row("good end, best 5 %", LandscapePages.known(inspection.tail5())));
        report.table(LandscapePages.counts(model.counted()));
        report.table(LandscapePages.basins(model.counted()));
        report.table(LandscapePages.dependence(model));
        report.table(walks(table, inspection));
        notes(report, table, inspection);
        runs(report, table);
        output.print(report);
        return 0;
    }

    /** The inspection; what a table can not be asked is a fault of the data, which is named. */
    private Inspection inspected(CategoricalTable table) throws IOException {
        try {
            return Inspection.of(source.name(dataset), table);
        } catch (IllegalArgumentException e) {
            throw MalformedDataException.of(table.source(), String.valueOf(e.getMessage()));
        }
    }

    /** The autocorrelation three ways: exact, walked, and of the operator of the fitted Gaussian copula. */
    private Table walks(CategoricalTable table, Inspection inspection) {
        int lags = inspection.walk().size() - 1;
        Graph graph = table.landscape().graph();
        boolean windowed = low > 0 || high < 1;
        List<Estimate> walked =
                RandomWalk.estimated(graph, table.losses(), lags, walks, STEPS, low, high, randomness.seed());
        double[] within = windowed ? RandomWalk.exact(graph, table.losses(), lags, low, high) : new double[0];
        double[] operator = RandomWalk.ofPair(inspection.model().gaussianPair(), lags, false);
        List<Column> columns = new ArrayList<>(List.of(Column.of("lag"), Column.of("losses")));
        if (windowed) {
            columns.add(Column.of("window", "losses, window"));
        }
        columns.add(Column.of("walked", windowed ? "window, walked" : "losses, walked"));
        columns.add(Column.of("operator", "losses, operator"));
        columns.add(Column.of("normal_scores"));
        columns.add(Column.of("operator_of_scores", "normal scores, operator"));
        Table walk = Table.of(
                "random_walk",
                "Random-walk autocorrelation: exact, walked (" + walks + " walks of " + STEPS
                        + " steps), and of the fitted Gaussian copula",
                columns.toArray(Column[]::new));
        for (int k = 0; k <= lags; k++) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(k);
            row.add(inspection.walk().get(k));
            if (windowed) {
                row.add(LandscapePages.known(within[k]));
            }
            row.add(LandscapePages.known(walked.get(k)));
            row.add(operator[k]);
            row.add(inspection.walkOfScores().get(k));
            row.add(StrictMath.pow(inspection.model().rho(), k));
            walk.row(row.toArray());
        }
        return walk;
    }

    private void notes(Report report, CategoricalTable table, Inspection inspection) {
        if (low > 0 || high < 1) {
            report.note("In the window both losses lie between the quantiles " + LandscapePages.text(low) + " and "
                    + LandscapePages.text(high) + "; the other columns of the random walk have no window.");
        }
        report.note("Good end: the chance that a neighbour of one of the best vertices is one of them.");
        if (inspection.isolated() > 0) {
            report.note(inspection.isolated()
                    + " vertices have no neighbour: each counts as a minimum for want of a comparison.");
        }
        if (inspection.components() > 1) {
            report.note("The graph falls into " + inspection.components()
                    + " components: no descent leaves its own, and the optimum can be reached from one only.");
        }
        int reach = inspection.model().correlations().length;
        if (!table.isMerged() && reach < table.positions()) {
            report.note("The correlation by distance is known to distance " + reach + " of " + table.positions()
                    + ": farther takes too many sums, over pairs of the " + table.rows()
                    + " rows, the whole space, or the subsets of " + (reach + 1) + " positions.");
        }
        inspection
                .roundingNoise()
                .ifPresent(noise -> report.note(noise.differences() + " of " + inspection.distinctLosses()
                        + " different losses lie within " + Numerals.rounded(noise.largest(), 2)
                        + " of the next, and the others no closer than " + Numerals.rounded(noise.next(), 2)
                        + ": that looks like rounding noise. --resolution with a step between the two brings back the"
                        + " ties that it hides."));
        inspection
                .merged()
                .ifPresent(merged -> report.note(inspection.groups()
                        + " classes of equivalent configurations; the variance between them is "
                        + Math.round(1000 * inspection.reliability()) / 1000.0
                        + " of the whole (the rest is noise). Merged, each with its mean loss, they have "
                        + merged.strictMinima() + " strict minima and " + merged.weakMinima() + " weak ones."));
    }

    /** Noise, where a file has several runs. */
    private void runs(Report report, CategoricalTable table) throws IOException {
        List<CategoricalTable> runs = source.runs(table, dataset);
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
        report.table(Table.of(
                        "reliability",
                        "Reliability, from repeated runs; the landscape above is their mean",
                        Column.of("runs"),
                        Column.of("reliability", "reliability of one"),
                        Column.of("lower"),
                        Column.of("upper"),
                        Column.of("of_mean", "reliability of the mean"))
                .row(
                        runs.size(),
                        reliability.lambda(),
                        reliability.lower(),
                        reliability.upper(),
                        IsotropicField.reliability(Math.max(0, Math.min(1, reliability.lambda())), runs.size())));
        report.table(noise);
        report.table(noiseMinima(table, runs, reliability));
        report.note("Without noise, were it the same everywhere: rho " + round(reliability.trueRho()) + ", r(2) "
                + round(reliability.trueR2()) + "; one run has rho " + round(reliability.observedRho()) + ".");
        if (!(reliability.lambda() > 0 && reliability.trueRho() < 1)) {
            report.note("That is no correlation: the runs agree less with each other than neighbours do within one,"
                    + " so noise is not independent from vertex to vertex, or runs are not of the same.");
        } else if (!predictable(table)) {
            report.note("What noise does to minima is predicted on complete spaces of one number of choices only.");
        }
    }

    private static boolean predictable(CategoricalTable table) {
        return table.complete() && Arrays.stream(table.radices()).distinct().count() == 1;
    }

    /** What noise alone would do to a field of the corrected correlation, beside what the runs have. */
    private static Table noiseMinima(CategoricalTable table, List<CategoricalTable> runs, Reliability reliability) {
        int[] radices = table.radices();
        boolean predicted = predictable(table)
                && reliability.lambda() > 0
                && reliability.trueRho() > -1.0 / (radices[0] - 1)
                && reliability.trueRho() < 1;
        Table minima = Table.of(
                "noise_minima",
                "Strict minima, were noise alike everywhere, on a field of correlation rho^distance",
                Column.of("landscape"),
                Column.of("predicted"),
                Column.of("counted"));
        String each = runs.stream()
                .map(run -> Integer.toString(Counted.of(run.landscape()).strictMinima()))
                .collect(Collectors.joining(", "));
        int mean = Counted.of(table.landscape()).strictMinima();
        int d = radices.length;
        int q = radices[0];
        minima.row("one run", predicted ? reliability.minima(d, q, 1) : null, each);
        minima.row("mean of " + runs.size(), predicted ? reliability.minima(d, q, runs.size()) : null, mean);
        minima.row("without noise", predicted ? reliability.minima(d, q, 0) : null, null);
        return minima;
    }

    private static double round(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }
}
