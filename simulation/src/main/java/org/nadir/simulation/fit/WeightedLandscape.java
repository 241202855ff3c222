package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Krawtchouk;
import org.nadir.simulation.landscape.read.CategoricalTable;

/** A landscape whose vertices have weights, a pair the product of its ends': its statistics, by which landscapes are compared. */
final class WeightedLandscape {
    /** Cells of equal ranks on an axis of the copula. */
    static final int CELLS = 8;

    private static final int LAGS = 8;

    /** Rows times sets of positions that may be held. */
    private static final double MOST_GROUPED = 2e7;

    private final Graph graph;
    private final double[] losses;
    private final double[] scores;
    private final RankCells cells;
    private final RankCells best1;
    private final RankCells best5;
    private final double pairs;

    /** By set of positions, the rows that agree outside: empty for merged classes, which have no positions. */
    private final int[][][] groups;

    private final int[] radices;

    /** Rows by loss. */
    private final int[] sorted;

    private WeightedLandscape(Graph graph, double[] losses, double pairs, int[][][] groups, int[] radices) {
        this.graph = graph;
        this.losses = losses;
        this.pairs = pairs;
        this.groups = groups;
        this.radices = radices;
        this.scores = NormalScores.of(losses);
        this.cells = RankCells.of(
                losses,
                IntStream.range(1, CELLS).mapToDouble(i -> i / (double) CELLS).toArray());
        this.best1 = RankCells.best(losses, 0.01);
        this.best5 = RankCells.best(losses, 0.05);
        this.sorted = NormalScores.byValue(losses);
    }

    static WeightedLandscape of(CategoricalTable table) {
        Graph graph = table.landscape().graph();
        double pairs = 0;
        int n = graph.order();
        for (int v = 0; v < n; v++) {
            pairs += graph.degree(v);
        }
        if (!(pairs > 0)) {
            throw new IllegalArgumentException(table.source() + " has no two neighbouring rows");
        }
        int[] radices = table.radices();
        int d = radices.length;
        int reach = 0;
        double held = n;
        while (!table.isMerged() && reach < d && held + n * Krawtchouk.binomial(d, reach + 1) <= MOST_GROUPED) {
            reach++;
            held += n * Krawtchouk.binomial(d, reach);
        }
        int[][][] groups = reach > 0 ? CorrelationByDistance.groups(table, reach) : new int[0][][];
        return new WeightedLandscape(graph, table.losses(), pairs, groups, radices);
    }

    /** The same vertices with other losses. */
    WeightedLandscape withLosses(double[] others) {
        return new WeightedLandscape(graph, others, pairs, groups, radices);
    }

    int order() {
        return losses.length;
    }

    /** About how many additions one drawing of everything takes. */
    double work() {
        double grouped = 0;
        for (int[][] sets : groups) {
            grouped += (double) sets.length * losses.length;
        }
        return pairs * (LAGS / 2 + 1) + 2 * grouped;
    }

    /** Whether all distances are within reach, so that the spectrum can be weighed. */
    private boolean hasSpectrum() {
        return groups.length == radices.length + 1;
    }

    /** The names of {@link #statistics}. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                "mean loss",
                "sd of losses",
                "r(1)",
                "r(2)",
                "good end, best 1 %",
                "good end, best 5 %",
                "correlation length of losses, steps",
                "correlation length of normal scores, steps"));
        for (String what : new String[] {"losses", "normal scores"}) {
            for (int k = 1; k <= LAGS; k++) {
                names.add("random walk, " + what + ", lag " + k);
            }
        }
        for (int j = 1; hasSpectrum() && j <= radices.length; j++) {
            names.add("share of interaction order " + j);
        }
        return names;
    }

    double[] statistics(double[] weights) {
        double total = Arrays.stream(weights).sum();
        double mean = 0;
        for (int v = 0; v < losses.length; v++) {
            mean += weights[v] * losses[v] / total;
        }
        double square = 0;
        for (int v = 0; v < losses.length; v++) {
            square += weights[v] * (losses[v] - mean) * (losses[v] - mean) / total;
        }
        double[][] walks = walks(weights);
        double[] shares = new double[0];
        double r2 = Double.NaN;
        if (groups.length > 0) {
            CorrelationByDistance r = CorrelationByDistance.of(groups, radices.length, scores, weights);
            r2 = r.reach() > 1 ? r.at(2) : Double.NaN;
            shares = hasSpectrum() ? OrderKernel.of(radices).energies(r) : shares;
        }
        double[] all = new double[8 + 2 * LAGS + shares.length];
        all[0] = mean;
        all[1] = Math.sqrt(square);
        // The pairs of an edge drawn uniformly are the steps of a walk in equilibrium.
        all[2] = walks[1][1];
        all[3] = r2;
        all[4] = goodEnd(best1, weights);
        all[5] = goodEnd(best5, weights);
        all[6] = RandomWalk.correlationLength(walks[0][1]);
        all[7] = RandomWalk.correlationLength(walks[1][1]);
        System.arraycopy(walks[0], 1, all, 8, LAGS);
        System.arraycopy(walks[1], 1, all, 8 + LAGS, LAGS);
        System.arraycopy(shares, 0, all, 8 + 2 * LAGS, shares.length);
        return all;
    }

    /**
     * The autocorrelations of losses and of scores on a walk that steps from v to u with probability w_u / Σ w, exact: the
     * step P is self-adjoint in equilibrium, so that r(2k) = ⟨Pᵏf, Pᵏf⟩ and r(2k+1) = ⟨Pᵏf, Pᵏ⁺¹f⟩.
     */
    private double[][] walks(double[] weights) {
        int n = losses.length;
        double[] around = new double[n];
        double[] equilibrium = new double[n];
        double total = 0;
        for (int v = 0; v < n; v++) {
            if (weights[v] == 0) {
                continue;
            }
            int degree = graph.degree(v);
            for (int i = 0; i < degree; i++) {
                around[v] += weights[graph.neighbour(v, i)];
            }
            equilibrium[v] = weights[v] * around[v];
            total += equilibrium[v];
        }
        double[][] here = {losses.clone(), scores.clone()};
        for (double[] f : here) {
            double mean = 0;
            for (int v = 0; v < n; v++) {
                mean += equilibrium[v] * f[v] / total;
            }
            for (int v = 0; v < n; v++) {
                f[v] -= mean;
            }
        }
        double[][] r = new double[2][LAGS + 1];
        r[0][0] = inner(equilibrium, here[0], here[0]);
        r[1][0] = inner(equilibrium, here[1], here[1]);
        for (int k = 1; k <= LAGS; k += 2) {
            double[][] next = new double[2][n];
            for (int v = 0; v < n; v++) {
                if (equilibrium[v] == 0) {
                    continue;
                }
                double first = 0;
                double second = 0;
                int degree = graph.degree(v);
                for (int i = 0; i < degree; i++) {
                    int u = graph.neighbour(v, i);
                    first += weights[u] * here[0][u];
                    second += weights[u] * here[1][u];
                }
                next[0][v] = first / around[v];
                next[1][v] = second / around[v];
            }
            for (int f = 0; f < 2; f++) {
                r[f][k] = inner(equilibrium, here[f], next[f]) / r[f][0];
                r[f][k + 1] = inner(equilibrium, next[f], next[f]) / r[f][0];
            }
            here = next;
        }
        return r;
    }

