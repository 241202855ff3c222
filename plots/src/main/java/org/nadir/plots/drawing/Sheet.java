package org.nadir.plots.drawing;

import java.util.ArrayList;
import java.util.List;

/** Panels in rows and columns, their frames aligned, with one key below. */
public final class Sheet {
    /** The width of one column of a two-column paper, in points. */
    public static final double COLUMN = 240;
    /** The width of both columns of a two-column paper, in points. */
    public static final double PAGE = 504;

    private static final double RIGHT = 8;
    private static final double NAMED_TOP = 17;
    private static final double PLAIN_TOP = 6;
    private static final double TICKS = 12;
    private static final double TITLE = 11;

    private final double width;
    private final List<Row> rows = new ArrayList<>();
    private Key key = Key.empty();

    private Sheet(double width) {
        this.width = width;
    }

    private record Row(int height, List<Panel> panels) {
        double top() {
            return panels.stream().anyMatch(Panel::isNamed) ? NAMED_TOP : PLAIN_TOP;
        }

        double foot() {
            double foot = 3;
            for (Panel panel : panels) {
                foot = Math.max(foot, (panel.hasLabelsBelow() ? TICKS : 5) + (panel.hasTitleBelow() ? TITLE : 0));
            }
            return foot;
        }
    }

    /**
     * An empty sheet.
     *
     * @param width its width in points
     * @return the sheet
     */
    public static Sheet of(double width) {
        return new Sheet(width);
    }

    /**
     * Adds a row of panels.
     *
     * @param height the height of their frames, in whole points
     * @param panels from left to right, as many as in every other row
     * @return this sheet
     */
    public Sheet row(int height, List<Panel> panels) {
        rows.add(new Row(height, List.copyOf(panels)));
        return this;
    }

    /**
     * Sets the key.
     *
     * @param entries the key
     * @return this sheet
     */
    public Sheet key(Key entries) {
        key = entries;
        return this;
    }

    /**
     * The sheet as a drawing.
     *
     * @return the drawing, as high as it needs to be
     * @throws IllegalArgumentException if it has no row, or its rows differ in the number of panels
     */
    public Drawing drawing() {
        int columns = rows.isEmpty() ? 0 : rows.get(0).panels().size();
        if (columns == 0 || rows.stream().anyMatch(row -> row.panels().size() != columns)) {
            throw new IllegalArgumentException("a sheet needs rows of equally many panels");
        }
        double[] left = new double[columns];
        double[] right = new double[columns];
        double taken = 0;
        for (int i = 0; i < columns; i++) {
            right[i] = RIGHT;
            for (Row row : rows) {
                left[i] = Math.max(left[i], StrictMath.ceil(row.panels().get(i).roomOnTheLeft()));
                right[i] =
                        Math.max(right[i], StrictMath.ceil(row.panels().get(i).roomOnTheRight()));
            }
            taken += left[i] + right[i];
        }
        int frame = (int) ((width - taken) / columns);
        if (frame < 30) { // XChart draws nothing below
            throw new IllegalArgumentException(
                    "a sheet " + width + " points wide has no room for " + columns + " panels");
        }
        double height = 0;
        for (Row row : rows) {
            height += row.top() + row.height() + row.foot();
        }
        double below = height;
        Key shown = key;
        List<Row> kept = List.copyOf(rows);
        return Drawing.of(width, StrictMath.ceil(height + shown.height(width - 12) + 2), g -> {
            double top = 0;
            for (Row row : kept) {
                double x = 0;
                top += row.top();
                for (int i = 0; i < columns; i++) {
                    x += left[i];
                    row.panels().get(i).paint(g, x, top, frame, row.height(), right[i]);
                    x += frame + right[i];
                }
                top += row.height() + row.foot();
            }
            shown.paint(g, 6, below, width - 12);
        });
    }
}
