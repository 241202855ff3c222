/** Predictions laid over observations: tables and the overlay figure, from a model or from nothing. */
@NullMarked
package org.nadir.plots.comparison;

import org.jspecify.annotations.NullMarked;
