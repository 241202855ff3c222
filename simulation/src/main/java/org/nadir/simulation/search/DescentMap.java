package org.nadir.simulation.search;

import java.util.Arrays;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;

/**
 * Local search from every vertex at once: where each steps, the minimum it ends in, and every minimum's basin.
 *
 * <p>The minima counted are those where Algorithm 1 stops, the weak ones: no neighbour is strictly lower. A minimum is
 * strict if every neighbour is strictly above it. Minima are numbered from 0 in the order of their vertices.
 *
 * <p>Implementation note. Steps are found by {@code NextByCliques} on Hamming graphs and {@code NextByNeighbours} on all
 * others. A minimum's step is stored as the complement of its number, so that following the steps ends by finding it.
 * Memory beyond the landscape: 8 bytes a vertex, and 12 more while the steps on a Hamming graph are found. The result does
 * not depend on the number of threads.
 */
public final class DescentMap {
    private static final int TASK = 1 << 14;

    /** Most descents are over after so many steps. */
    private static final int HOPS = 3;

    private final Landscape landscape;
    private final TieRule ties;
    private final int[] next;
    private final int[] reached;
    private final int[] minima;
    private final int[] basins;
    private final boolean[] strict;
    private final long[] stepCounts;

    private DescentMap(Landscape landscape, TieRule ties, float[] losses, int[] next, int[] minima, Threads threads) {
        this.landscape = landscape;
        this.ties = ties;
        this.next = next;
        this.minima = minima;
        this.reached = new int[next.length];
        this.basins = new int[minima.length];
        this.strict = new boolean[minima.length];
        threads.run((minima.length + TASK - 1) / TASK, (task, worker) -> {
            for (int k = task * TASK; k < Math.min(minima.length, (task + 1L) * TASK); k++) {
                strict[k] = isStrict(landscape.graph(), losses, minima[k]);
            }
        });
        this.stepCounts = follow(threads);
    }

    /**
     * The descent map with ties to the lowest index, on one thread.
     *
     * @param landscape the landscape
     * @return its map
     */
    public static DescentMap of(Landscape landscape) {
        return of(landscape, TieRule.LOWEST_INDEX, Threads.ONE);
    }

    /**
     * The descent map.
     *
     * @param landscape the landscape
     * @param ties which of several best neighbours a step takes
     * @param threads how many threads may work; the map does not depend on it
     * @return its map
     * @throws IllegalArgumentException if the losses are doubles of more than 2²⁴ different values
     */
    public static DescentMap of(Landscape landscape, TieRule ties, Threads threads) {
        Graph graph = landscape.graph();
        float[] losses = landscape.ordered();
        int[] next = graph instanceof Hamming hamming
                ? NextByCliques.of(hamming, losses, ties, threads)
                : NextByNeighbours.of(graph, losses, ties, threads);
        return new DescentMap(landscape, ties, losses, next, number(next), threads);
    }

    /** Replaces the step of each minimum by the complement of its number. */
    private static int[] number(int[] next) {
        int count = 0;
        for (int v = 0; v < next.length; v++) {
            if (next[v] == v) {
                count++;
            }
        }
        int[] minima = new int[count];
        int k = 0;
        for (int v = 0; k < count; v++) {
            if (next[v] == v) {
                minima[k] = v;
                next[v] = ~k;
                k++;
            }
        }
        return minima;
    }

