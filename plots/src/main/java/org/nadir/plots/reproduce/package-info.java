/**
 * The seed work's tables and figures made again: one class a figure, from the embedded models (or a benchmark's own file),
 * from theory and from sampled landscapes, to a {@link org.nadir.plots.reproduce.Chapter}.
 */
@NullMarked
package org.nadir.plots.reproduce;

import org.jspecify.annotations.NullMarked;
