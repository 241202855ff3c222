package org.nadir.simulation.landscape.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;

class NatsBenchTest {
    private static final List<String> OPERATIONS =
            List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");

    @TempDir
    Path folder;

    /** All 15,625 cells with accuracies that are all different, as a file. */
    private List<String> wholeTable() {
        List<String> lines = new java.util.ArrayList<>();
        lines.add("CIFAR10TestAccuracy200Epochs,ArchitectureString,UniqueString");
        for (int v = 0; v < 15625; v++) {
            String[] op = new String[6];
            int rest = v;
            for (int p = 5; p >= 0; p--) {
                op[p] = OPERATIONS.get(rest % 5);
                rest /= 5;
            }
            lines.add(50 + v / 1000.0 + ",|" + op[0] + "~0|+|" + op[1] + "~0|" + op[2] + "~1|+|" + op[3] + "~0|" + op[4]
                    + "~1|" + op[5] + "~2|,u" + v % 7);
        }
        return lines;
    }

    private Path written(List<String> lines) throws IOException {
        return Files.write(folder.resolve("table.csv"), lines);
    }

    @Test
    void aCellStringIsSixChoicesAndTheVertexNumberCountsThem() throws IOException {
        CategoricalTable table = NatsBench.read(written(wholeTable()), "cifar10");
        assertThat(table.complete()).isTrue();
        assertThat(table.radices()).containsExactly(5, 5, 5, 5, 5, 5);
        assertThat(table.vertex(0)).isZero();
        assertThat(table.vertex(12345)).isEqualTo(12345);
        assertThat(table.loss(12345)).isEqualTo(100 - 62.345);
        assertThat(table.describe(7)).isEqualTo("none none none none skip_connect nor_conv_1x1");
        assertThat(table.groups()).isEqualTo(7);
        assertThat(table.line(0)).isEqualTo(2);
    }

    @Test
    void aMissingCellIsNamed() {
        List<String> lines = wholeTable();
        lines.remove(8);
        assertThatThrownBy(() -> NatsBench.read(written(lines), "cifar10"))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("1 of 15625 configurations is missing")
                .hasMessageContaining("(none none none none skip_connect nor_conv_1x1)");
    }

    @Test
    void aDoubledCellIsNamedWithBothLines() {
        List<String> lines = wholeTable();
        lines.set(9, lines.get(8));
        assertThatThrownBy(() -> NatsBench.read(written(lines), "cifar10"))
                .hasMessageContaining(
                        "table.csv:10: doubled configuration (none none none none skip_connect nor_conv_1x1)")
                .hasMessageContaining("first on line 9");
    }

    @ParameterizedTest
    @CsvSource({
        "Infinity, the value must be a finite number",
        "NaN,      the value is missing ('NaN')",
        "'',       the value is missing",
        "50f,      '50f' is not a number",
        "high,     'high' is not a number",
        "'\"9,5\"', write the decimal point",
        "100.5,    'an accuracy lies in [0, 100] percent, but was 100.5'",
        "-1,       'an accuracy lies in [0, 100] percent, but was -1.0'"
    })
    void aBadAccuracyIsNamedWithItsPlace(String value, String problem) {
        List<String> lines = wholeTable();
        lines.set(4, value.strip() + lines.get(4).substring(lines.get(4).indexOf(',')));
        assertThatThrownBy(() -> NatsBench.read(written(lines), "cifar10"))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("table.csv:5: column CIFAR10TestAccuracy200Epochs: ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "|none~0|+|none~0|none~1|+|none~0|none~1|,                      5 operations instead of 6",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|none~3|,        more than 6 operations",
        "|none~0|+|none~0|none~1|+|none~0|none~1|conv_7x7~2|,           'conv_7x7' is not an operation",
        "|none~0|+|none~0|none~0|+|none~0|none~1|none~2|,               operation 3",
        "|none~0|none~0|none~1|none~0|none~1|none~2|,                   1 nodes instead of 3",
        "none,                                                          is not a cell"
    })
    void aBadCellIsNamedWithItsPlace(String cell, String problem) {
        List<String> lines = wholeTable();
        lines.set(4, "51," + cell + ",u");
        assertThatThrownBy(() -> NatsBench.read(written(lines), "cifar10"))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("table.csv:5: column ArchitectureString: ")
                .hasMessageContaining(problem);
    }

    @Test
    void anUnknownDataSetIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> NatsBench.read(written(wholeTable()), "svhn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown data set 'svhn'")
                .hasMessageContaining("cifar10, cifar100, imagenet16-120");
        assertThatThrownBy(() -> NatsBench.read(written(wholeTable()), "cifar100"))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("has no accuracy column for cifar100");
    }

    @Test
    void fractionsTakenForPercentAreNoted() throws IOException {
        assertThat(NatsBench.read(written(wholeTable()), "cifar10").notes()).isEmpty();
        List<String> lines = wholeTable();
        lines.replaceAll(line -> line.startsWith("CIFAR") ? line : "0." + line.replace(".", ""));
        assertThat(NatsBench.read(written(lines), "cifar10").notes())
                .singleElement()
                .asString()
                .contains("taken as percent", "if they are fractions");
    }

    @Test
    void aShortLineAndAnAbsentFileAreNamed() throws IOException {
        List<String> lines = wholeTable();
        lines.set(3, "51");
        Path file = written(lines);
        assertThatThrownBy(() -> NatsBench.read(file, "cifar10"))
                .hasMessageContaining("table.csv:4: has 1 field where the header has 3");
        assertThatThrownBy(() -> NatsBench.read(folder.resolve("none.csv"), "cifar10"))
                .hasMessageContaining("none.csv: no such file");
        assertThatThrownBy(() -> NatsBench.read(folder, "cifar10")).hasMessageContaining("is a folder");
    }

    @ParameterizedTest
    @CsvSource({"cifar10, 17, 18", "cifar100, 24, 24", "imagenet16-120, 36, 36"})
    void theRealTableHasTheMinimaThatItsAuthorsCounted(String dataSet, int strict, int weak) throws IOException {
        CategoricalTable table = NatsBench.read(BenchmarkData.natsBench(), dataSet);
        assertThat(minima(table.landscape(), true)).isEqualTo(strict);
        assertThat(minima(table.landscape(), false)).isEqualTo(weak);
        assertThat(minima(table.hammingLandscape(), true)).isEqualTo(strict);
        assertThat(table.groups()).isEqualTo(6466);
    }

    /** Counted with NumPy on accuracies rounded to four decimals. */
    @ParameterizedTest
    @CsvSource({"cifar10, 17, 18", "cifar100, 23, 25", "imagenet16-120, 34, 37"})
    void tiesHiddenByRoundingNoiseComeBackWithTheResolution(String dataSet, int strict, int weak) throws IOException {
        CategoricalTable table = Resolution.rounded(NatsBench.read(BenchmarkData.natsBench(), dataSet), 1e-4);
        assertThat(minima(table.landscape(), true)).isEqualTo(strict);
        assertThat(minima(table.landscape(), false)).isEqualTo(weak);
        assertThat(table.notes()).hasSize(1);
    }

    static int minima(Landscape landscape, boolean strict) {
        Graph graph = landscape.graph();
        int count = 0;
        for (int v = 0; v < graph.order(); v++) {
            boolean minimum = true;
            for (int i = 0; i < graph.degree(v) && minimum; i++) {
                double other = landscape.loss(graph.neighbour(v, i));
                minimum = strict ? other > landscape.loss(v) : other >= landscape.loss(v);
            }
            count += minimum ? 1 : 0;
        }
        return count;
    }
}
