package org.nadir.simulation.fit;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Adjacency;
import org.nadir.simulation.graph.CopulaGraph;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.random.RandomStream;

/**
 * A landscape's own vertices, each with its loss and its degree, wired anew: the ends of an edge are bound by a Gaussian copula
 * and by nothing else, which is what Theorem 5.1 and the recursion on trees speak of, whatever the degrees are.
 *
 * <p>Each of the Σ degree half-edges gets the key √ρ z + √(1−ρ) ε, z the normal score of its vertex's loss among all of them; half-edges are joined in the
 * order of their keys ({@link CopulaGraph}). Loops and double edges, some ten in a hundred thousand, are left out.
 */
public final class CopulaWiring implements LandscapeLaw {
    private static final double KEY_UNIT = 0x1p26;

    private final double[] losses;
    private final double[] scores;
    private final int[] halfEdges;
    private final double rho;

    private CopulaWiring(double[] losses, double[] scores, int[] halfEdges, double rho) {
        this.losses = losses;
        this.scores = scores;
        this.halfEdges = halfEdges;
        this.rho = rho;
    }

    /**
     * The law that wires a landscape anew.
     *
     * @param landscape the landscape
     * @param rho the correlation of the scores at the ends of an edge, in [0, 1)
     * @return the law
     * @throws IllegalArgumentException if ρ is out of range, or there is no edge
     */
    public static CopulaWiring of(Landscape landscape, double rho) {
        Graph graph = landscape.graph();
        int[] degrees = new int[graph.order()];
        Arrays.setAll(degrees, graph::degree);
        return of(landscape.losses(), degrees, rho, graph.description());
    }

    private static CopulaWiring of(double[] losses, int[] degrees, double rho, String name) {
        if (!(rho >= 0 && rho < 1)) {
            throw new IllegalArgumentException(
                    "graphs are wired with an edge correlation rho in [0, 1), but rho was " + rho);
        }
        int total = 0;
        for (int degree : degrees) {
            total = Math.addExact(total, degree);
        }
        if (total == 0) {
            throw new IllegalArgumentException(name + " has no edge");
        }
        int[] halfEdges = new int[total];
        int at = 0;
        for (int v = 0; v < degrees.length; v++) {
            Arrays.fill(halfEdges, at, at + degrees[v], v);
            at += degrees[v];
        }
        double[] lossesOfEnds = new double[total];
        Arrays.setAll(lossesOfEnds, i -> losses[halfEdges[i]]);
        // A neighbour is met as often as it has edges: the copula binds the ranks among the ends.
        return new CopulaWiring(losses, NormalScores.of(lossesOfEnds), halfEdges, rho);
    }

    /**
     * The law that wires the vertices of a model: losses at the quantiles (r − ½)/n of its pdf_n, degrees as they go with the
     * ranks.
     *
     * @param model a model
     * @return the law
     * @throws IllegalArgumentException if its ρ is negative, or it has no edge
     */
    public static CopulaWiring ofModel(FittedModel model) {
        return of(model.lossesByRank(), model.degreesByRank().dealt(), model.rho(), model.name());
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        double shared = Math.sqrt(rho);
        double apart = Math.sqrt(1 - rho);
        long[] keyed = new long[halfEdges.length];
        for (int i = 0; i < keyed.length; i++) {
            int v = halfEdges[i];
            long key = (long) ((shared * scores[i] + apart * stream.nextNormal() + 16) * KEY_UNIT);
            keyed[i] = key << 32 | v;
        }
        Arrays.sort(keyed);
        int n = losses.length;
        long[] edges = new long[keyed.length / 2];
        int found = 0;
        for (int i = 0; i + 1 < keyed.length; i += 2) {
            int v = (int) keyed[i];
            int w = (int) keyed[i + 1];
            if (v != w) {
                edges[found++] = (long) Math.min(v, w) * n + Math.max(v, w);
            }
        }
        int[] ends = Arrays.stream(edges, 0, found)
                .sorted()
                .distinct()
                .flatMap(edge -> LongStream.of(edge / n, edge % n))
                .mapToInt(end -> (int) end)
                .toArray();
        return Landscape.of(Adjacency.ofEdges(n, ends, description()), losses);
    }

    @Override
    public int order() {
        return losses.length;
    }

    @Override
    public double degree() {
        return halfEdges.length / (double) losses.length;
    }

    @Override
    public double spread() {
        return FittedField.deviation(losses);
    }

    @Override
    public String description() {
        return "the landscape's vertices wired anew by a Gaussian copula, rho " + rho;
    }
}
