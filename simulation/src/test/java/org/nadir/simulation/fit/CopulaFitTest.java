package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.read.BenchmarkData;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NatsBench;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.StandardNormal;

class CopulaFitTest {
    private static NeighbourPairs gaussianPairs;
    private static double rho;

    @BeforeAll
    static void drawAGaussianField() {
        Landscape field = ProductField.of(Hamming.of(6, 5), 0.5).sample(RandomStream.of(11), Threads.ONE);
        double[] losses = field.losses();
        gaussianPairs = NeighbourPairs.of(field.graph(), losses);
        rho = EdgeCorrelation.of(field.graph(), NormalScores.of(losses));
    }

    @Test
    void everyOrderedPairIsCountedOnceAndSymmetrically() {
        double[] all = gaussianPairs.all();
        int n = gaussianPairs.cells().count();
        assertThat(Arrays.stream(all).sum()).isEqualTo(375_000);
        assertThat(gaussianPairs.pairs()).isEqualTo(375_000);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(all[i * n + j]).isEqualTo(all[j * n + i]);
            }
        }
        double[] train = gaussianPairs.heldOut(2, true);
        double[] test = gaussianPairs.heldOut(2, false);
        assertThat(Arrays.stream(train).sum() + Arrays.stream(test).sum()).isEqualTo(375_000);
        // (3/4)² of the pairs have no end in a fold of a quarter.
        assertThat(Arrays.stream(train).sum() / 375_000).isCloseTo(9 / 16.0, within(0.02));
    }

    @Test
    void gaussianMassesSumToOneAndAreSymmetric() {
        double[] masses = gaussianPairs.gaussianMasses(0.6);
        assertThat(Arrays.stream(masses).sum()).isCloseTo(1, within(1e-12));
        int n = gaussianPairs.cells().count();
        assertThat(masses[40 * n + 55]).isCloseTo(masses[55 * n + 40], within(2e-6));
    }

    /** Sheppard's quadrant: P(U ≤ ½, V ≤ ½) = ¼ + arcsin(ρ)/2π. */
    @Test
    void ofTwoValuesAllThatIsKnownIsTheQuadrant() {
        Landscape field = ProductField.of(Hamming.of(6, 4), 0.5).sample(RandomStream.of(3), Threads.ONE);
        double[] losses = field.losses();
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        NeighbourPairs halves = NeighbourPairs.of(
                field.graph(),
                Arrays.stream(losses).map(x -> x < median ? 0 : 1).toArray());
        for (double r : new double[] {-0.9, -0.3, 0, 0.5, 0.99, 0.9999}) {
            assertThat(halves.gaussianMasses(r)[0])
                    .as("rho %s", r)
                    .isCloseTo(0.25 + Math.asin(r) / (2 * Math.PI), within(1e-9));
        }
        // A copula can have any quadrant: its likelihood is the table's mutual information.
        double[] all = halves.all();
        double information = 0;
        for (double count : all) {
            information += count / halves.pairs() * Math.log(4 * count / halves.pairs());
        }
        double quadrant = all[0] / halves.pairs();
        GridCopulaFit fit = GridCopulaFit.of(halves, Math.sin(2 * Math.PI * (quadrant - 0.25)));
        assertThat(fit.logLikelihoodGaussian()).isCloseTo(information, within(1e-6));
        assertThat(fit.logLikelihood()).isCloseTo(information, within(1e-4));
    }

    /** Of losses of which three in four are equal, no more is asked than which of their ranks are there. */
    @Test
    void anAtomIsAnIntervalOfRanks() {
        Landscape field = ProductField.of(Hamming.of(6, 5), 0.5).sample(RandomStream.of(11), Threads.ONE);
        double[] losses = field.losses();
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        double floor = sorted[sorted.length / 4];
        NeighbourPairs tied = NeighbourPairs.of(
                field.graph(),
                Arrays.stream(losses).map(x -> Math.min(x, floor)).toArray());
        GridCopulaFit fit = GridCopulaFit.of(tied, rho);
        // The law beneath is known: the copula of the scores before they were tied.
        assertThat(fit.logLikelihood()).isCloseTo(fit.logLikelihoodGaussian(), within(0.004));
        assertThat(fit.logLikelihood())
                .isLessThan(
                        gaussianPairs.logLikelihood(gaussianPairs.all(), gaussianPairs.gaussianMasses(rho)) / 375_000);
        // Scores of ties are correlated less than what is beneath them.
        assertThat(EdgeCorrelation.of(
                        field.graph(),
                        NormalScores.of(Arrays.stream(losses)
                                .map(x -> Math.min(x, floor))
                                .toArray())))
                .isLessThan(rho - 0.05);
        assertThat(tied.latentRho()).isCloseTo(rho, within(0.03));
        assertThat(gaussianPairs.latentRho()).isCloseTo(rho, within(1e-3));
        int n = tied.cells().count();
        double atom = tied.all()[n * n - 1] / tied.pairs();
        assertThat(tied.cells().width(n - 1)).isCloseTo(0.75, within(1e-3));
        double mass = 0;
        NeighbourDensity grid = fit.copula().inScores();
        for (int i = 0; i < 1000; i++) {
            double score = StandardNormal.quantile(0.25 + 0.75 * (i + 0.5) / 1000);
            mass += 0.75 * grid.upperTail(score, StandardNormal.quantile(0.25)) / 1000;
        }
        assertThat(mass).isCloseTo(atom, within(0.002));
    }

    @Test
    void onAGaussianFieldTheGridIsTheGaussianCopula() {
        GridCopulaFit fit = GridCopulaFit.of(gaussianPairs, rho);
        // Held out, the grid may not do much worse than the truth, nor can it do better than by chance.
        assertThat(fit.heldOut()).isCloseTo(fit.heldOutGaussian(), within(0.004));
        NeighbourDensity grid = fit.copula().inScores();
        NeighbourDensity gaussian = GaussianCopula.of(rho).inScores();
        for (double u = -2; u <= 2; u += 0.5) {
            for (double t = -2; t <= 2; t += 0.5) {
                assertThat(grid.upperTail(u, t)).isCloseTo(gaussian.upperTail(u, t), within(0.03));
            }
        }
    }

    @Test
    void tailDependenceIsTheCopulas() {
        assertThat(gaussianPairs.tailDependence(1)).isEqualTo(1);
        // P(V ≤ Φ⁻¹(0.1) | U ≤ Φ⁻¹(0.1)) = 0.3240 for ρ = 0.5 (SciPy); the field's own ρ is within 0.02 of that.
        assertThat(gaussianPairs.tailDependence(0.1)).isCloseTo(0.324, within(0.04));
        assertThatThrownBy(() -> gaussianPairs.tailDependence(0)).hasMessageContaining("share must lie in (0, 1]");
    }

    @Test
    void conditionalQuantilesAreTheNeighbours() {
        // Given U near 0, V is N(0, 1 − ρ²): its quantile at 0.9 is 1.2816·√(1 − ρ²).
        assertThat(gaussianPairs.conditionalQuantile(0.48, 0.52, 0.9))
                .isCloseTo(1.2816 * Math.sqrt(1 - rho * rho), within(0.06));
    }

    /** p is uniform for a Gaussian field: 0.05, the least of 20, has probability 5 % and the seed is fixed. */
    @Test
    void theCopulaTestKnowsAGaussianFieldFromOneThatIsSmoothAtTheGoodEndOnly(@TempDir Path folder) throws IOException {
        Hamming space = Hamming.of(5, 3);
        double[] smooth = ProductField.of(space, 0.9)
                .sample(RandomStream.of(4), Threads.ONE)
                .losses();
        double[] rough = Tables.noise(smooth.length, 5);
        CopulaTest gaussian = CopulaTest.of(
                Tables.of(
                        folder,
                        space,
                        ProductField.of(space, 0.6)
                                .sample(RandomStream.of(6), Threads.ONE)
                                .losses()),
                19,
                1,
                Threads.ONE,
                Progress.SILENT);
        assertThat(gaussian.p()).isGreaterThan(0.05);
        double[] mixed = new double[smooth.length];
        Arrays.setAll(mixed, v -> smooth[v] < 0 ? smooth[v] : Math.abs(rough[v]));
        CopulaTest other = CopulaTest.of(Tables.of(folder, space, mixed), 19, 1, Threads.of(2), Progress.SILENT);
        assertThat(other.p()).isEqualTo(0.05);
        assertThat(other.distance()).isGreaterThan(2 * other.meanDistance());
    }

    /** Held out, a Gaussian copula is far behind, and yet what it says of the good end is right. */
    @Test
    void nasBench201NeedsMoreThanAGaussianCopula() throws IOException {
        CategoricalTable table = NatsBench.read(BenchmarkData.natsBench(), "cifar100");
        Landscape landscape = table.landscape();
        NeighbourPairs pairs = NeighbourPairs.of(landscape.graph(), table.losses());
        GridCopulaFit fit =
                GridCopulaFit.of(pairs, EdgeCorrelation.of(landscape.graph(), NormalScores.of(table.losses())));
        assertThat(fit.heldOut()).isGreaterThan(fit.heldOutGaussian() + 0.08);
        // A Gaussian copula with ρ = 0.6995 has 0.3915 and 0.2664 (SciPy).
        assertThat(pairs.tailDependence(0.05)).isCloseTo(0.392, within(0.002));
        assertThat(pairs.tailDependence(0.01)).isCloseTo(0.279, within(0.002));
    }
}
