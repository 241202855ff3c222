/**
 * Readers of real landscapes: benchmark tables as their users have them, to a {@link
 * org.nadir.simulation.landscape.read.CategoricalTable}.
 *
 * <p>Nothing is guessed and nothing is dropped in silence: what does not fit is a {@link
 * org.nadir.simulation.landscape.read.MalformedDataException} that names file, line and column, and what was left out at
 * the user's wish is counted in {@link org.nadir.simulation.landscape.read.CategoricalTable#notes()}.
 */
@NullMarked
package org.nadir.simulation.landscape.read;

import org.jspecify.annotations.NullMarked;
