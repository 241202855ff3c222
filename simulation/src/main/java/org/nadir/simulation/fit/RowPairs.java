package org.nadir.simulation.fit;

import org.nadir.simulation.landscape.read.CategoricalTable;

/** Sums over all pairs of rows by their distance: for few rows of many positions. */
final class RowPairs {
    private RowPairs() {}

    /** The cost in elementary steps. */
    static double steps(CategoricalTable table) {
        double pairs = table.rows() * (table.rows() - 1.0) / 2;
        return pairs * (8 + 4 * words(table));
    }

    private static int bits(CategoricalTable table) {
        int most = 2;
        for (int q : table.radices()) {
            most = Math.max(most, q);
        }
        return 32 - Integer.numberOfLeadingZeros(most - 1);
    }

    private static int words(CategoricalTable table) {
        int each = 64 / bits(table);
        return (table.positions() + each - 1) / each;
    }

    /** By distance 0 … reach: the number of ordered pairs, and their sums of z, z² and z z′. */
    static double[][] sums(CategoricalTable table, double[] z, int reach) {
        int n = table.rows();
        int d = table.positions();
        int bits = bits(table);
        int each = 64 / bits;
        int words = words(table);
        long[] packed = new long[n * words];
        long lowest = 0;
        for (int i = 0; i < each; i++) {
            lowest |= 1L << (i * bits);
        }
        for (int row = 0; row < n; row++) {
            for (int p = 0; p < d; p++) {
                packed[row * words + p / each] |= (long) table.choice(row, p) << (p % each * bits);
            }
        }
        double[][] sums = new double[d + 1][4];
        for (int a = 0; a < n; a++) {
            double za = z[a];
            for (int b = a + 1; b < n; b++) {
                int distance = 0;
                for (int w = 0; w < words; w++) {
                    long differ = packed[a * words + w] ^ packed[b * words + w];
                    // A position differs if any of its bits does.
                    long any = differ;
                    for (int bit = 1; bit < bits; bit++) {
                        any |= differ >>> bit;
                    }
                    distance += Long.bitCount(any & lowest);
                }
                double[] at = sums[distance];
                double zb = z[b];
                at[0] += 2;
                at[1] += za + zb;
                at[2] += za * za + zb * zb;
                at[3] += 2 * za * zb;
            }
        }
        double[][] kept = new double[reach + 1][];
        System.arraycopy(sums, 0, kept, 0, reach + 1);
        return kept;
    }
}
