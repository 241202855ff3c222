package org.nadir.theory.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The families of pdf_e, each held to the contract, and what they refuse. */
class NeighbourDensitiesTest extends NeighbourDensityContract {
    private static final Uniform UNIT = Uniform.of(0, 1);
    private static final Normal SCORES = Normal.of(0, 1);
    private static final TruncatedNormal CIFAR_10 = TruncatedNormal.of(0.25, 0.18, 0, 1);

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Independent.of(UNIT), UNIT),
                new Case(Independent.of(CIFAR_10), CIFAR_10),
                new Case(Window.of(0.3, 0, 1), UNIT),
                new Case(Window.of(0.013, 0, 1), UNIT),
                new Case(Window.of(2, 0, 1), UNIT),
                new Case(Parabola.of(0, 1), UNIT),
                new Case(Parabola.of(-2, 5), Uniform.of(-2, 5)),
                new Case(CentredTruncatedNormal.of(0.35, 0, 1), CIFAR_10),
                new Case(CentredTruncatedNormal.of(0.02, 0, 1), UNIT),
                new Case(CentredTruncatedNormal.of(50, 0, 1), UNIT),
                new Case(GaussianCopula.of(0).inScores(), SCORES),
                new Case(GaussianCopula.of(0.7).inScores(), SCORES),
                new Case(GaussianCopula.of(-0.5).inScores(), SCORES),
                new Case(GaussianCopula.of(0.99).inScores(), SCORES),
                new Case(GaussianCopula.of(0.7).over(CIFAR_10), CIFAR_10),
                new Case(GaussianCopula.of(0.5).over(UNIT), UNIT),
                new Case(ClaytonCopula.of(0.1).inScores(), SCORES),
                new Case(ClaytonCopula.of(2).inScores(), SCORES),
                new Case(ClaytonCopula.of(10).inScores(), SCORES),
                new Case(ClaytonCopula.of(2).mirrored().inScores(), SCORES),
                new Case(
                        MixtureCopula.of(
                                        new double[] {0.25, 0.75}, List.of(GaussianCopula.of(0.3), ClaytonCopula.of(2)))
                                .inScores(),
                        SCORES),
                new Case(Grids.diagonal().inScores(), SCORES),
                new Case(Grids.diagonal().mirrored().over(UNIT), UNIT),
                new Case(Grids.independent().inScores(), SCORES),
                new Case(NeighbourDensity.of(0, 1, (x, y) -> 1 + 0.5 * (2 * x - 1) * (2 * y - 1)), UNIT),
                new Case(NeighbourDensity.of(0, 1, CentredTruncatedNormal.of(0.1, 0, 1)::density), UNIT));
    }

    @Test
    void aCopulaMakesAPairReversible() {
        Pair pair = Pair.of(CIFAR_10, GaussianCopula.of(0.7));
        for (double x = 0.05; x < 1; x += 0.1) {
            for (double y = 0.05; y < 1; y += 0.1) {
                double there = pair.losses().density(x) * pair.neighbours().density(x, y);
                double back = pair.losses().density(y) * pair.neighbours().density(y, x);
                assertThat(there).isCloseTo(back, within(1e-12 * there));
            }
        }
    }

    @Test
    void thePairsCoordinateKeepsTailsAndOrder() {
        Pair pair = Pair.of(CIFAR_10, GaussianCopula.of(0.7));
        for (double x = 0.02; x < 1; x += 0.07) {
            double u = pair.toCoordinate(x);
            assertThat(pair.toLoss(u)).isCloseTo(x, within(1e-13));
            assertThat(pair.coordinateLosses().lowerTail(u))
                    .isCloseTo(pair.losses().lowerTail(x), within(1e-14));
            assertThat(pair.coordinateNeighbours().upperTail(u, u))
                    .isCloseTo(pair.neighbours().upperTail(x, x), within(1e-13));
        }
        Pair plain = Pair.of(UNIT, Window.of(0.3, 0, 1));
        assertThat(plain.toCoordinate(0.4)).isEqualTo(0.4);
        assertThat(plain.toLoss(0.4)).isEqualTo(0.4);
    }

    @Test
    void aFunctionHasTheTailsOfTheFamilyThatItRepeats() {
        CentredTruncatedNormal family = CentredTruncatedNormal.of(0.1, 0, 1);
        NeighbourDensity formula = NeighbourDensity.of(0, 1, family::density);
        for (double x = 0.013; x < 1; x += 0.11) {
            for (double t = 0.03; t < 1; t += 0.09) {
                assertThat(formula.upperTail(x, t))
                        .isCloseTo(family.upperTail(x, t), within(1e-11 * family.upperTail(x, t)));
                assertThat(formula.lowerTail(x, t))
                        .isCloseTo(family.lowerTail(x, t), within(1e-11 * family.lowerTail(x, t)));
            }
        }
    }

    @Test
    void aFunctionThatIsNoConditionalDensityIsRefusedWithTheVertex() {
        refused(
                "pdf_e(x, .) must integrate to 1 for every x, but at x = 0 it integrates to 0.5, off by -0.5",
                () -> NeighbourDensity.of(0, 1, (x, y) -> x + y));
        refused(
                "upper must be finite, but was Infinity",
                () -> NeighbourDensity.of(0, Double.POSITIVE_INFINITY, (x, y) -> 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NeighbourDensity.of(0, 1, (x, y) -> 1 + 4 * (x - 0.5) * (y - 0.5) * 2))
                .withMessageStartingWith("pdf_e must be finite and at least 0, but at x = 0, y = ");
    }

    @Test
    void aWindowNamesItsKinks() {
        assertThat(Window.of(0.4, 0, 1).breaks()).containsExactly(new double[] {0.2, 0.4, 0.6, 0.8}, within(1e-15));
        assertThat(Window.of(1, 0, 1).breaks()).isEmpty();
        assertThat(Window.of(1e-6, 0, 1).breaks()).hasSize(32);
    }

    @Test
    void badParametersAreRefusedInOneLine() {
        refused("width must be positive and finite, but was 0.0", () -> Window.of(0, 0, 1));
        refused("sd must be positive and finite, but was NaN", () -> CentredTruncatedNormal.of(Double.NaN, 0, 1));
        refused("lower must be below upper, but lower was 2.0 and upper 1.0", () -> Parabola.of(2, 1));
        refused("theta must lie in (0, 100], but was 0.0", () -> ClaytonCopula.of(0));
        refused("theta must lie in (0, 100], but was NaN", () -> ClaytonCopula.of(Double.NaN));
        refused("rho must lie in (-1, 1), but was 1.0", () -> GaussianCopula.of(1));
        refused("rho must lie in (-1, 1), but was NaN", () -> GaussianCopula.of(Double.NaN));
    }

    private static void refused(String message, Runnable factory) {
        assertThatIllegalArgumentException().isThrownBy(factory::run).withMessage(message);
    }
}
