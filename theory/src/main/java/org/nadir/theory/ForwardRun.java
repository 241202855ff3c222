package org.nadir.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Breaks;
import org.nadir.theory.numeric.Panels;
import org.nadir.theory.numeric.Section;
import org.nadir.theory.numeric.Volterra;

/** The forward chain on panels of one order. */
final class ForwardRun {
    private static final double LEFT = 1e-13;
    private static final int MAX_STEPS = 10_000;

    final Panels panels;
    /** By k, the share of searches that stop after exactly k steps. */
    final double[] stopped;
    /** By k, the mean loss after k steps, stopped searches staying. */
    final double[] meanAfter;

    private final Pair pair;
    private final int degree;
    /** By k, ψₖ at the nodes: the density of searches that arrive with step k. */
    private final List<double[]> arriving = new ArrayList<>();
    /** p(y) at the nodes: the chance that a search at y stops. */
    private final double[] stay;

    ForwardRun(Pair pair, int degree, Panels panels) {
        this.pair = pair;
        this.degree = degree;
        this.panels = panels;
        int n = panels.size();
        LossDensity losses = pair.coordinateLosses();
        NeighbourDensity neighbours = pair.coordinateNeighbours();
        stay = new double[n];
        double[] loss = new double[n];
        double[] moving = new double[n];
        for (int i = 0; i < n; i++) {
            double y = panels.node(i);
            stay[i] = Recursion.power(neighbours.upperTail(y, y), degree);
            loss[i] = pair.toLoss(y);
            moving[i] = losses.density(y);
        }
        // The moves as rows: ∫ₓ^∞ ψ(y) k(x, y) dy, from above as in the backwards recursion, seen from x.
        Volterra moves = Volterra.of(
                panels,
                (x, y, out) -> {
                    out[0] = 0;
                    out[1] =
                            degree * neighbours.density(y, x) * Recursion.power(neighbours.upperTail(y, x), degree - 1);
                },
                x -> Double.POSITIVE_INFINITY);
        double[] ended = new double[n];
        double[] shares = new double[MAX_STEPS];
        double[] means = new double[MAX_STEPS];
        double left = 1;
        int k = 0;
        while (left > LEFT && k < MAX_STEPS) {
            double share = 0;
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += panels.weight(i) * (moving[i] + ended[i]) * loss[i];
                double stops = moving[i] * stay[i];
                share += panels.weight(i) * stops;
                ended[i] += stops;
            }
            arriving.add(moving);
            shares[k] = share;
            means[k] = mean;
            left -= share;
            moving = moves.apply(moving);
            k++;
        }
        stopped = Arrays.copyOf(shares, k);
        meanAfter = Arrays.copyOf(means, k);
    }

    /**
     * P(the best loss seen lies above t) after 0, 1, …, most evaluations of a search.
     *
     * <p>With A_k = ∫_{y > t} ψₖ p dy the chance to stop above t after k steps and c_k = 1 + s (k + 1) evaluations, and with
     * U_e = ∫_{y > t} ψⱼ(y) S(y; t)ᵐ dy, e − 1 = s j + m, 0 ≤ m &lt; s, that of a search which has seen j whole neighbourhoods and
     * m neighbours more, none of them at or below t: R_e = U_e + Σ_k A_k R_{e − c_k}, R_0 = 1, where a search that has stopped
     * begins anew, and R_e = U_e + Σ_{c_k ≤ e} A_k where it does not.
     *
     * @param t a coordinate
     */
    double[] above(double t, int most, boolean restarts) {
        NeighbourDensity neighbours = pair.coordinateNeighbours();
        Section section = Section.of(panels, t, panels.edge(panels.count()));
        int depth = (int) Math.min(arriving.size(), (most - 1L) / degree + 1);
        double[] tail = new double[section.size()];
        double[] stops = section.at(stay);
        for (int q = 0; q < tail.length; q++) {
            tail[q] = neighbours.upperTail(section.point(q), t);
        }
        double[][] weighed = new double[depth][];
        double[] ending = new double[depth];
        for (int k = 0; k < depth; k++) {
            weighed[k] = section.at(arriving.get(k));
            for (int q = 0; q < tail.length; q++) {
                weighed[k][q] *= section.weight(q);
                ending[k] += weighed[k][q] * stops[q];
            }
        }
        double[] result = new double[most + 1];
        result[0] = 1;
        double[] none = new double[tail.length];
        Arrays.fill(none, 1);
        for (int m = 0; m < degree; m++) {
            for (int j = 0; j < depth && 1L + (long) degree * j + m <= most; j++) {
                double sum = 0;
                for (int q = tail.length - 1; q >= 0; q--) {
                    sum += weighed[j][q] * none[q];
                }
                result[1 + degree * j + m] = sum;
            }
            for (int q = 0; q < tail.length; q++) {
                none[q] *= tail[q];
            }
        }
        for (int e = 1; e <= most; e++) {
            for (int k = 0; k < depth && 1L + (long) degree * (k + 1) <= e; k++) {
                result[e] += ending[k] * (restarts ? result[e - 1 - degree * (k + 1)] : 1);
            }
        }
        return result;
    }

    /** The evaluations after which all but 1e-13 of the searches have stopped. */
    int longest() {
        return (int) Math.min(Integer.MAX_VALUE - 1L, 1 + (long) degree * arriving.size());
    }

    /** Thresholds between which the least of as many draws is resolved: ranks down to a hundredth of 1/draws, and the panels. */
    Panels thresholds(long draws) {
        DoubleStream.Builder edges = DoubleStream.builder();
        for (int p = 0; p <= panels.count(); p++) {
            edges.add(panels.edge(p));
        }
        for (double rank = 0.5; rank * draws > 0.01; rank /= 4) {
            edges.add(pair.coordinateLosses().quantile(rank));
        }
        return Panels.of(
                Breaks.edges(
                        panels.edge(0),
                        panels.edge(panels.count()),
                        edges.build().toArray()),
                panels.order());
    }

    /** E[X] = lowest + ∫ P(X > x) dx, from P(X > x) at the thresholds. */
    double expected(Panels thresholds, double[] above) {
        double sum = pair.toLoss(panels.edge(0));
        for (int i = 0; i < above.length; i++) {
            double u = thresholds.node(i);
            double loss = pair.toLoss(u);
            double slope = loss == u
                    ? 1
                    : pair.coordinateLosses().density(u) / pair.losses().density(loss);
            sum += thresholds.weight(i) * above[i] * slope;
        }
        return sum;
    }
}
