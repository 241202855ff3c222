package org.nadir.simulation.search;

import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;

/**
 * The step of local search from every vertex of a Hamming graph under any tie rule and for cliques of any size, without
 * neighbours: the least of each clique, along one axis at a time. {@code CliqueSearch} is faster where it can be used.
 *
 * <p>Implementation note. The loss of a vertex and its place in the tie order are one long of 63 bits: the float's
 * bits, turned so that their order is that of the floats, above the place. The least of some keys then says which vertex it is. Along an
 * axis the least of every clique of q is taken once and given to its q members: 2q − 1 comparisons a clique, whatever s
 * is. Axes are taken in groups whose cliques fit the second-level cache together: the last positions as contiguous tiles,
 * earlier ones as bundles of {@value #COLUMNS} adjacent columns. Each group reads the keys and updates the minima once:
 * 24 bytes a vertex and group. Memory: 16 bytes a vertex beyond losses and result.
 */
final class NextByCliques {

    /** The most vertices of a tile: its keys and minima fill 0.5 to 1 MB. */
    private static final int TILE = 1 << 16;

    /** Adjacent columns that a bundle across tiles takes: eight cache lines of each row. */
    private static final int COLUMNS = 64;

    private static final int CHUNK = 1 << 16;

    private static final int PLACE_BITS = 31;
    private static final int PLACES = 0x7fffffff;

    private final Hamming graph;
    private final long[] keys;
    private final long[] least;

    private NextByCliques(Hamming graph, long[] keys, long[] least) {
        this.graph = graph;
        this.keys = keys;
        this.least = least;
    }

    static int[] of(Hamming graph, float[] losses, TieRule ties, Threads threads) {
        long[] least = least(graph, losses, ties, threads);
        int n = losses.length;
        int[] next = new int[n];
        int mask = TieRule.mask(n);
        threads.run((n + CHUNK - 1) / CHUNK, (task, worker) -> {
            int end = (int) Math.min(n, (task + 1L) * CHUNK);
            for (int v = task * CHUNK; v < end; v++) {
                int place = (int) least[v] & PLACES;
                next[v] = (int) (least[v] >> PLACE_BITS) == sortable(losses[v]) ? v : place;
            }
            if (ties != TieRule.LOWEST_INDEX) {
                for (int v = task * CHUNK; v < end; v++) {
                    boolean stays = (int) (least[v] >> PLACE_BITS) == sortable(losses[v]);
                    next[v] = stays ? v : ties.vertex(next[v], mask);
                }
            }
        });
        return next;
    }

    /** The least key of every vertex's closed neighbourhood. */
    private static long[] least(Hamming graph, float[] losses, TieRule ties, Threads threads) {
        int n = losses.length;
        long[] keys = new long[n];
        int mask = TieRule.mask(n);
        threads.run((n + CHUNK - 1) / CHUNK, (task, worker) -> {
            int end = (int) Math.min(n, (task + 1L) * CHUNK);
            if (ties == TieRule.LOWEST_INDEX) {
                for (int v = task * CHUNK; v < end; v++) {
                    keys[v] = ((long) sortable(losses[v]) << PLACE_BITS) | v;
                }
            } else {
                for (int v = task * CHUNK; v < end; v++) {
                    keys[v] = ((long) sortable(losses[v]) << PLACE_BITS) | ties.rank(v, mask);
                }
            }
        });
        NextByCliques search = new NextByCliques(graph, keys, new long[n]);
        int end = graph.positions();
        int first = end;
        while (end > 0) {
            first = end - 1;
            int most = end == graph.positions() ? TILE : TILE / COLUMNS;
            while (first > 0 && (long) search.span(first - 1) / graph.stride(end - 1) <= most) {
                first--;
            }
            search.group(first, end, threads);
            end = first;
        }
        return search.least;
    }

    /** A float's bits as an integer of the same order; adding 0 makes −0 the same loss as 0. */
    private static int sortable(float loss) {
        int bits = Float.floatToRawIntBits(loss + 0.0f);
        return bits ^ ((bits >> 31) & 0x7fffffff);
    }

    private int span(int p) {
        return graph.stride(p) * graph.choices(p);
    }

