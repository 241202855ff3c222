package org.nadir.simulation.fit;

import java.util.Arrays;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.InducedGraph;
import org.nadir.simulation.random.RandomStream;

/**
 * A landscape's skeleton with random flesh: its low interaction orders kept as they are, the rest a Gaussian field whose
 * standard deviation depends on where on the skeleton it sits.
 *
 * <p>Scores z = m + s(m) u: m holds the single and pairwise effects (or other orders) of the table's normal scores, s is the
 * local root mean square of what is left, by the rank of m, and u has the spectrum of the standardised rest. A sample is
 * m + s(m) u with u drawn anew, its ranks given the table's losses, ties included.
 *
 * <p>Why: normal scores stretch the good end, where many configurations differ by less than the noise of training; there a
 * landscape is rougher than a Gaussian field with the same spectrum, and there its minima are. On NAS-Bench-Macro the
 * difference between two runs of one network has a standard deviation of 0.4 to 0.5 scores among the best and 0.05 among the
 * worst, and a Gaussian field predicts 7 minima where 32 are counted.
 */
public final class SkeletonField implements LandscapeLaw {
    private static final int LEAST_HALF_WINDOW = 25;
    private static final int MOST_HALF_WINDOW = 100;

    private final FittedField flesh;
    private final double[] skeleton;
    private final double[] scale;
    private final double[] sortedLosses;
    private final int keptOrders;
    private final String description;

    private SkeletonField(
            FittedField flesh,
            double[] skeleton,
            double[] scale,
            double[] sortedLosses,
            int keptOrders,
            String description) {
        this.flesh = flesh;
        this.skeleton = skeleton;
        this.scale = scale;
        this.sortedLosses = sortedLosses;
        this.keptOrders = keptOrders;
        this.description = description;
    }

    /**
     * The law that keeps single and pairwise effects.
     *
     * @param table a table
     * @return the law
     * @throws IllegalArgumentException if the space is too large to hold
     */
    public static SkeletonField of(CategoricalTable table) {
        return of(table, 2);
    }

    /**
     * The law that keeps the orders up to a given one.
     *
     * @param table a table
     * @param keptOrders 1 for single effects, 2 for pairwise ones too
     * @return the law
     * @throws IllegalArgumentException if the orders are not 1 or 2, or the space is too large to hold
     */
    public static SkeletonField of(CategoricalTable table, int keptOrders) {
        if (keptOrders != 1 && keptOrders != 2) {
            throw new IllegalArgumentException("kept orders must be 1 or 2, but were " + keptOrders);
        }
        FittedField.requireFeasible(table);
        boolean complete = table.complete();
        double[] losses = complete ? table.lossesByVertex() : table.losses();
        double[] scores = NormalScores.of(losses);
        double[] skeleton = complete
                ? projected(Hamming.mixed(table.radices()), scores, keptOrders)
                : Effects.of(table, scores, keptOrders);
        double[] rest = new double[scores.length];
        Arrays.setAll(rest, v -> scores[v] - skeleton[v]);
        double[] scale = localScale(skeleton, rest);
        double[] standardised = new double[rest.length];
        Arrays.setAll(standardised, v -> rest[v] / scale[v]);
        Graph graph = complete ? Hamming.mixed(table.radices()) : InducedGraph.of(table);
        double[] shares = complete
                ? Spectrum.of((Hamming) graph, standardised).shares()
                : OrderKernel.of(table.radices())
                        .energies(CorrelationByDistance.of(table, standardised, table.positions()));
        Arrays.sort(losses);
        return new SkeletonField(
                FittedField.raw(table, graph, shares),
                skeleton,
                scale,
                losses,
                keptOrders,
                (keptOrders == 1 ? "single" : "single and pairwise") + " effects of " + table.source()
                        + " with a random rest");
    }

    /** The components of order at most the given one. */
    private static double[] projected(Hamming space, double[] scores, int keptOrders) {
        double[] components = scores.clone();
        Spectrum.reflect(space, components);
        for (int v = 0; v < components.length; v++) {
            int order = 0;
            for (int p = 0; p < space.positions(); p++) {
                order += space.digit(v, p) != 0 ? 1 : 0;
            }
            if (order > keptOrders) {
                components[v] = 0;
            }
        }
        Spectrum.reflect(space, components);
        return components;
    }

    /**
     * The root mean square of the rest among the vertices next in rank of the skeleton: 25 to 100 on either side, fewer
     * towards the ends, where it changes fastest, and never 0.
     */
    private static double[] localScale(double[] skeleton, double[] rest) {
        int n = rest.length;
        Integer[] byRank = new Integer[n];
        Arrays.setAll(byRank, i -> i);
        Arrays.sort(byRank, (a, b) -> Double.compare(skeleton[a], skeleton[b]));
        double[] sums = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + rest[byRank[i]] * rest[byRank[i]];
        }
        int most = Math.max(LEAST_HALF_WINDOW, Math.min(MOST_HALF_WINDOW, n / 150));
        double least = 1e-6 * Math.sqrt(sums[n] / n);
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            int half = Math.min(most, Math.max(LEAST_HALF_WINDOW, Math.min(i, n - 1 - i) / 2));
            int from = Math.max(0, i - half);
            int to = Math.min(n, i + half + 1);
            double square = Math.max(0, (sums[to] - sums[from]) / (to - from));
            scale[byRank[i]] = Math.max(Math.sqrt(square), Math.max(least, 1e-12));
        }
        return scale;
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        double[] field = flesh.field(stream);
        for (int v = 0; v < field.length; v++) {
            field[v] = skeleton[v] + scale[v] * field[v];
        }
        return Landscape.of(flesh.graph(), FittedField.withLosses(field, sortedLosses));
    }

    /**
     * The interaction orders that every sample keeps from the table.
     *
     * @return 1 or 2
     */
    public int keptOrders() {
        return keptOrders;
    }

    @Override
    public int order() {
        return flesh.order();
    }

    @Override
    public double degree() {
        return flesh.degree();
    }

    @Override
    public double spread() {
        return FittedField.deviation(sortedLosses);
    }

    @Override
    public String description() {
        return description;
    }
}
