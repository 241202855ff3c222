package org.nadir.simulation.graph;

import java.util.Arrays;
import org.nadir.simulation.Threads;
import org.nadir.simulation.random.RandomStream;

/**
 * The random s-regular graph that joins half-edges, sorted by a key, two by two; then no loop and no double edge is left.
 *
 * <p>Half-edge e belongs to vertex e / s. Keys are 31-bit integers; half-edges of equal key keep their own order. A loop or
 * a double edge is repaired by a swap: with another edge near it in the sorted order (a–b, c–d become a–d, c–b), where
 * both ends of the two have almost the same key, so that the law of an edge's ends is kept. "Near" is at most {@value
 * #NEAR} edges away, twice as far after every {@value #TRIES} failures, or anywhere in a uniform graph.
 */
final class HalfEdges {
    static final int NEAR = 64;
    static final int TRIES = 64;
    static final int ATTEMPTS = 100;

    /** Edges up to which a uniform graph is shuffled after the repair, and the swaps tried for each edge. */
    static final int SHUFFLED = 4096;

    static final int SHUFFLES = 20;

    /** Vertices whose keys are drawn from one random stream: fixed, so that threads do not matter. */
    private static final int CHUNK = 1 << 11;

    /** Half-edges up to which one radix sort of the whole beats cutting it into buckets first. */
    private static final int SMALL = 1 << 20;

    private static final int KEY_BITS = 31;

    private final int s;
    private final int[] table;
    private final long[] order;
    private int loops;
    private int doubles;

    /** How sorted half-edges are joined. */
    enum Join {
        /** Neighbours in the order; the keys are uniform and any swap repairs. */
        UNIFORM,
        /** Neighbours in the order. */
        ADJACENT,
        /** The first with the last, the second with the last but one. */
        MIRRORED
    }

    /** Draws the keys of one vertex's half-edges. */
    @FunctionalInterface
    interface Keys {

        /** The key, from 0 to 2³¹ − 1, of the next half-edge of vertex v. */
        int next(int v, RandomStream stream);
    }

    private HalfEdges(int s, int[] table, long[] order) {
        this.s = s;
        this.table = table;
        this.order = order;
    }

