package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.montecarlo.DescentSummary;
import org.nadir.theory.Optimum;
import org.nadir.theory.Solution;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;

/**
 * A number that exhaustive local search gives of a landscape, and that theory may predict: minima, steps, the share of starts that
 * end among the best, the mean basin of the minima in a band of ranks.
 */
final class DescentQuantity {
    /** The shares of vertices that count as good ends of a descent, and the ends of the bands of basins. */
    private static final double[] GOOD = {0.0001, 0.001, 0.01, 0.1};

    private static final Tolerance TOLERANCE = Tolerance.DEFAULT.withRelative(1e-7);

    private final String name;
    private final ToDoubleFunction<DescentSummary> counted;
    private final @Nullable Prediction predicted;

    /** What a closure says of the quantity. */
    @FunctionalInterface
    private interface Prediction {
        Estimate of(Solution solution, int n);
    }

    private DescentQuantity(String name, ToDoubleFunction<DescentSummary> counted, @Nullable Prediction predicted) {
        this.name = name;
        this.counted = counted;
        this.predicted = predicted;
    }

    /** The quantities of a landscape with these losses. */
    static List<DescentQuantity> of(double[] losses) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        List<DescentQuantity> list = new ArrayList<>();
        list.add(new DescentQuantity(
                "strict minima",
                DescentSummary::strictMinima,
                (solution, order) -> solution.minimaFraction().times(order)));
        list.add(new DescentQuantity("weak minima", DescentSummary::weakMinima, null));
        list.add(new DescentQuantity(
                "mean steps", DescentSummary::meanSteps, (solution, order) -> solution.meanSteps()));
        list.add(new DescentQuantity(
                "share reaching the optimum",
                DescentSummary::shareReachingOptimum,
                (solution, order) -> solution.shareReachingOptimum(order)));
        for (double share : GOOD) {
            if (share * n >= 2) {
                double epsilon = sorted[(int) (share * n) - 1] - sorted[0];
                list.add(new DescentQuantity(
                        "share ending in the best " + percent(share),
                        summary -> summary.shareWithin(epsilon),
                        (solution, order) -> endingBelow(solution, share)));
            }
        }
        double from = 0;
        for (double to : new double[] {0.001, 0.01, 0.1, 1}) {
            if (to * n >= 2) {
                double lower = from == 0 ? Double.NEGATIVE_INFINITY : sorted[(int) (from * n) - 1];
                double upper = sorted[(int) (to * n) - 1];
                double start = from;
                list.add(new DescentQuantity(
                        from == 0
                                ? "mean basin of minima in the best " + percent(to)
                                : "mean basin of minima from " + percent(from) + " to " + percent(to),
                        summary -> meanBasin(summary, lower, upper),
                        (solution, order) -> meanBasin(solution, start, to)));
                from = to;
            }
        }
        list.add(new DescentQuantity("basin of the best minimum", summary -> summary.basin(0), null));
        list.add(new DescentQuantity("largest basin", DescentQuantity::largest, null));
        list.add(new DescentQuantity("longest descent", DescentSummary::mostSteps, null));
        return list;
    }

    String name() {
        return name;
    }

    /** The number on a landscape; NaN where it has none. */
    double counted(DescentSummary summary) {
        return counted.applyAsDouble(summary);
    }

    ToDoubleFunction<DescentSummary> counter() {
        return counted;
    }

    /** What a closure says, NaN where it says nothing. */
    Estimate predicted(@Nullable Solution solution, int n) {
        Prediction prediction = predicted;
        return solution == null || prediction == null
                ? new Estimate(Double.NaN, Double.NaN)
                : prediction.of(solution, n);
    }

    private static Estimate endingBelow(Solution solution, double rank) {
        LossDensity losses = solution.pair().losses();
        double start = losses.lower();
        double end = rank == 0 ? start : losses.quantile(Math.min(rank, 1 - 1e-15));
        return solution.shareWithin(end - start, Optimum.at(start));
    }

    /** n times the share that ends in the band, over n times the share of minima there. */
    private static Estimate meanBasin(Solution solution, double from, double to) {
        Estimate ending = endingBelow(solution, to);
        double share =
                ending.value() - (from == 0 ? 0 : endingBelow(solution, from).value());
        LossDensity ranks = solution.pair().coordinateLosses();
        double minima = Quadrature.integrate(
                        x -> ranks.density(x)
                                * solution.minimumProbability(solution.pair().toLoss(x)),
                        ranks.quantile(Math.max(from, 1e-12)),
                        ranks.quantile(Math.min(to, 1 - 1e-12)),
                        TOLERANCE)
                .value();
        double basin = share / minima;
        return minima > 0 && share > 0
                ? new Estimate(basin, basin * (ending.error() / share + 1e-6))
                : new Estimate(Double.NaN, Double.NaN);
    }

    private static double meanBasin(DescentSummary summary, double lower, double upper) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < summary.weakMinima(); i++) {
            if (summary.loss(i) > lower && summary.loss(i) <= upper) {
                sum += summary.basin(i);
                count++;
            }
        }
        return sum / count;
    }

    private static double largest(DescentSummary summary) {
        int largest = 0;
        for (int k = 0; k < summary.weakMinima(); k++) {
            largest = Math.max(largest, summary.basin(k));
        }
        return largest;
    }

    private static String percent(double share) {
        double percent = 100 * share;
        return (percent == Math.rint(percent) ? Integer.toString((int) percent) : Float.toString((float) percent))
                + " %";
    }
}
