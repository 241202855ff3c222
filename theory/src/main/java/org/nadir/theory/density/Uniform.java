package org.nadir.theory.density;

import org.nadir.theory.numeric.Numerals;

/**
 * The uniform density 1/(b − a) on [a, b].
 *
 * <p>Only ranks matter to local search, so that on [0, 1] with {@link Independent} neighbours this is the paper's uniform
 * case, n/(s + 1) minima, whatever the losses' distribution.
 */
public final class Uniform implements LossDensity {
    private final double lower;
    private final double upper;
    /** 1/(b − a). */
    private final double height;

    private Uniform(double lower, double upper) {
        this.lower = lower;
        this.upper = upper;
        this.height = 1 / (upper - lower);
    }

    /**
     * The uniform density on an interval.
     *
     * @param lower the lower end a, finite
     * @param upper the upper end b, finite, above a
     * @return the density
     * @throws IllegalArgumentException if an end is not finite or lower is not below upper
     */
    public static Uniform of(double lower, double upper) {
        Require.interval(lower, upper);
        return new Uniform(lower, upper);
    }

    @Override
    public double density(double x) {
        return x >= lower && x <= upper ? height : Double.isNaN(x) ? Double.NaN : 0;
    }

    @Override
    public double lowerTail(double x) {
        return Math.min(Math.max((x - lower) * height, 0), 1);
    }

    @Override
    public double upperTail(double x) {
        return Math.min(Math.max((upper - x) * height, 0), 1);
    }

    @Override
    public double quantile(double p) {
        Require.probability("p", p);
        return p <= 0.5 ? lower + p * (upper - lower) : upper - (1 - p) * (upper - lower);
    }

    @Override
    public double upperQuantile(double q) {
        Require.probability("q", q);
        return q <= 0.5 ? upper - q * (upper - lower) : lower + (1 - q) * (upper - lower);
    }

    @Override
    public double mean() {
        return lower + 0.5 * (upper - lower);
    }

    @Override
    public double lower() {
        return lower;
    }

    @Override
    public double upper() {
        return upper;
    }

    @Override
    public String toString() {
        return "uniform(lower=" + Numerals.shortest(lower) + ", upper=" + Numerals.shortest(upper) + ")";
    }
}
