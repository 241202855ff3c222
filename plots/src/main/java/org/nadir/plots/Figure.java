package org.nadir.plots;

import org.nadir.plots.drawing.Drawing;

/**
 * A figure fit to print: the drawing, what it shows in words, and the numbers in it.
 *
 * @param name the name of its files: small letters, digits and hyphens
 * @param title one line
 * @param caption what is shown, from which data; whole sentences
 * @param drawing the drawing
 * @param data every number that is drawn, so that others can redraw it
 */
public record Figure(String name, String title, String caption, Drawing drawing, DataTable data) {

    /**
     * Checks the name, which becomes a file's.
     *
     * @param name the name of its files: small letters, digits and hyphens
     * @param title one line
     * @param caption what is shown, from which data; whole sentences
     * @param drawing the drawing
     * @param data every number that is drawn
     * @throws IllegalArgumentException if the name is not of small letters, digits and hyphens
     */
    public Figure {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "name must be of small letters, digits and hyphens, but was '" + name + "'");
        }
    }

    /**
     * The figure as SVG.
     *
     * @return the text of the SVG file, its identifiers beginning with the figure's name
     */
    public String svg() {
        return drawing.svg(name + "-", title, caption);
    }

    /**
     * The same figure, its caption followed by how it was made.
     *
     * @param provenance data, seed and command, in whole sentences
     * @return the figure
     */
    public Figure madeBy(String provenance) {
        return new Figure(name, title, caption + " " + provenance, drawing, data);
    }

    /**
     * What the figure is, where it can not be drawn.
     *
     * @return title and caption
     */
    @Override
    public String toString() {
        return title + "\n" + caption;
    }
}
