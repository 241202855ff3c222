package org.nadir.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Table;
import org.nadir.simulation.fit.AuthorsPair;
import org.nadir.simulation.fit.CheckedQuantity;
import org.nadir.simulation.fit.ClusteredMinima;
import org.nadir.simulation.fit.CopulaTest;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.GridCopulaFit;
import org.nadir.simulation.fit.KernelDensity;
import org.nadir.simulation.fit.MarginalFit;
import org.nadir.simulation.fit.ModelCheck;
import org.nadir.simulation.fit.NeighbourPairs;
import org.nadir.simulation.fit.PredictedCounts;
import org.nadir.simulation.fit.RandomWalk;
import org.nadir.simulation.fit.Reliability;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.theory.Defects;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.StandardNormal;
import org.nadir.theory.numeric.Estimate;

/** The tables of {@code nadir fit}. */
final class FitPages {
    private static final double[][] BANDS = {{0, 0.01}, {0.01, 0.05}, {0.2, 0.3}, {0.45, 0.55}, {0.7, 0.8}, {0.95, 1}};
    private static final int LAGS = 10;

    private static final double[] LEVELS = {0.1, 0.5, 0.9};

    private FitPages() {}

    /** The share of the losses that the most frequent value has. */
    static double largestAtom(double[] losses) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        int most = 1;
        int run = 1;
        for (int i = 1; i < sorted.length; i++) {
            run = sorted[i] == sorted[i - 1] ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return most / (double) sorted.length;
    }

    static Table copulas(GridCopulaFit fit, NeighbourPairs pairs) {
        double edges = pairs.pairs() / 2.0;
        // Heights of a symmetric grid, less what the margins fix.
        double free = fit.knots() * (fit.knots() - 1) / 2.0;
        return Table.of(
                        "copulas",
                        "Copulas: log likelihood of a pair of neighbours, against independence; criteria as if edges were"
                                + " independent",
                        Column.of("copula"),
                        Column.of("all_pairs"),
                        Column.of("held_out"),
                        Column.of("parameters"),
                        Column.of("aic", "AIC"),
                        Column.of("bic", "BIC"))
                .row(
                        "Gaussian, rho " + LandscapePages.text(fit.rho()),
                        fit.logLikelihoodGaussian(),
                        fit.heldOutGaussian(),
                        1,
                        2 - 2 * edges * fit.logLikelihoodGaussian(),
                        StrictMath.log(edges) - 2 * edges * fit.logLikelihoodGaussian())
                .row(
                        "grid of " + fit.knots() + " knots, pseudo-counts " + fit.pull(),
                        fit.logLikelihood(),
                        fit.heldOut(),
                        (int) free,
                        2 * free - 2 * edges * fit.logLikelihood(),
                        free * StrictMath.log(edges) - 2 * edges * fit.logLikelihood());
    }

    static Table conditionalQuantiles(NeighbourPairs pairs, GridCopulaFit fit) {
        Table quantiles = Table.of(
                "conditional_quantiles",
                "Normal score of a neighbour given the vertex's rank: quantiles seen, and under the Gaussian and the grid"
                        + " copula, over the same ranks",
                Column.of("ranks"),
                Column.of("level"),
                Column.of("seen"),
                Column.of("gaussian"),
                Column.of("grid"));
        for (double[] band : BANDS) {
            for (double level : LEVELS) {
                quantiles.row(
                        band[0] + " to " + band[1],
                        level,
                        LandscapePages.known(pairs.conditionalQuantile(band[0], band[1], level)),
                        overBand(GaussianCopula.of(fit.rho()).inScores(), band, level),
                        overBand(fit.copula().inScores(), band, level));
            }
        }
        return quantiles;
    }

