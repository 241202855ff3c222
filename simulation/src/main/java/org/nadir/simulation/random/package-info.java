/** The one source of randomness: streams of numbers named by a seed. */
@NullMarked
package org.nadir.simulation.random;

import org.jspecify.annotations.NullMarked;
