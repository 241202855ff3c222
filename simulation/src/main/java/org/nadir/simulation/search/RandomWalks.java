package org.nadir.simulation.search;

import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.numeric.Curve;

/**
 * The autocorrelation of losses along a random walk that steps to a uniform neighbour: r(k) is the correlation of ℓ(v₀) and
 * ℓ(v_k), v₀ drawn from the walk's stationary law, which is proportional to the degree.
 */
public final class RandomWalks {

    private RandomWalks() {}

    /**
     * The autocorrelation, exact: the transition operator is applied to the centred losses k times.
     *
     * @param landscape a landscape whose losses are not all equal and whose graph has an edge
     * @param most the largest lag, at least 0
     * @return r(0) = 1, r(1), …, r(most), with errors 0
     * @throws IllegalArgumentException if the lag is negative or the variance is 0
     */
    public static Curve exact(Landscape landscape, int most) {
        checkLag(most);
        Graph graph = landscape.graph();
        double[] losses = centred(landscape);
        double[] moved = losses.clone();
        double[] at = new double[most + 1];
        double[] values = new double[most + 1];
        double variance = product(graph, losses, losses);
        if (!(variance > 0)) {
            throw new IllegalArgumentException("losses must vary along the walk, but their variance was " + variance
                    + " on " + graph.description());
        }
        for (int k = 0; k <= most; k++) {
            at[k] = k;
            values[k] = k == 0 ? 1 : product(graph, losses, moved) / variance;
            if (k < most) {
                moved = step(graph, moved);
            }
        }
        return Curve.of(at, values, new double[most + 1]);
    }

    private static void checkLag(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("lag must be at least 0, but was " + most);
        }
    }

    /** Losses less their mean under the stationary law. */
    private static double[] centred(Landscape landscape) {
        Graph graph = landscape.graph();
        double[] losses = landscape.losses();
        double sum = 0;
        double weight = 0;
        for (int v = 0; v < losses.length; v++) {
            sum += graph.degree(v) * losses[v];
            weight += graph.degree(v);
        }
        double mean = weight > 0 ? sum / weight : 0;
        for (int v = 0; v < losses.length; v++) {
            losses[v] -= mean;
        }
        return losses;
    }

    private static double product(Graph graph, double[] a, double[] b) {
        double sum = 0;
        for (int v = 0; v < a.length; v++) {
            sum += graph.degree(v) * a[v] * b[v];
        }
        return sum;
    }

    private static double[] step(Graph graph, double[] field) {
        double[] next = new double[field.length];
        for (int v = 0; v < field.length; v++) {
            int degree = graph.degree(v);
            double sum = 0;
            for (int i = 0; i < degree; i++) {
                sum += field[graph.neighbour(v, i)];
            }
            next[v] = degree > 0 ? sum / degree : 0;
        }
        return next;
    }

    /**
     * The autocorrelation, walked: one long walk, its empirical autocorrelation, and its standard error by cutting the walk
     * into 32 parts.
     *
     * @param landscape a landscape on a connected graph
     * @param most the largest lag, at least 0
     * @param steps the length of the walk, at least 64 · (most + 1)
     * @param seed any number
     * @return r(0), …, r(most)
     * @throws IllegalArgumentException if the walk is too short or the losses along it do not vary
     */
    public static Curve walked(Landscape landscape, int most, int steps, long seed) {
        checkLag(most);
        if (steps < 64L * (most + 1)) {
            throw new IllegalArgumentException(
                    "steps of a walk must be at least 64 times the lags, " + 64L * (most + 1) + ", but were " + steps);
        }
        double[] walk = walk(landscape, steps, RandomStream.of(seed));
        int parts = 32;
        double[] at = new double[most + 1];
        double[] values = new double[most + 1];
        double[] errors = new double[most + 1];
        for (int k = 0; k <= most; k++) {
            at[k] = k;
            values[k] = correlation(walk, 0, steps, k);
            double sum = 0;
            double squares = 0;
            for (int part = 0; part < parts; part++) {
                int from = (int) ((long) part * steps / parts);
                double r = correlation(walk, from, (int) ((part + 1L) * steps / parts), k);
                sum += r;
                squares += r * r;
            }
            double mean = sum / parts;
            errors[k] = Math.sqrt(Math.max(0, squares / parts - mean * mean) / (parts - 1));
        }
        return Curve.of(at, values, errors);
    }

    private static double[] walk(Landscape landscape, int steps, RandomStream stream) {
        Graph graph = landscape.graph();
        double[] walk = new double[steps];
        int v = stream.nextInt(graph.order());
        double mean = 0;
        for (int i = 0; i < steps; i++) {
            walk[i] = landscape.loss(v);
            mean += walk[i] / steps;
            if (graph.degree(v) == 0) {
                throw new IllegalArgumentException("a walk needs a connected graph, but vertex " + v + " of "
                        + graph.description() + " has no neighbour");
            }
            v = graph.neighbour(v, stream.nextInt(graph.degree(v)));
        }
        for (int i = 0; i < steps; i++) {
            walk[i] -= mean;
        }
        return walk;
    }

    /** With the mean of the whole walk, which the parts share. */
    private static double correlation(double[] walk, int from, int to, int lag) {
        double squares = 0;
        double products = 0;
        for (int i = from; i < to; i++) {
            squares += walk[i] * walk[i];
            if (i + lag < to) {
                products += walk[i] * walk[i + lag];
            }
        }
        if (!(squares > 0)) {
            throw new IllegalArgumentException("losses must vary along the walk, but were all " + walk[from]);
        }
        return products / (to - from - lag) / (squares / (to - from));
    }
}
