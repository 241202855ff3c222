package org.nadir.simulation.search;

import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Adjacency;
import org.nadir.simulation.graph.Graph;

/** The step of local search from every vertex, by looking at every neighbour: n·s losses read. */
final class NextByNeighbours {
    private static final int TASK = 1 << 13;

    private final float[] losses;
    private final TieRule ties;
    private final int mask;

    private NextByNeighbours(float[] losses, TieRule ties) {
        this.losses = losses;
        this.ties = ties;
        this.mask = TieRule.mask(losses.length);
    }

    static int[] of(Graph graph, float[] losses, TieRule ties, Threads threads) {
        int[] next = new int[losses.length];
        NextByNeighbours search = new NextByNeighbours(losses, ties);
        int tasks = (next.length + TASK - 1) / TASK;
        threads.run(tasks, (task, worker) -> {
            int from = task * TASK;
            int to = Math.min(next.length, from + TASK);
            if (graph instanceof Adjacency adjacency) {
                search.flat(adjacency, next, from, to);
            } else {
                search.any(graph, next, from, to);
            }
        });
        return next;
    }

    private void flat(Adjacency graph, int[] next, int from, int to) {
        int[] neighbours = graph.flat();
        for (int v = from; v < to; v++) {
            int best = v;
            float least = losses[v];
            int end = graph.start(v + 1);
            for (int i = graph.start(v); i < end; i++) {
                int u = neighbours[i];
                float loss = losses[u];
                if (loss <= least) {
                    best = better(v, best, u);
                    least = loss;
                }
            }
            next[v] = best;
        }
    }

    private void any(Graph graph, int[] next, int from, int to) {
        for (int v = from; v < to; v++) {
            int best = v;
            int degree = graph.degree(v);
            for (int i = 0; i < degree; i++) {
                int u = graph.neighbour(v, i);
                if (losses[u] <= losses[best]) {
                    best = better(v, best, u);
                }
            }
            next[v] = best;
        }
    }

    /** Of the best so far and a neighbour u that is not above it, the one to keep. */
    private int better(int v, int best, int u) {
        if (losses[u] < losses[best]) {
            return u;
        }
        return best != v && ties.rank(u, mask) < ties.rank(best, mask) ? u : best;
    }
}
