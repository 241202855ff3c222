package org.nadir.plots;

import java.util.Arrays;

/** A function of two variables at the middles of the cells of a square grid, such as pdf_e in normal scores. */
public final class Grid {
    private final double lower;
    private final double upper;
    private final int cells;
    private final double[] values;

    private Grid(double lower, double upper, int cells, double[] values) {
        this.lower = lower;
        this.upper = upper;
        this.cells = cells;
        this.values = values;
    }

    /** A function of two variables. */
    @FunctionalInterface
    public interface Function {
        /**
         * The value at a point.
         *
         * @param x the first variable
         * @param y the second variable
         * @return the value
         */
        double at(double x, double y);
    }

    /**
     * Samples a function.
     *
     * @param lower the lower end of both variables
     * @param upper the upper end of both
     * @param cells cells to a side, positive
     * @param function what is sampled at the middle of each cell
     * @return the grid
     * @throws IllegalArgumentException if the ends are not in order or there is no cell
     */
    public static Grid of(double lower, double upper, int cells, Function function) {
        if (!(upper > lower)) {
            throw new IllegalArgumentException("upper must lie above lower = " + lower + ", but was " + upper);
        }
        if (cells < 1) {
            throw new IllegalArgumentException("cells must be positive, but was " + cells);
        }
        double[] values = new double[cells * cells];
        double step = (upper - lower) / cells;
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                values[i * cells + j] = function.at(lower + (i + 0.5) * step, lower + (j + 0.5) * step);
            }
        }
        return new Grid(lower, upper, cells, values);
    }

    /**
     * The lower end of both variables.
     *
     * @return the end
     */
    public double lower() {
        return lower;
    }

    /**
     * The upper end of both variables.
     *
     * @return the end
     */
    public double upper() {
        return upper;
    }

    /**
     * Cells to a side.
     *
     * @return how many
     */
    public int cells() {
        return cells;
    }

    /**
     * The middle of a cell along a side.
     *
     * @param i the cell, from 0
     * @return where it is
     */
    public double middle(int i) {
        return lower + (i + 0.5) * (upper - lower) / cells;
    }

    /**
     * The value of a cell.
     *
     * @param i the cell of the first variable, from 0
     * @param j the cell of the second, from 0
     * @return the value
     */
    public double value(int i, int j) {
        return values[i * cells + j];
    }

    /** All values, column by column. */
    double[] values() {
        return values.clone();
    }

    /** This grid with what lies below a value unknown. */
    Grid from(double least) {
        double[] kept = values.clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = kept[i] < least ? Double.NaN : kept[i];
        }
        return new Grid(lower, upper, cells, kept);
    }

    /** This grid less another over the same cells. */
    Grid minus(Grid other) {
        if (other.cells != cells || other.lower != lower || other.upper != upper) {
            throw new IllegalArgumentException("two grids differ in their cells: " + cells + " over [" + lower + ", "
                    + upper + "] and " + other.cells + " over [" + other.lower + ", " + other.upper + "]");
        }
        double[] difference = new double[values.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = values[i] - other.values[i];
        }
        return new Grid(lower, upper, cells, difference);
    }

    /** The absolute value that a share of the known cells does not exceed; 1 where none is known. */
    double size(double share) {
        double[] sizes = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .map(Math::abs)
                .sorted()
                .toArray();
        if (sizes.length == 0) {
            return 1;
        }
        return sizes[(int) Math.floor(share * (sizes.length - 1))];
    }
}
