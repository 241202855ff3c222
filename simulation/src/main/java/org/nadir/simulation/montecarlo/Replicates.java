package org.nadir.simulation.montecarlo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.nadir.simulation.FinishedWork;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.DescentMap;
import org.nadir.simulation.search.TieRule;

/**
 * Monte Carlo over landscapes: draws R landscapes of a law and runs local search from every vertex of each.
 *
 * <p>Landscape i comes from the random stream {@code RandomStream.of(seed).child(i)} and from nothing else: the sample is the
 * same to the bit whatever the number of threads, and the first R of a longer run are those of a shorter one.
 */
public final class Replicates {

    /** Above so many vertices the threads work on one landscape together, to hold one in memory at a time. */
    private static final int LARGE = 1 << 20;

    /** A loss, the least loss near it and a code while the steps are found, and two bits: what is held at one time. */
    private static final long BYTES_A_VERTEX = 10;

    /** A loss, two longs and a step, for other tie rules than the lowest index. */
    private static final long BYTES_A_VERTEX_WITH_TIES = 24;

    private final LandscapeLaw law;
    private final int count;
    private final long seed;
    private final TieRule ties;

    private Replicates(LandscapeLaw law, int count, long seed, TieRule ties) {
        this.law = law;
        this.count = count;
        this.seed = seed;
        this.ties = ties;
    }

    /**
     * The seed for the landscapes of a law apart from other laws': with one seed for several laws the rows of a table would be the
     * same noise, filtered otherwise, and no evidence of each other.
     *
     * @param law the law
     * @param seed the seed of the whole
     * @return a seed made from that and from the law's description
     */
    public static long apart(LandscapeLaw law, long seed) {
        return RandomStream.mix(seed ^ RandomStream.mix(law.description().hashCode()));
    }

    /**
     * A plan of replicates, with ties to the lowest index.
     *
     * @param law the law of the landscapes
     * @param count the number R of landscapes, at least 1
     * @param seed any number
     * @return the plan
     * @throws IllegalArgumentException if the count is not positive, or a landscape and its map do not fit into memory
     */
    public static Replicates of(LandscapeLaw law, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("replicates must be a positive integer, but was " + count);
        }
        requireMemory(law, BYTES_A_VERTEX);
        return new Replicates(law, count, seed, TieRule.LOWEST_INDEX);
    }

    /**
     * Refuses a landscape that does not fit into memory, before anything is allocated.
     *
     * @param law the law of the landscape
     * @param bytesAVertex what is held of every vertex at one time, besides what the law needs to sample it
     * @throws IllegalArgumentException if it does not fit, with the number of bytes
     */
    public static void requireMemory(LandscapeLaw law, long bytesAVertex) {
        long bytes = Math.max(bytesAVertex, law.bytesAVertex()) * law.order();
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most) {
            throw new IllegalArgumentException(law.description() + " needs " + bytes
                    + " bytes of memory, but Java may use " + most
                    + " (raise it with -Xmx)");
        }
    }

    /**
     * The same plan with another tie rule.
     *
     * @param rule which of several best neighbours a step takes
     * @return the plan
     * @throws IllegalArgumentException if a landscape and its map do not fit into memory
     */
    public Replicates withTies(TieRule rule) {
        requireMemory(law, rule == TieRule.LOWEST_INDEX ? BYTES_A_VERTEX : BYTES_A_VERTEX_WITH_TIES);
        return new Replicates(law, count, seed, rule);
    }

    /**
     * Runs the plan.
     *
     * @param threads how many threads may work; the sample does not depend on it
     * @param progress hears of every landscape that is done, and may cancel between two
     * @return the sample
     * @throws CancellationException if the listener cancelled
     */
    public LandscapeSample run(Threads threads, Progress progress) {
        return run(threads, progress, FinishedWork.NONE);
    }

    /**
     * Runs what is not finished of the plan.
     *
     * @param threads how many threads may work; the sample does not depend on it
     * @param progress hears of every landscape that is done, and may cancel between two
     * @param finished has the landscapes of an earlier run of the same plan, and keeps those of this one
     * @return the sample, the same whether it was made at once or not
     * @throws CancellationException if the listener cancelled
     */
    public LandscapeSample run(Threads threads, Progress progress, FinishedWork finished) {
        AtomicReferenceArray<DescentSummary> summaries = new AtomicReferenceArray<>(count);
        boolean together = law.order() > LARGE || count < threads.count();
        Threads across = together ? Threads.ONE : threads;
        Threads within = (together ? threads : Threads.ONE).stoppedBy(progress::cancelled);
        progress.started(count + " landscapes, " + law.description(), count);
        try {
            across.run(count, (i, worker) -> {
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled after some of " + count + " landscapes");
                }
                summaries.set(i, one(i, within, finished));
                progress.advanced(1);
            });
        } finally {
            progress.finished();
        }
        List<DescentSummary> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(summaries.get(i));
        }
        return LandscapeSample.of(law.description(), law.degree(), list);
    }

    /**
     * Draws one landscape of the plan.
     *
     * @param i its number, from 0
     * @return the landscape
     */
    public Landscape landscape(int i) {
        return law.sample(RandomStream.of(seed).child(i), Threads.ONE);
    }

    private DescentSummary one(int i, Threads within, FinishedWork finished) {
        Optional<byte[]> known = finished.find(i);
        if (known.isPresent()) {
            return DescentSummary.of(known.get());
        }
        Landscape landscape = law.sample(RandomStream.of(seed).child(i), within);
        DescentSummary summary = DescentSummary.of(DescentMap.of(landscape, ties, within));
        finished.keep(i, summary.bytes());
        return summary;
    }
}
