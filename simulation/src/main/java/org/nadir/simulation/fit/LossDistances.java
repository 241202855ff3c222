package org.nadir.simulation.fit;

/**
 * How far two distributions of losses are apart.
 *
 * @param wasserstein ∫ |F₁ − F₂|
 * @param kolmogorovSmirnov sup |F₁ − F₂|
 */
record LossDistances(double wasserstein, double kolmogorovSmirnov) {

    /** The distances of two sorted samples, each value with its weight. */
    static LossDistances of(double[] a, double[] weightsA, double[] b, double[] weightsB) {
        double totalA = sum(weightsA);
        double totalB = sum(weightsB);
        double wasserstein = 0;
        double most = 0;
        double belowA = 0;
        double belowB = 0;
        int i = 0;
        int j = 0;
        double last = Math.min(a[0], b[0]);
        while (i < a.length || j < b.length) {
            double next = i == a.length ? b[j] : j == b.length ? a[i] : Math.min(a[i], b[j]);
            double apart = Math.abs(belowA / totalA - belowB / totalB);
            wasserstein += apart * (next - last);
            most = Math.max(most, apart);
            while (i < a.length && a[i] == next) {
                belowA += weightsA[i++];
            }
            while (j < b.length && b[j] == next) {
                belowB += weightsB[j++];
            }
            last = next;
        }
        return new LossDistances(wasserstein, most);
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
