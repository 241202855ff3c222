package org.nadir.simulation.graph;

import org.nadir.simulation.Threads;
import org.nadir.simulation.random.RandomStream;

/**
 * A random s-regular graph of n vertices: the configuration model, repaired.
 *
 * <p>The n·s half-edges are put in a uniformly random order and joined two by two. About (s − 1)/2 loops and (s − 1)²/4
 * double edges arise, whatever n is; each is removed by a swap with an edge chosen uniformly, and the swaps are counted.
 * Given that no repair was needed the graph is exactly uniform; repairs touch about s²/2 of the n·s/2 edges. Graphs of up
 * to 4096 edges, where that could be seen, are then shuffled by 20 random swaps for each edge, steps of a chain whose
 * stationary law is uniform. Where s &gt; (n − 1)/2 the complement is sampled instead, which is as uniform and never dense.
 */
public final class RandomRegular {
    private final Adjacency graph;
    private final int loops;
    private final int doubles;

    private RandomRegular(Adjacency graph, int loops, int doubles) {
        this.graph = graph;
        this.loops = loops;
        this.doubles = doubles;
    }

    /**
     * Refuses what {@link #sample} can not make, without making anything.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each
     * @throws IllegalArgumentException if there is no s-regular graph of n vertices, or no memory for it
     */
    public static void check(int n, int s) {
        HalfEdges.check(n, s);
    }

    /**
     * Samples a graph on one thread.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each, from 1 to n − 1, with n·s even
     * @param stream the source of randomness
     * @return the graph
     * @throws IllegalArgumentException if there is no such graph, or no memory for it
     */
    public static RandomRegular sample(int n, int s, RandomStream stream) {
        return sample(n, s, stream, Threads.ONE);
    }

    /**
     * Samples a graph.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each, from 1 to n − 1, with n·s even
     * @param stream the source of randomness
     * @param threads how many threads may work; the graph does not depend on it
     * @return the graph
     * @throws IllegalArgumentException if there is no such graph, or no memory for it
     */
    public static RandomRegular sample(int n, int s, RandomStream stream, Threads threads) {
        HalfEdges.check(n, s);
        String description = "random-regular(" + n + ", " + s + ")";
        int missing = n - 1 - s;
        if (missing == 0) {
            return new RandomRegular(complement(n, 0, new int[0], description), 0, 0);
        }
        boolean dense = missing < s;
        HalfEdges joined = HalfEdges.join(
                n,
                dense ? missing : s,
                stream,
                (v, own) -> (int) (own.nextLong() >>> 33),
                HalfEdges.Join.UNIFORM,
                threads);
        Adjacency graph = dense
                ? complement(n, missing, joined.table(), description)
                : Adjacency.regular(n, s, joined.table(), description);
        return new RandomRegular(graph, joined.loops(), joined.doubles());
    }

    /** The graph in which two vertices are neighbours where they are not in a sparse regular one. */
    private static Adjacency complement(int n, int degree, int[] table, String description) {
        int s = n - 1 - degree;
        int[] neighbours = new int[n * s];
        int[] lastExcludedBy = new int[n];
        int end = 0;
        for (int v = 0; v < n; v++) {
            lastExcludedBy[v] = v + 1;
            for (int i = v * degree; i < (v + 1) * degree; i++) {
                lastExcludedBy[table[i]] = v + 1;
            }
            for (int u = 0; u < n; u++) {
                if (lastExcludedBy[u] != v + 1) {
                    neighbours[end++] = u;
                }
            }
        }
        return Adjacency.regular(n, s, neighbours, description);
    }

    /**
     * The graph.
     *
     * @return a simple s-regular graph
     */
    public Adjacency graph() {
        return graph;
    }

    /**
     * How many loops were repaired (of the complement where that was sampled).
     *
     * @return at least 0
     */
    public int repairedLoops() {
        return loops;
    }

    /**
     * How many double edges were repaired (of the complement where that was sampled).
     *
     * @return at least 0
     */
    public int repairedDoubleEdges() {
        return doubles;
    }
}
