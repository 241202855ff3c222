package org.nadir.theory;

import java.util.ArrayList;
import java.util.List;
import org.nadir.theory.density.StandardNormal;
import org.nadir.theory.numeric.Panels;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;

/**
 * P(X₁ &gt; h, …, Xₖ &gt; h) for k exchangeable normal variables of mean 0, covariance β and variance β + γ², which exist down to
 * β = −γ²/k: mates in a clique, given what their cliques share.
 *
 * <p>For β ≥ 0 they have a common factor, X = √β T + γ ε, and the chance is E_T Φ̄((h − √β T)/γ)ᵏ. For β &lt; 0 the factor would be
 * imaginary, and the integral cancels. But the mean of the variables, of variance V² = β + γ²/k, is independent of their
 * deviations from it, and so, with nothing to cancel and for any β,
 *
 * <p>P = E_M Fₖ((M − h)/γ), M ~ N(0, V²), Fₖ(x) = P(max ε − ε̄ ≤ x), F₁ = 1 for x ≥ 0,
 *
 * <p>Fₖ(x) = ∫₀ˣ k √(k/(2π(k−1))) exp(−k u²/(2(k−1))) F₍ₖ₋₁₎(k u/(k−1)) du,
 *
 * <p>the law of the extreme deviate from the mean of a normal sample (A. T. McKay, Biometrika 27, 1935; F. E. Grubbs, Ann. Math.
 * Stat. 21, 1950).
 */
abstract class ExchangeableTail {
    private static final Tolerance TOLERANCE = Tolerance.DEFAULT.withRelative(1e-13);

    private ExchangeableTail() {}

    /**
     * Variables by their covariance.
     *
     * @param k how many, at least 0
     * @param beta the covariance β of two, at least −γ²/k
     * @param gamma γ, above 0
     */
    static ExchangeableTail of(int k, double beta, double gamma) {
        if (k == 1) {
            return new ByFactor(1, 0, Math.sqrt(beta + gamma * gamma));
        }
        return beta < 0 && k > 1 ? new ByMean(k, beta, gamma) : new ByFactor(k, Math.max(0, beta), gamma);
    }

    /** By their mean and their deviations from it, for any sign of β. */
    static ExchangeableTail byMean(int k, double beta, double gamma) {
        return new ByMean(k, beta, gamma);
    }

    /** P(all &gt; h). */
    abstract double at(double h);

    /** Its logarithm, also where the probability is near 1; −∞ where it is 0. */
    double logAt(double h) {
        return StrictMath.log(at(h));
    }

    private static final class ByFactor extends ExchangeableTail {
        private final int k;
        private final double b;
        private final double c;

        ByFactor(int k, double beta, double gamma) {
            this.k = k;
            b = Math.sqrt(beta);
            c = gamma;
        }

        @Override
        double at(double h) {
            if (b == 0) {
                return Recursion.power(StandardNormal.upperTail(h / c), k);
            }
            // Where the integrand peaks for large h, from the exponent −T²/2 − k (h − bT)²/(2c²).
            double peak = h > 0 ? k * b * h / (c * c + k * b * b) : 0;
            return Quadrature.integrate(
                            t -> StandardNormal.density(t)
                                    * Recursion.power(StandardNormal.upperTail((h - b * t) / c), k),
                            -10,
                            peak + 10,
                            TOLERANCE,
                            0,
                            peak)
                    .value();
        }

        @Override
        double logAt(double h) {
            return b == 0 ? k * StrictMath.log1p(-StandardNormal.lowerTail(h / c)) : super.logAt(h);
        }
    }

    private static final class ByMean extends ExchangeableTail {
        /** Below it Fₖ is its first term, relative 1e-12. */
        private static final double LOW = 1e-6;
        /** Beyond it an extreme deviate has a chance below 1e-19 for any k in reach. */
        private static final double HIGH = 12;
        /** Chances that are as good as none. */
        private static final double NONE = 1e-300;

        private static final int ORDER = 16;
        private static final Panels PANELS = panels();
        private static final Panels GAP = Panels.of(new double[] {0, 1}, 8);

        private final int k;
        private final double gamma;
        /** V. */
        private final double deviation;
        /** log Fₖ at the nodes, which is smooth where Fₖ rises from 0 like a power. */
        private double[] logLaw = new double[PANELS.size()];
        /** Fₖ(x) ~ e^first x^power. */
        private double first;

        private int power;

        ByMean(int k, double beta, double gamma) {
            this.k = k;
            this.gamma = gamma;
            deviation = Math.sqrt(Math.max(0, beta + gamma * gamma / k));
            for (int j = 2; j <= k; j++) {
                logLaw = next(j);
            }
        }

        /** log Fⱼ at the nodes from Fⱼ₋₁, summed from node to node, since a sum over panels would lose the small ones. */
        private double[] next(int j) {
            double stretch = j / (j - 1.0);
            double scale = j * Math.sqrt(stretch / (2 * Math.PI));
            double firstOfNext =
                    first + StrictMath.log(scale) + (j - 2) * StrictMath.log(stretch) - StrictMath.log(j - 1);
            double sum = StrictMath.exp(firstOfNext + (j - 1) * StrictMath.log(LOW));
            double from = LOW;
            double[] next = new double[logLaw.length];
            for (int i = 0; i < next.length; i++) {
                double width = PANELS.node(i) - from;
                for (int q = 0; q < GAP.size(); q++) {
                    double u = from + width * GAP.node(q);
                    sum += width * GAP.weight(q) * scale * StrictMath.exp(-0.5 * stretch * u * u) * law(stretch * u);
                }
                next[i] = StrictMath.log(Math.max(NONE, Math.min(1, sum)));
                from = PANELS.node(i);
            }
            first = firstOfNext;
            power = j - 1;
            return next;
        }

        private static Panels panels() {
            List<Double> edges = new ArrayList<>();
            double width = 0.2;
            double even = 3 * width;
            for (double edge = LOW; edge < even; edge *= Math.sqrt(2)) {
                edges.add(edge);
            }
            int count = (int) Math.round((HIGH - even) / width);
            for (int i = 0; i <= count; i++) {
                edges.add(even + i * width);
            }
            return Panels.of(edges.stream().mapToDouble(Double::doubleValue).toArray(), ORDER);
        }

        private double firstTerm(double x) {
            return StrictMath.exp(first + power * StrictMath.log(x));
        }

        /** Fₖ. */
        private double law(double x) {
            if (!(x > 0)) {
                return 0;
            }
            return x < LOW ? firstTerm(x) : x >= HIGH ? 1 : StrictMath.exp(PANELS.interpolate(logLaw, x));
        }

        @Override
        double at(double h) {
            if (deviation < 1e-12 * gamma) {
                return law(-h / gamma);
            }
            // Fₖ rises like x to the k − 1 from 0, and ends in 1: the integrand peaks between h and 0, or above h.
            double variance = deviation * deviation;
            double peak = 0.5 * (h + Math.sqrt(h * h + 4 * (k - 1) * variance));
            double low = Math.max(h, -10 * deviation);
            double high = Math.max(10 * deviation, peak + 10 * deviation);
            if (h + HIGH * gamma <= low) {
                return 1;
            }
            return Quadrature.integrate(
                            m -> StandardNormal.density(m / deviation) / deviation * law((m - h) / gamma),
                            low,
                            high,
                            TOLERANCE,
                            0,
                            peak,
                            h + HIGH * gamma)
                    .value();
        }
    }
}
