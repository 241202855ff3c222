package org.nadir.theory.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTest {
    private static final Panels PANELS = Panels.of(new double[] {-1, 0, 0.5, 2}, 8);

    /** A polynomial of the degree that interpolation keeps has its integral, wherever the section ends. */
    @ParameterizedTest
    @CsvSource({"-1, 2", "-0.3, 1.7", "0, 0.5", "0.1, 0.2", "-5, 0.5", "0.5, 9", "-0.999, 0.5000001"})
    void polynomialsAreIntegratedExactly(double from, double to) {
        double[] values = new double[PANELS.size()];
        Arrays.setAll(values, i -> 3 * PANELS.node(i) * PANELS.node(i) - 2 * PANELS.node(i));
        Section section = Section.of(PANELS, from, to);
        double[] at = section.at(values);
        double sum = 0;
        double[] weights = new double[section.size()];
        for (int q = 0; q < at.length; q++) {
            sum += section.weight(q) * at[q];
            weights[q] = section.weight(q);
        }
        double a = Math.max(from, -1);
        double b = Math.min(to, 2);
        double truth = b * b * (b - 1) - a * a * (a - 1);
        assertThat(sum).isCloseTo(truth, within(1e-14));
        double[] coefficients = section.ofNodes(weights);
        double transposed = 0;
        for (int j = 0; j < coefficients.length; j++) {
            transposed += coefficients[j] * values[j];
        }
        assertThat(transposed).isCloseTo(truth, within(1e-14));
    }

    @Test
    void breaksThatDifferByRoundingAreOne() {
        assertThat(Breaks.edges(0, 1, 0.6000000000000001, 0.6, 0.2, 1 - 1e-17, 3, -1, 0))
                .containsExactly(0, 0.2, 0.6, 1);
        assertThat(Breaks.inside(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 2, 1, 2))
                .containsExactly(1, 2);
    }
}
