package org.nadir.simulation.search;

import org.nadir.simulation.random.RandomStream;

/**
 * A search space as a search sees it: vertices named by 64-bit numbers, so that 10^18 of them are no trouble. A space may
 * remember where it was last asked and is not for several threads at once.
 */
public interface SearchSpace {

    /**
     * The loss of a vertex.
     *
     * @param v a vertex
     * @return its loss
     */
    double loss(long v);

    /**
     * The standard deviation of losses over the space, the unit of noise.
     *
     * @return positive
     */
    double spread();

    /**
     * The number of vertices, so that a search may stop when it knows all.
     *
     * @return at least 1; the largest long where they are not numbered in advance
     */
    default long order() {
        return Long.MAX_VALUE;
    }

    /**
     * A uniform vertex.
     *
     * @param stream the source of randomness
     * @return a vertex
     */
    long random(RandomStream stream);

    /**
     * The number of neighbours.
     *
     * @param v a vertex
     * @return at least 0
     */
    int degree(long v);

    /**
     * A neighbour.
     *
     * @param v a vertex
     * @param i which, 0 ≤ i &lt; degree
     * @return the neighbour
     */
    long neighbour(long v, int i);

    /**
     * A hint that neighbours of a vertex are about to be asked for.
     *
     * @param v a vertex
     */
    default void centre(long v) {}
}
