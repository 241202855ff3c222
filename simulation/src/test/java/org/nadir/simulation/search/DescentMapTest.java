package org.nadir.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Adjacency;
import org.nadir.simulation.graph.CopulaGraph;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.graph.PairGraph;
import org.nadir.simulation.graph.RandomRegular;
import org.nadir.simulation.graph.Torus;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;

class DescentMapTest {

    /** A ring of 30 with chords from every third vertex: degrees from 2 to 4. */
    static Adjacency irregular() {
        int n = 30;
        int[] edges = new int[2 * (n + n / 3)];
        int end = 0;
        for (int v = 0; v < n; v++) {
            edges[end++] = v;
            edges[end++] = (v + 1) % n;
            if (v % 3 == 0) {
                edges[end++] = v;
                edges[end++] = (v + 11) % n;
            }
        }
        return Adjacency.ofEdges(n, Arrays.copyOf(edges, end), "ring with chords");
    }

    static List<Graph> graphs() {
        Pair pair = Pair.of(Normal.of(0, 1), GaussianCopula.of(-0.5));
        return List.of(
                Hamming.of(1, 7),
                Hamming.of(4, 5),
                Hamming.hypercube(8),
                Hamming.mixed(2, 3, 4, 5, 2),
                Hamming.mixed(40, 3, 33),
                Hamming.mixed(3, 7, 5, 5, 5, 5, 5),
                Hamming.hypercube(17),
                Hamming.mixed(2, 90, 2),
                Adjacency.ofEdges(1, new int[0], "one vertex"),
                Adjacency.ofEdges(3, new int[] {0, 1}, "an edge and a vertex"),
                Torus.cycle(40),
                Torus.of(3, 4, 5),
                Hamming.complete(50),
                Hamming.complete(300),
                RandomRegular.sample(300, 7, RandomStream.of(2)).graph(),
                CopulaGraph.sample(400, 6, 0.6, RandomStream.of(2)).graph(),
                PairGraph.sample(300, 6, pair.losses(), pair.neighbours(), RandomStream.of(2))
                        .graph(),
                irregular());
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void theMapIsWhatFivePlainLinesDoFromEveryVertex(Graph graph) {
        TieRule[] rules = {TieRule.LOWEST_INDEX, TieRule.HIGHEST_INDEX, TieRule.random(7)};
        for (int levels : new int[] {3, 40, Integer.MAX_VALUE}) {
            Landscape landscape = random(graph, levels, levels);
            for (TieRule ties : rules) {
                checkAgainstPlainLines(landscape, ties);
            }
        }
    }

    /** Losses −(levels/2) … levels/2, many of them tied where levels are few; halves and −0 among them. */
    private static Landscape random(Graph graph, int levels, long seed) {
        RandomStream stream = RandomStream.of(seed);
        double[] losses = new double[graph.order()];
        for (int v = 0; v < losses.length; v++) {
            int level = stream.nextInt(levels) - levels / 2;
            losses[v] = level == 0 && v % 2 == 0 ? -0.0 : level * 0.1;
        }
        return Landscape.of(graph, losses);
    }

    private static void checkAgainstPlainLines(Landscape landscape, TieRule ties) {
        DescentMap map = DescentMap.of(landscape, ties, Threads.of(2));
        int n = landscape.order();
        int[] plain = new int[n];
        int[] next = new int[n];
        int[] basins = new int[n];
        long[] steps = new long[n];
        for (int v = 0; v < n; v++) {
            plain[v] = LocalSearch.step(landscape, v, ties);
            next[v] = map.next(v);
        }
        assertThat(next).isEqualTo(plain);
        for (int v = 0; v < n; v++) {
            int minimum = v;
            int count = 0;
            while (plain[minimum] != minimum) {
                minimum = plain[minimum];
                count++;
            }
            basins[minimum]++;
            steps[count]++;
            if (map.minimumReached(v) != minimum || map.steps(v) != count) {
                fail("from " + v + " five lines reach " + minimum + " in " + count + " steps, the map "
                        + map.minimumReached(v) + " in " + map.steps(v));
            }
        }
        for (int k = 0; k < map.weakMinima(); k++) {
            assertThat(map.basin(k)).isEqualTo(basins[map.minimum(k)]);
            assertThat(map.isStrictMinimum(k)).isEqualTo(isStrict(landscape, map.minimum(k)));
        }
        assertThat(map.weakMinima())
                .isEqualTo((int) Arrays.stream(basins).filter(size -> size > 0).count());
        long[] counted = map.stepCounts();
        assertThat(counted).isEqualTo(Arrays.copyOf(steps, counted.length));
    }

    private static boolean isStrict(Landscape landscape, int v) {
        for (int i = 0; i < landscape.graph().degree(v); i++) {
            if (!(landscape.loss(landscape.graph().neighbour(v, i)) > landscape.loss(v))) {
                return false;
            }
        }
        return true;
    }

    @Test
    void lossesOfAllMagnitudesGiveTheMapOfTheirRanks() {
        Hamming graph = Hamming.of(4, 5);
        RandomStream stream = RandomStream.of(4);
        float[] losses = new float[graph.order()];
        float[] ranks = new float[losses.length];
        float[] levels = {-3e38f, -1, -1e-38f, -Float.MIN_VALUE, -0.0f, 0, Float.MIN_VALUE, 1e-38f, 1, 3e38f};
        for (int v = 0; v < losses.length; v++) {
            int level = stream.nextInt(levels.length);
            losses[v] = levels[level];
            ranks[v] = level > 4 ? level - 1 : level;
        }
        DescentMap one = DescentMap.of(Landscape.ofFloats(graph, losses));
        DescentMap two = DescentMap.of(Landscape.ofFloats(graph, ranks));
        for (int v = 0; v < losses.length; v++) {
            assertThat(one.next(v)).isEqualTo(two.next(v));
        }
        assertThat(one.strictMinima()).isEqualTo(two.strictMinima());
        checkAgainstPlainLines(Landscape.ofFloats(graph, losses), TieRule.LOWEST_INDEX);
    }

    @Test
    void floatsAndDoublesGiveTheSameMap() {
        Hamming graph = Hamming.of(5, 5);
        RandomStream stream = RandomStream.of(3);
        float[] floats = new float[graph.order()];
        double[] doubles = new double[graph.order()];
        for (int v = 0; v < floats.length; v++) {
            floats[v] = (float) stream.nextNormal();
            // a strictly increasing change of the loss changes nothing
            doubles[v] = Math.sqrt(10 + floats[v]);
        }
        DescentMap one = DescentMap.of(Landscape.ofFloats(graph, floats));
        DescentMap two = DescentMap.of(Landscape.of(graph, doubles));
        for (int v = 0; v < floats.length; v++) {
            assertThat(one.next(v)).isEqualTo(two.next(v));
        }
    }

    @Test
    void basinsPartitionTheSpaceWhateverTheNumberOfThreads() {
        Landscape landscape = random(Hamming.of(6, 5), Integer.MAX_VALUE, 1);
        DescentMap one = DescentMap.of(landscape, TieRule.LOWEST_INDEX, Threads.ONE);
        DescentMap three = DescentMap.of(landscape, TieRule.LOWEST_INDEX, Threads.of(3));
        long starts = 0;
        for (int k = 0; k < one.weakMinima(); k++) {
            starts += one.basin(k);
            assertThat(three.basin(k)).isEqualTo(one.basin(k));
        }
        assertThat(starts).isEqualTo(15_625);
        assertThat(three.stepCounts()).isEqualTo(one.stepCounts());
    }

    @Test
    void tiedOptimaAreReportedTogetherAndApart() {
        // a path of five: 0 1 2 1 0
        Adjacency path = Adjacency.ofEdges(5, new int[] {0, 1, 1, 2, 2, 3, 3, 4}, "path(5)");
        Landscape landscape = Landscape.of(path, new double[] {0, 1, 2, 1, 0});
        DescentMap low = DescentMap.of(landscape);
        assertThat(low.shareReachingOptimum()).isEqualTo(1);
        assertThat(low.shareReachingFirstOptimum()).isEqualTo(0.6);
        DescentMap high = DescentMap.of(landscape, TieRule.HIGHEST_INDEX, Threads.ONE);
        assertThat(high.shareReachingFirstOptimum()).isEqualTo(0.4);
    }

    @Test
    void allLossesEqualMakeEveryVertexAWeakMinimumAndNoneStrict() {
        DescentMap map = DescentMap.of(Landscape.of(Hamming.of(3, 3), new double[27]));
        assertThat(map.weakMinima()).isEqualTo(27);
        assertThat(map.strictMinima()).isZero();
        assertThat(map.meanSteps()).isZero();
    }

    @Test
    void theRandomTieOrderIsABijectionThatItsInverseUndoes() {
        TieRule ties = TieRule.random(99);
        for (int mask : new int[] {(1 << 29) - 1, Integer.MAX_VALUE, 255}) {
            for (int v = 0; v < 1000; v++) {
                int vertex = (int) ((long) v * 534_769) & mask;
                int rank = ties.rank(vertex, mask);
                assertThat(rank).isBetween(0, mask);
                assertThat(ties.vertex(rank, mask)).isEqualTo(vertex);
            }
        }
    }

    @Test
    void aHalfBrokenEdgeListIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adjacency.ofEdges(3, new int[] {0, 1, 1, 0}, "double"))
                .withMessageContaining("named twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adjacency.ofEdges(3, new int[] {2, 2}, "loop"))
                .withMessageContaining("joins 2 to itself");
    }
}
