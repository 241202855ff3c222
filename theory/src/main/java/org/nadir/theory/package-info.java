/**
 * The theory of local search: from a pair of densities to the number of local minima, the size of their basins and the
 * number of steps that lead to them, each with its error.
 *
 * <p>A search space has n vertices, each with a loss and s neighbours. {@code pdf_n} is the density of losses
 * ({@link org.nadir.theory.density.LossDensity}), {@code pdf_e(x, .)} the density of a neighbour's loss given a vertex's
 * loss x ({@link org.nadir.theory.density.NeighbourDensity}).
 */
@NullMarked
package org.nadir.theory;

import org.jspecify.annotations.NullMarked;
