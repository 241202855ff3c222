package org.nadir.theory;

import java.util.Arrays;
import java.util.function.Function;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Panels;
import org.nadir.theory.numeric.Tolerance;
import org.nadir.theory.numeric.Volterra;

/**
 * Local search with fresh neighbourhoods, forwards: a Markov chain on losses.
 *
 * <p>A vertex at y draws s neighbours; if the least of them, at x, lies below y, the search moves there, else it stops. With
 * ψ₀ = pdf_n,
 *
 * <p>ψₖ₊₁(x) = ∫ₓ^∞ ψₖ(y) s pdf_e(y, x) S(y; x)ˢ⁻¹ dy is the density of losses of the searches still moving after k + 1 steps,
 *
 * <p>and ψₖ(y) S(y; y)ˢ of them stop at y after exactly k steps. A run of k steps evaluates 1 + s (k + 1) losses, one after
 * another, so that within a budget the last neighbourhood may be seen in part; restarts are a renewal process. For a
 * reversible pair, the backwards recursion {@link Closure#fresh} counts the same vertices from where they end.
 *
 * <p>Implementation note. ψ is known at Gauss–Legendre nodes; the kernel rises to a peak of width 1/s below y, which the
 * panels of the solver resolve; integrals over the part of a panel above x interpolate ψ, as
 * {@link Volterra} does. Two orders estimate the error.
 */
public final class ForwardChain {
    private static final int MOST_EVALUATIONS = 1_000_000;

    private final Pair pair;
    private final ForwardRun fine;
    private final ForwardRun coarse;

    private ForwardChain(Pair pair, ForwardRun fine, ForwardRun coarse) {
        this.pair = pair;
        this.fine = fine;
        this.coarse = coarse;
    }

    /**
     * Follows the chain until all but 1e-13 of the searches have stopped.
     *
     * @param pair the densities
     * @param degree the number of neighbours s drawn by each vertex on the way
     * @return the chain
     * @throws IllegalArgumentException if s is not positive
     * @throws org.nadir.theory.numeric.AccuracyException if the pair can not be solved to 1e-10
     */
    public static ForwardChain of(Pair pair, int degree) {
        return of(pair, degree, Tolerance.DEFAULT);
    }

    /**
     * The same on panels that solve the pair to another accuracy.
     *
     * @param pair the densities
     * @param degree the number of neighbours s drawn by each vertex on the way
     * @param tolerance the accuracy of the recursion on these panels
     * @return the chain
     * @throws IllegalArgumentException if s is not positive
     * @throws org.nadir.theory.numeric.AccuracyException if the pair can not be solved to the tolerance
     */
    public static ForwardChain of(Pair pair, int degree, Tolerance tolerance) {
        Panels panels = Solution.of(pair, degree, Closure.fresh(), tolerance).panels();
        return new ForwardChain(
                pair,
                new ForwardRun(pair, degree, panels),
                new ForwardRun(pair, degree, panels.withOrder(panels.order() - 4)));
    }

    /**
     * The share of searches that stop after exactly k steps.
     *
     * @return P(k steps) by k
     */
    public Curve steps() {
        return byStep(fine.stopped, coarse.stopped, 0);
    }

    /**
     * The mean loss after k steps, a search that has stopped staying where it is.
     *
     * @return the mean loss by k
     */
    public Curve meanAfterSteps() {
        return byStep(fine.meanAfter, coarse.meanAfter, 0);
    }

    private static Curve byStep(double[] values, double[] others, double otherwise) {
        double[] at = new double[values.length];
        double[] errors = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            at[k] = k;
            errors[k] = Math.abs(values[k] - (k < others.length ? others[k] : otherwise)) + 1e-13;
        }
        return Curve.of(at, values, errors);
    }

    /**
     * The distribution of the best loss seen within a budget of evaluations, for one search without restart.
     *
     * @param evaluations the budget, from 1 to 1,000,000
     * @param loss a loss
     * @return P(best seen ≤ loss)
     */
    public double bestBelow(long evaluations, double loss) {
        check(evaluations);
        int budget = (int) Math.min(evaluations, fine.longest());
        return 1 - fine.above(pair.toCoordinate(loss), budget, false)[budget];
    }

    /**
     * The expected best loss seen against evaluations for one search, which stops in its minimum.
     *
     * @param evaluations the budgets, each from 1 to 1,000,000
     * @return E[best loss] at each
     */
    public Curve expectedBest(long... evaluations) {
        return best(evaluations, false);
    }

    /**
     * The expected best loss seen against evaluations for searches that start anew, from a uniform vertex, whenever they stop.
     *
     * @param evaluations the budgets, each from 1 to 1,000,000; the time taken is proportional to the largest
     * @return E[best loss] at each
     */
    public Curve expectedBestWithRestarts(long... evaluations) {
        return best(evaluations, true);
    }

    private Curve best(long[] evaluations, boolean restarts) {
        for (long budget : evaluations) {
            check(budget);
        }
        return curve(evaluations, run -> {
            int longest = restarts ? MOST_EVALUATIONS : run.longest();
            int most = (int) Math.min(Arrays.stream(evaluations).max().orElse(1), longest);
            Panels thresholds = run.thresholds(most);
            double[][] above = new double[evaluations.length][thresholds.size()];
            for (int i = 0; i < thresholds.size(); i++) {
                double[] after = run.above(thresholds.node(i), most, restarts);
                for (int b = 0; b < evaluations.length; b++) {
                    above[b][i] = after[(int) Math.min(evaluations[b], most)];
                }
            }
            return Arrays.stream(above)
                    .mapToDouble(chances -> run.expected(thresholds, chances))
                    .toArray();
        });
    }

    /**
     * The expected best loss of random search: the least of as many draws from pdf_n as there are evaluations.
     *
     * @param evaluations the budgets, each at least 1
     * @return E[best loss] at each
     */
    public Curve expectedBestOfRandomSearch(long... evaluations) {
        return curve(
                evaluations,
                run -> Arrays.stream(evaluations)
                        .mapToDouble(budget -> {
                            if (budget < 1) {
                                throw new IllegalArgumentException("evaluations must be at least 1, but was " + budget);
                            }
                            Panels thresholds = run.thresholds(budget);
                            double[] above = new double[thresholds.size()];
                            Arrays.setAll(
                                    above,
                                    i -> StrictMath.pow(
                                            pair.coordinateLosses().upperTail(thresholds.node(i)), (double) budget));
                            return run.expected(thresholds, above);
                        })
                        .toArray());
    }

    private static void check(long evaluations) {
        if (evaluations < 1 || evaluations > MOST_EVALUATIONS) {
            throw new IllegalArgumentException(
                    "evaluations must be between 1 and " + MOST_EVALUATIONS + ", but was " + evaluations);
        }
    }

    private Curve curve(long[] evaluations, Function<ForwardRun, double[]> quantity) {
        double[] at = Arrays.stream(evaluations).asDoubleStream().toArray();
        double[] values = quantity.apply(fine);
        double[] others = quantity.apply(coarse);
        double[] errors = new double[values.length];
        double scale = pair.losses().quantile(0.84) - pair.losses().quantile(0.16);
        Arrays.setAll(errors, i -> Math.abs(values[i] - others[i]) + 1e-13 * (Math.abs(values[i]) + scale));
        return Curve.of(at, values, errors);
    }
}
