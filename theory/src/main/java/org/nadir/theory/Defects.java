package org.nadir.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Breaks;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Integral;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;

/**
 * How far a pair is from one that an undirected regular graph can have.
 *
 * <p>On such a graph a uniform vertex's uniform neighbour is a uniform vertex, and an edge has no direction:
 *
 * <p>stationarity ∫ pdf_n(x) pdf_e(x, y) dx = pdf_n(y), reversibility pdf_n(x) pdf_e(x, y) = pdf_n(y) pdf_e(y, x).
 *
 * @param stationarity ½ ∫ |∫ pdf_n(x) pdf_e(x, y) dx − pdf_n(y)| dy, total variation, from 0 to 1
 * @param reversibility ½ ∬ |pdf_n(x) pdf_e(x, y) − pdf_n(y) pdf_e(y, x)| dx dy, total variation, from 0 to 1
 */
public record Defects(Estimate stationarity, Estimate reversibility) {
    /** A defect below this is not seen. */
    private static final double SEEN = 1e-6;

    /**
     * The defects of a pair to the default tolerance. A pair made of a copula has none.
     *
     * @param pair the densities
     * @return both defects with their numerical errors
     */
    public static Defects of(Pair pair) {
        return of(pair, Tolerance.DEFAULT);
    }

    /**
     * The defects of a pair. A pair made of a copula has none.
     *
     * @param pair the densities
     * @param tolerance the accuracy promised, of total variations, which lie between 0 and 1: the relative tolerance as an
     *     absolute error
     * @return both defects with their numerical errors
     * @throws org.nadir.theory.numeric.AccuracyException if the tolerance can not be kept
     */
    public static Defects of(Pair pair, Tolerance tolerance) {
        boolean independent = pair.neighbours() instanceof Independent own && own.losses() == pair.losses();
        if (pair.copula().isPresent() || independent) {
            // Symmetry is the contract of a copula; the tests hold every family to it.
            return new Defects(Estimate.exact(0), Estimate.exact(0));
        }
        // Total variation is the same in any coordinate.
        return new Balance(pair.coordinateLosses(), pair.coordinateNeighbours(), tolerance).defects();
    }

    /** The two integrals, with their integrands cut where they change sign, so that nothing has a kink. */
    private static final class Balance {
        private static final double[] SCALE = {1e-6, 0.01, 0.5, 0.99, 1 - 1e-6};
        /** At how many points between breaks a change of sign is looked for. */
        private static final int PROBES = 24;

        private final LossDensity losses;
        private final NeighbourDensity neighbours;
        private final double low;
        private final double high;
        private final double[] breaks;
        private final Tolerance outer;
        private final Tolerance inner;