    /** Takes the positions from first to end − 1. */
    private void group(int first, int end, Threads threads) {
        int span = span(first);
        int width = graph.stride(end - 1);
        int blocks = graph.order() / span;
        if (width == 1) {
            threads.run(blocks, (block, worker) -> tile(first, end, block * span));
            return;
        }
        int bundles = (width + COLUMNS - 1) / COLUMNS;
        threads.run(blocks * bundles, (task, worker) -> {
            int column = task % bundles * COLUMNS;
            bundle(first, end, task / bundles * span + column, Math.min(COLUMNS, width - column));
        });
    }

    private void tile(int first, int end, int base) {
        int span = span(first);
        System.arraycopy(keys, base, least, base, span);
        for (int p = first; p < end; p++) {
            int stride = graph.stride(p);
            for (int block = base; block < base + span; block += span(p)) {
                cliques(block, stride, stride, graph.choices(p));
            }
        }
    }

    private void bundle(int first, int end, int base, int columns) {
        int span = span(first);
        int width = graph.stride(end - 1);
        for (int p = first; p < end; p++) {
            int stride = graph.stride(p);
            for (int block = base; block < base + span; block += span(p)) {
                for (int row = block; row < block + stride; row += width) {
                    cliques(row, columns, stride, graph.choices(p));
                }
            }
        }
    }

    /** The cliques of {@code count} adjacent first members, the others a stride apart. */
    private void cliques(int from, int count, int stride, int q) {
        switch (q) {
            case 2 -> two(keys, least, from, count, stride);
            case 3 -> three(keys, least, from, count, stride);
            case 4 -> four(keys, least, from, count, stride);
            case 5 -> five(keys, least, from, count, stride);
            default -> any(keys, least, from, count, stride, q);
        }
    }

    private static void two(long[] keys, long[] least, int from, int count, int stride) {
        for (int v = from; v < from + count; v++) {
            int w = v + stride;
            long clique = min(keys[v], keys[w]);
            least[v] = min(least[v], clique);
            least[w] = min(least[w], clique);
        }
    }

    private static void three(long[] keys, long[] least, int from, int count, int stride) {
        for (int v = from; v < from + count; v++) {
            int w = v + stride;
            int x = w + stride;
            long clique = min(min(keys[v], keys[w]), keys[x]);
            least[v] = min(least[v], clique);
            least[w] = min(least[w], clique);
            least[x] = min(least[x], clique);
        }
    }

    private static void four(long[] keys, long[] least, int from, int count, int stride) {
        for (int v = from; v < from + count; v++) {
            int w = v + stride;
            int x = w + stride;
            int y = x + stride;
            long clique = min(min(keys[v], keys[w]), min(keys[x], keys[y]));
            least[v] = min(least[v], clique);
            least[w] = min(least[w], clique);
            least[x] = min(least[x], clique);
            least[y] = min(least[y], clique);
        }
    }

    private static void five(long[] keys, long[] least, int from, int count, int stride) {
        for (int v = from; v < from + count; v++) {
            int w = v + stride;
            int x = w + stride;
            int y = x + stride;
            int z = y + stride;
            long clique = min(min(min(keys[v], keys[w]), min(keys[x], keys[y])), keys[z]);
            least[v] = min(least[v], clique);
            least[w] = min(least[w], clique);
            least[x] = min(least[x], clique);
            least[y] = min(least[y], clique);
            least[z] = min(least[z], clique);
        }
    }

    private static void any(long[] keys, long[] least, int from, int count, int stride, int q) {
        for (int first = from; first < from + count; first++) {
            int end = first + (q - 1) * stride;
            long clique = keys[first];
            // counted by members left, since the next member's index may overflow after the last
            for (int v = first, left = q; left > 0; left--, v += stride) {
                clique = min(clique, keys[v]);
            }
            for (int v = end, left = q; left > 0; left--, v -= stride) {
                least[v] = min(least[v], clique);
            }
        }
    }

    /**
     * The lesser of two keys, without the branch that Math.min would be: which one is less can not be foreseen. Keys have 63
     * bits, so their difference does not overflow.
     */
    private static long min(long x, long y) {
        long difference = x - y;
        return y + (difference & (difference >> 63));
    }
}
