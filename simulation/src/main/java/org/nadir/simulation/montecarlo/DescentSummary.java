package org.nadir.simulation.montecarlo;

import java.util.Arrays;
import org.nadir.simulation.search.DescentMap;

/** What is kept of one landscape's descent map: the counts, and every minimum's loss and basin. */
public final class DescentSummary {
    private final int vertices;
    private final int strictMinima;
    private final double[] losses;
    private final int[] basins;
    private final long[] stepCounts;
    private final double meanSteps;
    private final double shareReachingFirstOptimum;

    private DescentSummary(DescentMap map, double[] losses, int[] basins) {
        this.vertices = map.landscape().order();
        this.strictMinima = map.strictMinima();
        this.losses = losses;
        this.basins = basins;
        this.stepCounts = map.stepCounts();
        this.meanSteps = map.meanSteps();
        this.shareReachingFirstOptimum = map.shareReachingFirstOptimum();
    }

    /**
     * Summarises a map.
     *
     * @param map a descent map
     * @return what is kept of it
     */
    public static DescentSummary of(DescentMap map) {
        int count = map.weakMinima();
        int[] order = byLoss(map);
        double[] losses = new double[count];
        int[] basins = new int[count];
        for (int i = 0; i < count; i++) {
            losses[i] = map.landscape().loss(map.minimum(order[i]));
            basins[i] = map.basin(order[i]);
        }
        return new DescentSummary(map, losses, basins);
    }

    /** The minima's numbers in order of loss, then of number: sorted as longs, since a space may have millions. */
    private static int[] byLoss(DescentMap map) {
        float[] losses = map.landscape().ordered();
        long[] keys = new long[map.weakMinima()];
        for (int k = 0; k < keys.length; k++) {
            int bits = Float.floatToRawIntBits(losses[map.minimum(k)] + 0.0f);
            long sortable = bits ^ ((bits >> 31) & 0x7fffffff);
            keys[k] = (sortable << 32) | k;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int k = 0; k < keys.length; k++) {
            order[k] = (int) keys[k];
        }
        return order;
    }

    /**
     * The number of vertices.
     *
     * @return n
     */
    public int vertices() {
        return vertices;
    }

    /**
     * The number of strict minima.
     *
     * @return at least 0
     */
    public int strictMinima() {
        return strictMinima;
    }

    /**
     * The number of weak minima, where local search stops.
     *
     * @return at least 1
     */
    public int weakMinima() {
        return losses.length;
    }

    /**
     * The loss of a minimum, the minima being sorted by loss.
     *
     * @param i the minimum, 0 for the best
     * @return its loss
     */
    public double loss(int i) {
        return losses[i];
    }

    /**
     * The basin of a minimum, the minima being sorted by loss.
     *
     * @param i the minimum, 0 for the best
     * @return the number of starts that end there
     */
    public int basin(int i) {
        return basins[i];
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
     * The share of starts that take exactly k steps.
     *
     * @param k any number of steps, at least 0
     * @return a share, 0 beyond the longest descent
     */
    public double shareOfSteps(int k) {
        return k < stepCounts.length ? (double) stepCounts[k] / vertices : 0;
    }

    /**
     * The longest descent.
     *
     * @return in steps
     */
    public int mostSteps() {
        return stepCounts.length - 1;
    }

    /**
     * The share of starts that end at a vertex of the least loss.
     *
     * @return a share
     */
    public double shareReachingOptimum() {
        return shareWithin(0);
    }

    /**
     * The share of starts that end at the vertex of least loss with the lowest index.
     *
     * @return a share
     */
    public double shareReachingFirstOptimum() {
        return shareReachingFirstOptimum;
    }

    /**
     * The share of starts that end within ε of the least loss.
     *
     * @param epsilon at least 0
     * @return a share
     */
    public double shareWithin(double epsilon) {
        long starts = 0;
        for (int i = 0; i < losses.length && losses[i] <= losses[0] + epsilon; i++) {
            starts += basins[i];
        }
        return (double) starts / vertices;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DescentSummary that
                && vertices == that.vertices
                && strictMinima == that.strictMinima
                && shareReachingFirstOptimum == that.shareReachingFirstOptimum
                && Arrays.equals(losses, that.losses)
                && Arrays.equals(basins, that.basins)
                && Arrays.equals(stepCounts, that.stepCounts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(losses) + Arrays.hashCode(basins);
    }
}
