package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.read.BenchmarkData;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NatsBench;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;

class InspectionTest {
    @TempDir
    Path folder;

    @Test
    void gapsMakeDegreesVaryAndIsolateVertices() throws IOException {
        Hamming space = Hamming.of(3, 4);
        boolean[] kept = new boolean[64];
        // A clique of four, a pair elsewhere, and two loners far from all: 8 rows.
        for (int[] x :
                new int[][] {{0, 0, 0}, {0, 0, 1}, {0, 0, 2}, {0, 0, 3}, {1, 1, 1}, {1, 1, 2}, {2, 2, 0}, {3, 3, 3}}) {
            kept[space.vertex(x)] = true;
        }
        CategoricalTable table = Tables.of(folder, space, Tables.noise(64, 1), kept);
        Inspection inspection = Inspection.of("gaps", table);
        assertThat(inspection.model().degrees()).containsExactlyInAnyOrderEntriesOf(Map.of(0, 2, 1, 2, 3, 4));
        assertThat(inspection.isolated()).isEqualTo(2);
        assertThat(inspection.components()).isEqualTo(4);
        // The energies whose correlations come closest.
        assertThat(Arrays.stream(inspection.model().spectrum()).sum()).isCloseTo(1, within(1e-9));
        assertThat(inspection.model().counted().strictMinima()).isEqualTo(4);
    }

    /** Isomorphic cells were trained apart: their spread is noise. */
    @ParameterizedTest
    @CsvSource({"cifar10, 5735, .990, 7", "cifar100, 14472, .984, 7", "imagenet16-120, 14492, .987, 23"})
    void isomorphicCellsTellTheNoiseAndCanBeMerged(String dataSet, int distinct, double reliability, int minima)
            throws IOException {
        Inspection inspection = Inspection.of(dataSet, NatsBench.read(BenchmarkData.natsBench(), dataSet));
        assertThat(inspection.groups()).isEqualTo(6466);
        assertThat(inspection.distinctLosses()).isEqualTo(distinct);
        assertThat(inspection.reliability()).isCloseTo(reliability, within(0.0006));
        assertThat(inspection.merged().orElseThrow().strictMinima()).isEqualTo(minima);
        assertThat(inspection.components()).isEqualTo(1);
    }

    /** theory.md §7, §5, §5b: a tree near 10, cliques near 34, two correlations 17.5, 19.5, 20.4. */
    @ParameterizedTest
    @CsvSource({"cifar10, 9.43, 33.1, 17.46", "cifar100, 9.87, 34.0, 19.59", "imagenet16-120, 10.40, 35.1, 20.45"})
    void thePresetsPredictWhatTheDesignSays(String preset, double tree, double cliques, double isotropic) {
        var predictions = PredictedCounts.of(Preset.of(preset));
        assertThat(predictions).extracting(p -> p.minima().value()).satisfies(values -> {
            assertThat(values.get(0)).isCloseTo(tree, within(0.01));
            assertThat(values.get(1)).isCloseTo(cliques, within(0.1));
            assertThat(values.get(2)).isCloseTo(isotropic, within(0.01));
        });
    }

    @Test
    void theTheoremAveragesOverDegrees() {
        Pair pair = Pair.of(Uniform.of(0, 1), Independent.of(Uniform.of(0, 1)));
        // n/(s + 1) for each degree, and a vertex without neighbours is a minimum.
        assertThat(PredictedCounts.theorem(pair, Map.of(0, 5, 3, 40, 24, 1000)).value())
                .isCloseTo(5 + 40 / 4.0 + 1000 / 25.0, within(1e-6));
        Pair gaussian = Pair.of(Normal.of(0, 1), GaussianCopula.of(0.5));
        assertThat(PredictedCounts.theorem(gaussian, Map.of(24, 15_625)).value())
                .isCloseTo(62.9, within(0.05));
    }
}
