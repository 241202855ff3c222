package org.nadir.theory.density;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.nadir.theory.numeric.Numerals;

/**
 * pdf_e given as a function, its tails by quadrature.
 *
 * <p>Panels in y are cut at birth so that they serve every x of a set that covers the support. For an x that is asked
 * about, the masses of the panels are computed once and kept while there is room; then a tail costs sixteen evaluations of
 * the function. What is kept changes no value, so that results do not depend on the order of calls or on threads.
 */
final class FormulaNeighbours implements NeighbourDensity {
    /** How many x the density is tried at. */
    private static final int TRIED = 65;

    /** How many numbers are kept, some 32 MB. */
    private static final int ROOM = 4_000_000;

    private final DoubleBinaryOperator function;
    private final double lower;
    private final double upper;
    private final double[] given;
    private final double[] edges;
    private final int mostKept;
    private final ConcurrentHashMap<Double, double[]> kept = new ConcurrentHashMap<>();

    FormulaNeighbours(double lower, double upper, DoubleBinaryOperator density, double... breaks) {
        Require.interval(lower, upper);
        this.lower = lower;
        this.upper = upper;
        this.function = (x, y) -> checked(density, x, y);
        this.given = Arrays.stream(breaks).filter(x -> x > lower && x < upper).toArray();
        double[] tried = DoubleStream.concat(
                        // Closer together at the ends, where the support is cut.
                        DoubleStream.iterate(0, i -> i < TRIED, i -> i + 1)
                                .map(i -> (1 - StrictMath.cos(Math.PI * i / (TRIED - 1))) / 2)
                                .map(share -> Math.min(lower + share * (upper - lower), upper)),
                        Arrays.stream(given))
                .toArray();
        List<DoubleUnaryOperator> sections = Arrays.stream(tried)
                .mapToObj(x -> (DoubleUnaryOperator) y -> function.applyAsDouble(x, y))
                .toList();
        this.edges = Panelling.edges(sections, lower, upper, given);
        this.mostKept = Math.max(ROOM / (2 * edges.length), 16);
        for (double x : tried) {
            double total = masses(x)[edges.length - 1];
            if (!(Math.abs(total - 1) <= FormulaLosses.SLACK)) {
                throw new IllegalArgumentException("pdf_e(x, .) must integrate to 1 for every x, but at x = "
                        + Numerals.shortest(x) + " it integrates to " + Numerals.rounded(total, 10) + ", off by "
                        + Numerals.rounded(total - 1, 3));
            }
        }
    }

    private static double checked(DoubleBinaryOperator density, double x, double y) {
        double value = density.applyAsDouble(x, y);
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("pdf_e must be finite and at least 0, but at x = " + Numerals.shortest(x)
                    + ", y = " + Numerals.shortest(y) + " it was " + Numerals.shortest(value));
        }
        return value;
    }

    /** ∫ from the lower end to each edge, then from each edge to the upper end. */
    private double[] masses(double x) {
        double[] known = kept.get(x);
        if (known != null) {
            return known;
        }
        int n = edges.length;
        double[] panels = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            panels[i] = part(x, edges[i], edges[i + 1]);
        }
        double[] masses = new double[2 * n];
        for (int i = 0; i < n - 1; i++) {
            masses[i + 1] = masses[i] + panels[i];
        }
        for (int i = n - 2; i >= 0; i--) {
            masses[n + i] = masses[n + i + 1] + panels[i];
        }
        if (kept.size() >= mostKept) {
            kept.clear();
        }
        kept.put(x, masses);
        return masses;
    }

    private double part(double x, double from, double to) {
        return Panelling.integral(y -> function.applyAsDouble(x, y), from, to);
    }

    @Override
    public double density(double x, double y) {
        if (!(y >= lower && y <= upper)) {
            return Double.isNaN(y) ? Double.NaN : 0;
        }
        return function.applyAsDouble(x, y);
    }

    @Override
    public double upperTail(double x, double t) {
        if (!(t > lower && t < upper)) {
            return t <= lower ? 1 : t >= upper ? 0 : Double.NaN;
        }
        int panel = Panelling.find(edges, t);
        return Math.min(masses(x)[edges.length + panel + 1] + part(x, t, edges[panel + 1]), 1);
    }

    @Override
    public double lowerTail(double x, double t) {
        if (!(t > lower && t < upper)) {
            return t <= lower ? 0 : t >= upper ? 1 : Double.NaN;
        }
        int panel = Panelling.find(edges, t);
        return Math.min(masses(x)[panel] + part(x, edges[panel], t), 1);
    }

    @Override
    public double quantile(double x, double p) {
        Require.probability("p", p);
        return p <= 0.5 ? fromBelow(x, p) : fromAbove(x, 1 - p);
    }

    @Override
    public double upperQuantile(double x, double q) {
        Require.probability("q", q);
        return q <= 0.5 ? fromAbove(x, q) : fromBelow(x, 1 - q);
    }

    private double fromBelow(double x, double p) {
        if (p == 0) {
            return lower;
        }
        double[] masses = masses(x);
        int panel = 0;
        while (panel < edges.length - 2 && masses[panel + 1] < p) {
            panel++;
        }
        double start = 0.5 * (edges[panel] + edges[panel + 1]);
        return Inversion.solve(
                t -> lowerTail(x, t), t -> density(x, t), true, p, edges[panel], edges[panel + 1], start);
    }

    private double fromAbove(double x, double q) {
        if (q == 0) {
            return upper;
        }
        double[] masses = masses(x);
        int panel = edges.length - 2;
        while (panel > 0 && masses[edges.length + panel] < q) {
            panel--;
        }
        double start = 0.5 * (edges[panel] + edges[panel + 1]);
        return Inversion.solve(
                t -> upperTail(x, t), t -> density(x, t), false, q, edges[panel], edges[panel + 1], start);
    }

    @Override
    public double lower(double x) {
        return lower;
    }

    @Override
    public double upper(double x) {
        return upper;
    }

    @Override
    public double[] breaks() {
        return given.clone();
    }

    @Override
    public String toString() {
        return "a function on [" + Numerals.shortest(lower) + ", " + Numerals.shortest(upper) + "]";
    }
}
