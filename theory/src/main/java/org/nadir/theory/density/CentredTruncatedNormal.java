package org.nadir.theory.density;

import org.nadir.theory.numeric.Numerals;

/**
 * A normal around the vertex's loss, cut to the support: pdf_e(x, ·) = N(x, σ²) on [a, b], divided by its mass there.
 *
 * <p>pdf_e(x, y) = φ((y − x)/σ)/(σ Z(x)), Z(x) = Φ((b − x)/σ) − Φ((a − x)/σ).
 *
 * <p>It is pdf_e of the authors' notebook, with σ = 0.35 on [0, 1]. It is reversible with respect to Z, up to a factor, and
 * to no truncated normal.
 */
public final class CentredTruncatedNormal implements NeighbourDensity {
    private final double sd;
    private final double lower;
    private final double upper;
    /** 1/σ. */
    private final double inverse;

    private CentredTruncatedNormal(double sd, double lower, double upper) {
        this.sd = sd;
        this.lower = lower;
        this.upper = upper;
        this.inverse = 1 / sd;
    }

    /**
     * A normal around the vertex's loss, cut to a bounded support.
     *
     * @param sd the standard deviation σ before the cut, positive and finite
     * @param lower the lower end a of the support, finite
     * @param upper the upper end b, finite, above a
     * @return the conditional density
     * @throws IllegalArgumentException if an argument is outside its domain
     */
    public static CentredTruncatedNormal of(double sd, double lower, double upper) {
        Require.positive("sd", sd);
        Require.interval(lower, upper);
        return new CentredTruncatedNormal(sd, lower, upper);
    }

    @Override
    public double density(double x, double y) {
        if (y < lower || y > upper) {
            return 0;
        }
        return StandardNormal.density((y - x) * inverse) * inverse / mass(x);
    }

    @Override
    public double upperTail(double x, double t) {
        return t <= lower ? 1 : CutNormal.tail((x - upper) * inverse, mass(x), (upper - t) * inverse);
    }

    @Override
    public double lowerTail(double x, double t) {
        return t >= upper ? 1 : CutNormal.tail((lower - x) * inverse, mass(x), (t - lower) * inverse);
    }

    /** Z(x). */
    private double mass(double x) {
        return StandardNormal.massFrom((lower - x) * inverse, (upper - lower) * inverse);
    }

    @Override
    public double quantile(double x, double p) {
        Require.probability("p", p);
        if (p == 0 || p == 1) {
            return p == 0 ? lower : upper;
        }
        double length = (upper - lower) * inverse;
        return p <= 0.5
                ? Math.min(lower + sd * CutNormal.quantile((lower - x) * inverse, length, mass(x), p), upper)
                : Math.max(upper - sd * CutNormal.quantile((x - upper) * inverse, length, mass(x), 1 - p), lower);
    }

    @Override
    public double lower(double x) {
        return lower;
    }

    @Override
    public double upper(double x) {
        return upper;
    }

    @Override
    public String toString() {
        return "truncated-normal(sd=" + Numerals.shortest(sd) + ", lower=" + Numerals.shortest(lower) + ", upper="
                + Numerals.shortest(upper) + ")";
    }
}
