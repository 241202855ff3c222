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
     * A landscape as a space; the unit of noise is the standard deviation of its losses, as for a landscape that is simply
     * there.
     *
     * @param landscape the landscape
     * @return the space
     */
    public static TableSpace of(Landscape landscape) {
        return new TableSpace(landscape, landscape.standardDeviation());
    }

    /**
     * A landscape of a law as a space; the unit of noise is the law's standard deviation of losses, the same for all its
     * landscapes.
     *
     * @param landscape the landscape
     * @param spread the law's standard deviation, at least 0
     * @return the space
     * @throws IllegalArgumentException if the spread is negative or not finite
     */
    public static TableSpace of(Landscape landscape, double spread) {
        if (!(spread >= 0 && spread < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("spread must be finite and at least 0, but was " + spread);
        }
        return new TableSpace(landscape, spread);
    }

    @Override
    public double loss(long v) {
        return landscape.loss((int) v);
    }

    @Override
    public long order() {
        return landscape.order();
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
