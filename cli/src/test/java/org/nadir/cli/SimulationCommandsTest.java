package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void simulateLaysCountedBesidePredicted() {
        Run run = Run.nadir(
                "simulate", "--space", "hamming(4, 3)", "--losses", "product-field(0.5)", "--replicates", "20");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("product-field(rho=0.5) on hamming(4, 3)", "minima", "cliques", "isotropic");
        Run again = Run.nadir(
                "simulate",
                "--space",
                "hamming(4, 3)",
                "--losses",
                "product-field(0.5)",
                "--replicates",
                "20",
                "--threads",
                "3");
        assertThat(again.out()).isEqualTo(run.out());
    }

    @Test
    void simulateWarnsOfASpaceThatIsNotConnected() throws IOException {
        Path edges = Files.writeString(folder.resolve("two.txt"), "0 1\n2 3\n");
        Run run = Run.nadir("simulate", "--space", "edges('" + edges + "')", "--replicates", "2");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("is not connected: it has 2 components");
    }

    @Test
    void searchShowsTheBestSoFarOfEveryAlgorithm() {
        Run run = Run.nadir(
                "search",
                "--space",
                "hamming(30, 4)",
                "--losses",
                "hashed-field(0.9, 64)",
                "--algorithm",
                "local(first, starts=2),random,evolution(10, 3)",
                "--budget",
                "100",
                "--trials",
                "5",
                "--noise",
                "0.8",
                "--format",
                "csv");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("local(first, starts=2)", "random", "evolution(population=10, sample=3)");
    }

    @Test
    void sweepWritesItsFolderAndResumes() throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.json"), """
                {"space": "hamming(3, 3)", "losses": "product-field({rho})", "grid": {"rho": [0.1, 0.5]},
                 "closures": ["cliques"], "replicates": 5, "seed": 3}""");
        String out = folder.resolve("out").toString();
        Run run = Run.nadir("sweep", plan.toString(), "--out", out);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("cliques");
        assertThat(Path.of(out, "sweep.csv")).isNotEmptyFile();
        assertThat(Run.nadir("sweep", plan.toString(), "--out", out).code()).isEqualTo(2);
        Run resumed = Run.nadir("sweep", plan.toString(), "--out", out, "--resume");
        assertThat(resumed.code()).isZero();
        assertThat(resumed.out()).isEqualTo(run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "random-regular(5, 3)|iid|n·s must be even",
                "random-regular(8, 8)|iid|s must be below n",
                "random-regular(80000000, 26)|iid|bytes of memory",
                "hamming(13, 5)|iid|bytes of memory",
                "hamming(3, 3)|produkt-field(0.5)|did you mean",
                "hamming(3, 3)|product-field(1.5)|must be in",
                "nowhere(3)|iid|no space is called"
            })
    void aLandscapeThatCanNotBeIsWrongUsage(String space, String losses, String message) {
        Run run = Run.nadir("simulate", "--space", space, "--losses", losses);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.err().strip().lines()).hasSize(1);
    }

    @Test
    void aPlanWithAnUnknownKeyIsWrongUsage() throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.json"), "{\"spaces\": \"hamming(3, 3)\"}");
        Run run = Run.nadir(
                "sweep", plan.toString(), "--out", folder.resolve("out").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("unknown key 'spaces'");
    }
}
