package org.nadir.simulation.fit;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.StandardNormal;

/**
 * All ordered pairs of neighbours of a landscape, counted in cells of ranks: what the dependence is estimated from.
 *
 * <p>Cells have the width 1/12 in normal scores from −4 to 4, and one more on either side, but that tied losses stay together ({@link
 * RankCells}). Of a pair in two cells no more is known than the two intervals of ranks, and the likelihood of a copula C is that
 * of the intervals, log of the mass that C has in their product over that of independence: where half of the losses are equal, that
 * is right, and where none are, the cells are narrow.
 *
 * <p>Vertices are dealt into folds by a hash of their number, and pairs are counted by the folds of their ends, so that likelihoods
 * can be held out by vertices: a vertex has many pairs, which all share its loss, and holding out pairs would hold out nothing.
 */
public final class NeighbourPairs {
    static final int FOLDS = 4;

    /** Scores beyond which the standard normal law has no mass that a double could tell. */
    private static final double FARTHEST = 9;

    /** The widest piece of a cell over which a Gaussian copula's mass is integrated at once, in normal scores. */
    private static final double PIECE = 1 / 12.0;

    /** The outer node of Gauss and Legendre's rule of three. */
    private static final double GAUSS_NODE = 0.7745966692414834;

    /** The ranks to cut at: normal scores −4, −4 + 1/12, …, 4. */
    private static final double[] CUTS = IntStream.rangeClosed(-48, 48)
            .mapToDouble(i -> StandardNormal.lowerTail(i / 12.0))
            .toArray();

    private final RankCells cells;
    private final double[] losses;
    private final double[] positions;
    private final double[] scores;
    private final Graph graph;
    private final long[][] counts;
    private final long pairs;

    private NeighbourPairs(
            RankCells cells,
            double[] losses,
            double[] positions,
            double[] scores,
            Graph graph,
            long[][] counts,
            long pairs) {
        this.cells = cells;
        this.losses = losses;
        this.positions = positions;
        this.scores = scores;
        this.graph = graph;
        this.counts = counts;
        this.pairs = pairs;
    }

    /**
     * Counts the pairs.
     *
     * @param graph a graph
     * @param losses the loss of each vertex
     * @return the pairs
     * @throws IllegalArgumentException if the number of losses is wrong or the graph has no edge
     */
    public static NeighbourPairs of(Graph graph, double[] losses) {
        if (losses.length != graph.order()) {
            throw new IllegalArgumentException(graph.description() + " has " + graph.order()
                    + " vertices, but there were " + losses.length + " losses");
        }
        double[] positions = NormalScores.positions(losses);
        RankCells cells = RankCells.of(losses, CUTS);
        double[] scores = new double[positions.length];
        int[] folds = new int[positions.length];
        for (int v = 0; v < scores.length; v++) {
            scores[v] = StandardNormal.quantile(positions[v]);
            folds[v] = (int) (RandomStream.mix(v + 1L) >>> 62);
        }
        int n = cells.count();
        long[][] counts = new long[FOLDS * FOLDS][n * n];
        long pairs = 0;
        for (int v = 0; v < scores.length; v++) {
            int degree = graph.degree(v);
            pairs += degree;
            int row = cells.of(v) * n;
            for (int i = 0; i < degree; i++) {
                int w = graph.neighbour(v, i);
                counts[folds[v] * FOLDS + folds[w]][row + cells.of(w)]++;
            }
        }
        if (pairs == 0) {
            throw new IllegalArgumentException(graph.description() + " has no edge");
        }
        return new NeighbourPairs(cells, losses.clone(), positions, scores, graph, counts, pairs);
    }

    /** The cells of ranks that pairs are counted in. */
    RankCells cells() {
        return cells;
    }

