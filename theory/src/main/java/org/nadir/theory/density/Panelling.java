package org.nadir.theory.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.nadir.theory.numeric.Breaks;
import org.nadir.theory.numeric.Numerals;

/**
 * An interval cut into panels on each of which Gauss–Legendre quadrature of sixteen points is exact to rounding, for every
 * one of a set of functions.
 *
 * <p>Panels are halved until the rule on a panel and on its halves agree for every function. A jump costs some fifty panels.
 */
final class Panelling {
    private static final double[] NODES;
    private static final double[] WEIGHTS;

    static {
        org.hipparchus.util.Pair<double[], double[]> rule = new LegendreRuleFactory().getRule(16);
        NODES = rule.getFirst();
        WEIGHTS = rule.getSecond();
    }

    /** How closely a panel and its halves agree, relative to the panel; the halves are far better than that. */
    private static final double AGREEMENT = 1e-12;

    /** A panel with less than this is good whatever its relative error. */
    private static final double NEGLIGIBLE = 1e-60;

    private static final int MOST_PANELS = 20_000;

    private Panelling() {}

    /** The edges of the panels, from first to last. */
    static double[] edges(List<DoubleUnaryOperator> functions, double from, double to, double... breaks) {
        List<Double> edges = new ArrayList<>();
        double[] inner = Breaks.inside(from, to, breaks);
        edges.add(from);
        double left = from;
        for (double right : inner) {
            refine(functions, left, right, edges);
            left = right;
        }
        refine(functions, left, to, edges);
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void refine(List<DoubleUnaryOperator> functions, double from, double to, List<Double> edges) {
        double middle = from + 0.5 * (to - from);
        boolean narrow = !(to - from > 8 * Math.ulp(Math.max(Math.abs(from), Math.abs(to))));
        if (narrow || functions.stream().allMatch(f -> agree(f, from, middle, to))) {
            edges.add(middle);
            edges.add(to);
            return;
        }
        if (edges.size() > MOST_PANELS) {
            throw new IllegalArgumentException("the density is too rough to integrate: " + MOST_PANELS
                    + " panels were not enough, the last at " + Numerals.shortest(from)
                    + "; give the points where it jumps or bends as breaks");
        }
        refine(functions, from, middle, edges);
        refine(functions, middle, to, edges);
    }

    private static boolean agree(DoubleUnaryOperator f, double from, double middle, double to) {
        double whole = integral(f, from, to);
        double halves = integral(f, from, middle) + integral(f, middle, to);
        return Math.abs(whole - halves) <= AGREEMENT * Math.abs(halves) + NEGLIGIBLE;
    }

    /** ∫ f over a panel or a part of one. */
    static double integral(DoubleUnaryOperator f, double from, double to) {
        double middle = 0.5 * (from + to);
        double half = 0.5 * (to - from);
        double sum = 0;
        for (int i = 0; i < NODES.length; i++) {
            sum += WEIGHTS[i] * f.applyAsDouble(middle + half * NODES[i]);
        }
        return half * sum;
    }

    /** The panel that holds a point. */
    static int find(double[] edges, double x) {
        int place = Arrays.binarySearch(edges, x);
        int panel = place >= 0 ? place : -place - 2;
        return Math.min(Math.max(panel, 0), edges.length - 2);
    }
}
