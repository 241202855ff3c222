package org.nadir.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.numeric.AccuracyException;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;
import org.nadir.theory.words.DensityWords;

/** pdf_e as an operator against Mehler's expansion and other closed forms. */
class OperatorTest {

    /** By a quadrature of 2,000 points, written by another hand, to two digits. */
    @ParameterizedTest
    @CsvSource({"cifar10, 0.29", "cifar100, 0.19", "imagenet16-120, 0.34"})
    void theAuthorsWalkFromTheirPdfN(String dataSet, double oneStep) {
        Pair pair = DensityWords.pair("authors:" + dataSet, "authors:" + dataSet);
        Curve walk = Operator.of(pair).autocorrelationFromLosses(3);
        assertThat(walk.value(0).value()).isCloseTo(1, within(1e-12));
        assertThat(walk.value(1).value()).isCloseTo(oneStep, within(0.005));
        assertThat(walk.value(1).error()).isLessThan(1e-8);
    }

    @Test
    void aStationaryPairsWalkStartsWhereItGoesOn() {
        Pair stationary = DensityWords.pair("authors:cifar100", "gaussian-copula(0.6)");
        Curve from = Operator.of(stationary).autocorrelationFromLosses(4);
        Curve along = Operator.of(stationary).autocorrelation(4);
        for (int k = 0; k <= 4; k++) {
            assertThat(from.value(k).value()).isCloseTo(along.value(k).value(), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.6, 0, 0.3, 0.7, 0.95})
    void aGaussianCopulaHasThePowersOfRho(double rho) {
        Pair pair = DensityWords.pair("authors:cifar10", "gaussian-copula(" + rho + ")");
        Operator operator = Operator.of(pair);
        Curve eigenvalues = operator.eigenvalues(6);
        Curve correlation = operator.coordinateAutocorrelation(20);
        for (int j = 0; j < 6; j++) {
            assertThat(eigenvalues.value(j).value()).isCloseTo(power(rho, j), within(1e-10));
            assertThat(eigenvalues.value(j).error()).isLessThan(1e-10);
        }
        for (int k = 0; k <= 20; k++) {
            assertThat(correlation.value(k).value()).isCloseTo(power(rho, k), within(1e-10));
            assertThat(correlation.value(k).error()).isLessThan(1e-10);
        }
    }

    private static double power(double base, int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.9})
    void aUniformMarginalsAutocorrelationIsSpearmans(double rho) {
        // corr(Φ(u), Φ(v)) = (6/π) asin(ρ/2), and k steps have the correlation ρᵏ of scores.
        Curve correlation = Operator.of(DensityWords.pair("uniform", "gaussian-copula(" + rho + ")"))
                .autocorrelation(10);
        for (int k = 0; k <= 10; k++) {
            double truth = 6 / Math.PI * StrictMath.asin(power(rho, k) / 2);
            assertThat(correlation.value(k).value()).isCloseTo(truth, within(1e-10));
        }
    }

