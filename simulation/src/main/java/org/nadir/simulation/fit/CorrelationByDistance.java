package org.nadir.simulation.fit;

import java.util.Arrays;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Krawtchouk;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.RowGroups;

/**
 * The correlation r(k) between rows that differ at exactly k positions, on complete and on incomplete tables.
 *
 * <p>r(k) is the correlation coefficient of a pair drawn uniformly from all ordered pairs of rows at distance k.
 *
 * <p>Implementation note. Three ways, of which the cheapest is taken. Few rows: all pairs ({@link RowPairs}), n²/2. Rows that fill
 * a good part of a small space: sums over the whole of it, an axis at a time ({@link DistanceSums}), d² Π q_p. Otherwise subsets of
 * positions, and the distances only as far as the work allows. For a set S of positions, the rows that agree outside S form groups, and sums over groups are sums
 * over all ordered pairs that differ inside S at most. Let A_j be their total over the sets of size j. A pair at distance
 * i ≤ j is counted C(d−i, j−i) times in it, so the totals P_k over pairs at exactly distance k follow by
 * P_j = A_j − Σ_{i &lt; j} C(d−i, j−i) P_i; the cost is n Σ_j C(d, j).
 */
public final class CorrelationByDistance {
    private final double[] correlations;
    private final double[] pairs;

    private CorrelationByDistance(double[] correlations, double[] pairs) {
        this.correlations = correlations;
        this.pairs = pairs;
    }

    /** Work beyond which further distances are left out: rows times subsets of positions. */
    private static final double MOST_WORK = 5e7;

    /** The same for distance 2, which is never left out lightly: pairs of correlations rest on it. */
    private static final double MOST_WORK_FOR_TWO = 4e8;

    /** Steps of all pairs, or of sums over the whole space, beyond which these ways are too dear. */
    private static final double MOST_STEPS = 1e9;

    /**
     * The correlations at distances 1, 2, … as far as asked for, or as the work allows.
     *
     * @param table a table
     * @param values a value for each row, in the file's order
     * @param most the largest distance wanted, at least 1
     * @return the correlations
     * @throws IllegalArgumentException if the number of values is wrong or {@code most} is less than 1
     */
    public static CorrelationByDistance of(CategoricalTable table, double[] values, int most) {
        if (values.length != table.rows()) {
            throw new IllegalArgumentException(
                    table.source() + " has " + table.rows() + " rows, but there were " + values.length + " values");
        }
        if (most < 1) {
            throw new IllegalArgumentException("the largest distance must be at least 1, but was " + most);
        }
        double centre = Arrays.stream(values).average().orElse(0);
        double[] centred = new double[values.length];
        Arrays.setAll(centred, i -> values[i] - centre);
        int d = table.positions();
        int reach = reach(table.rows(), d, most);
        double bySubsets = 0;
        for (int j = 1; j <= reach; j++) {
            bySubsets += SUBSET_STEPS * table.rows() * Krawtchouk.binomial(d, j);
        }
        double byPairs = RowPairs.steps(table);
        double bySpace = DistanceSums.steps(table);
        double best = Math.min(byPairs, bySpace);
        if (best <= MOST_STEPS && (reach < Math.min(d, most) || best < bySubsets)) {
            return ofSums(
                    byPairs <= bySpace
                            ? RowPairs.sums(table, centred, Math.min(d, most))
                            : DistanceSums.sums(table, centred, Math.min(d, most)));
        }
        boolean two =
                reach == 1 && Math.min(d, most) > 1 && table.rows() * Krawtchouk.binomial(d, 2) <= MOST_WORK_FOR_TWO;
        return ofSums(subsetSums(table, two ? 2 : reach, centred));
    }

    /** Steps that grouping takes for each row and subset. */
    private static final double SUBSET_STEPS = 20;

    /** {@link #pairSums} without holding the groups of all subsets at once. */
    static double[][] subsetSums(CategoricalTable table, int reach, double[] z) {
        int d = table.positions();
        RowGroups rows = RowGroups.of(table);
        double[] ones = ones(z.length);
        double[][] sums = new double[reach + 1][4];
        int[] subset = new int[d];
        int[] groupOf = new int[z.length];
        double[][] held = new double[3][z.length];
        for (int j = 0; j <= reach; j++) {
            for (int i = 0; i < j; i++) {
                subset[i] = i;
            }
            do {
                add(groupOf, rows.agreeingOutside(subset, j, groupOf), z, ones, held, sums[j]);
            } while (advance(subset, j, d));
            exactly(sums, j, d);
        }
        return sums;
    }

    /** From pairs that differ inside a set of j positions to those at exactly distance j. */
    private static void exactly(double[][] sums, int j, int d) {
        for (int i = 0; i < j; i++) {
            double times = Krawtchouk.binomial(d - i, j - i);
            for (int m = 0; m < 4; m++) {
                sums[j][m] -= times * sums[i][m];
            }
        }
    }

    /** How far the work allows: the largest distance, at most the one wanted and at least 1. */
    static int reach(int rows, int d, int most) {
        int reach = 1;
        double work = rows * (double) d;
        while (reach < Math.min(d, most) && work + rows * Krawtchouk.binomial(d, reach + 1) <= MOST_WORK) {
            reach++;
            work += rows * Krawtchouk.binomial(d, reach);
        }
        return reach;
    }

