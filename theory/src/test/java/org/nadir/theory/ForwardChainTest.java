package org.nadir.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
        assertThat(best.value(1).value()).isCloseTo(0.5, within(1e-10));
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
}
