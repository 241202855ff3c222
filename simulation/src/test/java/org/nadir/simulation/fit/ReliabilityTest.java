package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.simulation.landscape.read.BenchmarkData;
import org.nadir.simulation.landscape.read.CategoricalFile;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NasBenchMacro;
import org.nadir.simulation.landscape.read.NatsBench;
import org.nadir.simulation.landscape.read.TableFormat;

class ReliabilityTest {
    @TempDir
    Path folder;

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

    /** A truth of variance 1 and noise of variance 1/4: λ = 0.8; over 1,000 vertices its standard error is about 0.01. */
    @Test
    void columnsOfAnyTableAreRuns() throws IOException {
        double[] truth = Tables.noise(1000, 1);
        double[] noise = Tables.noise(3000, 2);
        StringBuilder text = new StringBuilder("a,b,c,y1,y2,y3\n");
        for (int v = 0; v < 1000; v++) {
            text.append(v / 100).append(',').append(v / 10 % 10).append(',').append(v % 10);
            for (int run = 0; run < 3; run++) {
                text.append(',').append(truth[v] + 0.5 * noise[3 * v + run]);
            }
            text.append('\n');
        }
        Path file = Files.writeString(folder.resolve("runs.csv"), text);
        CategoricalTable table =
                CategoricalFile.read(file, TableFormat.ofPositions(List.of("a", "b", "c"), "y1,y2,y3", false));
        Reliability reliability = Reliability.of(table.runs(), 1);
        assertThat(reliability.runs()).isEqualTo(3);
        assertThat(reliability.lambda()).isCloseTo(0.8, within(0.05));
        assertThat(reliability.lower()).isLessThan(0.8);
        assertThat(reliability.upper()).isGreaterThan(0.78);
    }

    @Test
    void runsOfDifferentRowsAreRefused() throws IOException {
        CategoricalTable one = NatsBench.read(BenchmarkData.natsBench(), "cifar10");
        CategoricalTable other = NasBenchMacro.read(BenchmarkData.nasBenchMacro(), "1");
        assertThatThrownBy(() -> Reliability.of(List.of(one), 1)).hasMessageContaining("at least two runs");
        assertThatThrownBy(() -> Reliability.of(List.of(one, other), 1)).hasMessageContaining("same rows");
    }
}
