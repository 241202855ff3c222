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

class NasBenchMacroTest {
    @TempDir
    Path folder;

    private static String name(int vertex) {
        String digits = Integer.toString(vertex, 3);
        return "0".repeat(8 - digits.length()) + digits;
    }

    private static String whole() {
        StringBuilder json = new StringBuilder("{");
        for (int v = 0; v < 6561; v++) {
            json.append(v > 0 ? ",\n" : "\n")
                    .append('"')
                    .append(name(v))
                    .append("\": {\"test_acc\": [")
                    .append(80 + v / 1000.0)
                    .append(", 81.5, ")
                    .append(82 - v / 500.0)
                    .append("], \"params\": 3}");
        }
        return json.append("}\n").toString();
    }

    private Path written(String json) throws IOException {
        return Files.writeString(folder.resolve("macro.json"), json);
    }

    @Test
    void aRunIsChosenAndTheMeanIsTheirMean() throws IOException {
        Path file = written(whole());
        assertThat(NasBenchMacro.read(file, "1").lossesByVertex()[1234]).isEqualTo(100 - 81.234);
        assertThat(NasBenchMacro.read(file, "3").lossesByVertex()[1234]).isEqualTo(100 - (82 - 2.468));
        assertThat(NasBenchMacro.read(file, "mean").lossesByVertex()[1234])
                .isEqualTo(100 - (81.234 + 81.5 + (82 - 2.468)) / 3);
        assertThatThrownBy(() -> NasBenchMacro.read(file, "2")).hasMessageContaining("are equal: 18.5");
    }

    @Test
    void aTruncatedFileIsNamedWithItsPlace() {
        assertThatThrownBy(() -> NasBenchMacro.read(written(whole().substring(0, 5000)), "1"))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("macro.json:81: column 49: ")
                .hasMessageContaining("is not whole JSON")
                .hasMessageNotContaining("\n");
    }

    @Test
    void missingDoubledAndMisspeltNetworksAreNamed() {
        assertThatThrownBy(() -> NasBenchMacro.read(written(whole().replace("\"00000012\"", "\"00000011\"")), "1"))
                .hasMessageContaining("macro.json:7: doubled configuration (0 0 0 0 0 0 1 1), first on line 6");
        assertThatThrownBy(() -> NasBenchMacro.read(written(whole().replaceFirst("\"00000012\"[^\n]*\n", "")), "1"))
                .hasMessageContaining("1 of 6561 configurations is missing, the first is (0 0 0 0 0 0 1 2)");
        assertThatThrownBy(() -> NasBenchMacro.read(written(whole().replace("\"00000012\"", "\"0000012\"")), "1"))
                .hasMessageContaining("network '0000012' has 7 choices instead of 8");
        assertThatThrownBy(() -> NasBenchMacro.read(written(whole().replace("\"00000012\"", "\"00000013\"")), "1"))
                .hasMessageContaining("has '3' at layer 8");
    }

    @Test
    void badAccuraciesAndRunsAreNamed() {
        assertThatThrownBy(() -> NasBenchMacro.read(written(whole().replace("[80.0,", "[null,")), "1"))
                .hasMessageContaining("macro.json:2: column ")
                .hasMessageContaining("network '00000000' must hold numbers, but holds null");
        assertThatThrownBy(() -> NasBenchMacro.read(written(whole().replace("[80.0,", "[\"NaN\",")), "1"))
                .hasMessageContaining("must hold numbers, but holds NaN");
        assertThatThrownBy(() -> NasBenchMacro.read(written(whole().replace("[80.0,", "[")), "1"))
                .hasMessageContaining("network '00000001' has 3 runs where the first has 2");
        assertThatThrownBy(() -> NasBenchMacro.read(written(whole()), "4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("run 4 was asked for");
        assertThatThrownBy(() -> NasBenchMacro.read(written(whole()), "best"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("run must be 1, 2, 3 or mean, but was 'best'");
    }

    @ParameterizedTest
    @CsvSource({"1, 32", "2, 39", "3, 46", "mean, 14"})
    void theRealTableHasTheCountedMinima(String run, int strict) throws IOException {
        CategoricalTable table = NasBenchMacro.read(BenchmarkData.nasBenchMacro(), run);
        assertThat(NatsBenchTest.minima(table.landscape(), true)).isEqualTo(strict);
        assertThat(NatsBenchTest.minima(table.hammingLandscape(), true)).isEqualTo(strict);
    }

    @Test
    void allRunsAreReadInOneOrder() throws IOException {
        List<CategoricalTable> runs = NasBenchMacro.readRuns(BenchmarkData.nasBenchMacro());
        assertThat(runs).hasSize(3);
        assertThat(runs.get(2).describe(100)).isEqualTo(runs.get(0).describe(100));
    }
}
