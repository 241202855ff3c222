package org.nadir.simulation.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.DescentMap;
import org.nadir.theory.Closure;
import org.nadir.theory.Solution;
import org.nadir.theory.density.ClaytonCopula;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.density.Window;

class PairGraphTest {

    @ParameterizedTest
    @CsvSource({"0.5", "-0.5", "0.0"})
    void theRealisedJointOfEdgeEndsIsTheOneAskedFor(double rho) {
        Pair pair = Pair.of(Normal.of(0, 1), GaussianCopula.of(rho));
        PairGraph sample = PairGraph.sample(4000, 8, pair.losses(), pair.neighbours(), RandomStream.of(5));
        assertThat(sample.mixed()).isTrue();
        assertThat(sample.distance()).isLessThan(2 * sample.samplingError());
        RandomGraphsTest.assertSimpleAndSymmetric(sample.graph());
    }

    /** Eight graphs of 4,000 vertices; within 3.3 standard errors with probability 99.9 %. The tree: 0.04067368656 n. */
    @Test
    void theChainAgreesWithTheTreeAsTheSortedHalfEdgesDo() {
        Pair pair = Pair.of(Normal.of(0, 1), GaussianCopula.of(0.5));
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 8; i++) {
            PairGraph sample = PairGraph.sample(
                    4000,
                    8,
                    pair.losses(),
                    pair.neighbours(),
                    RandomStream.of(6).child(i));
            int minima =
                    DescentMap.of(Landscape.of(sample.graph(), sample.losses())).strictMinima();
            sum += minima;
            squares += (double) minima * minima;
        }
        double mean = sum / 8;
        double error = Math.sqrt((squares / 8 - mean * mean) / 7);
        assertThat(mean).isCloseTo(0.04067368656 * 4000, within(3.3 * error));
    }

    /**
     * A copula whose good end is far more dependent than a Gaussian's of the same correlation: eight graphs; within 5.4 standard
     * errors (Student's t, 7 degrees of freedom) with probability 99.9 %.
     */
    @Test
    void theGoodEndIsMixedToo() {
        Pair pair = Pair.of(Normal.of(0, 1), ClaytonCopula.of(1));
        double tree = Solution.of(pair, 8, Closure.tree()).minimaFraction().value() * 4000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 8; i++) {
            PairGraph sample = PairGraph.sample(
                    4000,
                    8,
                    pair.losses(),
                    pair.neighbours(),
                    RandomStream.of(7).child(i));
            assertThat(Math.abs(sample.goodEndExcess())).isLessThan(4);
            int minima =
                    DescentMap.of(Landscape.of(sample.graph(), sample.losses())).strictMinima();
            sum += minima;
            squares += (double) minima * minima;
        }
        double mean = sum / 8;
        double error = Math.sqrt((squares / 8 - mean * mean) / 7);
        assertThat(mean).isCloseTo(tree, within(5.4 * error));
        assertThat(error / mean).isLessThan(0.05);
    }

    @Test
    void aPairThatIsNotReversibleIsRefused() {
        Uniform losses = Uniform.of(0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairGraph.sample(100, 4, losses, Window.of(0.3, 0, 1), RandomStream.of(1)))
                .withMessageContaining("no undirected graph has this pair: it is not reversible");
    }
}
