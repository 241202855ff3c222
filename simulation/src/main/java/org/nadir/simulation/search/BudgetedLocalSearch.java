package org.nadir.simulation.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import org.nadir.simulation.random.RandomStream;

/**
 * Local search under a budget, with the variants of the paper: from the best of several random starts; to the best
 * neighbour, or to the first that is lower; and at a minimum either again from new starts, or on from the best vertex that
 * has not been left yet.
 */
public final class BudgetedLocalSearch implements SearchAlgorithm {

    /** Restarts in a row that find nothing new, after which the space is taken to be known. */
    private static final int ENOUGH = 1000;

    private final Improvement improvement;
    private final int starts;
    private final boolean continues;

    private BudgetedLocalSearch(Improvement improvement, int starts, boolean continues) {
        this.improvement = improvement;
        this.starts = starts;
        this.continues = continues;
    }

    /**
     * The algorithm.
     *
     * @param improvement which lower neighbour it steps to
     * @param starts of how many random vertices the best is the start, at least 1
     * @param continues at a minimum: true to go on from the best evaluated vertex whose neighbours have not been looked at,
     *     false to begin again
     * @return the algorithm
     * @throws IllegalArgumentException if there is no start
     */
    public static BudgetedLocalSearch of(Improvement improvement, int starts, boolean continues) {
        if (starts < 1) {
            throw new IllegalArgumentException("starts must be a positive integer, but was " + starts);
        }
        return new BudgetedLocalSearch(improvement, starts, continues);
    }

    /** A vertex and what is observed there, in the order in which a search that goes on would leave them. */
    private record Seen(double loss, long vertex) {}

    @Override
    public void search(Budget budget, RandomStream stream) {
        Set<Long> left = new HashSet<>();
        PriorityQueue<Seen> open =
                new PriorityQueue<>(Comparator.comparingDouble(Seen::loss).thenComparingLong(Seen::vertex));
        for (int known = 0; known < ENOUGH; known++) {
            long here = start(budget, stream);
            if (left.add(here)) {
                known = 0;
            }
            boolean more = true;
            while (more) {
                here = descend(budget, here, stream, left, open);
                more = false;
                while (continues && !open.isEmpty() && !more) {
                    here = open.poll().vertex();
                    more = left.add(here);
                }
            }
        }
    }

    private long start(Budget budget, RandomStream stream) {
        long best = budget.space().random(stream);
        budget.evaluate(best);
        for (int i = 1; i < starts; i++) {
            long other = budget.space().random(stream);
            if (budget.evaluate(other) < budget.evaluate(best)) {
                best = other;
            }
        }
        return best;
    }

    private long descend(Budget budget, long from, RandomStream stream, Set<Long> left, PriorityQueue<Seen> open) {
        long here = from;
        while (true) {
            long next = step(budget, here, stream, open);
            if (next == here) {
                return here;
            }
            here = next;
            left.add(here);
        }
    }

    private long step(Budget budget, long here, RandomStream stream, PriorityQueue<Seen> open) {
        SearchSpace space = budget.space();
        space.centre(here);
        double current = budget.evaluate(here);
        int[] order = shuffled(space.degree(here), stream);
        long next = here;
        double least = current;
        int lower = 0;
        for (int i : order) {
            long u = space.neighbour(here, i);
            double loss = budget.evaluate(u);
            if (continues) {
                open.add(new Seen(loss, u));
            }
            if (loss < current) {
                lower++;
                boolean takes = improvement == Improvement.RANDOM ? stream.nextInt(lower) == 0 : loss < least;
                if (takes) {
                    next = u;
                    least = loss;
                }
                if (improvement == Improvement.FIRST) {
                    return next;
                }
            }
        }
        return next;
    }

    private static int[] shuffled(int count, RandomStream stream) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = stream.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    @Override
    public String description() {
        return "local(" + improvement.name().toLowerCase(Locale.ROOT) + ", starts=" + starts
                + (continues ? ", at-minimum=continue)" : ")");
    }
}
