package org.nadir.theory.density;

import org.nadir.theory.numeric.Numerals;

/**
 * The normal density cut to [a, b]: φ((x − μ)/σ)/(σ Z) there, with Z = Φ((b − μ)/σ) − Φ((a − μ)/σ).
 *
 * <p>It is pdf_n of the authors' notebook, with losses scaled to [0, 1], μ = 0.25 and σ = 0.18 (CIFAR-10), 0.10 (CIFAR-100)
 * and 0.22 (ImageNet16-120). μ and σ are the parameters of the normal before the cut, not mean and standard deviation of
 * the result. One end may be infinite.
 */
public final class TruncatedNormal implements LossDensity {
    /** Below this mass between the ends the tails' relative accuracy would be that of subnormal numbers. */
    private static final double LEAST_MASS = 1e-290;

    private final double mean;
    private final double sd;
    private final double lower;
    private final double upper;
    /** (a − μ)/σ. */
    private final double from;
    /** (b − μ)/σ. */
    private final double to;
    /** Z. */
    private final double mass;
    /** 1/(σ Z). */
    private final double scale;

    private TruncatedNormal(double mean, double sd, double lower, double upper) {
        this.mean = mean;
        this.sd = sd;
        this.lower = lower;
        this.upper = upper;
        this.from = (lower - mean) / sd;
        this.to = (upper - mean) / sd;
        this.mass = StandardNormal.mass(from, to);
        this.scale = 1 / (sd * mass);
    }

    /**
     * The normal density cut to an interval.
     *
     * @param mean the mean μ before the cut, finite
     * @param sd the standard deviation σ before the cut, positive and finite
     * @param lower the lower end a of the support, possibly −∞
     * @param upper the upper end b, possibly +∞, above a
     * @return the density
     * @throws IllegalArgumentException if an argument is outside its domain, or the normal has almost no mass between
     *     the ends
     */
    public static TruncatedNormal of(double mean, double sd, double lower, double upper) {
        Require.finite("mean", mean);
        Require.positive("sd", sd);
        Require.below(lower, upper);
        TruncatedNormal density = new TruncatedNormal(mean, sd, lower, upper);
        if (!(density.mass > LEAST_MASS)) {
            throw new IllegalArgumentException("a normal with mean " + mean + " and sd " + sd
                    + " has no mass to speak of between lower " + lower + " and upper " + upper);
        }
        return density;
    }

    @Override
    public double density(double x) {
        if (x < lower || x > upper) {
            return 0;
        }
        return StandardNormal.density((x - mean) / sd) * scale;
    }

    @Override
    public double lowerTail(double x) {
        return x >= upper ? 1 : CutNormal.tail(from, mass, aboveLower(x));
    }

    @Override
    public double upperTail(double x) {
        return x <= lower ? 1 : CutNormal.tail(-to, mass, belowUpper(x));
    }

    private double aboveLower(double x) {
        return (x - (from == Double.NEGATIVE_INFINITY ? mean : lower)) / sd;
    }

    private double belowUpper(double x) {
        return ((to == Double.POSITIVE_INFINITY ? mean : upper) - x) / sd;
    }

    @Override
    public double quantile(double p) {
        Require.probability("p", p);
        return p <= 0.5 ? fromBelow(p) : fromAbove(1 - p);
    }

    @Override
    public double upperQuantile(double q) {
        Require.probability("q", q);
        return q <= 0.5 ? fromAbove(q) : fromBelow(1 - q);
    }

    private double fromBelow(double p) {
        if (p == 0) {
            return lower;
        }
        double d = sd * CutNormal.quantile(from, to - from, mass, p);
        return Math.min((from == Double.NEGATIVE_INFINITY ? mean : lower) + d, upper);
    }

    private double fromAbove(double q) {
        if (q == 0) {
            return upper;
        }
        double d = sd * CutNormal.quantile(-to, to - from, mass, q);
        return Math.max((to == Double.POSITIVE_INFINITY ? mean : upper) - d, lower);
    }

    @Override
    public double mean() {
        return mean + sd * CutNormal.mean(from, to, mass);
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
        return "truncated-normal(mean=" + Numerals.shortest(mean) + ", sd=" + Numerals.shortest(sd) + ", lower="
                + Numerals.shortest(lower) + ", upper=" + Numerals.shortest(upper) + ")";
    }
}
