package org.nadir.simulation.graph;

import java.util.Arrays;

/** The connected components of a graph. Local search can not leave the one that it starts in. */
public final class Components {

    private Components() {}

    /**
     * Counts the components, by breadth first.
     *
     * @param graph a graph
     * @return 1 if it is connected
     */
    public static int count(Graph graph) {
        if (graph instanceof Hamming || graph instanceof Torus) {
            return 1;
        }
        int n = graph.order();
        boolean[] seen = new boolean[n];
        int[] queue = new int[64];
        int components = 0;
        for (int start = 0; start < n; start++) {
            if (seen[start]) {
                continue;
            }
            components++;
            seen[start] = true;
            int head = 0;
            int tail = 0;
            queue[tail++] = start;
            while (head < tail) {
                int v = queue[head++];
                for (int i = 0; i < graph.degree(v); i++) {
                    int u = graph.neighbour(v, i);
                    if (!seen[u]) {
                        seen[u] = true;
                        if (tail == queue.length) {
                            queue = Arrays.copyOf(queue, (int) Math.min(n, 2L * tail));
                        }
                        queue[tail++] = u;
                    }
                }
            }
        }
        return components;
    }
}
