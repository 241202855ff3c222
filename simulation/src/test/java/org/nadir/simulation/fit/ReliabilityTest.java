package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.simulation.landscape.read.BenchmarkData;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NasBenchMacro;
import org.nadir.simulation.landscape.read.NatsBench;

class ReliabilityTest {
    @Test
    void nasBenchMacroHasTheReliabilityOfItsThreeRuns() throws IOException {
        Reliability reliability = Reliability.of(NasBenchMacro.readRuns(BenchmarkData.nasBenchMacro()), 1);
        assertThat(reliability.runs()).isEqualTo(3);
        assertThat(reliability.lambda()).isCloseTo(0.970, within(0.0005));
        assertThat(reliability.lower()).isBetween(0.966, reliability.lambda());
        assertThat(reliability.upper()).isBetween(reliability.lambda(), 0.974);
        assertThat(reliability.trueRho()).isCloseTo(0.804, within(0.001));
        // theory.md, section 7: 29.2 for one run and 17.9 for the mean of three; counted 32, 39, 46 and 14.
        assertThat(reliability.minima(8, 3, 1).value()).isCloseTo(29.2, within(0.1));
        assertThat(reliability.minima(8, 3, 3).value()).isCloseTo(17.9, within(0.1));
        assertThat(reliability.minima(8, 3, 0).value()).isLessThan(17.9);
        // Ten times more noise among the best than among the worst.
        Reliability.LocalNoise best = reliability.noise().get(0);
        Reliability.LocalNoise worst =
                reliability.noise().get(reliability.noise().size() - 1);
        assertThat(best.sd()).isGreaterThan(0.4);
        assertThat(worst.sd()).isLessThan(0.06);
    }

    @Test
    void runsOfDifferentRowsAreRefused() throws IOException {
        CategoricalTable one = NatsBench.read(BenchmarkData.natsBench(), "cifar10");
        CategoricalTable other = NasBenchMacro.read(BenchmarkData.nasBenchMacro(), "1");
        assertThatThrownBy(() -> Reliability.of(List.of(one), 1)).hasMessageContaining("at least two runs");
        assertThatThrownBy(() -> Reliability.of(List.of(one, other), 1)).hasMessageContaining("same rows");
    }
}
