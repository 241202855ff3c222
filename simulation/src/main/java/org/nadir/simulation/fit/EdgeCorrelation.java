package org.nadir.simulation.fit;

import org.nadir.simulation.graph.Graph;

/**
 * The correlation between the values at the two ends of an edge, exact from the graph.
 *
 * <p>With m = Σ_v s_v ordered pairs of neighbours, μ = Σ s_v z_v / m and V = Σ s_v (z_v − μ)² / m,
 *
 * <p>ρ = Σ_{(v, w)} (z_v − μ)(z_w − μ) / (m V),
 *
 * <p>the correlation coefficient of a pair drawn uniformly from all ordered pairs, whatever the degrees s_v. On losses it is
 * the random-walk autocorrelation at lag 1; on normal scores the parameter of a Gaussian copula.
 */
public final class EdgeCorrelation {
    private EdgeCorrelation() {}

    /**
     * The edge correlation.
     *
     * @param graph a graph
     * @param values a value for each vertex
     * @return ρ in [−1, 1]
     * @throws IllegalArgumentException if the number of values is wrong, the graph has no edge, or all vertices that have
     *     neighbours have the same value
     */
    public static double of(Graph graph, double[] values) {
        if (values.length != graph.order()) {
            throw new IllegalArgumentException(graph.description() + " has " + graph.order()
                    + " vertices, but there were " + values.length + " values");
        }
        double pairs = 0;
        double sum = 0;
        for (int v = 0; v < values.length; v++) {
            int degree = graph.degree(v);
            pairs += degree;
            sum += degree * values[v];
        }
        if (!(pairs > 0)) {
            throw new IllegalArgumentException(graph.description() + " has no edge");
        }
        double mean = sum / pairs;
        double variance = 0;
        double covariance = 0;
        for (int v = 0; v < values.length; v++) {
            int degree = graph.degree(v);
            double centred = values[v] - mean;
            double neighbours = 0;
            for (int i = 0; i < degree; i++) {
                neighbours += values[graph.neighbour(v, i)] - mean;
            }
            variance += degree * centred * centred;
            covariance += centred * neighbours;
        }
        if (!(variance > 0)) {
            throw new IllegalArgumentException("all vertices of " + graph.description()
                    + " that have neighbours have the same value: their correlation is not defined");
        }
        return covariance / variance;
    }
}
