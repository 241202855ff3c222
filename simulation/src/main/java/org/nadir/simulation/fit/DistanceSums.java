package org.nadir.simulation.fit;

import java.util.Arrays;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.read.CategoricalTable;

/**
 * Sums over all pairs of rows by their distance, by way of the whole space: for tables that fill a good part of theirs, whatever
 * the numbers of choices.
 *
 * <p>F_k(v), the sum of x over the vertices at distance k from v that differ from it at positions done so far only, obeys, when
 * one more position is done, F_k(v) ← F_k(v) + Σ F_{k−1}(u) over the u that differ from v there. Every term is a sum of what is
 * summed, with one sign: counts come out exact, which a transform and its inverse do not give.
 */
final class DistanceSums {
    /** Numbers to hold at once: 160 MB. */
    private static final double MOST_HELD = 2e7;

    private DistanceSums() {}

    /** The cost in elementary steps, infinite where the space is too large to hold. */
    static double steps(CategoricalTable table) {
        double cells = table.combinations();
        double d = table.positions();
        return !table.isMerged() && cells * (d + 1) <= MOST_HELD ? 3 * cells * d * (d + 1) : Double.POSITIVE_INFINITY;
    }

    /** By distance 0 … reach: the number of ordered pairs, and their sums of z, z² and z z′. */
    static double[][] sums(CategoricalTable table, double[] z, int reach) {
        Hamming space = Hamming.mixed(table.radices());
        int n = table.rows();
        int[] vertex = new int[n];
        for (int row = 0; row < n; row++) {
            for (int p = 0; p < space.positions(); p++) {
                vertex[row] += table.choice(row, p) * space.stride(p);
            }
        }
        double[][] sums = new double[reach + 1][4];
        double[][] byDistance = new double[reach + 1][space.order()];
        for (int v : vertex) {
            byDistance[0][v] = 1;
        }
        spread(space, byDistance);
        for (int k = 0; k <= reach; k++) {
            for (int row = 0; row < n; row++) {
                double count = byDistance[k][vertex[row]];
                sums[k][0] += count;
                sums[k][1] += count * z[row];
                sums[k][2] += count * z[row] * z[row];
            }
        }
        for (double[] at : byDistance) {
            Arrays.fill(at, 0);
        }
        for (int row = 0; row < n; row++) {
            byDistance[0][vertex[row]] = z[row];
        }
        spread(space, byDistance);
        for (int k = 0; k <= reach; k++) {
            for (int row = 0; row < n; row++) {
                sums[k][3] += z[row] * byDistance[k][vertex[row]];
            }
        }
        return sums;
    }

    /** From x at distance 0 to the sums of x at each distance. */
    private static void spread(Hamming space, double[][] byDistance) {
        for (int p = 0; p < space.positions(); p++) {
            int q = space.choices(p);
            int stride = space.stride(p);
            // From the farthest, so that F_{k−1} is still that of the positions done before.
            for (int k = Math.min(p + 1, byDistance.length - 1); k >= 1; k--) {
                double[] here = byDistance[k];
                double[] nearer = byDistance[k - 1];
                for (int start = 0; start < here.length; start += q * stride) {
                    for (int at = start; at < start + stride; at++) {
                        double sum = 0;
                        for (int c = 0; c < q; c++) {
                            sum += nearer[at + c * stride];
                        }
                        for (int c = 0; c < q; c++) {
                            here[at + c * stride] += sum - nearer[at + c * stride];
                        }
                    }
                }
            }
        }
    }
}
