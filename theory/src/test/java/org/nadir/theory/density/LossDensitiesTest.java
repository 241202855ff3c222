package org.nadir.theory.density;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The families of pdf_n, each held to the contract, and what they refuse. */
class LossDensitiesTest extends LossDensityContract {

    static Stream<LossDensity> densities() {
        return Stream.of(
                Uniform.of(0, 1),
                Uniform.of(-3, 12.5),
                Normal.of(0, 1),
                Normal.of(40, 7),
                TruncatedNormal.of(0.25, 0.18, 0, 1),
                TruncatedNormal.of(0.25, 0.10, 0, 1),
                TruncatedNormal.of(0.25, 0.22, 0, 1),
                TruncatedNormal.of(5, 0.5, 0, 1),
                TruncatedNormal.of(-5, 0.5, 0, 1),
                TruncatedNormal.of(0.5, 1000, 0, 1),
                TruncatedNormal.of(1, 2, 0, Double.POSITIVE_INFINITY),
                TruncatedNormal.of(1, 2, Double.NEGATIVE_INFINITY, 0),
                Beta.of(2, 5),
                Beta.of(0.5, 2),
                Beta.of(1, 1),
                Beta.of(0.8, 3, -1, 4),
                Beta.of(50, 80),
                Mixture.of(new double[] {0.3, 0.7}, List.of(Uniform.of(0, 1), Beta.of(2, 5))),
                Mixture.of(new double[] {0.75, 0.25}, List.of(Normal.of(0, 1), Normal.of(5, 0.5))),
                Mixture.of(new double[] {0.5, 0.5}, List.of(Uniform.of(0, 1), Uniform.of(0.9, 3))),
                LossDensity.of(0, 1, x -> 2 * x),
                LossDensity.of(-1, 3, x -> x < 0.3 ? 0.5 / 1.3 : 0.5 / 2.7, 0.3),
                LossDensity.of(-1, 1, x -> 1 - Math.abs(x), 0),
                LossDensity.of(0, Double.POSITIVE_INFINITY, x -> StrictMath.exp(-x)),
                LossDensity.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, StandardNormal::density),
                LossDensity.of(
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        x -> StandardNormal.density((x - 900) / 7) / 7,
                        900));
    }

    @Test
    void badParametersAreRefusedInOneLine() {
        refused("lower must be below upper, but lower was 1.0 and upper 1.0", () -> Uniform.of(1, 1));
        refused("lower must be finite, but was NaN", () -> Uniform.of(Double.NaN, 1));
        refused("upper must be finite, but was Infinity", () -> Uniform.of(0, Double.POSITIVE_INFINITY));
        refused("sd must be positive and finite, but was -0.1", () -> Normal.of(0, -0.1));
        refused("mean must be finite, but was NaN", () -> Normal.of(Double.NaN, 1));
        refused("sd must be positive and finite, but was 0.0", () -> TruncatedNormal.of(0, 0, 0, 1));
        refused("sd must be positive and finite, but was NaN", () -> TruncatedNormal.of(0, Double.NaN, 0, 1));
        refused(
                "a normal with mean 100.0 and sd 1.0 has no mass to speak of between lower 0.0 and upper 1.0",
                () -> TruncatedNormal.of(100, 1, 0, 1));
        refused(
                "a density must integrate to 1, but this one integrates to 0.5 from 0 to 1, off by -0.5",
                () -> LossDensity.of(0, 1, x -> x));
        refused(
                "lower must be below upper, but lower was 1.0 and upper NaN",
                () -> LossDensity.of(1, Double.NaN, x -> 1));
        refused("alpha must be positive and finite, but was 0.0", () -> Beta.of(0, 1));
        refused("beta must be positive and finite, but was NaN", () -> Beta.of(1, Double.NaN));
        refused(
                "weight must be positive and finite, but was -1.0",
                () -> Mixture.of(new double[] {2, -1}, List.of(Uniform.of(0, 1), Uniform.of(0, 2))));
        refused(
                "a mixture needs as many weights as parts, and at least one, but had 1 weights and 2 parts",
                () -> Mixture.of(new double[] {2}, List.of(Uniform.of(0, 1), Uniform.of(0, 2))));
    }

    @Test
    void aFunctionThatIsNoDensityIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LossDensity.of(-1, 1, x -> x))
                .withMessageStartingWith("a density must be finite and at least 0, but at -0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LossDensity.of(0, 1, x -> Double.NaN))
                .withMessageEndingWith("it was nan");
        // A normal far from 0 is not found without a hint, and that is said instead of a wrong number.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LossDensity.of(
                        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, x -> StandardNormal.density(x - 1e6)))
                .withMessageContaining("integrates to 0 from -inf to inf, off by -1");
    }

    private static void refused(String message, Runnable factory) {
        assertThatIllegalArgumentException().isThrownBy(factory::run).withMessage(message);
    }
}
