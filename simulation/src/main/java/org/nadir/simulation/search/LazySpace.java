package org.nadir.simulation.search;

import java.util.Arrays;
import java.util.function.Function;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;

/**
 * The lazy sampler's space: no vertex is there before it is drawn, and whoever asks for a neighbour gets a new one, drawn afresh
 * from pdf_e. No graph is like this; searches on it are what the authors' code simulates.
 */
public final class LazySpace implements SearchSpace {
    private final LossDensity losses;
    private final NeighbourDensity neighbours;
    private final int s;
    private final double spread;
    private final RandomStream stream;
    private double[] drawn = new double[256];
    private int count;

    private LazySpace(LossDensity losses, NeighbourDensity neighbours, int s, double spread, RandomStream stream) {
        this.losses = losses;
        this.neighbours = neighbours;
        this.s = s;
        this.spread = spread;
        this.stream = stream;
    }

    /**
     * Spaces without vertices so far, each with a stream from which its neighbours are drawn.
     *
     * @param losses pdf_n
     * @param neighbours pdf_e
     * @param s the number of neighbours that a vertex is said to have, at least 1
     * @return makes a space of its stream
     * @throws IllegalArgumentException if s is not positive
     */
    public static Function<RandomStream, SearchSpace> of(LossDensity losses, NeighbourDensity neighbours, int s) {
        if (s < 1) {
            throw new IllegalArgumentException("s must be a positive integer, but was " + s);
        }
        double spread = IidLosses.spread(losses);
        return stream -> new LazySpace(losses, neighbours, s, spread, stream);
    }

    private long add(double loss) {
        if (count == drawn.length) {
            drawn = Arrays.copyOf(drawn, 2 * count);
        }
        drawn[count] = loss;
        return count++;
    }

    @Override
    public double loss(long v) {
        return drawn[(int) v];
    }

    @Override
    public double spread() {
        return spread;
    }

    @Override
    public long random(RandomStream source) {
        return add(losses.quantile(source.nextUniform()));
    }

    @Override
    public int degree(long v) {
        return s;
    }

    @Override
    public long neighbour(long v, int i) {
        return add(neighbours.quantile(loss(v), stream.nextUniform()));
    }
}
