package org.nadir.simulation.montecarlo;

import java.util.List;

/** Where the curves of an observation have their points: the bins of loss and the values of ε. */
public final class Axes {
    private static final int BINS = 24;
    private static final int EPSILONS = 32;

    private final double[] edges;
    private final double[] epsilons;

    private Axes(double[] edges, double[] epsilons) {
        this.edges = edges;
        this.epsilons = epsilons;
    }

    /**
     * Axes of one's own.
     *
     * @param lossEdges the edges of the bins of loss, strictly increasing, at least two; a minimum outside is left out
     * @param epsilons the values of ε, at least 0, strictly increasing
     * @return the axes
     * @throws IllegalArgumentException if they do not increase
     */
    public static Axes of(double[] lossEdges, double[] epsilons) {
        if (lossEdges.length < 2) {
            throw new IllegalArgumentException("loss edges must be at least two, but were " + lossEdges.length);
        }
        checkIncreasing("loss edges", lossEdges);
        checkIncreasing("epsilons", epsilons);
        if (epsilons.length > 0 && !(epsilons[0] >= 0)) {
            throw new IllegalArgumentException("epsilons must be at least 0, but the first was " + epsilons[0]);
        }
        return new Axes(lossEdges.clone(), epsilons.clone());
    }

    private static void checkIncreasing(String what, double[] values) {
        for (int i = 1; i < values.length; i++) {
            if (!(values[i] > values[i - 1])) {
                throw new IllegalArgumentException(
                        what + " must increase, but " + values[i] + " follows " + values[i - 1]);
            }
        }
    }

    /** {@value #BINS} equal bins over the losses of all minima, and ε = 0 and a geometric grid up to their range. */
    static Axes of(List<DescentSummary> summaries) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double range = 0;
        for (DescentSummary summary : summaries) {
            double worst = summary.loss(summary.weakMinima() - 1);
            least = Math.min(least, summary.loss(0));
            most = Math.max(most, worst);
            range = Math.max(range, worst - summary.loss(0));
        }
        double[] edges = new double[BINS + 1];
        double width = (most - least) / BINS;
        for (int i = 0; i <= BINS; i++) {
            edges[i] = i == BINS ? most : least + i * width;
        }
        return new Axes(width > 0 ? edges : new double[] {least, least}, epsilons(range));
    }

    private static double[] epsilons(double range) {
        if (!(range > 0)) {
            return new double[] {0};
        }
        double[] epsilons = new double[EPSILONS + 2];
        for (int i = 0; i <= EPSILONS; i++) {
            // three decades below the range
            epsilons[i + 1] = i == EPSILONS ? range : range * StrictMath.pow(10, -3.0 * (EPSILONS - i) / EPSILONS);
        }
        return epsilons;
    }

    int bins() {
        return edges.length - 1;
    }

    /** An edge, from 0 to {@link #bins()}. */
    double edge(int i) {
        return edges[i];
    }

    double[] epsilons() {
        return epsilons.clone();
    }

    /** The bin that a loss lies in, the upper edge belonging to the last; −1 for none. */
    int bin(double loss) {
        if (!(loss >= edges[0] && loss <= edges[edges.length - 1])) {
            return -1;
        }
        int low = 0;
        int high = edges.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (loss >= edges[middle]) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
