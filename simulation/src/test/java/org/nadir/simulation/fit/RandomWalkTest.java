package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.read.BenchmarkData;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NatsBench;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.numeric.Estimate;

class RandomWalkTest {
    @TempDir
    Path folder;

    /** An additive function on H(d, q) is an eigenfunction: a step multiplies it by 1 − q/(d(q − 1)) (Stadler). */
    @Test
    void anAdditiveFunctionDecaysGeometrically() {
        Hamming graph = Hamming.of(4, 3);
        double[] values = Tables.each(graph, x -> x[0] * x[0] + 2.0 * x[1] - x[3]);
        double[] r = RandomWalk.exact(graph, values, 6);
        for (int k = 0; k <= 6; k++) {
            assertThat(r[k]).isCloseTo(StrictMath.pow(1 - 3 / 8.0, k), within(1e-13));
        }
        assertThat(RandomWalk.correlationLength(r[1])).isCloseTo(-1 / StrictMath.log(0.625), within(1e-12));
    }

    @Test
    void lagOneIsTheEdgeCorrelationWhateverTheDegrees() throws IOException {
        Hamming space = Hamming.of(4, 3);
        CategoricalTable table = Tables.of(folder, space, Tables.noise(81, 1), Tables.share(81, 0.6, 2));
        Graph graph = table.landscape().graph();
        assertThat(RandomWalk.exact(graph, table.losses(), 1)[1])
                .isCloseTo(EdgeCorrelation.of(graph, table.losses()), within(1e-13));
    }

    /** 400 walks of 200 steps: the standard error of r(1) is about 0.01; 0.05 is five of them. */
    @Test
    void walkingTendsToTheExactValue() {
        Hamming graph = Hamming.of(5, 4);
        double[] values = ProductField.of(graph, 0.6)
                .sample(RandomStream.of(4), Threads.ONE)
                .losses();
        double[] exact = RandomWalk.exact(graph, values, 5);
        double[] walked = RandomWalk.walked(graph, values, 5, 400, 200, 0, 1, 1);
        assertThat(walked).containsExactly(exact, within(0.05));
        assertThat(walked[0]).isCloseTo(1, within(1e-12));
        // A window cuts the range and so the correlation.
        assertThat(RandomWalk.walked(graph, values, 1, 400, 200, 0.2, 0.8, 1)[1])
                .isLessThan(walked[1]);
    }

    /** z beyond 4.5 in one of 11 values has probability 7e-5; the seed is fixed. */
    @Test
    void aWindowHasAnExactValueThatWalksTendTo() {
        Hamming graph = Hamming.of(5, 4);
        double[] values = ProductField.of(graph, 0.6)
                .sample(RandomStream.of(4), Threads.ONE)
                .losses();
        double[] exact = RandomWalk.exact(graph, values, 5, 0.2, 0.8);
        List<Estimate> walked = RandomWalk.estimated(graph, values, 5, 400, 400, 0.2, 0.8, 2);
        List<Estimate> everywhere = RandomWalk.estimated(graph, values, 5, 400, 400, 0, 1, 2);
        double[] whole = RandomWalk.exact(graph, values, 5);
        assertThat(RandomWalk.exact(graph, values, 5, 0, 1)).containsExactly(whole, within(1e-12));
        for (int k = 1; k <= 5; k++) {
            assertThat(walked.get(k).error()).isBetween(1e-4, 0.02);
            assertThat(walked.get(k).value())
                    .isCloseTo(exact[k], within(4.5 * walked.get(k).error()));
            assertThat(everywhere.get(k).value())
                    .isCloseTo(whole[k], within(4.5 * everywhere.get(k).error()));
        }
        assertThat(walked.get(0).error()).isZero();
        assertThat(RandomWalk.estimated(graph, values, 1, 1, 400, 0, 1, 2)
                        .get(1)
                        .error())
                .isNaN();
    }

    @Test
    void theScaleOfValuesIsNothingToACorrelation() {
        Hamming graph = Hamming.of(4, 3);
        double[] values = Tables.noise(81, 3);
        double[] r = RandomWalk.exact(graph, values, 3);
        for (int exponent : new int[] {-1030, -500, 500, 1020}) {
            double[] scaled =
                    Arrays.stream(values).map(v -> Math.scalb(v, exponent)).toArray();
            // Below 2^-1022 numbers lose digits.
            double digits = exponent < -1000 ? 1e-10 : 1e-15;
            assertThat(RandomWalk.exact(graph, scaled, 3)).containsExactly(r, within(digits));
            assertThat(RandomWalk.exact(graph, scaled, 3, 0.1, 0.9))
                    .containsExactly(RandomWalk.exact(graph, values, 3, 0.1, 0.9), within(digits));
            assertThat(RandomWalk.walked(graph, scaled, 3, 10, 50, 0, 1, 1))
                    .containsExactly(RandomWalk.walked(graph, values, 3, 10, 50, 0, 1, 1), within(digits));
        }
    }

    @Test
    void aGaussianCopulasOperatorGivesPowersOfRho() {
        double[] r = RandomWalk.ofPair(Pair.of(Normal.of(3, 2), GaussianCopula.of(0.7)), 8, false);
        for (int k = 0; k <= 8; k++) {
            assertThat(r[k]).isCloseTo(StrictMath.pow(0.7, k), within(1e-11));
        }
        // Uniform losses: Spearman's ρ, (6/π) asin(ρᵏ/2).
        double[] ranks = RandomWalk.ofPair(Pair.of(Uniform.of(0, 1), GaussianCopula.of(0.7)), 3, false);
        for (int k = 1; k <= 3; k++) {
            assertThat(ranks[k]).isCloseTo(6 / Math.PI * StrictMath.asin(StrictMath.pow(0.7, k) / 2), within(1e-9));
        }
        assertThat(RandomWalk.ofPair(Pair.of(Uniform.of(0, 1), GaussianCopula.of(0.7)), 1, true)[1])
                .isCloseTo(0.7, within(1e-11));
    }

    @ParameterizedTest
    @CsvSource({"cifar10, .5599945770", "cifar100, .6110692048", "imagenet16-120, .6793947187"})
    void theBenchmarksRawAutocorrelationIsExact(String dataSet, double expected) throws IOException {
        CategoricalTable table = NatsBench.read(BenchmarkData.natsBench(), dataSet);
        assertThat(RandomWalk.exact(table.landscape().graph(), table.losses(), 1)[1])
                .isCloseTo(expected, within(1e-10));
    }

    @Test
    void badWindowsAndWalksAreRefused() {
        Hamming graph = Hamming.of(2, 2);
        double[] values = {1, 2, 3, 4};
        assertThatThrownBy(() -> RandomWalk.walked(graph, values, 2, 1, 2, 0, 1, 1))
                .hasMessageContaining("longer than the lags");
        assertThatThrownBy(() -> RandomWalk.walked(graph, values, 2, 1, 9, 0.5, 0.5, 1))
                .hasMessageContaining("low 0.5, high 0.5");
        assertThatThrownBy(() -> RandomWalk.exact(graph, new double[] {1, 1, 1, 1}, 1))
                .hasMessageContaining("all values are equal");
        assertThatThrownBy(() -> RandomWalk.exact(graph, values, -1)).hasMessageContaining("lags");
    }
}
