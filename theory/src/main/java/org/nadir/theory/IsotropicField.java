package org.nadir.theory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Integral;
import org.nadir.theory.numeric.Numerals;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;

/**
 * An isotropic Gaussian field of losses on a Hamming graph H(d, q): the correlation of two vertices' normal scores depends
 * on their Hamming distance only, r₁ at distance 1 and r₂ at distance 2.
 *
 * <p>A vertex is a minimum where all d(q−1) differences D = ℓ(w) − ℓ(v) to its neighbours are positive. Their covariances
 * are 2(1−r₁) on the diagonal, 1−r₁ for two neighbours of one clique and 1−2r₁+r₂ for two of different cliques, so with
 * A² = 1−2r₁+r₂, B² = r₁−r₂, C² = 1−r₁, A² + B² + C² = 2(1−r₁),
 *
 * <p>D = A T₀ + B T_clique + C ε,   E[# minima]/n = E_{T₀} [ ( E_T Φ̄( (A T₀ + B T)/C )^{q−1} )^d ],
 *
 * <p>exactly, for any correlations: on a Hamming graph the spectrum over interaction orders makes A² ≥ 0, so that nothing is
 * imaginary even where r₂ &lt; r₁². Where r₂ &gt; r₁, B² &lt; 0: mates are then told by their mean and their deviations from it, and
 * nothing is imaginary either. Products r₂ = r₁² are the cliques of {@link Closure#cliques}; noise of reliability λ on a field
 * is r₁ → λr₁, r₂ → λr₂ ({@link #withNoise}).
 *
 * <p>The two correlations of a field are averages of those of its interaction orders, P₁(j) = 1 − jq/(d(q−1)) and the second
 * Krawtchouk polynomial P₂(j), j = 0, …, d, and any average is some field's: r₂ lies between the polygon through these points and
 * the chord (1 + (q−2) r₁)/(q−1), where a clique's mates have no common variance left.
 *
 * <p>Derivation: docs/theory.md, section 8.
 */
public final class IsotropicField {
    /** Correlations measured on a landscape carry rounding. */
    private static final double SLACK = 1e-9;
    /** Where the density of T₀ leaves double precision. */
    private static final double FARTHEST = 36;

    private final int d;
    private final int q;
    private final double r1;
    private final double r2;

    private IsotropicField(int d, int q, double r1, double r2) {
        this.d = d;
        this.q = q;
        this.r1 = r1;
        this.r2 = r2;
    }

    /**
     * A field by its two correlations.
     *
     * @param d the number of positions, at least 1
     * @param q the number of choices at each, at least 2
     * @param r1 the correlation at distance 1, from −1/(q−1) to below 1
     * @param r2 the correlation at distance 2, such as a field with this r₁ can have; without meaning where d = 1
     * @return the field
     * @throws IllegalArgumentException if an argument is out of range; the message says the bounds of r₂
     */
    public static IsotropicField of(int d, int q, double r1, double r2) {
        if (d < 1) {
            throw new IllegalArgumentException("d must be at least 1, but was " + d);
        }
        if (q < 2) {
            throw new IllegalArgumentException("q must be at least 2, but was " + q);
        }
        double least = -1.0 / (q - 1);
        if (!(r1 >= least - SLACK && r1 < 1)) {
            throw new IllegalArgumentException(
                    "r1 must lie between -1/(q - 1) = " + Numerals.rounded(least, 6) + " and 1, but was " + r1);
        }
        if (d == 1) {
            return new IsotropicField(d, q, r1, r1);
        }
        double low = leastAtTwo(d, q, r1);
        double high = (1 + (q - 2) * r1) / (q - 1);
        if (!(r2 >= low - SLACK && r2 <= high + SLACK)) {
            throw new IllegalArgumentException("r2 must lie between " + Numerals.rounded(low, 6) + " and "
                    + Numerals.rounded(high, 6) + ", since no isotropic field on hamming(" + d + ", " + q
                    + ") with r1 = " + r1 + " has another, but was " + r2);
        }
        return new IsotropicField(d, q, r1, r2);
    }

    /** The polygon through (P₁(j), P₂(j)): where r₁ is an average of two neighbouring orders. */
    private static double leastAtTwo(int d, int q, double r1) {
        double order = Math.min(d, Math.max(0, (1 - r1) * d * (q - 1) / q));
        int j = Math.min(d - 1, (int) order);
        double share = order - j;
        return (1 - share) * atTwo(d, q, j) + share * atTwo(d, q, j + 1);
    }

    /** P₂(j): the correlation at distance 2 of an interaction of order j. */
    private static double atTwo(int d, int q, int j) {
        double mates = q - 1;
        double without = (double) (d - j) * (d - j - 1) / 2;
        double one = (double) j * (d - j);
        double both = (double) j * (j - 1) / 2;
        return (without - one / mates + both / (mates * mates)) / ((double) d * (d - 1) / 2);
    }

    /**
     * The same field seen through noise: the observed loss is √λ z + √(1−λ) e.
     *
     * @param lambda the reliability λ, the share of the observed variance that is not noise, in (0, 1]
     * @return the field observed
     * @throws IllegalArgumentException if λ is not in (0, 1]
     */
    public IsotropicField withNoise(double lambda) {
        if (!(lambda > 0 && lambda <= 1)) {
            throw new IllegalArgumentException("lambda must be in (0, 1], but was " + lambda);
        }
        return of(d, q, lambda * r1, lambda * r2);
    }

