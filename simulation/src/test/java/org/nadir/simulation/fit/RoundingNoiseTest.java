package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.simulation.landscape.read.BenchmarkData;
import org.nadir.simulation.landscape.read.NatsBench;

class RoundingNoiseTest {
    @ParameterizedTest
    @CsvSource({"cifar10, 1213", "cifar100, 10265", "imagenet16-120, 11063"})
    void theBenchmarksHaveIt(String dataSet, int differences) throws IOException {
        RoundingNoise noise = RoundingNoise.of(
                        NatsBench.read(BenchmarkData.natsBench(), dataSet).losses())
                .orElseThrow();
        assertThat(noise.differences()).isEqualTo(differences);
        assertThat(noise.largest()).isLessThan(2e-7);
        assertThat(noise.next()).isGreaterThan(1e-3);
    }

    @Test
    void aLatticeThatWentThroughFloatingPointHasIt() {
        double[] noise = Tables.noise(4000, 1);
        double[] lattice = new double[4000];
        Arrays.setAll(lattice, i -> Math.rint(100 * noise[i]) / 100 + 1e-9 * noise[(i + 1) % 4000]);
        assertThat(RoundingNoise.of(lattice).orElseThrow().largest()).isLessThan(2e-8);
    }

    @Test
    void heavyTailsAndManyRowsHaveNone() {
        double[] x = Tables.noise(150_000, 1);
        double[] y = Tables.noise(150_000, 2);
        double[] cauchy = new double[x.length];
        Arrays.setAll(cauchy, i -> x[i] / y[i]);
        assertThat(RoundingNoise.of(cauchy)).isEmpty();
        Arrays.setAll(cauchy, i -> x[i] / (y[i] * y[i] * y[i]));
        assertThat(RoundingNoise.of(cauchy)).isEmpty();
        assertThat(RoundingNoise.of(x)).isEmpty();
    }

    @Test
    void aDensePartOfTheRangeIsNone() {
        double[] noise = Tables.noise(5000, 3);
        // Half of the vertices hardly differ, as cells that never train.
        Arrays.setAll(noise, i -> i % 2 == 0 ? noise[i] : 1e-6 * noise[i] + 10);
        assertThat(RoundingNoise.of(noise)).isEmpty();
        assertThat(RoundingNoise.of(new double[] {1, 1, 2})).isEmpty();
    }
}
