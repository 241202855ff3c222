package org.nadir.theory.density;

/**
 * One end of a normal density that is cut to an interval: what {@link TruncatedNormal} and {@link CentredTruncatedNormal}
 * share.
 *
 * <p>Everything is measured from the end, inwards and in standard deviations, so that a tail keeps its relative accuracy
 * where it is small. The upper end is the lower end of the mirror image. Where the end is infinite the distance is
 * replaced by the normal score itself.
 */
final class CutNormal {
    /** No normal score with a probability above the smallest double lies beyond this. */
    private static final double REACH = 38.5;

    private CutNormal() {}

    /**
     * The mass between the end and a point, over the whole mass.
     *
     * @param end the score of the end, possibly −∞
     * @param mass the mass of the interval
     * @param inwards the distance from the end to the point; its score where the end is infinite
     */
    static double tail(double end, double mass, double inwards) {
        if (end == Double.NEGATIVE_INFINITY) {
            return Math.min(StandardNormal.lowerTail(inwards) / mass, 1);
        }
        return inwards <= 0 ? 0 : Math.min(StandardNormal.massFrom(end, inwards) / mass, 1);
    }

    /**
     * The inverse of {@link #tail}.
     *
     * @param length the length of the interval, possibly infinite
     * @param p a probability strictly between 0 and 1, best at most 1/2
     * @return the distance from the end; the score where the end is infinite
     */
    static double quantile(double end, double length, double mass, double p) {
        boolean open = end == Double.NEGATIVE_INFINITY;
        double low = open ? -REACH : 0;
        double high = open ? REACH : Math.min(length, REACH + Math.max(-end, 0));
        double start;
        if (end > 0) {
            start = -StandardNormal.quantile(Math.max(StandardNormal.upperTail(end) - p * mass, 0)) - end;
        } else {
            double score = StandardNormal.quantile(Math.min(StandardNormal.lowerTail(end) + p * mass, 1));
            start = open ? score : score - end;
        }
        double offset = open ? 0 : end;
        return Inversion.solve(
                d -> tail(end, mass, d),
                d -> StandardNormal.density(offset + d) / mass,
                true,
                p,
                low,
                high,
                start > low && start < high ? start : 0.5 * (low + high));
    }

    /** E(Z | a ≤ Z ≤ b) = (φ(a) − φ(b))/mass. */
    static double mean(double a, double b, double mass) {
        double middle = 0.5 * (a + b);
        double half = 0.5 * (b - a);
        if (Math.abs(middle) * half < 1 && half < 1) {
            // φ(m − δ) − φ(m + δ) = 2 φ(m) exp(−δ²/2) sinh(mδ)
            return 2
                    * StandardNormal.density(middle)
                    * StrictMath.exp(-0.5 * half * half)
                    * StrictMath.sinh(middle * half)
                    / mass;
        }
        return (StandardNormal.density(a) - StandardNormal.density(b)) / mass;
    }
}
