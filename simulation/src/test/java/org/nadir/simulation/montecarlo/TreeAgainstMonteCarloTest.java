package org.nadir.simulation.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.CopulaLandscape;
import org.nadir.theory.Closure;
import org.nadir.theory.Solution;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.StandardNormal;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** The exact recursion on a tree against local search on copula-coupled random graphs. */
class TreeAgainstMonteCarloTest {
    private static final int BINS = 8;
    private static final double FROM = -2.5;
    private static final double WIDTH = 0.25;

    /** The mean basin over a bin of loss: ∫ φ p B / ∫ φ p with p the probability to be a minimum, by Simpson's rule. */
    private static double predicted(Solution tree, double from, double width) {
        int panels = 16;
        double top = 0;
        double bottom = 0;
        for (int i = 0; i <= panels; i++) {
            double x = from + width * i / panels;
            double rule = i == 0 || i == panels ? 1 : i % 2 == 1 ? 4 : 2;
            double weight = rule * StandardNormal.density(x) * tree.minimumProbability(x);
            top += weight * tree.basin(x).value();
            bottom += weight;
        }
        return top / bottom;
    }

    /**
     * Eight graphs of 40,000 vertices: eight bins, each beyond 5.4 standard errors (Student's t, 7 degrees of freedom) with
     * probability 0.1 %, so that a false alarm has at most 0.8 %.
     */
    @Test
    void basinsByLossStepsAndMinimaAreTheTrees() {
        Pair pair = Pair.of(Normal.of(0, 1), GaussianCopula.of(0.5));
        Solution tree = Solution.of(pair, 8, Closure.tree());
        double[] edges = new double[BINS + 1];
        for (int i = 0; i <= BINS; i++) {
            edges[i] = FROM + WIDTH * i;
        }
        Observation seen = Replicates.of(CopulaLandscape.of(40_000, 8, 0.5), 8, 77)
                .run(Threads.of(2), Progress.SILENT)
                .observation(Axes.of(edges, new double[] {0}));
        Curve basins = seen.basinSize();
        assertThat(basins.size()).isEqualTo(BINS);
        for (int i = 0; i < BINS; i++) {
            Estimate counted = basins.value(i);
            assertThat(counted.value()).isCloseTo(predicted(tree, edges[i], WIDTH), within(5.4 * counted.error()));
            assertThat(counted.error() / counted.value()).isLessThan(0.05);
        }
        Estimate minima = seen.minima();
        assertThat(minima.value()).isCloseTo(tree.minimaFraction().value() * 40_000, within(5.4 * minima.error()));
        for (int k = 0; k <= 4; k++) {
            Estimate share = seen.steps().value(k);
            assertThat(share.value()).isCloseTo(tree.steps().value(k).value(), within(5.4 * share.error() + 0.002));
        }
    }
}
