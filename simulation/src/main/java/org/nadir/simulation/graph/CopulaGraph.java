package org.nadir.simulation.graph;

import org.nadir.simulation.Threads;
import org.nadir.simulation.random.RandomStream;

/**
 * The random s-regular graph whose edges join normal scores of correlation ρ: the theorem's assumption made flesh.
 *
 * <p>Vertex v draws a normal score x_v; each of its s half-edges gets the key √ρ·x_v + √(1−ρ)·ε with ε standard normal of its
 * own; the half-edges are sorted by key and joined two by two in that order. The ends of an edge are then independent given
 * their (all but equal) key, so their scores have the bivariate normal law of correlation ρ, and the neighbours of a vertex
 * are independent given its score. For ρ &lt; 0 keys are made with |ρ| and the half-edges are joined from both ends of the sorted
 * order inward, each key with all but its negative, so that the correlation is −|ρ|. Loops and double edges are repaired by swaps with edges near in the sorted order, and
 * counted. Keys are rounded to 2⁻²⁷.
 *
 * <p>Any marginal pdf_n is had by a strictly increasing change of the scores, which changes nothing but labels.
 */
public final class CopulaGraph {
    private static final double KEY_UNIT = 0x1p26;

    private final Adjacency graph;
    private final float[] scores;
    private final int loops;
    private final int doubles;

    private CopulaGraph(Adjacency graph, float[] scores, int loops, int doubles) {
        this.graph = graph;
        this.scores = scores;
        this.loops = loops;
        this.doubles = doubles;
    }

    /**
     * Samples scores and a graph on one thread.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each, from 1 to n − 1, with n·s even
     * @param rho the correlation of the scores at the ends of an edge, −1 &lt; ρ &lt; 1
     * @param stream the source of randomness
     * @return the graph and the scores
     * @throws IllegalArgumentException if there is no such graph, or no memory for it
     */
    public static CopulaGraph sample(int n, int s, double rho, RandomStream stream) {
        return sample(n, s, rho, stream, Threads.ONE);
    }

    /**
     * Samples scores and a graph.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each, from 1 to n − 1, with n·s even
     * @param rho the correlation of the scores at the ends of an edge, −1 &lt; ρ &lt; 1
     * @param stream the source of randomness
     * @param threads how many threads may work; the sample does not depend on it
     * @return the graph and the scores
     * @throws IllegalArgumentException if there is no such graph, or no memory for it
     */
    public static CopulaGraph sample(int n, int s, double rho, RandomStream stream, Threads threads) {
        checkCorrelation(rho);
        HalfEdges.check(n, s);
        float[] scores = new float[n];
        RandomStream vertices = stream.child(0);
        int chunk = 1 << 14;
        threads.run((n + chunk - 1) / chunk, (task, worker) -> {
            RandomStream own = vertices.child(task);
            for (int v = task * chunk; v < Math.min(n, (task + 1) * chunk); v++) {
                scores[v] = (float) own.nextNormal();
            }
        });
        double shared = Math.sqrt(Math.abs(rho));
        double apart = Math.sqrt(1 - Math.abs(rho));
        HalfEdges joined = HalfEdges.join(
                n,
                s,
                stream.child(1),
                (v, own) -> (int) ((shared * scores[v] + apart * own.nextNormal() + 16) * KEY_UNIT),
                rho < 0 ? HalfEdges.Join.MIRRORED : HalfEdges.Join.ADJACENT,
                threads);
        String description = "copula-graph(" + n + ", " + s + ", rho=" + rho + ")";
        Adjacency graph = Adjacency.regular(n, s, joined.table(), description);
        return new CopulaGraph(graph, scores, joined.loops(), joined.doubles());
    }

    /**
     * Refuses a correlation that no such graph has.
     *
     * @param rho the correlation of the scores at the ends of an edge
     * @throws IllegalArgumentException unless −1 &lt; ρ &lt; 1
     */
    public static void checkCorrelation(double rho) {
        if (!(rho > -1 && rho < 1)) {
            throw new IllegalArgumentException("rho of copula-graph must be in (-1, 1), but was " + rho);
        }
    }

    /**
     * The graph.
     *
     * @return a simple s-regular graph
     */
    public Adjacency graph() {
        return graph;
    }

    /**
     * The normal scores of the vertices; the array itself, which must not be changed.
     *
     * @return by vertex
     */
    public float[] scores() {
        return scores;
    }

    /**
     * How many loops were repaired.
     *
     * @return at least 0
     */
    public int repairedLoops() {
        return loops;
    }

    /**
     * How many double edges were repaired.
     *
     * @return at least 0
     */
    public int repairedDoubleEdges() {
        return doubles;
    }

    /**
     * The correlation of the scores over all edges, taken both ways.
     *
     * @return the realised ρ; its standard deviation over samples is about √((1 − ρ²)²/(n·s/2) + 2ρ²/n)
     */
    public double realisedCorrelation() {
        int[] neighbours = graph.flat();
        int s = neighbours.length / scores.length;
        double sum = 0;
        double squares = 0;
        double products = 0;
        for (int v = 0; v < scores.length; v++) {
            double across = 0;
            for (int i = v * s; i < (v + 1) * s; i++) {
                across += scores[neighbours[i]];
            }
            sum += scores[v];
            squares += (double) scores[v] * scores[v];
            products += scores[v] * across;
        }
        double mean = sum / scores.length;
        double variance = squares / scores.length - mean * mean;
        return (products / neighbours.length - mean * mean) / variance;
    }
}
