package org.nadir.simulation.fit;

import java.util.Arrays;

/**
 * One quantity counted on a landscape, beside the same on landscapes drawn from a model of it.
 *
 * @param quantity what, in words
 * @param counted the value on the landscape itself
 * @param mean the mean over the model's landscapes that have the quantity
 * @param sd the standard deviation over the model's landscapes
 * @param lower the lower end of the band of 95 %: below it p is at most .05; of fewer than {@value #FEWEST} landscapes the least of
 *     them, and no count is outside
 * @param upper its upper end
 * @param p the two-sided Monte Carlo p-value: twice the smaller share of landscapes at or beyond the count, the count itself
 *     among them, and at most 1
 */
public record CheckedQuantity(
        String quantity, double counted, double mean, double sd, double lower, double upper, double p) {

    /** The fewest landscapes that a count can lie outside of: twice one in forty is .05. */
    public static final int FEWEST = 39;

    /** Compares a count with a sample of the model's. */
    static CheckedQuantity of(String quantity, double counted, double[] sampled) {
        // A landscape without such minima has no mean over them.
        double[] sorted = Arrays.stream(sampled)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int n = sorted.length;
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        double squares = 0;
        int atMost = 0;
        int atLeast = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
            atMost += value <= counted ? 1 : 0;
            atLeast += value >= counted ? 1 : 0;
        }
        // As many landscapes may lie beyond a count whose p is .05.
        int beyond = Math.max(0, (n + 1) / (FEWEST + 1) - 1);
        double p = Math.min(1, 2.0 * (Math.min(atMost, atLeast) + 1) / (n + 1));
        return new CheckedQuantity(
                quantity,
                counted,
                mean,
                n > 1 ? Math.sqrt(squares / (n - 1)) : Double.NaN,
                n > 0 ? sorted[beyond] : Double.NaN,
                n > 0 ? sorted[n - 1 - beyond] : Double.NaN,
                p);
    }

    /**
     * Whether the band holds the count.
     *
     * @return whether p exceeds .05: the count lies from {@link #lower} to {@link #upper}, or the landscapes are too few to tell
     */
    public boolean inside() {
        return p > 0.05;
    }

    /** The quantile of a sorted sample, order statistics standing at (i − ½)/n. */
    static double quantile(double[] sorted, double p) {
        double place = Math.max(0, Math.min(sorted.length - 1.0, p * sorted.length - 0.5));
        int i = (int) Math.min(Math.floor(place), Math.max(0, sorted.length - 2));
        return sorted.length == 1 ? sorted[0] : sorted[i] + (place - i) * (sorted[i + 1] - sorted[i]);
    }
}
