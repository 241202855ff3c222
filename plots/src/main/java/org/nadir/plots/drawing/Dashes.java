package org.nadir.plots.drawing;

import java.util.Arrays;
import java.util.List;

/** A line cut into the pieces that its dashes leave, parted by NaN. */
final class Dashes {
    private double[] xs = new double[64];
    private double[] ys = new double[64];
    private int size;

    private Dashes() {}

    /**
     * Cuts a line.
     *
     * @param xs abscissae
     * @param ys ordinates; the line is interrupted at a NaN
     * @param dash lengths of dashes and gaps in turn; empty for an unbroken line
     * @param perX points of the page to a unit of x
     * @param perY points of the page to a unit of y
     */
    static Dashes cut(double[] xs, double[] ys, List<Double> dash, double perX, double perY) {
        Dashes pieces = new Dashes();
        if (dash.isEmpty()) {
            pieces.xs = xs;
            pieces.ys = ys;
            pieces.size = xs.length;
            return pieces;
        }
        int part = 0; // even parts are drawn
        double left = dash.get(0); // of this part, in points
        boolean fresh = true;
        for (int i = 1; i < xs.length; i++) {
            double length = StrictMath.hypot((xs[i] - xs[i - 1]) * perX, (ys[i] - ys[i - 1]) * perY);
            if (Double.isNaN(length)) {
                pieces.end();
                part = 0;
                left = dash.get(0);
                fresh = true;
                continue;
            }
            double done = 0;
            if (fresh) {
                pieces.add(xs[i - 1], ys[i - 1]);
                fresh = false;
            }
            while (length - done > left) {
                done += left;
                double share = done / length;
                double atX = xs[i - 1] + share * (xs[i] - xs[i - 1]);
                double atY = ys[i - 1] + share * (ys[i] - ys[i - 1]);
                pieces.add(atX, atY);
                if (part % 2 == 0) {
                    pieces.end();
                }
                part = (part + 1) % dash.size();
                left = dash.get(part);
            }
            left -= length - done;
            if (part % 2 == 0) {
                pieces.add(xs[i], ys[i]);
            }
        }
        return pieces;
    }

    double[] xs() {
        return Arrays.copyOf(xs, size);
    }

    double[] ys() {
        return Arrays.copyOf(ys, size);
    }

    private void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size] = y;
        size++;
    }

    private void end() {
        add(size == 0 ? 0 : xs[size - 1], Double.NaN);
    }
}
