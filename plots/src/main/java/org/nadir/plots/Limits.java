package org.nadir.plots;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.nadir.plots.drawing.Axis;

/** The least and the greatest of what is drawn, and axes that hold them. */
final class Limits {
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double leastPositive = Double.POSITIVE_INFINITY;

    private Limits() {}

    static Limits none() {
        return new Limits();
    }

    static Limits ofX(Collection<Trace> traces) {
        Limits limits = new Limits();
        traces.forEach(trace -> limits.include(trace.xs()));
        return limits;
    }

    /** Of the values with their spreads; an error bar may leave the frame, a value may not. */
    static Limits ofY(Collection<Trace> traces) {
        Limits limits = new Limits();
        for (Trace trace : traces) {
            limits.include(trace.ys());
            if (trace.spread() != null) {
                limits.include(trace.shifted(0, -1)).include(trace.shifted(0, 1));
            }
        }
        return limits;
    }

    Limits include(double... values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
                if (value > 0) {
                    leastPositive = Math.min(leastPositive, value);
                }
            }
        }
        return this;
    }

    double most() {
        return most;
    }

    double least() {
        return least;
    }

    /** An even axis with a little room at both ends; from 0 where 0 is near. */
    Axis even(String title, int ticks) {
        double range = most > least ? most - least : Math.max(1, Math.abs(most));
        double lower = least >= 0 && least < 0.5 * most ? 0 : least - 0.06 * range;
        return Axis.linear(title, lower, most + 0.06 * range, ticks);
    }

    /** An even axis with room for a mark at both ends, also at 0. */
    Axis padded(String title, int ticks) {
        double range = most > least ? most - least : Math.max(1, Math.abs(most));
        return Axis.linear(title, least - 0.05 * range, most + 0.05 * range, ticks);
    }

    /** An even axis from end to end, for a quantity that runs through all of it. */
    Axis exact(String title, int ticks) {
        return Axis.linear(title, least, most > least ? most : least + 1, ticks);
    }

    /** A logarithmic axis over what is positive, at most so many decades down from the top. */
    Axis logarithmic(String title, double decades) {
        if (!(leastPositive < Double.POSITIVE_INFINITY)) {
            return Axis.logarithmic(title, 0.1, 10);
        }
        double lower = Math.max(leastPositive, most / StrictMath.pow(10, decades));
        double upper = most > lower ? most : 10 * lower;
        double room = StrictMath.pow(upper / lower, 0.06);
        return Axis.logarithmic(title, lower / room, upper * room);
    }

    /** A logarithmic axis over all that is positive, with those of some ticks that lie on it. */
    Axis logarithmicAt(String title, double... ticks) {
        double lower = leastPositive < most ? leastPositive : most / 2;
        double room = StrictMath.pow(most / lower, 0.06);
        return Axis.logarithmicAt(
                title,
                lower / room,
                most * room,
                Arrays.stream(ticks)
                        .filter(at -> at >= lower / room && at <= most * room)
                        .toArray());
    }

    static List<Trace> all(List<Facet> facets) {
        return facets.stream().flatMap(facet -> facet.traces().stream()).toList();
    }
}
