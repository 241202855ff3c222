package org.nadir.theory.density;

/**
 * pdf_e: the density of a neighbour's loss y given the loss x of a vertex.
 *
 * <p>The upper tail is the S of the theory: S(x; t) = ∫ₜ^∞ pdf_e(x, y) dy, the chance that one neighbour of a vertex at x
 * lies above t. A density is immutable and may be used by many threads.
 */
public interface NeighbourDensity {

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
