package org.nadir.simulation.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.simulation.Impatient;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Adjacency;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.CopulaLandscape;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.SpectrumField;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.DescentMap;
import org.nadir.theory.numeric.Estimate;

/** Every sampled number is asked to lie within 3.3 standard errors of the truth: a false alarm of 0.1 % each. */
class ReplicatesTest {
    private static final double Z = 3.3;
    private static final Hamming NAS_BENCH_201 = Hamming.of(6, 5);

    private static void assertAgrees(Estimate counted, double predicted) {
        assertThat(counted.value()).isCloseTo(predicted, within(Z * counted.error()));
    }

    private static Observation observe(Replicates plan) {
        return plan.run(Threads.of(2), Progress.SILENT).observation();
    }

    @Test
    void theUniformCaseHasNOverSPlusOneMinimaAndNotNOverS() {
        Observation random = observe(Replicates.of(IidLosses.uniformOnRandomRegular(15_625, 24), 200, 2020));
        Observation hamming = observe(Replicates.of(IidLosses.uniform(NAS_BENCH_201), 200, 2020));
        for (Observation observation : new Observation[] {random, hamming}) {
            assertAgrees(observation.minima(), 625);
            assertThat(observation.minima().value())
                    .isLessThan(651.04 - 15 * observation.minima().error());
        }
        // cliques predict 1.55581128 steps; squares, which they do not know, take 0.5 % (3,000 graphs: 1.5485 ± 0.0005)
        assertThat(hamming.meanSteps().value()).isBetween(1.540, 1.5558);
        // a tree predicts 1.614009232
        assertAgrees(random.meanSteps(), 1.614009232);
    }

    /** A sample variance of R normal values has a relative standard deviation √(2/(R − 1)): 3.3 of them, R = 400. */
    @Test
    void theSpreadOfTheMinimaIsTheExactOne() {
        assertThat(UniformVariance.of(NAS_BENCH_201)).isCloseTo(250, within(1e-9));
        assertThat(UniformVariance.pairsByCommonNeighbours(NAS_BENCH_201))
                .containsOnlyKeys(2)
                .containsEntry(2, 240L * 15_625);
        double sd =
                observe(Replicates.of(IidLosses.uniform(NAS_BENCH_201), 400, 5)).minimaSd();
        assertThat(sd * sd / 250).isCloseTo(1, within(Z * Math.sqrt(2.0 / 399)));
        Hamming cube = Hamming.hypercube(8);
        double small = observe(Replicates.of(IidLosses.uniform(cube), 4000, 6)).minimaSd();
        assertThat(small * small / UniformVariance.of(cube)).isCloseTo(1, within(Z * Math.sqrt(2.0 / 3999)));
    }

