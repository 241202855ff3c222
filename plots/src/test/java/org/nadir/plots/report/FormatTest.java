package org.nadir.plots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nadir.theory.numeric.Estimate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormatTest {
    private static final Report REPORT = Report.of("Minima")
            .fact("seed", 7L)
            .table(Table.of(
                            "minima",
                            "Predicted and counted",
                            Column.of("data"),
                            Column.of("predicted"),
                            Column.of("counted", "in the data"),
                            Column.of("tied"))
                    .row("CIFAR-10", new Estimate(17.5, 0.1), 17, true)
                    .row("ImageNet16-120, \"16\"", new Estimate(120.25, 0.012), 36L, false)
                    .row("none", null, null, null))
            .note("A paragraph.");

    @Test
    void textAlignsNumbersAtThePointAndErrorsBesideThem() {
        assertThat(Format.TEXT.write(REPORT)).isEqualTo("""
                        Minima
                          seed   7

                        Predicted and counted
                          data                         predicted   in the data   tied
                          ────────────────────   ───────────────   ───────────   ────
                          CIFAR-10                17.50  ± 0.10             17   yes
                          ImageNet16-120, "16"   120.250 ± 0.012            36   no
                          none                     –                         –   –

                        A paragraph.
                        """);
    }

    @Test
    void csvGivesAnErrorItsOwnColumnAndLeavesTheUnknownEmpty() {
        assertThat(Format.CSV.write(REPORT)).isEqualTo("""
                        data,predicted,predicted_error,counted,tied
                        CIFAR-10,17.5,0.1,17,true
                        "ImageNet16-120, ""16""\",120.25,0.012,36,false
                        none,,,,
                        """);
    }

    @Test
    void jsonHasFactsRowsAndNotes() {
        JsonNode page = JsonMapper.builder().build().readTree(Format.JSON.write(REPORT));
        assertThat(page.get("seed").asLong()).isEqualTo(7);
        JsonNode row = page.get("tables").get("minima").get(1);
        assertThat(row.get("predicted").get("value").asDouble()).isEqualTo(120.25);
        assertThat(row.get("predicted").get("error").asDouble()).isEqualTo(0.012);
        assertThat(row.get("tied").asBoolean()).isFalse();
        assertThat(page.get("tables").get("minima").get(2).get("predicted").isNull())
                .isTrue();
        assertThat(page.get("notes").get(0).asString()).isEqualTo("A paragraph.");
    }

    @Test
    void htmlKeepsErrorsBesideTheirValuesAndEscapesWords() {
        String page = HtmlPage.fragment(REPORT);
        assertThat(page)
                .contains(">\u200717.50\u2007 ± 0.10\u2007</td>")
                .contains(">120.250 ± 0.012</td>")
                .contains("ImageNet16-120, &quot;16&quot;")
                .contains("<p>A paragraph.</p>");
        assertThat(page.split("<td ", -1)).hasSize(1 + 3 * 4);
    }

    @Test
    void longNotesAreWrapped() {
        String page = Format.TEXT.write(Report.of("Words").note("word ".repeat(60)));
        assertThat(page.lines()).hasSizeGreaterThan(4).allMatch(line -> line.length() <= 96);
    }

    @Test
    void aRowMustFitItsTable() {
        Table table = Table.of("t", "", Column.of("a"), Column.of("b"));
        assertThatThrownBy(() -> table.row(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 columns");
        assertThatThrownBy(() -> table.row(1, 'c'))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Character");
        assertThatThrownBy(() -> Table.of("t", "", Column.of("a"), Column.of("a")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Column.of("Not a key")).isInstanceOf(IllegalArgumentException.class);
    }
}
