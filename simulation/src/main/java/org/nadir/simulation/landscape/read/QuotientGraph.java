package org.nadir.simulation.landscape.read;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.nadir.simulation.graph.Adjacency;
import org.nadir.simulation.graph.Graph;

/** The quotient of a graph by classes of its vertices: two classes are neighbours if some of their members are. */
final class QuotientGraph {
    private QuotientGraph() {}

    /** The quotient by classes numbered 0 … classes − 1. */
    static Adjacency of(Graph graph, int[] classOf, int classes) {
        long[] edges = new long[1 << 10];
        int found = 0;
        for (int v = 0; v < graph.order(); v++) {
            int degree = graph.degree(v);
            for (int i = 0; i < degree; i++) {
                int other = classOf[graph.neighbour(v, i)];
                if (classOf[v] < other) {
                    edges = found == edges.length ? Arrays.copyOf(edges, 2 * found) : edges;
                    edges[found++] = (long) classOf[v] * classes + other;
                }
            }
        }
        int[] ends = Arrays.stream(edges, 0, found)
                .sorted()
                .distinct()
                .flatMap(edge -> LongStream.of(edge / classes, edge % classes))
                .mapToInt(end -> (int) end)
                .toArray();
        return Adjacency.ofEdges(classes, ends, classes + " classes of equivalent configurations");
    }
}
