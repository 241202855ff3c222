package org.nadir.simulation.montecarlo;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.nadir.simulation.search.DescentMap;

/** What is kept of one landscape's descent map: the counts, and every minimum's loss and basin. */
public final class DescentSummary {
    private final int vertices;
    private final int strictMinima;
    private final double[] losses;
    private final int[] basins;
    private final long[] stepCounts;
    private final double shareReachingFirstOptimum;

    private DescentSummary(
            int vertices,
            int strictMinima,
            double[] losses,
            int[] basins,
            long[] stepCounts,
            double shareReachingFirstOptimum) {
        this.vertices = vertices;
        this.strictMinima = strictMinima;
        this.losses = losses;
        this.basins = basins;
        this.stepCounts = stepCounts;
        this.shareReachingFirstOptimum = shareReachingFirstOptimum;
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
        return new DescentSummary(
                map.landscape().order(),
                map.strictMinima(),
                losses,
                basins,
                map.stepCounts(),
                map.shareReachingFirstOptimum());
    }

    /** Descents by the number of their steps, of which nothing else is known; those of none are the minima. */
    static DescentSummary ofSteps(int descents, long[] stepCounts) {
        return new DescentSummary(descents, (int) stepCounts[0], new double[0], new int[0], stepCounts, Double.NaN);
    }

    /** All of it, to be kept in a file. */
    byte[] bytes() {
        int size = 8 * (2 + stepCounts.length) + 4 * 3 + 12 * losses.length;
        ByteBuffer to = ByteBuffer.allocate(size);
        to.putInt(vertices).putInt(strictMinima).putDouble(shareReachingFirstOptimum);
        to.putLong(stepCounts.length);
        for (long count : stepCounts) {
            to.putLong(count);
        }
        to.putInt(losses.length);
        for (int i = 0; i < losses.length; i++) {
            to.putDouble(losses[i]).putInt(basins[i]);
        }
        return to.array();
    }

    /** What {@link #bytes()} has written. */
    static DescentSummary of(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        int vertices = from.getInt();
        int strictMinima = from.getInt();
        double share = from.getDouble();
        long[] stepCounts = new long[(int) from.getLong()];
        for (int k = 0; k < stepCounts.length; k++) {
            stepCounts[k] = from.getLong();
        }
        double[] losses = new double[from.getInt()];
        int[] basins = new int[losses.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = from.getDouble();
            basins[i] = from.getInt();
        }
        return new DescentSummary(vertices, strictMinima, losses, basins, stepCounts, share);
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
        long sum = 0;
        for (int k = 0; k < stepCounts.length; k++) {
            sum += k * stepCounts[k];
        }
        return (double) sum / vertices;
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
