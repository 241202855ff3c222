package org.nadir.plots.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.theory.numeric.Estimate;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "616.4321, 1.123, 616.4 ± 1.1",
        "16297.8, 124.3, 16298 ± 120",
        "0.4712, 0.0123, 0.471 ± 0.012",
        "108.413530123, 3e-11, 108.41353 ± 3e-11",
        "625, 2.1e-13, 625.00000 ± 3e-13",
        "0.01, 0.5, 0.01 ± 0.50",
        "0, 0.02, 0.000 ± 0.020",
        "-3.25, 0.25, -3.25 ± 0.25",
        "3.6512e17, 4.2e14, 3.6512e17 ± 4.2e14",
        "1.23456e-9, 3.4e-12, 1.2346e-9 ± 3.4e-12",
        "9.99, 0.0996, 9.99 ± 0.10",
        "15, 0, 15",
    })
    void aNumberHasAsManyDigitsAsItsErrorWarrants(double value, double error, String text) {
        assertThat(NumberText.of(new Estimate(value, error))).hasToString(text);
    }

    @Test
    void numbersWithoutErrorKeepSixDigitsAndDropZeros() {
        assertThat(NumberText.of(0.5)).hasToString("0.5");
        assertThat(NumberText.of(651.0416666)).hasToString("651.042");
        assertThat(NumberText.of(15625)).hasToString("15625");
        assertThat(NumberText.of(1234567.0)).hasToString("1234567");
        assertThat(NumberText.of(1.5e-9)).hasToString("1.5e-9");
        assertThat(NumberText.of(1e20)).hasToString("1e20");
        assertThat(NumberText.of(0)).hasToString("0");
    }

    @Test
    void whatIsNotANumberIsADash() {
        assertThat(NumberText.of(Double.NaN)).hasToString("–");
        assertThat(NumberText.of(new Estimate(Double.NaN, 1))).hasToString("–");
        assertThat(NumberText.of(new Estimate(1.5, Double.NaN))).hasToString("1.5");
    }
}