    @Test
    void aPolynomialKernelHasTheEigenvaluesOfItsTerms() {
        // 1 + a P₁(x) P₁(y) + b P₂(x) P₂(y) in Legendre polynomials on [−1, 1] under the uniform density.
        NeighbourDensity neighbours = NeighbourDensity.of(
                -1, 1, (x, y) -> 0.5 * (1 + 0.6 * x * y + 0.25 * (1.5 * x * x - 0.5) * (1.5 * y * y - 0.5)));
        Curve eigenvalues = Operator.of(Pair.of(Uniform.of(-1, 1), neighbours)).eigenvalues(4);
        assertThat(eigenvalues.value(0).value()).isCloseTo(1, within(1e-12));
        assertThat(eigenvalues.value(1).value()).isCloseTo(0.6 / 3, within(1e-12));
        assertThat(eigenvalues.value(2).value()).isCloseTo(0.25 / 5, within(1e-12));
        assertThat(eigenvalues.value(3).value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void independentNeighboursForgetAtOnce() {
        Operator operator = Operator.of(DensityWords.pair("beta(2, 5)", "independent"));
        assertThat(operator.autocorrelation(3).value(0).value()).isCloseTo(1, within(1e-14));
        assertThat(operator.autocorrelation(3).value(1).value()).isCloseTo(0, within(1e-12));
        assertThat(operator.eigenvalues(2).value(1).value()).isCloseTo(0, within(1e-12));
        assertThat(operator.stationaryMean().value()).isCloseTo(2.0 / 7, within(1e-12));
    }

    /** A walk with the authors' pdf_e settles on a density ∝ Z(x), symmetric about the middle, not on their pdf_n. */
    @ParameterizedTest
    @CsvSource({"authors:cifar10, 0.25", "authors:cifar100, 0.25"})
    void theAuthorsWalkForgetsTheirPdfN(String losses, double theirs) {
        Operator operator = Operator.of(DensityWords.pair(losses, "authors:cifar10"));
        assertThat(operator.stationaryMean().value())
                .isCloseTo(0.5, within(1e-11))
                .isNotCloseTo(theirs, within(0.1));
        // The parabola's kernel 1 − (y − x)² has rank three: its other eigenvalues are 0.
        Curve parabola = Operator.of(DensityWords.pair("uniform", "parabola")).eigenvalues(5);
        assertThat(parabola.value(3).value()).isCloseTo(0, within(1e-11));
        assertThat(parabola.value(0).value()).isCloseTo(1, within(1e-11));
    }

    /**
     * A step of a window's walk from x is uniform on the part of [x − w, x + w] in [0, 1], of length L(x), so that π ∝ L and
     * E[y | x] is the part's middle: E[xy] = ∫ L(x) x m(x) dx / ∫ L, with kinks at w and 1 − w only.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.25, 0.4})
    void aWindowsJumpsCostNoAccuracy(double w) {
        double[] moments = new double[4];
        DoubleUnaryOperator from = x -> Math.max(0, x - w);
        DoubleUnaryOperator to = x -> Math.min(1, x + w);
        for (int k = 0; k < 4; k++) {
            int power = k;
            moments[k] = Quadrature.integrate(
                            x -> {
                                double length = to.applyAsDouble(x) - from.applyAsDouble(x);
                                double middle = 0.5 * (to.applyAsDouble(x) + from.applyAsDouble(x));
                                return length * (power < 3 ? power(x, power) : x * middle);
                            },
                            0,
                            1,
                            Tolerance.DEFAULT.withRelative(1e-14),
                            w,
                            1 - w)
                    .value();
        }
        double mean = moments[1] / moments[0];
        double truth = (moments[3] / moments[0] - mean * mean) / (moments[2] / moments[0] - mean * mean);
        Operator operator = Operator.of(DensityWords.pair("uniform", "window(" + w + ")"));
        assertThat(operator.stationaryMean().value()).isCloseTo(mean, within(1e-12));
        assertThat(operator.autocorrelation(1).value(1).value()).isCloseTo(truth, within(1e-12));
        // The largest but one eigenvalue is at least the loss's own correlation, by Rayleigh's quotient.
        double second = operator.eigenvalues(2).value(1).value();
        assertThat(operator.eigenvalues(1).value(0).value()).isCloseTo(1, within(1e-12));
        assertThat(second).isBetween(truth, 1.0);
        // Far out, r(k + 1)/r(k) tends to it.
        Curve far = operator.autocorrelation(60);
        assertThat(far.value(60).value() / far.value(59).value()).isCloseTo(second, within(1e-8));
    }

    /** Where neighbours stay together at the good end for ever, the finest grid is needed, and must not fail. */
    @Test
    void aClaytonCopulasEigenvaluesAreFound() {
        Curve eigenvalues = Operator.of(DensityWords.pair("uniform", "clayton-copula(theta=0.5)"))
                .eigenvalues(3);
        assertThat(eigenvalues.value(0).value()).isCloseTo(1, within(1e-11));
        assertThat(eigenvalues.value(1).error()).isLessThan(1e-2);
    }

    /** From rank to rank its walk is one of log ranks, with a continuous spectrum up to ∫ c(1, t) t^(−1/2) dt = π/4. */
    @Test
    void theEdgeOfAContinuousSpectrumLiesWithinTheError() {
        Estimate second = Operator.of(DensityWords.pair("uniform", "mirrored(clayton-copula(1))"))
                .eigenvalues(2)
                .value(1);
        assertThat(second.value()).isCloseTo(Math.PI / 4, within(second.error()));
        assertThat(second.error()).isLessThan(2e-3);
    }

    @Test
    void aWalkWithoutAStationaryLawIsRefused() {
        assertThatThrownBy(() ->
                        Operator.of(DensityWords.pair("normal", "normal(0.3)")).eigenvalues(2))
                .isInstanceOf(AccuracyException.class)
                .hasMessageContaining("has no stationary law");
    }

    @Test
    void aWalkThatIsNotReversibleHasComplexEigenvaluesByModulus() {
        // A drift: y near x + 1/4 on a circle of length 1; λ₁ = 0.5 e^{iπ/2} twice, conjugate.
        NeighbourDensity drift = NeighbourDensity.of(0, 1, (x, y) -> 1 + StrictMath.cos(2 * Math.PI * (y - x - 0.25)));
        Curve eigenvalues = Operator.of(Pair.of(Uniform.of(0, 1), drift)).eigenvalues(4);
        assertThat(eigenvalues.value(0).value()).isCloseTo(1, within(1e-11));
        assertThat(eigenvalues.value(1).value()).isCloseTo(0.5, within(1e-11));
        assertThat(eigenvalues.value(2).value()).isCloseTo(0.5, within(1e-11));
        assertThat(eigenvalues.value(3).value()).isCloseTo(0, within(1e-11));
    }

    @Test
    void badArgumentsAreRefused() {
        Operator operator = Operator.of(DensityWords.pair("uniform", "independent"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operator.eigenvalues(0))
                .withMessage("count must be between 1 and 32, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operator.autocorrelation(-1))
                .withMessage("steps must be between 0 and 100000, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operator.withAccuracy(Double.NaN))
                .withMessage("absolute must be positive, but was NaN");
    }
}
