package org.nadir.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nadir.theory.density.CentredTruncatedNormal;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.density.Window;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;

class DefectsTest {

    @Test
    void independentNeighboursWithTheirOwnMarginalHaveNone() {
        Defects defects = Defects.of(Pair.of(Normal.of(2, 3), Independent.of(Normal.of(2, 3))));
        assertThat(defects.stationarity().value()).isLessThan(1e-15);
        assertThat(defects.reversibility().value()).isLessThan(1e-15);
        assertThat(defects.warnings()).isEmpty();
    }

    @Test
    void aCopulaGivenInLossesHasNone() {
        Defects defects =
                Defects.of(Pair.of(Normal.of(0, 1), GaussianCopula.of(0.6).over(Normal.of(0, 1))));
        assertThat(defects.stationarity().value()).isLessThan(1e-10);
        assertThat(defects.reversibility().value()).isLessThan(1e-10);
    }

    @Test
    void neighboursFromAnotherMarginalHaveItsDistance() {
        // pdf_n = U(0, 1), neighbours U(0, ½): both total variations are ½
        Defects defects = Defects.of(Pair.of(Uniform.of(0, 1), Independent.of(Uniform.of(0, 0.5))));
        assertThat(defects.stationarity().value()).isCloseTo(0.5, within(1e-10));
        assertThat(defects.reversibility().value()).isCloseTo(0.5, within(1e-10));
    }

    @Test
    void theWindowIsAlmostAGraph() {
        // By hand, w ≤ ½: pdf_e(x, ·) has height 1/(w + min(x, w)) near 0. The joint is asymmetric for |x − y| < w only
        // near
        // the ends: 2 · ∫₀^w ∫_x^{x+w} ½ · 2 · |1/(w+x) − 1/(w+min(y,w))| dy dx / 2 = 2 w (…): ∬ scale with w.
        double w = 0.1;
        Defects defects = Defects.of(Pair.of(Uniform.of(0, 1), Window.of(w, 0, 1)));
        // ∫_x^w (1/(w+x) − 1/(w+y)) dy + (x + w − w)(1/(w+x) − 1/(2w)), exactly in y
        double expected = Quadrature.integrate(
                        x -> 2 * ((w - x) / (w + x) - Math.log(2 * w / (w + x)) + x * (1 / (w + x) - 1 / (2 * w))),
                        0,
                        w,
                        Tolerance.DEFAULT.withRelative(1e-12))
                .value();
        assertThat(defects.reversibility().value()).isCloseTo(expected, within(1e-10));
        assertThat(defects.reversibility().error()).isLessThan(1e-10);
    }

    @Test
    void aNarrowNeighbourhoodIsNotMissed() {
        // truncated-normal(σ) on [0, 1]: only the ends are not balanced, so that the defects are proportional to σ.
        Defects wide = Defects.of(Pair.of(Uniform.of(0, 1), CentredTruncatedNormal.of(0.01, 0, 1)));
        Defects narrow = Defects.of(Pair.of(Uniform.of(0, 1), CentredTruncatedNormal.of(0.001, 0, 1)));
        assertThat(wide.stationarity().value()).isCloseTo(0.0022597156, within(1e-9));
        assertThat(narrow.stationarity().value()).isCloseTo(wide.stationarity().value() / 10, within(1e-9));
        assertThat(narrow.reversibility().value())
                .isCloseTo(wide.reversibility().value() / 10, within(1e-9));
    }
}
