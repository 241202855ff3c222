package org.nadir.plots.reproduce;

import java.util.Arrays;
import org.nadir.theory.numeric.Curve;

/** Where curves have their points, and parts of them. */
final class Curves {
    private Curves() {}

    /** So many points from one to another, evenly. */
    static double[] even(double from, double to, int count) {
        double[] at = new double[count];
        Arrays.setAll(at, i -> from + (to - from) * i / (count - 1));
        return at;
    }

    /** So many points from one to another, each the same multiple of the one before. */
    static double[] geometric(double from, double to, int count) {
        double[] at = new double[count];
        Arrays.setAll(at, i -> from * StrictMath.pow(to / from, (double) i / (count - 1)));
        return at;
    }

    /** The points of a curve up to an abscissa. */
    static Curve upTo(Curve curve, double last) {
        int n = 0;
        while (n < curve.size() && curve.at(n) <= last) {
            n++;
        }
        return first(curve, n);
    }

    private static Curve first(Curve curve, int n) {
        double[] at = new double[n];
        double[] values = new double[n];
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = curve.at(i);
            values[i] = curve.value(i).value();
            errors[i] = curve.value(i).error();
        }
        return Curve.of(at, values, errors);
    }
}
