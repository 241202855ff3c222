package org.nadir.simulation.fit;

import java.util.concurrent.CancellationException;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.random.RandomStream;

/**
 * Whether the neighbours of a landscape are bound by a Gaussian copula: a parametric bootstrap on whole landscapes.
 *
 * <p>The statistic is the Cramér–von Mises distance between the ranks of all pairs of neighbours and the Gaussian copula of the
 * same edge correlation. Pairs that share a vertex are not independent, so its distribution comes from Gaussian fields with
 * the landscape's own spectrum ({@link FittedField}), each with its own correlation.
 *
 * @param distance the distance on the landscape
 * @param meanDistance its mean over the fields
 * @param bootstraps the number of fields
 * @param p the share of fields at least as far, the landscape among them
 */
public record CopulaTest(double distance, double meanDistance, int bootstraps, double p) {

    /**
     * Tests a table.
     *
     * @param table a table
     * @param bootstraps how many fields to draw, at least 1
     * @param seed any number
     * @param threads how many threads may work; the result does not depend on it
     * @param progress hears of every field
     * @return the test
     * @throws IllegalArgumentException if bootstraps is not positive, or the space is too large to draw fields on
     * @throws CancellationException if the listener cancelled
     */
    public static CopulaTest of(CategoricalTable table, int bootstraps, long seed, Threads threads, Progress progress) {
        if (bootstraps < 1) {
            throw new IllegalArgumentException("bootstraps must be positive, but were " + bootstraps);
        }
        FittedField field = FittedField.isotropic(table);
        double distance = distance(table.landscape());
        double[] drawn = new double[bootstraps];
        progress.started(bootstraps + " Gaussian fields", bootstraps);
        try {
            threads.run(bootstraps, (task, worker) -> {
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled after some of " + bootstraps + " fields");
                }
                drawn[task] = distance(field.sample(RandomStream.of(seed).child(task), Threads.ONE));
                progress.advanced(1);
            });
        } finally {
            progress.finished();
        }
        int beyond = 0;
        double mean = 0;
        for (double other : drawn) {
            beyond += other >= distance ? 1 : 0;
            mean += other / bootstraps;
        }
        return new CopulaTest(distance, mean, bootstraps, (beyond + 1.0) / (bootstraps + 1));
    }

    private static double distance(Landscape landscape) {
        Graph graph = landscape.graph();
        double[] losses = landscape.losses();
        return NeighbourPairs.of(graph, losses).distanceToGaussian(EdgeCorrelation.of(graph, NormalScores.of(losses)));
    }
}
