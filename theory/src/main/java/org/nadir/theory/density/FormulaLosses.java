package org.nadir.theory.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.nadir.theory.numeric.Numerals;

/**
 * pdf_n given as a function, its tails by quadrature: masses of panels are tabulated at birth, and a tail costs sixteen
 * evaluations of the function.
 */
final class FormulaLosses implements LossDensity {
    /** How far from 1 the integral may be. */
    static final double SLACK = 1e-8;

    /** A stretch with less than this ends an infinite support. */
    private static final double NOTHING = 1e-25;

    private final DoubleUnaryOperator function;
    private final double lower;
    private final double upper;
    private final double[] given;
    private final double[] edges;
    /** ∫ from the lower end to each edge. */
    private final double[] below;
    /** ∫ from each edge to the upper end. */
    private final double[] above;

    private final double mean;

    FormulaLosses(double lower, double upper, DoubleUnaryOperator density, double... breaks) {
        this.lower = lower;
        this.upper = upper;
        this.function = x -> checked(density, x);
        this.given = breaks.clone();
        this.edges = edges();
        int last = edges.length - 1;
        this.below = new double[edges.length];
        this.above = new double[edges.length];
        double moment = 0;
        for (int i = 0; i < last; i++) {
            below[i + 1] = below[i] + Panelling.integral(function, edges[i], edges[i + 1]);
            moment += Panelling.integral(x -> x * function.applyAsDouble(x), edges[i], edges[i + 1]);
        }
        for (int i = last - 1; i >= 0; i--) {
            above[i] = above[i + 1] + Panelling.integral(function, edges[i], edges[i + 1]);
        }
        this.mean = moment;
        if (!(Math.abs(below[last] - 1) <= SLACK)) {
            throw new IllegalArgumentException("a density must integrate to 1, but this one integrates to "
                    + Numerals.rounded(below[last], 10) + " from " + Numerals.shortest(lower) + " to "
                    + Numerals.shortest(upper) + ", off by " + Numerals.rounded(below[last] - 1, 3));
        }
    }

    private static double checked(DoubleUnaryOperator density, double x) {
        double value = density.applyAsDouble(x);
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a density must be finite and at least 0, but at " + Numerals.shortest(x)
                    + " it was " + Numerals.shortest(value));
        }
        return value;
    }

    /** Panels over the support; infinite ends are reached by stretches of doubling length until nothing is found. */
    private double[] edges() {
        double[] inner = Arrays.stream(given)
                .filter(x -> x > lower && x < upper && Math.abs(x) <= Double.MAX_VALUE)
                .sorted()
                .toArray();
        double first = Double.isFinite(lower) ? lower : inner.length > 0 ? inner[0] : Math.min(upper - 1, 0);
        double last =
                Double.isFinite(upper) ? upper : inner.length > 0 ? inner[inner.length - 1] : Math.max(first, 0) + 1;
        if (!(last > first)) {
            last = first + 1;
        }
        List<Double> starts = new ArrayList<>();
        if (!Double.isFinite(lower)) {
            stretch(first, -1, starts);
        }
        starts.add(first);
        starts.add(last);
        for (double at : inner) {
            starts.add(at);
        }
        if (!Double.isFinite(upper)) {
            stretch(last, 1, starts);
        }
        double[] cuts =
                starts.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Panelling.edges(List.of(function), cuts[0], cuts[cuts.length - 1], cuts);
    }

    private void stretch(double from, int sign, List<Double> starts) {
        double at = from;
        double length = 1;
        int empty = 0;
        // Three stretches in a row with nothing in them: a density may be empty for a while.
        for (int i = 0; i < 1000 && empty < 3; i++, length *= 2) {
            double next = at + sign * length;
            double mass = Math.abs(Panelling.integral(function, at, next));
            empty = mass < NOTHING ? empty + 1 : 0;
            starts.add(next);
            at = next;
        }
    }

    @Override
    public double density(double x) {
        if (!(x >= lower && x <= upper)) {
            return Double.isNaN(x) ? Double.NaN : 0;
        }
        return function.applyAsDouble(x);
    }

    @Override
    public double lowerTail(double x) {
        if (!(x > edges[0])) {
            return Double.isNaN(x) ? Double.NaN : 0;
        }
        if (x >= edges[edges.length - 1]) {
            return 1;
        }
        int panel = Panelling.find(edges, x);
        return Math.min(below[panel] + Panelling.integral(function, edges[panel], x), 1);
    }

    @Override
    public double upperTail(double x) {
        if (!(x < edges[edges.length - 1])) {
            return Double.isNaN(x) ? Double.NaN : 0;
        }
        if (x <= edges[0]) {
            return 1;
        }
        int panel = Panelling.find(edges, x);
        return Math.min(above[panel + 1] + Panelling.integral(function, x, edges[panel + 1]), 1);
    }

    @Override
    public double quantile(double p) {
        Require.probability("p", p);
        return p <= 0.5 ? fromBelow(p) : fromAbove(1 - p);
    }

    @Override
    public double upperQuantile(double q) {
        Require.probability("q", q);
        return q <= 0.5 ? fromAbove(q) : fromBelow(1 - q);
    }

    private double fromBelow(double p) {
        if (p == 0) {
            return lower;
        }
        int panel = 0;
        while (panel < edges.length - 2 && below[panel + 1] < p) {
            panel++;
        }
        double start = 0.5 * (edges[panel] + edges[panel + 1]);
        return Inversion.solve(this::lowerTail, this::density, true, p, edges[panel], edges[panel + 1], start);
    }

    private double fromAbove(double q) {
        if (q == 0) {
            return upper;
        }
        int panel = edges.length - 2;
        while (panel > 0 && above[panel] < q) {
            panel--;
        }
        double start = 0.5 * (edges[panel] + edges[panel + 1]);
        return Inversion.solve(this::upperTail, this::density, false, q, edges[panel], edges[panel + 1], start);
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double lower() {
        return lower;
    }

    @Override
    public double upper() {
        return upper;
    }

    @Override
    public double[] breaks() {
        return Arrays.stream(given).filter(x -> x > lower && x < upper).toArray();
    }

    @Override
    public String toString() {
        return "a function on [" + Numerals.shortest(lower) + ", " + Numerals.shortest(upper) + "]";
    }
}
