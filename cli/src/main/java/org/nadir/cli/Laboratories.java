package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.reproduce.Benchmark;
import org.nadir.plots.reproduce.Laboratory;
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

    @Option(names = "--quick", description = "Sample an eighth of the landscapes, and the smaller spaces only.")
    private boolean quick;

    @Mixin
    private final Randomness randomness = new Randomness();

    /** For picocli. */
    Laboratories() {
        this.quick = false;
    }

    Laboratory laboratory(Progress progress) {
        return Laboratory.of(randomness.seed(), threads(), progress, quick);
    }

    Threads threads() {
        return Threads.of(randomness.threads());
    }

    List<Benchmark> benchmarks() throws IOException {
        if (data == null) {
            return Benchmark.embedded();
        }
        if (!Files.exists(data)) {
            throw new NoSuchFileException(data.toString());
        }
        return Benchmark.read(data);
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
                + (quick ? " --quick" : "")
                + " --seed "
                + randomness.seed();
    }

    /** What follows a caption. */
    String provenance(String command) {
        return (data == null ? "Data: models embedded in Nadir. " : "Data: " + data.getFileName() + ". ") + "Seed "
                + randomness.seed() + ". Made by: ./nadir " + command + options() + ".";
    }
}
