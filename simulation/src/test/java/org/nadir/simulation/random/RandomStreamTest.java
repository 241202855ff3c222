package org.nadir.simulation.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.nadir.theory.density.StandardNormal;

class RandomStreamTest {

    @Test
    void theGeneratorIsXoroshiro128PlusPlusAsTheJdkHasIt() {
        // the JDK seeds from a long by this rule: mix the seed against the silver ratio, then add the golden one
        long seed = 20_200_504L ^ 0x6a09e667f3bcc909L;
        RandomStream ours = RandomStream.ofState(RandomStream.mix(seed), RandomStream.mix(seed + 0x9e3779b97f4a7c15L));
        RandomGenerator jdk = RandomGeneratorFactory.of("Xoroshiro128PlusPlus").create(20_200_504L);
        for (int i = 0; i < 1000; i++) {
            assertThat(ours.nextLong()).isEqualTo(jdk.nextLong());
        }
    }

    @Test
    void aChildDependsOnNamesOnly() {
        RandomStream fresh = RandomStream.of(5);
        RandomStream used = RandomStream.of(5);
        used.nextLong();
        assertThat(used.child(3).nextLong()).isEqualTo(fresh.child(3).nextLong());
        assertThat(fresh.child(4).nextLong()).isNotEqualTo(fresh.child(3).nextLong());
        assertThat(RandomStream.of(6).child(3).nextLong())
                .isNotEqualTo(RandomStream.of(5).child(3).nextLong());
    }

    @Test
    void theFirstNumbersAreAlwaysThese() {
        RandomStream stream = RandomStream.of(1).child(2);
        assertThat(stream.nextLong()).isEqualTo(-1544080232493432161L);
        assertThat(stream.nextNormal()).isEqualTo(-1.0426928357194858);
    }

    @Test
    void theZigguratClosesAtItsTop() {
        double top = Ziggurat.HEIGHT[255] + Ziggurat.AREA / Ziggurat.EDGE[255];
        assertThat(top).isCloseTo(1, within(1e-9));
        double base = Ziggurat.R * Ziggurat.HEIGHT[1] + Math.sqrt(2 * Math.PI) * StandardNormal.upperTail(Ziggurat.R);
        assertThat(base).isCloseTo(Ziggurat.AREA, within(1e-15));
    }

    /**
     * Kolmogorov's D√N over 2,000,000 draws exceeds 1.95 with probability 0.1 %, and the two tails beyond 3.7, where the
     * ziggurat takes its rare road, lie within 3.3 standard deviations of their mean with probability 99.9 %.
     */
    @Test
    void normalsAreNormalInTheMiddleAndInTheTails() {
        int draws = 2_000_000;
        int cells = 1 << 14;
        int[] count = new int[cells];
        int tails = 0;
        RandomStream stream = RandomStream.of(20_200_504);
        for (int i = 0; i < draws; i++) {
            double x = stream.nextNormal();
            count[(int) (StandardNormal.lowerTail(x) * cells)]++;
            tails += Math.abs(x) > 3.7 ? 1 : 0;
        }
        long below = 0;
        double worst = 0;
        for (int cell = 0; cell < cells; cell++) {
            below += count[cell];
            worst = Math.max(worst, Math.abs((double) below / draws - (cell + 1.0) / cells));
        }
        assertThat(worst * Math.sqrt(draws)).isLessThan(1.95);
        double expected = 2 * draws * StandardNormal.upperTail(3.7);
        assertThat((double) tails).isCloseTo(expected, within(3.3 * Math.sqrt(expected)));
    }

    /** The χ² of 24 cells over 240,000 draws has 23 degrees of freedom; 49.7 is exceeded with probability 0.1 %. */
    @Test
    void boundedIntegersAreUniform() {
        RandomStream stream = RandomStream.of(11);
        int[] count = new int[24];
        for (int i = 0; i < 240_000; i++) {
            count[stream.nextInt(24)]++;
        }
        double chiSquare = 0;
        for (int cell : count) {
            chiSquare += (cell - 10_000.0) * (cell - 10_000.0) / 10_000;
        }
        assertThat(chiSquare).isLessThan(49.7);
    }
}
