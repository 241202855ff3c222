/** Monte Carlo over landscapes: replicates, sweeps, and exact moments to hold them to. */
@NullMarked
package org.nadir.simulation.montecarlo;

import org.jspecify.annotations.NullMarked;
