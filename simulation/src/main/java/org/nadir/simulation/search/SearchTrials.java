package org.nadir.simulation.search;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.nadir.simulation.FinishedWork;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.numeric.Curve;

/**
 * Trials of a search under a budget, and their best-so-far curves: the true loss of the best observed vertex after 1, 2, …
 * evaluations.
 *
 * <p>Trial i draws from {@code RandomStream.of(seed).child(i)} only: its space from child 0 of that, its choices from
 * child 1, its noise from child 2. Two algorithms with the same seed see the same spaces and the same noise.
 */
public final class SearchTrials {
    private final double[][] curves;

    private SearchTrials(double[][] curves) {
        this.curves = curves;
    }

    /**
     * How trials are made.
     *
     * @param trials how many, at least 1
     * @param evaluations the budget of each, at least 1
     * @param reliability λ of one observation, 0 &lt; λ ≤ 1: the noise has the space's spread times √((1 − λ)/λ)
     * @param runs how many observations are averaged in one evaluation, at least 1
     * @param seed any number
     */
    public record Plan(int trials, int evaluations, double reliability, int runs, long seed) {

        /**
         * Checks the plan.
         *
         * @param trials how many
         * @param evaluations the budget
         * @param reliability λ
         * @param runs averaged
         * @param seed any number
         * @throws IllegalArgumentException if a number is out of range
         */
        public Plan {
            if (trials < 1) {
                throw new IllegalArgumentException("trials must be a positive integer, but was " + trials);
            }
            if (evaluations < 1) {
                throw new IllegalArgumentException("budget must be a positive integer, but was " + evaluations);
            }
            long most = Runtime.getRuntime().maxMemory();
            BigInteger bytes =
                    BigInteger.valueOf((long) trials * evaluations).multiply(BigInteger.valueOf(Double.BYTES));
            if (bytes.compareTo(BigInteger.valueOf(most)) > 0) {
                throw new IllegalArgumentException(trials + " trials of " + evaluations + " evaluations need " + bytes
                        + " bytes for their curves, but Java may use " + most + " (raise it with -Xmx)");
            }
            if (!(reliability > 0 && reliability <= 1)) {
                throw new IllegalArgumentException("lambda of noise must be in (0, 1], but was " + reliability);
            }
            if (runs < 1) {
                throw new IllegalArgumentException("runs must be a positive integer, but was " + runs);
            }
        }
    }

    /**
     * Runs trials.
     *
     * @param plan how many, how long, how noisy
     * @param spaces makes the space of a trial from its stream; it may give the same landscape each time
     * @param algorithm how to search
     * @param threads how many threads may work; the result does not depend on it
     * @param progress hears of every trial, and may cancel
     * @return the curves
     * @throws CancellationException if the listener cancelled
     */
    public static SearchTrials run(
            Plan plan,
            Function<RandomStream, SearchSpace> spaces,
            SearchAlgorithm algorithm,
            Threads threads,
            Progress progress) {
        return run(plan, spaces, algorithm, threads, progress, FinishedWork.NONE, 0);
    }

