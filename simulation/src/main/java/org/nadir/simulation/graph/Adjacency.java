package org.nadir.simulation.graph;

import java.util.Arrays;

/**
 * A graph that holds its neighbours, in one flat array: those of vertex v stand at {@code start(v)} to {@code start(v + 1)
 * − 1}. In a regular graph of degree s, start(v) = v·s and is not stored.
 */
public final class Adjacency implements Graph {
    private final int order;
    private final int regularDegree;
    private final int[] starts;
    private final int[] neighbours;
    private final String description;

    private Adjacency(int order, int regularDegree, int[] starts, int[] neighbours, String description) {
        this.order = order;
        this.regularDegree = regularDegree;
        this.starts = starts;
        this.neighbours = neighbours;
        this.description = description;
    }

    /**
     * A graph from its edges.
     *
     * @param order the number of vertices, at least 1
     * @param edges the ends of the edges, two by two: an array of even length; each edge once, in either direction
     * @param description the graph in a few words
     * @return the graph, the neighbours of each vertex in increasing order
     * @throws IllegalArgumentException if an end is not a vertex, an edge joins a vertex to itself, or an edge is named twice
     */
    public static Adjacency ofEdges(int order, int[] edges, String description) {
        if (order < 1) {
            throw new IllegalArgumentException("n must be a positive integer, but was " + order);
        }
        if (edges.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "edges must have two ends each, but there were " + edges.length + " ends");
        }
        int[] starts = new int[order + 1];
        for (int i = 0; i < edges.length; i++) {
            if (edges[i] < 0 || edges[i] >= order) {
                throw new IllegalArgumentException("edge " + i / 2 + " must join vertices from 0 to " + (order - 1)
                        + ", but one of its ends was " + edges[i]);
            }
            starts[edges[i] + 1]++;
        }
        for (int v = 0; v < order; v++) {
            starts[v + 1] += starts[v];
        }
        int[] fill = starts.clone();
        int[] neighbours = new int[edges.length];
        for (int i = 0; i < edges.length; i += 2) {
            neighbours[fill[edges[i]]++] = edges[i + 1];
            neighbours[fill[edges[i + 1]]++] = edges[i];
        }
        for (int v = 0; v < order; v++) {
            Arrays.sort(neighbours, starts[v], starts[v + 1]);
            checkSimple(v, neighbours, starts[v], starts[v + 1]);
        }
        return new Adjacency(order, -1, starts, neighbours, description);
    }

    private static void checkSimple(int v, int[] neighbours, int from, int to) {
        for (int i = from; i < to; i++) {
            if (neighbours[i] == v) {
                throw new IllegalArgumentException(
                        "an edge must join two different vertices, but one joins " + v + " to itself");
            }
            if (i > from && neighbours[i] == neighbours[i - 1]) {
                throw new IllegalArgumentException(
                        "an edge must be named once, but " + v + " – " + neighbours[i] + " is named twice");
            }
        }
    }

    /**
     * A regular graph whose neighbour table its maker knows to be simple and symmetric.
     *
     * @param neighbours order·degree vertices, not copied
     */
    static Adjacency regular(int order, int degree, int[] neighbours, String description) {
        return new Adjacency(order, degree, new int[0], neighbours, description);
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public int degree(int v) {
        return regularDegree >= 0 ? regularDegree : starts[v + 1] - starts[v];
    }

    @Override
    public int neighbour(int v, int i) {
        return neighbours[start(v) + i];
    }

    /**
     * Where the neighbours of a vertex begin in the flat array.
     *
     * @param v a vertex, or {@link #order()} for the end of the last one's
     * @return an index into {@link #flat()}
     */
    public int start(int v) {
        return regularDegree >= 0 ? v * regularDegree : starts[v];
    }

    /**
     * The flat array of neighbours itself, for loops over the whole graph; it must not be changed.
     *
     * @return the neighbours of vertex 0, then those of vertex 1, …
     */
    public int[] flat() {
        return neighbours;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return description;
    }
}
