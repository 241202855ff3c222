package org.nadir.simulation.search;

import java.util.Arrays;
import java.util.Optional;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.theory.numeric.Numerals;

/**
 * Local search from every vertex at once: where each steps, the minimum it ends in, and every minimum's basin.
 *
 * <p>The minima counted are those where Algorithm 1 stops, the weak ones: no neighbour is strictly lower. A minimum is
 * strict if every neighbour is strictly above it. Minima are numbered from 0 in the order of their vertices.
 *
 * <p>Implementation note. On a Hamming graph with ties to the lowest index steps are found by {@code CliqueSearch} and held in
 * one byte a vertex, with 4 more while they are found; with other ties by {@code NextByCliques}, and on other graphs by {@code
 * NextByNeighbours}, and held in four. The searches from {@value #TOGETHER} vertices are followed together, step by step, so
 * that memory answers for many at a time. Where a search ends is not stored but found again by its steps. The result does not
 * depend on the number of threads.
 */
public final class DescentMap {
    private static final int TASK = 1 << 14;

    /** Searches that step together: many, so that the memory is asked for many. */
    private static final int TOGETHER = 1 << 12;

    private final Landscape landscape;
    private final TieRule ties;
    private final Steps steps;
    private final Places minima;
    private final int[] basins;
    private final boolean[] strict;
    private final long[] stepCounts;

    private DescentMap(Landscape landscape, TieRule ties, float[] losses, Steps steps, Threads threads) {
        this.landscape = landscape;
        this.ties = ties;
        this.steps = steps;
        this.minima = Places.of(losses.length, steps::stays, threads);
        this.basins = new int[minima.count()];
        this.strict = new boolean[minima.count()];
        threads.run((losses.length + TASK - 1) / TASK, (task, worker) -> {
            int end = (int) Math.min(losses.length, (task + 1L) * TASK);
            int k = minima.before(task * TASK);
            for (int v = minima.from(task * TASK); v < end; v = minima.from(v + 1)) {
                strict[k++] = steps instanceof StepsByChoice choices
                        ? !choices.tied(v)
                        : isStrict(landscape.graph(), losses, v);
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
        float[] losses = landscape.ordered();
        return new DescentMap(landscape, ties, losses, steps(landscape.graph(), losses, ties, threads), threads);
    }

    private static Steps steps(Graph graph, float[] losses, TieRule ties, Threads threads) {
        if (!(graph instanceof Hamming hamming)) {
            return Steps.of(NextByNeighbours.of(graph, losses, ties, threads));
        }
        Optional<Steps> bytes =
                ties == TieRule.LOWEST_INDEX ? StepsByChoice.of(hamming, losses, threads) : Optional.empty();
        return bytes.orElseGet(() -> Steps.of(NextByCliques.of(hamming, losses, ties, threads)));
    }

    private static boolean isStrict(Graph graph, float[] losses, int minimum) {
        for (int i = 0; i < graph.degree(minimum); i++) {
            if (losses[graph.neighbour(minimum, i)] == losses[minimum]) {
                return false;
            }
        }
        return true;
    }

    /** Fills the basins, and counts the starts by their steps. */
    private long[] follow(Threads threads) {
        int n = landscape.order();
        int[][] sizes = new int[threads.count()][];
        long[][] counts = new long[threads.count()][];
        int[][] at = new int[threads.count()][];
        int[][] ended = new int[threads.count()][];
        threads.run((n + TASK - 1) / TASK, (task, worker) -> {
            if (sizes[worker] == null) {
                sizes[worker] = worker == 0 ? basins : new int[basins.length];
                counts[worker] = new long[64];
                at[worker] = new int[TOGETHER];
                ended[worker] = new int[TOGETHER + 1];
            }
            int end = (int) Math.min(n, (task + 1L) * TASK);
            for (int from = task * TASK; from < end; from += TOGETHER) {
                int count = Math.min(TOGETHER, end - from);
                counts[worker] = follow(from, count, at[worker], ended[worker], counts[worker]);
                for (int i = 0; i < count; i++) {
                    sizes[worker][minima.before(ended[worker][i])]++;
                }
            }
        });
        for (int worker = 1; worker < sizes.length; worker++) {
            for (int k = 0; sizes[worker] != null && k < basins.length; k++) {
                basins[k] += sizes[worker][k];
            }
        }
        return sum(counts);
    }

    /** Follows the searches from adjacent vertices, all of them one step at a time. */
    private long[] follow(int from, int count, int[] at, int[] ended, long[] countsSoFar) {
        long[] counts = countsSoFar;
        for (int i = 0; i < count; i++) {
            at[i] = from + i;
        }
        int moving = count;
        for (int k = 0; moving > 0; k++) {
            int still = steps.advance(at, moving, ended, count - moving);
            if (k >= counts.length) {
                counts = Arrays.copyOf(counts, 2 * k);
            }
            counts[k] += moving - still;
            moving = still;
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
        return steps.next(v);
    }

    /**
     * LS*(v): where local search ends, by taking its steps.
     *
     * @param v where it starts
     * @return the minimum's vertex
     */
    public int minimumReached(int v) {
        int at = v;
        while (!steps.stays(at)) {
            at = steps.next(at);
        }
        return at;
    }

    /**
     * The number of the minimum in which local search ends.
     *
     * @param v where it starts
     * @return the minimum's number, 0 ≤ k &lt; {@link #weakMinima()}
     */
    public int numberReached(int v) {
        return minima.before(minimumReached(v));
    }

    /**
     * How many steps local search takes, by taking them.
     *
     * @param v where it starts
     * @return at least 0; the paper's iterations are one more
     */
    public int steps(int v) {
        int count = 0;
        for (int at = v; !steps.stays(at); at = steps.next(at)) {
            count++;
        }
        return count;
    }

    /**
     * The number of weak minima: where local search stops.
     *
     * @return at least 1
     */
    public int weakMinima() {
        return basins.length;
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
        return minima.place(k);
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
        return (double) sum / landscape.order();
    }

    /**
     * The best vertex.
     *
     * @return the number of the minimum of least loss, the one of lowest vertex if several tie
     */
    public int best() {
        int best = 0;
        for (int k = 1; k < basins.length; k++) {
            if (landscape.loss(minima.place(k)) < landscape.loss(minima.place(best))) {
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
        return (double) basins[best()] / landscape.order();
    }

    /**
     * The share of starts that end within ε of the least loss.
     *
     * @param epsilon at least 0, in units of loss
     * @return the share of starts whose minimum has a loss of at most ℓ* + ε
     */
    public double shareWithin(double epsilon) {
        double limit = landscape.loss(minima.place(best())) + epsilon;
        long starts = 0;
        for (int k = 0; k < basins.length; k++) {
            if (landscape.loss(minima.place(k)) <= limit) {
                starts += basins[k];
            }
        }
        return (double) starts / landscape.order();
    }

    /**
     * What is found, in one line.
     *
     * @return such as {@code 17 strict minima among 15625 vertices, 4.6 steps on average}
     */
    @Override
    public String toString() {
        int weak = weakMinima() - strictMinima();
        return strictMinima() + " strict" + (weak == 0 ? "" : " and " + weak + " weak") + " minima among "
                + landscape().order() + " vertices, " + Numerals.rounded(meanSteps(), 4) + " steps on average";
    }
}
