package org.nadir.simulation.landscape.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoricalFileTest {
    private static final TableFormat AB = TableFormat.ofPositions(List.of("a", "b"), "y", false);

    @TempDir
    Path folder;

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    @ParameterizedTest
    @CsvSource({"','", "';'", "'\t'"})
    void theSeparatorIsFoundOut(String separator) throws IOException {
        String text = "a,b,y\nx,1,0.5\nx,2,1.5\nz,2,3\nz,10,4\n".replace(",", separator);
        CategoricalTable table = CategoricalFile.read(written(text), AB);
        assertThat(table.rows()).isEqualTo(4);
        assertThat(table.radices()).containsExactly(2, 3);
        assertThat(table.choiceNames(1)).containsExactly("1", "2", "10");
        assertThat(table.losses()).containsExactly(0.5, 1.5, 3, 4);
        assertThat(table.complete()).isFalse();
        assertThat(table.lossName()).isEqualTo("y");
    }

    @Test
    void theInducedGraphHasTheDegreesThatTheRowsGive() throws IOException {
        CategoricalTable table = CategoricalFile.read(written("a,b,y\nx,1,0.5\nx,2,1.5\nz,2,3\nz,10,4\n"), AB);
        InducedGraph graph = InducedGraph.of(table);
        assertThat(new int[] {graph.degree(0), graph.degree(1), graph.degree(2), graph.degree(3)})
                .containsExactly(1, 2, 2, 1);
        assertThat(graph.neighbour(1, 0)).isZero();
        assertThat(graph.neighbour(1, 1)).isEqualTo(2);
        assertThat(graph.description()).isEqualTo("4 vertices of mixed(2, 3)");
    }

    @Test
    void aSequenceIsACharacterAPositionAndMaximisingNegates() throws IOException {
        TableFormat format = TableFormat.ofSequence("variant", "fitness", true);
        CategoricalTable table = CategoricalFile.read(written("variant\tfitness\nAC\t1\nAD\t2\nβC\t3\n"), format);
        assertThat(table.radices()).containsExactly(2, 2);
        assertThat(table.losses()).containsExactly(-1, -2, -3);
        assertThat(table.describe(2)).isEqualTo("β C");
        assertThat(table.lossName()).isEqualTo("-fitness");
        assertThatThrownBy(() -> CategoricalFile.read(written("variant,fitness\nAC,1\nADE,2\n"), format))
                .hasMessageContaining("t.csv:3: column variant: 'ADE' has 3 characters where the first row has 2");
    }

    @Test
    void aColumnIsOneThingOnly() throws IOException {
        Path file = written("a,b,y\nx,1,0.5\nx,2,1.5\nz,2,3\n");
        assertThatThrownBy(
                        () -> CategoricalFile.read(file, TableFormat.ofPositions(List.of("a", "b", "a"), "y", false)))
                .hasMessage("--positions names column a twice");
        assertThatThrownBy(() -> CategoricalFile.read(file, TableFormat.ofPositions(List.of("a", "y"), "y", false)))
                .hasMessage("--positions names y, which is the column of --value");
        assertThatThrownBy(() -> CategoricalFile.read(file, TableFormat.ofSequence("a", "a", false)))
                .hasMessage("--sequence names a, which is the column of --value");
        assertThatThrownBy(() -> CategoricalFile.read(file, TableFormat.ofSequence("a", "y,y", false)))
                .hasMessage("--value names column y twice");
        assertThatThrownBy(() -> CategoricalFile.read(file, AB.withGroup("b")))
                .hasMessage("--group names b, which is the column of --positions");
        assertThatThrownBy(() -> CategoricalFile.read(
                        written("v,y\nAC,1\n" + "A".repeat(1_000_000) + ",2\n"),
                        TableFormat.ofSequence("v", "y", false)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void columnsGoByNumberWhereThereIsNoHeader() throws IOException {
        TableFormat format = TableFormat.ofPositions(List.of("1", "2"), "3", false)
                .withoutHeader()
                .withSeparator(' ');
        CategoricalTable table = CategoricalFile.read(written("x 1 0.5\nx 2 1.5\nz 2 3\n"), format);
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.line(0)).isEqualTo(1);
        assertThatThrownBy(() -> CategoricalFile.read(
                        written("x 1 0.5\n"),
                        TableFormat.ofSequence("4", "3", false).withoutHeader().withSeparator(' ')))
                .hasMessageContaining("has no column '4'; its columns are 1, 2, 3");
    }

    @Test
    void aGzippedFileWithAMarkIsReadAsThePlainOne() throws IOException {
        Path file = folder.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\uFEFFa,b,y\nx,1,0.5\nx,2,1.5\nz,2,3\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(CategoricalFile.read(file, AB).losses()).containsExactly(0.5, 1.5, 3);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 12));
        assertThatThrownBy(() -> CategoricalFile.read(file, AB))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("gzip stream is broken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "a,b,y|x,1,low|x,2,1|z,1,2        # t.csv:2: column y: 'low' is not a number",
                "a,b,y|x,1,|x,2,1|z,1,2           # t.csv:2: column y: the value is missing",
                "a,b,y|x,1,1|x,1,2|z,2,3          # t.csv:3: doubled configuration (x 1), first on line 2",
                "a,b,y|x,1,1|x,2,1|z,1,1          # all 3 losses (y) are equal: 1.0",
                "a,b,y|x,1,1                      # has one row",
                "a,b,y                            # has no rows",
                "a,b,y|x,1,1|x,2,2                # position a has one choice ('x') in all 2 rows",
                "a,b,y|x,1,1|,2,2                 # t.csv:3: column a: the choice is missing",
                "a,b,z|x,1,1|x,2,2                # has no column 'y'; its columns are a, b, z",
                "a,b,y|x,1,1|x,2                  # t.csv:3: has 2 fields where the header has 3",
                "a,b,y|x,1,1|x,2,1e999            # t.csv:3: column y: the value must be a finite number",
                "a,b,y|x,1,1|x,2,2f               # t.csv:3: column y: '2f' is not a number",
                "a,y,y|x,1,1|x,2,2                # has two columns named 'y'"
            })
    void badTablesAreRefusedInOneLine(String text, String problem) {
        assertThatThrownBy(() -> CategoricalFile.read(written(text.strip().replace('|', '\n') + "\n"), AB))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aRowIsNotLostForAHeader() throws IOException {
        TableFormat byNumber = TableFormat.ofPositions(List.of("1", "2"), "3", false);
        Path rows = written("x,1,0.5\nx,2,1.5\nz,2,3\n");
        assertThatThrownBy(() -> CategoricalFile.read(rows, byNumber))
                .hasMessageContaining("t.csv:1: column 3: a header must name", "'0.5'")
                .hasMessageContaining("--no-header");
        assertThat(CategoricalFile.read(rows, byNumber.withoutHeader()).rows()).isEqualTo(3);
        // A column may be called by a number.
        Path year = written("a,b,2019\nx,1,0.5\nx,2,1.5\nz,2,3\n");
        assertThat(CategoricalFile.read(year, TableFormat.ofPositions(List.of("a", "b"), "2019", false))
                        .rows())
                .isEqualTo(3);
    }

    @Test
    void aWrongEncodingIsNamedWithItsLine() throws IOException {
        Path file =
                Files.write(folder.resolve("latin.csv"), "a,b,y\nx,1,1\né,2,2\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CategoricalFile.read(file, AB)).hasMessageContaining("latin.csv:3: is not UTF-8 text");
        Path utf16 = Files.write(folder.resolve("wide.csv"), "a,b,y\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> CategoricalFile.read(utf16, AB)).hasMessageContaining("is UTF-16");
        Path unmarked = Files.write(folder.resolve("wide.csv"), "a,b,y\n".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> CategoricalFile.read(unmarked, AB)).hasMessageContaining("is UTF-16");
        Path zero = Files.writeString(folder.resolve("zero.csv"), "a,b,y\nx,1,1\nx,\0,2\n");
        assertThatThrownBy(() -> CategoricalFile.read(zero, AB)).hasMessageContaining("zero.csv:3: is not UTF-8 text");
        assertThatThrownBy(() -> CategoricalFile.read(Files.writeString(folder.resolve("e.csv"), ""), AB))
                .hasMessageContaining("is empty");
    }

    @Test
    void whatIsLeftOutIsCounted() throws IOException {
        TableFormat format =
                TableFormat.ofSequence("s", "y", false).droppingMissingValues().droppingConstantPositions();
        CategoricalTable table = CategoricalFile.read(written("s,y\nAXC,1\nAYC,NA\nAYD,2\nAXD,\nAYC,4\n"), format);
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.positionName(0)).isEqualTo("2");
        assertThat(table.notes())
                .containsExactly("2 rows without a value left out", "1 of 3 positions, which do not vary, left out");
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedWithItsLine() throws IOException {
        assertThatThrownBy(() -> CategoricalFile.read(written("a,b,y,note\nx,1,1,ok\nx,2,2,\"bad\nz,1,3,ok\n"), AB))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("t.csv:3: a quote opens in this row and is never closed");
        assertThatThrownBy(() -> CategoricalFile.read(written("a,b,y,note\nx,1,1,ok\nx,2,\"2,o\nz,1,3,ok\n"), AB))
                .hasMessageContaining("t.csv:3: a quote opens");
        assertThatThrownBy(() -> CategoricalFile.read(written("a,b,y,note\nx,1,1,\"bad\nx,2,2,\"ok\"\nz,1,3,ok\n"), AB))
                .hasMessageContaining("t.csv:2: characters follow a closing quote");
        // Closed further down it is a cell of two lines, which can be meant: it is said.
        CategoricalTable table = CategoricalFile.read(
                written("a,b,y,note\nx,1,1,\"bad\nx,2,2,bad\"\nz,1,3,ok\nz,2,4,ok\nx,2,5,ok\n"), AB);
        assertThat(table.rows()).isEqualTo(4);
        assertThat(table.notes()).singleElement().asString().contains("1 quoted cell", "line 2", "rows are lost");
    }

    @Test
    void aMessageShowsTheBeginningOfALongCell() {
        assertThatThrownBy(() -> CategoricalFile.read(written("a,b,y\nx,1," + "long ".repeat(1000) + "\nx,2,2\n"), AB))
                .hasMessageContaining("t.csv:2: column y: 'long long")
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(400));
    }

    @Test
    void theWordsForMissingAreMissing() throws IOException {
        Path file = written("a,b,y\nx,1,None\nx,2,1\nz,1,-\nz,2,2\nu,1,N/A\nu,2,null\nw,1,3\nw,2,.\nx,3,#N/A\nz,3,7\n");
        assertThatThrownBy(() -> CategoricalFile.read(file, AB))
                .hasMessageContaining("t.csv:2: column y: the value is missing ('None')");
        CategoricalTable table = CategoricalFile.read(file, AB.droppingMissingValues());
        assertThat(table.rows()).isEqualTo(4);
        assertThat(table.notes()).containsExactly("6 rows without a value left out");
    }

    @Test
    void infinityIsNoNumberInAnySpelling() {
        for (String word : List.of("inf", "-Inf", "Infinity", "+INFINITY")) {
            assertThatThrownBy(() -> CategoricalFile.read(written("a,b,y\nx,1," + word + "\nx,2,2\nz,1,3\n"), AB))
                    .hasMessageContaining("t.csv:2: column y: the value must be a finite number, but was '" + word);
        }
        assertThatThrownBy(() -> CategoricalFile.read(written("a,b,y\nx,1,1.5e308\nx,2,-1.5e308\nz,1,3\n"), AB))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("further apart than a double can hold");
    }

    @Test
    void choicesThatDifferInCaseAreTwoAndSaidToBe() throws IOException {
        CategoricalTable table =
                CategoricalFile.read(written("s,y\nAx,1\nax,2\nAy,3\nay,4\n"), TableFormat.ofSequence("s", "y", false));
        assertThat(table.radices()).containsExactly(2, 2);
        assertThat(table.notes()).singleElement().asString().contains("'A' and 'a' at position 1", "(1 position)");
    }

    @Test
    void aRowWithoutAGroupIsLikeNoOther() throws IOException {
        CategoricalTable table = CategoricalFile.read(
                written("a,b,y,g\nx,1,1,\nx,2,2,\nz,1,3,k\nz,2,4,k\nu,1,5,NA\n"), AB.withGroup("g"));
        assertThat(table.groups()).isEqualTo(4);
        assertThat(table.group(0)).isNotEqualTo(table.group(1));
        assertThat(table.merged().rows()).isEqualTo(4);
        assertThat(table.notes()).singleElement().asString().startsWith("3 rows name no class");
    }

    @Test
    void severalColumnsOfValuesAreRunsAndTheLossIsTheirMean() throws IOException {
        Path file = written("a,b,y1,y2,\"p,q\"\nx,1,1,2,9\nx,2,2,4,8\nz,1,3,5,7\nz,2,4,NA,6\n");
        TableFormat format = TableFormat.ofPositions(List.of("a", "b"), "y1,y2", true);
        assertThatThrownBy(() -> CategoricalFile.read(file, format)).hasMessageContaining("t.csv:5: column y2");
        CategoricalTable table = CategoricalFile.read(file, format.droppingMissingValues());
        assertThat(table.losses()).containsExactly(-1.5, -3, -4);
        assertThat(table.lossName()).isEqualTo("-mean(y1, y2)");
        assertThat(table.notes()).containsExactly("1 row without a value left out");
        assertThat(table.runs()).extracting(CategoricalTable::lossName).containsExactly("-y1", "-y2");
        assertThat(table.runs().get(1).losses()).containsExactly(-2, -4, -5);
        assertThat(Resolution.rounded(table, 2).runs().get(0).losses()).containsExactly(-0.0, -2, -4);
        // A name that holds a comma is a name.
        CategoricalTable named = CategoricalFile.read(file, TableFormat.ofPositions(List.of("a", "b"), "p,q", false));
        assertThat(named.losses()).containsExactly(9, 8, 7, 6);
        assertThat(named.runs()).isEmpty();
    }

    @Test
    void repeatedRowsAreRunsWhereThatIsSaid() throws IOException {
        String text = "a,b,y\nx,1,1\nz,1,3\nx,1,2\nx,2,7\nz,1,5\nx,2,9\nx,1,6\n";
        assertThatThrownBy(() -> CategoricalFile.read(written(text), AB))
                .hasMessageContaining("t.csv:4: doubled configuration (x 1), first on line 2");
        CategoricalTable table = CategoricalFile.read(written(text), AB.averagingRepeats());
        assertThat(table.losses()).containsExactly(3, 4, 8);
        assertThat(table.line(2)).isEqualTo(5);
        assertThat(table.describe(1)).isEqualTo("z 1");
        assertThat(table.notes())
                .containsExactly("7 rows are runs of 3 configurations, 2 to 3 each: the loss is their mean");
        assertThat(table.runs().get(0).losses()).containsExactly(1, 3, 7);
        assertThat(table.runs().get(1).losses()).containsExactly(2, 5, 9);
        CategoricalTable some = CategoricalFile.read(written(text + "z,2,1\n"), AB.averagingRepeats());
        assertThat(some.runs()).isEmpty();
        assertThat(some.notes()).singleElement().asString().contains("1 to 3 each", "noise is not estimated");
    }

    @Test
    void cellsMayStandInAnyTable() throws IOException {
        String none = "|none~0|+|none~0|none~1|+|none~0|none~1|%s~2|";
        Path file = written(none.formatted("none") + ";1\n" + none.formatted("skip_connect") + ";\n"
                + none.formatted("nor_conv_1x1") + ";3\n" + none.formatted("nor_conv_3x3") + ";2\n");
        TableFormat format = TableFormat.ofCells("1", "2", true)
                .withoutHeader()
                .withSeparator(';')
                .droppingMissingValues();
        CategoricalTable table = CategoricalFile.read(file, format);
        assertThat(table.losses()).containsExactly(-1, -3, -2);
        assertThat(table.radices()).containsExactly(5, 5, 5, 5, 5, 5);
        assertThat(table.notes()).containsExactly("1 row without a value left out");
    }

    @Test
    void layoutsAreToldByContent() throws IOException {
        Path file = folder.resolve("anything.txt");
        assertThat(FileLayout.of(Files.writeString(file, "a,b\n1,2\n"))).isEqualTo(FileLayout.TABLE);
        assertThat(FileLayout.of(Files.writeString(file, " {\"00000000\": {\"test_acc\": [1]}}")))
                .isEqualTo(FileLayout.MACRO);
        assertThat(FileLayout.of(Files.writeString(file, "{\"x\": {}, \"cifar10\": {\"(0, 1)\": {\"a\": 1}}}")))
                .isEqualTo(FileLayout.SUITE_ZERO);
        assertThat(FileLayout.of(Files.writeString(file, "{\"x\": 1}"))).isEqualTo(FileLayout.OTHER_JSON);
        assertThat(FileLayout.of(Files.writeString(file, "[1"))).isEqualTo(FileLayout.OTHER_JSON);
        Files.writeString(file, "");
        assertThatThrownBy(() -> FileLayout.of(file)).hasMessageContaining("anything.txt: is empty");
    }

    /** A space of 20^20 combinations has keys that are hashes; the graph is checked against all pairs. */
    @Test
    void theGraphOfAHugeSpaceIsTheOneOfAllPairs() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        Set<String> words = new HashSet<>();
        while (words.size() < 400) {
            char[] word = "AAAAAAAAAAAAAAAAAAAA".toCharArray();
            for (int i = 0; i < 2; i++) {
                word[random.nextInt(20)] = (char) ('A' + random.nextInt(20));
            }
            words.add(new String(word));
        }
        List<String> list = new ArrayList<>(words);
        StringBuilder text = new StringBuilder("s,y\n");
        for (int i = 0; i < list.size(); i++) {
            text.append(list.get(i)).append(',').append(i).append('\n');
        }
        CategoricalTable table =
                CategoricalFile.read(written(text.toString()), TableFormat.ofSequence("s", "y", false));
        assertThat(table.combinations()).isGreaterThan(0x1p62);
        InducedGraph graph = InducedGraph.of(table);
        for (int u = 0; u < list.size(); u++) {
            List<Integer> expected = new ArrayList<>();
            for (int v = 0; v < list.size(); v++) {
                int distance = 0;
                for (int i = 0; i < 20; i++) {
                    distance += list.get(u).charAt(i) != list.get(v).charAt(i) ? 1 : 0;
                }
                if (distance == 1) {
                    expected.add(v);
                }
            }
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < graph.degree(u); i++) {
                found.add(graph.neighbour(u, i));
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void aSuiteZeroFileIsReadByDataSet() throws IOException {
        Path file = Files.writeString(folder.resolve("zc.json"), """
                {"cifar10": {"(0, 0, 0, 0, 0, 1)": {"id": 3, "val_accuracy": 90.5, "snip": {"score": 1}},
                "(0, 0, 0, 0, 0, 2)": {"val_accuracy": 80.0}, "(1, 0, 0, 0, 0, 2)": {"val_accuracy": 70}},
                "cifar100": {}}
                """);
        assertThatThrownBy(() -> NasBenchSuiteZero.read(file, "svhn"))
                .hasMessageContaining("unknown data set 'svhn'")
                .hasMessageContaining("has cifar10, cifar100");
        CategoricalTable table = NasBenchSuiteZero.read(file, "CIFAR10");
        assertThat(table.losses()).containsExactly(9.5, 20, 30);
        assertThat(table.landscape().graph().degree(1)).isEqualTo(2);
        assertThatThrownBy(() -> NasBenchSuiteZero.read(file, "cifar100")).hasMessageContaining("has no rows");
        Files.writeString(file, Files.readString(file).replace("(1, 0, 0, 0, 0, 2)", "(1, 0, 0, 0, 2)"));
        assertThatThrownBy(() -> NasBenchSuiteZero.read(file, "cifar10"))
                .hasMessageContaining("zc.json:2: column ")
                .hasMessageContaining("has 5 operations instead of 6");
    }
}
