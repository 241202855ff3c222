package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.StandardNormal;
import org.nadir.theory.numeric.Estimate;

/**
 * The autocorrelation of a random walk, three ways: exact from the graph, by walking, and from a fitted pair.
 *
 * <p>A walk steps to a uniformly chosen neighbour. In equilibrium it is at v with probability proportional to the degree, and
 * r(k) is the correlation of the losses at steps t and t + k. Source: Weinberger, Correlated and uncorrelated fitness
 * landscapes and how to tell the difference, Biological Cybernetics 63, 1990.
 */
public final class RandomWalk {
    private RandomWalk() {}

    /**
     * The autocorrelation exactly, by applying the walk's transition operator k times.
     *
     * @param graph a graph
     * @param values a value for each vertex
     * @param lags the largest lag, at least 0
     * @return r(0) = 1, r(1), …, r(lags)
     * @throws IllegalArgumentException if the number of values is wrong, a lag is negative, the graph has no edge, or all
     *     vertices that have neighbours have the same value
     */
    public static double[] exact(Graph graph, double[] values, int lags) {
        requireValues(graph, values);
        requireLags(lags);
        int n = values.length;
        double[] scaled = scaled(values);
        double pairs = 0;
        double sum = 0;
        for (int v = 0; v < n; v++) {
            pairs += graph.degree(v);
            sum += graph.degree(v) * scaled[v];
        }
        if (!(pairs > 0)) {
            throw new IllegalArgumentException(graph.description() + " has no edge to walk on");
        }
        double mean = sum / pairs;
        double[] centred = new double[n];
        double variance = 0;
        for (int v = 0; v < n; v++) {
            centred[v] = scaled[v] - mean;
            variance += graph.degree(v) * centred[v] * centred[v];
        }
        if (!(variance > 0)) {
            throw new IllegalArgumentException("all values are equal: their autocorrelation is not defined");
        }
        double[] r = new double[lags + 1];
        double[] ahead = centred.clone();
        for (int k = 0; k <= lags; k++) {
            double covariance = 0;
            for (int v = 0; v < n; v++) {
                covariance += graph.degree(v) * centred[v] * ahead[v];
            }
            r[k] = covariance / variance;
            ahead = k < lags ? stepped(graph, ahead) : ahead;
        }
        return r;
    }

    /**
     * Values times a power of two that brings the largest to about 1: no digit changes, nor does a correlation, and squares
     * neither overflow nor vanish.
     */
    private static double[] scaled(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        int exponent = largest > 0 ? Math.getExponent(largest) : 0;
        double[] scaled = new double[values.length];
        Arrays.setAll(scaled, v -> Math.scalb(values[v], -exponent));
        return scaled;
    }

    /**
     * The autocorrelation within a window of losses, exactly: what {@link #walked} tends to there.
     *
     * <p>With w the indicator of the window and T the walk's transition operator, the sums over the pairs of which both ends lie
     * in it are ⟨w, Tᵏ w⟩, ⟨w x, Tᵏ w⟩, ⟨w x², Tᵏ w⟩ and ⟨w x, Tᵏ w x⟩, the products weighted with the degrees.
     *
     * @param graph a graph
     * @param values a value for each vertex
     * @param lags the largest lag, at least 0
     * @param low the lower end of the window, a share of the vertices
     * @param high its upper end
     * @return r(0) = 1, r(1), …, r(lags); NaN where the window holds no pair, or one value only
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double[] exact(Graph graph, double[] values, int lags, double low, double high) {
        requireValues(graph, values);
        requireLags(lags);
        requireWindow(low, high);
        int n = values.length;
        double[] ranks = NormalScores.positions(values);
        double[] scaled = scaled(values);
        double inside = 0;
        double sum = 0;
        for (int v = 0; v < n; v++) {
            if (ranks[v] >= low && ranks[v] <= high) {
                inside += graph.degree(v);
                sum += graph.degree(v) * scaled[v];
            }
        }
        double[] w = new double[n];
        double[] wx = new double[n];
        for (int v = 0; v < n; v++) {
            if (ranks[v] >= low && ranks[v] <= high) {
                w[v] = 1;
                wx[v] = scaled[v] - sum / inside;
            }
        }
        double[] r = new double[lags + 1];
        double[] stepsInside = w;
        double[] ahead = wx;
        for (int k = 0; k <= lags; k++) {
            double count = 0;
            double x = 0;
            double xx = 0;
            double xy = 0;
            for (int v = 0; v < n; v++) {
                double weight = graph.degree(v) * w[v];
                count += weight * stepsInside[v];
                x += weight * wx[v] * stepsInside[v];
                xx += weight * wx[v] * wx[v] * stepsInside[v];
                xy += weight * wx[v] * ahead[v];
            }
            double variance = xx / count - x / count * (x / count);
            r[k] = variance > 0 ? (xy / count - x / count * (x / count)) / variance : Double.NaN;
            if (k < lags) {
                stepsInside = stepped(graph, stepsInside);
                ahead = stepped(graph, ahead);
            }
        }
        return r;
    }

    /** The mean over the neighbours. */
    private static double[] stepped(Graph graph, double[] values) {
        double[] next = new double[values.length];
        for (int v = 0; v < next.length; v++) {
            int degree = graph.degree(v);
            for (int i = 0; i < degree; i++) {
                next[v] += values[graph.neighbour(v, i)];
            }
            next[v] /= Math.max(1, degree);
        }
        return next;
    }

