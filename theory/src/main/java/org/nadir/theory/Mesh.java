package org.nadir.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.numeric.Breaks;
import org.nadir.theory.numeric.Panels;

/**
 * The interval of the coordinate on which a pair is solved, and its first panels.
 *
 * <p>The interval is the support, or, where that is infinite, the part of it that holds all but 1e-18 of the losses below and
 * 1e-18 above, and all but 1e-18 of the neighbours of its vertices above. Panels end at every break, are no wider than the
 * scale on which pdf_e(x, ·) and its highest powers vary, and resolve pdf_n(x) p(x) to seven digits.
 */
final class Mesh {
    private static final double BELOW = 1e-18;
    private static final double ABOVE = 1e-18;
    private static final int PROBE = 16;

    /** More neighbours than these make p a step on the scale of pdf_n. */
    private static final int MANY = 10_000;

    private final LossDensity losses;
    private final double low;
    private final double high;

    private Mesh(LossDensity losses, double low, double high) {
        this.losses = losses;
        this.low = low;
        this.high = high;
    }

    /**
     * The interval for a pair.
     *
     * @param least a coordinate that the interval is to reach down to, or +∞
     * @param most a coordinate that it is to reach up to, or −∞
     */
    static Mesh of(LossDensity losses, NeighbourDensity neighbours, double least, double most) {
        double low = losses.lower();
        if (low == Double.NEGATIVE_INFINITY) {
            low = losses.quantile(BELOW);
        }
        low = Math.min(low, least);
        double high = losses.upper();
        if (high == Double.POSITIVE_INFINITY) {
            high = upperQuantile(losses, ABOVE);
        }
        // Neighbours may lie above all vertices where the pair is not stationary.
        double above = high;
        for (double x : new double[] {low, 0.5 * (low + high), high}) {
            double end = neighbours.upper(x);
            if (end == Double.POSITIVE_INFINITY) {
                end = neighbours.quantile(x, 1 - 1e-16);
            }
            // Scores are infinite at the end of the support of losses, which holds no vertices.
            above = Math.max(above, end < Double.POSITIVE_INFINITY ? end : high);
        }
        // In a stationary pair the neighbours above the highest vertices are as rare as vertices there.
        boolean rare = losses.upper() == Double.POSITIVE_INFINITY && above < high + 2 * (high - low);
        return new Mesh(losses, low, Math.max(most, rare ? high : above));
    }

    private static double upperQuantile(LossDensity losses, double tail) {
        double from = losses.quantile(0.5);
        double width = Math.max(losses.quantile(0.9) - from, 1e-300);
        double to = from + width;
        while (losses.upperTail(to) > tail) {
            width *= 2;
            to = from + width;
        }
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (from + to);
            if (losses.upperTail(middle) > tail) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** The first panels, each of {@link #PROBE} nodes. */
    Panels panels(NeighbourDensity neighbours, int degree, DoubleUnaryOperator weight) {
        List<Double> edges = new ArrayList<>();
        double[] breaks = Breaks.inside(low, high, with(Breaks.union(neighbours.breaks(), losses.breaks()), degree));
        double largest = 0;
        for (int i = 0; i <= 64; i++) {
            largest = Math.max(largest, Math.abs(weight.applyAsDouble(low + (high - low) * i / 64)));
        }
        double power = 4 / Math.sqrt(2 * StrictMath.log(degree + 2.0));
        Splitter splitter = new Splitter(neighbours, weight, power, largest, edges);
        edges.add(low);
        double from = low;
        for (double end : breaks) {
            splitter.split(from, end, 0);
            from = end;
        }
        splitter.split(from, high, 0);
        return Panels.of(edges.stream().mapToDouble(Double::doubleValue).toArray(), PROBE);
    }

    /**
     * With the ranks at which the least of very many neighbours lies: p falls from 1 to 0 there, between any points that a look
     * from afar would choose.
     */
    private double[] with(double[] breaks, int degree) {
        return degree <= MANY
                ? breaks
                : DoubleStream.concat(
                                Arrays.stream(breaks),
                                DoubleStream.of(0.01, 0.1, 1, 4, 16, 50).map(t -> losses.quantile(t / (degree + 1.0))))
                        .toArray();
    }

    private static final class Splitter {
        private static final int MAX_DEPTH = 60;
        private static final double[] PROBES = {-0.97, -0.5, 0, 0.5, 0.97};

        private final NeighbourDensity neighbours;
        private final DoubleUnaryOperator weight;
        private final double power;
        private final List<Double> edges;
        private double largest;

        Splitter(
                NeighbourDensity neighbours,
                DoubleUnaryOperator weight,
                double power,
                double largest,
                List<Double> edges) {
            this.neighbours = neighbours;
            this.weight = weight;
            this.power = power;
            this.largest = largest;
            this.edges = edges;
        }

        void split(double from, double to, int depth) {
            double middle = 0.5 * (from + to);
            if (depth < MAX_DEPTH && from < middle && middle < to && (wide(from, to, depth) || rough(from, to))) {
                split(from, middle, depth + 1);
                split(middle, to, depth + 1);
            } else {
                edges.add(to);
            }
        }

        private boolean wide(double from, double to, int depth) {
            double x = 0.5 * (from + to);
            double scale = 0.5 * (neighbours.quantile(x, 0.84) - neighbours.quantile(x, 0.16));
            return depth < 12 && to - from > power * scale;
        }

        private boolean rough(double from, double to) {
            Panels panel = Panels.of(new double[] {from, to}, PROBE);
            double[] values = new double[PROBE];
            for (int i = 0; i < PROBE; i++) {
                values[i] = weight.applyAsDouble(panel.node(i));
                largest = Math.max(largest, Math.abs(values[i]));
            }
            for (double t : PROBES) {
                double x = 0.5 * (from + to) + 0.5 * (to - from) * t;
                if (!(Math.abs(panel.interpolate(values, x) - weight.applyAsDouble(x)) <= 1e-7 * largest)) {
                    return true;
                }
            }
            return false;
        }
    }
}
