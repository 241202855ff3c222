package org.nadir.simulation.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.nadir.theory.density.StandardNormal;

/**
 * Normal scores: losses replaced by the standard normal quantiles of their ranks.
 *
 * <p>The score of a loss is Φ⁻¹((r − ½)/n), r its rank from 1 among the n losses, tied losses sharing the mean of their
 * ranks. Scores depend on ranks alone, as local search does.
 */
public final class NormalScores {
    private NormalScores() {}

    /**
     * The normal scores of losses.
     *
     * @param losses n losses, none NaN
     * @return n scores, in the same order
     * @throws IllegalArgumentException if there is no loss, or one is NaN
     */
    public static double[] of(double[] losses) {
        double[] scores = positions(losses);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = StandardNormal.quantile(scores[i]);
        }
        return scores;
    }

    /** The places of values, the least first; equal ones in the order in which they stand. */
    static int[] byValue(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * The plotting positions (r − ½)/n of losses, tied losses sharing the mean of their ranks.
     *
     * @param losses n losses, none NaN
     * @return n probabilities inside (0, 1), in the same order
     * @throws IllegalArgumentException if there is no loss, or one is NaN
     */
    public static double[] positions(double[] losses) {
        if (losses.length == 0) {
            throw new IllegalArgumentException("normal scores need at least one loss, but there was none");
        }
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("losses must be numbers, but one was NaN");
        }
        // With `from` losses below and `to` not above, the tied ranks are from + 1 … to, their mean less ½ is (from +
        // to)/2.
        double[] middles = new double[sorted.length];
        int from = 0;
        while (from < sorted.length) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            Arrays.fill(middles, from, to, ((double) from + to) / (2.0 * sorted.length));
            from = to;
        }
        double[] positions = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            positions[i] = middles[Arrays.binarySearch(sorted, losses[i])];
        }
        return positions;
    }
}
