package org.nadir.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.AccuracyException;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Integral;
import org.nadir.theory.numeric.Panels;
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
    /** Rounding of a march, relative; the measured errors are in docs/theory.md. */
    private static final double ROUNDING = 2e-14;

    /**
     * What the two orders of one mesh have in common and their difference does not show, as a share of the tolerance that the
     * mesh was made for: masses of Gaussian copulas, which are 1, were off by at most a 500th at the default.
     */
    private static final double SHARED = 3e-3;

    /** Shares below this are told to this. */
    private static final double LEAST_SHARE = 1e-15;

    private static final int MOST_HALVINGS = 3;

    private final Pair pair;
    private final int degree;
    private final Closure closure;
    private final Tolerance tolerance;
    private final Recursion recursion;
    private final Level fine;
    private final Level coarse;
    private final Integral minima;
    private final long evaluations;
    /** How often all panels were halved beyond what mass, steps and basins need. */
    private final int halvings;
    /** The largest relative error of a basin between nodes, of those that matter. */
    private final double basinError;

    private volatile @Nullable Endings endings;
    private volatile @Nullable Solution finer;

    Solution(
            Pair pair,
            int degree,
            Closure closure,
            Tolerance tolerance,
            Recursion recursion,
            Level fine,
            Level coarse,
            Integral minima,
            long evaluations,
            int halvings,
            double basinError) {
        this.pair = pair;
        this.degree = degree;
        this.closure = closure;
        this.tolerance = tolerance;
        this.recursion = recursion;
        this.fine = fine;
        this.coarse = coarse;
        this.minima = minima;
        this.evaluations = evaluations;
        this.halvings = halvings;
        this.basinError = basinError;
    }

    /** The same, knowing how accurate basins are. */
    Solution withBasinError(double relative) {
        return new Solution(
                pair, degree, closure, tolerance, recursion, fine, coarse, minima, evaluations, halvings, relative);
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
        return Solver.solve(pair, degree, closure, tolerance, Double.POSITIVE_INFINITY, 0);
    }

    /** The finer of two values with the error that their difference shows. */
    private Estimate compare(double fine, double coarse) {
        double size = Math.abs(fine);
        double difference = Math.abs(fine - coarse);
        if (size == 0) {
            return new Estimate(fine, difference);
        }
        return new Estimate(fine, size * (geometric(difference / size) + rounding()));
    }

    /** What rounding, and the mesh, do to any value unseen, relative: in the march, and in the powers of S. */
    double rounding() {
        return ROUNDING + SHARED * tolerance.relative() + Recursion.rounding(degree);
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
        return new Estimate(minima.value(), minima.error() + Recursion.rounding(degree) * minima.value());
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
        return points(loss).basin();
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
        return points(loss).preimages(k);
    }

    /** What both levels know of one minimum. */
    private Points points(double loss) {
        double x = coordinate(loss);
        Solution deep = reaching(x);
        LossDensity losses = pair.coordinateLosses();
        return new Points(x, deep.fine.at(x, recursion, losses), deep.coarse.at(x, recursion, losses));
    }

    /** One point of the coordinate on both levels. */
    private final class Points {
        private final double x;
        private final Level.At fine;
        private final Level.At coarse;

        Points(double x, Level.At fine, Level.At coarse) {
            this.x = x;
            this.fine = fine;
            this.coarse = coarse;
        }

        Estimate basin() {
            return compare(1 + finite(fine.preimages(), x), 1 + coarse.preimages());
        }

        Estimate preimages(int k) {
            return compare(finite(fine.preimages(k), x), coarse.preimages(k));
        }

        Estimate branchingFactor(int k) {
            return compare(finite(fine.branchingFactor(k), x), coarse.branchingFactor(k));
        }
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
        return x >= fine.panels.edge(0) ? this : Solver.solve(pair, degree, closure, tolerance, x - 1e-9, halvings);
    }

    /**
     * The basin sizes of minima at several losses.
     *
     * @param losses the losses, increasing, within the support
     * @return B at each
     */
    public Curve basinSizes(double... losses) {
        return Curve.of(losses, this::basin);
    }

    /**
     * The preimages of minima at several losses and depths, faster than one by one.
     *
     * @param depths the greatest depth
     * @param losses the losses, increasing, within the support
     * @return for k = 1, 2, …, depths |LS⁻ᵏ| at each loss
     */
    public List<Curve> preimages(int depths, double... losses) {
        Points[] points = Arrays.stream(losses).mapToObj(this::points).toArray(Points[]::new);
        List<Curve> curves = new ArrayList<>();
        for (int k = 1; k <= depths; k++) {
            int depth = k;
            curves.add(Curve.of(
                    losses, Arrays.stream(points).map(p -> p.preimages(depth)).toList()));
        }
        return curves;
    }

    /**
     * The branching factors bₖ(x) with which Lemma 5.2 holds for what this solution counts: L₍ₖ₊₁₎(x) = bₖ(x) L₁(x)
     * ∫ pdf_e(x, y) Lₖ(y) dy / ∫ pdf_e(x, y) dy over y ≥ x, with Lₖ = |LS⁻ᵏ|. They depend on x and on k; the lemma's own
     * solution with constant factors gives these back.
     *
     * @param depths the greatest k
     * @param losses the losses, increasing, within the support
     * @return for k = 1, 2, …, depths the factor bₖ at each loss, with its numerical error
     */
    public List<Curve> branchingFactors(int depths, double... losses) {
        Points[] points = Arrays.stream(losses).mapToObj(this::points).toArray(Points[]::new);
        List<Curve> curves = new ArrayList<>();
        for (int k = 1; k <= depths; k++) {
            int depth = k;
            curves.add(Curve.of(
                    losses,
                    Arrays.stream(points).map(p -> p.branchingFactor(depth)).toList()));
        }
        return curves;
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
     * @return the share, not divided by M, with its numerical error; where pdf_n or pdf_e has kinks it may be above the
     *     tolerance after panels were halved {@value #MOST_HALVINGS} times, which a {@link Prediction} says
     * @throws IllegalArgumentException if ε is negative, or the support has no lower end and that is the optimum
     */
    public Estimate shareWithin(double epsilon, Optimum optimum) {
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("epsilon must be at least 0, but was " + epsilon);
        }
        Solution solution = this;
        Estimate share = solution.share(epsilon, optimum);
        // Where a curve has kinks that mass and basins do not feel, narrower panels find them.
        while (!keeps(share) && solution.halvings < MOST_HALVINGS) {
            solution = solution.finer();
            share = solution.share(epsilon, optimum);
        }
        return share;
    }

    /** Whether a share keeps the tolerance. */
    boolean keeps(Estimate share) {
        return share.error() <= Math.max(LEAST_SHARE, tolerance.allowed(share.value()));
    }

    private Solution finer() {
        // A race would only compute it twice, to the same values.
        Solution known = finer;
        if (known == null) {
            known = Solver.solve(pair, degree, closure, tolerance, fine.panels.edge(0), halvings + 1);
            finer = known;
        }
        return known;
    }

    private Estimate share(double epsilon, Optimum optimum) {
        if (optimum instanceof Optimum.LeastOf least) {
            return reachingLeastOf(least.n()).endings().shareFromLeastOf(least.n(), epsilon);
        }
        double from = pair.losses().lower();
        if (optimum instanceof Optimum.At at) {
            from = at.loss();
        } else if (from == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "the support of pdf_n has no lower end: the optimum must be a loss or the least of n draws");
        }
        return compare(Endings.share(pair, fine, from, epsilon), Endings.share(pair, coarse, from, epsilon));
    }

    /** A solution that holds the least of n losses, but for a chance that decides nothing. */
    private Solution reachingLeastOf(long n) {
        double x = pair.coordinateLosses().quantile(Endings.BELOW / n);
        return x >= fine.panels.edge(0) ? this : Solver.solve(pair, degree, closure, tolerance, x, halvings);
    }

    private Endings endings() {
        // A race would only compute it twice, to the same values.
        Endings known = endings;
        if (known == null) {
            known = new Endings(pair, fine, recursion, mass(), rounding() + basinError);
            endings = known;
        }
        return known;
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

    /**
     * The losses at which a prediction tells basin sizes unless others are asked for: a dozen whose ranks run from ½/n to ½.
     *
     * @param n the number of vertices
     * @return the losses, increasing
     */
    public double[] usualLosses(long n) {
        double[] ranks = new double[12];
        Arrays.setAll(ranks, i -> 0.5 / n * StrictMath.pow((double) n, i / (ranks.length - 1.0)));
        return Arrays.stream(ranks).map(pair.losses()::quantile).distinct().toArray();
    }

    /**
     * The ε at which a prediction tells shares unless others are asked for: from the best of {@link #usualLosses} to each.
     *
     * @param n the number of vertices
     * @return the ε, increasing from 0
     */
    public double[] usualEpsilons(long n) {
        double[] losses = usualLosses(n);
        return Arrays.stream(losses).map(loss -> loss - losses[0]).toArray();
    }

    /**
     * All quantities for a space of n vertices, at the usual losses and ε, with ε from the least of n draws.
     *
     * @param n the number of vertices, more than s
     * @return the prediction
     * @throws IllegalArgumentException if n is not above s
     */
    public Prediction predict(long n) {
        return predict(n, Optimum.leastOf(n), usualLosses(n), usualEpsilons(n));
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
        return Prediction.of(this, n, optimum, losses, epsilons);
    }

    /** The accuracy promised. */
    Tolerance tolerance() {
        return tolerance;
    }

    /** The level that gives the values. */
    Level fine() {
        return fine;
    }

    /** The level that tells their errors. */
    Level coarse() {
        return coarse;
    }
}
