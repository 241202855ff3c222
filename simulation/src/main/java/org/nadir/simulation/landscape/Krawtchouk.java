package org.nadir.simulation.landscape;

import org.nadir.simulation.graph.Hamming;

/**
 * The Krawtchouk polynomials of H(d, q), K_k(j) = Σ_i (−1)^i (q − 1)^{k−i} C(j, i) C(d − j, k − i): what carries correlations by
 * distance to energies by interaction order and back.
 *
 * <p>r(j) = Σ_k e_k K_k(j)/K_k(0), and e_k = q^{−d} Σ_j r(j) K_k(j) C(d, j)(q − 1)^j by orthogonality.
 */
final class Krawtchouk {

    private Krawtchouk() {}

    static double correlation(Hamming graph, double[] energies, int j) {
        checkUniform(graph);
        int d = graph.positions();
        int q = graph.choices(0);
        double sum = 0;
        for (int k = 0; k <= d; k++) {
            sum += energies[k] * value(d, q, k, j) / value(d, q, k, 0);
        }
        return sum;
    }

    /** The energies of orders 0 to d of the correlations r(1), …, r(d). */
    static double[] energies(Hamming graph, double[] correlations) {
        checkUniform(graph);
        int d = graph.positions();
        int q = graph.choices(0);
        if (correlations.length != d) {
            throw new IllegalArgumentException("correlations must be one for each distance from 1 to " + d
                    + ", but there were " + correlations.length);
        }
        double[] energies = new double[d + 1];
        for (int k = 0; k <= d; k++) {
            double sum = 0;
            for (int j = 0; j <= d; j++) {
                double r = j == 0 ? 1 : correlations[j - 1];
                sum += r * value(d, q, k, j) * value(d, q, j, 0);
            }
            energies[k] = sum / graph.order();
        }
        return energies;
    }

    /** K_k(j); K_k(0) = C(d, k)(q − 1)^k. */
    private static double value(int d, int q, int k, int j) {
        double sum = 0;
        for (int i = Math.max(0, k - d + j); i <= Math.min(j, k); i++) {
            double term = binomial(j, i) * binomial(d - j, k - i);
            for (int m = i; m < k; m++) {
                term *= q - 1;
            }
            sum += i % 2 == 0 ? term : -term;
        }
        return sum;
    }

    private static double binomial(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }

    private static void checkUniform(Hamming graph) {
        if (!graph.isUniform()) {
            throw new IllegalArgumentException(
                    "correlations by distance need the same choices at every position, but had " + graph.description());
        }
    }
}
