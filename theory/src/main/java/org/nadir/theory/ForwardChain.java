package org.nadir.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Panels;
import org.nadir.theory.numeric.Volterra;

/**
 * Local search with fresh neighbourhoods, forwards: a Markov chain on losses.
 *
 * <p>A vertex at y draws s neighbours; if the least of them, at x, lies below y, the search moves there, else it stops. With
 * ψ₀ = pdf_n,
 *
 * <p>ψₖ₊₁(x) = ∫ₓ^∞ ψₖ(y) s pdf_e(y, x) S(y; x)ˢ⁻¹ dy is the density of losses of the searches still moving after k + 1 steps,
 *
 * <p>and ψₖ(y) S(y; y)ˢ of them stop at y after exactly k steps. A run of k steps evaluates 1 + s (k + 1) losses. For a
 * reversible pair, the backwards recursion {@link Closure#fresh} counts the same vertices from where they end.
 *
 * <p>Implementation note. ψ is known at Gauss–Legendre nodes; the kernel rises to a peak of width 1/s below y, which the
 * panels of the solver resolve; integrals over the part of a panel above x interpolate ψ, as
 * {@link Volterra} does. Two orders estimate the error.
 */
public final class ForwardChain {
    private final Pair pair;
    private final int degree;
    private final Run fine;
    private final Run coarse;

