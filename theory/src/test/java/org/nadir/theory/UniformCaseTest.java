package org.nadir.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UniformCaseTest {

    @Test
    void nasBench201() {
        UniformCase uniform = UniformCase.of(15_625, 24);
        assertThat(uniform.minima()).isEqualTo(625);
        assertThat(uniform.slides()).isCloseTo(651.0417, within(1e-4));
        assertThat(uniform.variance(pairs(2, 15_625L * 240))).isCloseTo(250, within(1e-9));
        // 26.04 apart, sd 15.81: (5 · 15.81 / 26.04)² = 9.2
        assertThat(uniform.graphsToRefute(Math.sqrt(250), 5)).isEqualTo(10);
    }

    @Test
    void theVarianceIsThatOfAllOrdersOnSmallCycles() {
        // C4: one vertex at distance 2, two common neighbours; C5 to C8: two, with one common neighbour
        assertThat(UniformCase.of(4, 2).variance(pairs(2, 4))).isCloseTo(enumerated(4), within(1e-12));
        for (int n = 5; n <= 8; n++) {
            assertThat(UniformCase.of(n, 2).variance(pairs(1, 2L * n))).isCloseTo(enumerated(n), within(1e-12));
        }
    }

    private static SortedMap<Integer, Long> pairs(int common, long count) {
        return new TreeMap<>(Map.of(common, count));
    }

    /** The variance of the number of minima of a cycle over all n! orders. */
    private static double enumerated(int n) {
        long[] sums = new long[3];
        permute(new int[n], 0, 0, sums);
        double mean = sums[1] / (double) sums[0];
        return sums[2] / (double) sums[0] - mean * mean;
    }

    private static void permute(int[] order, int used, int at, long[] sums) {
        int n = order.length;
        if (at == n) {
            int minima = 0;
            for (int i = 0; i < n; i++) {
                if (order[i] < order[(i + 1) % n] && order[i] < order[(i + n - 1) % n]) {
                    minima++;
                }
            }
            sums[0]++;
            sums[1] += minima;
            sums[2] += (long) minima * minima;
            return;
        }
        for (int v = 0; v < n; v++) {
            if ((used >> v & 1) == 0) {
                order[at] = v;
                permute(order, used | 1 << v, at + 1, sums);
            }
        }
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> UniformCase.of(0, 1)).hasMessage("n must be a positive integer, but was 0");
        assertThatThrownBy(() -> UniformCase.of(10, 10))
                .hasMessage("s must be a positive integer below n = 10, but was 10");
        assertThatThrownBy(() -> UniformCase.of(10, 2).variance(pairs(1, -1))).hasMessageContaining("impossible");
    }

    @Test
    void closedFormsOfTheVarianceAreThoseOfTheCounts() {
        assertThat(UniformCase.of(15_625, 24).varianceOnHamming(6, 5)).isCloseTo(250, within(1e-9));
        assertThat(UniformCase.of(8, 2).varianceWithoutShortCycles().getAsDouble())
                .isCloseTo(enumerated(8), within(1e-12));
        assertThat(UniformCase.of(16, 4).varianceWithoutShortCycles()).isEmpty();
        // the hypercube of two dimensions is the cycle of four
        assertThat(UniformCase.of(4, 2).varianceOnHamming(2, 2)).isCloseTo(enumerated(4), within(1e-12));
        // one clique has one minimum, always
        assertThat(UniformCase.of(7, 6).varianceOnHamming(1, 7)).isCloseTo(0, within(1e-15));
        // 4^30 words of 90 neighbours have 1.03e20 pairs at distance two, more than a long holds
        UniformCase large = UniformCase.of(1L << 60, 90);
        assertThat(large.varianceOnHamming(30, 4) / (1L << 60))
                .isCloseTo(
                        UniformCase.of(1L << 20, 90).variance(pairs(2, (435L * 9) << 20)) / (1L << 20), within(1e-15));
        assertThat(large.varianceWithoutShortCycles().getAsDouble()).isPositive();
        assertThatThrownBy(() -> large.varianceOnHamming(29, 4)).hasMessageContaining("not those of H(29, 4)");
    }
}
