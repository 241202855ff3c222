package org.nadir;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.nadir.plots.Chart;
import org.nadir.plots.Facet;
import org.nadir.plots.Figure;
import org.nadir.plots.StepsDistribution;
import org.nadir.plots.Trace;
import org.nadir.plots.report.ResultTable;
import org.nadir.plots.report.Table;
import org.nadir.plots.reproduce.Neighbourhoods;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.CopulaLandscape;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.PairLandscape;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.Space;
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
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/**
 * Nadir in a few words, to be imported statically: {@code predict(pair(uniform()), space(hamming(6, 5)))}.
 *
 * <p>Everything here can be had, with more choice, from the rooms behind it.
 */
public final class Laboratory {
    private Laboratory() {}

    /**
     * pdf_n: uniform on [0, 1], pdf_n(x) = 1; only ranks matter to local search, so that it stands for any independent losses.
     *
     * @return the density
     */
    public static LossDensity uniform() {
        return Uniform.of(0, 1);
    }

    /**
     * pdf_n: uniform, pdf_n(x) = 1/(upper − lower) on [lower, upper].
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
     * pdf_n: standard normal, pdf_n(x) = φ(x) = exp(−x²/2)/√(2π).
     *
     * @return the density
     */
    public static LossDensity normal() {
        return Normal.of(0, 1);
    }

    /**
     * pdf_n: normal, pdf_n(x) = φ((x − μ)/σ)/σ.
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
     * pdf_n: normal, cut to an interval [a, b]: pdf_n(x) = φ((x − μ)/σ)/(σ (Φ((b − μ)/σ) − Φ((a − μ)/σ))). The authors' three fits
     * are of this kind.
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
     * pdf_n: beta on [0, 1], pdf_n(x) = x^(α−1) (1 − x)^(β−1)/B(α, β).
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
     * pdf_n: any density, given as a function.
     *
     * @param lower the lower end of the support, possibly −∞
     * @param upper the upper end, above lower, possibly +∞
     * @param density the function, at least 0, with the integral 1
     * @return the density
     * @throws IllegalArgumentException if the function is no density
     */
    public static LossDensity losses(double lower, double upper, DoubleUnaryOperator density) {
        return LossDensity.of(lower, upper, density);
    }

    /**
     * pdf_e: any density of a neighbour's loss y given a vertex's loss x, given as a function of (x, y).
     *
     * @param lower the lower end of the support, possibly −∞
     * @param upper the upper end, above lower, possibly +∞
     * @param density the function, at least 0, with the integral 1 over y for every x
     * @return the density
     * @throws IllegalArgumentException if the function is no density
     */
    public static NeighbourDensity neighbours(double lower, double upper, DoubleBinaryOperator density) {
        return NeighbourDensity.of(lower, upper, density);
    }

    /**
     * pdf_e on [0, 1]: uniform on [x − w, x + w] ∩ [0, 1] around the vertex's loss x.
     *
     * @param width half the window, positive
     * @return the density
     * @throws IllegalArgumentException if the width is not positive
     */
    public static NeighbourDensity window(double width) {
        return Window.of(width, 0, 1);
    }

    /**
     * pdf_e on [0, 1]: a parabola about the vertex's loss ({@link Parabola} has its formula).
     *
     * @return the density
     */
    public static NeighbourDensity parabola() {
        return Parabola.of(0, 1);
    }

    /**
     * pdf_e on [0, 1]: normal about the vertex's loss, cut to the interval: pdf_e(x, y) = φ((y − x)/σ)/(σ Z(x)), with Z(x) its mass on
     * [0, 1]. It is pdf_e of the authors' notebook, with σ = 0.35.
     *
     * @param sd the standard deviation before the cut, positive
     * @return the density
     * @throws IllegalArgumentException if sd is not positive
     */
    public static NeighbourDensity truncatedNormal(double sd) {
        return CentredTruncatedNormal.of(sd, 0, 1);
    }

