package org.nadir.simulation.search;

import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;

/**
 * The step of local search from every vertex of a Hamming graph, without neighbours: the least of each clique, along one
 * axis at a time, streams through memory.
 *
 * <p>Implementation note. The loss of a vertex and its place in the tie order are one double: a float widened to a double
 * leaves the 29 low bits of the significand free, and the place is written there (complemented under a negative loss), so
 * that the order of the doubles is the order by loss, then by place, and the least of some doubles says which vertex it
 * is. Math.min over flat arrays of doubles vectorises by itself. The vertices are cut into tiles, the subgraphs of the last
 * positions, that stay in the second-level cache: along an axis inside a tile the least of every clique is taken once and
 * given to its q members; along an axis across tiles the q − 1 other tiles are streamed past. Every key is read from
 * memory once for itself and once for each of the Σ(q_p − 1) tiles that look at its own.
 */
final class NextByCliques {

    /** A tile's keys and minima together fill 0.5 to 1 MB. */
    private static final int TILE = 1 << 16;

    /** Cliques whose members lie closer than this are taken one at a time: too few columns for a vector loop. */
    private static final int VECTOR_STRIDE = 32;

    private static final int PACK = 1 << 16;
    private static final int MASK = (1 << 29) - 1;

    private final Hamming graph;
    private final double[] keys;
    private final TieRule ties;
    private final int firstInside;
    private final int tile;

    private NextByCliques(Hamming graph, double[] keys, TieRule ties) {
        this.graph = graph;
        this.keys = keys;
        this.ties = ties;
        int first = graph.positions() - 1;
        while (first > 0 && (long) graph.stride(first - 1) * graph.choices(first - 1) <= TILE) {
            first--;
        }
        this.firstInside = first;
        this.tile = graph.stride(first) * graph.choices(first);
    }

    /** Whether the places of so many vertices fit under a loss. */
    static boolean canHold(int order) {
        return order <= MASK + 1;
    }

    static int[] of(Hamming graph, float[] losses, TieRule ties, Threads threads) {
        int n = graph.order();
        double[] keys = new double[n];
        threads.run((n + PACK - 1) / PACK, (task, worker) -> {
            int from = task * PACK;
            pack(losses, keys, ties, from, Math.min(n, from + PACK));
        });
        NextByCliques search = new NextByCliques(graph, keys, ties);
        int[] next = new int[n];
        double[][] least = new double[threads.count()][];
        threads.run(n / search.tile, (task, worker) -> {
            if (least[worker] == null) {
                least[worker] = new double[search.tile];
            }
            search.tile(task, least[worker], next);
        });
        return next;
    }

    private static void pack(float[] losses, double[] keys, TieRule ties, int from, int to) {
        if (ties == TieRule.LOWEST_INDEX) {
            for (int v = from; v < to; v++) {
                keys[v] = key(losses[v], v);
            }
        } else {
            for (int v = from; v < to; v++) {
                keys[v] = key(losses[v], ties.rank(v, MASK));
            }
        }
    }

    private static double key(float loss, int place) {
        // adding 0 makes −0 the same loss as 0
        long bits = Double.doubleToRawLongBits(loss + 0.0f);
        return Double.longBitsToDouble(bits | (place ^ ((bits >> 63) & MASK)));
    }

    private void tile(int number, double[] least, int[] next) {
        int base = number * tile;
        System.arraycopy(keys, base, least, 0, tile);
        for (int p = firstInside; p < graph.positions(); p++) {
            if (graph.stride(p) < VECTOR_STRIDE) {
                cliquesOneByOne(least, base, graph.stride(p), graph.choices(p));
            } else {
                cliquesInRows(least, base, graph.stride(p), graph.choices(p));
            }
        }
        for (int p = 0; p < firstInside; p++) {
            int stride = graph.stride(p);
            int digit = graph.digit(base, p);
            for (int other = 0; other < graph.choices(p); other++) {
                if (other != digit) {
                    lower(least, 0, keys, base + (other - digit) * stride, tile);
                }
            }
        }
        unpack(least, base, next);
    }

    private void cliquesOneByOne(double[] least, int base, int stride, int q) {
        int span = stride * q;
        for (int block = 0; block < tile; block += span) {
            for (int first = block; first < block + stride; first++) {
                double clique = keys[base + first];
                for (int v = first + stride; v < first + span; v += stride) {
                    double key = keys[base + v];
                    clique = key < clique ? key : clique;
                }
                for (int v = first; v < first + span; v += stride) {
                    least[v] = clique < least[v] ? clique : least[v];
                }
            }
        }
    }

    private void cliquesInRows(double[] least, int base, int stride, int q) {
        double[] row = new double[stride];
        for (int block = 0; block < tile; block += stride * q) {
            System.arraycopy(keys, base + block, row, 0, stride);
            for (int r = 1; r < q; r++) {
                lower(row, 0, keys, base + block + r * stride, stride);
            }
            for (int r = 0; r < q; r++) {
                lower(least, block + r * stride, row, 0, stride);
            }
        }
    }

    private static void lower(double[] least, int at, double[] keys, int from, int count) {
        for (int i = 0; i < count; i++) {
            least[at + i] = Math.min(least[at + i], keys[from + i]);
        }
    }

    private void unpack(double[] least, int base, int[] next) {
        for (int i = 0; i < tile; i++) {
            long best = Double.doubleToRawLongBits(least[i]);
            long own = Double.doubleToRawLongBits(keys[base + i]);
            boolean stays = (best & ~MASK) == (own & ~MASK);
            int place = (int) (best ^ (best >> 63)) & MASK;
            next[base + i] = stays ? base + i : place;
        }
        if (ties != TieRule.LOWEST_INDEX) {
            for (int v = base; v < base + tile; v++) {
                next[v] = next[v] == v && stays(least, v - base, v) ? v : ties.vertex(next[v], MASK);
            }
        }
    }

    private boolean stays(double[] least, int i, int v) {
        return (Double.doubleToRawLongBits(least[i]) & ~MASK) == (Double.doubleToRawLongBits(keys[v]) & ~MASK);
    }
}
