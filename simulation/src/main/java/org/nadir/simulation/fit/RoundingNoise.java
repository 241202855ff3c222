package org.nadir.simulation.fit;

import java.util.Arrays;
import java.util.Optional;

/**
 * Rounding noise among losses: differences between neighbours in size that are far smaller than the others and lie among them
 * everywhere, as where the points of a lattice went through floating point.
 *
 * <p>What tells it is a gap: sorted, the differences of a continuous sample, of whatever tails, leave no room of a factor of
 * 1,000 between two that follow each other, but for the very smallest and largest. And noise is everywhere: small differences
 * that form one run, or a few, are a part of the range where losses are dense.
 *
 * @param differences how many differences are noise
 * @param largest the largest of these
 * @param next the smallest of the others
 */
public record RoundingNoise(int differences, double largest, double next) {
    private static final double FACTOR = 1e3;

    /** How many values a point of the lattice may have become, on average. */
    private static final int LONGEST_RUN = 100;

    /**
     * Looks for rounding noise.
     *
     * @param losses any finite losses
     * @return what was found; empty where differences do not fall into two kinds
     */
    public static Optional<RoundingNoise> of(double[] losses) {
        double[] values = Arrays.stream(losses).sorted().distinct().toArray();
        int gaps = values.length - 1;
        if (gaps < 5) {
            return Optional.empty();
        }
        double[] sorted = new double[gaps];
        Arrays.setAll(sorted, i -> values[i + 1] - values[i]);
        Arrays.sort(sorted);
        int few = Math.max(2, gaps / 20);
        int split = -1;
        double widest = FACTOR;
        for (int i = few; i <= gaps - Math.max(3, gaps / 200); i++) {
            double factor = sorted[i] / sorted[i - 1];
            if (factor > widest) {
                widest = factor;
                split = i;
            }
        }
        if (split < 0) {
            return Optional.empty();
        }
        double largest = sorted[split - 1];
        int runs = 0;
        for (int i = 0; i < gaps; i++) {
            boolean small = values[i + 1] - values[i] <= largest;
            boolean before = i > 0 && values[i] - values[i - 1] <= largest;
            runs += small && !before ? 1 : 0;
        }
        return runs < Math.max(2, split / LONGEST_RUN)
                ? Optional.empty()
                : Optional.of(new RoundingNoise(split, largest, sorted[split]));
    }
}
