package org.nadir.plots.reproduce;

import java.util.function.Function;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.montecarlo.Axes;
import org.nadir.simulation.montecarlo.LandscapeSample;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.SearchAlgorithm;
import org.nadir.simulation.search.SearchSpace;
import org.nadir.simulation.search.SearchTrials;

/**
 * How experiments are run: seed, threads, progress, and how many landscapes are sampled.
 *
 * <p>The results do not depend on the threads.
 */
public final class Laboratory {
    private static final int QUICKER = 8;
    private static final int FEWEST = 6;

    private final long seed;
    private final Threads threads;
    private final Progress progress;
    private final boolean quick;
    private final RepeatedRuns repeatedRuns;

    private Laboratory(long seed, Threads threads, Progress progress, boolean quick, RepeatedRuns repeatedRuns) {
        this.seed = seed;
        this.threads = threads;
        this.progress = progress;
        this.quick = quick;
        this.repeatedRuns = repeatedRuns;
    }

    /**
     * A laboratory.
     *
     * @param seed all randomness comes from it
     * @param threads threads to use
     * @param progress hears how far it is, and may cancel
     * @param quick whether to sample an eighth of the landscapes, and the smaller spaces only
     * @return the laboratory
     */
    public static Laboratory of(long seed, Threads threads, Progress progress, boolean quick) {
        return new Laboratory(seed, threads, progress, quick, RepeatedRuns.embedded());
    }

    /**
     * The same with the repeated runs of a benchmark read from its file.
     *
     * @param runs the runs
     * @return a new laboratory
     */
    public Laboratory with(RepeatedRuns runs) {
        return new Laboratory(seed, threads, progress, quick, runs);
    }

    /** The benchmark of repeated runs. */
    RepeatedRuns repeatedRuns() {
        return repeatedRuns;
    }

    /**
     * The seed.
     *
     * @return what all randomness comes from
     */
    public long seed() {
        return seed;
    }

    /**
     * Whether results are wanted soon rather than sharp.
     *
     * @return true for an eighth of the landscapes
     */
    public boolean quick() {
        return quick;
    }

    /**
     * The threads.
     *
     * @return the threads
     */
    Threads threads() {
        return threads;
    }

    /** How many landscapes stand for so many. */
    int replicates(int full) {
        return quick ? Math.max(FEWEST, full / QUICKER) : full;
    }

    /** Trials of a search, as many as landscapes. */
    SearchTrials search(
            int full,
            int evaluations,
            double reliability,
            Function<RandomStream, SearchSpace> spaces,
            SearchAlgorithm how) {
        SearchTrials.Plan plan = new SearchTrials.Plan(replicates(full), evaluations, reliability, 1, seed);
        return SearchTrials.run(plan, spaces, how, threads, progress);
    }

    LandscapeSample sample(LandscapeLaw law, int full) {
        return Replicates.of(law, replicates(full), seed).run(threads, progress);
    }

    Observation observe(LandscapeLaw law, int full) {
        return sample(law, full).observation();
    }

    Observation observe(LandscapeLaw law, int full, Axes axes) {
        return sample(law, full).observation(axes);
    }
}