    static void check(int n, int s) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be a positive integer, but was " + n);
        }
        if (s < 1) {
            throw new IllegalArgumentException("s must be a positive integer, but was " + s);
        }
        if (s >= n) {
            throw new IllegalArgumentException("s must be below n, but n was " + n + " and s " + s);
        }
        if ((long) n * s % 2 != 0) {
            throw new IllegalArgumentException("n·s must be even for a regular graph, but n was " + n + " and s " + s);
        }
        Room.check("a random " + s + "-regular graph of " + n + " vertices", 20L * n * s, (long) n * s);
    }

    /**
     * Draws, sorts, joins and repairs; where no swap can repair, which takes few vertices and many edges, begins again.
     *
     * @throws IllegalArgumentException if no attempt of {@value #ATTEMPTS} ends in a simple graph
     */
    static HalfEdges join(int n, int s, RandomStream stream, Keys keys, Join join, Threads threads) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RandomStream own = stream.child(attempt);
            HalfEdges joined = joinOnce(n, s, own, keys, join, threads);
            if (joined.repair(n, own.child(-1), join)) {
                if (join == Join.UNIFORM && n * s / 2 <= SHUFFLED) {
                    joined.shuffle(own.child(-2));
                }
                return joined;
            }
        }
        throw new IllegalArgumentException("no simple " + s + "-regular graph of " + n + " vertices was found in "
                + ATTEMPTS + " attempts: s is too near n");
    }

    private static HalfEdges joinOnce(int n, int s, RandomStream stream, Keys keys, Join join, Threads threads) {
        int count = n * s;
        long[] order = new long[count];
        int chunks = (n + CHUNK - 1) / CHUNK;
        threads.run(chunks, (chunk, worker) -> {
            RandomStream own = stream.child(chunk);
            int end = Math.min(n, (chunk + 1) * CHUNK);
            int e = chunk * CHUNK * s;
            for (int v = chunk * CHUNK; v < end; v++) {
                for (int i = 0; i < s; i++, e++) {
                    order[e] = ((long) keys.next(v, own) << 32) | e;
                }
            }
        });
        long[] sorted = count <= SMALL
                ? RadixSort.sort(order, 32, 32 + KEY_BITS)
                : RadixSort.sortInBuckets(order, 32, 32 + KEY_BITS, threads);
        if (join == Join.MIRRORED) {
            mirror(sorted);
        }
        int[] table = new int[count];
        threads.run((count + SMALL - 1) / SMALL, (task, worker) -> {
            int end = (int) Math.min(count, (task + 1L) * SMALL);
            for (int i = task * SMALL; i < end; i += 2) {
                int e = (int) sorted[i];
                int f = (int) sorted[i + 1];
                table[e] = f / s;
                table[f] = e / s;
            }
        });
        return new HalfEdges(s, table, sorted);
    }

    /** Puts the first next to the last, the second next to the last but one, and so on: a riffle of the two halves. */
    private static void mirror(long[] sorted) {
        int edges = sorted.length / 2;
        long[] riffled = new long[sorted.length];
        for (int i = 0; i < edges; i++) {
            riffled[2 * i] = sorted[i];
            riffled[2 * i + 1] = sorted[sorted.length - 1 - i];
        }
        System.arraycopy(riffled, 0, sorted, 0, sorted.length);
    }

    int[] table() {
        return table;
    }

    int loops() {
        return loops;
    }

    int doubles() {
        return doubles;
    }

    private boolean repair(int n, RandomStream stream, Join join) {
        int[] faulty = faultyHalfEdges(n);
        if (faulty.length == 0) {
            return true;
        }
        // where the faulty ones stand in the sorted order: one pass, since a graph has few whatever its size
        Arrays.sort(faulty);
        int[] place = new int[faulty.length];
        long[] seen = new long[(table.length >>> 6) + 1];
        for (int e : faulty) {
            seen[e >>> 6] |= 1L << e;
        }
        for (int i = 0; i < order.length; i++) {
            int e = (int) order[i];
            if ((seen[e >>> 6] >>> e & 1) != 0) {
                place[Arrays.binarySearch(faulty, e)] = i;
            }
        }
        for (int i = 0; i < faulty.length; i++) {
            if (!repairAt(place[i] / 2, stream, join)) {
                return false;
            }
        }
        return true;
    }

    /** A half-edge of every loop and of every edge that repeats another, some edges by both of their ends. */
    private int[] faultyHalfEdges(int n) {
        int[] lastSeenFrom = new int[n];
        Arrays.fill(lastSeenFrom, -1);
        int[] faulty = new int[64];
        int count = 0;
        int e = 0;
        for (int v = 0; v < n; v++) {
            for (int i = 0; i < s; i++, e++) {
                int u = table[e];
                if (u == v || lastSeenFrom[u] == v) {
                    if (count == faulty.length) {
                        faulty = Arrays.copyOf(faulty, 2 * count);
                    }
                    faulty[count++] = e;
                }
                lastSeenFrom[u] = v;
            }
        }
        return Arrays.copyOf(faulty, count);
    }

    private boolean repairAt(int edge, RandomStream stream, Join join) {
        int a = (int) order[2 * edge];
        int b = (int) order[2 * edge + 1];
        boolean loop = a / s == b / s;
        if (!loop && joins(a / s, b / s) < 2) {
            return true;
        }
        int edges = order.length / 2;
        long reach = join == Join.UNIFORM ? edges : NEAR;
        for (int tries = 1; ; tries++) {
            int other = other(edge, edges, (int) Math.min(reach, edges), stream);
            if (other != edge && swap(edge, other, join != Join.MIRRORED && stream.nextLong() < 0)) {
                break;
            }
            if (tries % TRIES == 0) {
                reach *= 2;
                if (reach > 64L * edges) {
                    return false;
                }
            }
        }
        if (loop) {
            loops++;
        } else {
            doubles++;
        }
        return true;
    }

    /** The switch chain: its stationary law on simple regular graphs is uniform, a refused swap being a step too. */
    private void shuffle(RandomStream stream) {
        int edges = order.length / 2;
        for (int i = 0; edges > 1 && i < SHUFFLES * edges; i++) {
            int edge = stream.nextInt(edges);
            int other = stream.nextInt(edges - 1);
            swap(edge, other < edge ? other : other + 1, stream.nextLong() < 0);
        }
    }

    private static int other(int edge, int edges, int reach, RandomStream stream) {
        if (reach >= edges) {
            return stream.nextInt(edges);
        }
        int from = Math.max(0, Math.min(edge - reach, edges - 2 * reach - 1));
        return from + stream.nextInt(Math.min(edges, 2 * reach + 1));
    }

    /**
     * Turns the edges a–b and c–d into a–d and c–b, or with the other edge reversed a–c and d–b, if both are new. Where an
     * edge's two ends differ in key, it is not to be reversed.
     */
    private boolean swap(int edge, int other, boolean reversed) {
        int b = 2 * edge + 1;
        int d = reversed ? 2 * other : 2 * other + 1;
        int c = d ^ 1;
        int va = (int) order[2 * edge] / s;
        int vb = (int) order[b] / s;
        int vc = (int) order[c] / s;
        int vd = (int) order[d] / s;
        if (va == vd || vc == vb || joins(va, vd) > 0 || joins(vc, vb) > 0) {
            return false;
        }
        if (va == vb && vc == vd) {
            // two loops would become a double edge
            return false;
        }
        long moved = order[b];
        order[b] = order[d];
        order[d] = moved;
        table[(int) order[2 * edge]] = vd;
        table[(int) order[b]] = va;
        table[(int) order[c]] = vb;
        table[(int) order[d]] = vc;
        return true;
    }

    private int joins(int u, int v) {
        int count = 0;
        for (int i = u * s; i < (u + 1) * s; i++) {
            if (table[i] == v) {
                count++;
            }
        }
        return count;
    }
}
