package org.nadir.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.AccuracyException;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Integral;
import org.nadir.theory.numeric.Panels;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;

/**
 * Theorem 5.1 solved for a pair, a degree s and a closure: minima, basins, steps and where the vertices end, per vertex of
 * the search space; the number of vertices n enters last, in {@link #predict}.
 *
 * <p>E[# minima]/n = ∫ pdf_n(x) p(x) dx, with p(x) = S(x; x)ˢ (on cliques g(x; x)ᵈ), and a minimum at x drains a basin of
 * B(x) vertices; every vertex ends in one minimum, so M = ∫ pdf_n p B = 1 for an exact closure of a reversible pair.
 *
 * <p>Implementation note. The recursion is marched from the top of the support on panels of Gauss–Legendre nodes
 * ({@link org.nadir.theory.numeric.Volterra}) at two orders. They converge geometrically in the order, so that from the
 * relative difference δ of the two the error of the higher is taken as (10 δ)^{4/3}, or δ where that is smaller, and never
 * less than rounding. Panels are bisected until mass, mean steps and the basins of all minima that matter (those where more
 * than 1e-12 of the vertices end) keep the tolerance; else the computation is refused.
 *
 * <p>Source: C. White, S. Nolen, Y. Savani, Exploring the loss landscape in neural architecture search, UAI 2021, Theorem 5.1
 * and Lemma 5.2; the exact recursions are derived in docs/theory.md.
 */
public final class Solution {
    /** Minima where less than this share of the vertices ends decide nothing. */
    private static final double MATTERS = 1e-12;
    /** The share of the vertices that may end below the interval, relative to the tolerance. */
    private static final double BELOW = 0.01;
    /** Rounding of a march, relative; the measured errors are in docs/theory.md. */
    private static final double ROUNDING = 2e-14;

    /** How many depths of preimages a prediction shows. */
    private static final int DEPTHS = 5;

    /** Ranks of the least of n losses, graded towards 0, where the best losses lie. */
    private static final Panels LEAST =
            Panels.of(new double[] {0, 1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1}, 12);

    private final Pair pair;
    private final int degree;
    private final Closure closure;
    private final Tolerance tolerance;
    private final Recursion recursion;
    private final Level fine;
    private final Level coarse;
    private final Integral minima;
    private final long evaluations;
    private volatile @Nullable Ending ending;

    private Solution(
            Pair pair,
            int degree,
            Closure closure,
            Tolerance tolerance,
            Recursion recursion,
            Level fine,
            Level coarse,
            Integral minima,
            long evaluations) {
        this.pair = pair;
        this.degree = degree;
        this.closure = closure;
        this.tolerance = tolerance;
        this.recursion = recursion;
        this.fine = fine;
        this.coarse = coarse;
        this.minima = minima;
        this.evaluations = evaluations;
    }

    /**
     * Solves to the default tolerance, 1e-10 relative.
     *
     * @param pair the densities
     * @param degree the number of neighbours s, at least 1
     * @param closure how preimages are counted
     * @return the solution
     * @throws IllegalArgumentException if s is not positive or the closure does not suit the pair
     * @throws AccuracyException if the tolerance can not be kept
     */
    public static Solution of(Pair pair, int degree, Closure closure) {
        return of(pair, degree, closure, Tolerance.DEFAULT);
    }

    /**
     * Solves.
     *
     * @param pair the densities
     * @param degree the number of neighbours s, at least 1
     * @param closure how preimages are counted
     * @param tolerance the accuracy promised for mass, mean steps and basins
     * @return the solution
     * @throws IllegalArgumentException if s is not positive or the closure does not suit the pair
     * @throws AccuracyException if the tolerance can not be kept
     */
    public static Solution of(Pair pair, int degree, Closure closure, Tolerance tolerance) {
        return of(pair, degree, closure, tolerance, Double.POSITIVE_INFINITY);
    }