    /** The quantile of a neighbour's score, the vertex's rank being anywhere in a band: the mean of 32 distributions. */
    private static double overBand(NeighbourDensity scores, double[] band, double level) {
        double[] ranks = new double[32];
        Arrays.setAll(ranks, i -> StandardNormal.quantile(band[0] + (band[1] - band[0]) * (i + 0.5) / ranks.length));
        double low = -9;
        double high = 9;
        while (high - low > 1e-9) {
            double middle = 0.5 * (low + high);
            double below = 0;
            for (double rank : ranks) {
                below += scores.lowerTail(rank, middle) / ranks.length;
            }
            if (below < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /** How far the fitted pairs, and the landscape itself, are from what an undirected regular graph can have. */
    static Table defects(FittedModel model, boolean authors) {
        Table defects = Table.of(
                "defects",
                "Stationarity and reversibility: total variation from what an undirected regular graph has",
                Column.of("pair"),
                Column.of("stationarity"),
                Column.of("reversibility"));
        defects.row(
                "the landscape: vertices, and ends of edges",
                Estimate.exact(model.degreesByRank().stationarityDefect()),
                Estimate.exact(0));
        Defects gaussian = Defects.of(model.gaussianPair());
        defects.row("gaussian-copula", gaussian.stationarity(), gaussian.reversibility());
        if (model.gridCopula().isPresent()) {
            Defects grid = Defects.of(model.pair());
            defects.row("grid copula", grid.stationarity(), grid.reversibility());
        }
        if (authors) {
            Defects theirs = Defects.of(AuthorsPair.of(model.name()));
            defects.row("the authors' pair", theirs.stationarity(), theirs.reversibility());
        }
        return defects;
    }

    /** The reliability of a run, and what the landscape would be without noise. */
    static Table noise(Reliability reliability) {
        return Table.of(
                        "noise",
                        "Noise, from " + reliability.runs() + " runs; without it, were it alike everywhere",
                        Column.of("what"),
                        Column.of("value"),
                        Column.of("lower", "95 % from"),
                        Column.of("upper", "to"))
                .row("reliability of one run, lambda", reliability.lambda(), reliability.lower(), reliability.upper())
                .row("rho of one run", reliability.observedRho(), null, null)
                .row("rho without noise", LandscapePages.known(reliability.trueRho()), null, null)
                .row("r(2) without noise", LandscapePages.known(reliability.trueR2()), null, null);
    }

    /** The random walk, exact and by the operators of the fitted copulas. */
    static Table walks(CategoricalTable table, FittedModel model) {
        double[] exact = RandomWalk.exact(table.landscape().graph(), table.losses(), LAGS);
        double[] gaussian = RandomWalk.ofPair(model.gaussianPair(), LAGS, false);
        double[] grid = RandomWalk.ofPair(model.pair(), LAGS, false);
        Table walks = Table.of(
                "random_walk",
                "Random-walk autocorrelation of losses: exact, and of the operators of the fitted copulas",
                Column.of("lag"),
                Column.of("exact"),
                Column.of("gaussian"),
                Column.of("grid"));
        for (int k = 0; k <= LAGS; k++) {
            walks.row(k, exact[k], gaussian[k], grid[k]);
        }
        return walks;
    }

    static Table marginals(List<MarginalFit> all, int refits) {
        Table fits = Table.of(
                "marginals",
                "pdf_n: log density of a loss, and the Kolmogorov-Smirnov distance"
                        + (refits > 0 ? ", p by " + refits + " refits" : ""),
                Column.of("family"),
                Column.of("all"),
                Column.of("held_out"),
                Column.of("aic", "AIC"),
                Column.of("bic", "BIC"),
                Column.of("ks", "KS"),
                Column.of("p"));
        for (MarginalFit fit : all) {
            fits.row(
                    fit.parameters() > 0 || fit.density() instanceof KernelDensity
                            ? fit.density().toString()
                            : fit.family(),
                    fit.logLikelihood(),
                    fit.heldOut(),
                    LandscapePages.known(fit.aic()),
                    LandscapePages.known(fit.bic()),
                    fit.ks(),
                    LandscapePages.known(fit.ksP()));
        }
        return fits;
    }

    static Table copulaTest(FittedModel model, CopulaTest test) {
        return Table.of(
                        "copula_test",
                        "Will a Gaussian copula do? Cramer-von Mises distance, beside fields with the landscape's spectrum",
                        Column.of("copula"),
                        Column.of("distance"),
                        Column.of("mean_of_fields"),
                        Column.of("fields"),
                        Column.of("p"))
                .row(
                        "Gaussian, rho " + LandscapePages.text(model.rho()),
                        test.distance(),
                        test.meanDistance(),
                        test.bootstraps(),
                        test.p());
    }

    static Table predicted(FittedModel model, List<PredictedCounts> predictions) {
        Table predicted = Table.of(
                "predicted",
                "Predicted, beside " + model.counted().strictMinima() + " strict minima, "
                        + model.counted().weakMinima() + " weak ones and "
                        + Math.round(1000 * model.counted().meanSteps()) / 1000.0 + " mean steps counted",
                Column.of("model"),
                Column.of("closure"),
                Column.of("minima"),
                Column.of("mean_steps"));
        for (PredictedCounts prediction : predictions) {
            predicted.row(
                    prediction.model(),
                    prediction.closure(),
                    prediction.minima(),
                    Double.isNaN(prediction.meanSteps().value()) ? null : prediction.meanSteps());
        }
        return predicted;
    }

    /** What Theorem 5.1 predicts on pdf_e as it is, neighbours independent and clustered. */
    static void add(Table predicted, ClusteredMinima clustered) {
        predicted.row("pdf_e by local regression", "tree (Theorem 5.1)", clustered.independent(), null);
        predicted.row("pdf_e by local regression", "clustered neighbours", clustered.minima(), null);
        predicted.row("pdf_e by local regression", "clustered as among the best tenth", clustered.goodMinima(), null);
    }

    static Table clustering(ClusteredMinima clustered) {
        return Table.of(
                        "clustering",
                        "How the neighbours of one vertex hang together, given its loss: correlation of their residual scores",
                        Column.of("vertices"),
                        Column.of("tau1", "within a clique"),
                        Column.of("tau2", "across cliques"))
                .row("all", clustered.tau1(), clustered.tau2())
                .row("the best tenth", clustered.goodTau1(), clustered.goodTau2());
    }

    /** The ε-curve and the basins by every closure that gives them, beside the counted. */
    static Optional<Table> curves(CategoricalTable table, List<PredictedCounts> predictions) {
        List<Column> columns = new ArrayList<>(List.of(Column.of("quantity"), Column.of("counted")));
        List<SortedMap<String, Estimate>> curves = new ArrayList<>();
        for (PredictedCounts prediction : predictions) {
            if (prediction.solution().isPresent()) {
                String closure = prediction.closure().split(" ", 2)[0];
                boolean grid = prediction.model().startsWith("grid");
                columns.add(Column.of(
                        (grid ? "grid_" : "") + closure.replaceAll("[^a-z]", ""),
                        (grid ? "grid copula, " : "") + closure));
                curves.add(prediction.curves(table.losses()));
            }
        }
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        Table result = Table.of(
                "curves",
                "Where descents end, and how large the basins are: counted, and by each closure",
                columns.toArray(new Column[0]));
        for (Map.Entry<String, Double> counted : PredictedCounts.counted(table).entrySet()) {
            String name = counted.getKey();
            List<@Nullable Object> row = new ArrayList<>();
            row.add(name);
            row.add(LandscapePages.known(counted.getValue()));
            boolean any = false;
            for (SortedMap<String, Estimate> curve : curves) {
                row.add(curve.get(name));
                any |= curve.containsKey(name);
            }
            if (any) {
                result.row(row.toArray());
            }
        }
        return Optional.of(result);
    }

    /** The counts beside a model's landscapes, and beside what the closure that speaks of it predicts. */
    static Table check(String word, String words, ModelCheck check, SortedMap<String, Estimate> predicted) {
        Table checks = Table.of(
                "drawn_" + word,
                "Counted, beside " + check.replicates() + " landscapes drawn: " + words,
                Column.of("quantity"),
                Column.of("counted"),
                Column.of("predicted"),
                Column.of("mean"),
                Column.of("sd", "sd of one"),
                Column.of("lower", "95 % from"),
                Column.of("upper", "to"),
                Column.of("p"));
        for (CheckedQuantity quantity : check.quantities()) {
            checks.row(
                    quantity.quantity(),
                    quantity.counted(),
                    predicted.get(quantity.quantity()),
                    LandscapePages.known(quantity.mean()),
                    LandscapePages.known(quantity.sd()),
                    LandscapePages.known(quantity.lower()),
                    LandscapePages.known(quantity.upper()),
                    quantity.p());
        }
        return checks;
    }

    /** Whether a closure counts starts more than once, or not at all. */
    static Optional<String> mass(List<PredictedCounts> predictions) {
        String off = predictions.stream()
                .filter(prediction -> prediction
                        .solution()
                        .filter(solution -> Math.abs(solution.mass().value() - 1) > 1e-6)
                        .isPresent())
                .map(prediction -> prediction.closure() + " has M = "
                        + LandscapePages.text(
                                prediction.solution().orElseThrow().mass().value()))
                .collect(Collectors.joining(", "));
        return off.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Where M is not 1 a closure counts starts more than once, and its shares and steps are sums: "
                                + off + ".");
    }
}
