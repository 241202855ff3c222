package org.nadir.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.HashedField;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.numeric.Curve;

class SearchTest {

    private static Landscape field(double rho, long seed) {
        return ProductField.of(Hamming.of(5, 4), rho).sample(RandomStream.of(seed), Threads.ONE);
    }

    private static SearchTrials run(
            String words, SearchTrials.Plan plan, Function<RandomStream, SearchSpace> spaces, int threads) {
        return SearchTrials.run(
                plan, spaces, SearchWords.algorithms().read(words), Threads.of(threads), Progress.SILENT);
    }

    /** E of the least of b uniform losses is 1/(b + 1); within 3.3 standard errors with probability 99.9 %. */
    @Test
    void randomSearchFindsTheLeastOfItsBudget() {
        IidLosses law = IidLosses.uniform(Hamming.of(6, 5));
        Function<RandomStream, SearchSpace> spaces = stream -> TableSpace.of(law.sample(stream, Threads.ONE));
        Curve mean = run("random", new SearchTrials.Plan(300, 50, 1, 1, 3), spaces, 2)
                .mean();
        for (int b : new int[] {1, 10, 50}) {
            assertThat(mean.value(b - 1).value())
                    .isCloseTo(1.0 / (b + 1), within(3.3 * mean.value(b - 1).error()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local",
                "local(first)",
                "local(random, starts=5)",
                "local(best, at-minimum=continue)",
                "local(first, at-minimum=continue)",
                "random"
            })
    void everySearchFindsTheOptimumOfASpaceThatItsBudgetCovers(String words) {
        Landscape landscape = field(0.5, 1);
        double least = Arrays.stream(landscape.losses()).min().orElseThrow();
        SearchTrials trials =
                run(words, new SearchTrials.Plan(3, 1024, 1, 1, 2), stream -> TableSpace.of(landscape), 1);
        for (int trial = 0; trial < 3; trial++) {
            assertThat(trials.best(trial, 1024)).isEqualTo(least);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local(first, at-minimum=continue)", "evolution(20, 5)"})
    void onACorrelatedLandscapeSearchBeatsChance(String words) {
        Function<RandomStream, SearchSpace> spaces =
                stream -> TableSpace.of(ProductField.of(Hamming.of(6, 5), 0.8).sample(stream, Threads.ONE));
        SearchTrials.Plan plan = new SearchTrials.Plan(60, 300, 1, 1, 9);
        Curve clever = run(words, plan, spaces, 2).mean();
        Curve chance = run("random", plan, spaces, 2).mean();
        double error = Math.hypot(clever.value(299).error(), chance.value(299).error());
        assertThat(clever.value(299).value()).isLessThan(chance.value(299).value() - 3.3 * error);
    }

    @Test
    void theBestSoFarIsTrueLossAndWithoutNoiseNeverRises() {
        SearchTrials trials =
                run("local", new SearchTrials.Plan(5, 200, 1, 1, 4), stream -> TableSpace.of(field(0.5, 2)), 2);
        for (int trial = 0; trial < 5; trial++) {
            for (int b = 2; b <= 200; b++) {
                assertThat(trials.best(trial, b)).isLessThanOrEqualTo(trials.best(trial, b - 1));
            }
        }
        double[] median = trials.quantile(0.5);
        assertThat(median[199]).isBetween(trials.quantile(0)[199], trials.quantile(1)[199]);
    }

    @Test
    void noiseMakesSearchWorse() {
        Function<RandomStream, SearchSpace> spaces =
                stream -> TableSpace.of(ProductField.of(Hamming.of(6, 5), 0.7).sample(stream, Threads.ONE));
        Curve clear =
                run("local", new SearchTrials.Plan(60, 300, 1, 1, 5), spaces, 2).mean();
        Curve noisy = run("local", new SearchTrials.Plan(60, 300, 0.5, 1, 5), spaces, 2)
                .mean();
        assertThat(noisy.value(299).value()).isGreaterThan(clear.value(299).value() + 0.2);
    }

    @Test
    void tenToTheEighteenWordsAreSearchedTheSameByAnyNumberOfThreads() {
        int[] choices = new int[30];
        Arrays.fill(choices, 4);
        HashedField field = HashedField.sample(choices, 0.9, 256, RandomStream.of(7));
        SearchTrials.Plan plan = new SearchTrials.Plan(6, 400, 0.9, 2, 8);
        SearchTrials one = run("local(first)", plan, stream -> HashedSpace.of(field), 1);
        SearchTrials three = run("local(first)", plan, stream -> HashedSpace.of(field), 3);
        assertThat(three.mean()).isEqualTo(one.mean());
        assertThat(one.best(0, 400)).isLessThan(one.best(0, 1));
        HashedSpace space = HashedSpace.of(field);
        RandomStream stream = RandomStream.of(1);
        for (int i = 0; i < 50; i++) {
            long v = space.random(stream);
            double centre = space.loss(v);
            long u = space.neighbour(v, stream.nextInt(space.degree(v)));
            double there = space.loss(u);
            assertThat(HashedSpace.of(field).loss(u)).isEqualTo(there);
            assertThat(space.loss(v)).isEqualTo(centre);
        }
    }

    @Test
    void randomDescentsEndInMinimaAndWithoutTiesTheSteepestIsTheMap() {
        Landscape landscape = field(0.3, 3);
        DescentMap map = DescentMap.of(landscape);
        RandomDescents steepest = RandomDescents.of(landscape, Improvement.BEST, 1, Threads.of(2));
        RandomDescents first = RandomDescents.of(landscape, Improvement.FIRST, 1, Threads.of(2));
        RandomDescents random = RandomDescents.of(landscape, Improvement.RANDOM, 2, Threads.ONE);
        for (int v = 0; v < landscape.order(); v++) {
            assertThat(steepest.reached(v)).isEqualTo(map.minimumReached(v));
            assertThat(map.next(first.reached(v))).isEqualTo(first.reached(v));
            assertThat(map.next(random.reached(v))).isEqualTo(random.reached(v));
        }
        assertThat(steepest.meanSteps()).isCloseTo(map.meanSteps(), within(1e-12));
        assertThat(steepest.meanEvaluations()).isCloseTo(1 + 15 * (1 + map.meanSteps()), within(1e-9));
        assertThat(first.meanEvaluations()).isLessThan(random.meanEvaluations());
        assertThat(first.meanSteps()).isGreaterThan(steepest.meanSteps());
    }

    /** Vertices in order of loss: the minima below a vertex are those below its lower neighbours. */
    @Test
    void weakBasinsAreWhatDescendingPathsReach() {
        Landscape landscape = field(0.4, 4);
        Graph graph = landscape.graph();
        DescentMap map = DescentMap.of(landscape);
        int n = landscape.order();
        Integer[] order = new Integer[n];
        Arrays.setAll(order, v -> v);
        Arrays.sort(order, (u, v) -> Double.compare(landscape.loss(u), landscape.loss(v)));
        boolean[][] below = new boolean[n][map.weakMinima()];
        int[] sizes = new int[map.weakMinima()];
        for (int v : order) {
            if (map.next(v) == v) {
                below[v][map.numberReached(v)] = true;
            }
            for (int i = 0; i < graph.degree(v); i++) {
                int u = graph.neighbour(v, i);
                for (int k = 0; k < sizes.length && landscape.loss(u) < landscape.loss(v); k++) {
                    below[v][k] |= below[u][k];
                }
            }
            for (int k = 0; k < sizes.length; k++) {
                sizes[k] += below[v][k] ? 1 : 0;
            }
        }
        WeakBasins basins = WeakBasins.of(map, Threads.of(2));
        for (int k = 0; k < sizes.length; k++) {
            assertThat(basins.size(k)).isEqualTo(sizes[k]).isGreaterThanOrEqualTo(map.basin(k));
        }
        int last = sizes.length - 1;
        assertThat(WeakBasins.of(map, Threads.ONE, last, 0).size(0)).isEqualTo(sizes[last]);
        assertThat(WeakBasins.of(map, Threads.ONE, last, 0).size(1)).isEqualTo(sizes[0]);
    }

    @Test
    void curvesThatDoNotFitIntoMemoryAreRefusedBeforeTheFirstTrial() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchTrials.Plan(2_000_000_000, 2_000_000_000, 1, 1, 1))
                .withMessageContaining("2000000000 trials of 2000000000 evaluations need 32000000000000000000 bytes");
    }

    @Test
    void aSpaceThatIsKnownEndsTheTrial() {
        Landscape landscape = field(0.5, 1);
        for (String words : List.of("local(starts=1000000)", "evolution(500000000)", "random", "local(first)")) {
            Curve mean = run(words, new SearchTrials.Plan(2, 5000, 1, 1, 3), stream -> TableSpace.of(landscape), 1)
                    .mean();
            assertThat(mean.value(4999).value())
                    .isEqualTo(Arrays.stream(landscape.losses()).min().orElseThrow());
        }
    }

    @Test
    void theUnitOfNoiseIsTheLawsNotTheLandscapes() {
        ProductField law = ProductField.of(Hamming.of(2, 3), 0.9);
        Landscape landscape = law.sample(RandomStream.of(1), Threads.ONE);
        assertThat(TableSpace.of(landscape, law.spread()).spread()).isEqualTo(1);
        assertThat(TableSpace.of(landscape).spread()).isLessThan(0.9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableSpace.of(landscape, -1))
                .withMessage("spread must be finite and at least 0, but was -1.0");
    }

    @Test
    void impossiblePlansAreRefusedInOneLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchTrials.Plan(0, 1, 1, 1, 1))
                .withMessage("trials must be a positive integer, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchWords.algorithms().read("local(sideways)"))
                .withMessageContaining("step must be best, first or random, but was 'sideways'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchWords.algorithms().read("evolution(5, 10)"))
                .withMessageContaining("sample must be from 1 to the population of 5, but was 10");
    }
}
