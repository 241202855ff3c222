package org.nadir.simulation.search;

import java.util.function.IntPredicate;
import org.nadir.simulation.Threads;

/** Some of the vertices 0 to n − 1, numbered from 0 in their order: a bit a vertex, and a count a word of 64. */
final class Places {
    private static final int TASK = 1 << 10;

    private final long[] words;

    /** By word the number of places before it, and at the end that of all. */
    private final int[] before;

    private Places(long[] words, int[] before) {
        this.words = words;
        this.before = before;
    }

    static Places of(int n, IntPredicate chosen, Threads threads) {
        int count = (int) ((n + 63L) / 64);
        long[] words = new long[count];
        int[] before = new int[count + 1];
        threads.run((count + TASK - 1) / TASK, (task, worker) -> {
            for (int w = task * TASK; w < Math.min(count, (task + 1L) * TASK); w++) {
                long word = 0;
                int from = w << 6;
                int bits = Math.min(64, n - from);
                for (int bit = 0; bit < bits; bit++) {
                    word |= (chosen.test(from + bit) ? 1L : 0) << bit;
                }
                words[w] = word;
                before[w + 1] = Long.bitCount(word);
            }
        });
        for (int w = 0; w < count; w++) {
            before[w + 1] += before[w];
        }
        return new Places(words, before);
    }

    int count() {
        return before[words.length];
    }

    /** How many places come before a vertex: the number of the place that is there. */
    int before(int v) {
        // a shift by v is one by v modulo 64
        return before[v >>> 6] + Long.bitCount(words[v >>> 6] & ((1L << v) - 1));
    }

    /** The vertex of a place by its number. */
    int place(int k) {
        int low = 0;
        int high = words.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (before[middle] <= k) {
                low = middle;
            } else {
                high = middle;
            }
        }
        long word = words[low];
        for (int left = k - before[low]; left > 0; left--) {
            word &= word - 1;
        }
        return (low << 6) + Long.numberOfTrailingZeros(word);
    }

    /** The first place at a vertex or after it, or a number beyond all vertices. */
    int from(int v) {
        int w = v >>> 6;
        if (w >= words.length) {
            return Integer.MAX_VALUE;
        }
        long word = words[w] & (-1L << v);
        while (word == 0) {
            w++;
            if (w == words.length) {
                return Integer.MAX_VALUE;
            }
            word = words[w];
        }
        return (w << 6) + Long.numberOfTrailingZeros(word);
    }
}
