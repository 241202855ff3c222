package org.nadir.theory.numeric;

import java.util.Arrays;

/** Points where a function is not smooth, and where rules therefore end their panels. */
public final class Breaks {
    /** Points closer than this many units in the last place are one point, computed on two ways. */
    private static final int SAME = 16;

    private Breaks() {}

    /**
     * The breaks inside an interval, in order, each once.
     *
     * @param from the lower end, possibly −∞
     * @param to the upper end, possibly +∞
     * @param breaks the breaks, in any order, possibly outside; those that differ by rounding alone are one
     * @return the breaks strictly between the ends, increasing
     */
    public static double[] inside(double from, double to, double... breaks) {
        double[] sorted =
                Arrays.stream(breaks).filter(x -> x > from && x < to).sorted().toArray();
        double[] kept = new double[sorted.length];
        int count = 0;
        double before = from;
        for (double x : sorted) {
            if (x - before > SAME * Math.ulp(x) && to - x > SAME * Math.ulp(x)) {
                kept[count++] = x;
                before = x;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    /**
     * Breaks of two functions.
     *
     * @param some the breaks of one
     * @param more those of the other
     * @return all of them, in any order
     */
    public static double[] union(double[] some, double... more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /**
     * The pieces between breaks.
     *
     * @param from the lower end, finite
     * @param to the upper end, finite, above from
     * @param breaks the breaks, in any order
     * @return from, the breaks inside, and to: increasing
     */
    public static double[] edges(double from, double to, double... breaks) {
        double[] inner = inside(from, to, breaks);
        double[] edges = new double[inner.length + 2];
        edges[0] = from;
        System.arraycopy(inner, 0, edges, 1, inner.length);
        edges[edges.length - 1] = to;
        return edges;
    }
}