    /** Solves on an interval that reaches down to a given coordinate at least. */
    private static Solution of(Pair pair, int degree, Closure closure, Tolerance tolerance, double least) {
        Recursion recursion = Recursion.of(pair, degree, closure);
        LossDensity losses = pair.coordinateLosses();
        NeighbourDensity neighbours = pair.coordinateNeighbours();
        Mesh mesh = Mesh.of(losses, neighbours, Math.min(least, depth(losses, recursion)));
        Panels panels = mesh.panels(neighbours, degree, x -> losses.density(x) * recursion.minimum(x));
        Integral minima = Quadrature.integrate(
                x -> losses.density(x) * recursion.minimum(x),
                mesh.low(),
                mesh.high(),
                tolerance.withRelative(Math.min(tolerance.relative(), 1e-12)),
                edges(panels));
        int order = order(tolerance);
        long evaluations = minima.evaluations();
        boolean whole = false;
        while (true) {
            Level fine = new Level(panels.withOrder(order), losses, recursion, closure);
            Level coarse = new Level(panels.withOrder(order - 4), losses, recursion, closure);
            evaluations += fine.evaluations() + coarse.evaluations();
            Solution solution =
                    new Solution(pair, degree, closure, tolerance, recursion, fine, coarse, minima, evaluations);
            String trouble = solution.trouble();
            if (trouble == null) {
                // What still ends in the lowest panel tells whether the interval reaches deep enough.
                double lowest = mesh.low();
                if (lowest > losses.lower()
                        && solution.endsBelow()
                                > BELOW * tolerance.relative() * solution.mass().value()) {
                    double deeper = lowest - 0.15 * (mesh.high() - lowest);
                    if (!(recursion.minimum(deeper) >= 0)) {
                        throw new AccuracyException(closure + " for " + pair + ", s = " + degree + ": a share of "
                                + solution.endsBelow() + " of the vertices ends below coordinate " + lowest
                                + ", where double precision has no losses left; the best losses depend too strongly"
                                + " on each other for local search to end");
                    }
                    return of(pair, degree, closure, tolerance, deeper);
                }
                return solution;
            }
            // Half as wide panels cost four times as much.
            if (evaluations + 4 * fine.evaluations() > tolerance.maxEvaluations()) {
                throw new AccuracyException(closure + " for " + pair + ", s = " + degree + ": " + trouble + ", wanted "
                        + tolerance.relative() + " relative, after " + evaluations + " evaluations on "
                        + panels.count() + " panels");
            }
            boolean[] cut = fine.unresolved(tolerance.relative(), degree);
            boolean none = true;
            for (boolean flag : cut) {
                none &= !flag;
            }
            // Every second time all panels, in case what is unresolved does not show.
            if (none || whole) {
                Arrays.fill(cut, true);
            }
            whole = !whole;
            panels = panels.bisected(cut);
        }
    }

    /** Where nearly every vertex is a minimum: local search never gets far below. */
    private static double depth(LossDensity losses, Recursion recursion) {
        double low = losses.lower();
        if (low > Double.NEGATIVE_INFINITY) {
            return low;
        }
        double scale = losses.quantile(0.5) - losses.quantile(0.16);
        double x = losses.quantile(1e-4);
        // Copulas other than the Gaussian have no losses below the least double; there S is NaN.
        while (recursion.minimum(x) < 0.9
                && recursion.minimum(x - 5 * scale) >= 0
                && x > losses.quantile(0.5) - 1000 * scale) {
            x -= scale;
        }
        return x - 4 * scale;
    }

    /** An upper estimate of the share of vertices that end below the interval. */
    private double endsBelow() {
        double[] endings = fine.endings();
        return endings[0] * (fine.panels.edge(1) - fine.panels.edge(0));
    }

    /** The order of the finer rule: one node a digit and six for what geometric convergence takes to set in. */
    private static int order(Tolerance tolerance) {
        int digits = (int) Math.ceil(-StrictMath.log10(tolerance.relative()));
        return Math.max(10, Math.min(digits + 6, 20));
    }

    private static double[] edges(Panels panels) {
        double[] edges = new double[panels.count() + 1];
        Arrays.setAll(edges, panels::edge);
        return edges;
    }

