package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertThat(Contrast.wasserstein(a, a)).isZero();
        assertThat(Contrast.wasserstein(new double[] {0, 0}, new double[] {3, 3}))
                .isEqualTo(3);
        assertThat(Contrast.wasserstein(a, b)).isCloseTo(1.0, within(1e-12));
        assertThat(Contrast.kolmogorovSmirnov(a, b)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aLandscapeDoesNotDifferFromItself() throws IOException {
        CategoricalTable table = field(0.5, 1);
        Contrast contrast = Contrast.of("a", table, "b", table, 50, 1);
        assertThat(contrast.paired()).isTrue();
        assertThat(contrast.copulaL2()).isZero();
        assertThat(contrast.wasserstein()).isZero();
        assertThat(contrast.sameNeighbourhoodP()).isEqualTo(1);
        assertThat(contrast.quantity("r(1)").lower()).isZero();
    }

    @Test
    void fieldsOfDifferentCorrelationAreToldApart() throws IOException {
        Contrast contrast = Contrast.of("a", field(0.3, 1), "b", field(0.7, 2), 99, 1);
        assertThat(contrast.sameNeighbourhoodP()).isEqualTo(0.01);
        Contrast.Row r1 = contrast.quantity("r(1)");
        // A field's own mean and variance are not the law's, which lowers r(1) the more the greater ρ is.
        assertThat(r1.first()).isBetween(0.15, 0.4);
        assertThat(r1.second()).isBetween(0.45, 0.8);
        assertThat(r1.upper()).isLessThan(0);
        assertThatThrownBy(() -> Contrast.of("a", field(0.3, 1), "b", field(0.3, 1), 5, 1))
                .hasMessageContaining("bootstraps must be at least 20");
    }

    @Test
    void cifar100AndImageNetDifferAtTheGoodEndAndInTheirWalks() throws IOException {
        Contrast contrast = Contrast.of(
                "cifar100",
                NatsBench.read(BenchmarkData.natsBench(), "cifar100"),
                "imagenet16-120",
                NatsBench.read(BenchmarkData.natsBench(), "imagenet16-120"),
                40,
                1);
        assertThat(contrast.paired()).isTrue();
        assertThat(contrast.quantity("random walk, losses, lag 1").first()).isCloseTo(0.6110692048, within(1e-9));
        assertThat(contrast.quantity("random walk, losses, lag 1").second()).isCloseTo(0.6793947187, within(1e-9));
        assertThat(contrast.quantity("good end, best 1 %").first()).isCloseTo(0.2794, within(1e-4));
        assertThat(contrast.sameNeighbourhoodP()).isLessThan(0.05);
        assertThat(contrast.copulaTotalVariation()).isCloseTo(0.0354, within(0.0005));
    }
}
