package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.read.BenchmarkData;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NatsBench;
import org.nadir.simulation.random.RandomStream;

class ContrastTest {
    private static final Hamming SPACE = Hamming.of(5, 4);

    @TempDir
    Path folder;

    private CategoricalTable field(double rho, long seed) throws IOException {
        return Tables.of(
                folder,
                SPACE,
                ProductField.of(SPACE, rho)
                        .sample(RandomStream.of(seed), Threads.ONE)
                        .losses());
    }

    @Test
    void distancesOfSamplesAreTheTextbooks() {
        double[] a = {0, 1, 2};
        double[] b = {0.5, 1.5, 2.5, 3.5};
        // F₁ − F₂ by halves from 0: 1/3, 1/12, 5/12, 1/6, 1/2, 1/4, 1/4: its integral is 1, its greatest value 1/2.
        assertThat(distances(a, a)).isEqualTo(new LossDistances(0, 0));
        assertThat(distances(new double[] {0, 0}, new double[] {3, 3}).wasserstein())
                .isEqualTo(3);
        assertThat(distances(a, b).wasserstein()).isCloseTo(1.0, within(1e-12));
        assertThat(distances(a, b).kolmogorovSmirnov()).isCloseTo(0.5, within(1e-12));
        // A weight of 2 is the value twice.
        assertThat(LossDistances.of(new double[] {0, 3}, new double[] {2, 1}, b, ones(4)))
                .isEqualTo(distances(new double[] {0, 0, 3}, b));
    }

    private static LossDistances distances(double[] a, double[] b) {
        return LossDistances.of(a, ones(a.length), b, ones(b.length));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Every statistic of a landscape whose vertices weigh 1 is the plain one. */
    @Test
    void weighingAllAlikeWeighsNothing() throws IOException {
        CategoricalTable table = field(0.5, 3);
        WeightedLandscape weighted = WeightedLandscape.of(table);
        double[] statistics = weighted.statistics(ones(table.rows()));
        List<String> names = weighted.names();
        double[] walk = RandomWalk.exact(table.landscape().graph(), table.losses(), 8);
        double[] scores = NormalScores.of(table.losses());
        Spectrum spectrum = Spectrum.of(SPACE, scores);
        assertThat(statistics).hasSize(names.size());
        for (int k = 1; k <= 8; k++) {
            assertThat(statistics[names.indexOf("random walk, losses, lag " + k)])
                    .isCloseTo(walk[k], within(1e-12));
        }
        for (int j = 1; j <= 5; j++) {
            assertThat(statistics[names.indexOf("share of interaction order " + j)])
                    .isCloseTo(spectrum.share(j), within(1e-6));
        }
        assertThat(statistics[names.indexOf("r(1)")]).isCloseTo(spectrum.correlation(1), within(1e-12));
        assertThat(statistics[names.indexOf("r(2)")]).isCloseTo(spectrum.correlation(2), within(1e-12));
    }

    @Test
    void everyQuantityHasAnErrorAndAnInterval() throws IOException {
        Contrast contrast = Contrast.of("a", field(0.3, 1), "b", field(0.7, 2), 60, 1, Threads.of(2), Progress.SILENT);
        for (Contrast.Row row : contrast.rows()) {
            assertThat(row.first().error()).as(row.quantity()).isPositive();
            assertThat(row.lower()).isLessThan(row.upper());
        }
        for (Contrast.Distance distance : contrast.distances()) {
            assertThat(distance.lower()).isNotNegative().isLessThan(distance.upper());
        }
        assertThat(contrast)
                .isEqualTo(Contrast.of("a", field(0.3, 1), "b", field(0.7, 2), 60, 1, Threads.ONE, Progress.SILENT));
    }

    @Test
    void aLandscapeDoesNotDifferFromItself() throws IOException {
        CategoricalTable table = field(0.5, 1);
        Contrast contrast = Contrast.of("a", table, "b", table, 50, 1, Threads.ONE, Progress.SILENT);
        assertThat(contrast.paired()).isTrue();
        assertThat(contrast.distance("L2 of the copulas").value()).isZero();
        assertThat(contrast.distance("Wasserstein, standardised losses").value())
                .isZero();
        assertThat(contrast.sameNeighbourhoodP()).isEqualTo(1);
        assertThat(contrast.quantity("r(1)").lower()).isZero();
    }

    @Test
    void fieldsOfDifferentCorrelationAreToldApart() throws IOException {
        Contrast contrast = Contrast.of("a", field(0.3, 1), "b", field(0.7, 2), 99, 1, Threads.of(2), Progress.SILENT);
        assertThat(contrast.sameNeighbourhoodP()).isEqualTo(0.01);
        Contrast.Row r1 = contrast.quantity("r(1)");
        // A field's own mean and variance are not the law's, which lowers r(1) the more the greater ρ is.
        assertThat(r1.first().value()).isBetween(0.15, 0.4);
        assertThat(r1.second().value()).isBetween(0.45, 0.8);
        assertThat(r1.upper()).isLessThan(0);
        assertThatThrownBy(
                        () -> Contrast.of("a", field(0.3, 1), "b", field(0.3, 1), 5, 1, Threads.ONE, Progress.SILENT))
                .hasMessageContaining("bootstraps must be at least 20");
    }

    /**
     * Of 40 pairs drawn from one law, p is at most .1 in 4 on average; more than 10 have the probability 2e-3 if p is uniform, and the
     * seeds are fixed. Vertices drawn as if they were independent would have it in nearly all.
     */
    @Test
    void landscapesOfOneLawDifferByChance() throws IOException {
        int rejected = 0;
        int low = 0;
        for (int i = 0; i < 40; i++) {
            Contrast contrast = Contrast.of(
                    "a", field(0.6, 100 + 2 * i), "b", field(0.6, 101 + 2 * i), 39, i, Threads.of(2), Progress.SILENT);
            rejected += contrast.sameNeighbourhoodP() <= 0.1 ? 1 : 0;
            low += contrast.sameNeighbourhoodP() <= 0.5 ? 1 : 0;
        }
        assertThat(rejected).isLessThanOrEqualTo(10);
        assertThat(low).isBetween(9, 31);
    }

    @Test
    void cifar100AndImageNetDifferAtTheGoodEndAndInTheirWalks() throws IOException {
        Contrast contrast = Contrast.of(
                "cifar100",
                NatsBench.read(BenchmarkData.natsBench(), "cifar100"),
                "imagenet16-120",
                NatsBench.read(BenchmarkData.natsBench(), "imagenet16-120"),
                40,
                1,
                Threads.all(),
                Progress.SILENT);
        assertThat(contrast.paired()).isTrue();
        assertThat(contrast.quantity("random walk, losses, lag 1").first().value())
                .isCloseTo(0.6110692048, within(1e-9));
        assertThat(contrast.quantity("random walk, losses, lag 1").second().value())
                .isCloseTo(0.6793947187, within(1e-9));
        assertThat(contrast.quantity("good end, best 1 %").first().value()).isCloseTo(0.2794, within(1e-4));
        assertThat(contrast.sameNeighbourhoodP()).isLessThan(0.05);
        assertThat(contrast.distance("total variation of the copulas").value()).isCloseTo(0.0354, within(0.0005));
    }
}