    /** What misses the tolerance, or null. */
    private @Nullable String trouble() {
        Estimate mass = mass();
        if (mass.error() > tolerance.allowed(mass.value())) {
            return "the mass is " + mass.value() + " ± " + mass.error();
        }
        Estimate steps = meanSteps();
        if (steps.error() > Math.max(tolerance.allowed(steps.value()), tolerance.relative())) {
            return "the mean number of steps is " + steps.value() + " ± " + steps.error();
        }
        // At the nodes of the coarser level, where the finer interpolates better than the coarser would at its own.
        double[] endings = coarse.endings();
        double matters = MATTERS * mass.value();
        for (int i = 0; i < endings.length; i++) {
            if (endings[i] * coarse.panels.weight(i) > matters) {
                double x = coarse.panels.node(i);
                double relative = coarse.basinError(i, fine.panels.interpolate(fine.solution, x));
                if (relative > tolerance.relative()) {
                    return "the basin of a minimum at loss " + pair.toLoss(x) + " has a relative error of " + relative;
                }
            }
        }
        return null;
    }

    /** The finer of two values with the error that their difference shows. */
    private static Estimate compare(double fine, double coarse) {
        double size = Math.abs(fine);
        double difference = Math.abs(fine - coarse);
        if (size == 0) {
            return new Estimate(fine, difference);
        }
        return new Estimate(fine, size * (geometric(difference / size) + ROUNDING));
    }

    /** The relative error of the finer of two orders from their relative difference. */
    static double geometric(double delta) {
        return Math.min(delta, 10 * delta * StrictMath.cbrt(10 * delta));
    }

    /**
     * The pair solved.
     *
     * @return the densities
     */
    public Pair pair() {
        return pair;
    }

    /**
     * The degree.
     *
     * @return the number of neighbours s
     */
    public int degree() {
        return degree;
    }

    /**
     * The closure.
     *
     * @return how preimages are counted
     */
    public Closure closure() {
        return closure;
    }

    /**
     * How often integrands were evaluated.
     *
     * @return evaluations
     */
    public long evaluations() {
        return evaluations;
    }

    /** The panels of the final solution. */
    Panels panels() {
        return fine.panels;
    }

    /**
     * The branching factor product that would make Lemma 5.2 exact: the ratio of this solution's |LS⁻ᵏ(x)| to the lemma's with
     * b = 1, a function of k and x. With the ratios Rₖ, the lemma's own factors would be bₖ₋₁ = Rₖ/Rₖ₋₁.
     *
     * @param lemma the solution of the same pair and degree by {@link Closure#lemma()}
     * @param loss the minimum's loss, within the support
     * @param k the depth, at least 1
     * @return Rₖ(x) with its numerical error
     * @throws IllegalArgumentException if the other solution is not the lemma's with b = 1
     */
    public Estimate branching(Solution lemma, double loss, int k) {
        if (!lemma.closure.equals(Closure.lemma()) || lemma.degree != degree || k < 1) {
            throw new IllegalArgumentException("branching needs the lemma with b = 1, s = " + degree
                    + " and k of at least 1, but was given " + lemma.closure + ", s = " + lemma.degree + ", k = " + k);
        }
        Estimate exact = preimages(loss, k);
        Estimate printed = lemma.preimages(loss, k);
        double ratio = exact.value() / printed.value();
        return new Estimate(
                ratio, Math.abs(ratio) * (exact.error() / exact.value() + printed.error() / printed.value()));
    }

    /**
     * The number of nodes of the final solution.
     *
     * @return nodes
     */
    public int nodes() {
        return fine.panels.size();
    }

    /**
     * The expected share of vertices that are minima, ∫ pdf_n(x) p(x) dx (Theorem 5.1, first part).
     *
     * @return E[# minima]/n with its numerical error
     */
    public Estimate minimaFraction() {
        return minima.estimate();
    }

    /**
     * The probability that a vertex is a minimum.
     *
     * @param loss the vertex's loss
     * @return p = S(loss; loss)ˢ, on cliques g(loss; loss)ᵈ
     */
    public double minimumProbability(double loss) {
        return recursion.minimum(pair.toCoordinate(loss));
    }

