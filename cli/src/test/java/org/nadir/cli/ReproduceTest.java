package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.plots.reproduce.Experiment;

class ReproduceTest {
    @TempDir
    private Path folder;

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aFigureComesWithItsDataAndItsCaptionTheSameAgain() throws IOException {
        Run once = Run.nadir("plot", "table", "--quick", "--threads", "1", "--out", in("once"));
        Run again = Run.nadir("plot", "table", "--quick", "--threads", "2", "--out", in("again"));

        assertThat(once.err()).isEmpty();
        assertThat(once.code()).isZero();
        assertThat(again.code()).isZero();
        assertThat(once.out()).contains("CIFAR-10 table, denoised", "Written: ");
        for (String name : List.of("png", "svg", "pdf", "csv", "txt")) {
            assertThat(Path.of(in("again"), "paper-table." + name))
                    .hasSameBinaryContentAs(Path.of(in("once"), "paper-table." + name));
        }
        assertThat(Files.readString(Path.of(in("once"), "paper-table.txt")))
                .contains("Seed 20210727. Made by: ./nadir plot table --quick --seed 20210727.");
    }

    @Test
    void allOfItEndsWithOnePage() throws IOException {
        Run run = Run.nadir("reproduce", "--quick", "--out", in("out"));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        try (var files = Files.walk(Path.of(in("out")))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(13 * 5 + 3);
        }
        String page = Files.readString(Path.of(in("out"), "report.html"));
        assertThat(page).contains("<b>Figure 13.</b>", "./nadir reproduce --quick --seed 20210727");
        assertThat(Files.readString(Path.of(in("out"), "results.csv")))
                .contains("two correlations", "n/(s + 1), exact");
        // nothing in the results tells when or how fast they were made
        assertThat(Files.readString(Path.of(in("out"), "results.json"))).doesNotContain("run time", "date");
    }

    @Test
    void anUnknownFigureIsWrongUsageAndNothingIsWritten() {
        Run run = Run.nadir("plot", "minimas", "--out", in("none"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("nadir plot: figure must be one of overlay, minima")
                .hasLineCount(1);
        assertThat(Path.of(in("none"))).doesNotExist();
    }

    @Test
    void aDataFileThatIsNotThereIsAFailureAndWhatWasThereStays() throws IOException {
        Files.createDirectories(Path.of(in("kept")));
        Files.writeString(Path.of(in("kept"), "report.html"), "mine");
        Run run = Run.nadir("reproduce", "--data", in("missing.csv"), "--out", in("kept"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("missing.csv: no such file or folder").hasLineCount(1);
        assertThat(Path.of(in("kept"), "report.html")).hasContent("mine");
        try (var files = Files.list(Path.of(in("kept")))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anEmptyFolderNameIsWrongUsageWhereverFilesAreWritten() throws IOException {
        Path plan = Files.writeString(
                folder.resolve("plan.json"),
                "{\"space\": \"cycle({n})\", \"losses\": \"iid\", \"grid\":"
                        + " {\"n\": [9]}, \"replicates\": 1, \"seed\": 1}");
        for (List<String> command : List.of(
                List.of("plot", "walk", "--quick"),
                List.of("reproduce", "--quick"),
                List.of("simulate", "--space", "cycle(9)", "--losses", "iid"),
                List.of("sweep", plan.toString()))) {
            List<String> words = new ArrayList<>(command);
            words.addAll(List.of("--out", ""));
            Run run = Run.nadir(words.toArray(String[]::new));

            assertThat(run.err())
                    .as("%s", command)
                    .contains("--out must name a folder, but was empty")
                    .hasLineCount(1);
            assertThat(run.code()).as("%s", command).isEqualTo(2);
        }
    }

    @Test
    void jsonForATableIsNamedAndSentToItsOption() throws IOException {
        Path json = Files.writeString(folder.resolve("macro.json"), "\n {\"00000000\": {}}");
        Run run = Run.nadir("plot", "walk", "--data", json.toString(), "--out", in("none"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("macro.json: is JSON, not a table", "--macro")
                .hasLineCount(1);
        assertThat(Path.of(in("none"))).doesNotExist();
    }

    @Test
    void theHelpNamesEveryFigure() {
        Run run = Run.nadir("plot", "--help");

        for (var experiment : Experiment.values()) {
            assertThat(run.out()).containsPattern("\n  " + experiment.word() + " +\\S");
        }
    }
}