    private ForwardChain(Pair pair, int degree, Run fine, Run coarse) {
        this.pair = pair;
        this.degree = degree;
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
        Panels panels = Solution.of(pair, degree, Closure.fresh()).panels();
        return new ForwardChain(
                pair,
                degree,
                new Run(pair, degree, panels),
                new Run(pair, degree, panels.withOrder(panels.order() - 4)));
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
     * The distribution of the loss after a budget of evaluations, for one search without restart: P(best seen ≤ loss).
     *
     * @param evaluations the budget, at least 1
     * @param loss a loss
     * @return a probability
     */
    public double bestBelow(long evaluations, double loss) {
        long steps = Math.max(0, (evaluations - 1) / degree);
        return fine.below(steps, pair.toCoordinate(loss));
    }

    /**
     * The expected best loss against evaluations for one search: its loss after (evaluations − 1)/s steps.
     *
     * @param evaluations the budgets, increasing, at least 1
     * @return E[best loss] at each
     */
    public Curve expectedBest(long... evaluations) {
        return curve(evaluations, run -> index -> {
            long steps = (evaluations[index] - 1) / degree;
            return run.mean(steps);
        });
    }

    /**
     * The expected best loss against evaluations for searches restarted whenever they stop.
     *
     * <p>Complete searches are counted by their mean length, L = 1 + s (mean steps + 1) evaluations: after m of them and a
     * fraction of another, E[best] = ∫ P(none of m ends at or below x) P(the unfinished one is above x) dx. Search lengths vary
     * little beside their number, so that this is close where m is large and exact for m = 0.
     *
     * @param evaluations the budgets, increasing, at least 1
     * @return E[best loss] at each
     */
    public Curve expectedBestWithRestarts(long... evaluations) {
        return curve(evaluations, run -> index -> {
            double length = 1 + degree * (run.meanSteps + 1);
            long complete = (long) (evaluations[index] / length);
            long rest = evaluations[index] - (long) (complete * length);
            long steps = rest < 1 ? -1 : (rest - 1) / degree;
            double[] ended = run.belowNodes(Long.MAX_VALUE);
            double[] unfinished = steps < 0 ? new double[ended.length] : run.belowNodes(steps);
            double[] above = new double[ended.length];
            Arrays.setAll(above, i -> StrictMath.pow(1 - ended[i], (double) complete) * (1 - unfinished[i]));
            return run.expected(above);
        });
    }

    /**
     * The expected best loss of random search: the least of as many draws from pdf_n as there are evaluations.
     *
     * @param evaluations the budgets, increasing, at least 1
     * @return E[best loss] at each
     */
    public Curve expectedBestOfRandomSearch(long... evaluations) {
        return curve(evaluations, run -> index -> {
            double[] above = new double[run.panels.size()];
            Arrays.setAll(
                    above,
                    i -> StrictMath.pow(
                            pair.coordinateLosses().upperTail(run.panels.node(i)), (double) evaluations[index]));
            return run.expected(above);
        });
    }

    private interface AtIndex {
        double value(int index);
    }

    private Curve curve(long[] evaluations, Function<Run, AtIndex> quantity) {
        double[] at = new double[evaluations.length];
        double[] values = new double[evaluations.length];
        double[] errors = new double[evaluations.length];
        AtIndex first = quantity.apply(fine);
        AtIndex second = quantity.apply(coarse);
        for (int i = 0; i < evaluations.length; i++) {
            if (evaluations[i] < 1) {
                throw new IllegalArgumentException("evaluations must be at least 1, but was " + evaluations[i]);
            }
            at[i] = evaluations[i];
            values[i] = first.value(i);
            errors[i] = Math.abs(values[i] - second.value(i)) + 1e-13 * Math.abs(values[i]);
        }
        return Curve.of(at, values, errors);
    }

    /** The chain on panels of one order. */
    private static final class Run {
        private static final double LEFT = 1e-13;
        private static final int MAX_STEPS = 10_000;

        private final Pair pair;
        private final Panels panels;
        /** By k, the density at the nodes of the best loss after k steps, stopped searches staying. */
        private final List<double[]> placed = new ArrayList<>();

        private final double[] stopped;
        private final double[] meanAfter;
        private final double meanSteps;

        Run(Pair pair, int degree, Panels panels) {
            this.pair = pair;
            this.panels = panels;
            int n = panels.size();
            LossDensity losses = pair.coordinateLosses();
            NeighbourDensity neighbours = pair.coordinateNeighbours();
            double[] stay = new double[n];
            double[] moving = new double[n];
            for (int i = 0; i < n; i++) {
                double y = panels.node(i);
                stay[i] = Recursion.power(neighbours.upperTail(y, y), degree);
                moving[i] = losses.density(y);
            }
            // The moves as rows: ∫ₓ^∞ ψ(y) k(x, y) dy, from above as in the backwards recursion, seen from x.
            Volterra moves = Volterra.of(
                    panels,
                    (x, y, out) -> {
                        out[0] = 0;
                        out[1] = degree
                                * neighbours.density(y, x)
                                * Recursion.power(neighbours.upperTail(y, x), degree - 1);
                    },
                    x -> Double.POSITIVE_INFINITY);
            double[] ended = new double[n];
            double[] shares = new double[MAX_STEPS];
            double[] means = new double[MAX_STEPS];
            double left = 1;
            double sum = 0;
            int k = 0;
            while (left > LEFT && k < MAX_STEPS) {
                double[] here = new double[n];
                double share = 0;
                double mean = 0;
                for (int i = 0; i < n; i++) {
                    here[i] = moving[i] + ended[i];
                    mean += panels.weight(i) * here[i] * pair.toLoss(panels.node(i));
                    double stops = moving[i] * stay[i];
                    share += panels.weight(i) * stops;
                    ended[i] += stops;
                }
                placed.add(here);
                shares[k] = share;
                means[k] = mean;
                sum += k * share;
                left -= share;
                moving = moves.apply(moving);
                k++;
            }
            placed.add(ended.clone());
            stopped = Arrays.copyOf(shares, k);
            meanAfter = Arrays.copyOf(means, k);
            meanSteps = sum;
        }

        private double[] after(long steps) {
            return placed.get((int) Math.min(steps, placed.size() - 1));
        }

        double mean(long steps) {
            double[] here = after(steps);
            double mean = 0;
            for (int i = 0; i < here.length; i++) {
                mean += panels.weight(i) * here[i] * pair.toLoss(panels.node(i));
            }
            return mean;
        }

        double below(long steps, double x) {
            return Math.min(1, panels.integralTo(after(steps), x));
        }

        /** P(loss after the steps lies at or below) at the nodes. */
        double[] belowNodes(long steps) {
            double[] here = after(steps);
            double[] below = new double[here.length];
            Arrays.setAll(below, i -> Math.min(1, panels.integralTo(here, panels.node(i))));
            return below;
        }

        /** E[X] = lowest + ∫ P(X > x) dx, from P(X > x) at the nodes. */
        double expected(double[] above) {
            double sum = pair.toLoss(panels.edge(0));
            for (int i = 0; i < above.length; i++) {
                double u = panels.node(i);
                double loss = pair.toLoss(u);
                double slope = loss == u
                        ? 1
                        : pair.coordinateLosses().density(u) / pair.losses().density(loss);
                sum += panels.weight(i) * above[i] * slope;
            }
            return sum;
        }
    }
}