    /** The pairs by cell, all folds together; symmetric. */
    double[] all() {
        double[] sum = new double[cells.count() * cells.count()];
        for (long[] some : counts) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += some[i];
            }
        }
        return sum;
    }

    /** The pairs of which no end (train) or at least one end (test) is in a fold. */
    double[] heldOut(int fold, boolean train) {
        double[] sum = new double[cells.count() * cells.count()];
        for (int a = 0; a < FOLDS; a++) {
            for (int b = 0; b < FOLDS; b++) {
                if ((a != fold && b != fold) == train) {
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += counts[a * FOLDS + b][i];
                    }
                }
            }
        }
        return sum;
    }

    /**
     * The number of ordered pairs.
     *
     * @return Σ degree
     */
    public long pairs() {
        return pairs;
    }

    /**
     * How the good end hangs together: the chance that a neighbour is among the best share of vertices, given that the
     * vertex is; of losses tied across that share, each is among the best as often as a random order would have it.
     *
     * @param share the share, in (0, 1]
     * @return P(rank of the neighbour ≤ share | rank of the vertex ≤ share), NaN if no vertex with neighbours is that good
     * @throws IllegalArgumentException if the share is not in (0, 1]
     */
    public double tailDependence(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must lie in (0, 1], but was " + share);
        }
        RankCells tied = RankCells.best(losses, share);
        double good = 0;
        double both = 0;
        for (int v = 0; v < positions.length; v++) {
            double inside = tied.amongBest(v);
            if (inside == 0) {
                continue;
            }
            int degree = graph.degree(v);
            good += inside * degree;
            for (int i = 0; i < degree; i++) {
                both += inside * tied.amongBest(graph.neighbour(v, i));
            }
        }
        return good == 0 ? Double.NaN : both / good;
    }

    /**
     * The quantile of a neighbour's score given that the vertex's rank lies in a band; tied losses that reach into it count in
     * part.
     *
     * @param from the lower rank of the band, at least 0
     * @param to the upper rank of the band, at most 1
     * @param p a probability in (0, 1)
     * @return the quantile, NaN if no vertex with neighbours is in the band
     */
    public double conditionalQuantile(double from, double to, double p) {
        RankCells tied = RankCells.of(
                losses, DoubleStream.of(from, to).filter(r -> r > 0 && r < 1).toArray());
        double[] weights = new double[scores.length];
        double total = 0;
        for (int v = 0; v < weights.length; v++) {
            double inside = tied.isTied(v)
                    ? tied.share(tied.of(v), from, to)
                    : positions[v] > from && positions[v] <= to ? 1 : 0;
            int degree = inside > 0 ? graph.degree(v) : 0;
            for (int i = 0; i < degree; i++) {
                weights[graph.neighbour(v, i)] += inside;
            }
            total += inside * degree;
        }
        if (total == 0) {
            return Double.NaN;
        }
        double below = 0;
        int last = 0;
        for (int v : NormalScores.byValue(scores)) {
            if (weights[v] > 0) {
                below += weights[v];
                last = v;
                if (below > p * total) {
                    break;
                }
            }
        }
        return scores[last];
    }

    /**
     * The Cramér–von Mises distance between the pairs' ranks and a Gaussian copula: the mean, over the pairs, of the squared
     * difference of the two joint distribution functions, taken at the cells' upper corners.
     *
     * @param rho the copula's correlation
     * @return the distance, at least 0
     */
    public double distanceToGaussian(double rho) {
        double[] all = all();
        double[] expected = gaussianMasses(rho);
        int n = cells.count();
        double[] columnsSeen = new double[n];
        double[] columnsExpected = new double[n];
        double distance = 0;
        for (int i = 0; i < n; i++) {
            double seen = 0;
            double gaussian = 0;
            for (int j = 0; j < n; j++) {
                columnsSeen[j] += all[i * n + j] / pairs;
                columnsExpected[j] += expected[i * n + j];
                seen += columnsSeen[j];
                gaussian += columnsExpected[j];
                distance += all[i * n + j] / pairs * (seen - gaussian) * (seen - gaussian);
            }
        }
        return distance;
    }

    /**
     * The masses that a Gaussian copula puts in the cells, ∫ φ(u) [Φ((v″ − ρu)/σ) − Φ((v′ − ρu)/σ)] du over the scores u of one
     * cell, (v′, v″) those of the other, σ² = 1 − ρ²: Gauss and Legendre's rule of three nodes on pieces of a twelfth.
     */
    double[] gaussianMasses(double rho) {
        double sigma = Math.sqrt((1 - rho) * (1 + rho));
        int n = cells.count();
        double[] scoresOfEdges = new double[n + 1];
        Arrays.setAll(
                scoresOfEdges, i -> i == 0 ? -FARTHEST : i == n ? FARTHEST : StandardNormal.quantile(cells.edge(i)));
        double[] masses = new double[n * n];
        for (int i = 0; i < n; i++) {
            double width = scoresOfEdges[i + 1] - scoresOfEdges[i];
            int pieces = (int) Math.ceil(width / Math.min(PIECE, 0.5 * sigma));
            for (int piece = 0; piece < pieces; piece++) {
                for (int node = -1; node <= 1; node++) {
                    double half = 0.5 * width / pieces;
                    double u = scoresOfEdges[i] + half * (2 * piece + 1 + node * GAUSS_NODE);
                    double weight = half * (node == 0 ? 8.0 / 9 : 5.0 / 9) * StandardNormal.density(u);
                    double before = 0;
                    for (int j = 0; j < n; j++) {
                        double upTo =
                                j == n - 1 ? 1 : StandardNormal.lowerTail((scoresOfEdges[j + 1] - rho * u) / sigma);
                        masses[i * n + j] += weight * (upTo - before);
                        before = upTo;
                    }
                }
            }
        }
        return masses;
    }

    /**
     * The correlation of the Gaussian copula beneath tied losses: the ρ whose masses in the cells give the scores of cells the
     * correlation that is counted. Where no losses are tied it is their edge correlation; where many are, that is less, since losses
     * that are equal are correlated as little as their ranks are known.
     *
     * @return ρ in (−1, 1)
     */
    public double latentRho() {
        int n = cells.count();
        double[] mean = new double[n];
        double[] sizes = new double[n];
        for (int v = 0; v < scores.length; v++) {
            mean[cells.of(v)] += scores[v];
            sizes[cells.of(v)]++;
        }
        Arrays.setAll(mean, i -> mean[i] / sizes[i]);
        double counted = correlation(all(), mean);
        double limit = 0.99999;
        double least = correlation(gaussianMasses(-limit), mean) - counted;
        double greatest = correlation(gaussianMasses(limit), mean) - counted;
        if (least >= 0 || greatest <= 0) {
            return least >= 0 ? -limit : limit;
        }
        return new BracketingNthOrderBrentSolver(1e-9, 5)
                .solve(100, rho -> correlation(gaussianMasses(rho), mean) - counted, -limit, limit);
    }

    /** The correlation of the values of two cells under masses, or counts, of pairs. */
    private static double correlation(double[] masses, double[] values) {
        int n = values.length;
        double total = Arrays.stream(masses).sum();
        double mean = 0;
        double square = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double share = masses[i * n + j] / total;
                mean += share * values[i];
                square += share * values[i] * values[i];
                product += share * values[i] * values[j];
            }
        }
        return (product - mean * mean) / (square - mean * mean);
    }

    /** Σ counts · log(mass / that of independence), for counts and masses by cells. */
    double logLikelihood(double[] some, double[] masses) {
        int n = cells.count();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double count = some[i * n + j];
                if (count > 0) {
                    double independent = cells.width(i) * cells.width(j);
                    sum += count * StrictMath.log(Math.max(masses[i * n + j] / independent, 1e-300));
                }
            }
        }
        return sum;
    }
}
