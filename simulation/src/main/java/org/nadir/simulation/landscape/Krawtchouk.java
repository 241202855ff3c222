package org.nadir.simulation.landscape;

import org.nadir.simulation.graph.Hamming;

/**
 * The Krawtchouk polynomials of H(d, q), K_j(k) = Σ_i (−1)^i (q − 1)^{j−i} C(k, i) C(d − k, j − i), the spherical functions of
 * Hamming graphs: what carries correlations by distance to energies by interaction order and back.
 *
 * <p>r(k) = Σ_j e_j K_j(k)/K_j(0), and e_j = q^{−d} Σ_k r(k) K_j(k) C(d, k)(q − 1)^k by orthogonality.
 */
public final class Krawtchouk {

    private Krawtchouk() {}

    /**
     * K_j(k)/K_j(0), where K_j(0) = (q − 1)^j C(d, j).
     *
     * <p>Divided term by term: (−1/(q − 1))^i C(k, i) C(d − k, j − i) / C(d, j), so nothing overflows.
     *
     * @param d the number of positions
     * @param q the number of choices at each, at least 2
     * @param j the order, from 0 to d
     * @param k the distance, from 0 to d
     * @return from −1 to 1
     */
    public static double ratio(int d, int q, int j, int k) {
        double sum = 0;
        double power = 1;
        for (int i = 0; i <= Math.min(j, k); i++) {
            sum += power * binomial(k, i) * binomial(d - k, j - i);
            power /= -(q - 1.0);
        }
        return sum / binomial(d, j);
    }

    /**
     * The number of subsets of k of n things.
     *
     * @param n how many things, at least 0
     * @param k how many of them, any
     * @return C(n, k), 0 outside 0 ≤ k ≤ n
     */
    public static double binomial(int n, int k) {
        if (k < 0 || k > n) {
            return 0;
        }
        double product = 1;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            product = product * (n - Math.min(k, n - k) + i) / i;
        }
        return Math.rint(product);
    }

    /** The correlation at a distance k of the energies of orders 0 to d. */
    static double correlation(Hamming graph, double[] energies, int k) {
        checkUniform(graph);
        int d = graph.positions();
        double sum = 0;
        for (int j = 0; j <= d; j++) {
            sum += energies[j] * ratio(d, graph.choices(0), j, k);
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
        double components = 1;
        for (int j = 0; j <= d; j++) {
            double sum = 0;
            double vertices = 1;
            for (int k = 0; k <= d; k++) {
                double r = k == 0 ? 1 : correlations[k - 1];
                sum += r * ratio(d, q, j, k) * binomial(d, k) * vertices;
                vertices *= q - 1;
            }
            energies[j] = sum * binomial(d, j) * components / graph.order();
            components *= q - 1;
        }
        return energies;
    }

    private static void checkUniform(Hamming graph) {
        if (!graph.isUniform()) {
            throw new IllegalArgumentException(
                    "correlations by distance need the same choices at every position, but had " + graph.description());
        }
    }
}