    private static double inner(double[] weights, double[] a, double[] b) {
        double sum = 0;
        for (int v = 0; v < a.length; v++) {
            sum += weights[v] * a[v] * b[v];
        }
        return sum;
    }

    /** P(neighbour among the best | vertex among the best), weighted; a tied group that is so in part, in part. */
    private double goodEnd(RankCells ranks, double[] weights) {
        double good = 0;
        double both = 0;
        for (int v = 0; v < losses.length; v++) {
            double inside = weights[v] * ranks.amongBest(v);
            if (inside == 0) {
                continue;
            }
            int degree = graph.degree(v);
            for (int i = 0; i < degree; i++) {
                int w = graph.neighbour(v, i);
                good += inside * weights[w];
                both += inside * weights[w] * ranks.amongBest(w);
            }
        }
        return both / good;
    }

    /** The losses sorted, less the mean, over the standard deviation, both weighted. */
    double[] standardised(double mean, double sd) {
        double[] standardised = new double[sorted.length];
        Arrays.setAll(standardised, i -> (losses[sorted[i]] - mean) / sd);
        return standardised;
    }

    /** Weights in the order of the losses. */
    double[] sorted(double[] weights) {
        double[] bySize = new double[sorted.length];
        Arrays.setAll(bySize, i -> weights[sorted[i]]);
        return bySize;
    }

    /** The shares of the pairs by cells of equal ranks, margins uniform; a tied group is spread over the cells it reaches into. */
    double[] cells(double[] weights) {
        int n = cells.count();
        double[] counted = new double[n * n];
        for (int v = 0; v < losses.length; v++) {
            if (weights[v] == 0) {
                continue;
            }
            int degree = graph.degree(v);
            for (int i = 0; i < degree; i++) {
                int w = graph.neighbour(v, i);
                counted[cells.of(v) * n + cells.of(w)] += weights[v] * weights[w];
            }
        }
        double[] shares = new double[CELLS * CELLS];
        double total = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                total += counted[a * n + b];
                for (int i = 0; i < CELLS; i++) {
                    double row = counted[a * n + b] * cells.share(a, i / (double) CELLS, (i + 1) / (double) CELLS);
                    for (int j = 0; row > 0 && j < CELLS; j++) {
                        shares[i * CELLS + j] += row * cells.share(b, j / (double) CELLS, (j + 1) / (double) CELLS);
                    }
                }
            }
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] /= total;
        }
        scaleMargins(shares);
        return shares;
    }

    /** Both margins uniform again, as a copula's are: weights, and degrees that vary, have moved them. */
    private static void scaleMargins(double[] shares) {
        for (int round = 0; round < 30; round++) {
            scale(shares, CELLS, 1);
            scale(shares, 1, CELLS);
        }
    }

    private static void scale(double[] shares, int across, int along) {
        for (int i = 0; i < CELLS; i++) {
            double sum = 0;
            for (int j = 0; j < CELLS; j++) {
                sum += shares[i * across + j * along];
            }
            for (int j = 0; j < CELLS; j++) {
                shares[i * across + j * along] /= Math.max(sum * CELLS, 1e-300);
            }
        }
    }
}
