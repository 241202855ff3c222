package org.nadir.theory.density;

/**
 * The dependence between the losses at the two ends of an edge, apart from their marginal.
 *
 * <p>A copula is seen in normal scores: with u = Φ⁻¹(F(x)) for a vertex of loss x, the scores of all vertices are standard
 * normal, and {@link #inScores()} is the density of a neighbour's score v given u. It is symmetric, φ(u) e(u, v) = φ(v)
 * e(v, u), so that a pair made of a copula and any marginal is stationary and reversible.
 */
public interface Copula {

    /**
     * The conditional density of a neighbour's normal score given a vertex's.
     *
     * @return pdf_e in normal scores, reversible with respect to the standard normal density
     */
    NeighbourDensity inScores();

    /**
     * The conditional density in losses, over a marginal: e(u, v) pdf_n(y)/φ(v) with u = Φ⁻¹(F(x)), v = Φ⁻¹(F(y)).
     *
     * @param marginal pdf_n
     * @return pdf_e in losses, stationary and reversible with respect to the marginal
     */
    default NeighbourDensity over(LossDensity marginal) {
        return new CopulaOverMarginal(this, marginal);
    }

    /**
     * The copula with its two ends exchanged: e(−u, −v). What held among the best losses holds among the worst.
     *
     * @return the mirror image
     */
    default Copula mirrored() {
        return new MirroredCopula(this);
    }
}
