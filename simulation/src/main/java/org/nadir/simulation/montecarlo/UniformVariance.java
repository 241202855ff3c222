package org.nadir.simulation.montecarlo;

import java.util.SortedMap;
import java.util.TreeMap;
import org.nadir.simulation.graph.Graph;

/**
 * The exact variance of the number of local minima when losses are independent and continuous, on an s-regular graph.
 *
 * <p>A vertex is a minimum with probability p = 1/(s + 1). Two neighbours are never both minima; two vertices at distance 2
 * with c common neighbours both are with probability 2/((2s + 2 − c)(s + 1)); vertices farther apart are independent. So
 *
 * <pre>Var = n p(1 − p) − n s p² + Σ over ordered pairs at distance 2 of [ 2/((2s + 2 − c)(s + 1)) − p² ].</pre>
 *
 * <p>On H(6, 5), where every vertex has 240 others at distance 2 with c = 2, that is 250 exactly.
 */
public final class UniformVariance {

    private UniformVariance() {}

    /**
     * How many ordered pairs at distance 2 have how many common neighbours.
     *
     * @param graph any graph; the work is Σ degree² and the memory n
     * @return by the number of common neighbours c ≥ 1 the number of ordered pairs (u, v), u ≠ v, not neighbours
     */
    public static SortedMap<Integer, Long> pairsByCommonNeighbours(Graph graph) {
        int n = graph.order();
        int[] common = new int[n];
        int[] touched = new int[n];
        SortedMap<Integer, Long> pairs = new TreeMap<>();
        for (int v = 0; v < n; v++) {
            int count = 0;
            for (int i = 0; i < graph.degree(v); i++) {
                int u = graph.neighbour(v, i);
                for (int j = 0; j < graph.degree(u); j++) {
                    int w = graph.neighbour(u, j);
                    if (common[w]++ == 0) {
                        touched[count++] = w;
                    }
                }
            }
            common[v] = 0;
            for (int i = 0; i < graph.degree(v); i++) {
                common[graph.neighbour(v, i)] = 0;
            }
            for (int i = 0; i < count; i++) {
                int c = common[touched[i]];
                if (c > 0) {
                    pairs.merge(c, 1L, Long::sum);
                }
                common[touched[i]] = 0;
            }
        }
        return pairs;
    }

    /**
     * The variance on a graph.
     *
     * @param graph a regular graph
     * @return Var of the number of minima
     * @throws IllegalArgumentException if two vertices differ in degree
     */
    public static double of(Graph graph) {
        int s = graph.degree(0);
        for (int v = 1; v < graph.order(); v++) {
            if (graph.degree(v) != s) {
                throw new IllegalArgumentException("the exact variance needs a regular graph, but vertex 0 has " + s
                        + " neighbours and vertex " + v + " has " + graph.degree(v));
            }
        }
        return of(graph.order(), s, pairsByCommonNeighbours(graph));
    }

    /**
     * The variance from common-neighbour counts.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each
     * @param pairs by number of common neighbours c the number of ordered pairs at distance 2
     * @return Var of the number of minima
     */
    public static double of(long n, int s, SortedMap<Integer, Long> pairs) {
        double p = 1.0 / (s + 1);
        double[] variance = {n * p * (1 - p) - n * (s * p * p)};
        pairs.forEach((c, count) -> variance[0] += count * (2 / ((2.0 * s + 2 - c) * (s + 1)) - p * p));
        return variance[0];
    }
}