    private static boolean isStrict(Graph graph, float[] losses, int minimum) {
        if (graph instanceof Hamming hamming) {
            return isStrict(hamming, losses, minimum);
        }
        for (int i = 0; i < graph.degree(minimum); i++) {
            if (losses[graph.neighbour(minimum, i)] == losses[minimum]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStrict(Hamming graph, float[] losses, int minimum) {
        float least = losses[minimum];
        int ties = 0;
        for (int p = 0; p < graph.positions(); p++) {
            int stride = graph.stride(p);
            int member = minimum - graph.digit(minimum, p) * stride;
            for (int left = graph.choices(p); left > 0; left--, member += stride) {
                ties += losses[member] == least ? 1 : 0;
            }
        }
        // the minimum itself is a member of its clique along every position
        return ties == graph.positions();
    }

    /** Fills reached and basins, and counts the starts by their steps. */
    private long[] follow(Threads threads) {
        int workers = threads.count();
        int[][] sizes = new int[workers][];
        long[][] counts = new long[workers][];
        threads.run((next.length + TASK - 1) / TASK, (task, worker) -> {
            if (sizes[worker] == null) {
                sizes[worker] = worker == 0 ? basins : new int[minima.length];
                counts[worker] = new long[64];
            }
            int from = task * TASK;
            counts[worker] = follow(from, Math.min(next.length, from + TASK), sizes[worker], counts[worker]);
        });
        for (int worker = 1; worker < workers; worker++) {
            for (int k = 0; sizes[worker] != null && k < basins.length; k++) {
                basins[k] += sizes[worker][k];
            }
        }
        return sum(counts);
    }

    private long[] follow(int from, int to, int[] sizes, long[] countsSoFar) {
        long[] counts = countsSoFar;
        for (int v = from; v < to; v++) {
            int step = next[v];
            int steps = 0;
            // the first hops without branches, which could not be foreseen: a minimum's step stays what it is
            for (int hop = 0; hop < HOPS; hop++) {
                int goes = ~(step >> 31);
                step = (next[step & goes] & goes) | (step & ~goes);
                steps -= goes;
            }
            while (step >= 0) {
                step = next[step];
                steps++;
            }
            reached[v] = ~step;
            sizes[~step]++;
            if (steps >= counts.length) {
                counts = Arrays.copyOf(counts, 2 * steps);
            }
            counts[steps]++;
        }
        return counts;
    }

    private static long[] sum(long[][] counts) {
        long[] sum = new long[0];
        for (long[] some : counts) {
            if (some == null) {
                continue;
            }
            int used = some.length;
            while (used > 0 && some[used - 1] == 0) {
                used--;
            }
            if (used > sum.length) {
                sum = Arrays.copyOf(sum, used);
            }
            for (int k = 0; k < used; k++) {
                sum[k] += some[k];
            }
        }
        return sum;
    }

    /**
     * The landscape that the map is of.
     *
     * @return the landscape
     */
    public Landscape landscape() {
        return landscape;
    }

    /**
     * The tie rule.
     *
     * @return which of several best neighbours a step takes
     */
    public TieRule ties() {
        return ties;
    }

    /**
     * LS(v): one step of local search.
     *
     * @param v a vertex
     * @return the vertex it steps to, v itself if v is a minimum
     */
    public int next(int v) {
        return next[v] >= 0 ? next[v] : v;
    }

    /**
     * LS*(v): where local search ends.
     *
     * @param v where it starts
     * @return the minimum's vertex
     */
    public int minimumReached(int v) {
        return minima[reached[v]];
    }

    /**
     * The number of the minimum in which local search ends.
     *
     * @param v where it starts
     * @return the minimum's number, 0 ≤ k &lt; {@link #weakMinima()}
     */
    public int numberReached(int v) {
        return reached[v];
    }

    /**
     * How many steps local search takes, by taking them.
     *
     * @param v where it starts
     * @return at least 0; the paper's iterations are one more
     */
    public int steps(int v) {
        int steps = 0;
        for (int step = next[v]; step >= 0; step = next[step]) {
            steps++;
        }
        return steps;
    }

    /**
     * The number of weak minima: where local search stops.
     *
     * @return at least 1
     */
    public int weakMinima() {
        return minima.length;
    }

    /**
     * The number of strict minima: every neighbour strictly above.
     *
     * @return at most {@link #weakMinima()}
     */
    public int strictMinima() {
        int count = 0;
        for (boolean is : strict) {
            if (is) {
                count++;
            }
        }
        return count;
    }

    /**
     * The vertex of a minimum.
     *
     * @param k the minimum's number, 0 ≤ k &lt; {@link #weakMinima()}
     * @return its vertex
     */
    public int minimum(int k) {
        return minima[k];
    }

    /**
     * Whether a minimum is strict.
     *
     * @param k the minimum's number
     * @return true if every neighbour is strictly above it
     */
    public boolean isStrictMinimum(int k) {
        return strict[k];
    }

    /**
     * The size of a minimum's basin |LS⁻*|.
     *
     * @param k the minimum's number
     * @return the number of starts that end there, itself included
     */
    public int basin(int k) {
        return basins[k];
    }

    /**
     * The starts by the number of steps they take.
     *
     * @return a new array: at k the number of vertices from which local search takes exactly k steps; the last is not 0
     */
    public long[] stepCounts() {
        return stepCounts.clone();
    }

    /**
     * The mean number of steps over all starts.
     *
     * @return Σ k · stepCounts[k] / n
     */
    public double meanSteps() {
        long sum = 0;
        for (int k = 0; k < stepCounts.length; k++) {
            sum += k * stepCounts[k];
        }
        return (double) sum / next.length;
    }

    /**
     * The best vertex.
     *
     * @return the number of the minimum of least loss, the one of lowest vertex if several tie
     */
    public int best() {
        int best = 0;
        for (int k = 1; k < minima.length; k++) {
            if (landscape.loss(minima[k]) < landscape.loss(minima[best])) {
                best = k;
            }
        }
        return best;
    }

    /**
     * The share of starts that end at a vertex of the least loss, whichever of them that is.
     *
     * @return from 1/n to 1
     */
    public double shareReachingOptimum() {
        return shareWithin(0);
    }

    /**
     * The share of starts that end at the one global optimum of lowest vertex.
     *
     * @return at most {@link #shareReachingOptimum()}, and the same where the optimum is unique
     */
    public double shareReachingFirstOptimum() {
        return (double) basins[best()] / next.length;
    }

    /**
     * The share of starts that end within ε of the least loss.
     *
     * @param epsilon at least 0, in units of loss
     * @return the share of starts whose minimum has a loss of at most ℓ* + ε
     */
    public double shareWithin(double epsilon) {
        double limit = landscape.loss(minima[best()]) + epsilon;
        long starts = 0;
        for (int k = 0; k < minima.length; k++) {
            if (landscape.loss(minima[k]) <= limit) {
                starts += basins[k];
            }
        }
        return (double) starts / next.length;
    }
}