    /**
     * The mass M = ∫ pdf_n p B: the share of vertices that end somewhere, 1 where the closure is exact.
     *
     * @return M with its numerical error
     */
    public Estimate mass() {
        return compare(fine.mass(), coarse.mass());
    }

    /**
     * The mean number of steps of local search from a uniform start, Σ k P(k steps), not divided by M.
     *
     * @return the mean with its numerical error
     */
    public Estimate meanSteps() {
        return compare(fine.meanSteps(), coarse.meanSteps());
    }

    /**
     * The distribution of steps: P(a uniform start takes exactly k steps), k = 0, 1, …, summing to M.
     *
     * @return the shares by k, until the rest is below 1e-17
     */
    public Curve steps() {
        double[] values = fine.steps();
        double[] other = coarse.steps();
        double[] at = new double[values.length];
        double[] errors = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            at[k] = k;
            errors[k] = compare(values[k], k < other.length ? other[k] : 0).error();
        }
        return Curve.of(at, values, errors);
    }

    /**
     * The expected basin size B(x) = 1 + Σ |LS⁻ᵏ(x)| of a minimum, in vertices, itself included.
     *
     * @param loss the minimum's loss, within the support
     * @return B with its numerical error
     */
    public Estimate basin(double loss) {
        double x = coordinate(loss);
        return reaching(x).basinAt(x);
    }

    private Estimate basinAt(double x) {
        LossDensity losses = pair.coordinateLosses();
        double preimages = finite(fine.preimages(x, recursion, losses), x);
        return compare(1 + preimages, 1 + coarse.preimages(x, recursion, losses));
    }

    private double finite(double value, double x) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw new AccuracyException(
                    "the basin of a minimum at loss " + pair.toLoss(x) + " is beyond the range of double precision");
        }
        return value;
    }

    /**
     * The expected number of preimages |LS⁻ᵏ(x)| of a minimum: vertices that reach it in exactly k steps.
     *
     * @param loss the minimum's loss, within the support
     * @param k the number of steps, at least 0
     * @return the number with its numerical error
     * @throws IllegalArgumentException if k is negative
     */
    public Estimate preimages(double loss, int k) {
        if (k < 0) {
            throw new IllegalArgumentException("k must be at least 0, but was " + k);
        }
        if (k == 0) {
            return Estimate.exact(1);
        }
        double x = coordinate(loss);
        Solution deep = reaching(x);
        LossDensity densities = pair.coordinateLosses();
        return compare(
                finite(deep.fine.preimages(x, k, recursion, densities), x),
                deep.coarse.preimages(x, k, recursion, densities));
    }

    /** The coordinate of a loss inside the support; ranks outside it would be those of its ends. */
    private double coordinate(double loss) {
        if (!(loss >= pair.losses().lower() && loss <= pair.losses().upper())) {
            throw new IllegalArgumentException("loss must lie in the support ["
                    + pair.losses().lower() + ", " + pair.losses().upper() + "], but was " + loss);
        }
        double x = pair.toCoordinate(loss);
        if (Double.isInfinite(x)) {
            throw new IllegalArgumentException("loss must lie inside the support, but " + loss
                    + " is its end, where the normal score is infinite");
        }
        return x;
    }

    /** This solution, or one that reaches down to a coordinate below this one's interval. */
    private Solution reaching(double x) {
        return x >= fine.panels.edge(0) ? this : of(pair, degree, closure, tolerance, x - 1e-9);
    }

    private List<Curve> preimages(double... losses) {
        List<Curve> curves = new ArrayList<>();
        for (int k = 1; k <= DEPTHS; k++) {
            double[] values = new double[losses.length];
            double[] errors = new double[losses.length];
            for (int i = 0; i < losses.length; i++) {
                Estimate number = preimages(losses[i], k);
                values[i] = number.value();
                errors[i] = number.error();
            }
            curves.add(Curve.of(losses, values, errors));
        }
        return curves;
    }

    /**
     * The basin sizes of minima at several losses.
     *
     * @param losses the losses, increasing, within the support
     * @return B at each
     */
    public Curve basinSizes(double... losses) {
        double[] values = new double[losses.length];
        double[] errors = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            Estimate basin = basin(losses[i]);
            values[i] = basin.value();
            errors[i] = basin.error();
        }
        return Curve.of(losses, values, errors);
    }

    /**
     * The share of vertices that end within ε of the optimum (Theorem 5.1, second part).
     *
     * <p>From a loss ℓ*: ∫ pdf_n p B over [ℓ*, ℓ* + ε]. From the least of n losses, which is itself a minimum: the average over
     * its distribution of (B(ℓ*) + n ∫ pdf_n p B over [ℓ*, ℓ* + ε]) / (B(ℓ*) + n ∫ pdf_n p B over [ℓ*, ∞)): what ends there of all
     * that ends at ℓ* or above, so that the curve ends at 1.
     *
     * @param epsilon ε, in units of loss, at least 0
     * @param optimum what ℓ* is
     * @return the share, not divided by M, with its numerical error
     * @throws IllegalArgumentException if ε is negative, or the support has no lower end and that is the optimum
     */
    public Estimate shareWithin(double epsilon, Optimum optimum) {
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("epsilon must be at least 0, but was " + epsilon);
        }
        if (optimum instanceof Optimum.LeastOf least) {
            Solution deep = reachingLeastOf(least.n());
            Ending ending = deep.ending();
            return deep.averageOverLeast(least.n(), x -> ending.share(x, epsilon, least.n()));
        }
        double from = pair.losses().lower();
        if (optimum instanceof Optimum.At at) {
            from = at.loss();
        } else if (from == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "the support of pdf_n has no lower end: the optimum must be a loss or the least of n draws");
        }
        double to = from + epsilon;
        return compare(share(fine, from, to), share(coarse, from, to));
    }

    private double share(Level level, double from, double to) {
        double[] endings = level.endings();
        return level.panels.integralTo(endings, coordinateWithin(to))
                - level.panels.integralTo(endings, coordinateWithin(from));
    }

    private double coordinateWithin(double loss) {
        double lower = pair.losses().lower();
        double upper = pair.losses().upper();
        return pair.toCoordinate(Math.max(lower, Math.min(loss, upper)));
    }

    /**
     * The expected share of starts that reach the optimum: the basin of the least of n losses over all that end there or
     * above, which is {@link #shareWithin} at ε = 0.
     *
     * <p>A closure does not know n: where the basins of the best minima are limited by the size of the space, their mean over n
     * may exceed 1; as a share of all it can not.
     *
     * @param n the number of vertices, at least 1
     * @return the share with its numerical error
     */
    public Estimate shareReachingOptimum(long n) {
        return shareWithin(0, Optimum.leastOf(n));
    }

    private Ending ending() {
        // A race would only compute it twice, to the same values.
        Ending known = ending;
        if (known == null) {
            known = new Ending();
            ending = known;
        }
        return known;
    }

    /** A solution that holds the least of n losses but for a chance of 1e-4. */
    private Solution reachingLeastOf(long n) {
        double x = pair.coordinateLosses().quantile(1e-4 / n);
        return x >= fine.panels.edge(0) ? this : of(pair, degree, closure, tolerance, x);
    }

    /**
     * E f(ℓ*), ℓ* the least of n draws, in the coordinate: by its rank v, F(ℓ*) = 1 − (1 − v)^{1/n}, on fixed panels at two
     * orders, since f may have kinks where a marginal is known by its quantiles, which adaptation would chase.
     */
    private Estimate averageOverLeast(long n, DoubleUnaryOperator f) {
        double fineAverage = averageOverLeast(n, f, LEAST.withOrder(16));
        double coarseAverage = averageOverLeast(n, f, LEAST);
        Estimate mass = mass();
        return new Estimate(
                fineAverage,
                Math.abs(fineAverage - coarseAverage)
                        + fineAverage * (mass.error() / Math.abs(mass.value()) + ROUNDING));
    }

    private double averageOverLeast(long n, DoubleUnaryOperator f, Panels ranks) {
        LossDensity coordinate = pair.coordinateLosses();
        double lowest = fine.panels.edge(0);
        double sum = 0;
        for (int i = 0; i < ranks.size(); i++) {
            double rank = -StrictMath.expm1(StrictMath.log1p(-ranks.node(i)) / n);
            sum += ranks.weight(i) * f.applyAsDouble(Math.max(coordinate.quantile(rank), lowest));
        }
        return sum;
    }

    /** Where the vertices end, on the finer level, computed once for many questions. */
    private final class Ending {
        /** The share that ends below each node. */
        private final double[] below = new double[fine.panels.size()];

        private final double mass = fine.mass();

        Ending() {
            double[] endings = fine.endings();
            Arrays.setAll(below, i -> fine.panels.integralTo(endings, fine.panels.node(i)));
        }

        /**
         * The share that ends in the best minimum, at x, or within ε above it, of all that end there or above. The basin alone,
         * over n, would count starts that a small space does not have.
         */
        double share(double x, double epsilon, long n) {
            double basin = 1 + fine.interpolated(x, recursion, pair.coordinateLosses());
            double under = fine.panels.interpolate(below, x);
            double above = n * Math.max(0, mass - under);
            double within = 0;
            if (epsilon > 0) {
                double highest = fine.panels.edge(fine.panels.count());
                double to = Math.min(coordinateWithin(pair.toLoss(x) + epsilon), highest);
                within = n * Math.max(0, fine.panels.interpolate(below, to) - under);
            }
            return (basin + within) / (basin + above);
        }
    }

    /**
     * All quantities for a space of n vertices, at default losses and ε: basins at losses whose ranks run from ½/n to ½, and ε
     * from the best loss, the least of n draws, to the same losses.
     *
     * @param n the number of vertices, more than s
     * @return the prediction
     * @throws IllegalArgumentException if n is not above s
     */
    public Prediction predict(long n) {
        double[] ranks = new double[12];
        Arrays.setAll(ranks, i -> 0.5 / n * StrictMath.pow((double) n, i / (ranks.length - 1.0)));
        double[] losses =
                Arrays.stream(ranks).map(pair.losses()::quantile).distinct().toArray();
        double[] epsilons = new double[losses.length];
        Arrays.setAll(epsilons, i -> losses[i] - losses[0]);
        return predict(n, Optimum.leastOf(n), losses, epsilons);
    }

    /**
     * All quantities for a space of n vertices.
     *
     * @param n the number of vertices, more than s
     * @param optimum what the ε-curve measures from
     * @param losses where basin sizes are wanted, increasing, within the support
     * @param epsilons where the ε-curve is wanted, increasing, at least 0
     * @return the prediction
     * @throws IllegalArgumentException if n is not above s, or a loss or ε is out of range
     */
    public Prediction predict(long n, Optimum optimum, double[] losses, double[] epsilons) {
        if (n <= degree) {
            throw new IllegalArgumentException("n must be an integer above s = " + degree + ", but was " + n);
        }
        double[] shares = new double[epsilons.length];
        double[] errors = new double[epsilons.length];
        for (int i = 0; i < epsilons.length; i++) {
            Estimate share = shareWithin(epsilons[i], optimum);
            shares[i] = share.value();
            errors[i] = share.error();
        }
        Estimate mass = mass();
        Estimate steps = meanSteps();
        Defects defects = Defects.of(pair);
        List<String> warnings = new ArrayList<>(defects.warnings());
        if (Math.abs(mass.value() - 1) > 1e-6 + mass.error()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "closure %s does not conserve mass here: vertices end in M = %.4g minima each, not in 1",
                    closure,
                    mass.value()));
        }
        Estimate reaching = shareReachingOptimum(n);
        return new Prediction(
                pair.toString(),
                closure,
                n,
                degree,
                minimaFraction().times((double) n),
                steps,
                new Estimate(
                        (1 + degree) * mass.value() + degree * steps.value(), degree * (mass.error() + steps.error())),
                reaching,
                mass,
                steps(),
                basinSizes(losses),
                preimages(losses),
                Curve.of(epsilons, shares, errors),
                defects,
                pair.coordinateNeighbours() instanceof Independent
                        || (pair.copula().orElse(null) instanceof GaussianCopula gaussian && gaussian.rho() == 0),
                nodes(),
                evaluations,
                warnings);
    }
}
