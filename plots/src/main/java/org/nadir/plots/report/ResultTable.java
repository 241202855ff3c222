package org.nadir.plots.report;

import org.jspecify.annotations.Nullable;
import org.nadir.simulation.Observation;
import org.nadir.theory.Prediction;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** A prediction, an observation, or both joined, as a table of quantities. */
public final class ResultTable {
    private static final Column QUANTITY = Column.of("quantity");
    private static final int MOST_STEPS = 8;

    private ResultTable() {}

    /**
     * What theory says.
     *
     * @param prediction the prediction
     * @return a row a quantity, each with its numerical error
     */
    public static Table of(Prediction prediction) {
        Table table = Table.of(
                "prediction",
                prediction.pair() + ", n = " + prediction.vertices() + ", s = " + prediction.degree() + ", closure "
                        + prediction.closure(),
                QUANTITY,
                Column.of("predicted"));
        table.row("local minima", prediction.minima());
        table.row("mean steps", prediction.meanSteps());
        table.row("share reaching the optimum", prediction.shareReachingOptimum());
        table.row("evaluations a run", prediction.evaluations());
        table.row("mass M", prediction.mass());
        return table;
    }

    /**
     * What landscapes show.
     *
     * @param observation the observation
     * @return a row a quantity, each with its standard error and its deviation from landscape to landscape
     */
    public static Table of(Observation observation) {
        Table table = Table.of(
                "observation",
                observation.landscape() + ", landscapes: " + observation.replicates(),
                QUANTITY,
                Column.of("observed"),
                Column.of("sd", "sd of one"));
        table.row("local minima", observation.minima(), known(observation.minimaSd()));
        table.row("weak minima", observation.weakMinima(), known(observation.weakMinimaSd()));
        table.row("mean steps", observation.meanSteps(), known(observation.meanStepsSd()));
        table.row(
                "share reaching the optimum",
                observation.shareReachingOptimum(),
                known(observation.shareReachingOptimumSd()));
        return table;
    }

    /**
     * Prediction and observation side by side. The z-score is (observed − predicted) / √(standard error² + numerical
     * error²), and is left out where there is but one landscape.
     *
     * @param prediction what theory says
     * @param observation what landscapes show
     * @return a row a quantity
     */
    public static Table of(Prediction prediction, Observation observation) {
        Table table = Table.of(
                "comparison",
                observation.landscape() + ", landscapes: " + observation.replicates() + ", closure "
                        + prediction.closure(),
                QUANTITY,
                Column.of("predicted"),
                Column.of("observed"),
                Column.of("sd", "sd of one"),
                Column.of("z"));
        row(table, "local minima", prediction.minima(), observation.minima(), observation.minimaSd());
        row(table, "mean steps", prediction.meanSteps(), observation.meanSteps(), observation.meanStepsSd());
        row(
                table,
                "share reaching the optimum",
                prediction.shareReachingOptimum(),
                observation.shareReachingOptimum(),
                observation.shareReachingOptimumSd());
        Curve predicted = prediction.steps();
        Curve observed = observation.steps();
        for (int k = 0; k < Math.min(MOST_STEPS, Math.min(predicted.size(), observed.size())); k++) {
            if (predicted.at(k) == observed.at(k)) {
                row(
                        table,
                        "share taking " + k + (k == 1 ? " step" : " steps"),
                        predicted.value(k),
                        observed.value(k),
                        Double.NaN);
            }
        }
        return table;
    }

    private static void row(Table table, String quantity, Estimate predicted, Estimate observed, double sd) {
        double error = Math.sqrt(predicted.error() * predicted.error() + observed.error() * observed.error());
        boolean sampled = observed.error() > 0 && Double.isFinite(error);
        @Nullable Double z = sampled ? roundedToTenth((observed.value() - predicted.value()) / error) : null;
        table.row(quantity, predicted, observed, known(sd), z);
    }

    private static double roundedToTenth(double z) {
        return Math.rint(z * 10) / 10;
    }

    private static @Nullable Double known(double sd) {
        return Double.isNaN(sd) ? null : sd;
    }
}