    /**
     * The dependence of two neighbours' normal scores u = Φ⁻¹(F(x)): jointly normal, a neighbour's being N(ρu, 1 − ρ²).
     *
     * @param rho their correlation, in (−1, 1)
     * @return the copula
     * @throws IllegalArgumentException if rho is not in (−1, 1)
     */
    public static Copula gaussianCopula(double rho) {
        return GaussianCopula.of(rho);
    }

    /**
     * Independent losses: a neighbour's loss has the density of any vertex, pdf_e(x, y) = pdf_n(y): the uniform case, E[# minima] =
     * n/(s + 1).
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
     * How theory counts preimages on a space unless told otherwise: by cliques on a Hamming graph with as many choices at
     * each position, else as on a tree.
     *
     * @param space the space
     * @return the closure
     */
    public static Closure closure(Space space) {
        return space.graph()
                .flatMap(Hamming::uniform)
                .map(graph -> Closure.cliques(graph.positions(), graph.choices(0)))
                .orElseGet(Closure::tree);
    }

    /**
     * The law of landscapes on a space that have a pair of densities.
     *
     * <p>On a Hamming graph: independent losses, or normal scores with a Gaussian copula, which become the product field
     * (correlation ρ to the power of the distance). On a random regular graph: any reversible pair.
     *
     * @param pair the densities
     * @param space the space
     * @return the law
     * @throws IllegalArgumentException if no law is known for them
     */
    public static LandscapeLaw law(Pair pair, Space space) {
        boolean independent = pair.neighbours() instanceof Independent;
        double rho = pair.copula().orElse(null) instanceof GaussianCopula gaussian && isStandardNormal(pair.losses())
                ? gaussian.rho()
                : Double.NaN;
        if (space.graph().isPresent()) {
            if (independent) {
                return IidLosses.of(space.graph().get(), pair.losses());
            }
            if (Double.isNaN(rho)) {
                throw new IllegalArgumentException("pair to simulate on " + space
                        + " must be independent, or normal(0, 1) with a gaussian copula, but was " + pair);
            }
            return ProductField.of(space.hamming("a gaussian copula"), rho);
        }
        if (independent
                && pair.losses().lower() == 0
                && pair.losses().upper() == 1
                && pair.losses() instanceof Uniform) {
            return IidLosses.uniformOnRandomRegular(space.order(), space.degree());
        }
        return rho >= 0
                ? CopulaLandscape.of(space.order(), space.degree(), rho)
                : PairLandscape.of(space.order(), space.degree(), pair);
    }

    private static boolean isStandardNormal(LossDensity losses) {
        return losses instanceof Normal
                && losses.toString().equals(Normal.of(0, 1).toString());
    }

    /**
     * What theory says, by the closure that suits the space: E[# minima] = n ∫ pdf_n(x) p(x) dx, basins, steps and the share that
     * reaches the optimum (White, Nolen and Savani 2021, Theorem 5.1; the exact recursions are derived in docs/theory.md). Errors are
     * numerical, 1e-10 relative.
     *
     * @param pair the densities
     * @param space the space
     * @return the prediction
     * @throws IllegalArgumentException if the closure does not suit the pair
     */
    public static Prediction predict(Pair pair, Space space) {
        return predict(pair, space, closure(space));
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
        return Solution.of(pair, space.degree(), closure).predict(space.order());
    }