    /**
     * The autocorrelation by walking, within a window of losses.
     *
     * <p>Only pairs of which both ends have a loss between two quantiles count, {@code low} and {@code high} as shares of the
     * vertices; 0 and 1 count all, and then the estimate tends to {@link #exact}. A window cuts off the cells that never
     * train, which dominate a correlation of raw losses.
     *
     * @param graph a graph
     * @param values a value for each vertex
     * @param lags the largest lag, at least 0
     * @param walks how many walks, at least 1, each from a vertex drawn in proportion to its degree
     * @param steps how many steps each, more than the lags
     * @param low the lower end of the window, a share of the vertices
     * @param high its upper end
     * @param seed any number
     * @return r(0) = 1, r(1), …; NaN where no pair counted
     * @throws IllegalArgumentException if an argument is out of range or the graph has no edge
     */
    public static double[] walked(
            Graph graph, double[] values, int lags, int walks, int steps, double low, double high, long seed) {
        return estimated(graph, values, lags, walks, steps, low, high, seed).stream()
                .mapToDouble(Estimate::value)
                .toArray();
    }

    /**
     * The autocorrelation by walking with its standard error, by the jackknife over the walks, which are independent.
     *
     * @param graph a graph
     * @param values a value for each vertex
     * @param lags the largest lag, at least 0
     * @param walks how many walks, at least 1, each from a vertex drawn in proportion to its degree
     * @param steps how many steps each, more than the lags
     * @param low the lower end of the window, a share of the vertices
     * @param high its upper end
     * @param seed any number
     * @return r(0) = 1, r(1), …; value NaN where no pair counted, error NaN where it can not be told, as of one walk
     * @throws IllegalArgumentException if an argument is out of range or the graph has no edge
     */
    public static List<Estimate> estimated(
            Graph graph, double[] values, int lags, int walks, int steps, double low, double high, long seed) {
        requireValues(graph, values);
        requireLags(lags);
        if (walks < 1 || steps <= lags) {
            throw new IllegalArgumentException("walks must be positive and longer than the lags, but were " + walks
                    + " walks of " + steps + " steps for " + lags + " lags");
        }
        requireWindow(low, high);
        double[] ranks = NormalScores.positions(values);
        double[] scaled = scaled(values);
        double centre = Arrays.stream(scaled).average().orElse(0);
        // By walk and lag: the number of pairs, then the sums of x, y, x², y² and x y.
        double[][][] sums = new double[walks][lags + 1][6];
        int[] path = new int[steps + 1];
        for (int walk = 0; walk < walks; walk++) {
            RandomStream stream = RandomStream.of(seed).child(walk);
            walk(graph, stream, path);
            for (int k = 0; k <= lags; k++) {
                double[] of = sums[walk][k];
                for (int t = 0; t + k < path.length; t++) {
                    int from = path[t];
                    int to = path[t + k];
                    if (ranks[from] < low || ranks[from] > high || ranks[to] < low || ranks[to] > high) {
                        continue;
                    }
                    double a = scaled[from] - centre;
                    double b = scaled[to] - centre;
                    of[0]++;
                    of[1] += a;
                    of[2] += b;
                    of[3] += a * a;
                    of[4] += b * b;
                    of[5] += a * b;
                }
            }
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int k = 0; k <= lags; k++) {
            estimates.add(estimate(sums, k));
        }
        return estimates;
    }

    private static Estimate estimate(double[][][] sums, int lag) {
        int walks = sums.length;
        double[] total = new double[6];
        for (double[][] walk : sums) {
            for (int m = 0; m < 6; m++) {
                total[m] += walk[lag][m];
            }
        }
        double value = correlation(total);
        if (lag == 0 || Double.isNaN(value)) {
            // A loss is itself: what the jackknife would tell is rounding.
            return new Estimate(value, lag == 0 && !Double.isNaN(value) ? 0 : Double.NaN);
        }
        double mean = 0;
        double[] without = new double[walks];
        for (int walk = 0; walk < walks; walk++) {
            double[] rest = new double[6];
            for (int m = 0; m < 6; m++) {
                rest[m] = total[m] - sums[walk][lag][m];
            }
            without[walk] = correlation(rest);
            mean += without[walk] / walks;
        }
        double squares = 0;
        for (double one : without) {
            squares += (one - mean) * (one - mean);
        }
        return new Estimate(value, walks < 2 ? Double.NaN : Math.sqrt((walks - 1.0) / walks * squares));
    }

    private static double correlation(double[] sums) {
        double n = sums[0];
        double x = sums[1] / n;
        double y = sums[2] / n;
        return (sums[5] / n - x * y) / Math.sqrt((sums[3] / n - x * x) * (sums[4] / n - y * y));
    }

