package org.nadir.simulation.search;

import java.util.Arrays;
import java.util.Optional;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;

/**
 * Steps on a Hamming graph with ties to the lowest index, one byte a vertex: which digit changes, and by how much.
 *
 * <p>A code is 0 at a strict minimum, 1 at a minimum that has a neighbour of its own loss, and above that one for each change of
 * one digit.
 */
final class StepsByChoice implements Steps {
    static final int TIED = 1;
    private static final int CODES = 256;
    private static final int MAGNITUDE = 0x7fffffff;
    private static final int CHUNK = 1 << 16;

    private final byte[] codes;
    private final int[] offsets;

    private StepsByChoice(byte[] codes, int[] offsets) {
        this.codes = codes;
        this.offsets = offsets;
    }

    /**
     * The steps of a landscape.
     *
     * @return nothing where a byte can not tell all changes of one digit, or the losses differ by too many orders of
     *     magnitude
     */
    static Optional<Steps> of(Hamming graph, float[] losses, Threads threads) {
        int positions = graph.positions();
        int[] middles = new int[positions];
        int[] offsets = new int[CODES];
        int code = TIED;
        for (int p = 0; p < positions; p++) {
            int q = graph.choices(p);
            if (q > CODES || code + 2 * q - 1 >= CODES) {
                return Optional.empty();
            }
            middles[p] = code + q;
            for (int change = 1 - q; change < q; change++) {
                offsets[++code] = change * graph.stride(p);
            }
        }
        return LossKeys.of(losses, threads)
                .map(keys -> new StepsByChoice(CliqueSearch.codes(graph, keys, middles, threads), offsets));
    }

    @Override
    public int next(int v) {
        return v + offsets[codes[v] & 0xff];
    }

    @Override
    public boolean stays(int v) {
        return (codes[v] & 0xff) <= TIED;
    }

    /** Whether a vertex that stays has a neighbour of its own loss. */
    boolean tied(int v) {
        return codes[v] == TIED;
    }

    @Override
    public int advance(int[] at, int count, int[] ended, int from) {
        int moving = 0;
        int end = from;
        for (int i = 0; i < count; i++) {
            int v = at[i];
            int code = codes[v] & 0xff;
            at[moving] = v + offsets[code];
            ended[end] = v;
            // 1 where the vertex does not stay, without a branch, which could not be foreseen
            int moves = (TIED - code) >>> 31;
            moving += moves;
            end += 1 - moves;
        }
        return moving;
    }

    /**
     * Losses as integers of the same order whose differences tell which is less: the float's bits, less those magnitudes that
     * are smaller than all losses but 0, so that two differ by less than 2³¹.
     */
    static final class LossKeys {
        private static final int MOST = (1 << 30) - 2;

        private final float[] losses;
        private final int low;

        private LossKeys(float[] losses, int low) {
            this.losses = losses;
            this.low = low;
        }

        /** Keys; nothing where the magnitudes of the losses span too much, about 128 binary orders. */
        private static Optional<LossKeys> of(float[] losses, Threads threads) {
            int n = losses.length;
            int[] least = new int[threads.count()];
            int[] most = new int[threads.count()];
            Arrays.fill(least, MAGNITUDE);
            threads.run((n + CHUNK - 1) / CHUNK, (task, worker) -> {
                int low = least[worker];
                int high = most[worker];
                int end = (int) Math.min(n, (task + 1L) * CHUNK);
                for (int v = task * CHUNK; v < end; v++) {
                    int magnitude = Float.floatToRawIntBits(losses[v]) & MAGNITUDE;
                    high = Math.max(high, magnitude);
                    // a loss of 0 becomes the greatest number and does not count
                    low = Math.min(low, (magnitude - 1) & MAGNITUDE);
                }
                least[worker] = low;
                most[worker] = high;
            });
            int high = Arrays.stream(most).max().orElse(0);
            int low = Math.min(high, Arrays.stream(least).min().orElse(0));
            return high - low > MOST ? Optional.empty() : Optional.of(new LossKeys(losses, low));
        }

        int key(int v) {
            int bits = Float.floatToRawIntBits(losses[v]);
            int magnitude = Math.max(0, (bits & MAGNITUDE) - low);
            int sign = bits >> 31;
            return (magnitude ^ sign) - sign;
        }
    }
}
