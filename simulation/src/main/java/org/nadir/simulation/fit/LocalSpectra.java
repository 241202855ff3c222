package org.nadir.simulation.fit;

import java.util.Arrays;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.theory.density.StandardNormal;

/**
 * The spectra of a field along the ranks of a skeleton: at nine places, −2.4, −1.8, …, 2.4 in normal scores of the rank, the
 * energies by interaction order whose correlations by distance come closest to those of the values, vertices weighing
 * exp(−(x − place)²/2·0.42²). Between places a field is the mixture of those of the two next to it, made from the same noise.
 */
final class LocalSpectra {
    static final int PLACES = 9;
    private static final double FIRST = -2.4;
    private static final double APART = 0.6;
    private static final double WIDTH = 0.7 * APART;

    private final double[][] shares;

    private LocalSpectra(double[][] shares) {
        this.shares = shares;
    }

    /** The normal score of each row's rank along the skeleton. */
    static double[] along(int[] byRank) {
        int n = byRank.length;
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[byRank[i]] = StandardNormal.quantile((i + 0.5) / n);
        }
        return x;
    }

    /** The spectra of values on a table; rows are vertices if it is complete, else in the file's order. */
    static LocalSpectra of(CategoricalTable table, double[] values, double[] along) {
        OrderKernel kernel = OrderKernel.of(table.radices());
        boolean whole =
                table.complete() && Arrays.stream(table.radices()).distinct().count() == 1;
        int d = table.positions();
        int[][][] groups = whole
                ? new int[0][][]
                : CorrelationByDistance.groups(table, CorrelationByDistance.reach(table.rows(), d, d));
        double[] ordered = values;
        double[] x = along;
        if (!whole && table.complete()) {
            ordered = inFileOrder(table, values);
            x = inFileOrder(table, along);
        }
        double[][] shares = new double[PLACES][];
        double[] weights = new double[values.length];
        for (int place = 0; place < PLACES; place++) {
            for (int v = 0; v < weights.length; v++) {
                double off = (x[v] - FIRST - place * APART) / WIDTH;
                weights[v] = StrictMath.exp(-0.5 * off * off);
            }
            shares[place] = kernel.energies(
                    whole
                            ? CorrelationByDistance.of(Hamming.mixed(table.radices()), values, weights)
                            : CorrelationByDistance.of(groups, d, ordered, weights));
        }
        return new LocalSpectra(shares);
    }

    private static double[] inFileOrder(CategoricalTable table, double[] byVertex) {
        double[] byRow = new double[byVertex.length];
        Arrays.setAll(byRow, row -> byVertex[table.vertex(row)]);
        return byRow;
    }

    double[] shares(int place) {
        return shares[place].clone();
    }

    /** What the field of a place counts for at x, so that the mixture has variance 1. */
    double weight(int place, double x) {
        double at = Math.max(0, Math.min(PLACES - 1.0, (x - FIRST) / APART));
        int low = (int) Math.min(PLACES - 2.0, Math.floor(at));
        if (place != low && place != low + 1) {
            return 0;
        }
        double high = at - low;
        double alike = 0;
        for (int j = 0; j < shares[low].length; j++) {
            alike += Math.sqrt(shares[low][j] * shares[low + 1][j]);
        }
        double variance = (1 - high) * (1 - high) + high * high + 2 * high * (1 - high) * alike;
        return (place == low ? 1 - high : high) / Math.sqrt(variance);
    }
}
