package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String HEADER = "CIFAR10TestAccuracy200Epochs,CIFAR100TestAccuracy200Epochs,"
            + "ImageNetTestAccuracy200Epochs,ArchitectureString,UniqueString\n";

    @TempDir
    private Path folder;

    private String out() {
        return folder.resolve("out").toString();
    }

    @Test
    void theDefaultsEndWithATableAndAFigure() throws IOException {
        Run run = Run.nadir("compare", "--replicates", "8", "--threads", "2", "--out", out());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("n/(s+1), exact                   625 ")
                .contains("n/s, the slides' rounding        651.042")
                .contains("CIFAR-10: 17 strict minima and 18 weak ones")
                .contains("CIFAR-100: 24 strict minima")
                .contains("ImageNet16-120: 36 strict minima");
        assertThat(Path.of(out()).toFile().list()).containsExactlyInAnyOrder("minima.png", "minima.svg", "minima.csv");
        assertThat(Files.readString(Path.of(out(), "minima.csv"))).contains("two correlations");
        // the same to the bit for any number of threads
        Run one = Run.nadir("compare", "--replicates", "8", "--threads", "1", "--out", out());
        assertThat(one.out()).isEqualTo(run.out());
    }

    @Test
    void aBenchmarksOwnFileIsPredictedSimulatedAndCounted() {
        Path file = data("nats_bench.csv");
        Run run = Run.nadir(
                "compare",
                "--data",
                file.toString(),
                "--dataset",
                "cifar100",
                "--replicates",
                "8",
                "--format",
                "json",
                "--out",
                out());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        JsonNode rows = JSON.readTree(run.out()).get("cifar100");
        if (rows == null) {
            rows = JSON.readTree(run.out()).get("tables").get("cifar100");
        }
        assertThat(row(rows, "the landscape").get("minima").get("value").asDouble())
                .isEqualTo(24);
        assertThat(row(rows, "tree (Theorem 5.1)").get("minima").get("value").asDouble())
                .isCloseTo(9.87, within(0.01));
        assertThat(row(rows, "two correlations").get("minima").get("value").asDouble())
                .isCloseTo(19.59, within(0.01));
        // every closure has the spread of the landscapes that it speaks of, on the line below it
        for (List<String> pair : List.of(
                List.of("tree (Theorem 5.1)", "copula graphs"),
                List.of("cliques", "product fields"),
                List.of("two correlations", "spectrum fields"))) {
            assertThat(row(rows, pair.get(0)).get("sd").asDouble())
                    .as(pair.get(0))
                    .isPositive()
                    .isEqualTo(row(rows, pair.get(1)).get("sd").asDouble());
        }
    }

    private static JsonNode row(JsonNode rows, String by) {
        for (JsonNode row : rows) {
            if (row.get("by").asString().equals(by)) {
                return row;
            }
        }
        throw new AssertionError("no row " + by + " in " + rows);
    }

    @Test
    void nasBenchMacroIsReadByRun() {
        Path file = data("nas-bench-macro_cifar10.json");
        for (List<String> expected : List.of(List.of("1", "32"), List.of("3", "46"), List.of("mean", "14"))) {
            Run run = Run.nadir(
                    "compare",
                    "--data",
                    file.toString(),
                    "--run",
                    expected.get(0),
                    "--replicates",
                    "2",
                    "--out",
                    out());
            assertThat(run.code()).isZero();
            assertThat(run.out()).contains(": " + expected.get(1) + " strict minima");
        }
    }

    private static Path data(String name) {
        String named = System.getenv("NADIR_DATA");
        Path shared = named != null ? Path.of(named) : Path.of("..", "..", "shared", "data");
        Path file = shared.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: " + file + " is not there (set NADIR_DATA)");
        return file;
    }

    @Test
    void anyTableIsComparedAndTheCaptionSaysHowItWasRead() throws IOException {
        StringBuilder rows = new StringBuilder("letters,fitness\n");
        for (int word = 0; word < 81; word++) {
            String letters = Integer.toString(word + 81, 3).substring(1);
            // additive, so that there is one minimum
            rows.append(letters)
                    .append(',')
                    .append(letters.chars().map(c -> c - '0').sum() + 0.001 * word)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("additive.csv"), rows, StandardCharsets.UTF_8);
        Run run = Run.nadir(withOut(
                "compare",
                "--data",
                file.toString(),
                "--sequence",
                "letters",
                "--value",
                "fitness",
                "--minimise",
                "--replicates",
                "2"));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("additive-fitness: 1 strict minimum");
        assertThat(Files.readString(Path.of(out(), "minima.svg")))
                .contains("--data additive.csv --sequence letters --value fitness --minimise");
        Path gaps = Files.writeString(
                folder.resolve("gaps.csv"),
                rows.substring(0, rows.length() - 20).replaceAll("\n[^\n]*$", "\n"),
                StandardCharsets.UTF_8);
        Run withGaps = Run.nadir(withOut(
                "compare",
                "--data",
                gaps.toString(),
                "--sequence",
                "letters",
                "--value",
                "fitness",
                "--minimise",
                "--replicates",
                "2"));
        assertThat(withGaps.err()).isEmpty();
        assertThat(withGaps.code()).isZero();
        assertThat(withGaps.out())
                .contains("tree (Theorem 5.1)", "copula graphs", "spectrum fields", "gaps-fitness: 1");
    }

    @Test
    void aModelWithANonParametricCopulaIsComparedToo() {
        Run run = Run.nadir(withOut("compare", "--model", "preset:cifar100-copula", "--replicates", "2"));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("cliques", "tree, free copula", "24 strict minima");
    }

    @Test
    void wrongUsageIsOneLine() throws IOException {
        usage("--dataset cifar10 needs --data FILE", "compare", "--dataset", "cifar10");
        usage("--sequence letters needs --data FILE", "compare", "--sequence", "letters");
        usage("--replicates must be a whole number of at least 2, but was 1", "compare", "--replicates", "1");
        usage("--threads must be a positive whole number, but was 0", "compare", "--threads", "0");
        Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n", StandardCharsets.UTF_8);
        usage("needs --dataset (one of cifar10", "compare", "--data", file.toString());
        Path table = Files.writeString(folder.resolve("n.csv"), HEADER, StandardCharsets.UTF_8);
        usage("cifar11", "compare", "--data", table.toString(), "--dataset", "cifar11");
        usage("leave out --data", "compare", "--data", file.toString(), "--model", "preset:cifar10");
        usage("cifar11", "compare", "--model", "preset:cifar11");
        usage("is for NAS-Bench-Macro", "compare", "--data", file.toString(), "--run", "1");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private void usage(String message, String... args) {
        Run run = Run.nadir(withOut(args));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains(message));
        assertThat(run.out()).isEmpty();
    }

    private String[] withOut(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--out";
        all[args.length + 1] = out();
        return all;
    }

    @Test
    void badDataIsOneLineThatNamesFileAndLine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.csv"),
                HEADER + "nan,50,30,|none~0|+|none~0|none~1|+|none~0|none~1|none~2|,u\n",
                StandardCharsets.UTF_8);
        Run run = Run.nadir(withOut("compare", "--data", file.toString(), "--dataset", "cifar10"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("t.csv") && line.contains("2"));
        Path json = Files.writeString(
                folder.resolve("t.json"), "{\"00000000\": {\"test_acc\": [1,", StandardCharsets.UTF_8);
        run = Run.nadir(withOut("compare", "--data", json.toString()));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("t.json"));
        run = Run.nadir(
                withOut("compare", "--data", folder.resolve("absent.csv").toString(), "--dataset", "cifar10"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("absent.csv: no such file");
    }

    @Test
    void whatWasThereIsKeptWhenTheRunFails() throws IOException {
        Path kept = Files.createDirectories(Path.of(out())).resolve("minima.csv");
        Files.writeString(kept, "mine", StandardCharsets.UTF_8);
        Run run = Run.nadir(
                withOut("compare", "--data", folder.resolve("absent.csv").toString(), "--dataset", "cifar10"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(Path.of(out()).toFile().list()).containsExactly("minima.csv");
        assertThat(kept).hasContent("mine");
    }
}
