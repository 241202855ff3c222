package org.nadir.theory.density;

import org.nadir.theory.numeric.Numerals;

/**
 * The normal density φ((x − μ)/σ)/σ on the whole line.
 *
 * <p>Its normal score is (x − μ)/σ, without a quantile in between.
 */
public final class Normal implements LossDensity {
    private final double mean;
    private final double sd;
    /** 1/σ. */
    private final double inverse;

    private Normal(double mean, double sd) {
        this.mean = mean;
        this.sd = sd;
        this.inverse = 1 / sd;
    }

    /**
     * The normal density with a mean and a standard deviation.
     *
     * @param mean the mean μ, finite
     * @param sd the standard deviation σ, positive and finite
     * @return the density
     * @throws IllegalArgumentException if the mean is not finite or sd is not positive and finite
     */
    public static Normal of(double mean, double sd) {
        return new Normal(Require.finite("mean", mean), Require.positive("sd", sd));
    }

    @Override
    public double density(double x) {
        return StandardNormal.density(score(x)) * inverse;
    }

    @Override
    public double lowerTail(double x) {
        return StandardNormal.lowerTail(score(x));
    }

    @Override
    public double upperTail(double x) {
        return StandardNormal.upperTail(score(x));
    }

    @Override
    public double quantile(double p) {
        return atScore(StandardNormal.quantile(p));
    }

    @Override
    public double upperQuantile(double q) {
        return atScore(-StandardNormal.quantile(Require.probability("q", q)));
    }

    @Override
    public double score(double x) {
        return (x - mean) / sd;
    }

    @Override
    public double atScore(double u) {
        return mean + sd * u;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double lower() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double upper() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return "normal(mean=" + Numerals.shortest(mean) + ", sd=" + Numerals.shortest(sd) + ")";
    }
}