    /**
     * What local search finds on sampled landscapes: Algorithm 1 from every vertex of each. Errors are standard errors of the mean
     * over landscapes; minima are counts a landscape, basins are in vertices.
     *
     * @param pair the densities, of which {@link #law} knows landscapes on the space
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
     * @param pair the densities, of which {@link #law} knows landscapes on the space
     * @param space the space
     * @param landscapes how many to sample
     * @param seed of all randomness
     * @param progress hears of every landscape, and may cancel
     * @return means over the landscapes, with their standard errors
     * @throws IllegalArgumentException if the pair can not be sampled on the space
     * @throws java.util.concurrent.CancellationException if the listener cancelled
     */
    public static Observation simulate(Pair pair, Space space, int landscapes, long seed, Progress progress) {
        return Replicates.of(law(pair, space), landscapes, seed)
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

    /**
     * A function of one number as a curve.
     *
     * @param at where it is wanted, increasing
     * @param function the value with its error at a number
     * @return the curve
     */
    public static Curve curve(double[] at, DoubleFunction<Estimate> function) {
        return Curve.of(at, function);
    }

    /**
     * A predicted curve, drawn as a line.
     *
     * @param name what the key calls it
     * @param curve the values
     * @return the trace, for {@link #chart}
     */
    public static Trace predicted(String name, Curve curve) {
        return Trace.predicted(name, "tree", curve);
    }

    /**
     * A mean over sampled landscapes, drawn as circles with standard errors.
     *
     * @param name what the key calls it
     * @param curve the means with their standard errors
     * @return the trace, for {@link #chart}
     */
    public static Trace sampled(String name, Curve curve) {
        return Trace.simulated(name, curve);
    }

    /**
     * What one landscape shows, drawn as discs.
     *
     * @param name what the key calls it
     * @param curve the counts
     * @return the trace, for {@link #chart}
     */
    public static Trace counted(String name, Curve curve) {
        return Trace.counted(name, curve);
    }

    /**
     * A chart of curves.
     *
     * @param title one line
     * @param x what the curves run over
     * @param y what they tell
     * @param traces the curves, at least one
     * @return the figure, which a notebook shows inline
     */
    public static Figure chart(String title, String x, String y, Trace... traces) {
        return Chart.of(title, x, y, List.of(traces));
    }

    /**
     * The same with a logarithmic axis for positive values.
     *
     * @param title one line
     * @param x what the curves run over
     * @param y what they tell
     * @param traces the curves, at least one
     * @return the figure
     */
    public static Figure logChart(String title, String x, String y, Trace... traces) {
        return Chart.logarithmic(title, x, y, List.of(traces));
    }

    /**
     * The distribution of steps, P(k steps) by k: predicted as a line, sampled as circles.
     *
     * @param prediction what theory says
     * @param observation what landscapes show
     * @return the figure
     */
    public static Figure stepsChart(Prediction prediction, Observation observation) {
        return StepsDistribution.of(List.of(new Facet(
                observation.landscape(),
                List.of(
                        Trace.predicted(
                                prediction.closure().toString(), word(prediction.closure()), prediction.steps()),
                        Trace.simulated("sampled", observation.steps())))));
    }

    /**
     * Basins by the minimum's loss, on a logarithmic axis: predicted at the losses where landscapes show them, sampled as circles.
     *
     * @param solution what theory says
     * @param observation what landscapes show
     * @return the figure
     */
    public static Figure basinsChart(Solution solution, Observation observation) {
        Curve seen = observation.basinSize();
        double[] losses = new double[seen.size()];
        Arrays.setAll(losses, seen::at);
        return Chart.logarithmic(
                "Basins by loss",
                "loss of the minimum",
                "vertices in its basin",
                List.of(
                        Trace.predicted(
                                solution.closure().toString(), word(solution.closure()), solution.basinSizes(losses)),
                        Trace.simulated("sampled", seen)));
    }

    private static String word(Closure closure) {
        return closure instanceof Closure.Cliques
                ? "cliques"
                : closure.toString().replaceAll("\\(.*", "");
    }

    /**
     * The neighbourhood distributions of fitted models side by side: pdf_n, pdf_e as a heat map in normal scores and as conditional
     * quantiles, and the difference of two.
     *
     * @param models two or three fitted models
     * @return the figure
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Figure neighbourhoods(FittedModel... models) {
        return Neighbourhoods.ofModels(List.of(models));
    }
}
