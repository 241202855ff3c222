package org.nadir.plots.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.ForwardChain;
import org.nadir.theory.Operator;
import org.nadir.theory.Optimum;
import org.nadir.theory.Prediction;
import org.nadir.theory.Solution;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Numerals;

/** Predictions of several closures side by side, and what else theory says of a pair, as tables. */
public final class PredictionTables {
    /** Values of a curve below this, at its end, are not shown. */
    private static final double NEGLIGIBLE = 1e-9;

    private static final int FACTORS = 4;

    private PredictionTables() {}

    /**
     * The main table: a row a quantity, a column a closure.
     *
     * @param predictions of one pair and one space, at least one
     * @param more rows that some of the columns have, by name and by the closure in words; a name comes after the first row
     * @return the table
     */
    public static Table quantities(List<Prediction> predictions, Map<String, Map<String, Estimate>> more) {
        Table table = Table.of("quantities", "Predicted, by closure", columns("quantity", closures(predictions)));
        row(table, "local minima", predictions, Prediction::minima);
        more.forEach((name, byClosure) ->
                row(table, name, predictions, p -> byClosure.get(p.closure().toString())));
        row(table, "mean steps", predictions, Prediction::meanSteps);
        row(table, "iterations (steps + 1)", predictions, Prediction::iterations);
        row(table, "losses evaluated by a run", predictions, Prediction::evaluations);
        row(table, "share reaching the best of n", predictions, Prediction::shareReachingOptimum);
        row(table, "mass M", predictions, Prediction::mass);
        row(table, "defect of stationarity", predictions, p -> p.defects().stationarity());
        row(table, "defect of reversibility", predictions, p -> p.defects().reversibility());
        row(table, "nodes", predictions, p -> Estimate.exact(p.nodes()));
        row(table, "integrand evaluations", predictions, p -> Estimate.exact((double) p.integrandEvaluations()));
        return table;
    }

    private static void row(
            Table table, String name, List<Prediction> predictions, Function<Prediction, @Nullable Estimate> quantity) {
        @Nullable Object[] cells = new Object[predictions.size() + 1];
        cells[0] = name;
        for (int i = 0; i < predictions.size(); i++) {
            cells[i + 1] = quantity.apply(predictions.get(i));
        }
        table.row(cells);
    }

    /**
     * P(k steps).
     *
     * @param predictions of one pair and one space, at least one
     * @return a row a number of steps, a column a closure
     */
    public static Table steps(List<Prediction> predictions) {
        return curves("steps", "Share of starts by number of steps", "steps", predictions, Prediction::steps);
    }

    /**
     * Basins.
     *
     * @param predictions of one pair and one space, at least one
     * @return a row a loss, a column a closure
     */
    public static Table basins(List<Prediction> predictions) {
        return curves("basins", "Basin of a minimum by its loss", "loss", predictions, Prediction::basinSize);
    }

    /**
     * The ε-curve.
     *
     * @param predictions of one pair and one space, at least one
     * @param optimum what ε counts from
     * @return a row an ε, a column a closure
     */
    public static Table within(List<Prediction> predictions, Optimum optimum) {
        String from = optimum instanceof Optimum.LeastOf
                ? "the least of n losses, of all that end there or above"
                : (optimum instanceof Optimum.At at
                                ? "a loss of " + Numerals.shortest(at.loss())
                                : "the lower end of the support")
                        + ", not divided by M";
        return curves(
                "within",
                "Share of starts that end within ε of " + from,
                "epsilon",
                predictions,
                Prediction::shareWithin);
    }

    private static Table curves(
            String key, String title, String axis, List<Prediction> predictions, Function<Prediction, Curve> curve) {
        return curves(
                key,
                title,
                columns(axis, closures(predictions)),
                predictions.stream().map(curve).toList());
    }

    /** Curves on one axis side by side. Where one ends before another, as steps do, its cells stay empty. */
    private static Table curves(String key, String title, Column[] columns, List<Curve> curves) {
        Table table = Table.of(key, title, columns);
        int most = curves.stream().mapToInt(PredictionTables::shown).max().orElse(0);
        for (int j = 0; j < most; j++) {
            @Nullable Object[] cells = new Object[curves.size() + 1];
            for (int i = 0; i < curves.size(); i++) {
                Curve curve = curves.get(i);
                if (j < curve.size()) {
                    cells[0] = curve.at(j);
                    cells[i + 1] = curve.value(j);
                }
            }
            table.row(cells);
        }
        return table;
    }

    /** Up to the last value that is not negligible. */
    private static int shown(Curve curve) {
        int shown = curve.size();
        while (shown > 1 && Math.abs(curve.value(shown - 1).value()) < NEGLIGIBLE) {
            shown--;
        }
        return shown;
    }

