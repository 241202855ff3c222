package org.nadir.simulation.landscape;

import org.nadir.simulation.Threads;
import org.nadir.simulation.random.RandomStream;

/** One landscape that is simply there, such as a benchmark's table: every sample is it, and noise may be put on it. */
public final class FixedLandscape implements LandscapeLaw {
    private final Landscape landscape;
    private final String description;
    private final double degree;
    private final double spread;

    private FixedLandscape(Landscape landscape, String description, double degree, double spread) {
        this.landscape = landscape;
        this.description = description;
        this.degree = degree;
        this.spread = spread;
    }

    /**
     * The law of a landscape.
     *
     * @param landscape the landscape
     * @param description what it is, in one line
     * @return the law
     */
    public static FixedLandscape of(Landscape landscape, String description) {
        return new FixedLandscape(
                landscape, description, Graphs.meanDegree(landscape.graph()), landscape.standardDeviation());
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        return landscape;
    }

    @Override
    public int order() {
        return landscape.order();
    }

    @Override
    public double degree() {
        return degree;
    }

    @Override
    public double spread() {
        return spread;
    }

    @Override
    public String description() {
        return description;
    }
}
