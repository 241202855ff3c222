package org.nadir.simulation.fit;

/** Krawtchouk polynomials, the spherical functions of Hamming graphs. */
final class Krawtchouk {
    private Krawtchouk() {}

    /**
     * K_j(k)/K_j(0) on H(d, q), where K_j(k) = Σ_i (−1)^i (q−1)^{j−i} C(k, i) C(d−k, j−i) and K_j(0) = (q−1)^j C(d, j).
     *
     * <p>Divided term by term: (−1/(q−1))^i C(k, i) C(d−k, j−i) / C(d, j), so nothing overflows.
     */
    static double ratio(int d, int q, int j, int k) {
        double sum = 0;
        double power = 1;
        for (int i = 0; i <= Math.min(j, k); i++) {
            sum += power * binomial(k, i) * binomial(d - k, j - i);
            power /= -(q - 1.0);
        }
        return sum / binomial(d, j);
    }

    /** C(n, k), 0 outside 0 ≤ k ≤ n. */
    static double binomial(int n, int k) {
        if (k < 0 || k > n) {
            return 0;
        }
        double product = 1;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            product = product * (n - Math.min(k, n - k) + i) / i;
        }
        return Math.rint(product);
    }
}
