package org.nadir.simulation.landscape;

import java.util.Optional;
import org.nadir.simulation.Threads;
import org.nadir.simulation.random.RandomStream;

/** A probability law of landscapes, from which Monte Carlo draws. It is immutable and may be sampled by many threads. */
public interface LandscapeLaw {

    /**
     * Draws a landscape.
     *
     * @param stream the source of randomness, at its beginning
     * @param threads how many threads may work on this one landscape; the sample does not depend on it
     * @return a landscape
     */
    Landscape sample(RandomStream stream, Threads threads);

    /**
     * The number of vertices of every landscape of the law.
     *
     * @return n
     */
    int order();

    /**
     * The mean number of neighbours of a vertex.
     *
     * @return s on a regular graph
     */
    double degree();

    /**
     * The standard deviation of a vertex's loss under the law, the unit in which noise is measured.
     *
     * @return positive
     */
    double spread();

    /**
     * What is held of every vertex, at most, while one landscape is sampled.
     *
     * @return bytes, the graph's own apart; 12 unless the law says otherwise, a double and a float
     */
    default long bytesAVertex() {
        return Double.BYTES + Float.BYTES;
    }

    /**
     * How near the sampled landscapes are to what is asked for, where they are so only in the limit.
     *
     * @param seed of the landscapes
     * @param landscapes how many of them there are
     * @param threads say when to stop
     * @return a sentence, or nothing where every landscape has the law exactly
     * @throws java.util.concurrent.CancellationException if the work is to stop
     */
    default Optional<String> realised(long seed, int landscapes, Threads threads) {
        return Optional.empty();
    }

    /**
     * The law in the words of a command line, such as {@code product-field(rho=0.7) on hamming(6, 5)}.
     *
     * @return one line
     */
    String description();
}
