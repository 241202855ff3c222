package org.nadir.plots.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Paints a grid of values as colours under a panel's content.
 *
 * <p>XChart's heat maps leave seams between cells in vector files; here all cells of one colour or further on are one path.
 */
public final class HeatMap implements BiConsumer<Graphics2D, Rectangle2D> {
    private static final int LEVELS = 21; // distinct colours, the middle one around 0 in a difference; each is a path
    private static final double UNDER = 0.15; // points by which a cell reaches under the next

    private final double[] values;
    private final int cells;
    private final Shade shade;
    private final double lower;
    private final double upper;

    private HeatMap(double[] values, int cells, Shade shade, double lower, double upper) {
        this.values = values;
        this.cells = cells;
        this.shade = shade;
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * A heat map that fills the frame.
     *
     * @param values one a cell, column by column from the left, each from the foot upwards; NaN is left grey
     * @param cells cells to a side
     * @param shade the colours
     * @param lower the value of the first colour
     * @param upper the value of the last colour
     * @return the heat map
     * @throws IllegalArgumentException if there are not cells² values
     */
    public static HeatMap of(double[] values, int cells, Shade shade, double lower, double upper) {
        if (values.length != cells * cells) {
            throw new IllegalArgumentException("a heat map of " + cells + " cells a side needs " + cells * cells
                    + " values, but had " + values.length);
        }
        return new HeatMap(values.clone(), cells, shade, lower, upper);
    }

    @Override
    public void accept(Graphics2D g, Rectangle2D frame) {
        if (Arrays.stream(values).anyMatch(Double::isNaN)) {
            g.setColor(Look.FAINT);
            g.fill(frame);
        }
        // Each colour is laid over all cells of it or further on, so that the page is not seen through where two cells
        // meet.
        for (int level = 0; level < LEVELS; level++) {
            Path2D.Double path = atLeast(level, frame);
            if (path.getCurrentPoint() != null) {
                g.setColor(color(level));
                g.fill(path);
            }
        }
    }

    private Path2D.Double atLeast(int level, Rectangle2D frame) {
        double wide = frame.getWidth() / cells;
        double high = frame.getHeight() / cells;
        Path2D.Double path = new Path2D.Double();
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                if (level(values[i * cells + j]) >= level) {
                    int from = j;
                    while (j + 1 < cells && level(values[i * cells + j + 1]) >= level) {
                        j++;
                    }
                    double right = Math.min(frame.getMaxX(), frame.getX() + (i + 1) * wide + UNDER);
                    double top = Math.max(frame.getY(), frame.getMaxY() - (j + 1) * high - UNDER);
                    double x = frame.getX() + i * wide;
                    double y = frame.getMaxY() - from * high;
                    path.append(new Rectangle2D.Double(x, top, right - x, y - top), false);
                }
            }
        }
        return path;
    }

    private int level(double value) {
        if (Double.isNaN(value)) {
            return -1;
        }
        double share = (value - lower) / (upper - lower);
        return (int) Math.max(0, Math.min(LEVELS - 1, Math.floor(share * LEVELS)));
    }

    private Color color(int level) {
        return shade.at((level + 0.5) / LEVELS);
    }

    /**
     * The colours from the first to the last, to fill the frame of a low panel whose horizontal axis says what they measure.
     *
     * @return what draws them under the panel
     */
    public BiConsumer<Graphics2D, Rectangle2D> scale() {
        return (g, frame) -> {
            for (int level = 0; level < LEVELS; level++) {
                double from = frame.getX() + frame.getWidth() * level / LEVELS;
                g.setColor(color(level));
                g.fill(new Rectangle2D.Double(from, frame.getY(), frame.getMaxX() - from, frame.getHeight()));
            }
        };
    }
}
