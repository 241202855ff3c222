package org.nadir.simulation.montecarlo;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.nadir.simulation.FinishedWork;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
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
        double[] sums = new double[2];
        long[] counts = descents(trials, RandomStream.of(seed), sums);
        return result(trials, counts, sums[0], sums[1]);
    }

    /** Counts of descents by their steps, without zeros at the end; adds losses and their squares at the end to the sums. */
    private long[] descents(int trials, RandomStream stream, double[] sums) {
        long[] counts = new long[16];
        int most = 0;
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
            most = Math.max(most, steps);
            sums[0] += x;
            sums[1] += x * x;
        }
        return Arrays.copyOf(counts, most + 1);
    }

    /**
     * What the sampler shows of n vertices, in the terms of landscapes: in each of R replicates n descents from starts of their own. There is no
     * optimum and there are no basins, since no two descents meet.
     *
     * @param n the number of descents of a replicate, at least 1
     * @param replicates R, at least 1
     * @param seed any number
     * @param threads how many threads may work; the observation does not depend on it
     * @param progress hears of every replicate, and may cancel
     * @param finished has the replicates of an earlier run, and keeps those of this one
     * @return minima, steps and their distribution; all else is NaN or without points
     * @throws IllegalArgumentException if a number is not positive
     * @throws CancellationException if the listener cancelled
     */
    public Observation observe(
            int n, int replicates, long seed, Threads threads, Progress progress, FinishedWork finished) {
        if (n < 1 || replicates < 1) {
            throw new IllegalArgumentException(
                    "descents and replicates must be positive, but were " + n + " and " + replicates);
        }
        long[][] counts = new long[replicates][];
        progress.started(replicates + " times " + n + " descents of the lazy sampler", replicates);
        try {
            threads.run(replicates, (i, worker) -> {
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled after some of " + replicates + " replicates");
                }
                Optional<byte[]> known = finished.find(i);
                if (known.isPresent()) {
                    LongBuffer buffer = ByteBuffer.wrap(known.get()).asLongBuffer();
                    counts[i] = new long[buffer.remaining()];
                    buffer.get(counts[i]);
                } else {
                    counts[i] = descents(n, RandomStream.of(seed).child(i), new double[2]);
                    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * counts[i].length);
                    bytes.asLongBuffer().put(counts[i]);
                    finished.keep(i, bytes.array());
                }
                progress.advanced(1);
            });
        } finally {
            progress.finished();
        }
        return LandscapeSample.ofDescents(toString(), n, s, counts);
    }

    @Override
    public String toString() {
        return "lazy-sampler(" + losses + ", " + neighbours + ")";
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
