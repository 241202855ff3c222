package org.nadir.plots.reproduce;

import java.util.Arrays;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.random.RandomStream;

/**
 * The autocorrelation of losses along a random walk that stays within a window of losses, as the paper authors' notebook
 * walks: a step goes to a neighbour drawn evenly among those whose loss lies in the window, the window being that between
 * two quantiles of the losses; from a vertex without such a neighbour it goes to any.
 *
 * <p>The window cuts off architectures that never train, which would dominate the correlation of raw losses. The walk is not
 * that of the whole graph with pairs left out, and its stationary law is not even over the window: a vertex is visited in
 * proportion to its neighbours within.
 */
final class WindowedWalk {
    /** The authors' window: from the first decile of losses to the last. */
    static final double LOW = 0.1;

    /** Its upper end. */
    static final double HIGH = 0.9;

    /** Steps of the authors' one walk. */
    static final int STEPS = 10_000;

    private static final int DRAWS = 200; // before a step leaves the window

    private WindowedWalk() {}

    /**
     * Walks and correlates.
     *
     * @param landscape where
     * @param lags the largest lag, less than the steps
     * @param low the lower end of the window, a share of the vertices
     * @param high the upper end
     * @param stream the walk's randomness
     * @return r(0) = 1, r(1), …, r(lags): Pearson's correlation of the losses so many steps apart
     */
    static double[] autocorrelation(Landscape landscape, int lags, double low, double high, RandomStream stream) {
        double[] sorted = landscape.losses().clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        double from = sorted[(int) (low * last)];
        double to = sorted[(int) (high * last)];
        double[] seen = new double[STEPS + lags + 1];
        Graph graph = landscape.graph();
        int v;
        do {
            v = stream.nextInt(landscape.order());
        } while (!within(landscape.loss(v), from, to));
        for (int t = 0; t < seen.length; t++) {
            seen[t] = landscape.loss(v);
            int next;
            int draws = 0;
            do {
                next = graph.neighbour(v, stream.nextInt(graph.degree(v)));
            } while (!within(landscape.loss(next), from, to) && ++draws < DRAWS);
            v = next;
        }
        double[] r = new double[lags + 1];
        Arrays.setAll(r, k -> correlation(seen, k));
        return r;
    }

    private static boolean within(double loss, double from, double to) {
        return loss >= from && loss <= to;
    }

    /** Of the {@link #STEPS} + 1 pairs so many steps apart, those of every lag beginning at the same place. */
    private static double correlation(double[] seen, int lag) {
        double x = 0;
        double y = 0;
        for (int t = 0; t <= STEPS; t++) {
            x += seen[t];
            y += seen[t + lag];
        }
        x /= STEPS + 1;
        y /= STEPS + 1;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int t = 0; t <= STEPS; t++) {
            double a = seen[t] - x;
            double b = seen[t + lag] - y;
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }
        return xy / Math.sqrt(xx * yy);
    }
}
