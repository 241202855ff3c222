package org.nadir.plots.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.plots.Grid;
import org.nadir.plots.Source;
import org.nadir.plots.Trace;
import org.nadir.plots.page.Comparison;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.NormalScores;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.SpectrumField;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.Closure;
import org.nadir.theory.Solution;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

class FindingsTest {
    @Test
    void searchesOnTheSameLandscapesAreToldApartByTheirDifferences() {
        double[] landscapes = {-5, -3, -1, -4, -2, -6};
        double[] worse = landscapes.clone();
        double[] alike = landscapes.clone();
        Arrays.setAll(
                worse, i -> landscapes[i] + 0.1 + 0.01 * (i % 2)); // landscapes scatter by 1.9, differences by 0.005
        Arrays.setAll(alike, i -> landscapes[i] + 0.01 + 0.2 * (i % 2 == 0 ? 1 : -1));

        String told = Searches.leaders(Map.of("first", landscapes, "second", worse, "third", alike));

        assertThat(told).isEqualTo("first, −3.50 ± 0.76 (not told apart: third, 0.010 ± 0.089 more)");
    }

    @Test
    void binsOfLossHoldAllMinimaAndAllVertices() {
        Uniform uniform = Uniform.of(0, 1);
        Solution tree = Solution.of(Pair.of(uniform, Independent.of(uniform)), 24, Closure.tree());
        BinnedBasins bins = BinnedBasins.of(tree, 0, 1, 18);
        double minima = 0;
        double vertices = 0;
        for (int bin = 0; bin < 18; bin++) {
            minima += bins.minima(bin);
            vertices += bins.minima(bin) * bins.mean(bin);
        }

        assertThat(minima).isCloseTo(1 / 25.0, within(1e-7));
        assertThat(vertices).as("every vertex ends somewhere").isCloseTo(1, within(2e-4));
        // within a bin the weight is towards its better end, and B falls: the mean is above B at the mean loss
        Curve moving = bins.moving();
        assertThat(bins.mean(0))
                .isEqualTo(moving.value(0).value())
                .isGreaterThan(1.02 * tree.basin(moving.at(0)).value());
    }

    @Test
    void basinsAreJudgedByStandardErrorsNotByRatios() {
        Uniform uniform = Uniform.of(0, 1);
        Solution tree = Solution.of(Pair.of(uniform, Independent.of(uniform)), 24, Closure.tree());
        BinnedBasins bins = BinnedBasins.of(tree, 0, 1, 10);
        Curve sampled = Curve.of(
                new double[] {0.05, 0.15, 0.25},
                new double[] {1.01 * bins.mean(0), 2 * bins.mean(1), bins.mean(2)},
                new double[] {0.001 * bins.mean(0), bins.mean(1), 0.1});

        assertThat(BasinLaws.furthest(sampled, bins)).isZero(); // 10 errors, not the factor of 2 that is 1 error
    }

    @Test
    void aRatioIsToldWhereChanceAllowsItLeast() {
        double[] sizes = {500, 2_000, 8_000};
        Curve tree = Curve.of(sizes, new double[] {8, 40, 160}, new double[3]);
        Curve sampled = Curve.of(sizes, new double[] {10, 41, 161}, new double[] {0.4, 1, 2});

        assertThat(Sweeps.ratio("a tree", tree, sampled))
                .isEqualTo(
                        "a tree over sampled goes from 0.800 ± 0.032 at 500 to 0.994 ± 0.012 at 8,000, and is least likely"
                                + " by chance at 500 (5.0 standard errors); beyond chance at 1 of 3");
    }

    @Test
    void oneCountedLandscapeIsJudgedByTheSpreadOfLandscapes() {
        Curve means = Curve.of(new double[] {0, 1}, new double[] {0.2, 0.8}, new double[] {0.01, Double.NaN});
        Trace sampled = StepCounts.sampled(means, 100);

        assertThat(sampled.spread().value(0).value()).isCloseTo(0.1, within(1e-15));
        assertThat(sampled.spread().value(1).value()).isNaN();
        Comparison steps = new Comparison(
                "x", "mean steps", "cliques", Estimate.exact(5), Source.SIMULATED, new Estimate(4, 0.03), 0.4);
        assertThat(StepCounts.counted(4.4, steps))
                .isEqualTo("4.400, 1.0 standard deviations of one such landscape from their mean, as chance allows");
    }

    @Test
    void aFieldLikeNasBenchMacroHasItsTwoCorrelations() {
        RepeatedRuns runs = RepeatedRuns.embedded();
        SpectrumField field = runs.fieldOfBoth().orElseThrow();

        assertThat(field.correlation(1)).isCloseTo(runs.rho(), within(1e-12));
        assertThat(field.correlation(2)).isCloseTo(runs.r2(), within(1e-12));
    }

    @Test
    void pairsOfNeighboursAreCountedInCells() {
        Hamming graph = Hamming.of(4, 3);
        Landscape landscape = ProductField.of(graph, 0.6).sample(RandomStream.of(9), Threads.ONE);
        double[] scores = NormalScores.of(landscape.losses());
        double lowPairs = 0;
        double lowSides = 0;
        for (int v = 0; v < scores.length; v++) {
            for (int k = 0; k < 8; k++) {
                lowSides += scores[v] < 0 ? 1 : 0;
                lowPairs += scores[v] < 0 && scores[graph.neighbour(v, k)] < 0 ? 1 : 0;
            }
        }
        CountedPairs pairs = CountedPairs.of(landscape);
        Grid grid = pairs.overIndependence(4, 2, 1);

        double expected = lowSides * lowSides / (81 * 8);
        assertThat(grid.value(0, 0)).isCloseTo(StrictMath.log(lowPairs / expected) / StrictMath.log(2), within(1e-12));
        assertThat(grid.value(0, 1)).isEqualTo(grid.value(1, 0)).isNegative();
        assertThat(pairs.overIndependence(4, 40, 10).value(0, 39))
                .as("an empty corner")
                .isNaN();
        Curve medians = pairs.quantiles(4, 2, 0.5).get(0);
        assertThat(medians.value(0).value()).isLessThan(0);
        assertThat(medians.value(1).error()).isBetween(0.01, 1.0);
    }

    @Test
    void theHeadlineCountsWhatChanceAllows() {
        assertThat(Headline.of(List.of(
                        row("local minima", "tree", 10),
                        row("local minima", "cliques", 31),
                        row("local minima", "tree", 31))))
                .isEqualTo("How many comparisons come within 2 standard deviations of what is predicted. Local minima:"
                        + " cliques 1 of 1; tree 1 of 2.");
        assertThat(Headline.of(List.of())).isEmpty();
    }

    private static Comparison row(String quantity, String closure, double predicted) {
        return new Comparison(
                "x", quantity, closure, Estimate.exact(predicted), Source.SIMULATED, new Estimate(30, 1), 5);
    }
}
