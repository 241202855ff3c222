package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void sweepAndSearchWarnToo() throws IOException {
        Path edges = Files.writeString(folder.resolve("two.txt"), "0 1\n2 3\n");
        Path plan = Files.writeString(
                folder.resolve("plan.json"),
                "{\"space\": \"edges('" + edges + "')\", \"losses\": \"iid\", \"replicates\": 2}");
        Run sweep = Run.nadir(
                "sweep", plan.toString(), "--out", folder.resolve("out").toString());
        assertThat(sweep.code()).as(sweep.err()).isZero();
        assertThat(sweep.err()).contains("is not connected: it has 2 components");
        Run search = Run.nadir("search", "--space", "edges('" + edges + "')", "--trials", "2", "--budget", "3");
        assertThat(search.err()).contains("is not connected: it has 2 components");
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

    /** A process of its own is asked to stop as Ctrl-C does, as soon as it has kept something. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulate|--space hamming(6,5) --losses product-field(0.5) --replicates 800",
                "search|--space hamming(6,5) --losses product-field(0.5) --trials 800 --budget 60 --noise 0.9"
            })
    void aRunThatWasStoppedEndsWithTheSameBytes(String command, String options) throws Exception {
        Path whole = folder.resolve("whole");
        Run run = Run.nadir((command + " " + options + " --out " + whole).split(" "));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(whole.resolve("unfinished.nadir")).doesNotExist();

        Path out = folder.resolve("stopped");
        Path kept = out.resolve("unfinished.nadir");
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp"));
        line.add(System.getProperty("java.class.path"));
        line.add(Nadir.class.getName());
        line.addAll(List.of((command + " " + options + " --threads 1 --out " + out).split(" ")));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        while (process.isAlive() && (!Files.exists(kept) || Files.size(kept) < 2000)) {
            Thread.sleep(5);
        }
        process.destroy();
        assertThat(process.waitFor()).isNotZero();
        assertThat(folder.resolve("said.txt")).content().contains("interrupted");
        assertThat(kept).isNotEmptyFile();
        assertThat(out.resolve(command + ".json")).doesNotExist();

        Run refused = Run.nadir((command + " " + options + " --out " + out).split(" "));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("holds a run that was stopped: go on with --resume");
        Run other = Run.nadir((command + " " + options + " --seed 9 --resume --out " + out).split(" "));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("is of another run");
        Run resumed = Run.nadir((command + " " + options + " --resume --threads 2 --out " + out).split(" "));
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out().replace("stopped", "whole")).isEqualTo(run.out());
        for (String file : List.of(command + ".json", command + ".csv")) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
        assertThat(kept).doesNotExist();
    }

    @Test
    void modelsAndTheLazySamplerAreSimulatedAndLaidBesideTheClosuresAskedFor() {
        Run model = Run.nadir(
                "simulate", "--model", "preset:cifar100", "--replicates", "3", "--closure", "isotropic,cliques");
        assertThat(model.code()).as(model.err()).isZero();
        assertThat(model.out())
                .contains("spectrum-field(", "isotropic", "cliques")
                .doesNotContain(" tree ");
        Run lazy = Run.nadir(
                "simulate",
                "--space",
                "random-regular(500, 8)",
                "--losses",
                "lazy-sampler(normal(0, 1), gaussian-copula(0.5))",
                "--replicates",
                "4",
                "--closure",
                "fresh,authors");
        assertThat(lazy.code()).as(lazy.err()).isZero();
        assertThat(lazy.out()).contains("fresh", "authors", "The authors' lazy sampler");
        Run searched = Run.nadir(
                "search", "--model", "preset:cifar100", "--losses", "lazy-sampler", "--trials", "3", "--budget", "50");
        assertThat(searched.code()).as(searched.err()).isZero();
    }

    @Test
    void aTableIsCountedExactlyAndSearched() throws IOException {
        StringBuilder rows = new StringBuilder("a,b,value\n");
        for (int i = 0; i < 12; i++) {
            rows.append(i / 4)
                    .append(',')
                    .append(i % 4)
                    .append(',')
                    .append(i * 7 % 12)
                    .append('\n');
        }
        Path table = Files.writeString(folder.resolve("table.csv"), rows);
        String options = "--data " + table + " --positions a,b --value value --minimise";
        Run counted = Run.nadir(("simulate " + options).split(" "));
        assertThat(counted.code()).as(counted.err()).isZero();
        assertThat(counted.out()).containsPattern("minima +3 ");
        Run ways = Run.nadir(("simulate " + options + " --descents").split(" "));
        assertThat(ways.code()).as(ways.err()).isZero();
        assertThat(ways.out()).contains("weak basin", "first", "random");
        Run noisy = Run.nadir(("simulate " + options + " --noise 0.5 --replicates 5").split(" "));
        assertThat(noisy.code()).as(noisy.err()).isZero();
        Run searched = Run.nadir(("search " + options + " --trials 4 --budget 12").split(" "));
        assertThat(searched.code()).as(searched.err()).isZero();
    }

    @Test
    void theSweepsSeedCanBeOverridden() throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.json"), """
                {"space": "hamming(3, 3)", "losses": "product-field(0.5)", "replicates": 5, "seed": 3}""");
        String one = Run.nadir(
                        "sweep", plan.toString(), "--out", folder.resolve("one").toString())
                .out();
        String two = Run.nadir(
                        "sweep", plan.toString(), "--out", folder.resolve("two").toString(), "--seed", "4")
                .out();
        assertThat(one).contains("isotropic").isNotEqualTo(two);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulate|one of --space, --data and --model says which landscapes",
                "simulate --space hamming(2,3) --model preset:cifar10|2 of them were given",
                "simulate --space hamming(2,3) --dataset cifar10|--dataset cifar10 needs --data",
                "simulate --space hamming(2,3) --resume|--resume needs the folder",
                "simulate --model preset:cifar10 --losses iid|with --model the losses are",
                "simulate --space hamming(2,3) --losses nk(1) --closure tree|does not speak of such landscapes",
                "simulate --space hamming(2,3) --closure trees|no closure is called 'trees'",
                "simulate --space hamming(2,3) --threads 0|--threads must be a positive whole number"
            })
    void optionsThatDoNotGoTogetherAreWrongUsage(String line, String message) {
        Run run = Run.nadir(line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.err().strip().lines()).hasSize(1);
    }

    @Test
    void anEdgeListThatIsNotSymmetricIsWrongUsage() throws IOException {
        Path edges = Files.writeString(folder.resolve("g.txt"), "0 1\n1 0\n1 2\n");
        Run run = Run.nadir("simulate", "--space", "edges('" + edges + "')");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("g.txt:3: the edges are not symmetric");
        assertThat(run.err().strip().lines()).hasSize(1);
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
