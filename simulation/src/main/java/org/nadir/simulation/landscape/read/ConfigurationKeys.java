package org.nadir.simulation.landscape.read;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A 64-bit key for every configuration, the sum of one weight a position, so that the key of a configuration with one
 * position left out is a subtraction.
 *
 * <p>Where Π q_p fits in 63 bits the weights are those of the mixed radix and the key is exact. Beyond that the weights are
 * random (Zobrist hashing): equal configurations have equal keys, and whoever finds equal keys must compare.
 */
final class ConfigurationKeys {
    private static final long SEED = 20210730;

    private final long[][] weights;
    private final boolean exact;

    private ConfigurationKeys(long[][] weights, boolean exact) {
        this.weights = weights;
        this.exact = exact;
    }

    /** Whether equal keys mean equal configurations. */
    boolean exact() {
        return exact;
    }

    static ConfigurationKeys of(int[] radices) {
        long[][] weights = new long[radices.length][];
        double combinations = 1;
        for (int q : radices) {
            combinations *= q;
        }
        boolean exact = combinations < 0x1p62;
        if (exact) {
            long stride = 1;
            for (int p = radices.length - 1; p >= 0; p--) {
                weights[p] = new long[radices[p]];
                for (int c = 0; c < radices[p]; c++) {
                    weights[p][c] = c * stride;
                }
                stride *= radices[p];
            }
        } else {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
            for (int p = 0; p < radices.length; p++) {
                weights[p] = random.longs(radices[p]).toArray();
            }
        }
        return new ConfigurationKeys(weights, exact);
    }

    /** The key of the row that starts at an offset of the flat choices. */
    long key(int[] choices, int offset) {
        long key = 0;
        for (int p = 0; p < weights.length; p++) {
            key += weights[p][choices[offset + p]];
        }
        return key;
    }

    /** What a position adds to the key. */
    long weight(int position, int choice) {
        return weights[position][choice];
    }

    /** The keys of all rows. */
    long[] keys(int[] choices) {
        int d = weights.length;
        long[] keys = new long[choices.length / d];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = key(choices, row * d);
        }
        return keys;
    }
}
