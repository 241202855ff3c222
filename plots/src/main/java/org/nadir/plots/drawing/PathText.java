package org.nadir.plots.drawing;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/** Shapes and numbers as SVG and PDF write them. */
final class PathText {
    private PathText() {}

    /** A number with at most two decimals and no needless zeros. */
    static void number(StringBuilder out, double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            out.append('-');
            hundredths = -hundredths;
        }
        out.append(hundredths / 100);
        long rest = hundredths % 100;
        if (rest != 0) {
            out.append('.').append(rest / 10);
            if (rest % 10 != 0) {
                out.append(rest % 10);
            }
        }
    }

    /** A number with at most six decimals, for the factor of a scale. */
    static void factor(StringBuilder out, double value) {
        long millionths = Math.round(value * 1e6);
        if (millionths < 0) {
            out.append('-');
            millionths = -millionths;
        }
        String rest = Long.toString(1_000_000 + millionths % 1_000_000).substring(1);
        int end = rest.length();
        while (end > 0 && rest.charAt(end - 1) == '0') {
            end--;
        }
        out.append(millionths / 1_000_000);
        if (end > 0) {
            out.append('.').append(rest, 0, end);
        }
    }

    /** A shape as the value of an SVG path's d. */
    static void svg(StringBuilder out, Shape shape) {
        double[] p = new double[6];
        double x = Double.NaN;
        double y = Double.NaN;
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> {
                    if (!(Math.round(p[0] * 100) == Math.round(x * 100)
                            && Math.round(p[1] * 100) == Math.round(y * 100))) {
                        points(out.append('M'), p, 1);
                    }
                    x = p[0];
                    y = p[1];
                }
                case PathIterator.SEG_LINETO -> {
                    points(out.append('L'), p, 1);
                    x = p[0];
                    y = p[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    points(out.append('Q'), p, 2);
                    x = p[2];
                    y = p[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    points(out.append('C'), p, 3);
                    x = p[4];
                    y = p[5];
                }
                default -> {
                    out.append('Z');
                    x = Double.NaN; // what follows a closed path begins anew
                }
            }
        }
    }

    private static void points(StringBuilder out, double[] p, int count) {
        for (int i = 0; i < 2 * count; i++) {
            if (i > 0) {
                out.append(' ');
            }
            number(out, p[i]);
        }
    }

    /** A shape as PDF's path operators, y upwards from the foot of a page of a height. */
    static void pdf(StringBuilder out, Shape shape, double height) {
        double[] p = new double[6];
        double x = 0;
        double y = 0;
        AffineTransform flip = new AffineTransform(1, 0, 0, -1, 0, height);
        for (PathIterator path = shape.getPathIterator(flip); !path.isDone(); path.next()) {
            switch (path.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> {
                    operator(out, p, 1, "m");
                    x = p[0];
                    y = p[1];
                }
                case PathIterator.SEG_LINETO -> {
                    operator(out, p, 1, "l");
                    x = p[0];
                    y = p[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    // PDF has only cubic curves: the control points lie two thirds of the way to the quadratic's
                    double[] c = {
                        x + 2.0 / 3 * (p[0] - x),
                        y + 2.0 / 3 * (p[1] - y),
                        p[2] + 2.0 / 3 * (p[0] - p[2]),
                        p[3] + 2.0 / 3 * (p[1] - p[3]),
                        p[2],
                        p[3]
                    };
                    operator(out, c, 3, "c");
                    x = p[2];
                    y = p[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    operator(out, p, 3, "c");
                    x = p[4];
                    y = p[5];
                }
                default -> out.append("h\n");
            }
        }
    }

    private static void operator(StringBuilder out, double[] p, int count, String name) {
        for (int i = 0; i < 2 * count; i++) {
            number(out, p[i]);
            out.append(' ');
        }
        out.append(name).append('\n');
    }
}
