package org.nadir.simulation.graph;

import java.util.Arrays;
import org.nadir.simulation.Threads;

/** Stable sorting of words by some of their bits, by least significant digits first; the rest of a word is its load. */
final class RadixSort {
    private static final int DIGIT_BITS = 11;
    private static final int BUCKET_BITS = 12;
    private static final int PIECES = 64;

    private RadixSort() {}

    /**
     * Sorts by the bits from {@code low} to {@code high} − 1.
     *
     * @return the sorted words: the array itself or another one
     */
    static long[] sort(long[] words, int low, int high) {
        long[] from = words;
        long[] to = new long[words.length];
        int[] at = new int[1 << DIGIT_BITS];
        for (int shift = low; shift < high; shift += DIGIT_BITS) {
            pass(from, to, 0, words.length, shift, (1 << Math.min(DIGIT_BITS, high - shift)) - 1, at);
            long[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void pass(long[] from, long[] to, int start, int end, int shift, int mask, int[] at) {
        Arrays.fill(at, 0, mask + 1, 0);
        for (int i = start; i < end; i++) {
            at[(int) (from[i] >>> shift) & mask]++;
        }
        int sum = start;
        for (int digit = 0; digit <= mask; digit++) {
            int count = at[digit];
            at[digit] = sum;
            sum += count;
        }
        for (int i = start; i < end; i++) {
            long word = from[i];
            to[at[(int) (word >>> shift) & mask]++] = word;
        }
    }

    /** As {@link #sort}, for more words than a cache holds: cut into buckets by the top bits first, each sorted in the cache. */
    static long[] sortInBuckets(long[] words, int low, int high, Threads threads) {
        int n = words.length;
        int top = high - BUCKET_BITS;
        int mask = (1 << BUCKET_BITS) - 1;
        int[][] at = new int[PIECES][mask + 1];
        int piece = (n + PIECES - 1) / PIECES;
        threads.run(PIECES, (task, worker) -> {
            for (int i = task * piece; i < Math.min(n, (task + 1L) * piece); i++) {
                at[task][(int) (words[i] >>> top) & mask]++;
            }
        });
        int[] starts = new int[mask + 2];
        int sum = 0;
        for (int bucket = 0; bucket <= mask; bucket++) {
            starts[bucket] = sum;
            for (int[] counts : at) {
                int count = counts[bucket];
                counts[bucket] = sum;
                sum += count;
            }
        }
        starts[mask + 1] = n;
        long[] cut = new long[n];
        threads.run(PIECES, (task, worker) -> {
            int[] own = at[task];
            for (int i = task * piece; i < Math.min(n, (task + 1L) * piece); i++) {
                long word = words[i];
                cut[own[(int) (word >>> top) & mask]++] = word;
            }
        });
        int digit = (top - low + 1) / 2;
        int[][] counts = new int[threads.count()][1 << digit];
        threads.run(mask + 1, (bucket, worker) -> {
            // two passes: out to the first array and back
            pass(cut, words, starts[bucket], starts[bucket + 1], low, (1 << digit) - 1, counts[worker]);
            pass(
                    words,
                    cut,
                    starts[bucket],
                    starts[bucket + 1],
                    low + digit,
                    (1 << (top - low - digit)) - 1,
                    counts[worker]);
        });
        return cut;
    }
}
