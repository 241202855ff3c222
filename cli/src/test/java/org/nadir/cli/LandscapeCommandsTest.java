package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.simulation.fit.ModelFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LandscapeCommandsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LETTERS = "ACDEF";

    @TempDir
    private Path folder;

    private String out() {
        return folder.resolve("out").toString();
    }

    /** Sequences of four letters out of five, some left out, with two values each. */
    private String variants(double kept) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder("variant\tfitness\tbinding\n");
        for (int v = 0; v < 625; v++) {
            StringBuilder word = new StringBuilder();
            int rest = v;
            double additive = 0;
            for (int p = 0; p < 4; p++) {
                word.append(LETTERS.charAt(rest % 5));
                additive += (rest % 5) * (p + 1);
                rest /= 5;
            }
            if (random.nextDouble() < kept) {
                text.append(word).append('\t').append(additive + 3 * random.nextDouble());
                text.append('\t')
                        .append(additive * additive + random.nextDouble())
                        .append('\n');
            }
        }
        return Files.writeString(folder.resolve("variants.tsv"), text).toString();
    }

    private static JsonNode table(JsonNode root, String key) {
        JsonNode found = root.findValue(key);
        assertThat(found).as(key).isNotNull();
        return found;
    }

    @Test
    void aTableWithGapsIsInspected() throws IOException {
        Run run = Run.nadir(
                "inspect", "--data", variants(0.8), "--sequence", "variant", "--value", "fitness", "--maximise");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("hamming(4, 5)")
                .contains("-fitness")
                .containsPattern("combinations +625")
                .containsPattern("missing combinations +1\\d\\d\\b")
                .contains("strict minima")
                .contains("Random-walk autocorrelation");
    }

    @Test
    void aTableWithGapsIsFittedAndItsModelFileReadsBack() throws IOException {
        String[] words = {
            "fit",
            "--data",
            variants(0.8),
            "--sequence",
            "variant",
            "--value",
            "fitness",
            "--maximise",
            "--model",
            "copula,spectrum,skeleton,tree,cliques",
            "--replicates",
            "39",
            "--bootstraps",
            "19",
            "--out",
            out(),
            "--format",
            "json"
        };
        Run run = Run.nadir(words);
        assertThat(run.code()).isZero();
        JsonNode root = JSON.readTree(run.out());
        assertThat(table(root, "drawn_skeleton").toString()).contains("mean steps");
        assertThat(table(root, "drawn_tree").toString()).contains("share ending in the best 10 %");
        assertThat(table(root, "drawn_cliques").toString()).contains("mean basin of minima");
        assertThat(table(root, "random_walk").toString()).contains("grid");
        assertThat(table(root, "copula_test").toString()).contains("distance");
        assertThat(run.out()).contains("Of these models").contains("Verdict:").contains("Degrees vary");
        assertThat(table(root, "marginals").toString()).contains("kernel density");
        assertThat(table(root, "copulas").toString()).contains("grid of");
        assertThat(table(root, "defects").toString()).contains("grid copula");
        Path model = Path.of(out(), "variants-fitness.json");
        assertThat(ModelFile.read(model).gridCopula()).isPresent();
        // What other commands make of a model of unequal degrees.
        assertThat(Run.nadir("predict", "--model", model.toString()).out())
                .contains("degrees by rank")
                .contains("know one degree only");
        assertThat(Run.nadir("predict", "--model", model.toString(), "--closure", "tree")
                        .err())
                .contains("--closure tree needs one degree");
        for (String losses : new String[] {"spectrum-field", "copula-graph"}) {
            Run simulated = Run.nadir("simulate", "--model", model.toString(), "--losses", losses, "--replicates", "5");
            assertThat(simulated.err()).isEmpty();
            assertThat(simulated.out()).contains("minima");
        }
        assertThat(Run.nadir("simulate", "--model", model.toString(), "--losses", "pair-graph")
                        .err())
                .contains("has one degree");
        // The same bytes again.
        assertThat(Run.nadir(words).out()).isEqualTo(run.out());
    }

    @Test
    void twoValueColumnsAreContrasted() throws IOException {
        Run run = Run.nadir(
                "contrast",
                "--data",
                variants(1),
                "--sequence",
                "variant",
                "--datasets",
                "fitness,binding",
                "--maximise",
                "--bootstraps",
                "20",
                "--out",
                out());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("fitness and binding")
                .contains("The same neighbourhood distribution?")
                .contains("in common");
        JsonNode root = JSON.readTree(Files.readString(Path.of(out(), "contrast.json")));
        assertThat(table(root, "same_neighbourhood").toString()).contains("fitness", "binding");
        assertThat(Path.of(out(), "contrast.csv")).content().contains("r(1)");
        assertThat(Path.of(out(), "neighbour-distributions.png")).isNotEmptyFile();
        assertThat(Path.of(out(), "neighbour-distributions.txt")).content().contains("counted in cells");
    }

    @Test
    void twoFilesAreContrasted() throws IOException {
        Path other = Path.of(variants(1)).resolveSibling("others.csv");
        Files.copy(Path.of(variants(1)), other);
        Run run = Run.nadir(
                "contrast",
                "--data",
                variants(1),
                "--with",
                other.toString(),
                "--sequence",
                "variant",
                "--value",
                "fitness",
                "--maximise",
                "--bootstraps",
                "20");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("variants and others");
        assertThat(run.out()).containsPattern("variants +others +0 ");
    }

    @Test
    void isomorphicCellsAreMergedAndCounted() {
        String file = data("nats_bench.csv").toString();
        Run run = Run.nadir("inspect", "--data", file, "--dataset", "imagenet16-120", "--merge");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("merged 15625 rows into 6466 classes", "9159 rows fewer");
        assertThat(run.out()).containsPattern("strict minima +23\\b").contains("12 to 262");
        Run fit = Run.nadir("fit", "--data", file, "--dataset", "imagenet16-120", "--merge", "--out", out());
        assertThat(fit.code()).isZero();
        assertThat(fit.out()).contains("degrees by rank").contains("imagenet16-120-merged.json");
        Run field = Run.nadir(
                "fit", "--data", file, "--dataset", "cifar10", "--merge", "--model", "spectrum", "--out", out());
        assertThat(field.code()).isEqualTo(2);
        assertThat(field.err()).contains("fields are drawn on combinations");
        assertThat(Run.nadir(
                                "contrast",
                                "--data",
                                file,
                                "--datasets",
                                "cifar10,cifar100",
                                "--merge",
                                "--bootstraps",
                                "20")
                        .out())
                .contains("same neighbourhood distribution");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "inspect --data FILE --sequence variant --value fitness # 2 # --maximise or --minimise is missing",
                "inspect --data FILE --sequence variant --maximise # 2 # --value is missing",
                "inspect --data FILE --value fitness # 2 # needs the configuration",
                "inspect --data FILE # 2 # needs --dataset",
                "inspect --data FILE --sequence variant --positions variant --value fitness --maximise # 2 # only one of",
                "inspect --data FILE --sequence variant --value variant --maximise # 2 # --sequence names variant, which is the column of --value",
                "inspect --data FILE --sequence variant --value weight --maximise # 1 # has no column 'weight'",
                "inspect --data FILE --sequence variant --value fitness --maximise --separator ab # 2 # one character",
                "inspect --data FILE --sequence variant --value fitness --maximise --merge # 2 # names no classes",
                "inspect --data FILE --dataset cifar10 --group a # 2 # --group has no meaning for a NATS-Bench table",
                "inspect --data FILE --dataset cifar10 --minimise # 2 # --minimise has no meaning for a NATS-Bench",
                "inspect --data FILE --dataset cifar10 --no-header # 2 # --no-header has no meaning",
                "inspect --data FILE --dataset cifar10 --separator tab # 2 # --separator has no meaning",
                "inspect --data FILE --dataset cifar10 --drop-missing # 2 # --drop-missing has no meaning",
                "inspect --data FILE --dataset cifar10 --drop-constant # 2 # --drop-constant has no meaning",
                "inspect --data FILE --dataset cifar10 --repeats # 2 # --repeats has no meaning",
                "inspect --data FILE --cells variant --value fitness --maximise --drop-constant # 2 # a cell has 6",
                "inspect --data FILE --sequence variant --value fitness --dataset binding --maximise # 2 # are two",
                "inspect --data FILE --sequence variant --value fitness --maximise --run 1 # 2 # name the column",
                "inspect --data FILE --sequence variant --value fitness --maximise --low 0.5 --high 0.4 # 2 # 0 <= low",
                "inspect --data nowhere.csv --dataset cifar10 # 1 # nowhere.csv",
                "inspect --data FILE --sequence variant --value fitness --maximise --resolution -1 # 2 # resolution must be",
                "fit --data FILE --sequence variant --value fitness --maximise --model magic # 2 # magic",
                "fit --data FILE --sequence variant --value fitness --maximise --replicates 1 # 2 # --replicates must be",
                "contrast --data FILE --sequence variant --datasets fitness --maximise # 2 # at least two",
            })
    void badInputIsOneLine(String command, int code, String message) throws IOException {
        String file = variants(1);
        Run run = Run.nadir(command.strip().replace("FILE", file).split(" "));
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(message.strip());
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theBenchmarksPredictionsAreTheDesigns() {
        Path file = data("nats_bench.csv");
        Run run = Run.nadir(
                "fit", "--data", file.toString(), "--dataset", "imagenet16-120", "--format", "json", "--out", out());
        assertThat(run.code()).isZero();
        JsonNode root = JSON.readTree(run.out());
        JsonNode predicted = table(root, "predicted");
        assertThat(table(root, "curves").toString()).contains("lemma").contains("share ending in the best 0.1 %");
        assertThat(minima(predicted, "isotropic")).isCloseTo(20.45, within(0.01));
        assertThat(minima(predicted, "cliques")).isCloseTo(35.06, within(0.01));
        // theory.md: the authors' pair predicts 358.
        assertThat(minima(predicted, "the authors' pair")).isCloseTo(358, within(0.5));
        assertThat(run.out()).contains("not stationary");
    }

    private static double minima(JsonNode table, String closure) {
        for (JsonNode row : table.isArray() ? table : table.get("rows")) {
            if (row.toString().contains(closure)) {
                JsonNode minima = row.get("minima");
                return minima.isNumber()
                        ? minima.doubleValue()
                        : minima.get("value").doubleValue();
            }
        }
        throw new AssertionError("no " + closure + " in " + table);
    }

    @Test
    void whatWasLeftOutIsInEveryReport() throws IOException {
        Path file = Path.of(variants(1)).resolveSibling("gaps.tsv");
        Files.writeString(file, Files.readString(Path.of(variants(1))).replaceFirst("AAAA\t[^\t]*", "AAAA\tNone"));
        String[] words = {
            "inspect",
            "--data",
            file.toString(),
            "--sequence",
            "variant",
            "--value",
            "fitness",
            "--maximise",
            "--drop-missing",
            "--format",
            "json"
        };
        Run json = Run.nadir(words);
        assertThat(json.code()).isZero();
        assertThat(json.err()).contains("1 row without a value left out");
        JsonNode root = JSON.readTree(json.out());
        assertThat(table(root, "reading").toString()).contains("1 row without a value left out");
        for (JsonNode fact : table(root, "landscape")) {
            if (fact.get("what").stringValue().matches("vertices|rho.*|missing.*|different losses|good end.*")) {
                assertThat(fact.get("value").isNumber()).as(fact.toString()).isTrue();
            }
        }
        assertThat(json.out()).contains("\"value\": 624").containsPattern("\"strict minima\",\\s+\"counted\": \\d+\\s");
        words[words.length - 1] = "csv";
        assertThat(Run.nadir(words).out()).contains("1 row without a value left out");
        words[words.length - 1] = "text";
        Run text = Run.nadir(words);
        assertThat(text.out()).contains("1 row without a value left out");
        assertThat(text.err()).isEmpty();
    }

    @Test
    void columnsThatAreRunsTellTheNoise() throws IOException {
        Run run = Run.nadir(
                "inspect",
                "--data",
                variants(1),
                "--sequence",
                "variant",
                "--value",
                "fitness,binding",
                "--maximise",
                "--low",
                "0.1",
                "--high",
                "0.9");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("-mean(fitness, binding)", "from 2 runs: reliability 0.9", "mean of 2", "without noise")
                .contains("losses, window", "window, walked", "no window");
    }

    @Test
    void aSmallTableIsRefusedWithItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("small.csv"), "a,b,y\n0,0,1\n0,1,2\n1,0,3\n1,1,4\n");
        Run run = Run.nadir("inspect", "--data", file.toString(), "--positions", "a,b", "--value", "y", "--minimise");
        // Whatever it is refused for, the file is named.
        assertThat(run.code() == 0 || run.err().contains("small.csv: ")).isTrue();
        Path other = Files.writeString(folder.resolve("other.txt"), "{\"some\": 1}");
        Run json = Run.nadir("inspect", "--data", other.toString(), "--dataset", "cifar10");
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.err()).contains("other.txt: is JSON, but neither");
    }

    @Test
    void threeRunsTellTheNoise() {
        Path file = data("nas-bench-macro_cifar10.json");
        Run run = Run.nadir("inspect", "--data", file.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("reliability 0.9701")
                .contains("rho 0.8045")
                .contains("32, 39, 46")
                .containsPattern("one run +29\\.22")
                .containsPattern("mean of 3 +17\\.88");
    }

    private static Path data(String name) {
        String named = System.getenv("NADIR_DATA");
        Path folder = named == null ? Path.of("..", "..", "shared", "data") : Path.of(named);
        Path file = folder.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: " + name + " is not in " + folder);
        return file;
    }
}
