package org.nadir.theory.density;

import java.util.function.DoubleUnaryOperator;

/**
 * pdf_n: the density of the loss of a vertex chosen uniformly from the search space.
 *
 * <p>F(x) = P(loss ≤ x) is the lower tail and 1 − F(x) the upper; each is accurate where it is small. A density is
 * immutable and may be used by many threads.
 */
public interface LossDensity {

    /**
     * A density given as a function: {@code LossDensity.of(0, 1, x -> 2 * x)}.
     *
     * <p>It is integrated at birth, on panels that are halved until Gauss–Legendre quadrature is exact to rounding; a
     * density, then, is one evaluation of the function, a tail sixteen, a quantile some hundred. An infinite support is
     * searched outwards from the breaks, or from 0, in steps that double; mass that lies farther out than a thousand times
     * its own width needs a break to be found.
     *
     * @param lower the lower end of the support, possibly −∞
     * @param upper the upper end, above lower, possibly +∞
     * @param density the function, finite and at least 0 inside the support, and with the integral 1
     * @param breaks losses where it is not smooth, or where to look for its mass
     * @return the density
     * @throws IllegalArgumentException if the function is negative or not finite somewhere, too rough, or its integral
     *     differs from 1 by more than 1e-8
     */
    static LossDensity of(double lower, double upper, DoubleUnaryOperator density, double... breaks) {
        Require.below(lower, upper);
        return new FormulaLosses(lower, upper, density, breaks);
    }

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
     * The upper quantile: the loss x with 1 − F(x) = q, accurate where q is small.
     *
     * @param q a probability in [0, 1]
     * @return the loss; the ends of the support for 1 and 0
     * @throws IllegalArgumentException if q is not in [0, 1]
     */
    default double upperQuantile(double q) {
        return quantile(1 - q);
    }

    /**
     * The normal score u = Φ⁻¹(F(x)) of a loss, taken from whichever tail is small.
     *
     * @param x a loss
     * @return the score; −∞ at and below the support, +∞ at and above it
     */
    default double score(double x) {
        double lower = lowerTail(x);
        return lower <= 0.5 ? StandardNormal.quantile(lower) : -StandardNormal.quantile(upperTail(x));
    }

    /**
     * The loss of a normal score: F⁻¹(Φ(u)), the inverse of {@link #score}.
     *
     * @param u a score, possibly infinite
     * @return the loss
     */
    default double atScore(double u) {
        return u <= 0 ? quantile(StandardNormal.lowerTail(u)) : upperQuantile(StandardNormal.upperTail(u));
    }

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

    /**
     * The losses inside the support at which the density is not smooth. Quadrature puts panel ends there.
     *
     * @return the losses, in any order; empty for a smooth density
     */
    default double[] breaks() {
        return new double[0];
    }
}
