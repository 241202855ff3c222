package org.nadir.simulation.fit;

import java.util.Arrays;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.StandardNormal;

/**
 * All ordered pairs of neighbours of a landscape, counted in cells of normal scores: what the dependence is estimated from.
 *
 * <p>Cells have the width 1/12 in scores from −4 to 4, and one more on either side. Vertices are dealt into folds by a hash of
 * their number, and pairs are counted by the folds of their ends, so that likelihoods can be held out by vertices: a vertex
 * has many pairs, which all share its loss, and holding out pairs would hold out nothing.
 */
public final class NeighbourPairs {
    static final int FOLDS = 4;

    private static final double REACH = 4;
    private static final int PER_UNIT = 12;

    /** The number of cells on an axis. */
    static final int CELLS = 2 * (int) REACH * PER_UNIT + 2;

    private final double[] positions;
    private final double[] scores;
    private final Graph graph;
    private final long[][] counts;
    private final long pairs;

    private NeighbourPairs(double[] positions, double[] scores, Graph graph, long[][] counts, long pairs) {
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
        double[] scores = new double[positions.length];
        int[] cells = new int[positions.length];
        int[] folds = new int[positions.length];
        for (int v = 0; v < scores.length; v++) {
            scores[v] = StandardNormal.quantile(positions[v]);
            cells[v] = cell(scores[v]);
            folds[v] = (int) (RandomStream.mix(v + 1L) >>> 62);
        }
        long[][] counts = new long[FOLDS * FOLDS][CELLS * CELLS];
        long pairs = 0;
        for (int v = 0; v < scores.length; v++) {
            int degree = graph.degree(v);
            pairs += degree;
            for (int i = 0; i < degree; i++) {
                int w = graph.neighbour(v, i);
                counts[folds[v] * FOLDS + folds[w]][cells[v] * CELLS + cells[w]]++;
            }
        }
        if (pairs == 0) {
            throw new IllegalArgumentException(graph.description() + " has no edge");
        }
        return new NeighbourPairs(positions, scores, graph, counts, pairs);
    }

    private static int cell(double score) {
        return (int) Math.max(0, Math.min(CELLS - 1.0, Math.floor((score + REACH) * PER_UNIT) + 1));
    }

    /** The score in the middle of a cell; for the outermost, half a cell beyond the reach. */
    static double middle(int cell) {
        return -REACH + (cell - 0.5) / PER_UNIT;
    }

    /** The edge of a cell, cell 0 … CELLS having −∞ … +∞. */
    static double edge(int cell) {
        return cell == 0
                ? Double.NEGATIVE_INFINITY
                : cell == CELLS ? Double.POSITIVE_INFINITY : -REACH + (cell - 1.0) / PER_UNIT;
    }

    /** The pairs by cell, all folds together; symmetric. */
    double[] all() {
        double[] sum = new double[CELLS * CELLS];
        for (long[] some : counts) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += some[i];
            }
        }
        return sum;
    }

    /** The pairs of which no end (train) or at least one end (test) is in a fold. */
    double[] heldOut(int fold, boolean train) {
        double[] sum = new double[CELLS * CELLS];
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
     * vertex is.
     *
     * @param share the share, in (0, 1]
     * @return P(rank of the neighbour ≤ share | rank of the vertex ≤ share), NaN if no vertex with neighbours is that good
     * @throws IllegalArgumentException if the share is not in (0, 1]
     */
    public double tailDependence(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must lie in (0, 1], but was " + share);
        }
        long good = 0;
        long both = 0;
        for (int v = 0; v < positions.length; v++) {
            if (positions[v] > share) {
                continue;
            }
            int degree = graph.degree(v);
            good += degree;
            for (int i = 0; i < degree; i++) {
                both += positions[graph.neighbour(v, i)] <= share ? 1 : 0;
            }
        }
        return good == 0 ? Double.NaN : both / (double) good;
    }

    /**
     * The quantile of a neighbour's score given that the vertex's rank lies in a band.
     *
     * @param from the lower rank of the band, at least 0
     * @param to the upper rank of the band, at most 1
     * @param p a probability in (0, 1)
     * @return the quantile, NaN if no vertex with neighbours is in the band
     */
    public double conditionalQuantile(double from, double to, double p) {
        double[] found = new double[64];
        int count = 0;
        for (int v = 0; v < positions.length; v++) {
            if (positions[v] > from && positions[v] <= to) {
                int degree = graph.degree(v);
                if (count + degree > found.length) {
                    found = Arrays.copyOf(found, Math.max(2 * found.length, count + degree));
                }
                for (int i = 0; i < degree; i++) {
                    found[count++] = scores[graph.neighbour(v, i)];
                }
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1.0, Math.floor(p * count))];
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
        double[] columnsSeen = new double[CELLS];
        double[] columnsExpected = new double[CELLS];
        double distance = 0;
        for (int i = 0; i < CELLS; i++) {
            double seen = 0;
            double gaussian = 0;
            for (int j = 0; j < CELLS; j++) {
                columnsSeen[j] += all[i * CELLS + j] / pairs;
                columnsExpected[j] += expected[i * CELLS + j];
                seen += columnsSeen[j];
                gaussian += columnsExpected[j];
                distance += all[i * CELLS + j] / pairs * (seen - gaussian) * (seen - gaussian);
            }
        }
        return distance;
    }

    /** The masses that a Gaussian copula puts in the cells, by the midpoint of the conditional distribution. */
    static double[] gaussianMasses(double rho) {
        double sigma = Math.sqrt((1 - rho) * (1 + rho));
        double[] masses = new double[CELLS * CELLS];
        for (int i = 0; i < CELLS; i++) {
            double row = StandardNormal.lowerTail(edge(i + 1)) - StandardNormal.lowerTail(edge(i));
            double u = middle(i);
            double before = 0;
            for (int j = 0; j < CELLS; j++) {
                double upTo = StandardNormal.lowerTail((edge(j + 1) - rho * u) / sigma);
                masses[i * CELLS + j] = row * (upTo - before);
                before = upTo;
            }
        }
        return masses;
    }
}
