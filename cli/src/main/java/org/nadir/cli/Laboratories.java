package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.reproduce.Benchmark;
import org.nadir.plots.reproduce.Laboratory;
import org.nadir.plots.reproduce.RepeatedRuns;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that run experiments. */
final class Laboratories {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "The NATS-Bench table (nats_bench.csv); without it, the models embedded in Nadir.")
    private @Nullable Path data;

    @Option(
            names = "--macro",
            paramLabel = "FILE",
            description =
                    "NAS-Bench-Macro's results (JSON), for the figure of noise; without it, what was computed from"
                            + " them.")
    private @Nullable Path macro;

    @Option(names = "--quick", description = "Sample an eighth of the landscapes, and the smaller spaces only.")
    private boolean quick;

    @Mixin
    private final Randomness randomness = new Randomness();

    /** For picocli. */
    Laboratories() {
        this.quick = false;
    }

    Laboratory laboratory(Progress progress) throws IOException {
        Laboratory laboratory = Laboratory.of(randomness.seed(), threads(), progress, quick);
        return macro == null ? laboratory : laboratory.with(RepeatedRuns.read(existing(macro)));
    }

    Threads threads() {
        return Threads.of(randomness.threads());
    }

    List<Benchmark> benchmarks() throws IOException {
        if (data == null) {
            return Benchmark.embedded();
        }
        return Benchmark.read(existing(data));
    }

    private static Path existing(Path file) throws NoSuchFileException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    long seed() {
        return randomness.seed();
    }

    boolean quick() {
        return quick;
    }

    /** The words that ask for the same again. */
    String options() {
        return (data == null ? "" : " --data " + data.getFileName())
                + (macro == null ? "" : " --macro " + macro.getFileName())
                + (quick ? " --quick" : "")
                + " --seed "
                + randomness.seed();
    }

    /** What follows a caption. */
    String provenance(String command) {
        return (data == null ? "Data: models embedded in Nadir" : "Data: " + data.getFileName())
                + (macro == null ? ". " : ", " + macro.getFileName() + ". ") + "Seed "
                + randomness.seed() + ". Made by: ./nadir " + command + options() + ".";
    }
}
