/**
 * Nadir's simulation room: neighbourhood graphs, landscapes, local search over every vertex, and Monte Carlo.
 *
 * <p>{@link org.nadir.simulation.Observation} is what a landscape shows, in the quantities and units in which the theory
 * predicts. Nothing here prints; {@link org.nadir.simulation.Progress} is how a long computation speaks and is stopped.
 */
@NullMarked
package org.nadir.simulation;

import org.jspecify.annotations.NullMarked;
