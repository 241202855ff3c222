package org.nadir;

import org.nadir.plots.report.ResultTable;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.theory.Closure;
import org.nadir.theory.Prediction;
import org.nadir.theory.Solution;
import org.nadir.theory.density.Beta;
import org.nadir.theory.density.CentredTruncatedNormal;
import org.nadir.theory.density.Copula;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Parabola;
import org.nadir.theory.density.TruncatedNormal;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.density.Window;

/**
 * Nadir in a few words, to be imported statically: {@code predict(pair(uniform()), space(hamming(6, 5)))}.
 *
 * <p>Everything here can be had, with more choice, from the rooms behind it.
 */
public final class Laboratory {
    private Laboratory() {}

    /**
     * pdf_n: uniform on [0, 1].
     *
     * @return the density
     */
    public static LossDensity uniform() {
        return Uniform.of(0, 1);
    }

    /**
     * pdf_n: uniform.
     *
     * @param lower the lower end of the support
     * @param upper the upper end
     * @return the density
     * @throws IllegalArgumentException if the ends are not finite and increasing
     */
    public static LossDensity uniform(double lower, double upper) {
        return Uniform.of(lower, upper);
    }

    /**
     * pdf_n: standard normal.
     *
     * @return the density
     */
    public static LossDensity normal() {
        return Normal.of(0, 1);
    }

    /**
     * pdf_n: normal.
     *
     * @param mean the mean
     * @param sd the standard deviation, positive
     * @return the density
     * @throws IllegalArgumentException if the standard deviation is not positive
     */
    public static LossDensity normal(double mean, double sd) {
        return Normal.of(mean, sd);
    }

    /**
     * pdf_n: normal, cut to an interval.
     *
     * @param mean the mean before the cut
     * @param sd the standard deviation before the cut, positive
     * @param lower the lower end of the support
     * @param upper the upper end
     * @return the density
     * @throws IllegalArgumentException if sd is not positive or the ends do not increase
     */
    public static LossDensity truncatedNormal(double mean, double sd, double lower, double upper) {
        return TruncatedNormal.of(mean, sd, lower, upper);
    }

    /**
     * pdf_n: beta on [0, 1].
     *
     * @param alpha the exponent at 0, positive
     * @param beta the exponent at 1, positive
     * @return the density
     * @throws IllegalArgumentException if an exponent is not positive
     */
    public static LossDensity beta(double alpha, double beta) {
        return Beta.of(alpha, beta);
    }

    /**
     * pdf_e on [0, 1]: uniform in a window around the vertex's loss.
     *
     * @param width half the window, positive
     * @return the density
     * @throws IllegalArgumentException if the width is not positive
     */
    public static NeighbourDensity window(double width) {
        return Window.of(width, 0, 1);
    }

    /**
     * pdf_e on [0, 1]: a parabola about the vertex's loss.
     *
     * @return the density
     */
    public static NeighbourDensity parabola() {
        return Parabola.of(0, 1);
    }

    /**
     * pdf_e on [0, 1]: normal about the vertex's loss, cut to the interval.
     *
     * @param sd the standard deviation before the cut, positive
     * @return the density
     * @throws IllegalArgumentException if sd is not positive
     */
    public static NeighbourDensity truncatedNormal(double sd) {
        return CentredTruncatedNormal.of(sd, 0, 1);
    }

    /**
     * The dependence of two neighbours' normal scores: jointly normal.
     *
     * @param rho their correlation, in (−1, 1)
     * @return the copula
     * @throws IllegalArgumentException if rho is not in (−1, 1)
     */
    public static Copula gaussianCopula(double rho) {
        return GaussianCopula.of(rho);
    }

    /**
     * Independent losses: a neighbour's loss has the density of any vertex.
     *
     * @param losses pdf_n
     * @return the pair
     */
    public static Pair pair(LossDensity losses) {
        return Pair.of(losses, Independent.of(losses));
    }

    /**
     * A pair of densities; whether a graph can have it is said with every prediction.
     *
     * @param losses pdf_n
     * @param neighbours pdf_e
     * @return the pair
     */
    public static Pair pair(LossDensity losses, NeighbourDensity neighbours) {
        return Pair.of(losses, neighbours);
    }

    /**
     * A marginal and a dependence: always reversible.
     *
     * @param losses pdf_n
     * @param dependence the copula
     * @return the pair
     */
    public static Pair pair(LossDensity losses, Copula dependence) {
        return Pair.of(losses, dependence);
    }

    /**
     * The Hamming graph H(d, q): d positions of q choices, one changed at a time.
     *
     * @param d the number of positions, positive
     * @param q the number of choices, at least 2
     * @return the graph
     * @throws IllegalArgumentException if a number is too small, or the graph too large
     */
    public static Hamming hamming(int d, int q) {
        return Hamming.of(d, q);
    }

    /**
     * A Hamming graph as a search space.
     *
     * @param graph H(d, q)
     * @return the space
     */
    public static Space space(Hamming graph) {
        return Space.of(graph);
    }

    /**
     * A random regular graph as a search space.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each
     * @return the space
     * @throws IllegalArgumentException if no graph has these numbers
     */
    public static Space space(int n, int s) {
        return Space.randomRegular(n, s);
    }

    /**
     * What theory says, by the closure that suits the space.
     *
     * @param pair the densities
     * @param space the space
     * @return the prediction
     * @throws IllegalArgumentException if the closure does not suit the pair
     */
    public static Prediction predict(Pair pair, Space space) {
        return predict(pair, space, space.closure());
    }

    /**
     * What theory says, by a closure of one's choice.
     *
     * @param pair the densities
     * @param space the space
     * @param closure how preimages are counted
     * @return the prediction
     * @throws IllegalArgumentException if the closure does not suit the pair
     */
    public static Prediction predict(Pair pair, Space space, Closure closure) {
        return Solution.of(pair, space.degree(), closure).predict(space.vertices());
    }

    /**
     * What local search finds on sampled landscapes.
     *
     * @param pair independent losses, or a standard normal marginal with a Gaussian copula
     * @param space the space
     * @param landscapes how many to sample
     * @param seed of all randomness
     * @return means over the landscapes, with their standard errors
     * @throws IllegalArgumentException if the pair can not be sampled on the space
     */
    public static Observation simulate(Pair pair, Space space, int landscapes, long seed) {
        return simulate(pair, space, landscapes, seed, Progress.SILENT);
    }

    /**
     * What local search finds on sampled landscapes, with progress.
     *
     * @param pair independent losses, or a standard normal marginal with a Gaussian copula
     * @param space the space
     * @param landscapes how many to sample
     * @param seed of all randomness
     * @param progress hears of every landscape, and may cancel
     * @return means over the landscapes, with their standard errors
     * @throws IllegalArgumentException if the pair can not be sampled on the space
     * @throws java.util.concurrent.CancellationException if the listener cancelled
     */
    public static Observation simulate(Pair pair, Space space, int landscapes, long seed, Progress progress) {
        return Replicates.of(space.law(pair), landscapes, seed)
                .run(Threads.all(), progress)
                .observation();
    }

    /**
     * Prediction and observation side by side, quantity by quantity.
     *
     * @param prediction what theory says
     * @param observation what landscapes show
     * @return the table
     */
    public static Table compare(Prediction prediction, Observation observation) {
        return ResultTable.of(prediction, observation);
    }
}
