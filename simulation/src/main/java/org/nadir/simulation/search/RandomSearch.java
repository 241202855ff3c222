package org.nadir.simulation.search;

import org.nadir.simulation.random.RandomStream;

/** Random search: vertices drawn uniformly. */
public final class RandomSearch implements SearchAlgorithm {

    /** The algorithm; it has no options. */
    public static final RandomSearch INSTANCE = new RandomSearch();

    /** Draws in a row that find nothing new, after which the space is taken to be known. */
    private static final int ENOUGH = 100_000;

    private RandomSearch() {}

    @Override
    public void search(Budget budget, RandomStream stream) {
        int known = 0;
        while (known < ENOUGH) {
            long v = budget.space().random(stream);
            known = budget.knows(v) ? known + 1 : 0;
            budget.evaluate(v);
        }
    }

    @Override
    public String description() {
        return "random";
    }
}
