package org.nadir.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.simulation.graph.RandomRegular;
import org.nadir.simulation.montecarlo.UniformVariance;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.numeric.Estimate;

class UniformFigureTest {
    @Test
    void theSpreadOfUniformMinimaIsRightBetweenTheSampledDegrees() {
        List<UniformFigure.Count> counts = new ArrayList<>();
        for (int s : new int[] {8, 16, 24, 48}) {
            counts.add(new UniformFigure.Count(s, Estimate.exact(1), exact(s)));
        }

        for (int s : new int[] {12, 20, 32}) {
            assertThat(UniformFigure.deviation(4_000, counts, s)).isCloseTo(exact(s), withinPercentage(2));
        }
        assertThat(UniformFigure.deviation(4_000, counts, 24)).isCloseTo(exact(24), within(1e-9));
    }

    private static double exact(int s) {
        return Math.sqrt(UniformVariance.of(
                RandomRegular.sample(4_000, s, RandomStream.of(1)).graph()));
    }
}
