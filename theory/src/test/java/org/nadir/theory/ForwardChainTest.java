package org.nadir.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.numeric.Curve;

class ForwardChainTest {
    private static final Pair GAUSSIAN = Pair.of(Normal.of(0, 1), GaussianCopula.of(0.5));
    private static final Pair INDEPENDENT = Pair.of(Uniform.of(0, 1), Independent.of(Uniform.of(0, 1)));

    @Test
    void forwardsAndBackwardsCountTheSameSteps() {
        Curve forwards = ForwardChain.of(GAUSSIAN, 24).steps();
        Curve backwards = Solution.of(GAUSSIAN, 24, Closure.fresh()).steps();
        for (int k = 0; k < 15; k++) {
            assertThat(forwards.value(k).value()).isCloseTo(backwards.value(k).value(), within(1e-10));
        }
    }

    @Test
    void theBestOfIndependentNeighboursHasItsClosedForm() {
        // After one step with independent losses the loss is the least of s + 1: mean 1/(s + 2).
        ForwardChain chain = ForwardChain.of(INDEPENDENT, 9);
        assertThat(chain.meanAfterSteps().value(0).value()).isCloseTo(0.5, within(1e-10));
        assertThat(chain.meanAfterSteps().value(1).value()).isCloseTo(1.0 / 11, within(1e-10));
        Curve best = chain.expectedBest(1, 9, 10);
        assertThat(best.value(0).value()).isCloseTo(0.5, within(1e-10));
        // Neighbours count as they are seen: the least of 9.
        assertThat(best.value(1).value()).isCloseTo(1.0 / 10, within(1e-10));
        assertThat(best.value(2).value()).isCloseTo(1.0 / 11, within(1e-10));
    }

    @Test
    void randomSearchIsTheLeastOfItsDraws() {
        Curve random = ForwardChain.of(INDEPENDENT, 9).expectedBestOfRandomSearch(1, 10, 100);
        assertThat(random.value(0).value()).isCloseTo(1.0 / 2, within(1e-10));
        assertThat(random.value(1).value()).isCloseTo(1.0 / 11, within(1e-10));
        assertThat(random.value(2).value()).isCloseTo(1.0 / 101, within(1e-10));
        // the least of 2 standard normals: −1/√π
        assertThat(ForwardChain.of(GAUSSIAN, 24)
                        .expectedBestOfRandomSearch(2)
                        .value(0)
                        .value())
                .isCloseTo(-1 / Math.sqrt(Math.PI), within(1e-9));
    }

    @Test
    void restartsOnlyHelp() {
        ForwardChain chain = ForwardChain.of(GAUSSIAN, 24);
        long[] budgets = {1, 25, 100, 300, 1000, 10_000};
        Curve once = chain.expectedBest(budgets);
        Curve restarted = chain.expectedBestWithRestarts(budgets);
        Curve random = chain.expectedBestOfRandomSearch(budgets);
        for (int i = 0; i < budgets.length; i++) {
            assertThat(restarted.value(i).value())
                    .isLessThanOrEqualTo(once.value(i).value() + 1e-9);
        }
        assertThat(restarted.value(3).value()).isLessThan(random.value(3).value());
    }

    /** With independent losses every evaluation is a draw, however often the search starts anew: E[least of e] = 1/(e + 1). */
    @Test
    void restartsOnIndependentLossesAreRandomSearch() {
        long[] budgets = {1, 2, 9, 10, 11, 20, 37, 100, 1000, 5000};
        Curve restarted = ForwardChain.of(INDEPENDENT, 9).expectedBestWithRestarts(budgets);
        for (int i = 0; i < budgets.length; i++) {
            assertThat(restarted.value(i).value()).isCloseTo(1.0 / (budgets[i] + 1), within(1e-11));
            assertThat(restarted.value(i).error()).isLessThan(1e-10);
        }
    }

    /** 40,000 chains played out: six means, each beyond 4.5 standard errors by chance once in 147,000. */
    @Test
    void theChainPlayedOutHasTheseBestLosses() {
        int[] budgets = {5, 30, 70};
        double rho = 0.5;
        double sigma = Math.sqrt(1 - rho * rho);
        int s = 8;
        ForwardChain chain = ForwardChain.of(GAUSSIAN, s);
        Curve once = chain.expectedBest(5, 30, 70);
        Curve restarted = chain.expectedBestWithRestarts(5, 30, 70);
        SplittableRandom random = new SplittableRandom(8);
        int trials = 40_000;
        double[][] sum = new double[2][3];
        double[][] squares = new double[2][3];
        for (int trial = 0; trial < trials; trial++) {
            double[][] best = new double[2][71];
            int e = 0;
            double seen = Double.POSITIVE_INFINITY;
            double seenOnce = seen;
            boolean first = true;
            while (e < 70) {
                double at = random.nextGaussian();
                boolean moves = true;
                seen = Math.min(seen, at);
                seenOnce = first ? seen : seenOnce;
                record(best, ++e, seen, seenOnce);
                while (moves && e < 70) {
                    double least = Double.POSITIVE_INFINITY;
                    for (int i = 0; i < s && e < 70; i++) {
                        least = Math.min(least, rho * at + sigma * random.nextGaussian());
                        seen = Math.min(seen, least);
                        seenOnce = first ? seen : seenOnce;
                        record(best, ++e, seen, seenOnce);
                    }
                    moves = least < at;
                    at = Math.min(least, at);
                }
                first = false;
            }
            for (int b = 0; b < 3; b++) {
                for (int kind = 0; kind < 2; kind++) {
                    double x = best[kind][budgets[b]];
                    sum[kind][b] += x;
                    squares[kind][b] += x * x;
                }
            }
        }
        for (int b = 0; b < 3; b++) {
            for (int kind = 0; kind < 2; kind++) {
                double mean = sum[kind][b] / trials;
                double error = Math.sqrt((squares[kind][b] / trials - mean * mean) / trials);
                double expected = (kind == 0 ? restarted : once).value(b).value();
                assertThat(mean).isCloseTo(expected, within(4.5 * error));
            }
        }
    }

    private static void record(double[][] best, int e, double seen, double seenOnce) {
        best[0][e] = seen;
        best[1][e] = seenOnce;
    }

    @Test
    void aBudgetBeyondTheLimitIsRefused() {
        ForwardChain chain = ForwardChain.of(INDEPENDENT, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chain.expectedBest(0))
                .withMessage("evaluations must be between 1 and 1000000, but was 0");
        assertThat(chain.bestBelow(3, 0.5)).isCloseTo(1 - 0.125, within(1e-10));
    }
}
