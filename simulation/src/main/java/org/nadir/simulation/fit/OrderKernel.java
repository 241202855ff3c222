package org.nadir.simulation.fit;

/**
 * How the correlation by distance follows from the energy by interaction order, on a product of complete graphs.
 *
 * <p>A field whose variance is all in order j, spread evenly over the components of that order, has the covariance
 * Σ_{|S|=j} Π_{p∈S} (q_p δ_p − 1) / N_j; averaged over all pairs at distance k this is the coefficient of x^j y^k in
 * Π_p [1 + (q_p−1) x + (q_p−1) (1 − x) y], divided by that of y^k in Π_p [1 + (q_p−1) y] and by N_j, the coefficient of x^j in
 * Π_p [1 + (q_p−1) x]. On H(d, q) it is the Krawtchouk ratio K_j(k)/K_j(0).
 */
final class OrderKernel {
    private final double[][] ratios;

    private OrderKernel(double[][] ratios) {
        this.ratios = ratios;
    }

    static OrderKernel of(int[] radices) {
        int d = radices.length;
        double[][] both = new double[d + 1][d + 1];
        double[] distances = new double[d + 1];
        both[0][0] = 1;
        distances[0] = 1;
        for (int p = 0; p < d; p++) {
            // Each factor is divided by q_p, which cancels in the ratios, so that nothing overflows.
            double others = radices[p] - 1.0;
            double q = radices[p];
            for (int j = p + 1; j >= 0; j--) {
                for (int k = p + 1; k >= 0; k--) {
                    double sum = both[j][k] / q;
                    sum += j > 0 ? others / q * both[j - 1][k] : 0;
                    sum += k > 0 ? others / q * both[j][k - 1] : 0;
                    sum -= j > 0 && k > 0 ? others / q * both[j - 1][k - 1] : 0;
                    both[j][k] = sum;
                }
            }
            for (int k = p + 1; k >= 0; k--) {
                distances[k] = distances[k] / q + (k > 0 ? others / q * distances[k - 1] : 0);
            }
        }
        double[][] ratios = new double[d + 1][d + 1];
        for (int j = 0; j <= d; j++) {
            for (int k = 0; k <= d; k++) {
                // At distance 0 the ratio is N_j/N_j: what it is divided by.
                ratios[j][k] = both[j][k] / distances[k] * distances[0] / both[j][0];
            }
        }
        return new OrderKernel(ratios);
    }

    /** The mean correlation at a distance of a field of one order. */
    double at(int order, int distance) {
        return ratios[order][distance];
    }

    /**
     * The energies of orders 1 … d, at least 0 and with sum 1, whose correlations come closest to given ones, by least
     * squares weighted with √pairs: cyclic coordinate descent on the simplex' cone, then scaled.
     */
    double[] energies(CorrelationByDistance correlations) {
        int d = ratios.length - 1;
        int reach = correlations.reach();
        // r(0) = 1 is one more equation, with the weight of the heaviest.
        double[] target = new double[reach + 1];
        double[] weight = new double[reach + 1];
        target[0] = 1;
        for (int k = 1; k <= reach; k++) {
            boolean seen = correlations.pairs(k) > 0 && !Double.isNaN(correlations.at(k));
            target[k] = seen ? correlations.at(k) : 0;
            weight[k] = seen ? Math.sqrt(correlations.pairs(k)) : 0;
            weight[0] = Math.max(weight[0], weight[k]);
        }
        double[] energies = new double[d + 1];
        double[] residual = target.clone();
        for (int round = 0; round < 20_000; round++) {
            double moved = 0;
            for (int j = 1; j <= d; j++) {
                double slope = 0;
                double curvature = 0;
                for (int k = 0; k <= reach; k++) {
                    double a = ratios[j][k];
                    slope += weight[k] * a * residual[k];
                    curvature += weight[k] * a * a;
                }
                double next = Math.max(0, energies[j] + slope / curvature);
                double step = next - energies[j];
                for (int k = 0; k <= reach; k++) {
                    residual[k] -= step * ratios[j][k];
                }
                energies[j] = next;
                moved = Math.max(moved, Math.abs(step));
            }
            if (moved < 1e-12) {
                break;
            }
        }
        double sum = 0;
        for (double energy : energies) {
            sum += energy;
        }
        double[] shares = new double[d];
        for (int j = 1; j <= d; j++) {
            shares[j - 1] = energies[j] / sum;
        }
        return shares;
    }
}
