package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalScoresTest {
    @Test
    void tiedLossesShareTheMeanOfTheirRanks() {
        assertThat(NormalScores.positions(new double[] {3, 1, 3, 2}))
                .containsExactly(2.5 / 4 + 0.125, 0.5 / 4, 3.5 / 4 - 0.125, 1.5 / 4);
    }

    @Test
    void scoresDependOnRanksAlone() {
        double[] losses = {0.3, -2, 5, 0.1, 0.3};
        double[] changed = {3, -100, 1e9, 2, 3};
        assertThat(NormalScores.of(losses)).containsExactly(NormalScores.of(changed));
        assertThat(NormalScores.of(new double[] {1, 2, 3})[1]).isCloseTo(0, within(1e-15));
    }

    @Test
    void noLossesOrNotANumberAreRefused() {
        assertThatThrownBy(() -> NormalScores.of(new double[0])).hasMessageContaining("at least one loss");
        assertThatThrownBy(() -> NormalScores.of(new double[] {1, Double.NaN})).hasMessageContaining("NaN");
    }
}
