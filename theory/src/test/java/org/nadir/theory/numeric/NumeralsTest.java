package org.nadir.theory.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as text. */
class NumeralsTest {

    @ParameterizedTest
    @CsvSource({
        "0.25, 0.25",
        "24, 24",
        "1e6, 1000000",
        "1e22, 1e22",
        "1e-9, 1e-9",
        "1.5e-7, 1.5e-7",
        "-0.1, -0.1",
        "0, 0",
        "2e-3, 0.002",
        "1e23, 1e23",
        "4.9e-324, 5e-324"
    })
    void aNumberIsWrittenShort(double value, String text) {
        assertThat(Numerals.shortest(value)).isEqualTo(text);
    }

    @Test
    void whatIsNoNumberHasAWord() {
        assertThat(Numerals.shortest(Double.NaN)).isEqualTo("nan");
        assertThat(Numerals.shortest(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    }

    @Test
    void aMessageRounds() {
        assertThat(Numerals.rounded(0.5000000000000001, 9)).isEqualTo("0.5");
        assertThat(Numerals.rounded(-123456.789, 3)).isEqualTo("-123000");
        assertThat(Numerals.rounded(Double.NaN, 3)).isEqualTo("nan");
    }

    @Test
    void everyNumberReadsBackToItsBits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(Numerals.shortest(value))).isEqualTo(value);
            }
        }
    }
}
