package org.nadir.simulation.search;

import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;

/**
 * Algorithm 1 of White, Nolen and Savani (UAI 2021), as plainly as it can be written: go to the best neighbour while that
 * is strictly better. Everything faster is held to this.
 */
public final class LocalSearch {

    private LocalSearch() {}

    /**
     * LS*(v): the minimum in which local search from v ends.
     *
     * @param landscape the landscape
     * @param v where it starts
     * @param ties which of several best neighbours it takes
     * @return the last vertex: a weak minimum, no neighbour of which is strictly lower
     */
    public static int descend(Landscape landscape, int v, TieRule ties) {
        int here = v;
        int next = step(landscape, here, ties);
        while (next != here) {
            here = next;
            next = step(landscape, here, ties);
        }
        return here;
    }

    /**
     * LS(v): one step of local search.
     *
     * @param landscape the landscape
     * @param v a vertex
     * @param ties which of several best neighbours it takes
     * @return the neighbour of least loss if that is strictly below v's, else v
     */
    public static int step(Landscape landscape, int v, TieRule ties) {
        Graph graph = landscape.graph();
        int mask = TieRule.mask(graph.order());
        int best = v;
        for (int i = 0; i < graph.degree(v); i++) {
            int u = graph.neighbour(v, i);
            double difference = landscape.loss(u) - landscape.loss(best);
            boolean wins = best != v && difference == 0 && ties.rank(u, mask) < ties.rank(best, mask);
            if (difference < 0 || wins) {
                best = u;
            }
        }
        return best;
    }
}
