/** Landscapes: a graph and the loss of every vertex, sampled from a law or read from a benchmark. */
@NullMarked
package org.nadir.simulation.landscape;

import org.jspecify.annotations.NullMarked;
