package org.nadir.simulation.landscape;

import java.util.Arrays;
import org.nadir.simulation.graph.Graph;

/**
 * A landscape: a neighbourhood graph and the loss of every vertex. Lower is better.
 *
 * <p>Losses are held in one flat array, as doubles or, for spaces of many millions of vertices, as floats, and are never
 * rounded from one to the other.
 */
public final class Landscape {
    private final Graph graph;
    private final double[] doubles;
    private final float[] floats;

    private Landscape(Graph graph, double[] doubles, float[] floats) {
        this.graph = graph;
        this.doubles = doubles;
        this.floats = floats;
    }

    /**
     * A landscape of doubles.
     *
     * @param graph the neighbourhood graph
     * @param losses the loss of each vertex, as many as the graph has vertices, all finite; copied
     * @return the landscape
     * @throws IllegalArgumentException if the number of losses is wrong or one is NaN or infinite
     */
    public static Landscape of(Graph graph, double[] losses) {
        checkLength(graph, losses.length);
        for (int v = 0; v < losses.length; v++) {
            checkFinite(v, losses[v]);
        }
        return new Landscape(graph, losses.clone(), new float[0]);
    }

    /**
     * A landscape of floats, which takes half the memory and the fastest road through {@code DescentMap}.
     *
     * @param graph the neighbourhood graph
     * @param losses the loss of each vertex, as many as the graph has vertices, all finite; <em>not</em> copied, since it
     *     may fill much of the memory: it must not be changed afterwards
     * @return the landscape
     * @throws IllegalArgumentException if the number of losses is wrong or one is NaN or infinite
     */
    public static Landscape ofFloats(Graph graph, float[] losses) {
        checkLength(graph, losses.length);
        for (int v = 0; v < losses.length; v++) {
            checkFinite(v, losses[v]);
        }
        return new Landscape(graph, new double[0], losses);
    }

    private static void checkLength(Graph graph, int losses) {
        if (losses != graph.order()) {
            throw new IllegalArgumentException(
                    graph.description() + " has " + graph.order() + " vertices, but there were " + losses + " losses");
        }
    }

    private static void checkFinite(int v, double loss) {
        if (!(Math.abs(loss) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("losses must be finite, but the loss of vertex " + v + " was " + loss);
        }
    }

    /**
     * The neighbourhood graph.
     *
     * @return the graph
     */
    public Graph graph() {
        return graph;
    }

    /**
     * The number of vertices n.
     *
     * @return at least 1
     */
    public int order() {
        return graph.order();
    }

    /**
     * The loss of a vertex.
     *
     * @param v a vertex
     * @return its loss, finite
     */
    public double loss(int v) {
        return floats.length > 0 ? floats[v] : doubles[v];
    }

    /**
     * The losses of all vertices.
     *
     * @return a new array, by vertex
     */
    public double[] losses() {
        if (floats.length == 0) {
            return doubles.clone();
        }
        double[] losses = new double[floats.length];
        for (int v = 0; v < losses.length; v++) {
            losses[v] = floats[v];
        }
        return losses;
    }

    /**
     * The standard deviation of the losses over the vertices.
     *
     * @return at least 0
     */
    public double standardDeviation() {
        double sum = 0;
        double squares = 0;
        double shift = loss(0);
        for (int v = 0; v < order(); v++) {
            double x = loss(v) - shift;
            sum += x;
            squares += x * x;
        }
        double mean = sum / order();
        return Math.sqrt(Math.max(0, squares / order() - mean * mean));
    }

    /**
     * The losses as floats of the same order: f(u) &lt; f(v) where the loss of u is below that of v, and equal where the
     * losses are equal. Local search depends on nothing else. They are the losses themselves where floats can hold them,
     * else their ranks 0, 1, 2, ….
     *
     * @return an array by vertex that must not be changed: it may be the landscape's own
     * @throws IllegalArgumentException if the losses are doubles of more than 2²⁴ different values, which floats can not
     *     rank
     */
    public float[] ordered() {
        if (floats.length > 0) {
            return floats;
        }
        float[] ordered = new float[doubles.length];
        boolean exact = true;
        for (int v = 0; v < ordered.length; v++) {
            ordered[v] = (float) doubles[v];
            exact &= ordered[v] == doubles[v];
        }
        if (!exact) {
            rank(ordered);
        }
        return ordered;
    }

    private void rank(float[] ranks) {
        double[] distinct = doubles.clone();
        Arrays.parallelSort(distinct);
        int count = 0;
        for (double loss : distinct) {
            if (count == 0 || distinct[count - 1] < loss) {
                // −0 and 0 are one loss
                distinct[count++] = loss + 0.0;
            }
        }
        if (count > 1 << 24) {
            throw new IllegalArgumentException(
                    "losses of more than 16777216 different values must be given as floats, but " + "there were "
                            + count + " different doubles");
        }
        for (int v = 0; v < ranks.length; v++) {
            ranks[v] = Arrays.binarySearch(distinct, 0, count, doubles[v] + 0.0);
        }
    }

    @Override
    public String toString() {
        return "Landscape on " + graph.description();
    }
}
