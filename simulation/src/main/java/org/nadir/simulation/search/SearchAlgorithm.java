package org.nadir.simulation.search;

import org.nadir.simulation.random.RandomStream;

/** A way to search under a budget. It is immutable and may be used by many threads. */
public interface SearchAlgorithm {

    /**
     * Searches until the budget is spent or the whole space is known.
     *
     * @param budget the space and what may be spent
     * @param stream the source of randomness
     */
    void search(Budget budget, RandomStream stream);

    /**
     * The algorithm in the words of a command line.
     *
     * @return one line
     */
    String description();
}