    @Test
    void theExactVarianceRefusesAGraphThatIsNotRegular() {
        Adjacency path = Adjacency.ofEdges(3, new int[] {0, 1, 1, 2}, "path(3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UniformVariance.of(path))
                .withMessageContaining("vertex 1 has 2");
    }

    /** The clique recursion's minima and mean steps; at ρ = 0.7 the basins of the best fall short, and so do the steps. */
    @ParameterizedTest
    @CsvSource({"0.3, 247.4, 0.002", "0.5, 108.37, 0.01", "0.7, 33.908, 0.02"})
    void productFieldsHaveTheMinimaThatCliquesPredict(double rho, double predicted, double finiteSize) {
        Estimate minima = observe(Replicates.of(ProductField.of(NAS_BENCH_201, rho), 200, 7))
                .minima();
        assertThat(minima.value()).isCloseTo(predicted, within(Z * minima.error() + finiteSize * predicted));
    }

    /** theory.md §5b: 60 fields with CIFAR-10's spectrum, of 17.2 ± 6.9 minima. */
    @Test
    void spectrumFieldsHaveTheMinimaThatTwoCorrelationsPredict() {
        SpectrumField law = SpectrumField.of(NAS_BENCH_201, .709, .200, .061, .020, .007, .003);
        Observation observation = observe(Replicates.of(law, 100, 8));
        assertThat(observation.minima().value())
                .isCloseTo(17.5, within(Z * observation.minima().error() + 0.5));
        assertThat(observation.minimaSd()).isBetween(5.0, 10.0);
    }

    @Test
    void fieldsHaveTheCovarianceAskedFor() {
        Hamming graph = Hamming.of(4, 3);
        double rho = 0.6;
        SpectrumField spectrum =
                SpectrumField.ofCorrelations(graph, rho, rho * rho, rho * rho * rho, rho * rho * rho * rho);
        ProductField product = ProductField.of(graph, rho);
        int samples = 4000;
        double[] fromSpectrum = new double[5];
        double[] fromProduct = new double[5];
        for (int i = 0; i < samples; i++) {
            double[] a =
                    spectrum.sample(RandomStream.of(9).child(i), Threads.ONE).losses();
            double[] b =
                    product.sample(RandomStream.of(10).child(i), Threads.ONE).losses();
            for (int u = 0; u < 81; u++) {
                int v = (u * 7 + 40) % 81;
                fromSpectrum[graph.distance(u, v)] += a[u] * a[v];
                fromProduct[graph.distance(u, v)] += b[u] * b[v];
            }
        }
        int[] pairs = new int[5];
        for (int u = 0; u < 81; u++) {
            pairs[graph.distance(u, (u * 7 + 40) % 81)]++;
        }
        for (int j = 1; j < 5; j++) {
            // the field's own order 0, which the spectrum field does not have, has variance (1 + 2ρ)⁴/3⁸ … of a mean
            double lost = Math.pow((1 + 2 * rho) / 3, 4);
            double expected = (Math.pow(rho, j) - lost) / (1 - lost);
            if (pairs[j] > 0) {
                double product1 = fromProduct[j] / pairs[j] / samples;
                assertThat(product1).isCloseTo(Math.pow(rho, j), within(0.06));
                assertThat(fromSpectrum[j] / pairs[j] / samples).isCloseTo(expected, within(0.06));
                assertThat(spectrum.correlation(j)).isCloseTo(expected, within(1e-12));
            }
        }
    }

    /** The tree's minima and mean steps, from the reference values. */
    @ParameterizedTest
    @CsvSource({"8, 0.5, 0.04067368656, 2.640866105", "24, 0.5, 0.00402583004, 3.476245254"})
    void copulaGraphsHaveTheMinimaThatTheTreePredicts(int s, double rho, double share, double steps) {
        Observation observation = observe(Replicates.of(CopulaLandscape.of(20_000, s, rho), 30, 12));
        assertAgrees(observation.minima(), share * 20_000);
        assertThat(observation.meanSteps().value())
                .isCloseTo(steps, within(Z * observation.meanSteps().error() + 0.03));
    }

    @Test
    void aSampleIsTheSameToTheBitForAnyNumberOfThreads() {
        Replicates plan = Replicates.of(CopulaLandscape.of(3000, 8, 0.4), 7, 99);
        LandscapeSample one = plan.run(Threads.ONE, Progress.SILENT);
        for (int threads : new int[] {2, 5, 16}) {
            LandscapeSample many = plan.run(Threads.of(threads), Progress.SILENT);
            for (int i = 0; i < 7; i++) {
                assertThat(many.summary(i)).isEqualTo(one.summary(i));
            }
            assertThat(many.observation()).isEqualTo(one.observation());
        }
        assertThat(Replicates.of(CopulaLandscape.of(3000, 8, 0.4), 3, 99)
                        .run(Threads.ONE, Progress.SILENT)
                        .summary(2))
                .isEqualTo(one.summary(2));
    }

    @Test
    void progressHearsOfEveryLandscapeAndMayCancel() {
        Replicates plan = Replicates.of(IidLosses.uniform(Hamming.of(3, 3)), 20, 1);
        AtomicLong done = new AtomicLong();
        plan.run(Threads.of(2), new Progress() {
            @Override
            public void advanced(long by) {
                done.addAndGet(by);
            }
        });
        assertThat(done).hasValue(20);
        assertThatThrownBy(() -> plan.run(Threads.of(2), new Impatient(1))).isInstanceOf(CancellationException.class);
    }

    @Test
    void oneRealLandscapeIsCountedExactly() {
        Replicates plan = Replicates.of(IidLosses.uniform(NAS_BENCH_201), 1, 4);
        DescentMap map = DescentMap.of(plan.landscape(0));
        Observation counted = LandscapeSample.exactly("one", map).observation();
        assertThat(counted.minima()).isEqualTo(Estimate.exact(map.strictMinima()));
        assertThat(counted.degree()).isEqualTo(24);
        assertThat(counted.shareWithin().value(counted.shareWithin().size() - 1).value())
                .isEqualTo(1);
        double steps = 0;
        for (int k = 0; k < counted.steps().size(); k++) {
            steps += counted.steps().at(k) * counted.steps().value(k).value();
        }
        assertThat(steps).isCloseTo(counted.meanSteps().value(), within(1e-12));
        Observation sampled = observe(plan);
        assertThat(sampled.minima().error()).isNaN();
    }
}
