package org.nadir.theory.density;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nadir.theory.numeric.Numerals;

/** The weights of a mixture: positive, and scaled to sum to 1. */
final class Weights {
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
        double[] scaled = weights.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= Require.finite("the sum of weights", sum);
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
