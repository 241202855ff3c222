package org.nadir.theory.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every pdf_e must keep, whatever its family. */
abstract class NeighbourDensityContract {

    /**
     * A conditional density and the vertices' losses to try it at.
     *
     * @param neighbours pdf_e
     * @param losses where the vertices lie
     */
    record Case(NeighbourDensity neighbours, LossDensity losses) {
        double[] vertices() {
            return new double[] {
                losses.quantile(1e-9),
                losses.quantile(0.01),
                losses.quantile(0.2),
                losses.quantile(0.5),
                losses.quantile(0.7),
                losses.quantile(0.95),
                losses.quantile(0.999)
            };
        }

        @Override
        public String toString() {
            return neighbours.toString();
        }
    }

    /** The densities to hold to the contract. */
    static Stream<Case> cases() {
        return Stream.empty();
    }

    private static final double[] PROBABILITIES = {1e-9, 1e-3, 0.05, 0.25, 0.5, 0.6, 0.75, 0.95, 1 - 1e-3, 1 - 1e-9};

    @ParameterizedTest
    @MethodSource("cases")
    void theDensityIntegratesToOneForEveryVertex(Case c) {
        for (double x : c.vertices()) {
            assertThat(Panels.between(c.neighbours, x, c.neighbours.lower(x), c.neighbours.upper(x)))
                    .as("x = %s", x)
                    .isCloseTo(1, within(1e-10));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTailIsTheIntegralOfTheDensity(Case c) {
        for (double x : c.vertices()) {
            double from = c.neighbours.quantile(x, 1e-3);
            for (double p : PROBABILITIES) {
                double t = c.neighbours.quantile(x, p);
                assertThat(c.neighbours.lowerTail(x, t) - c.neighbours.lowerTail(x, from))
                        .as("x = %s, t = %s", x, t)
                        .isCloseTo(Panels.between(c.neighbours, x, from, t), within(1e-10));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTailsSumToOne(Case c) {
        for (double x : c.vertices()) {
            for (double p : PROBABILITIES) {
                double t = c.neighbours.quantile(x, p);
                assertThat(c.neighbours.lowerTail(x, t) + c.neighbours.upperTail(x, t))
                        .as("x = %s, t = %s", x, t)
                        .isCloseTo(1, within(1e-13));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theQuantileInvertsTheLowerTail(Case c) {
        for (double x : c.vertices()) {
            for (double p : PROBABILITIES) {
                double t = c.neighbours.quantile(x, p);
                double slack = 8 * Math.ulp(t) * c.neighbours.density(x, t);
                assertThat(c.neighbours.lowerTail(x, t))
                        .as("x = %s, p = %s", x, p)
                        .isCloseTo(p, within(1e-13 * p + 1e-15 + slack));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theEndsAreTheQuantilesOfZeroAndOne(Case c) {
        for (double x : c.vertices()) {
            double lower = c.neighbours.lower(x);
            double upper = c.neighbours.upper(x);
            assertThat(c.neighbours.quantile(x, 0)).isEqualTo(lower);
            assertThat(c.neighbours.quantile(x, 1)).isEqualTo(upper);
            assertThat(c.neighbours.lowerTail(x, lower)).isZero();
            assertThat(c.neighbours.upperTail(x, upper)).isZero();
            assertThat(c.neighbours.upperTail(x, lower)).isEqualTo(1);
            assertThat(c.neighbours.lowerTail(x, upper)).isEqualTo(1);
            if (upper < Double.POSITIVE_INFINITY) {
                assertThat(c.neighbours.density(x, upper + 1)).isZero();
                assertThat(c.neighbours.upperTail(x, upper + 1)).isZero();
            }
            if (lower > Double.NEGATIVE_INFINITY) {
                assertThat(c.neighbours.density(x, lower - 1)).isZero();
                assertThat(c.neighbours.upperTail(x, lower - 1)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsNoProbabilityIsRefused(Case c) {
        double x = c.losses.quantile(0.5);
        for (double p : new double[] {-1e-9, 1.5, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> c.neighbours.quantile(x, p))
                    .withMessageContaining("p must be a probability in [0, 1], but was " + p);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void breaksLieInsideTheSupport(Case c) {
        for (double at : c.neighbours.breaks()) {
            assertThat(at).isStrictlyBetween(c.losses.lower(), c.losses.upper());
        }
    }
}
