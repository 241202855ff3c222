/**
 * Tables and notes: as text for people, as JSON and CSV for programs.
 *
 * <p>All are made from the same rows, so they never disagree.
 */
@NullMarked
package org.nadir.plots.report;

import org.jspecify.annotations.NullMarked;
