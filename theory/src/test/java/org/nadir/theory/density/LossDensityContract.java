package org.nadir.theory.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every pdf_n must keep, whatever its family. */
abstract class LossDensityContract {

    /** The densities to hold to the contract. */
    static Stream<LossDensity> densities() {
        return Stream.empty();
    }

    private static final double[] PROBABILITIES = {
        1e-12, 1e-6, 1e-3, 0.01, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99, 1 - 1e-3, 1 - 1e-6, 1 - 1e-12
    };

    @ParameterizedTest
    @MethodSource("densities")
    void theDensityIntegratesToOne(LossDensity density) {
        assertThat(Panels.over(density, density::density)).isCloseTo(1, within(1e-11));
    }

    @ParameterizedTest
    @MethodSource("densities")
    void theMeanIsTheIntegralOfTheLoss(LossDensity density) {
        double spread = density.quantile(0.99) - density.quantile(0.01);
        assertThat(density.mean())
                .isCloseTo(Panels.over(density, x -> x * density.density(x)), within(1e-10 * (1 + spread)));
    }

    @ParameterizedTest
    @MethodSource("densities")
    void aTailIsTheIntegralOfTheDensity(LossDensity density) {
        for (double p : PROBABILITIES) {
            double x = density.quantile(p);
            double integral = Panels.between(density, density.quantile(1e-3), x, density::density);
            assertThat(density.lowerTail(x) - 1e-3).as("at %s", x).isCloseTo(integral, within(1e-11));
        }
    }

    @ParameterizedTest
    @MethodSource("densities")
    void theTailsSumToOne(LossDensity density) {
        for (double p : PROBABILITIES) {
            double x = density.quantile(p);
            assertThat(density.lowerTail(x) + density.upperTail(x))
                    .as("at %s", x)
                    .isCloseTo(1, within(2e-14));
        }
    }

    @ParameterizedTest
    @MethodSource("densities")
    void theQuantileInvertsTheTails(LossDensity density) {
        for (double p : PROBABILITIES) {
            double x = density.quantile(p);
            double slack = 4 * Math.ulp(x) * density.density(x);
            assertThat(density.lowerTail(x)).isCloseTo(p, within(5e-14 * p + 3e-16 + slack));
            double y = density.upperQuantile(p);
            slack = 4 * Math.ulp(y) * density.density(y);
            assertThat(density.upperTail(y)).isCloseTo(p, within(5e-14 * p + slack));
        }
    }

    @ParameterizedTest
    @MethodSource("densities")
    void theScoreAndItsLossAreInverse(LossDensity density) {
        for (double u : new double[] {-6, -3, -1, -0.1, 0, 0.3, 2, 5}) {
            double x = density.atScore(u);
            double slack = 4 * Math.ulp(x) * density.density(x) / StandardNormal.density(u);
            assertThat(density.score(x)).isCloseTo(u, within(1e-13 + slack));
        }
    }

    @ParameterizedTest
    @MethodSource("densities")
    void theEndsAreTheQuantilesOfZeroAndOne(LossDensity density) {
        assertThat(density.quantile(0)).isEqualTo(density.lower());
        assertThat(density.quantile(1)).isEqualTo(density.upper());
        assertThat(density.upperQuantile(1)).isEqualTo(density.lower());
        assertThat(density.upperQuantile(0)).isEqualTo(density.upper());
        assertThat(density.lowerTail(density.lower())).isZero();
        assertThat(density.upperTail(density.upper())).isZero();
        assertThat(density.upperTail(density.lower())).isEqualTo(1);
        assertThat(density.lowerTail(density.upper())).isEqualTo(1);
        if (density.upper() < Double.POSITIVE_INFINITY) {
            assertThat(density.density(density.upper() + 1)).isZero();
            assertThat(density.upperTail(density.upper() + 1)).isZero();
            assertThat(density.lowerTail(density.upper() + 1)).isEqualTo(1);
        }
        if (density.lower() > Double.NEGATIVE_INFINITY) {
            assertThat(density.density(density.lower() - 1)).isZero();
            assertThat(density.lowerTail(density.lower() - 1)).isZero();
            assertThat(density.upperTail(density.lower() - 1)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("densities")
    void tailsAreMonotone(LossDensity density) {
        double before = density.quantile(1e-12);
        for (int i = 1; i <= 500; i++) {
            double x = density.quantile(i / 501.0);
            assertThat(x).isGreaterThanOrEqualTo(before);
            assertThat(density.lowerTail(x)).isGreaterThanOrEqualTo(density.lowerTail(before));
            assertThat(density.upperTail(x)).isLessThanOrEqualTo(density.upperTail(before));
            before = x;
        }
    }

    @ParameterizedTest
    @MethodSource("densities")
    void whatIsNoProbabilityIsRefused(LossDensity density) {
        for (double p : new double[] {-1e-9, 1.5, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> density.quantile(p))
                    .withMessageContaining("p must be a probability in [0, 1], but was " + p);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> density.upperQuantile(p))
                    .withMessageContaining("must be a probability in [0, 1], but was");
        }
    }

    @ParameterizedTest
    @MethodSource("densities")
    void notANumberStaysNotANumber(LossDensity density) {
        assertThat(density.density(Double.NaN)).isNaN();
        assertThat(density.lowerTail(Double.NaN)).isNaN();
        assertThat(density.upperTail(Double.NaN)).isNaN();
    }
}
