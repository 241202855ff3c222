package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Adjacency;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.numeric.Estimate;

class PredictionsTest {
    private static final Hamming SPACE = Hamming.of(6, 4);

    @TempDir
    Path folder;

    private CategoricalTable table(double rho, boolean... kept) throws IOException {
        double[] losses = ProductField.of(SPACE, rho)
                .sample(RandomStream.of(3), Threads.ONE)
                .losses();
        return Tables.of(folder, SPACE, losses, kept);
    }

    /** Degrees stay but for the edges left out; neighbours' scores have the correlation. */
    @Test
    void wiringAnewKeepsLossesDegreesAndTheCorrelation() throws IOException {
        Landscape landscape = table(0.5, Tables.share(SPACE.order(), 0.6, 4)).landscape();
        CopulaWiring law = CopulaWiring.of(landscape, 0.5);
        Landscape drawn = law.sample(RandomStream.of(1), Threads.ONE);
        assertThat(drawn.losses()).containsExactly(landscape.losses());
        int lost = 0;
        Graph graph = drawn.graph();
        for (int v = 0; v < drawn.order(); v++) {
            assertThat(graph.degree(v)).isLessThanOrEqualTo(landscape.graph().degree(v));
            lost += landscape.graph().degree(v) - graph.degree(v);
        }
        // 2,450 vertices of some 11: loops and double edges go, about 1/100 of the half-edges in so small a graph.
        assertThat(lost / (law.degree() * law.order())).isLessThan(0.03);
        // A standard error of about 0.01.
        assertThat(EdgeCorrelation.of(graph, NormalScores.of(drawn.losses()))).isCloseTo(0.5, within(0.04));
        assertThatThrownBy(() -> CopulaWiring.of(landscape, -0.1)).hasMessageContaining("rho was -0.1");
    }

    /** What closures predict, against the landscapes they speak of: the tree on graphs wired anew, cliques on product fields. */
    @Test
    void closuresPredictWhatTheirLandscapesShow() throws IOException {
        CategoricalTable table = table(0.4);
        FittedModel model = FittedModel.of("field", table, List.of());
        List<PredictedCounts> predictions = PredictedCounts.of(model);
        for (String closure : new String[] {"tree (Theorem 5.1)", "cliques"}) {
            PredictedCounts prediction = predictions.stream()
                    .filter(one -> one.closure().equals(closure))
                    .findFirst()
                    .orElseThrow();
            SortedMap<String, Estimate> curves = prediction.curves(table.losses());
            ModelCheck drawn = ModelCheck.of(
                    table,
                    closure.startsWith("tree")
                            ? CopulaWiring.of(table.landscape(), model.rho())
                            : FittedField.product(table, model.rho()),
                    60,
                    1,
                    Threads.all(),
                    Progress.SILENT);
            for (String name : new String[] {
                "strict minima",
                "mean steps",
                "share ending in the best 1 %",
                "share ending in the best 10 %",
                "mean basin of minima from 0.1 % to 1 %",
                "mean basin of minima from 1 % to 10 %"
            }) {
                // Finite graphs differ from trees, and squares of Hamming graphs from cliques (theory.md, section 5),
                // whose
                // basins come out a quarter off: within 15 or 30 % and four standard errors.
                double off = closure.startsWith("tree") ? 0.15 : 0.3;
                double mean = drawn.quantity(name).mean();
                double error = drawn.quantity(name).sd() / Math.sqrt(60);
                assertThat(curves.get(name).value())
                        .as(closure + ", " + name)
                        .isCloseTo(mean, within(off * mean + 4 * error));
            }
        }
    }

    /** Of independent neighbours, (1 − p′)^s summed over the vertices, p′ the rank among the ends of edges. */
    @Test
    void theDegreesOfTheGoodDecide() {
        int n = 4000;
        int[] edges = new int[2 * 12_000];
        RandomStream stream = RandomStream.of(5);
        Set<Long> seen = new HashSet<>();
        for (int at = 0; at < edges.length; ) {
            // The lower its number, the more edges a vertex has.
            int v = (int) (n * Math.pow(stream.nextUniform(), 2));
            int w = (int) (n * Math.pow(stream.nextUniform(), 2));
            if (v != w && seen.add((long) Math.min(v, w) * n + Math.max(v, w))) {
                edges[at++] = v;
                edges[at++] = w;
            }
        }
        Graph graph = Adjacency.ofEdges(n, edges, "a graph");
        double[] losses = new double[n];
        Arrays.setAll(losses, v -> v);
        double expected = 0;
        double ends = 0;
        for (int v = 0; v < n; v++) {
            expected += Math.pow(1 - (ends + 0.5 * graph.degree(v)) / edges.length, graph.degree(v));
            ends += graph.degree(v);
        }
        Pair independent = Pair.of(Uniform.of(0, 1), GaussianCopula.of(0));
        DegreesByRank degrees = DegreesByRank.of(graph, losses);
        double byRank = PredictedCounts.theorem(independent, degrees).value();
        double taken = PredictedCounts.theorem(independent, degrees.all()).value();
        // Within a band, a quarter of a score wide, degree and rank are taken as independent.
        assertThat(byRank).isCloseTo(expected, within(0.03 * expected));
        assertThat(taken).isGreaterThan(1.2 * expected);
        assertThat(degrees.betterHaveMore()).isTrue();
        assertThat(degrees.stationarityDefect()).isBetween(0.2, 0.4);
        assertThat(Arrays.stream(degrees.dealt()).sum()).isEqualTo(edges.length);
    }

    @Test
    void whatIsCountedIsCountedByHand() throws IOException {
        CategoricalTable table = table(0.4);
        Map<String, Double> counted = PredictedCounts.counted(table);
        Counted known = Counted.of(table.landscape());
        double[] losses = table.losses();
        Arrays.sort(losses);
        double best = losses[(int) (0.01 * losses.length) - 1];
        double ending = known.basins().stream()
                .filter(basin -> basin.loss() <= best)
                .mapToLong(Counted.Basin::size)
                .sum();
        assertThat(counted.get("strict minima")).isEqualTo(known.strictMinima());
        assertThat(counted.get("share ending in the best 1 %")).isCloseTo(ending / losses.length, within(1e-12));
    }

    @Test
    void aCountOutsideTheBandIsMissed() {
        double[] drawn = new double[CheckedQuantity.FEWEST + 1];
        Arrays.setAll(drawn, i -> i == 0 ? Double.NaN : i);
        CheckedQuantity inside = CheckedQuantity.of("a", 5, new double[] {3, 4, 5, 6, 7});
        CheckedQuantity outside = CheckedQuantity.of("b", 0.5, drawn);
        assertThat(inside.inside()).isTrue();
        assertThat(outside.mean()).isEqualTo(20);
        assertThat(outside.p()).isEqualTo(0.05);
        // A band and a p-value are one statement: nothing is beyond what is too few to tell.
        assertThat(CheckedQuantity.of("c", 0.5, Arrays.copyOf(drawn, 39)).inside())
                .isTrue();
        assertThat(CheckedQuantity.of("d", 1, drawn).inside()).isTrue();
        assertThat(outside.lower()).isEqualTo(1);
        assertThat(new ModelCheck("model", 5, 1, List.of(inside, outside)).missed())
                .containsExactly("b");
    }
}
