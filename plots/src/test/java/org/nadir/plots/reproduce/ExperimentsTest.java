package org.nadir.plots.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nadir.plots.Forest;
import org.nadir.plots.Source;
import org.nadir.plots.page.Comparison;
import org.nadir.plots.page.ReportPage;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.SampleMean;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.RandomWalk;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.DescentMap;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.numeric.Estimate;

class ExperimentsTest {
    private static final List<Benchmark> EMBEDDED = Benchmark.embedded();

    private static Laboratory quick(int threads) {
        return Laboratory.of(5, Threads.of(threads), Progress.SILENT, true);
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLAY", "WALK", "TABLE", "FOREST", "STEPS"})
    void anExperimentGivesTheSameWhateverTheThreads(Experiment experiment) {
        Chapter one = experiment.run(quick(1), EMBEDDED);
        Chapter two = experiment.run(quick(2), EMBEDDED);

        assertThat(two.figure().data().csv()).isEqualTo(one.figure().data().csv());
        assertThat(two.figure().svg()).isEqualTo(one.figure().svg());
        assertThat(two.findings()).isEqualTo(one.findings()).isNotEmpty();
        assertThat(two.comparisons()).isEqualTo(one.comparisons());
    }

    @Test
    void aSampleIsTheSameWhateverWasSampledBefore() {
        List<String> drawn = new ArrayList<>();
        Progress counting = new Progress() {
            @Override
            public void started(String what, long steps) {
                drawn.add(steps + (what.contains(" more") ? " more" : ""));
            }
        };
        ProductField law = ProductField.of(Hamming.of(4, 4), 0.5);
        Laboratory lab = Laboratory.of(5, Threads.of(2), counting, false);
        for (int count : new int[] {20, 31, 31, 12}) {
            Observation fresh =
                    Laboratory.of(5, Threads.ONE, Progress.SILENT, false).observe(law, count);
            Observation shared = lab.observe(law, count);
            assertThat(shared.minima()).isEqualTo(fresh.minima());
            assertThat(shared.meanSteps()).isEqualTo(fresh.meanSteps());
            assertThat(shared.replicates()).isEqualTo(count);
            assertThat(shared.basinSize().size()).isEqualTo(fresh.basinSize().size());
            for (int i = 0; i < fresh.basinSize().size(); i++) {
                assertThat(shared.basinSize().value(i))
                        .isEqualTo(fresh.basinSize().value(i)); // NaN is NaN
            }
        }
        assertThat(drawn).containsExactly("20", "11 more");
        // another law of the same shape is sampled anew
        lab.observe(ProductField.of(Hamming.of(4, 4), 0.5000000001), 12);
        assertThat(drawn).hasSize(3);
    }

    @Test
    void theOverlayCountsWhatTheDataHave() {
        Chapter chapter = Experiment.OVERLAY.run(quick(2), EMBEDDED);

        assertThat(chapter.comparisons().stream()
                        .filter(row ->
                                row.source() == Source.COUNTED && row.closure().equals("tree"))
                        .map(row -> row.observed().value()))
                .containsExactly(17.0, 24.0, 36.0);
        // the sample of 25 graphs must refute n/s at 4 standard errors: its mean is 8 from it, false alarm 3e-5
        Comparison slides = chapter.comparisons().get(1);
        assertThat(slides.z()).isLessThan(-4);
        assertThat(chapter.comparisons().get(0).z()).isBetween(-4.0, 4.0);
    }

    @Test
    void everyClosureIsSweptAndAgreesWithTheGraphsItSpeaksOf() {
        List<List<String>> rows =
                Experiment.MINIMA.run(quick(2), EMBEDDED).figure().data().rows();

        List<String> panels = rows.stream().map(row -> row.get(0)).distinct().toList();
        assertThat(panels).hasSize(9);
        for (String panel : panels) {
            List<List<String>> own =
                    rows.stream().filter(row -> row.get(0).equals(panel)).toList();
            assertThat(own.stream().map(row -> row.get(2)).distinct().filter(name -> !name.startsWith("sampled")))
                    .as(panel)
                    .containsExactly("tree, fresh, Lemma 5.2: Theorem 5.1", "cliques");
            if (panel.startsWith("size") && panel.contains("/")) {
                // 15,625 vertices: 6 landscapes each; 4 standard errors of t with 5 degrees of freedom, false alarm 2 %
                String closure = panel.contains("Hamming") ? "cliques" : "tree";
                List<String> last = own.stream()
                        .filter(row -> row.get(2).startsWith(closure))
                        .reduce((first, second) -> second)
                        .orElseThrow();
                assertThat(Double.parseDouble(last.get(4)))
                        .as(panel)
                        .isCloseTo(1, within(4 * Double.parseDouble(last.get(5))));
            }
        }
    }

    @Test
    void theExactRecursionsAndFreshNeighbourhoodsHaveMassOne() {
        List<List<String>> rows = Experiment.MASS.run(quick(1), EMBEDDED).figure().data().rows().stream()
                .filter(row -> row.get(0).equals("Gaussian copulas"))
                .toList();

        for (String closure : List.of("tree", "cliques", "fresh neighbourhoods")) {
            assertThat(rows.stream().filter(row -> row.get(1).equals(closure)))
                    .as(closure)
                    .hasSize(9)
                    .allSatisfy(
                            row -> assertThat(Double.parseDouble(row.get(3))).isCloseTo(1, within(1e-11)));
        }
    }

    @Test
    void findingsFollowTheNumbers() {
        assertThat(Words.verdict(-24, "n/s")).isEqualTo("n/s is refuted");
        assertThat(Words.verdict(0.4, "n/s")).isEqualTo("these landscapes do not tell against n/s");
        assertThat(Words.surprise(2.5)).isEqualTo(", more than chance readily allows");
        assertThat(Words.errors(-24.3)).isEqualTo("24 standard errors");
    }

    @Test
    void aWalkWithoutAWindowHasTheAutocorrelationOfTheGraph() {
        Landscape landscape = ProductField.of(Hamming.of(4, 4), 0.6).sample(RandomStream.of(3), Threads.ONE);
        double[] exact = RandomWalk.exact(landscape.graph(), landscape.losses(), 6);
        double[][] walks = new double[40][];
        Arrays.setAll(
                walks,
                i -> WindowedWalk.autocorrelation(
                        landscape, 6, 0, 1, RandomStream.of(7).child(i)));
        for (int k = 0; k <= 6; k++) {
            int lag = k;
            Estimate mean =
                    SampleMean.of(Arrays.stream(walks).mapToDouble(r -> r[lag]).toArray());
            // 6 comparisons at 4 standard errors: false alarm 2e-3
            assertThat(mean.value()).as("lag %d", k).isCloseTo(exact[k], within(4 * mean.error() + 1e-12));
        }
    }

    @Test
    void aWindowChangesTheWalk() {
        // losses outside the window may be anything: the walk never sees them
        Landscape landscape = ProductField.of(Hamming.of(4, 4), 0.6).sample(RandomStream.of(3), Threads.ONE);
        double[] losses = landscape.losses().clone();
        Arrays.sort(losses);
        double[] far = landscape.losses().clone();
        for (int v = 0; v < far.length; v++) {
            far[v] = far[v] < losses[25] ? far[v] - 1000 : far[v] > losses[230] ? far[v] + 1000 : far[v];
        }
        double[] window = WindowedWalk.autocorrelation(landscape, 3, 0.1, 0.9, RandomStream.of(1));
        double[] same =
                WindowedWalk.autocorrelation(Landscape.of(landscape.graph(), far), 3, 0.1, 0.9, RandomStream.of(1));

        assertThat(window[0]).isCloseTo(1, within(1e-12));
        assertThat(same).containsExactly(window, within(1e-9));
        assertThat(window[1]).isLessThan(RandomWalk.exact(landscape.graph(), landscape.losses(), 1)[1]);
    }

    @Test
    void theWalkOfASpectrumBeginsWithTheCorrelationOfNeighbours() {
        for (Benchmark benchmark : EMBEDDED) {
            double[] spectrum = benchmark.model().spectrum();

            assertThat(Walks.fromSpectrum(spectrum, 6, 5, 0)).isCloseTo(1, within(1e-9));
            assertThat(Walks.fromSpectrum(spectrum, 6, 5, 1))
                    .isCloseTo(benchmark.model().correlations()[0], within(1e-9));
        }
    }

    @Test
    void theEmbeddedNumbersOfNasBenchMacroAreThoseOfItsFile() throws IOException {
        Path file = data("nas-bench-macro_cifar10.json");
        RepeatedRuns read = RepeatedRuns.read(file);
        RepeatedRuns embedded = RepeatedRuns.embedded();
        assertThat(read.minima()).isEqualTo(embedded.minima());
        assertThat(read.minimaOfMean()).isEqualTo(embedded.minimaOfMean());
        assertThat(read.lambda()).isCloseTo(embedded.lambda(), within(1e-9));
        assertThat(read.rho()).isCloseTo(embedded.rho(), within(1e-9));
        assertThat(read.r2()).isCloseTo(embedded.r2(), within(1e-9));
    }

    @Test
    void aMarginKeepsEveryRank() {
        ProductField field = ProductField.of(Hamming.of(4, 3), 0.5);
        MarginalField changed = MarginalField.of(field, Uniform.of(2, 3));

        double[] scores = field.sample(RandomStream.of(3), Threads.ONE).losses();
        double[] losses = changed.sample(RandomStream.of(3), Threads.ONE).losses();
        for (int v = 0; v < scores.length; v++) {
            assertThat(losses[v]).isBetween(2.0, 3.0);
            for (int w = 0; w < v; w++) {
                assertThat(Double.compare(losses[v], losses[w])).isEqualTo(Double.compare(scores[v], scores[w]));
            }
        }
    }

    @Test
    void theTreesOfAllMinimaPartitionTheSpace() {
        DescentMap map = DescentMap.of(IidLosses.uniform(Hamming.of(3, 4)).sample(RandomStream.of(8), Threads.ONE));
        int[] next = new int[64];
        Arrays.setAll(next, map::next);
        int all = 0;
        for (int k = 0; k < map.weakMinima(); k++) {
            int size = Forest.Tree.ofMinimum(next, map.minimum(k), 0).size();
            assertThat(size).isEqualTo(map.basin(k));
            all += size;
        }
        assertThat(all).isEqualTo(64);
    }

    @Test
    void theMeanAndTheDeviationAreThoseOfASample() {
        Estimate mean = SampleMean.of(new double[] {1, 2, 3, 4});

        assertThat(mean.value()).isEqualTo(2.5);
        assertThat(SampleMean.deviation(new double[] {1, 2, 3, 4})).isCloseTo(Math.sqrt(5.0 / 3), within(1e-15));
        assertThat(mean.error()).isCloseTo(Math.sqrt(5.0 / 12), within(1e-15));
    }

    @Test
    void anUnknownFigureIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Experiment.of("minimas"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("figure must be one of overlay, minima")
                .hasMessageEndingWith("but was 'minimas'");
        for (Experiment experiment : Experiment.values()) {
            assertThat(Experiment.of(experiment.word())).isEqualTo(experiment);
        }
    }

    @Test
    void theStoryHasItsTableItsFiguresAndItsCommand() {
        Reproduction reproduction =
                Reproduction.of(List.of(Experiment.WALK, Experiment.TABLE), quick(2), EMBEDDED, one -> "Seed 5.");

        assertThat(reproduction.figures())
                .hasSize(2)
                .allSatisfy(figure -> assertThat(figure.caption()).endsWith("Seed 5."));
        assertThat(reproduction.table().rows())
                .hasSize(reproduction.comparisons().size());
        String page = ReportPage.of(reproduction.story(List.of("./nadir reproduce"), List.of()));
        assertThat(page).contains("./nadir reproduce", "id=\"autocorrelation\"", "id=\"paper-table\"");
    }

    private static Path data(String name) {
        String folder = System.getenv("NADIR_DATA");
        Path file = Path.of(folder == null ? "../../shared/data" : folder).resolve(name);
        assumeTrue(Files.exists(file), file + " is not there");
        return file;
    }

    @Test
    void theDataFileGivesTheEmbeddedModels() throws Exception {
        Path file = data("nats_bench.csv");
        List<Benchmark> read = Benchmark.read(file);

        for (int i = 0; i < 3; i++) {
            assertThat(read.get(i).label()).isEqualTo(EMBEDDED.get(i).label());
            assertThat(read.get(i).model().counted().strictMinima())
                    .isEqualTo(EMBEDDED.get(i).model().counted().strictMinima());
            assertThat(read.get(i).landscape()).isPresent();
        }
        assertThat(Experiment.NEIGHBOURS.run(quick(2), read).figure().caption())
                .doesNotContain("Without the benchmark");
    }
}
