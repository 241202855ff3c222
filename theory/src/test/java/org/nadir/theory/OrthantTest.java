package org.nadir.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.theory.density.StandardNormal;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;

/**
 * Orthant probabilities against closed forms, and against values from elsewhere.
 *
 * <p>A standard error is made of sixteen randomisations, so that (value − truth)/error follows Student's t with 15 degrees of
 * freedom: beyond 5 with probability 1.6e-4. There are some thirty such comparisons here, with fixed seeds: a false alarm
 * anywhere has probability 0.5 %, once, when a seed or the method is changed.
 */
class OrthantTest {
    private static final long SEED = 20_261_124;

    private static void near(Estimate estimate, double truth, double relative) {
        assertThat(estimate.error()).isLessThanOrEqualTo(relative * truth);
        assertThat(estimate.value()).isCloseTo(truth, within(5 * estimate.error() + 1e-14));
    }

    private static double[][] equicorrelated(int m, double rho) {
        double[][] covariance = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                covariance[i][j] = i == j ? 1 : rho;
            }
        }
        return covariance;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10, 24, 60})
    void equicorrelationOneHalfHasProbabilityOneOverMPlusOne(int m) {
        // The integrand is less smooth the more variables there are.
        double relative = m > 10 ? 2e-3 : 2e-4;
        near(Orthant.of(equicorrelated(m, 0.5)).probability(relative, SEED), 1.0 / (m + 1), relative);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.99, -0.5, 0, 0.3, 0.999})
    void twoDimensionsAreSheppardsFormula(double rho) {
        double truth = 0.25 + StrictMath.asin(rho) / (2 * Math.PI);
        near(Orthant.of(equicorrelated(2, rho)).probability(1e-5, SEED), truth, 1e-5);
    }

    @Test
    void threeDimensionsAreTheSumOfArcSines() {
        double[][] covariance = {{1, 0.3, -0.4}, {0.3, 1, 0.2}, {-0.4, 0.2, 1}};
        double sum = StrictMath.asin(0.3) + StrictMath.asin(-0.4) + StrictMath.asin(0.2);
        near(Orthant.of(covariance).probability(1e-5, SEED), 0.125 + sum / (4 * Math.PI), 1e-5);
    }

    @Test
    void independentVariablesMultiply() {
        double[] mean = {0.3, -1, 2, 0, -2.5, 1};
        double[][] covariance = new double[6][6];
        double truth = 1;
        for (int i = 0; i < 6; i++) {
            covariance[i][i] = 1 + i;
            truth *= StandardNormal.lowerTail(mean[i] / Math.sqrt(1 + i));
        }
        // No factor depends on the point: exact but for rounding.
        assertThat(Orthant.of(mean, covariance).probability(1e-4, SEED).value()).isCloseTo(truth, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.7, 0.95})
    void equicorrelatedVariablesAreAnIntegralOverTheirCommonFactor(double rho) {
        int m = 12;
        double mean = -0.4;
        double truth = Quadrature.integrate(
                        t -> StandardNormal.density(t)
                                * StrictMath.pow(
                                        StandardNormal.lowerTail((mean + Math.sqrt(rho) * t) / Math.sqrt(1 - rho)), m),
                        -12,
                        12,
                        Tolerance.DEFAULT)
                .value();
        double[] means = new double[m];
        Arrays.fill(means, mean);
        near(Orthant.of(means, equicorrelated(m, rho)).probability(5e-4, SEED), truth, 5e-4);
    }

    @Test
    void aVariableGivenTwiceCountsOnce() {
        double[][] covariance = {{1, 1, 0.3}, {1, 1, 0.3}, {0.3, 0.3, 1}};
        near(Orthant.of(covariance).probability(1e-5, SEED), 0.25 + StrictMath.asin(0.3) / (2 * Math.PI), 1e-5);
    }

    @Test
    void variablesThatSumToZeroAreNeverAllPositive() {
        assertThat(Orthant.of(equicorrelated(3, -0.5)).probability(1e-3, SEED).value())
                .isLessThan(1e-6);
    }

    @Test
    void theOrderAndScaleOfTheVariablesDoNotMatter() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] factor = new double[8][8];
        for (double[] row : factor) {
            for (int j = 0; j < 8; j++) {
                row[j] = random.nextDouble(-1, 1);
            }
        }
        double[][] covariance = new double[8][8];
        double[][] other = new double[8][8];
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                for (int k = 0; k < 8; k++) {
                    covariance[i][j] += factor[i][k] * factor[j][k];
                }
                other[7 - i][7 - j] = covariance[i][j] * (1 + i) * (1 + j);
            }
        }
        Estimate one = Orthant.of(covariance).probability(2e-4, SEED);
        Estimate two = Orthant.of(other).probability(2e-4, SEED + 1);
        assertThat(one.value()).isCloseTo(two.value(), within(5 * (one.error() + two.error())));
    }

    /** The differences of a vertex's loss to its neighbours' on H(6, 5), for correlations r1 and r2 at distances 1 and 2. */
    private static double[][] hamming(double r1, double r2) {
        double[][] covariance = new double[24][24];
        for (int i = 0; i < 24; i++) {
            for (int j = 0; j < 24; j++) {
                boolean clique = i / 4 == j / 4;
                covariance[i][j] = i == j ? 2 * (1 - r1) : clique ? 1 - r1 : 1 - 2 * r1 + r2;
            }
        }
        return covariance;
    }

    /** NAS-Bench-201 by two correlations; the counts are from brute-force Monte Carlo of 30 to 40 million draws. */
    @ParameterizedTest
    @CsvSource({"0.7032, 0.4707, 17.5", "0.6995, 0.4680, 19.5", "0.6953, 0.4621, 20.4"})
    void twoCorrelationsPredictTheMinimaOfNasBench201(double r1, double r2, double minima) {
        Estimate estimate = Orthant.of(hamming(r1, r2)).probability(1e-3, SEED).times(15_625);
        assertThat(estimate.error()).isLessThan(0.03);
        assertThat(estimate.value()).isCloseTo(minima, within(0.15));
        // The closed expectation over two common factors, another road to the same number.
        double closed = IsotropicField.of(6, 5, r1, r2).minimaFraction().value() * 15_625;
        assertThat(estimate.value()).isCloseTo(closed, within(5 * estimate.error()));
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        Orthant orthant = Orthant.of(hamming(0.7032, 0.4707)).withMostPoints(1024);
        assertThat(orthant.probability(1e-9, 1)).isEqualTo(orthant.probability(1e-9, 1));
        assertThat(orthant.probability(1e-9, 1)).isNotEqualTo(orthant.probability(1e-9, 2));
    }

    @Test
    void whatIsNoCovarianceIsRefusedInOneLine() {
        refused("a variance must be positive and finite, but variable 1 has 0.0", new double[][] {{1, 0}, {0, 0}});
        refused("covariance must be square, but row 0 of 2 has 1 entries", new double[][] {{1}, {0, 1}});
        refused(
                "covariance must be symmetric, but entry (1, 0) was 0.2 and across 0.1",
                new double[][] {{1, 0.1}, {0.2, 1}});
        refused("covariance must be symmetric, but entry (1, 0) was NaN and across NaN", new double[][] {
            {1, Double.NaN}, {Double.NaN, 1}
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Orthant.of(new double[][] {{1, 2}, {2, 1}}))
                .withMessageStartingWith("covariance must be positive semidefinite, but variable ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Orthant.of(new double[1], equicorrelated(2, 0)))
                .withMessageContaining("as many as the mean, but had 2 and the mean 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Orthant.of(equicorrelated(2, 0)).probability(0, 1))
                .withMessage("relative must be positive, but was 0.0");
    }

    private static void refused(String message, double[][] covariance) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Orthant.of(covariance))
                .withMessage(message);
    }
}
