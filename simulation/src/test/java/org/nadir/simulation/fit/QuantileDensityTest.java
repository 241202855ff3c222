package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.nadir.theory.density.StandardNormal;

class QuantileDensityTest {
    private static double[] sample(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(n).map(u -> u * u * u + 2 * u).toArray();
    }

    @Test
    void theTailsInvertTheQuantileAndAreComplements() {
        QuantileDensity density = QuantileDensity.ofSample(sample(1, 5000));
        for (double p = 0.0001; p < 1; p += 0.0037) {
            double x = density.quantile(p);
            assertThat(density.lowerTail(x)).isCloseTo(p, within(1e-13));
            assertThat(density.lowerTail(x) + density.upperTail(x)).isCloseTo(1, within(1e-15));
        }
        assertThat(density.quantile(0)).isEqualTo(density.lower());
        assertThat(density.quantile(1)).isEqualTo(density.upper());
    }

    @Test
    void theDensityIntegratesToTheTailBetweenAnyTwoKnots() {
        QuantileDensity density = QuantileDensity.ofSample(sample(2, 2000));
        double[] knots = density.losses();
        double total = 0;
        for (int i = 0; i + 1 < knots.length; i++) {
            double part = new GaussIntegratorFactory()
                    .legendre(40, knots[i], knots[i + 1])
                    .integrate(density::density);
            assertThat(part).isCloseTo(density.lowerTail(knots[i + 1]) - density.lowerTail(knots[i]), within(1e-7));
            total += part;
        }
        total += density.density(density.lower()) * (knots[0] - density.lower());
        total += density.density(density.upper()) * (density.upper() - knots[knots.length - 1]);
        assertThat(total).isCloseTo(1, within(1e-6));
    }

    @Test
    void theQuantilesAreTheSamples() {
        double[] sample = sample(3, 20001);
        QuantileDensity density = QuantileDensity.ofSample(sample);
        Arrays.sort(sample);
        for (double t = -3; t <= 3; t += 0.5) {
            double p = StandardNormal.lowerTail(t);
            double place = p * sample.length - 0.5;
            assertThat(density.quantile(p)).isBetween(sample[(int) place], sample[(int) place + 1]);
        }
        // Smooth in between: at half a step from the knots within the sampling error, sqrt(p(1-p)/n) = 0.0035 in p.
        for (double t = -2.9375; t <= 3; t += 0.125) {
            double p = StandardNormal.lowerTail(t);
            assertThat(density.lowerTail(sample[(int) (p * sample.length)])).isCloseTo(p, within(0.002));
        }
    }

    @Test
    void theMeanIsTheIntegralOfTheQuantile() {
        QuantileDensity density = QuantileDensity.ofSample(sample(4, 3000));
        double sum = 0;
        int cells = 200_000;
        for (int i = 0; i < cells; i++) {
            sum += density.quantile((i + 0.5) / cells);
        }
        assertThat(density.mean()).isCloseTo(sum / cells, within(1e-8));
    }

    @Test
    void tiesBecomeAPeakAndNothingDecreases() {
        double[] sample = sample(5, 1000);
        Arrays.fill(sample, 0, 400, 3.0);
        QuantileDensity density = QuantileDensity.ofSample(sample);
        double before = -1;
        for (double x = -0.01; x < 3.01; x += 0.003) {
            double tail = density.lowerTail(x);
            assertThat(tail).isBetween(before, 1.0);
            before = tail;
        }
        assertThat(density.lowerTail(2.999)).isCloseTo(0.6, within(0.04));
    }

    @Test
    void badKnotsAreRefused() {
        assertThatThrownBy(() -> QuantileDensity.ofSample(new double[] {1, 2, 3}))
                .hasMessageContaining("at least 8");
        assertThatThrownBy(() -> QuantileDensity.ofSample(new double[20])).hasMessageContaining("not all equal");
        assertThatThrownBy(() -> QuantileDensity.ofKnots(new double[] {0, 0}, new double[] {1, 2}, 0, 3))
                .hasMessageContaining("scores of the knots must increase");
        assertThatThrownBy(() -> QuantileDensity.ofKnots(new double[] {0, 1}, new double[] {1, 2}, 1, 3))
                .hasMessageContaining("losses of the knots must increase");
    }
}
