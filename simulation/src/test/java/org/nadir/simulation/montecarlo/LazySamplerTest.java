package org.nadir.simulation.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;

/** Each number lies within 3.3 standard errors of the truth with probability 99.9 %. */
class LazySamplerTest {

    @Test
    void theShareOfMinimaIsTheoremFiveOnes() {
        Uniform uniform = Uniform.of(0, 1);
        LazySampler.Result independent =
                LazySampler.of(uniform, Independent.of(uniform), 24).run(100_000, 1);
        assertThat(independent.minimaShare().value())
                .isCloseTo(1 / 25.0, within(3.3 * independent.minimaShare().error()));
        Pair pair = Pair.of(Normal.of(0, 1), GaussianCopula.of(0.5));
        LazySampler.Result correlated =
                LazySampler.of(pair.losses(), pair.neighbours(), 8).run(100_000, 2);
        assertThat(correlated.minimaShare().value())
                .isCloseTo(0.04067368656, within(3.3 * correlated.minimaShare().error()));
    }

    /**
     * Uniform case, one step at a time: from x the least of s neighbours is below x with probability 1 − (1 − x)ˢ, and then
     * the next start has density s(1 − y)ˢ⁻¹. Hence the mean number of steps m(x) solves m(x) = ∫₀ˣ s(1 − y)ˢ⁻¹ (1 + m(y))
     * dy, so m(x) = exp(1 − (1 − x)ˢ) − 1, whose mean over x is computed here by the midpoint rule.
     */
    @Test
    void theMeanNumberOfStepsIsThatOfTheChain() {
        Uniform uniform = Uniform.of(0, 1);
        LazySampler.Result result =
                LazySampler.of(uniform, Independent.of(uniform), 5).run(200_000, 3);
        double mean = 0;
        int points = 10_000;
        for (int i = 0; i < points; i++) {
            double x = (i + 0.5) / points;
            mean += StrictMath.expm1(1 - StrictMath.pow(1 - x, 5)) / points;
        }
        assertThat(result.meanSteps().value())
                .isCloseTo(mean, within(3.3 * result.meanSteps().error()));
    }

    /**
     * Algorithm 1 with all s neighbours drawn, against the sampler that draws the least of them alone: two samples differ by
     * more than 3.3 standard errors with probability 0.1 %, in one of two numbers at most 0.2 %.
     */
    @Test
    void drawingTheLeastNeighbourIsDrawingThemAll() {
        Pair pair = Pair.of(Normal.of(0, 1), GaussianCopula.of(0.5));
        int s = 6;
        int trials = 50_000;
        RandomStream stream = RandomStream.of(9);
        int minima = 0;
        long steps = 0;
        for (int trial = 0; trial < trials; trial++) {
            double x = pair.losses().quantile(stream.nextUniform());
            int taken = 0;
            double least = Double.NEGATIVE_INFINITY;
            while (least < x) {
                x = taken == 0 ? x : least;
                least = Double.POSITIVE_INFINITY;
                for (int i = 0; i < s; i++) {
                    least = Math.min(least, pair.neighbours().quantile(x, stream.nextUniform()));
                }
                taken++;
            }
            minima += taken == 1 ? 1 : 0;
            steps += taken - 1;
        }
        LazySampler.Result result =
                LazySampler.of(pair.losses(), pair.neighbours(), s).run(trials, 10);
        double two = 3.3 * Math.sqrt(2);
        assertThat((double) minima / trials)
                .isCloseTo(
                        result.minimaShare().value(),
                        within(two * result.minimaShare().error()));
        assertThat((double) steps / trials)
                .isCloseTo(
                        result.meanSteps().value(),
                        within(two * result.meanSteps().error()));
    }

    @Test
    void aSamplerWithoutNeighboursIsRefused() {
        Uniform uniform = Uniform.of(0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LazySampler.of(uniform, Independent.of(uniform), 0))
                .withMessage("s must be a positive integer, but was 0");
    }
}
