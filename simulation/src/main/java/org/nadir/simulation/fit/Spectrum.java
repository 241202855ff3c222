package org.nadir.simulation.fit;

import java.util.Arrays;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Krawtchouk;

/**
 * The spectrum of a landscape over interaction orders: which share of the variance is due to single positions, to pairs of
 * positions, to triples, and so on.
 *
 * <p>On each axis of q choices the space of functions splits into the constant ones and their complement of dimension q − 1;
 * the order of a component is the number of axes on which it is not constant. The shares are Σ c² over the components of
 * order j, divided by Σ c² over all orders from 1 to d (Parseval: the total is n times the variance).
 *
 * <p>Implementation note. Any orthonormal basis that starts with the constant vector gives the same energies by order, so
 * each axis is multiplied by the Householder reflection that exchanges (1, 0, …, 0) and (1, …, 1)/√q: O(q) a fibre instead
 * of O(q²), its own inverse, and exact to rounding.
 *
 * <p>Source: the elementary landscape decomposition; Stadler, Landscapes and their correlation functions, Journal of
 * Mathematical Chemistry 20, 1996.
 */
public final class Spectrum {
    private final Hamming graph;
    private final double[] shares;
    private final double variance;

    private Spectrum(Hamming graph, double[] shares, double variance) {
        this.graph = graph;
        this.shares = shares;
        this.variance = variance;
    }

    /**
     * The spectrum of values on a Hamming graph.
     *
     * @param graph the graph
     * @param values a value for each vertex
     * @return the spectrum
     * @throws IllegalArgumentException if the number of values is wrong, or all are equal
     */
    public static Spectrum of(Hamming graph, double[] values) {
        if (values.length != graph.order()) {
            throw new IllegalArgumentException(graph.description() + " has " + graph.order()
                    + " vertices, but there were " + values.length + " values");
        }
        double[] components = values.clone();
        reflect(graph, components);
        double[] energies = new double[graph.positions() + 1];
        for (int v = 0; v < components.length; v++) {
            energies[order(graph, v)] += components[v] * components[v];
        }
        double total = 0;
        for (int j = 1; j < energies.length; j++) {
            total += energies[j];
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("all values are equal: their spectrum is not defined");
        }
        double[] shares = new double[graph.positions()];
        for (int j = 1; j < energies.length; j++) {
            shares[j - 1] = energies[j] / total;
        }
        return new Spectrum(graph, shares, total / values.length);
    }

    /**
     * Multiplies every axis by its Householder reflection, in place.
     *
     * <p>With u = (1, …, 1)/√q − (1, 0, …, 0), the reflection is x − 2 u (uᵀx)/(uᵀu), and uᵀu = 2 − 2/√q.
     */
    static void reflect(Hamming graph, double[] values) {
        for (int p = 0; p < graph.positions(); p++) {
            int q = graph.choices(p);
            int stride = graph.stride(p);
            double each = 1 / Math.sqrt(q);
            double first = each - 1;
            double factor = 2 / (2 - 2 * each);
            int block = q * stride;
            for (int start = 0; start < values.length; start += block) {
                for (int at = start; at < start + stride; at++) {
                    double sum = 0;
                    for (int c = 1; c < q; c++) {
                        sum += values[at + c * stride];
                    }
                    double along = factor * (first * values[at] + each * sum);
                    values[at] -= along * first;
                    for (int c = 1; c < q; c++) {
                        values[at + c * stride] -= along * each;
                    }
                }
            }
        }
    }

    /** The number of axes on which the component with this index is not constant. */
    static int order(Hamming graph, int index) {
        int order = 0;
        for (int p = 0; p < graph.positions(); p++) {
            if (graph.digit(index, p) != 0) {
                order++;
            }
        }
        return order;
    }

    /**
     * The highest interaction order.
     *
     * @return d, the number of positions
     */
    public int orders() {
        return shares.length;
    }

    /**
     * The share of the variance that an interaction order has.
     *
     * @param order the order, from 1 to d
     * @return a number in [0, 1]; over all orders they sum to 1
     */
    public double share(int order) {
        return shares[order - 1];
    }

    /**
     * The shares of all orders.
     *
     * @return a new array, order 1 first
     */
    public double[] shares() {
        return shares.clone();
    }

    /**
     * The variance of the values, about their mean.
     *
     * @return Σ (z − z̄)² / n
     */
    public double variance() {
        return variance;
    }

    /**
     * The correlation between vertices at a Hamming distance k, from the spectrum:
     *
     * <p>r(k) = Σ_j share(j) K_j(k) / K_j(0), with the Krawtchouk polynomials
     * K_j(k) = Σ_i (−1)^i (q−1)^{j−i} C(k, i) C(d−k, j−i).
     *
     * @param distance k, from 0 to d
     * @return r(k), 1 at distance 0
     * @throws IllegalStateException if the positions do not all have the same number of choices
     * @throws IllegalArgumentException if the distance is out of range
     */
    public double correlation(int distance) {
        if (!graph.isUniform()) {
            throw new IllegalStateException(graph.description()
                    + " has different numbers of choices: the spectrum by order does not give r(k); use the table's");
        }
        if (distance < 0 || distance > shares.length) {
            throw new IllegalArgumentException("distance must be from 0 to " + shares.length + ", but was " + distance);
        }
        double r = 0;
        for (int j = 1; j <= shares.length; j++) {
            r += shares[j - 1] * Krawtchouk.ratio(shares.length, graph.choices(0), j, distance);
        }
        return r;
    }

    /**
     * The correlations at distances 1 to d.
     *
     * @return a new array, distance 1 first
     * @throws IllegalStateException if the positions do not all have the same number of choices
     */
    public double[] correlations() {
        double[] r = new double[shares.length];
        Arrays.setAll(r, i -> correlation(i + 1));
        return r;
    }
}
