package org.nadir.theory.density;

/**
 * pdf_n: the density of the loss of a vertex chosen uniformly from the search space.
 *
 * <p>F(x) = P(loss ≤ x) is the lower tail and 1 − F(x) the upper; each is accurate where it is small. A density is
 * immutable and may be used by many threads.
 */
public interface LossDensity {

    /**
     * The density pdf_n(x).
     *
     * @param x a loss
     * @return the density per unit of loss, 0 outside the support
     */
    double density(double x);

    /**
     * The lower tail F(x) = ∫ pdf_n over (−∞, x].
     *
     * @param x a loss
     * @return a probability
     */
    double lowerTail(double x);

    /**
     * The upper tail 1 − F(x) = ∫ pdf_n over [x, ∞), accurate where it is small.
     *
     * @param x a loss
     * @return a probability
     */
    double upperTail(double x);

    /**
     * The quantile: the loss x with F(x) = p.
     *
     * @param p a probability in [0, 1]
     * @return the loss; the ends of the support for 0 and 1
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    double quantile(double p);

    /**
     * The mean loss ∫ x pdf_n(x) dx.
     *
     * @return the mean
     */
    double mean();

    /**
     * The lower end of the support: the optimum that the paper calls ℓ*.
     *
     * @return the infimum of the support, possibly −∞
     */
    double lower();

    /**
     * The upper end of the support.
     *
     * @return the supremum of the support, possibly +∞
     */
    double upper();
}
