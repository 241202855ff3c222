package org.nadir.simulation.search;

/** Which lower neighbour a descent steps to. */
public enum Improvement {
    /** The best of all neighbours: Algorithm 1. */
    BEST,
    /** The first lower one, the neighbours being looked at in random order; the paper's "query until lower". */
    FIRST,
    /** One of the lower ones, all being looked at, uniformly. */
    RANDOM
}
