package org.nadir.simulation.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.StandardNormal;

/**
 * A landscape's skeleton with random flesh: its low interaction orders kept as they are, the rest random, with the
 * distribution and the spectrum that it has there.
 *
 * <p>Scores z = Q(u; m): m holds the single and pairwise effects (or single ones) of the table's normal scores, Q the quantiles
 * of a score given m ({@link ConditionalQuantiles}), and u, standard normal at every m, is a Gaussian field whose spectrum changes
 * along m ({@link LocalSpectra}). A sample is Q(u; m) with u drawn anew, its ranks given the table's losses. Tied losses, such as
 * those of a floor, are ordered by m while fitting: a floor hides an order, it does not make one at random.
 *
 * <p>Why: normal scores stretch the good end, where many configurations differ by less than noise; there a landscape is rougher
 * than a Gaussian field with the same spectrum, and there its minima are. Tails that are heavy, a plateau that is noise on a smooth
 * slope, and floors are all conditional distributions that one Gaussian field does not have.
 */
public final class SkeletonField implements LandscapeLaw {
    /** Ordering ties by m changes m a little; this often is enough. */
    private static final int ROUNDS = 3;

    private final FittedField[] flesh;
    private final LocalSpectra spectra;
    private final ConditionalQuantiles quantiles;
    private final double[] along;
    private final double[] sortedLosses;
    private final int keptOrders;
    private final String description;

    private SkeletonField(
            FittedField[] flesh,
            LocalSpectra spectra,
            ConditionalQuantiles quantiles,
            double[] along,
            double[] sortedLosses,
            int keptOrders,
            String description) {
        this.flesh = flesh;
        this.spectra = spectra;
        this.quantiles = quantiles;
        this.along = along;
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
        double[] losses = table.complete() ? table.lossesByVertex() : table.losses();
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        double[] scores = NormalScores.of(losses);
        double[] skeleton = skeleton(table, scores, keptOrders);
        boolean tied = Arrays.stream(sorted).distinct().count() < sorted.length;
        for (int round = 0; tied && round < ROUNDS; round++) {
            scores = untied(losses, skeleton);
            skeleton = skeleton(table, scores, keptOrders);
        }
        double[] m = skeleton;
        int[] byRank = NormalScores.byValue(m);
        double[] along = LocalSpectra.along(byRank);
        ConditionalQuantiles quantiles = ConditionalQuantiles.of(m, scores, byRank);
        double[] flesh = new double[scores.length];
        for (int v = 0; v < flesh.length; v++) {
            flesh[v] = quantiles.position(v, scores[v]);
        }
        LocalSpectra spectra = LocalSpectra.of(table, flesh, along);
        FittedField[] fields = new FittedField[LocalSpectra.PLACES];
        for (int place = 0; place < fields.length; place++) {
            fields[place] = place == 0
                    ? FittedField.raw(table, spectra.shares(place))
                    : fields[0].withShares(spectra.shares(place));
        }
        return new SkeletonField(
                fields,
                spectra,
                quantiles,
                along,
                sorted,
                keptOrders,
                (keptOrders == 1 ? "single" : "single and pairwise") + " effects of " + table.source()
                        + " with a random rest");
    }

    private static double[] skeleton(CategoricalTable table, double[] scores, int keptOrders) {
        return table.complete()
                ? projected(Hamming.mixed(table.radices()), scores, keptOrders)
                : Effects.of(table, scores, keptOrders);
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

    /** Normal scores of the losses, equal ones in the order of the skeleton. */
    private static double[] untied(double[] losses, double[] skeleton) {
        int[] byLoss = ordered(
                (a, b) -> {
                    int byValue = Double.compare(losses[a], losses[b]);
                    return byValue != 0 ? byValue : Double.compare(skeleton[a], skeleton[b]);
                },
                losses.length);
        double[] scores = new double[losses.length];
        for (int i = 0; i < scores.length; i++) {
            scores[byLoss[i]] = StandardNormal.quantile((i + 0.5) / scores.length);
        }
        return scores;
    }

    /** 0 … n − 1 in an order; equal ones ascend. */
    private static int[] ordered(Comparator<Integer> order, int n) {
        return IntStream.range(0, n)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        double[] noise = flesh[0].noise(stream);
        double[] scores = new double[along.length];
        for (int place = 0; place < flesh.length; place++) {
            double[] field = flesh[place].field(noise);
            for (int v = 0; v < scores.length; v++) {
                scores[v] += spectra.weight(place, along[v]) * field[v];
            }
        }
        for (int v = 0; v < scores.length; v++) {
            scores[v] = quantiles.score(v, scores[v]);
        }
        return Landscape.of(flesh[0].graph(), FittedField.withLosses(scores, sortedLosses));
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
        return flesh[0].order();
    }

    @Override
    public double degree() {
        return flesh[0].degree();
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
