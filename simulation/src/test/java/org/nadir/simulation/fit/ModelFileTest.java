package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.MalformedDataException;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.GridCopula;

class ModelFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBackToTheBit() throws IOException {
        FittedModel model = Preset.of("imagenet16-120");
        Path file = folder.resolve("model.json");
        ModelFile.write(model, file);
        assertThat(ModelFile.text(ModelFile.read(file))).isEqualTo(ModelFile.text(model));
        assertThat(folder.toFile().list()).containsExactly("model.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "\"version\" : 1 # \"version\" : 99 # is a model file of version 99, newer than",
                "nadir-model # other # is not a model file",
                "\"rho\" : # \"r\" : # has no rho",
                "\"vertices\" : 15625 # \"vertices\" : \"many\" # space.vertices must be a number, but was \"many\"",
                "\"vertices\" : 15625 # \"vertices\" : 1.5 # space.vertices must be a whole number, but was 1.5",
                "\"vertices\" : 15625 # \"vertices\" : -5 # space must have degrees of all its vertices",
                "[ 24, 15625 ] # [ 24, 15624 ] # space must have degrees of all its vertices",
                "\"rho\" : 0. # \"rho\" : 1. # rho must lie in (-1, 1), but was 1.7",
                "\"correlations\" : [ 0. # \"correlations\" : [ 2. # correlations must lie in [-1, 1], but one was 2.7",
                "\"spectrum\" : [ 0.7 # \"spectrum\" : [ 0.9 # spectrum must have shares that sum to 1",
                "\"spectrum\" : [ 0 # \"spectrum\" : [ -0 # spectrum must have shares of at least 0",
                "\"version\" : 1 # \"version\" : 0 # versions begin at 1",
                "\"scores\" : [ -3.75 # \"scores\" : [ 3.75 # the scores of the knots must increase",
                "\"counted\" : { # \"counted\" : [ # is not whole JSON",
                "\"words\" : \"hamming(6, 5)\" # \"words\" : \"hamming(5, 6)\" # space words must be hamming(6, 5)",
                "[ 24, 15625 ] # [ 23, 15625 ] # space degrees must be 24 each where no combination is missing",
                "\"rho\" : 0.7 # \"rho\" : 0.6 # correlations must begin with rho",
                "\"strictMinima\" : 17 # \"strictMinima\" : -17 # must have 0 <= strictMinima <= weakMinima",
                "\"strictMinima\" : 17 # \"strictMinima\" : 170 # must have 0 <= strictMinima <= weakMinima",
                "\"edges\" : 187500 # \"edges\" : 187501 # must have the 187500.0 edges that its degrees make",
                "\"version\" : 1 # \"version\" : 1, \"version\" : 1 # is not whole JSON"
            })
    void aDamagedFileIsRefusedWithWhatIsWrong(String from, String to, String problem) throws IOException {
        String text = ModelFile.text(Preset.of("cifar10"));
        assertThat(text).contains(from);
        Path file = Files.writeString(folder.resolve("model.json"), text.replace(from, to));
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("model.json")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void theGapsOfASpaceAreKept() throws IOException {
        Hamming space = Hamming.of(4, 5);
        double[] losses = ProductField.of(space, 0.5)
                .sample(RandomStream.of(2), Threads.ONE)
                .losses();
        CategoricalTable table = Tables.of(folder, space, losses, Tables.share(space.order(), 0.7, 3));
        FittedModel model = FittedModel.of("gaps", table, List.of());
        Path file = folder.resolve("model.json");
        ModelFile.write(model, file);
        FittedModel read = ModelFile.read(file);
        assertThat(ModelFile.text(read)).isEqualTo(ModelFile.text(model));
        // The rows of this table are in the order of the vertices' numbers, as the graph of the file is.
        Graph graph = read.graph().orElseThrow();
        Graph rows = table.landscape().graph();
        assertThat(graph.order()).isEqualTo(rows.order());
        for (int v = 0; v < rows.order(); v++) {
            assertThat(graph.degree(v)).isEqualTo(rows.degree(v));
            for (int i = 0; i < rows.degree(v); i++) {
                assertThat(graph.neighbour(v, i)).isEqualTo(rows.neighbour(v, i));
            }
        }
        assertThat(FittedField.ofModel(read)
                        .sample(RandomStream.of(1), Threads.ONE)
                        .order())
                .isEqualTo(table.rows());
        assertThat(CopulaWiring.ofModel(read).degree()).isCloseTo(model.meanDegree(), within(1e-12));
        assertThat(PredictedCounts.of(read).get(0).minima())
                .isEqualTo(PredictedCounts.of(model).get(0).minima());
        String text = ModelFile.text(model);
        Files.writeString(file, text.replaceFirst("\"present\" : \"..", "\"present\" : \"AA"));
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("space.present");
        Files.writeString(file, text.replaceFirst("\"to\" : 1.0", "\"to\" : 1.5"));
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("degreesByRank must fill the ranks");
    }

    @Test
    void aFittedCopulaIsKept() throws IOException {
        double[][] heights = {{3, 1, 0.5}, {1, 1, 1}, {0.5, 1, 2}};
        FittedModel model = Preset.of("cifar10").withCopula(GridCopula.of(new double[] {0, 0.5, 1}, heights));
        Path file = folder.resolve("model.json");
        ModelFile.write(model, file);
        FittedModel read = ModelFile.read(file);
        assertThat(ModelFile.text(read)).isEqualTo(ModelFile.text(model));
        assertThat(read.pair().copula().orElseThrow())
                .hasToString(model.gridCopula().orElseThrow().toString());
        assertThat(PredictedCounts.of(read)).extracting(PredictedCounts::model).contains("grid copula");
        Files.writeString(file, ModelFile.text(model).replace("\"heights\" : [ ", "\"heights\" : [ 1, "));
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("copula must have heights");
    }

    @Test
    void anAbsentFileIsNamed() {
        assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.json"))).hasMessageContaining("no such file");
    }
}
