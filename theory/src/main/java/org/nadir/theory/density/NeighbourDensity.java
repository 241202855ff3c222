package org.nadir.theory.density;

import java.util.function.DoubleBinaryOperator;

/**
 * pdf_e: the density of a neighbour's loss y given the loss x of a vertex.
 *
 * <p>The upper tail is the S of the theory: S(x; t) = ∫ₜ^∞ pdf_e(x, y) dy, the chance that one neighbour of a vertex at x
 * lies above t. A density is immutable and may be used by many threads.
 */
public interface NeighbourDensity {

    /**
     * A conditional density given as a function: {@code NeighbourDensity.of(0, 1, (x, y) -> 1 + 0.5 * (2 * x - 1) * (2 * y
     * - 1))}.
     *
     * <p>It is integrated at birth for 65 values of x, on panels that serve them all, halved until Gauss–Legendre quadrature
     * is exact to rounding. A density, then, is one evaluation of the function; a tail is sixteen, and sixteen a panel more
     * the first time that an x is seen. The function may be called by many threads.
     *
     * @param lower the lower end of the support of x and y, finite
     * @param upper the upper end, finite, above lower
     * @param density the function of x and y, finite and at least 0, with ∫ density(x, y) dy = 1 for every x
     * @param breaks losses where it is not smooth in x or in y
     * @return the conditional density
     * @throws IllegalArgumentException if the support is not bounded, the function is negative or not finite somewhere, too
     *     rough, or its integral differs from 1 by more than 1e-8 for one of the x tried; the message says by how much and
     *     where
     */
    static NeighbourDensity of(double lower, double upper, DoubleBinaryOperator density, double... breaks) {
        return new FormulaNeighbours(lower, upper, density, breaks);
    }

    /**
     * The density pdf_e(x, y).
     *
     * @param x the vertex's loss
     * @param y the neighbour's loss
     * @return the density per unit of y, 0 where y is outside [{@link #lower}(x), {@link #upper}(x)]
     */
    double density(double x, double y);

    /**
     * The upper tail S(x; t) = P(a neighbour's loss ≥ t | x), accurate where it is small.
     *
     * @param x the vertex's loss
     * @param t a loss
     * @return a probability
     */
    double upperTail(double x, double t);

    /**
     * The lower tail 1 − S(x; t), accurate where it is small.
     *
     * @param x the vertex's loss
     * @param t a loss
     * @return a probability
     */
    double lowerTail(double x, double t);

    /**
     * The conditional quantile: the neighbour's loss t with lowerTail(x, t) = p.
     *
     * @param x the vertex's loss
     * @param p a probability in [0, 1]
     * @return the loss
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    double quantile(double x, double p);

    /**
     * The conditional upper quantile: the loss t with upperTail(x, t) = q, accurate where q is small if the family makes it
     * so.
     *
     * @param x the vertex's loss
     * @param q a probability in [0, 1]
     * @return the loss
     * @throws IllegalArgumentException if q is not in [0, 1]
     */
    default double upperQuantile(double x, double q) {
        return quantile(x, 1 - q);
    }

    /**
     * The lower end of the support of pdf_e(x, ·).
     *
     * @param x the vertex's loss
     * @return the infimum of a neighbour's losses, possibly −∞
     */
    double lower(double x);

    /**
     * The upper end of the support of pdf_e(x, ·).
     *
     * @param x the vertex's loss
     * @return the supremum of a neighbour's losses, possibly +∞
     */
    double upper(double x);

    /**
     * The losses inside the support at which {@link #density} or {@link #upperTail} is not smooth in one of its arguments,
     * the moving ends {@link #lower} and {@link #upper} apart. Quadrature puts panel ends there.
     *
     * @return the losses, in any order; empty for a smooth density
     */
    default double[] breaks() {
        return new double[0];
    }
}
