package org.nadir.simulation.landscape;

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

    @Override
    public String toString() {
        return "Landscape on " + graph.description();
    }
}
