package org.nadir.simulation.search;

import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.random.RandomStream;

/**
 * One descent from every vertex that steps to a random lower neighbour: first or random improvement. Both go to each lower
 * neighbour with the same probability and so end alike; they differ in how many neighbours they look at on the way.
 */
public final class RandomDescents {
    private static final int CHUNK = 1 << 12;

    private final int[] reached;
    private final double meanSteps;
    private final double meanEvaluations;

    private RandomDescents(int[] reached, double meanSteps, double meanEvaluations) {
        this.reached = reached;
        this.meanSteps = meanSteps;
        this.meanEvaluations = meanEvaluations;
    }

    /**
     * Descends from every vertex.
     *
     * @param landscape the landscape
     * @param improvement how it steps; {@link Improvement#BEST} breaks ties at random
     * @param seed any number
     * @param threads how many threads may work; the result does not depend on it
     * @return where the descents ended
     */
    public static RandomDescents of(Landscape landscape, Improvement improvement, long seed, Threads threads) {
        int n = landscape.order();
        int[] reached = new int[n];
        int chunks = (n + CHUNK - 1) / CHUNK;
        long[] steps = new long[chunks];
        long[] looks = new long[chunks];
        float[] losses = landscape.ordered();
        threads.run(chunks, (chunk, worker) -> {
            RandomStream stream = RandomStream.of(seed).child(chunk);
            for (int v = chunk * CHUNK; v < Math.min(n, (chunk + 1L) * CHUNK); v++) {
                int here = v;
                while (true) {
                    looks[chunk] += looks(landscape.graph(), losses, here, improvement, stream);
                    int next = next(landscape.graph(), losses, here, improvement, stream);
                    if (next == here) {
                        break;
                    }
                    here = next;
                    steps[chunk]++;
                }
                looks[chunk]++;
                reached[v] = here;
            }
        });
        double sum = 0;
        double evaluations = 0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            sum += steps[chunk];
            evaluations += looks[chunk];
        }
        return new RandomDescents(reached, sum / n, evaluations / n);
    }

    /** How many neighbours are looked at: all, or until the first of k lower ones among s in random order. */
    private static int looks(Graph graph, float[] losses, int v, Improvement improvement, RandomStream stream) {
        int degree = graph.degree(v);
        if (improvement != Improvement.FIRST) {
            return degree;
        }
        int lower = 0;
        for (int i = 0; i < degree; i++) {
            lower += losses[graph.neighbour(v, i)] < losses[v] ? 1 : 0;
        }
        int looks = 1;
        // draws without replacement until one of the lower ones comes
        for (int left = degree; lower > 0 && stream.nextInt(left) >= lower; left--) {
            looks++;
        }
        return lower == 0 ? degree : looks;
    }

    private static int next(Graph graph, float[] losses, int v, Improvement improvement, RandomStream stream) {
        int next = v;
        int candidates = 0;
        for (int i = 0; i < graph.degree(v); i++) {
            int u = graph.neighbour(v, i);
            if (!(losses[u] < losses[v])) {
                continue;
            }
            if (improvement == Improvement.BEST && next != v && losses[u] != losses[next]) {
                if (losses[u] < losses[next]) {
                    next = u;
                    candidates = 1;
                }
                continue;
            }
            candidates++;
            if (stream.nextInt(candidates) == 0) {
                next = u;
            }
        }
        return next;
    }

    /**
     * Where the descent from a vertex ended.
     *
     * @param v the start
     * @return a weak minimum
     */
    public int reached(int v) {
        return reached[v];
    }

    /**
     * The mean number of steps over all starts.
     *
     * @return at least 0
     */
    public double meanSteps() {
        return meanSteps;
    }

    /**
     * The mean number of losses looked at by a descent, the start's and repeated ones included.
     *
     * @return at least 1
     */
    public double meanEvaluations() {
        return meanEvaluations;
    }
}
