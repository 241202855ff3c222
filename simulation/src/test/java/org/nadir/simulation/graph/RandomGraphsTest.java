package org.nadir.simulation.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.simulation.Threads;
import org.nadir.simulation.random.RandomStream;

class RandomGraphsTest {

    static void assertSimpleAndSymmetric(Graph graph) {
        for (int v = 0; v < graph.order(); v++) {
            Set<Integer> seen = new HashSet<>();
            for (int i = 0; i < graph.degree(v); i++) {
                int u = graph.neighbour(v, i);
                boolean back = false;
                for (int j = 0; j < graph.degree(u); j++) {
                    back |= graph.neighbour(u, j) == v;
                }
                if (u == v || !seen.add(u) || !back) {
                    throw new AssertionError("bad edge " + v + " – " + u);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "5, 4", "6, 2", "6, 3", "8, 5", "10, 7", "30, 14", "31, 16", "500, 9", "3000, 24", "4000, 60"})
    void aRandomRegularGraphIsSimpleAndSymmetric(int n, int s) {
        for (int seed = 0; seed < 5; seed++) {
            RandomRegular sample = RandomRegular.sample(n, s, RandomStream.of(seed));
            assertThat(sample.graph().degree(n - 1)).isEqualTo(s);
            assertSimpleAndSymmetric(sample.graph());
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 2, 0.5", "10, 4, 0.9", "500, 9, 0.99", "3000, 24, 0.7", "4000, 60, 0.3"})
    void aCopulaGraphIsSimpleAndSymmetric(int n, int s, double rho) {
        for (int seed = 0; seed < 5; seed++) {
            assertSimpleAndSymmetric(
                    CopulaGraph.sample(n, s, rho, RandomStream.of(seed)).graph());
        }
    }

    /**
     * The 70 labelled 2-regular graphs of 6 vertices (60 hexagons, 10 pairs of triangles) over 14,000 samples: χ² with 69
     * degrees of freedom exceeds 111.1 with probability 0.1 %. Without the shuffle after the repair it is about 300.
     */
    @Test
    void smallRandomRegularGraphsAreUniform() {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 14_000; i++) {
            Adjacency graph =
                    RandomRegular.sample(6, 2, RandomStream.of(17).child(i)).graph();
            StringBuilder name = new StringBuilder();
            for (int v = 0; v < 6; v++) {
                int u = graph.neighbour(v, 0);
                int w = graph.neighbour(v, 1);
                name.append(Math.min(u, w)).append(Math.max(u, w));
            }
            counts.merge(name.toString(), 1, Integer::sum);
        }
        assertThat(counts).hasSize(70);
        double chiSquare = 0;
        for (int count : counts.values()) {
            chiSquare += (count - 200.0) * (count - 200.0) / 200;
        }
        assertThat(chiSquare).isLessThan(111.1);
    }

    /**
     * Loops and double edges of the configuration model are Poisson with means (s − 1)/2 = 11.5 and (s − 1)²/4 = 132.25 at s = 24; sums over 20
     * graphs lie within 3.3 standard deviations with probability 99.9 % each.
     */
    @Test
    void asManyLoopsAndDoubleEdgesAreRepairedAsTheConfigurationModelHas() {
        int loops = 0;
        int doubles = 0;
        for (int i = 0; i < 20; i++) {
            RandomRegular sample =
                    RandomRegular.sample(15_625, 24, RandomStream.of(23).child(i));
            loops += sample.repairedLoops();
            doubles += sample.repairedDoubleEdges();
        }
        assertThat((double) loops).isCloseTo(230, within(3.3 * Math.sqrt(230)));
        assertThat((double) doubles).isCloseTo(2645, within(3.3 * Math.sqrt(2645)));
    }

    /**
     * The realised correlation of 20 graphs of 15,625 vertices; its mean lies within 3.3 standard errors of ρ with
     * probability 99.9 %.
     */
    @ParameterizedTest
    @CsvSource({"-0.8", "-0.3", "0", "0.3", "0.5", "0.7", "0.9"})
    void theEdgesOfACopulaGraphHaveTheCorrelationAskedFor(double rho) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 20; i++) {
            double r = CopulaGraph.sample(15_625, 24, rho, RandomStream.of(29).child(i))
                    .realisedCorrelation();
            sum += r;
            squares += r * r;
        }
        double mean = sum / 20;
        double error = Math.sqrt((squares / 20 - mean * mean) / 19);
        assertThat(error).isLessThan(0.002);
        assertThat(mean).isCloseTo(rho, within(3.3 * error));
    }

    @Test
    void theThreadsDoNotChangeAGraph() {
        // more half-edges than the small sort takes
        CopulaGraph one = CopulaGraph.sample(120_000, 10, 0.5, RandomStream.of(1), Threads.ONE);
        CopulaGraph three = CopulaGraph.sample(120_000, 10, 0.5, RandomStream.of(1), Threads.of(3));
        assertThat(three.graph().flat()).isEqualTo(one.graph().flat());
        assertThat(one.realisedCorrelation()).isCloseTo(0.5, within(0.01));
        assertSimpleAndSymmetric(one.graph());
    }

    @Test
    void graphsThatCanNotBeAreRefusedInOneLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomRegular.sample(5, 3, RandomStream.of(1)))
                .withMessage("n·s must be even for a regular graph, but n was 5 and s 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomRegular.sample(5, 5, RandomStream.of(1)))
                .withMessage("s must be below n, but n was 5 and s 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomRegular.sample(0, 3, RandomStream.of(1)))
                .withMessage("n must be a positive integer, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CopulaGraph.sample(10, 4, 1, RandomStream.of(1)))
                .withMessageContaining("rho");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomRegular.sample(2_000_000_000, 24, RandomStream.of(1)))
                .withMessageContaining("48000000000 elements");
    }
}
