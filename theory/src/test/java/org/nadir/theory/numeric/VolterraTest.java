package org.nadir.theory.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VolterraTest {
    private static Panels even(int count, int order, double top) {
        double[] edges = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            edges[i] = top * i / count;
        }
        return Panels.of(edges, order);
    }

    @Test
    void theExponentialSolvesTheSimplestEquation() {
        // h(y) = (1 − y) + ∫_y^1 h: with a = 1, k = 1, h = e^{1−y} − 1
        Panels panels = even(3, 12, 1);
        double[] h = Volterra.of(
                        panels,
                        (y, z, out) -> {
                            out[0] = 1;
                            out[1] = 1;
                        },
                        y -> 1)
                .solve();
        for (int i = 0; i < h.length; i++) {
            assertThat(h[i]).isCloseTo(Math.expm1(1 - panels.node(i)), within(1e-14));
        }
        assertThat(panels.interpolate(h, 0)).isCloseTo(Math.E - 1, within(1e-13));
    }

    @Test
    void relativeAccuracyIsKeptOverManyDecades() {
        // a = k = 20 on [0, 5]: h = e^{20 (5 − y)} − 1 grows by 43 decades
        Panels panels = even(40, 14, 5);
        double[] h = Volterra.of(
                        panels,
                        (y, z, out) -> {
                            out[0] = 20;
                            out[1] = 20;
                        },
                        y -> 5)
                .solve();
        for (int i = 0; i < h.length; i++) {
            assertThat(h[i] / Math.expm1(20 * (5 - panels.node(i)))).isCloseTo(1, within(2e-12));
        }
    }

    @Test
    void anUpperLimitThatCutsPanelsIsHonoured() {
        // h(y) = ∫_y^{min(2, y+1)} (1 + h): on [1, 2], h = e^{2−y} − 1; on [0, 1] by steps, with g = 1 + h, t = 1 − y:
        // g' (in t) = g(t) − e^t from g(y+1) = e^{1−y}, plus 0; so g = e^t (e − t)
        Panels panels = even(7, 16, 2);
        double[] h = Volterra.of(
                        panels,
                        (y, z, out) -> {
                            out[0] = 1;
                            out[1] = 1;
                        },
                        y -> y + 1)
                .solve();
        for (int i = 0; i < h.length; i++) {
            double y = panels.node(i);
            double g = y > 1 ? Math.exp(2 - y) : Math.exp(1 - y) * (Math.E - (1 - y));
            // the kink at y = 1 falls inside a panel here, so only a few digits
            assertThat(h[i]).isCloseTo(g - 1, within(1e-3));
        }
        Panels broken = even(8, 16, 2);
        double[] better = Volterra.of(
                        broken,
                        (y, z, out) -> {
                            out[0] = 1;
                            out[1] = 1;
                        },
                        y -> y + 1)
                .solve();
        for (int i = 0; i < better.length; i++) {
            double y = broken.node(i);
            double g = y > 1 ? Math.exp(2 - y) : Math.exp(1 - y) * (Math.E - (1 - y));
            assertThat(better[i]).isCloseTo(g - 1, within(1e-13));
        }
    }

    @Test
    void theIteratesOfTheKernelSumToTheSolution() {
        Panels panels = even(4, 12, 1);
        Volterra volterra = Volterra.of(
                panels,
                (y, z, out) -> {
                    out[0] = z * Math.exp(y);
                    out[1] = Math.cos(y * z);
                },
                y -> 1);
        double[] h = volterra.solve();
        double[] sum = new double[h.length];
        double[] term = volterra.source();
        for (int k = 0; k < 40; k++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += term[i];
            }
            term = volterra.apply(term);
        }
        for (int i = 0; i < sum.length; i++) {
            assertThat(sum[i]).isCloseTo(h[i], within(1e-14));
        }
    }

    @Test
    void panelsIntegrateAndInterpolatePolynomialsExactly() {
        Panels panels = even(3, 8, 2);
        double[] f = new double[panels.size()];
        for (int i = 0; i < f.length; i++) {
            f[i] = Math.pow(panels.node(i), 6);
        }
        assertThat(panels.integral(f)).isCloseTo(Math.pow(2, 7) / 7, within(1e-13));
        assertThat(panels.integralTo(f, 0.9)).isCloseTo(Math.pow(0.9, 7) / 7, within(1e-15));
        assertThat(panels.integralTo(f, -1)).isZero();
        assertThat(panels.interpolate(f, 1.7)).isCloseTo(Math.pow(1.7, 6), within(1e-13));
    }
}
