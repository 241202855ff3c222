package org.nadir.theory.density;

import org.nadir.theory.numeric.Numerals;

/**
 * The Gaussian copula: normal scores at the two ends of an edge are bivariate normal with correlation ρ, so that a
 * neighbour's score given u is N(ρu, 1 − ρ²).
 *
 * <p>ρ = 0 is independence, whatever the marginal.
 */
public final class GaussianCopula implements Copula {
    private final double rho;
    private final NeighbourDensity scores;

    private GaussianCopula(double rho) {
        this.rho = rho;
        this.scores = new Scores(rho);
    }

    /**
     * The Gaussian copula.
     *
     * @param rho the correlation ρ of normal scores, in (−1, 1)
     * @return the copula
     * @throws IllegalArgumentException if rho is not in (−1, 1)
     */
    public static GaussianCopula of(double rho) {
        if (!(rho > -1 && rho < 1)) {
            throw new IllegalArgumentException("rho must lie in (-1, 1), but was " + rho);
        }
        return new GaussianCopula(rho);
    }

    /**
     * The correlation of normal scores.
     *
     * @return ρ
     */
    public double rho() {
        return rho;
    }

    @Override
    public NeighbourDensity inScores() {
        return scores;
    }

    @Override
    public String toString() {
        return "gaussian-copula(rho=" + Numerals.shortest(rho) + ")";
    }

    /** N(ρu, σ²) with σ² = (1 − ρ)(1 + ρ). */
    private static final class Scores implements NeighbourDensity {
        private final double rho;
        private final double sigma;
        /** 1/σ. */
        private final double inverse;

        Scores(double rho) {
            this.rho = rho;
            this.sigma = Math.sqrt((1 - rho) * (1 + rho));
            this.inverse = 1 / sigma;
        }

        @Override
        public double density(double u, double v) {
            return StandardNormal.density((v - rho * u) * inverse) * inverse;
        }

        @Override
        public double upperTail(double u, double t) {
            return StandardNormal.upperTail((t - rho * u) * inverse);
        }

        @Override
        public double lowerTail(double u, double t) {
            return StandardNormal.upperTail((rho * u - t) * inverse);
        }

        @Override
        public double quantile(double u, double p) {
            return rho * u + sigma * StandardNormal.quantile(p);
        }

        @Override
        public double upperQuantile(double u, double q) {
            return rho * u - sigma * StandardNormal.quantile(Require.probability("q", q));
        }

        @Override
        public double lower(double u) {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public double upper(double u) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public String toString() {
            return "gaussian-copula(rho=" + Numerals.shortest(rho) + ")";
        }
    }
}
