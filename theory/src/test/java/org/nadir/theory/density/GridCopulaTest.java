package org.nadir.theory.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A copula on a grid: uniform margins, and the density that was asked for. */
class GridCopulaTest {

    @Test
    void theMarginIsUniform() {
        NeighbourDensity scores = Grids.diagonal().inScores();
        for (double t : new double[] {-6, -2, -0.4, 0, 0.7, 2, 4}) {
            double lower = Panels.over(Normal.of(0, 1), u -> StandardNormal.density(u) * scores.lowerTail(u, t));
            double upper = Panels.over(Normal.of(0, 1), u -> StandardNormal.density(u) * scores.upperTail(u, t));
            assertThat(lower).isCloseTo(StandardNormal.lowerTail(t), within(1e-12));
            assertThat(upper).isCloseTo(StandardNormal.upperTail(t), within(1e-12));
        }
    }

    @Test
    void theJointDensityIsSymmetric() {
        NeighbourDensity scores = Grids.diagonal().inScores();
        for (double u = -5; u <= 5; u += 0.7) {
            for (double v = -5; v <= 5; v += 0.7) {
                double there = StandardNormal.density(u) * scores.density(u, v);
                assertThat(StandardNormal.density(v) * scores.density(v, u)).isCloseTo(there, within(1e-13 * there));
            }
        }
    }

    @Test
    void tailsKeepTheirDigitsFarOut() {
        GridCopula copula = Grids.diagonal();
        NeighbourDensity scores = copula.inScores();
        int last = copula.knots().length - 1;
        // Beyond the last knot but one the density in ranks is nearly c(p, 1), and the tail its product with the rank.
        assertThat(scores.upperTail(20, 9))
                .isCloseTo(
                        copula.height(last, last) * StandardNormal.upperTail(9),
                        within(1e-13 * copula.height(last, last) * StandardNormal.upperTail(9)));
        assertThat(scores.lowerTail(-20, -9))
                .isCloseTo(
                        copula.height(0, 0) * StandardNormal.lowerTail(-9),
                        within(1e-13 * copula.height(0, 0) * StandardNormal.lowerTail(-9)));
    }

    @Test
    void equalHeightsAreIndependence() {
        NeighbourDensity scores = Grids.independent().inScores();
        for (double u = -3; u <= 3; u += 0.5) {
            for (double t = -8; t <= 8; t += 0.5) {
                double tail = StandardNormal.upperTail(t);
                assertThat(scores.upperTail(u, t)).isCloseTo(tail, within(1e-14 * tail));
            }
        }
    }

    @Test
    void breaksAreTheKnotsInScores() {
        assertThat(Grids.independent().inScores().breaks())
                .containsExactly(new double[] {-0.6744897501960817}, within(1e-15));
    }

    @Test
    void whatIsNoGridIsRefusedInOneLine() {
        double[] knots = {0, 0.5, 1};
        double[][] good = {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}};
        refused("knots must go from 0 to 1, but were [0.0, 0.9]", new double[] {0, 0.9}, good);
        refused("knots must increase, but 0.5 follows 0.5", new double[] {0, 0.5, 0.5, 1}, good);
        refused("heights must have a row for each of 3 knots, but had 1", knots, new double[][] {{1}});
        refused("row 1 of heights must have 3 entries, but had 2", knots, new double[][] {{1, 1, 1}, {1, 1}, {1, 1, 1}
        });
        refused("heights must be symmetric, but in row 1, column 0 was 2.0 and across 1.0", knots, new double[][] {
            {1, 1, 1}, {2, 1, 1}, {1, 1, 1}
        });
        refused("heights must be finite and at least 0, but in row 0, column 1 was NaN", knots, new double[][] {
            {1, Double.NaN, 1}, {1, 1, 1}, {1, 1, 1}
        });
        refused("row 0 of heights must have a positive entry", knots, new double[][] {{0, 0, 0}, {0, 1, 1}, {0, 1, 1}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridCopula.of(knots, new double[][] {{0, 0, 1}, {0, 0, 1}, {1, 1, 1}}))
                .withMessageStartingWith("heights can not be scaled to uniform margins");
    }

    private static void refused(String message, double[] knots, double[][] heights) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridCopula.of(knots, heights))
                .withMessage(message);
    }
}
