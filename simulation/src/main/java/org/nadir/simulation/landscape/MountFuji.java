package org.nadir.simulation.landscape;

import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.random.RandomStream;

/**
 * Rough Mount Fuji landscapes on a Hamming graph: a slope toward one vertex, and independent noise.
 *
 * <p>The loss of v is slope · (distance of v from vertex 0) + η_v with η_v standard normal. Slope 0 is independent losses; a
 * slope of several units has one minimum.
 *
 * <p>T. Aita et al., Analysis of a local fitness landscape with a model of the rough Mt. Fuji-type landscape, Biopolymers 54,
 * 2000; J. Neidhart, I. G. Szendro and J. Krug, Adaptation in tunably rugged fitness landscapes, Genetics 198, 2014.
 */
public final class MountFuji implements LandscapeLaw {
    private final Hamming graph;
    private final double slope;

    private MountFuji(Hamming graph, double slope) {
        this.graph = graph;
        this.slope = slope;
    }

    /**
     * The law.
     *
     * @param graph the space
     * @param slope how much the loss rises with each step from vertex 0, in standard deviations of the noise, at least 0
     * @return the law
     * @throws IllegalArgumentException if the slope is negative or not finite
     */
    public static MountFuji of(Hamming graph, double slope) {
        if (!(slope >= 0 && slope <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("slope of mount-fuji must be finite and at least 0, but was " + slope);
        }
        return new MountFuji(graph, slope);
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        double[] losses = Axis.whiteNoise(graph.order(), stream, threads);
        float[] rounded = new float[losses.length];
        for (int v = 0; v < losses.length; v++) {
            rounded[v] = (float) (losses[v] + slope * graph.distance(v, 0));
        }
        return Landscape.ofFloats(graph, rounded);
    }

    @Override
    public int order() {
        return graph.order();
    }

    @Override
    public double degree() {
        return graph.degree();
    }

    /** {@inheritDoc} The slope's part is the variance of the distance of a uniform vertex, Σ_p (1 − 1/q_p)/q_p. */
    @Override
    public double spread() {
        double variance = 1;
        for (int p = 0; p < graph.positions(); p++) {
            double q = graph.choices(p);
            variance += slope * slope * (1 - 1 / q) / q;
        }
        return Math.sqrt(variance);
    }

    @Override
    public String description() {
        return "mount-fuji(" + slope + ") on " + graph.description();
    }
}
