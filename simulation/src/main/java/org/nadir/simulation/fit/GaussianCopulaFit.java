package org.nadir.simulation.fit;

import org.nadir.simulation.landscape.Landscape;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Pair;

/**
 * A Gaussian copula over the empirical quantiles: the simplest pair (pdf_n, pdf_e) that a landscape has.
 *
 * <p>ρ is the edge correlation of normal scores, over all ordered pairs of neighbours ({@link EdgeCorrelation}); pdf_n goes
 * through the quantiles of the losses ({@link QuantileDensity}).
 *
 * @param rho the edge correlation of normal scores
 * @param marginal pdf_n
 */
public record GaussianCopulaFit(double rho, QuantileDensity marginal) {

    /**
     * Checks the correlation.
     *
     * @param rho the edge correlation of normal scores
     * @param marginal pdf_n
     * @throws IllegalArgumentException if rho is not in (−1, 1)
     */
    public GaussianCopulaFit {
        if (!(rho > -1 && rho < 1)) {
            throw new IllegalArgumentException("rho must lie in (-1, 1), but was " + rho);
        }
    }

    /**
     * Fits a landscape.
     *
     * @param landscape a landscape
     * @return the fit
     * @throws IllegalArgumentException if the landscape has no edge, fewer than 8 vertices, or constant losses
     */
    public static GaussianCopulaFit of(Landscape landscape) {
        double[] losses = landscape.losses();
        return new GaussianCopulaFit(
                EdgeCorrelation.of(landscape.graph(), NormalScores.of(losses)), QuantileDensity.ofSample(losses));
    }

    /**
     * The fitted pair.
     *
     * @return the Gaussian copula with ρ over the quantiles
     */
    public Pair pair() {
        return Pair.of(marginal, GaussianCopula.of(rho));
    }
}
