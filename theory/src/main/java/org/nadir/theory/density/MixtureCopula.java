package org.nadir.theory.density;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A mixture of copulas: e(u, v) = Σ wᵢ eᵢ(u, v) in normal scores, with weights that sum to 1.
 *
 * <p>Every edge follows copula i with probability wᵢ. It is the plainest way to a dependence that is stronger at one end.
 */
public final class MixtureCopula implements Copula {
    private final Weights weights;
    private final List<Copula> parts;
    private final NeighbourDensity scores;

    private MixtureCopula(Weights weights, List<Copula> parts) {
        this.weights = weights;
        this.parts = parts;
        this.scores =
                new Scores(weights, parts.stream().map(Copula::inScores).toArray(NeighbourDensity[]::new), toString());
    }

    /**
     * A mixture of copulas.
     *
     * @param weights the weights, positive, with the sum 1 but for rounding
     * @param parts the copulas, as many
     * @return the copula
     * @throws IllegalArgumentException if a weight is not positive and finite, they do not sum to 1, or there are not as many as
     *     parts
     */
    public static MixtureCopula of(double[] weights, List<? extends Copula> parts) {
        return new MixtureCopula(Weights.of(weights, parts.size()), List.copyOf(parts));
    }

    @Override
    public NeighbourDensity inScores() {
        return scores;
    }

    @Override
    public String toString() {
        return weights.phrase(parts);
    }

    private static final class Scores implements NeighbourDensity {
        private final Weights weights;
        private final NeighbourDensity[] parts;
        private final String phrase;
        private final double[] breaks;

        Scores(Weights weights, NeighbourDensity[] parts, String phrase) {
            this.weights = weights;
            this.parts = parts;
            this.phrase = phrase;
            this.breaks = Arrays.stream(parts)
                    .flatMapToDouble(part -> DoubleStream.of(part.breaks()))
                    .sorted()
                    .distinct()
                    .toArray();
        }

        @Override
        public double density(double u, double v) {
            double sum = 0;
            for (int i = 0; i < parts.length; i++) {
                sum += weights.of(i) * parts[i].density(u, v);
            }
            return sum;
        }

        @Override
        public double upperTail(double u, double t) {
            if (t == Double.NEGATIVE_INFINITY) {
                return 1;
            }
            double sum = 0;
            for (int i = 0; i < parts.length; i++) {
                sum += weights.of(i) * parts[i].upperTail(u, t);
            }
            return Math.min(sum, 1);
        }

        @Override
        public double lowerTail(double u, double t) {
            if (t == Double.POSITIVE_INFINITY) {
                return 1;
            }
            double sum = 0;
            for (int i = 0; i < parts.length; i++) {
                sum += weights.of(i) * parts[i].lowerTail(u, t);
            }
            return Math.min(sum, 1);
        }

        @Override
        public double quantile(double u, double p) {
            Require.probability("p", p);
            if (p == 0 || p == 1) {
                return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (NeighbourDensity part : parts) {
                low = Math.min(low, part.quantile(u, p));
                high = Math.max(high, part.quantile(u, p));
            }
            double start = 0.5 * (low + high);
            return p <= 0.5
                    ? Inversion.solve(t -> lowerTail(u, t), t -> density(u, t), true, p, low, high, start)
                    : Inversion.solve(t -> upperTail(u, t), t -> density(u, t), false, 1 - p, low, high, start);
        }

        @Override
        public double lower(double u) {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public double upper(double u) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double[] breaks() {
            return breaks.clone();
        }

        @Override
        public String toString() {
            return phrase;
        }
    }
}
