/**
 * What every figure is drawn with: letters, axes, panels, and the three file formats.
 *
 * <p>XChart draws the content of a panel: bands, lines and markers. It does not draw, through its settings, ticks at
 * chosen places, dashes that run through a line's points, letters without an installed font, or several panels on one
 * page; those are drawn here, over the same {@link java.awt.Graphics2D}, and nowhere else.
 */
@NullMarked
package org.nadir.plots.drawing;

import org.jspecify.annotations.NullMarked;
