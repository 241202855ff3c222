/** Local search: Algorithm 1 from one start, the exhaustive descent map, and search under a budget. */
@NullMarked
package org.nadir.simulation.search;

import org.jspecify.annotations.NullMarked;
