package org.nadir.simulation.landscape;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.graph.Adjacency;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.graph.RandomRegular;

/** Where losses are put: one graph, or a random s-regular graph that is drawn anew for every landscape. */
public final class Space {
    private final @Nullable Graph graph;
    private final int n;
    private final int s;

    private Space(@Nullable Graph graph, int n, int s) {
        this.graph = graph;
        this.n = n;
        this.s = s;
    }

    /**
     * One graph for every landscape.
     *
     * @param graph the graph
     * @return the space
     */
    public static Space of(Graph graph) {
        return new Space(graph, graph.order(), graph.degree(0));
    }

    /**
     * A random s-regular graph for every landscape.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each
     * @return the space
     * @throws IllegalArgumentException if there is no such graph
     */
    public static Space randomRegular(int n, int s) {
        RandomRegular.check(n, s);
        return new Space(null, n, s);
    }

    /**
     * The graph, where there is one for every landscape.
     *
     * @return the graph, or nothing
     */
    public Optional<Graph> graph() {
        return Optional.ofNullable(graph);
    }

    /**
     * The Hamming graph, for losses that need one.
     *
     * @param losses what needs it, for the message
     * @return the graph
     * @throws IllegalArgumentException if the space is not a Hamming graph
     */
    public Hamming hamming(String losses) {
        if (graph instanceof Hamming hamming) {
            return hamming;
        }
        throw new IllegalArgumentException(
                losses + " needs a space of words, such as hamming(6, 5), but the space was " + description());
    }

    /**
     * The number of vertices.
     *
     * @return n
     */
    public int order() {
        return n;
    }

    /**
     * The number of neighbours of vertex 0, which is that of all on a regular graph.
     *
     * @return s
     */
    public int degree() {
        return s;
    }

    /**
     * A hash of what the words do not tell: of the edges of a graph that was read from a file.
     *
     * @return the same for the same edges; 0 for a space that its words describe
     */
    public int content() {
        if (!(graph instanceof Adjacency adjacency)) {
            return 0;
        }
        int hash = Arrays.hashCode(adjacency.flat());
        for (int v = 0; v < n; v++) {
            hash = 31 * hash + adjacency.degree(v);
        }
        return hash;
    }

    /**
     * The space in the words of a command line.
     *
     * @return one line
     */
    public String description() {
        return graph != null ? graph.description() : "random-regular(" + n + ", " + s + ")";
    }

    @Override
    public String toString() {
        return description();
    }
}
