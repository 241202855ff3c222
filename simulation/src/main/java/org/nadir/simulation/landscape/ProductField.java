package org.nadir.simulation.landscape;

import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.random.RandomStream;

/**
 * The Gaussian field on a Hamming graph with mean 0, variance 1 and covariance ρ^distance.
 *
 * <p>Along each position its covariance is (1 − ρ)I + ρJ, whose symmetric square root √(1 − ρ)(I − J/q) + √(1 + (q −
 * 1)ρ)J/q is applied to white noise, one position at a time. Losses are rounded to floats.
 */
public final class ProductField implements LandscapeLaw {
    private final Hamming graph;
    private final double rho;

    private ProductField(Hamming graph, double rho) {
        this.graph = graph;
        this.rho = rho;
    }

    /**
     * The law.
     *
     * @param graph the space
     * @param rho the correlation between neighbours, −1/(q − 1) ≤ ρ &lt; 1 for the largest number of choices q
     * @return the law
     * @throws IllegalArgumentException if no field has that correlation
     */
    public static ProductField of(Hamming graph, double rho) {
        int most = 2;
        for (int p = 0; p < graph.positions(); p++) {
            most = Math.max(most, graph.choices(p));
        }
        double least = -1.0 / (most - 1);
        if (!(rho >= least && rho < 1)) {
            throw new IllegalArgumentException("rho of product-field on " + graph.description() + " must be in ["
                    + least + ", 1), but was " + rho);
        }
        return new ProductField(graph, rho);
    }

    /**
     * The correlation between neighbours.
     *
     * @return ρ
     */
    public double rho() {
        return rho;
    }

    /**
     * The space.
     *
     * @return a Hamming graph
     */
    public Hamming graph() {
        return graph;
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        double[] field = Axis.whiteNoise(graph.order(), stream, threads);
        double apart = Math.sqrt(1 - rho);
        for (int p = graph.positions() - 1; p >= 0; p--) {
            double together = Math.sqrt(Math.max(0, 1 + (graph.choices(p) - 1) * rho));
            Axis.mixWithMean(graph, p, apart, together - apart, field, threads);
        }
        float[] losses = new float[field.length];
        for (int v = 0; v < losses.length; v++) {
            losses[v] = (float) field[v];
        }
        return Landscape.ofFloats(graph, losses);
    }

    @Override
    public int order() {
        return graph.order();
    }

    @Override
    public double degree() {
        return graph.degree();
    }

    @Override
    public double spread() {
        return 1;
    }

    @Override
    public String description() {
        return "product-field(rho=" + rho + ") on " + graph.description();
    }
}
