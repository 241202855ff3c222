package org.nadir.simulation.graph;

import org.nadir.simulation.Threads;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;

/**
 * The random s-regular graph of any reversible pair (pdf_n, pdf_e), by a chain of swaps.
 *
 * <p>Losses are drawn from pdf_n and half-edges joined as {@link CopulaGraph} joins them, with the correlation of the pair's
 * normal scores: for a Gaussian copula that is right already. Then two edges a–b, c–d are drawn again and again and
 * become a–d, c–b with probability min(1, w(a, d) w(c, b) / (w(a, b) w(c, d))), where w(x, y) = pdf_e(x, y)/pdf_n(y), which is
 * symmetric for a reversible pair. Swaps that would make a loop or a double edge are refused. The chain is reversible with
 * respect to Π w over the edges; for many vertices the loss at the two ends of an edge then has the density pdf_n(x) pdf_e(x,
 * y), since that density has pdf_n as both of its margins.
 *
 * <p>How well it has is said: {@link #distance} is the total variation between the realised and the asked-for joint
 * distribution of edge ends over {@value #CELLS} × {@value #CELLS} cells of equal probability, {@link #samplingError} what
 * that distance would be on average for independent edges among independent losses. The chain runs until the distance has
 * not fallen by more than a tenth of the sampling error over three rounds of five swaps an edge and it has {@link #mixed}: the
 * distance is at most twice the sampling error, and the edges between the best 1 % of losses, which weigh little in
 * that distance and much in the minima, are as many as asked for within four standard errors. A chain that has the pair's
 * law fails the second at one look with probability 6·10⁻⁵, and the first, a sum over {@value #CELLS}² cells that scatters by
 * about a tenth of itself, less often still; it then runs on, up to {@value #MOST_ROUNDS} rounds, after which the graph is
 * not mixed.
 */
public final class PairGraph {
    static final int CELLS = 8;
    private static final int ROUND = 5;
    private static final int MOST_ROUNDS = 400;
    private static final int PATIENCE = 3;
    private static final double ASYMMETRY_LIMIT = 1e-3;
    private static final double MOST_CORRELATED = 0.95;

    private final Adjacency graph;
    private final double[] losses;
    private final double distance;
    private final double samplingError;
    private final double goodEndExcess;
    private final int swapsTriedPerEdge;
    private final double acceptance;

    private PairGraph(
            Adjacency graph,
            double[] losses,
            double distance,
            double samplingError,
            double goodEndExcess,
            int swapsTriedPerEdge,
            double acceptance) {
        this.graph = graph;
        this.losses = losses;
        this.distance = distance;
        this.samplingError = samplingError;
        this.goodEndExcess = goodEndExcess;
        this.swapsTriedPerEdge = swapsTriedPerEdge;
        this.acceptance = acceptance;
    }

    /**
     * Samples losses and a graph.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each, from 1 to n − 1, with n·s even
     * @param losses pdf_n
     * @param neighbours pdf_e, reversible with respect to it
     * @param stream the source of randomness
     * @return the graph and the losses
     * @throws IllegalArgumentException if there is no such graph, or the pair is not reversible: its asymmetry is above
     *     0.001
     */
    public static PairGraph sample(int n, int s, LossDensity losses, NeighbourDensity neighbours, RandomStream stream) {
        return sample(n, s, losses, neighbours, stream, Threads.ONE);
    }

    /**
     * The same for work that may have to stop.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each, from 1 to n − 1, with n·s even
     * @param losses pdf_n
     * @param neighbours pdf_e, reversible with respect to it
     * @param stream the source of randomness
     * @param threads say when to stop; the chain runs on one
     * @return the graph and the losses
     * @throws IllegalArgumentException if there is no such graph, or the pair is not reversible
     * @throws java.util.concurrent.CancellationException if the work is to stop
     */
    public static PairGraph sample(
            int n, int s, LossDensity losses, NeighbourDensity neighbours, RandomStream stream, Threads threads) {
        JointCells cells = reversible(losses, neighbours);
        RandomRegular.check(n, s);
        double rho = Math.max(-MOST_CORRELATED, Math.min(MOST_CORRELATED, cells.scoreCorrelation()));
        CopulaGraph start = CopulaGraph.sample(n, s, rho, stream.child(0));
        float[] scores = start.scores();
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            values[v] = losses.atScore(scores[v]);
        }
        SwapChain chain = new SwapChain(start.graph(), values, losses, neighbours, stream.child(2));
        double samplingError = cells.samplingError(n, s);
        double best = Double.POSITIVE_INFINITY;
        double distance = cells.distance(chain.graph(), values);
        int rounds = 0;
        Adjacency graph = start.graph();
        double excess = Double.NaN;
        for (int stale = 0;
                (stale < PATIENCE || !mixed(distance, samplingError, excess)) && rounds < MOST_ROUNDS;
                rounds++) {
            chain.run((long) ROUND * n * s / 2, threads);
            graph = chain.graph();
            distance = cells.distance(graph, values);
            excess = cells.goodEndExcess(graph, values);
            if (distance < best - samplingError / 10) {
                best = distance;
                stale = 0;
            } else {
                stale++;
            }
        }
        return new PairGraph(graph, values, distance, samplingError, excess, rounds * ROUND, chain.acceptance());
    }

    private static JointCells reversible(LossDensity losses, NeighbourDensity neighbours) {
        JointCells cells = JointCells.of(losses, neighbours, CELLS);
        if (!(cells.asymmetry() <= ASYMMETRY_LIMIT)) {
            throw new IllegalArgumentException("no undirected graph has this pair: it is not reversible (asymmetry "
                    + cells.asymmetry() + "); the lazy sampler runs on it");
        }
        return cells;
    }

    /**
     * Refuses a pair that no undirected graph has.
     *
     * @param losses pdf_n
     * @param neighbours pdf_e
     * @throws IllegalArgumentException if the pair is not reversible
     */
    public static void requireReversible(LossDensity losses, NeighbourDensity neighbours) {
        reversible(losses, neighbours);
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
     * The losses of the vertices.
     *
     * @return a new array, by vertex
     */
    public double[] losses() {
        return losses.clone();
    }

    /**
     * The total variation between the realised joint distribution of edge ends and the one asked for, over the cells.
     *
     * @return from 0 to 1
     */
    public double distance() {
        return distance;
    }

    /**
     * What the distance would be on average by sampling alone.
     *
     * @return the mean total variation of independent edges among independent losses
     */
    public double samplingError() {
        return samplingError;
    }

    /**
     * How many edges there are between the best 1 % of losses, against the pair's.
     *
     * @return the excess, in standard errors of sampling
     */
    public double goodEndExcess() {
        return goodEndExcess;
    }

    /**
     * Whether the chain has come as near as sampling allows.
     *
     * @return true if the distance is at most twice the sampling error, and the good end's excess at most four standard errors
     */
    public boolean mixed() {
        return mixed(distance, samplingError, goodEndExcess);
    }

    private static boolean mixed(double distance, double samplingError, double excess) {
        return distance <= 2 * samplingError && Math.abs(excess) <= 4;
    }

    /**
     * How long the chain ran.
     *
     * @return swaps tried for each edge
     */
    public int swapsTriedPerEdge() {
        return swapsTriedPerEdge;
    }

    /**
     * How many of the tried swaps were made.
     *
     * @return a share
     */
    public double acceptance() {
        return acceptance;
    }
}
