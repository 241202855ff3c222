package org.nadir.simulation.montecarlo;

import java.util.Arrays;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/**
 * The lazy sampler: local search without a graph, in which every vertex on the way draws its s neighbours afresh from
 * pdf_e. This is what the authors' code samples, and it runs on any pair, also on those that no undirected graph has; what it
 * shows is then true of no graph. (Its theory is the closure of fresh neighbourhoods.)
 *
 * <p>Of s independent neighbours only the least matters, and it is drawn at once: S(x; t)ˢ is uniform at the least's t.
 */
public final class LazySampler {
    private static final int MOST_STEPS = 1_000_000;

    private final LossDensity losses;
    private final NeighbourDensity neighbours;
    private final int s;

    private LazySampler(LossDensity losses, NeighbourDensity neighbours, int s) {
        this.losses = losses;
        this.neighbours = neighbours;
        this.s = s;
    }

    /**
     * The sampler of a pair.
     *
     * @param losses pdf_n
     * @param neighbours pdf_e
     * @param s the number of neighbours drawn at every vertex, at least 1
     * @return the sampler
     * @throws IllegalArgumentException if s is not positive
     */
    public static LazySampler of(LossDensity losses, NeighbourDensity neighbours, int s) {
        if (s < 1) {
            throw new IllegalArgumentException("s must be a positive integer, but was " + s);
        }
        return new LazySampler(losses, neighbours, s);
    }

    /**
     * What the sampler shows.
     *
     * @param trials how many descents were made
     * @param minimaShare the share of starts that are minima, which n times makes the number of minima
     * @param meanSteps the mean number of steps
     * @param finalLoss the mean loss at the end
     * @param steps by k the share of descents of exactly k steps
     */
    public record Result(int trials, Estimate minimaShare, Estimate meanSteps, Estimate finalLoss, Curve steps) {}

    /**
     * Makes descents from starts drawn from pdf_n.
     *
     * @param trials how many, at least 2
     * @param seed any number
     * @return what they show, each number with its standard error
     * @throws IllegalArgumentException if there are fewer than two trials
     */
    public Result run(int trials, long seed) {
        if (trials < 2) {
            throw new IllegalArgumentException("trials must be at least 2, but were " + trials);
        }
        RandomStream stream = RandomStream.of(seed);
        long[] counts = new long[16];
        double sumLoss = 0;
        double squares = 0;
        for (int trial = 0; trial < trials; trial++) {
            double x = losses.quantile(stream.nextUniform());
            int steps = 0;
            double y = leastNeighbour(x, stream);
            while (y < x && steps < MOST_STEPS) {
                x = y;
                steps++;
                y = leastNeighbour(x, stream);
            }
            if (steps >= counts.length) {
                counts = Arrays.copyOf(counts, 2 * steps);
            }
            counts[steps]++;
            sumLoss += x;
            squares += x * x;
        }
        return result(trials, counts, sumLoss, squares);
    }

    /** The least of s draws from pdf_e(x, ·): a draw u of the upper tail's s-th root is 1 − u^{1/s} of the lower tail. */
    private double leastNeighbour(double x, RandomStream stream) {
        double lower = -StrictMath.expm1(StrictMath.log(stream.nextUniform()) / s);
        return neighbours.quantile(x, lower);
    }

    private static Result result(int trials, long[] counts, double sumLoss, double squares) {
        int most = counts.length - 1;
        while (counts[most] == 0) {
            most--;
        }
        double[] at = new double[most + 1];
        double[] shares = new double[most + 1];
        double[] errors = new double[most + 1];
        double mean = 0;
        double second = 0;
        for (int k = 0; k <= most; k++) {
            at[k] = k;
            shares[k] = (double) counts[k] / trials;
            errors[k] = Math.sqrt(shares[k] * (1 - shares[k]) / trials);
            mean += k * shares[k];
            second += (double) k * k * shares[k];
        }
        double meanLoss = sumLoss / trials;
        return new Result(
                trials,
                new Estimate(shares[0], errors[0]),
                new Estimate(mean, Math.sqrt(Math.max(0, second - mean * mean) / trials)),
                new Estimate(meanLoss, Math.sqrt(Math.max(0, squares / trials - meanLoss * meanLoss) / trials)),
                Curve.of(at, shares, errors));
    }
}
