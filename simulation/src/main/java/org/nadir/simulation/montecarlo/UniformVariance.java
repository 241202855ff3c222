package org.nadir.simulation.montecarlo;

import java.util.SortedMap;
import java.util.TreeMap;
import org.nadir.simulation.graph.Graph;
import org.nadir.theory.UniformCase;

/**
 * The exact variance of the number of local minima when losses are independent and continuous, on an s-regular graph.
 *
 * <p>The formula is {@link UniformCase}'s; this class counts what it needs of the graph, the common neighbours.
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
        return UniformCase.of(graph.order(), s).variance(pairsByCommonNeighbours(graph));
    }
}