    /**
     * The same at all distances on a whole Hamming graph of one radix, from the spectra of w, w z and w z²: the sum of x_v y_u
     * over the pairs at distance k is Σ_j ⟨x, y⟩_j C(d, k) (q−1)^k K_j(k)/K_j(0), ⟨x, y⟩_j the product within interaction order j.
     */
    static CorrelationByDistance of(Hamming space, double[] values, double[] weights) {
        int d = space.positions();
        int q = space.choices(0);
        double[] w = weights.clone();
        double[] wz = new double[w.length];
        double[] wzz = new double[w.length];
        for (int v = 0; v < w.length; v++) {
            wz[v] = w[v] * values[v];
            wzz[v] = wz[v] * values[v];
        }
        Spectrum.reflect(space, w);
        Spectrum.reflect(space, wz);
        Spectrum.reflect(space, wzz);
        double[][] products = new double[d + 1][4];
        for (int v = 0; v < w.length; v++) {
            double[] sums = products[Spectrum.order(space, v)];
            sums[0] += w[v] * w[v];
            sums[1] += w[v] * wz[v];
            sums[2] += w[v] * wzz[v];
            sums[3] += wz[v] * wz[v];
        }
        double[][] exact = new double[d + 1][4];
        double pairs = 1;
        for (int k = 0; k <= d; k++) {
            for (int j = 0; j <= d; j++) {
                double factor = pairs * Krawtchouk.ratio(d, q, j, k);
                for (int m = 0; m < 4; m++) {
                    exact[k][m] += factor * products[j][m];
                }
            }
            pairs *= (q - 1.0) * (d - k) / (k + 1);
        }
        return ofSums(exact);
    }

    /**
     * The correlations with weights on the vertices, a pair weighing the product of its ends': what a bootstrap over
     * vertices asks for.
     */
    static CorrelationByDistance of(int[][][] groups, int positions, double[] centred, double[] weights) {
        return ofSums(pairSums(groups, positions, centred, weights));
    }

    private static CorrelationByDistance ofSums(double[][] exact) {
        int reach = exact.length - 1;
        double[] correlations = new double[reach];
        double[] pairs = new double[reach];
        for (int k = 1; k <= reach; k++) {
            double count = exact[k][0];
            double mean = exact[k][1] / count;
            double variance = exact[k][2] / count - mean * mean;
            pairs[k - 1] = count;
            correlations[k - 1] = count > 0 ? (exact[k][3] / count - mean * mean) / variance : Double.NaN;
        }
        return new CorrelationByDistance(correlations, pairs);
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** By size j = 0 … reach, for every set of j positions: the group of each row among those that agree outside the set. */
    static int[][][] groups(CategoricalTable table, int reach) {
        int d = table.positions();
        RowGroups rows = RowGroups.of(table);
        int[][][] groups = new int[reach + 1][][];
        int[] subset = new int[d];
        for (int j = 0; j <= reach; j++) {
            groups[j] = new int[(int) Krawtchouk.binomial(d, j)][];
            for (int i = 0; i < j; i++) {
                subset[i] = i;
            }
            for (int set = 0; set < groups[j].length; set++) {
                groups[j][set] = rows.agreeingOutside(subset, j);
                advance(subset, j, d);
            }
        }
        return groups;
    }

    /** By distance 0 … reach: the number of ordered pairs, and their sums of z, z² and z z′. */
    private static double[][] pairSums(int[][][] groups, int d, double[] z, double[] weights) {
        double[][] sums = new double[groups.length][4];
        for (int j = 0; j < groups.length; j++) {
            for (int[] groupOf : groups[j]) {
                add(groupOf, z, weights, sums[j]);
            }
            exactly(sums, j, d);
        }
        return sums;
    }

    private static void add(int[] groupOf, double[] z, double[] weights, double[] sums) {
        int groups = 0;
        for (int g : groupOf) {
            groups = Math.max(groups, g + 1);
        }
        add(groupOf, groups, z, weights, new double[3][groups], sums);
    }

    private static void add(int[] groupOf, int groups, double[] z, double[] weights, double[][] held, double[] sums) {
        double[] count = held[0];
        double[] sum = held[1];
        double[] squares = held[2];
        Arrays.fill(count, 0, groups, 0);
        Arrays.fill(sum, 0, groups, 0);
        Arrays.fill(squares, 0, groups, 0);
        for (int row = 0; row < z.length; row++) {
            int g = groupOf[row];
            count[g] += weights[row];
            sum[g] += weights[row] * z[row];
            squares[g] += weights[row] * z[row] * z[row];
        }
        for (int g = 0; g < groups; g++) {
            sums[0] += count[g] * count[g];
            sums[1] += count[g] * sum[g];
            sums[2] += count[g] * squares[g];
            sums[3] += sum[g] * sum[g];
        }
    }

    /** The next subset of size j in lexicographic order, or false after the last. */
    private static boolean advance(int[] subset, int j, int d) {
        int i = j - 1;
        while (i >= 0 && subset[i] == d - j + i) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        subset[i]++;
        for (int k = i + 1; k < j; k++) {
            subset[k] = subset[k - 1] + 1;
        }
        return true;
    }

    /**
     * The largest distance for which r(k) was computed.
     *
     * @return from 1 to d
     */
    public int reach() {
        return correlations.length;
    }

    /**
     * The correlation at a distance.
     *
     * @param distance k, from 1 to {@link #reach}
     * @return r(k), NaN if no two rows are that far apart
     */
    public double at(int distance) {
        return correlations[distance - 1];
    }

    /**
     * The number of ordered pairs of rows at a distance.
     *
     * @param distance k, from 1 to {@link #reach}
     * @return the number of pairs
     */
    public double pairs(int distance) {
        return pairs[distance - 1];
    }

    /**
     * The correlations at distances 1 to {@link #reach}.
     *
     * @return a new array
     */
    public double[] correlations() {
        return correlations.clone();
    }
}
