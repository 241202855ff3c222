package org.nadir.simulation.search;

import java.util.Arrays;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;

/**
 * Weak basins: for every minimum all vertices from which some strictly descending path, not only the steepest, leads to it.
 *
 * <p>Found by walking upward from each minimum: the work is the number of minima times the edges of a weak basin. The basin of
 * Algorithm 1 is a part of the weak basin; weak basins overlap.
 */
public final class WeakBasins {
    private final int[] sizes;

    private WeakBasins(int[] sizes) {
        this.sizes = sizes;
    }

    /**
     * The weak basins of a landscape's minima.
     *
     * @param map the descent map, whose numbering of the minima is kept
     * @param threads how many threads may work
     * @return the weak basins
     */
    public static WeakBasins of(DescentMap map, Threads threads) {
        int[] all = new int[map.weakMinima()];
        Arrays.setAll(all, k -> k);
        return of(map, threads, all);
    }

    /**
     * The weak basins of some of a landscape's minima.
     *
     * @param map the descent map
     * @param threads how many threads may work
     * @param minima the minima's numbers in the map
     * @return their weak basins, in this order
     */
    public static WeakBasins of(DescentMap map, Threads threads, int... minima) {
        Landscape landscape = map.landscape();
        float[] losses = landscape.ordered();
        int n = landscape.order();
        int[] sizes = new int[minima.length];
        int[][] seenBy = new int[threads.count()][];
        int[][] stacks = new int[threads.count()][];
        threads.run(sizes.length, (k, worker) -> {
            if (seenBy[worker] == null) {
                seenBy[worker] = new int[n];
                Arrays.fill(seenBy[worker], -1);
                stacks[worker] = new int[n];
            }
            sizes[k] = size(landscape.graph(), losses, map.minimum(minima[k]), k, seenBy[worker], stacks[worker]);
        });
        return new WeakBasins(sizes);
    }

    private static int size(Graph graph, float[] losses, int minimum, int k, int[] seenBy, int[] stack) {
        int size = 0;
        int top = 0;
        stack[top++] = minimum;
        seenBy[minimum] = k;
        while (top > 0) {
            int v = stack[--top];
            size++;
            for (int i = 0; i < graph.degree(v); i++) {
                int u = graph.neighbour(v, i);
                if (losses[u] > losses[v] && seenBy[u] != k) {
                    seenBy[u] = k;
                    stack[top++] = u;
                }
            }
        }
        return size;
    }

    /**
     * The size of a minimum's weak basin.
     *
     * @param k the minimum's place among those asked for; of all, its number in the descent map
     * @return the number of vertices with a strictly descending path to it, itself included
     */
    public int size(int k) {
        return sizes[k];
    }
}
