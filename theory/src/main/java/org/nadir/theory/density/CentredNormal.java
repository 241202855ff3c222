package org.nadir.theory.density;

import org.nadir.theory.numeric.Numerals;

/**
 * A normal around the vertex's loss, on the whole line: pdf_e(x, ·) = N(x, σ²).
 *
 * <p>pdf_e(x, y) = φ((y − x)/σ)/σ, a random walk of losses. It is reversible with respect to no density that can be
 * normalised, so that no graph has it; it is what {@link CentredTruncatedNormal} cuts.
 */
public final class CentredNormal implements NeighbourDensity {
    private final double sd;

    private CentredNormal(double sd) {
        this.sd = sd;
    }

    /**
     * A normal around the vertex's loss.
     *
     * @param sd the standard deviation σ, positive and finite
     * @return the conditional density
     * @throws IllegalArgumentException if sd is not positive and finite
     */
    public static CentredNormal of(double sd) {
        return new CentredNormal(Require.positive("sd", sd));
    }

    @Override
    public double density(double x, double y) {
        return StandardNormal.density((y - x) / sd) / sd;
    }

    @Override
    public double upperTail(double x, double t) {
        return StandardNormal.upperTail((t - x) / sd);
    }

    @Override
    public double lowerTail(double x, double t) {
        return StandardNormal.lowerTail((t - x) / sd);
    }

    @Override
    public double quantile(double x, double p) {
        Require.probability("p", p);
        return x + sd * StandardNormal.quantile(p);
    }

    @Override
    public double upperQuantile(double x, double q) {
        Require.probability("q", q);
        return x - sd * StandardNormal.quantile(q);
    }

    @Override
    public double lower(double x) {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double upper(double x) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return "normal(sd=" + Numerals.shortest(sd) + ")";
    }
}
