package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.montecarlo.Axes;
import org.nadir.simulation.montecarlo.DescentSummary;
import org.nadir.simulation.montecarlo.LandscapeSample;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.DescentMap;
import org.nadir.simulation.search.SearchAlgorithm;
import org.nadir.simulation.search.SearchSpace;
import org.nadir.simulation.search.SearchTrials;

/**
 * How experiments are run: seed, threads, progress, and how many landscapes are sampled.
 *
 * <p>The results do not depend on the threads, nor on what was sampled before. One thread runs experiments.
 */
public final class Laboratory {
    private static final int QUICKER = 8;
    private static final int FEWEST = 6;

    private final long seed;
    private final Threads threads;
    private final Progress progress;
    private final boolean quick;
    private final RepeatedRuns repeatedRuns;
    private final Map<String, List<DescentSummary>> sampled = new HashMap<>(); // by law, as many as were asked for

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

    /**
     * Landscapes of a law. A law that was sampled before, by this experiment or another, is sampled only for what is missing:
     * landscape i is the same in every sample.
     */
    LandscapeSample sample(LandscapeLaw law, int full) {
        int count = replicates(full);
        // a description names all parameters, to the last digit
        List<DescentSummary> known = sampled.computeIfAbsent(law.description(), name -> new ArrayList<>());
        Replicates plan = Replicates.of(law, count, Replicates.apart(law, seed));
        if (known.isEmpty()) {
            LandscapeSample sample = plan.run(threads, progress);
            for (int i = 0; i < count; i++) {
                known.add(sample.summary(i));
            }
        } else if (known.size() < count) {
            known.addAll(further(plan, law, known.size(), count));
        }
        return LandscapeSample.of(law.description(), law.degree(), known.subList(0, count));
    }

    private List<DescentSummary> further(Replicates plan, LandscapeLaw law, int from, int to) {
        DescentSummary[] more = new DescentSummary[to - from];
        progress.started(more.length + " landscapes more, " + law.description(), more.length);
        try {
            threads.run(more.length, (i, worker) -> {
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled after some of " + more.length + " landscapes");
                }
                more[i] = DescentSummary.of(DescentMap.of(plan.landscape(from + i)));
                progress.advanced(1);
            });
        } finally {
            progress.finished();
        }
        return List.of(more);
    }

    Observation observe(LandscapeLaw law, int full) {
        return sample(law, full).observation();
    }

    Observation observe(LandscapeLaw law, int full, Axes axes) {
        return sample(law, full).observation(axes);
    }
}
