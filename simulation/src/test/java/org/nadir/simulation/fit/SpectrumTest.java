package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nadir.simulation.graph.Hamming;

class SpectrumTest {
    private static final Hamming MIXED = Hamming.mixed(4, 3, 2, 5);

    private static double[] draw(Hamming graph, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(graph.order(), -1, 1).toArray();
    }

    @Test
    void theReflectionIsItsOwnInverseAndKeepsLengths() {
        double[] values = draw(MIXED, 1);
        double[] reflected = values.clone();
        Spectrum.reflect(MIXED, reflected);
        assertThat(Arrays.stream(reflected).map(x -> x * x).sum())
                .isCloseTo(Arrays.stream(values).map(x -> x * x).sum(), within(1e-12));
        Spectrum.reflect(MIXED, reflected);
        assertThat(reflected).containsExactly(values, within(1e-14));
    }

    @Test
    void sharesSumToOneAndTheVarianceIsTheVariance() {
        double[] values = draw(MIXED, 2);
        Spectrum spectrum = Spectrum.of(MIXED, values);
        double mean = Arrays.stream(values).average().orElseThrow();
        assertThat(Arrays.stream(spectrum.shares()).sum()).isCloseTo(1, within(1e-14));
        assertThat(spectrum.variance())
                .isCloseTo(
                        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length, within(1e-13));
    }

    @Test
    void aFunctionOfOnePositionHasOrderOneAndAProductOfTwoHasOrderTwo() {
        double[] additive = new double[MIXED.order()];
        double[] product = new double[MIXED.order()];
        for (int v = 0; v < additive.length; v++) {
            additive[v] = MIXED.digit(v, 0) * MIXED.digit(v, 0) + 3.0 * MIXED.digit(v, 3);
            product[v] = (MIXED.digit(v, 1) - 1.0) * (MIXED.digit(v, 3) - 2.0);
        }
        assertThat(Spectrum.of(MIXED, additive).share(1)).isCloseTo(1, within(1e-14));
        assertThat(Spectrum.of(MIXED, product).share(2)).isCloseTo(1, within(1e-14));
    }

    @Test
    void theCorrelationsAreThoseOfAllPairs() {
        Hamming graph = Hamming.of(4, 3);
        double[] values = draw(graph, 3);
        double mean = Arrays.stream(values).average().orElseThrow();
        Spectrum spectrum = Spectrum.of(graph, values);
        for (int k = 0; k <= 4; k++) {
            double sum = 0;
            int pairs = 0;
            for (int u = 0; u < graph.order(); u++) {
                for (int v = 0; v < graph.order(); v++) {
                    if (graph.distance(u, v) == k) {
                        sum += (values[u] - mean) * (values[v] - mean);
                        pairs++;
                    }
                }
            }
            assertThat(spectrum.correlation(k)).isCloseTo(sum / pairs / spectrum.variance(), within(1e-13));
        }
        assertThat(EdgeCorrelation.of(graph, values)).isCloseTo(spectrum.correlation(1), within(1e-13));
    }

    @Test
    void whatHasNoSpectrumIsRefused() {
        assertThatThrownBy(() -> Spectrum.of(MIXED, new double[MIXED.order()]))
                .hasMessageContaining("all values are equal");
        assertThatThrownBy(() -> Spectrum.of(MIXED, new double[3])).hasMessageContaining("3 values");
        assertThatThrownBy(() -> Spectrum.of(MIXED, draw(MIXED, 4)).correlation(1))
                .isInstanceOf(IllegalStateException.class);
    }
}
