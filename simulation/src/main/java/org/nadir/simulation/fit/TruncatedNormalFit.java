package org.nadir.simulation.fit;

import java.util.Arrays;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.nadir.theory.density.TruncatedNormal;

/**
 * A truncated normal fitted by maximum likelihood to the losses inside given bounds.
 *
 * <p>On [a, b] the densities ∝ exp(η₁ x + η₂ x²) are an exponential family: the log likelihood is concave, and its maximum is
 * where mean and mean square are the sample's. Newton's method in (η₁, η₂) on [0, 1], moments by Gauss–Legendre; then
 * σ² = −1/(2η₂), μ = η₁ σ². Losses whose log density bends upwards (η₂ ≥ 0) have none that fits best.
 *
 * @param density the density
 * @param inside how many losses lie in [lower, upper]
 * @param outside how many do not, and took no part
 * @param logLikelihood the mean log density of a loss inside
 */
public record TruncatedNormalFit(TruncatedNormal density, int inside, int outside, double logLikelihood) {

    private static final int MOST_STEPS = 200;

    /** Half a million times the range: flatter than that is a uniform density to ten digits. */
    private static final double WIDEST = -1e-12;

    /**
     * Fits the density.
     *
     * @param losses the losses
     * @param lower the lower bound
     * @param upper the upper bound, above the lower
     * @return the fit
     * @throws IllegalArgumentException if the bounds are not finite and increasing, fewer than 3 losses lie between them, or
     *     no truncated normal fits best
     */
    public static TruncatedNormalFit of(double[] losses, double lower, double upper) {
        if (!(upper > lower && upper - lower < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "bounds must be finite and increase, but were [" + lower + ", " + upper + "]");
        }
        double[] scaled = Arrays.stream(losses)
                .filter(x -> x >= lower && x <= upper)
                .map(x -> (x - lower) / (upper - lower))
                .toArray();
        if (scaled.length < 3) {
            throw new IllegalArgumentException("a truncated normal needs at least 3 losses in [" + lower + ", " + upper
                    + "], but there were " + scaled.length);
        }
        double mean = Arrays.stream(scaled).average().orElseThrow();
        double square = Arrays.stream(scaled).map(x -> x * x).average().orElseThrow();
        double[] eta = solve(mean, square);
        if (!(eta[1] < WIDEST)) {
            throw new IllegalArgumentException(
                    "no truncated normal on [" + lower + ", " + upper
                            + "] fits best: the log density of the losses bends upwards over the range, and a normal's bends downwards");
        }
        double variance = -1 / (2 * eta[1]);
        TruncatedNormal density = TruncatedNormal.of(
                lower + (upper - lower) * eta[0] * variance, (upper - lower) * Math.sqrt(variance), lower, upper);
        double logLikelihood = Arrays.stream(losses)
                .filter(x -> x >= lower && x <= upper)
                .map(x -> StrictMath.log(density.density(x)))
                .average()
                .orElseThrow();
        return new TruncatedNormalFit(density, scaled.length, losses.length - scaled.length, logLikelihood);
    }

    /** Newton with step halving on the concave η·(mean, square) − A(η). */
    private static double[] solve(double mean, double square) {
        double[] eta = {0, 0};
        Moments moments = Moments.of(eta);
        for (int step = 0; step < MOST_STEPS; step++) {
            double g1 = mean - moments.m1;
            double g2 = square - moments.m2;
            if (Math.abs(g1) + Math.abs(g2) < 1e-14) {
                break;
            }
            double v11 = moments.m2 - moments.m1 * moments.m1;
            double v12 = moments.m3 - moments.m1 * moments.m2;
            double v22 = moments.m4 - moments.m2 * moments.m2;
            double determinant = v11 * v22 - v12 * v12;
            double d1 = (v22 * g1 - v12 * g2) / determinant;
            double d2 = (v11 * g2 - v12 * g1) / determinant;
            double value = eta[0] * mean + eta[1] * square - moments.logTotal;
            double length = 1;
            while (length > 1e-12) {
                double[] next = {eta[0] + length * d1, eta[1] + length * d2};
                Moments at = Moments.of(next);
                if (next[0] * mean + next[1] * square - at.logTotal >= value - 1e-16 * Math.abs(value)) {
                    eta = next;
                    moments = at;
                    break;
                }
                length /= 2;
            }
            if (length <= 1e-12) {
                break;
            }
        }
        return eta;
    }

    /** log ∫ exp(η₁ x + η₂ x²) over [0, 1] and the first four moments. */
    private record Moments(double logTotal, double m1, double m2, double m3, double m4) {
        private static final int PANELS = 16;

        /** It keeps the rules that it made. */
        private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();

        static Moments of(double[] eta) {
            double peak = peak(eta);
            double[] sums = new double[5];
            // Panels crowd around the peak, whose width is (−2η₂)^(−1/2) at least.
            double width = Math.min(1, 8 / Math.sqrt(Math.max(2 * Math.abs(eta[1]), Math.abs(eta[0]) * 0.5 + 1)));
            double mode = Math.max(0, Math.min(1, eta[1] < 0 ? -eta[0] / (2 * eta[1]) : eta[0] > -eta[1] ? 1 : 0));
            double low = Math.max(0, mode - width);
            double high = Math.min(1, mode + width);
            add(eta, peak, 0, low, sums);
            add(eta, peak, low, high, sums);
            add(eta, peak, high, 1, sums);
            return new Moments(
                    peak + StrictMath.log(sums[0]),
                    sums[1] / sums[0],
                    sums[2] / sums[0],
                    sums[3] / sums[0],
                    sums[4] / sums[0]);
        }

        private static double peak(double[] eta) {
            double atZero = 0;
            double atOne = eta[0] + eta[1];
            double inside = eta[1] < 0 ? Math.max(0, Math.min(1, -eta[0] / (2 * eta[1]))) : 0;
            return Math.max(Math.max(atZero, atOne), eta[0] * inside + eta[1] * inside * inside);
        }

        private static void add(double[] eta, double peak, double from, double to, double[] sums) {
            if (!(to > from)) {
                return;
            }
            for (int panel = 0; panel < PANELS; panel++) {
                GaussIntegrator rule = RULES.legendre(
                        12, from + (to - from) * panel / PANELS, from + (to - from) * (panel + 1) / PANELS);
                for (int i = 0; i < rule.getNumberOfPoints(); i++) {
                    double x = rule.getPoint(i);
                    double power = rule.getWeight(i) * StrictMath.exp(eta[0] * x + eta[1] * x * x - peak);
                    for (int k = 0; k < sums.length; k++) {
                        sums[k] += power;
                        power *= x;
                    }
                }
            }
        }
    }
}