    /**
     * Runs the trials that are not finished.
     *
     * @param plan how many, how long, how noisy
     * @param spaces makes the space of a trial from its stream; it may give the same landscape each time
     * @param algorithm how to search
     * @param threads how many threads may work; the result does not depend on it
     * @param progress hears of every trial, and may cancel
     * @param finished has the trials of an earlier run, and keeps those of this one
     * @param firstKey the key of trial 0 there, trial i having key firstKey + i
     * @return the curves, the same whether they were made at once or not
     * @throws CancellationException if the listener cancelled
     */
    public static SearchTrials run(
            Plan plan,
            Function<RandomStream, SearchSpace> spaces,
            SearchAlgorithm algorithm,
            Threads threads,
            Progress progress,
            FinishedWork finished,
            long firstKey) {
        double[][] curves = new double[plan.trials()][];
        progress.started(plan.trials() + " trials of " + algorithm.description(), plan.trials());
        try {
            threads.run(plan.trials(), (i, worker) -> {
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled after some of " + plan.trials() + " trials");
                }
                Optional<byte[]> known = finished.find(firstKey + i);
                if (known.isPresent()) {
                    curves[i] = new double[plan.evaluations()];
                    ByteBuffer.wrap(known.get()).asDoubleBuffer().get(curves[i]);
                } else {
                    curves[i] = trial(plan, spaces, algorithm, i);
                    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * curves[i].length);
                    bytes.asDoubleBuffer().put(curves[i]);
                    finished.keep(firstKey + i, bytes.array());
                }
                progress.advanced(1);
            });
        } finally {
            progress.finished();
        }
        return new SearchTrials(curves);
    }

    private static double[] trial(
            Plan plan, Function<RandomStream, SearchSpace> spaces, SearchAlgorithm algorithm, int i) {
        RandomStream stream = RandomStream.of(plan.seed()).child(i);
        SearchSpace space = spaces.apply(stream.child(0));
        double unit = Math.sqrt((1 - plan.reliability()) / plan.reliability() / plan.runs());
        Budget budget = new Budget(space, plan.evaluations(), unit * space.spread(), stream.child(2));
        search(algorithm, budget, stream.child(1));
        return budget.curve();
    }

    private static void search(SearchAlgorithm algorithm, Budget budget, RandomStream stream) {
        try {
            algorithm.search(budget, stream);
        } catch (Budget.Spent expected) {
            assert budget.spent() > 0;
        }
    }

    /**
     * The number of trials.
     *
     * @return at least 1
     */
    public int trials() {
        return curves.length;
    }

    /**
     * The best so far of one trial.
     *
     * @param trial which, from 0
     * @param evaluations after how many evaluations, at least 1
     * @return the true loss of the best observed vertex
     */
    public double best(int trial, int evaluations) {
        return curves[trial][evaluations - 1];
    }

    /**
     * The best so far of every trial; those of two searches with the same seed belong together pairwise.
     *
     * @param evaluations after how many evaluations, at least 1
     * @return at index i the true loss of the best observed vertex of trial i
     */
    public double[] best(int evaluations) {
        double[] losses = new double[curves.length];
        Arrays.setAll(losses, trial -> best(trial, evaluations));
        return losses;
    }

    /**
     * The mean over trials of the best so far, by evaluations.
     *
     * @return the curve, with the standard error of the mean, NaN for one trial
     */
    public Curve mean() {
        int length = curves[0].length;
        double[] at = new double[length];
        double[] values = new double[length];
        double[] errors = new double[length];
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (double[] curve : curves) {
                sum += curve[i];
            }
            double mean = sum / curves.length;
            double squares = 0;
            for (double[] curve : curves) {
                squares += (curve[i] - mean) * (curve[i] - mean);
            }
            at[i] = i + 1;
            values[i] = mean;
            errors[i] = curves.length > 1 ? Math.sqrt(squares / (curves.length - 1) / curves.length) : Double.NaN;
        }
        return Curve.of(at, values, errors);
    }

    /**
     * A quantile over trials of the best so far, by evaluations.
     *
     * @param p the probability, from 0 to 1; 0.5 for the median
     * @return at index i the quantile after i + 1 evaluations, interpolated between order statistics
     * @throws IllegalArgumentException if p is not a probability
     */
    public double[] quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be a probability in [0, 1], but was " + p);
        }
        double[] quantiles = new double[curves[0].length];
        double[] column = new double[curves.length];
        for (int i = 0; i < quantiles.length; i++) {
            for (int trial = 0; trial < column.length; trial++) {
                column[trial] = curves[trial][i];
            }
            Arrays.sort(column);
            double place = p * (column.length - 1);
            int below = (int) Math.floor(place);
            int above = Math.min(column.length - 1, below + 1);
            quantiles[i] = column[below] + (place - below) * (column[above] - column[below]);
        }
        return quantiles;
    }
}