        Balance(LossDensity losses, NeighbourDensity neighbours, Tolerance tolerance) {
            this.losses = losses;
            this.neighbours = neighbours;
            Mesh mesh = Mesh.of(losses, neighbours, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
            low = mesh.low();
            high = mesh.high();
            breaks = Breaks.inside(
                    low,
                    high,
                    Breaks.union(
                            Breaks.union(
                                    Breaks.union(Defects.breaks(losses, neighbours, low, high), losses.breaks()),
                                    scale(low)),
                            scale(high)));
            double digits = Math.max(tolerance.relative(), 1e-13);
            outer = new Tolerance(1e-14, digits, tolerance.maxEvaluations());
            // What the inner integrals miss must not look like structure to the outer.
            inner = new Tolerance(1e-13, digits / 100, tolerance.maxEvaluations());
        }

        Defects defects() {
            DoubleUnaryOperator surplus = y -> 0.5 * (arriving(y) - losses.density(y));
            Integral stationarity = Quadrature.integrate(
                    y -> Math.abs(surplus.applyAsDouble(y)),
                    low,
                    high,
                    outer,
                    Breaks.union(breaks, changes(surplus, low, high, breaks)));
            // The integrand is symmetric in x and y: twice the half of it above the diagonal.
            Integral reversibility = Quadrature.integrate(this::unbalanced, low, high, outer, breaks);
            double missed = inner.absolute() * Math.max(1, high - low);
            return new Defects(
                    new Estimate(stationarity.value(), stationarity.error() + missed),
                    new Estimate(reversibility.value(), reversibility.error() + missed));
        }

        /** ∫ |pdf_n(x) pdf_e(x, y) − pdf_n(y) pdf_e(y, x)| dy over y ≥ x. */
        private double unbalanced(double x) {
            // In y the joint density also jumps where x enters or leaves the support of pdf_e(y, ·).
            double[] ends = Breaks.inside(
                    x,
                    high,
                    Breaks.union(
                            Breaks.union(breaks, scale(x)),
                            neighbours.lower(x),
                            neighbours.upper(x),
                            edge(x, true),
                            edge(x, false)));
            DoubleUnaryOperator flow =
                    y -> losses.density(x) * neighbours.density(x, y) - losses.density(y) * neighbours.density(y, x);
            return Quadrature.integrate(
                            y -> Math.abs(flow.applyAsDouble(y)),
                            x,
                            high,
                            inner,
                            Breaks.union(ends, changes(flow, x, high, ends)))
                    .value();
        }

        /** ∫ pdf_n(x) pdf_e(x, y) dx. */
        private double arriving(double y) {
            // In x the density jumps where y enters or leaves the support of pdf_e(x, ·).
            return Quadrature.integrate(
                            x -> losses.density(x) * neighbours.density(x, y),
                            low,
                            high,
                            inner,
                            Breaks.union(Breaks.union(breaks, scale(y)), y, edge(y, true), edge(y, false)))
                    .value();
        }

        /** The scale of pdf_e around a loss, so that a narrow one is not missed in either argument. */
        private double[] scale(double x) {
            return Arrays.stream(SCALE).map(p -> neighbours.quantile(x, p)).toArray();
        }

        private double edge(double y, boolean upper) {
            return Defects.edge(neighbours, low, high, y, upper);
        }

        /** Where a function changes sign between breaks; one that is missed costs evaluations, not accuracy. */
        private static double[] changes(DoubleUnaryOperator f, double from, double to, double... breaks) {
            double[] ends = Breaks.edges(from, to, breaks);
            DoubleStream.Builder found = DoubleStream.builder();
            for (int e = 1; e < ends.length; e++) {
                double width = ends[e] - ends[e - 1];
                double before = ends[e - 1] + 1e-9 * width;
                double valueBefore = f.applyAsDouble(before);
                int probes = Math.max(4, (int) Math.rint(PROBES * width / (to - from)));
                for (int i = 1; i <= probes; i++) {
                    double at = ends[e - 1] + width * (i == probes ? 1 - 1e-9 : (double) i / probes);
                    double value = f.applyAsDouble(at);
                    if ((valueBefore < 0 && value > 0) || (valueBefore > 0 && value < 0)) {
                        found.add(root(f, before, at));
                    }
                    before = at;
                    valueBefore = value;
                }
            }
            return found.build().toArray();
        }

        private static double root(DoubleUnaryOperator f, double from, double to) {
            // A kink that is missed by δ costs δ², so that few halvings are enough.
            double low = from;
            double high = to;
            boolean rising = f.applyAsDouble(from) < 0;
            for (int i = 0; i < 30; i++) {
                double middle = 0.5 * (low + high);
                if (f.applyAsDouble(middle) < 0 == rising) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return 0.5 * (low + high);
        }
    }

    /** The x at which y is the upper (lower) end of the support of pdf_e(x, ·), if the ends move with x; else an end. */
    private static double edge(NeighbourDensity neighbours, double low, double high, double y, boolean upper) {
        double from = low;
        double to = high;
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (from + to);
            double end = upper ? neighbours.upper(middle) : neighbours.lower(middle);
            if (end < y) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return 0.5 * (from + to);
    }

    private static double[] breaks(LossDensity losses, NeighbourDensity neighbours, double low, double high) {
        // The scale of pdf_n, so that a narrow one is not missed.
        double[] quantiles = {
            losses.quantile(0.001),
            losses.quantile(0.1),
            losses.quantile(0.5),
            losses.quantile(0.9),
            losses.quantile(0.999)
        };
        return Breaks.inside(low, high, Breaks.union(neighbours.breaks(), quantiles));
    }

    /**
     * What the defects mean, in plain words.
     *
     * @return one sentence for each defect that is there
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (stationarity.value() > SEEN + stationarity.error()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "no undirected graph has this pair: pdf_n is not stationary under pdf_e, total variation %.3g",
                    stationarity.value()));
        }
        if (reversibility.value() > SEEN + reversibility.error()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "an edge would have a direction: pdf_n(x) pdf_e(x, y) is not symmetric, total variation %.3g",
                    reversibility.value()));
        }
        return List.copyOf(warnings);
    }

    /**
     * Both defects in one line.
     *
     * @return such as {@code stationarity 0.047 ± 1e-12, reversibility 0.068 ± 2e-12}
     */
    @Override
    public String toString() {
        return "stationarity " + stationarity + ", reversibility " + reversibility;
    }
}
