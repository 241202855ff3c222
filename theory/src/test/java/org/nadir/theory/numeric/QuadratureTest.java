package org.nadir.theory.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuadratureTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void polynomialsUpToDegree31AreExactInOneRule() {
        for (int degree = 0; degree <= 31; degree++) {
            int n = degree;
            Integral i = Quadrature.integrate(x -> Math.pow(x, n), 0, 1, Tolerance.DEFAULT.withRelative(1e-2));
            assertThat(i.value()).isCloseTo(1.0 / (n + 1), within(4e-16));
            assertThat(i.evaluations()).isEqualTo(21);
        }
    }

    @Test
    void errorsAreWithinTheEstimateAndTheTolerance() {
        check(Quadrature.integrate(Math::sqrt, 0, 1, Tolerance.DEFAULT), 2.0 / 3);
        check(Quadrature.integrate(x -> Math.abs(x - 0.3), 0, 1, Tolerance.DEFAULT), 0.5 * (0.09 + 0.49));
        check(Quadrature.integrate(x -> Math.exp(-0.5 * x * x), -INF, INF, Tolerance.DEFAULT), Math.sqrt(2 * Math.PI));
        check(Quadrature.integrate(x -> Math.exp(-x), 0, INF, Tolerance.DEFAULT), 1);
        check(Quadrature.integrate(Math::exp, -INF, 0, Tolerance.DEFAULT), 1);
        check(Quadrature.integrate(x -> Math.pow(1 - x, 10000), 0, 1, Tolerance.DEFAULT), 1.0 / 10001);
        check(Quadrature.integrate(x -> 1 / Math.sqrt(x), 0, 1, Tolerance.DEFAULT.withRelative(1e-8)), 2);
    }

    private static void check(Integral i, double truth) {
        assertThat(Math.abs(i.value() - truth)).isLessThanOrEqualTo(i.error() + 1e-15);
        assertThat(i.error()).isLessThanOrEqualTo(1e-8 * truth);
    }

    @Test
    void aJumpGivenAsABreakCostsNothing() {
        Integral i = Quadrature.integrate(x -> x < 0.3 ? 1 : 2, 0, 1, Tolerance.DEFAULT, 0.3);
        assertThat(i.value()).isCloseTo(1.7, within(1e-15));
        assertThat(i.evaluations()).isEqualTo(42);
    }

    @Test
    void refusesWhatItCanNotIntegrateAndSaysWhere() {
        assertThatThrownBy(() -> Quadrature.integrate(x -> 1 / x, 0, 1, Tolerance.DEFAULT.withMaxEvaluations(2000)))
                .isInstanceOf(AccuracyException.class)
                .hasMessageContaining("worst interval is [0.0, ");
        assertThatThrownBy(() -> Quadrature.integrate(x -> x > 0.5 ? Double.NaN : 1, 0, 1, Tolerance.DEFAULT))
                .isInstanceOf(AccuracyException.class)
                .hasMessageContaining("the integrand is NaN at");
        assertThatThrownBy(() -> Quadrature.integrate(x -> x, 1, 0, Tolerance.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from <= to");
    }
}
