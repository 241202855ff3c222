package org.nadir.simulation.graph;

/**
 * A neighbourhood graph: for every vertex the vertices that local search may step to.
 *
 * <p>Vertices are numbered from 0 to {@link #order()} − 1. A graph is simple and undirected: no vertex is its own
 * neighbour, no neighbour is named twice, and u is a neighbour of v when v is one of u. It is immutable and may be read by
 * many threads. Loops over whole graphs do not go through this interface where a faster road exists; see
 * {@code org.nadir.simulation.search.DescentMap}.
 */
public interface Graph {

    /**
     * The number of vertices n.
     *
     * @return at least 1
     */
    int order();

    /**
     * The number of neighbours of a vertex.
     *
     * @param v a vertex, 0 ≤ v &lt; {@link #order()}
     * @return at least 0
     */
    int degree(int v);

    /**
     * A neighbour.
     *
     * @param v a vertex, 0 ≤ v &lt; {@link #order()}
     * @param i which neighbour, 0 ≤ i &lt; {@code degree(v)}
     * @return the neighbour's vertex
     */
    int neighbour(int v, int i);

    /**
     * The graph in the words of a command line, such as {@code hamming(6, 5)}.
     *
     * @return one line
     */
    String description();
}
