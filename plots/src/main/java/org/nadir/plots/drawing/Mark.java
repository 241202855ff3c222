package org.nadir.plots.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/** The shapes of data points; all look about as heavy as each other at the same size. */
public enum Mark {
    /** A filled disc. */
    DISC,
    /** A circle, white inside. */
    CIRCLE,
    /** A filled square. */
    SQUARE,
    /** A square, white inside. */
    OPEN_SQUARE,
    /** A filled square on its corner. */
    DIAMOND,
    /** A square on its corner, white inside. */
    OPEN_DIAMOND,
    /** A filled triangle, its point up. */
    TRIANGLE,
    /** A filled triangle, its point down. */
    TRIANGLE_DOWN,
    /** An upright cross. */
    PLUS,
    /** A cross of two diagonals. */
    CROSS,
    /** An upright stroke, for a count among predictions. */
    TICK,
    /** Nothing: a line alone. */
    NONE;

    private static final float LINE = 0.9f; // of crosses and of open shapes, in points

    /**
     * Draws the mark, in the present colour.
     *
     * @param g where it is drawn
     * @param x the abscissa of its middle
     * @param y the ordinate of its middle
     * @param size about its width, in points
     */
    public void draw(Graphics2D g, double x, double y, double size) {
        if (this == NONE) {
            return;
        }
        Shape shape = shape(size);
        g.translate(x, y);
        switch (this) {
            case PLUS, CROSS, TICK -> {
                float line = this == TICK ? 2 * LINE : 1.4f * LINE;
                g.setStroke(new BasicStroke(line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
                g.draw(shape);
            }
            case CIRCLE, OPEN_SQUARE, OPEN_DIAMOND -> {
                Color color = g.getColor();
                g.setColor(Color.WHITE);
                g.fill(shape);
                g.setColor(color);
                g.setStroke(new BasicStroke(LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
                g.draw(shape);
            }
            default -> g.fill(shape);
        }
        g.translate(-x, -y);
    }

    private Shape shape(double size) {
        double r = size / 2;
        return switch (this) {
            case DISC, CIRCLE -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            case SQUARE, OPEN_SQUARE -> new Rectangle2D.Double(-0.88 * r, -0.88 * r, 1.76 * r, 1.76 * r);
            case DIAMOND, OPEN_DIAMOND -> closed(0, -1.2 * r, 1.2 * r, 0, 0, 1.2 * r, -1.2 * r, 0);
            case TRIANGLE -> closed(0, -1.2 * r, 1.1 * r, 0.8 * r, -1.1 * r, 0.8 * r);
            case TRIANGLE_DOWN -> closed(0, 1.2 * r, 1.1 * r, -0.8 * r, -1.1 * r, -0.8 * r);
            case PLUS -> lines(-1.1 * r, 0, 1.1 * r, 0, 0, -1.1 * r, 0, 1.1 * r);
            case CROSS -> lines(-0.9 * r, -0.9 * r, 0.9 * r, 0.9 * r, -0.9 * r, 0.9 * r, 0.9 * r, -0.9 * r);
            case TICK -> lines(0, -1.4 * r, 0, 1.4 * r);
            case NONE -> new Path2D.Double();
        };
    }

    private static Path2D closed(double... xy) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static Path2D lines(double... xy) {
        Path2D.Double path = new Path2D.Double();
        for (int i = 0; i < xy.length; i += 4) {
            path.moveTo(xy[i], xy[i + 1]);
            path.lineTo(xy[i + 2], xy[i + 3]);
        }
        return path;
    }

    /** The mark as XChart draws it, at a size of its own instead of the chart's one size in whole pixels. */
    Marker forXChart(double size) {
        return new Marker() {
            @Override
            public void paint(Graphics2D g, double x, double y, int chartSize) {
                draw(g, x, y, size);
            }
        };
    }
}
