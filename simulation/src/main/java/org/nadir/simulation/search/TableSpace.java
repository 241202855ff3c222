package org.nadir.simulation.search;

import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.random.RandomStream;

/** A landscape that is held in memory, as a search sees it. */
public final class TableSpace implements SearchSpace {
    private final Landscape landscape;
    private final double spread;

    private TableSpace(Landscape landscape, double spread) {
        this.landscape = landscape;
        this.spread = spread;
    }

    /**
     * A landscape as a space; the unit of noise is the standard deviation of its losses.
     *
     * @param landscape the landscape
     * @return the space
     */
    public static TableSpace of(Landscape landscape) {
        return new TableSpace(landscape, landscape.standardDeviation());
    }

    @Override
    public double loss(long v) {
        return landscape.loss((int) v);
    }

    @Override
    public double spread() {
        return spread;
    }

    @Override
    public long random(RandomStream stream) {
        return stream.nextInt(landscape.order());
    }

    @Override
    public int degree(long v) {
        return landscape.graph().degree((int) v);
    }

    @Override
    public long neighbour(long v, int i) {
        return landscape.graph().neighbour((int) v, i);
    }
}