    private static void requireWindow(double low, double high) {
        if (!(low >= 0 && low < high && high <= 1)) {
            throw new IllegalArgumentException(
                    "the window must have 0 <= low < high <= 1, but was low " + low + ", high " + high);
        }
    }

    /** Draws the start in proportion to the degrees, by rejection, and walks. */
    private static void walk(Graph graph, RandomStream stream, int[] path) {
        int most = 0;
        for (int v = 0; v < graph.order(); v++) {
            most = Math.max(most, graph.degree(v));
        }
        if (most == 0) {
            throw new IllegalArgumentException(graph.description() + " has no edge to walk on");
        }
        int v = stream.nextInt(graph.order());
        while (stream.nextInt(most) >= graph.degree(v)) {
            v = stream.nextInt(graph.order());
        }
        for (int t = 0; t < path.length; t++) {
            path[t] = v;
            v = graph.neighbour(v, stream.nextInt(graph.degree(v)));
        }
    }

    /**
     * The autocorrelation of losses that a pair implies: r(k) = ⟨f, Tᵏ f⟩/⟨f, f⟩ with (Tf)(x) = ∫ pdf_e(x, y) f(y) dy and f the
     * centred loss, under pdf_n. For a Gaussian copula and losses that are normal scores it is ρᵏ.
     *
     * @param pair a stationary pair, as copulas make
     * @param lags the largest lag, at least 0
     * @param ofScores whether the correlation is of normal scores rather than of losses
     * @return r(0) = 1, r(1), …, r(lags)
     * @throws IllegalArgumentException if the lag is negative or the pair has no copula
     */
    public static double[] ofPair(Pair pair, int lags, boolean ofScores) {
        requireLags(lags);
        NeighbourDensity scores = pair.copula()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the operator of a walk needs a stationary pair made from a copula, but was given " + pair))
                .inScores();
        double[] edges = edges(scores.breaks());
        int order = 8;
        int m = order * (edges.length - 1);
        double[] u = new double[m];
        double[] weight = new double[m];
        GaussIntegratorFactory factory = new GaussIntegratorFactory();
        for (int panel = 0; panel + 1 < edges.length; panel++) {
            GaussIntegrator rule = factory.legendre(order, edges[panel], edges[panel + 1]);
            for (int i = 0; i < order; i++) {
                u[panel * order + i] = rule.getPoint(i);
                weight[panel * order + i] = rule.getWeight(i);
            }
        }
        double[][] kernel = new double[m][m];
        double[] f = new double[m];
        double[] phi = new double[m];
        double mean = 0;
        double total = 0;
        for (int i = 0; i < m; i++) {
            f[i] = ofScores ? u[i] : pair.losses().atScore(u[i]);
        }
        f = scaled(f);
        for (int i = 0; i < m; i++) {
            phi[i] = StandardNormal.density(u[i]) * weight[i];
            mean += phi[i] * f[i];
            total += phi[i];
            for (int j = 0; j < m; j++) {
                kernel[i][j] = scores.density(u[i], u[j]) * weight[j];
            }
        }
        for (int i = 0; i < m; i++) {
            f[i] -= mean / total;
        }
        double[] r = new double[lags + 1];
        double[] ahead = f.clone();
        double variance = 0;
        for (int i = 0; i < m; i++) {
            variance += phi[i] * f[i] * f[i];
        }
        for (int k = 0; k <= lags; k++) {
            for (int i = 0; i < m; i++) {
                r[k] += phi[i] * f[i] * ahead[i] / variance;
            }
            double[] next = new double[m];
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    next[i] += kernel[i][j] * ahead[j];
                }
            }
            ahead = next;
        }
        return r;
    }

    /** Panels of at most a half from −8 to 8, with the kinks among their ends. */
    private static double[] edges(double[] breaks) {
        double[] all = new double[33 + breaks.length];
        for (int i = 0; i <= 32; i++) {
            all[i] = -8 + 0.5 * i;
        }
        System.arraycopy(breaks, 0, all, 33, breaks.length);
        return Arrays.stream(all)
                .filter(x -> x >= -8 && x <= 8)
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * The correlation length −1/ln r(1) of an exponential decay.
     *
     * @param r1 the autocorrelation at lag 1
     * @return the length in steps, 0 for r(1) ≤ 0 and +∞ for r(1) ≥ 1
     */
    public static double correlationLength(double r1) {
        return r1 <= 0 ? 0 : r1 >= 1 ? Double.POSITIVE_INFINITY : -1 / StrictMath.log(r1);
    }

    private static void requireValues(Graph graph, double[] values) {
        if (values.length != graph.order()) {
            throw new IllegalArgumentException(graph.description() + " has " + graph.order()
                    + " vertices, but there were " + values.length + " values");
        }
    }

    private static void requireLags(int lags) {
        if (lags < 0) {
            throw new IllegalArgumentException("lags must be at least 0, but were " + lags);
        }
    }
}
