package org.nadir.theory.density;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A mixture of densities: pdf_n(x) = Σ wᵢ pdfᵢ(x), with weights that sum to 1.
 *
 * <p>A vertex belongs to part i with probability wᵢ. Tails are sums of positive terms and as accurate as the parts'; the
 * quantile is found from them by Newton's method between the parts' quantiles. The ends of a part's support inside
 * another's are breaks, and so are quantiles of a part that is narrow beside the whole, which a look from afar would miss.
 */
public final class Mixture implements LossDensity {
    private final Weights weights;
    private final LossDensity[] parts;
    private final double lower;
    private final double upper;
    private final double[] breaks;

    /** A part narrower than this share of the widest is narrow. */
    private static final double NARROW = 0.2;

    private static final double[] WITHIN = {1e-12, 1e-6, 0.003, 0.1, 0.5, 0.9, 0.997, 1 - 1e-6, 1 - 1e-12};

    private static double width(LossDensity part) {
        return part.quantile(0.84) - part.quantile(0.16);
    }

    private Mixture(Weights weights, LossDensity[] parts) {
        this.weights = weights;
        this.parts = parts;
        this.lower = Arrays.stream(parts).mapToDouble(LossDensity::lower).min().orElseThrow();
        this.upper = Arrays.stream(parts).mapToDouble(LossDensity::upper).max().orElseThrow();
        double widest = Arrays.stream(parts).mapToDouble(Mixture::width).max().orElseThrow();
        DoubleStream narrow = Arrays.stream(parts)
                .filter(part -> width(part) < NARROW * widest)
                .flatMapToDouble(part -> Arrays.stream(WITHIN).map(part::quantile));
        DoubleStream ends = Arrays.stream(parts)
                .flatMapToDouble(part ->
                        DoubleStream.concat(DoubleStream.of(part.lower(), part.upper()), Arrays.stream(part.breaks())))
                .filter(Double::isFinite);
        this.breaks = DoubleStream.concat(ends, narrow)
                .filter(x -> x > lower && x < upper)
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * A mixture of densities.
     *
     * @param weights the weights, positive, with the sum 1 but for rounding
     * @param parts the densities, as many
     * @return the density
     * @throws IllegalArgumentException if a weight is not positive and finite, they do not sum to 1, or there are not as many as
     *     parts
     */
    public static Mixture of(double[] weights, List<? extends LossDensity> parts) {
        return new Mixture(Weights.of(weights, parts.size()), parts.toArray(new LossDensity[0]));
    }

    @Override
    public double density(double x) {
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += weights.of(i) * parts[i].density(x);
        }
        return sum;
    }

    @Override
    public double lowerTail(double x) {
        if (x >= upper) {
            return 1;
        }
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += weights.of(i) * parts[i].lowerTail(x);
        }
        return Math.min(sum, 1);
    }

    @Override
    public double upperTail(double x) {
        if (x <= lower) {
            return 1;
        }
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += weights.of(i) * parts[i].upperTail(x);
        }
        return Math.min(sum, 1);
    }

    @Override
    public double quantile(double p) {
        Require.probability("p", p);
        return p <= 0.5 ? fromBelow(p) : fromAbove(1 - p);
    }

    @Override
    public double upperQuantile(double q) {
        Require.probability("q", q);
        return q <= 0.5 ? fromAbove(q) : fromBelow(1 - q);
    }

    private double fromBelow(double p) {
        if (p == 0) {
            return lower;
        }
        return between(part -> part.quantile(p), this::lowerTail, true, p);
    }

    private double fromAbove(double q) {
        if (q == 0) {
            return upper;
        }
        return between(part -> part.upperQuantile(q), this::upperTail, false, q);
    }

    private double between(
            ToDoubleFunction<LossDensity> quantile, DoubleUnaryOperator tail, boolean rising, double target) {
        double low = Arrays.stream(parts).mapToDouble(quantile).min().orElseThrow();
        double high = Arrays.stream(parts).mapToDouble(quantile).max().orElseThrow();
        return Inversion.solve(tail, this::density, rising, target, low, high, 0.5 * (low + high));
    }

    @Override
    public double mean() {
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += weights.of(i) * parts[i].mean();
        }
        return sum;
    }

    @Override
    public double lower() {
        return lower;
    }

    @Override
    public double upper() {
        return upper;
    }

    @Override
    public double[] breaks() {
        return breaks.clone();
    }

    @Override
    public String toString() {
        return weights.phrase(List.of(parts));
    }
}
