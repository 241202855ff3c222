/** Neighbourhood graphs: implicit ones that compute neighbours by arithmetic, explicit ones in flat int arrays. */
@NullMarked
package org.nadir.simulation.graph;

import org.jspecify.annotations.NullMarked;
