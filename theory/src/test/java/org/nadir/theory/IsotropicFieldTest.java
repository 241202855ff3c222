package org.nadir.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsotropicFieldTest {

    @ParameterizedTest
    @CsvSource({"0.7, 0.49", "0.7, 0.45", "0.7, 0.6", "0.2, -0.1", "0, 0", "-0.4, -0.5", "0.9, 0.8"})
    void fewNeighboursHaveTheOrthantProbabilityOfSheppard(double r1, double r2) {
        // two differences of correlation r are both positive with probability ¼ + asin(r)/2π; three with ⅛ + 3
        // asin(r)/4π
        double across = (1 - 2 * r1 + r2) / (2 * (1 - r1));
        assertThat(IsotropicField.of(2, 2, r1, r2).minimaFraction().value())
                .isCloseTo(0.25 + Math.asin(across) / (2 * Math.PI), within(1e-11));
        assertThat(IsotropicField.of(3, 2, r1, r2).minimaFraction().value())
                .isCloseTo(0.125 + 3 * Math.asin(across) / (4 * Math.PI), within(1e-11));
    }

    @ParameterizedTest
    @CsvSource({"3, 0.5", "10, 0.1", "25, 0.9"})
    void oneCliqueHasOneMinimum(int q, double r1) {
        assertThat(IsotropicField.of(1, q, r1, r1).minimaFraction().value() * q).isCloseTo(1, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 246.5, 0.9", "0.5, 108.0, 0.8", "0.7, 34.1, 0.5", "0.9, 4.77, 0.19"})
    void productFieldsHaveTheirSampledNumberOfMinima(double rho, double sampled, double standardError) {
        // 200 fields each (docs/theory.md); 4 standard errors: four checks fail by chance with probability 0.03 %
        double predicted =
                IsotropicField.of(6, 5, rho, rho * rho).minimaFraction().value() * 15_625;
        assertThat(predicted).isCloseTo(sampled, within(4 * standardError));
    }

    @ParameterizedTest
    @CsvSource({"1, 33.9", "0.95, 65.9", "0.8, 181.5", "0.5, 392.0"})
    void noiseMultipliesMinima(double lambda, double minima) {
        assertThat(IsotropicField.of(6, 5, 0.7, 0.49)
                                .withNoise(lambda)
                                .minimaFraction()
                                .value()
                        * 15_625)
                .isCloseTo(minima, within(0.051));
    }

    @Test
    void theCorrelationsOfNasBench201PredictItsMinima() {
        // docs/theory.md: 17.5, 19.5, 20.4 ± 0.1 by Monte Carlo of the orthant
        assertThat(IsotropicField.of(6, 5, .7032, .4707).minimaFraction().value() * 15_625)
                .isCloseTo(17.5, within(0.1));
        assertThat(IsotropicField.of(6, 5, .6995, .4680).minimaFraction().value() * 15_625)
                .isCloseTo(19.5, within(0.1));
        assertThat(IsotropicField.of(6, 5, .6953, .4621).minimaFraction().value() * 15_625)
                .isCloseTo(20.4, within(0.1));
    }

    @Test
    void averagedRunsAreMoreReliable() {
        assertThat(IsotropicField.reliability(0.97, 1)).isEqualTo(0.97);
        assertThat(IsotropicField.reliability(0.97, 3)).isCloseTo(0.98979591836734690, within(1e-15));
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> IsotropicField.of(6, 5, 1, 0.5)).hasMessage("r1 must be in (-1, 1), but was 1.0");
        assertThatThrownBy(() -> IsotropicField.of(6, 5, 0.7, 0.2))
                .hasMessageContaining("r2 must lie between 2 r1 - 1 = 0.39");
        assertThatThrownBy(() -> IsotropicField.of(6, 5, 0.5, 0.25).withNoise(0))
                .hasMessage("lambda must be in (0, 1], but was 0.0");
    }
}
