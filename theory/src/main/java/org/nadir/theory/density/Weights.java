package org.nadir.theory.density;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nadir.theory.numeric.Numerals;

/** The weights of a mixture: positive, with the sum 1; what rounding leaves of it is scaled away. */
final class Weights {
    private static final double SLACK = 1e-9;

    private final double[] given;
    private final double[] scaled;

    private Weights(double[] given, double[] scaled) {
        this.given = given;
        this.scaled = scaled;
    }

    static Weights of(double[] weights, int parts) {
        if (weights.length == 0 || weights.length != parts) {
            throw new IllegalArgumentException("a mixture needs as many weights as parts, and at least one, but had "
                    + weights.length + " weights and " + parts + " parts");
        }
        double sum = 0;
        for (double weight : weights) {
            sum += Require.positive("weight", weight);
        }
        if (!(Math.abs(sum - 1) <= SLACK)) {
            throw new IllegalArgumentException(
                    "the weights of a mixture must sum to 1, but sum to " + Numerals.rounded(sum, 12));
        }
        double[] scaled = weights.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= sum;
        }
        return new Weights(weights.clone(), scaled);
    }

    double of(int part) {
        return scaled[part];
    }

    /** The mixture as a phrase. */
    String phrase(List<?> parts) {
        return IntStream.range(0, given.length)
                .mapToObj(i -> Numerals.shortest(given[i]) + ": " + parts.get(i))
                .collect(Collectors.joining(", ", "mixture(", ")"));
    }
}