    /**
     * |LS⁻ᵏ| by loss and depth.
     *
     * @param prediction a prediction
     * @return a row a loss, a column a depth
     */
    public static Table preimages(Prediction prediction) {
        List<String> depths = new ArrayList<>();
        for (int k = 1; k <= prediction.preimages().size(); k++) {
            depths.add(k == 1 ? "in 1 step" : "in " + k + " steps");
        }
        return curves(
                "preimages_" + key(prediction.closure().toString()),
                "Vertices that reach a minimum in exactly k steps, by its loss: " + prediction.closure(),
                columns("loss", depths),
                prediction.preimages());
    }

    /**
     * The branching factors bₖ(x) that would make Lemma 5.2 exact.
     *
     * @param exact the solution that counts
     * @param losses where they are wanted, increasing
     * @return a row a loss, a column a depth
     */
    public static Table branching(Solution exact, double... losses) {
        List<String> names = new ArrayList<>();
        for (int k = 1; k <= FACTORS; k++) {
            names.add("b" + k);
        }
        return curves(
                "branching_" + key(exact.closure().toString()),
                "Branching factors with which Lemma 5.2 would count as this closure does: " + exact.closure(),
                columns("loss", names),
                exact.branchingFactors(FACTORS, losses));
    }

    /**
     * pdf_e as an operator: eigenvalues, and autocorrelations along a random walk.
     *
     * @param operator the operator
     * @param steps the largest lag, at most 31
     * @return a row a lag k, with λₖ beside the correlations of losses and of coordinates (normal scores for a copula)
     */
    public static Table walk(Operator operator, int steps) {
        return curves(
                "walk",
                "pdf_e as an operator: its eigenvalues, and the random walk's autocorrelation at lag k",
                new Column[] {
                    Column.of("k"),
                    Column.of("eigenvalue"),
                    Column.of("losses", "of losses"),
                    Column.of("scores", "of scores or ranks")
                },
                List.of(
                        operator.eigenvalues(steps + 1),
                        operator.autocorrelation(steps),
                        operator.coordinateAutocorrelation(steps)));
    }

    /**
     * The forward chain of fresh neighbourhoods by steps.
     *
     * @param chain the chain
     * @return a row a number of steps k
     */
    public static Table chainBySteps(ForwardChain chain) {
        // Until all but a millionth have stopped.
        int most = 0;
        for (double stopped = 0; most < chain.steps().size() && stopped < 1 - 1e-6; most++) {
            stopped += chain.steps().value(most).value();
        }
        int shown = most;
        return curves(
                "chain_steps",
                "Fresh neighbourhoods forwards: after k steps",
                new Column[] {
                    Column.of("k"),
                    Column.of("stopped", "share that stops after exactly k"),
                    Column.of("loss", "mean loss, stopped or not")
                },
                List.of(head(chain.steps(), shown), head(chain.meanAfterSteps(), shown)));
    }

    private static Curve head(Curve curve, int most) {
        int size = Math.min(curve.size(), most);
        double[][] parts = new double[3][size];
        for (int i = 0; i < size; i++) {
            parts[0][i] = curve.at(i);
            parts[1][i] = curve.value(i).value();
            parts[2][i] = curve.value(i).error();
        }
        return Curve.of(parts[0], parts[1], parts[2]);
    }

    /**
     * The forward chain of fresh neighbourhoods by evaluations.
     *
     * @param chain the chain
     * @param budgets numbers of evaluations, increasing
     * @return a row a budget: the expected best loss of one search, of searches with restarts and of random search
     */
    public static Table chainByEvaluations(ForwardChain chain, long... budgets) {
        return curves(
                "chain_best",
                "Fresh neighbourhoods forwards: expected best loss seen within a budget",
                new Column[] {
                    Column.of("evaluations"),
                    Column.of("one_search", "one local search"),
                    Column.of("restarts", "with restarts"),
                    Column.of("random", "random search")
                },
                List.of(
                        chain.expectedBest(budgets),
                        chain.expectedBestWithRestarts(budgets),
                        chain.expectedBestOfRandomSearch(budgets)));
    }

    private static List<String> closures(List<Prediction> predictions) {
        return predictions.stream().map(p -> p.closure().toString()).toList();
    }

    private static Column[] columns(String first, List<String> names) {
        Column[] columns = new Column[names.size() + 1];
        columns[0] = Column.of(first);
        for (int i = 0; i < names.size(); i++) {
            columns[i + 1] = Column.of(key(names.get(i)), names.get(i));
        }
        return columns;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("_$", "");
    }
}
