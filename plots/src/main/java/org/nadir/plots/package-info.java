/**
 * Figures: what theory predicts over what is counted, one class a figure.
 *
 * <p>A figure class takes plain numbers (predictions, observations, curves) and gives a {@link org.nadir.plots.Figure}:
 * a drawing, its caption and its data, which {@link org.nadir.plots.FigureFiles} writes as PNG, SVG, PDF, CSV and text.
 */
@NullMarked
package org.nadir.plots;

import org.jspecify.annotations.NullMarked;
