package org.nadir.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.theory.numeric.Estimate;

class IsotropicFieldTest {

    @ParameterizedTest
    @CsvSource({"0.7, 0.49", "0.7, 0.45", "0.7, 0.6", "0.2, -0.1", "0, 0", "-0.4, 0.1", "0.9, 0.8"})
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
    @CsvSource({"6, 5, -0.2, 0.04", "2, 3, -0.5, 0.25", "3, 4, -0.1, 0.05", "6, 5, -0.25, 0.0625", "2, 8, 0, 0.1"})
    void matesWithoutACommonFactorAgreeWithTheOrthant(int d, int q, double r1, double r2) {
        // covariances of the differences as in the class comment; 5 standard errors fail by chance once in 1.7 million
        int mates = q - 1;
        double[][] sigma = new double[d * mates][d * mates];
        for (int i = 0; i < sigma.length; i++) {
            for (int j = 0; j < sigma.length; j++) {
                sigma[i][j] = (i == j ? 1 : i / mates == j / mates ? r1 : r2) - 2 * r1 + 1;
            }
        }
        Estimate sampled = Orthant.of(new double[sigma.length], sigma).probability(1e-4, 11);
        assertThat(IsotropicField.of(d, q, r1, r2).minimaFraction().value())
                .isCloseTo(sampled.value(), within(5 * sampled.error()));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5, 0.8", "2, 0.3, 0.5", "4, 0.21, 0.54", "9, 1, 1", "40, 0.1, 0.9"})
    void bothRoadsToExchangeableTailsAgree(int k, double beta, double gamma) {
        ExchangeableTail factor = ExchangeableTail.of(k, beta, gamma);
        ExchangeableTail mean = ExchangeableTail.byMean(k, beta, gamma);
        for (double h : new double[] {-6, -2, -1, 0, 0.4, 1, 2}) {
            assertThat(mean.at(h)).isCloseTo(factor.at(h), within(2e-13 + 1e-10 * factor.at(h)));
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 5, 0.7, 0.47", "4, 3, 0.3, 0.2", "5, 2, 0.5, 0.1", "3, 4, -0.1, 0.05"})
    void cliquesOfOneSizeAreTheHammingGraph(int d, int q, double r1, double r2) {
        double whole = IsotropicField.of(d, q, r1, r2).minimaFraction().value();
        Estimate listed = IsotropicField.minima(r1, r2, Map.of(Collections.nCopies(d, q - 1), 1000));
        assertThat(listed.value()).isCloseTo(1000 * whole, within(1e-7 * whole));
    }

    @Test
    void cliquesOfManySizesAgreeWithTheOrthant() {
        double r1 = 0.4;
        double r2 = 0.1;
        int[] clique = {0, 0, 0, 1, 2, 2};
        double[][] sigma = new double[clique.length][clique.length];
        for (int i = 0; i < sigma.length; i++) {
            for (int j = 0; j < sigma.length; j++) {
                sigma[i][j] = (i == j ? 1 : clique[i] == clique[j] ? r1 : r2) - 2 * r1 + 1;
            }
        }
        // 5 standard errors fail by chance once in 1.7 million
        Estimate sampled = Orthant.of(new double[sigma.length], sigma).probability(1e-5, 11);
        Estimate exact = IsotropicField.minima(r1, r2, Map.of(List.of(3, 1, 2), 7, List.of(), 2));
        assertThat(exact.value()).isCloseTo(7 * sampled.value() + 2, within(35 * sampled.error() + 1e-8));
        assertThatThrownBy(() -> IsotropicField.minima(0.9, 0.5, Map.of(List.of(1), 1)))
                .hasMessageContaining("r2 be at least 2 r1 - 1");
        assertThatThrownBy(() -> IsotropicField.minima(0.1, 0.9, Map.of(List.of(4), 1)))
                .hasMessageContaining("r2 must be at most");
    }

    @Test
    void theLimitWhereACliqueSumsToZeroIsApproachedContinuously() {
        double limit =
                IsotropicField.of(3, 4, -1 / 3.0, 1 / 9.0).minimaFraction().value();
        double near = IsotropicField.of(3, 4, -1 / 3.0 + 1e-7, 1 / 9.0)
                .minimaFraction()
                .value();
        assertThat(near).isCloseTo(limit, within(1e-5 * limit));
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
    void cliquesOfTwoAreATreeHoweverDeepItsMinima() {
        // mpmath, 40 digits, as in SolutionTest; the rounding of 0.99² moves it by 4e-9
        assertThat(IsotropicField.of(10_000, 2, 0.99, 0.99 * 0.99)
                        .minimaFraction()
                        .value())
                .isCloseTo(8.784005325832181878656e-270, within(1e-277));
    }

    @Test
    void averagedRunsAreMoreReliable() {
        assertThat(IsotropicField.reliability(0.97, 1)).isEqualTo(0.97);
        assertThat(IsotropicField.reliability(0.97, 3)).isCloseTo(0.98979591836734690, within(1e-15));
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> IsotropicField.of(6, 5, 1, 0.5))
                .hasMessage("r1 must lie between -1/(q - 1) = -0.25 and 1, but was 1.0");
        assertThatThrownBy(() -> IsotropicField.of(6, 5, -0.26, 0.04)).hasMessageContaining("r1 must lie between");
        assertThatThrownBy(() -> IsotropicField.of(6, 5, -0.2, 0.2))
                .hasMessage(
                        "r2 must lie between 0.0375 and 0.1, since no isotropic field on hamming(6, 5) with r1 = -0.2"
                                + " has another, but was 0.2");
        assertThatThrownBy(() -> IsotropicField.of(6, 5, 0.7, 0.2))
                .hasMessageContaining("r2 must lie between 0.445833 and 0.775");
        assertThatThrownBy(() -> IsotropicField.of(6, 5, 0.5, 0.25).withNoise(0))
                .hasMessage("lambda must be in (0, 1], but was 0.0");
    }
}