    /**
     * The reliability of the mean of r runs, rλ/(1 + (r−1)λ) (Spearman–Brown).
     *
     * @param lambda the reliability of one run, in (0, 1]
     * @param runs the number of runs averaged, at least 1
     * @return the reliability of their mean
     * @throws IllegalArgumentException if λ is not in (0, 1] or runs is below 1
     */
    public static double reliability(double lambda, int runs) {
        if (!(lambda > 0 && lambda <= 1)) {
            throw new IllegalArgumentException("lambda must be in (0, 1], but was " + lambda);
        }
        if (runs < 1) {
            throw new IllegalArgumentException("runs must be at least 1, but was " + runs);
        }
        return runs * lambda / (1 + (runs - 1) * lambda);
    }

    /**
     * The expected share of vertices that are strict minima.
     *
     * @return E[# minima]/n with its numerical error, relative 1e-10 or better
     */
    public Estimate minimaFraction() {
        double a = Math.sqrt(Math.max(0, 1 - 2 * r1 + r2));
        // In cliques of two a mate is alone: its own variance and its clique's are one.
        ExchangeableTail mates = q == 2
                ? ExchangeableTail.of(1, 0, Math.sqrt(1 - r2))
                : ExchangeableTail.of(q - 1, r1 - r2, Math.sqrt(1 - r1));
        // E over T₀ of F(A T₀): the clique's factor rises from 0 to 1 with T₀, so the integrand has one bulk, the
        // higher
        // the rarer minima are.
        DoubleUnaryOperator logarithm = t0 -> -0.5 * t0 * t0 + d * mates.logAt(-a * t0);
        double peak = 0;
        while (peak < FARTHEST && logarithm.applyAsDouble(peak + 0.5) > logarithm.applyAsDouble(peak)) {
            peak += 0.5;
        }
        Integral integral = Quadrature.integrate(
                t0 -> StrictMath.exp(logarithm.applyAsDouble(t0)) / Math.sqrt(2 * Math.PI),
                peak - 12,
                peak + 12,
                Tolerance.DEFAULT.withRelative(1e-11),
                peak - 3,
                peak,
                peak + 3);
        double rounding = q == 2 ? 1e-13 : 2e-13 * d;
        return new Estimate(integral.value(), integral.error() + rounding * integral.value());
    }

    /**
     * The expected number of strict minima where cliques are not all of one size, or some mates are missing: neighbours have
     * the correlation r₁ with the vertex and with each other in a clique, r₂ across cliques, and
     *
     * <p>E[# minima] = E_{T₀} Σ_v Π_p E_T Φ̄( (A T₀ + B T)/C )^{m_p(v)},
     *
     * <p>exact for a field of these correlations at every vertex, such as an isotropic one of which some vertices were taken away.
     *
     * @param r1 the correlation at distance 1, below 1
     * @param r2 the correlation at distance 2, at least 2r₁ − 1 and at most the cliques' bound
     * @param vertices how many vertices have cliques of such sizes m_p, their own vertex not counted
     * @return the expected number with its numerical error, relative 1e-9 or better
     * @throws IllegalArgumentException if no variables have these correlations
     */
    public static Estimate minima(double r1, double r2, Map<List<Integer>, Integer> vertices) {
        if (!(r1 > -1 && r1 < 1 && 1 - 2 * r1 + r2 >= -SLACK)) {
            throw new IllegalArgumentException(
                    "r1 must lie in (-1, 1) and r2 be at least 2 r1 - 1, but they were " + r1 + " and " + r2);
        }
        double a = Math.sqrt(Math.max(0, 1 - 2 * r1 + r2));
        SortedMap<Integer, ExchangeableTail> mates = new TreeMap<>();
        for (List<Integer> sizes : vertices.keySet()) {
            for (int m : sizes) {
                if (1 - r1 + m * (r1 - r2) < -SLACK) {
                    throw new IllegalArgumentException("r2 must be at most " + (r1 + (1 - r1) / m) + " with r1 = " + r1
                            + " and cliques of " + m + " mates, but was " + r2);
                }
                mates.computeIfAbsent(m, size -> ExchangeableTail.of(size, r1 - r2, Math.sqrt(1 - r1)));
            }
        }
        DoubleUnaryOperator integrand = t0 -> {
            Map<Integer, Double> logarithms = new HashMap<>();
            mates.forEach((m, tail) -> logarithms.put(m, tail.logAt(-a * t0)));
            double sum = 0;
            for (Map.Entry<List<Integer>, Integer> entry : vertices.entrySet()) {
                double logarithm = 0;
                for (int m : entry.getKey()) {
                    logarithm += logarithms.get(m);
                }
                sum += entry.getValue() * StrictMath.exp(logarithm - 0.5 * t0 * t0);
            }
            return sum / Math.sqrt(2 * Math.PI);
        };
        // Minima with few and with many neighbours have their bulks at different places.
        Integral integral = Quadrature.integrate(
                integrand, -12, FARTHEST, Tolerance.DEFAULT.withRelative(1e-10), -6, -3, 0, 3, 6, 9, 12, 18);
        return new Estimate(integral.value(), integral.error() + 1e-11 * integral.value());
    }

    @Override
    public String toString() {
        return "isotropic(r1=" + Numerals.rounded(r1, 10) + ", r2=" + Numerals.rounded(r2, 10) + ") on hamming(" + d
                + ", " + q + ")";
    }
}
