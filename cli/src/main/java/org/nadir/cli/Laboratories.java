package org.nadir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.page.Story.Fact;
import org.nadir.plots.reproduce.Benchmark;
import org.nadir.plots.reproduce.Experiment;
import org.nadir.plots.reproduce.Laboratory;
import org.nadir.plots.reproduce.RepeatedRuns;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.Preset;
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
        checkIsTable(existing(data));
        return Benchmark.read(data);
    }

    /** NAS-Bench-Macro's JSON is the other file that these commands take. */
    private static void checkIsTable(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return; // told by whoever reads it
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(64);
        }
        String text = new String(start, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            throw new IOException(
                    file + ": is JSON, not a table (--macro takes NAS-Bench-Macro's results, for the figure of noise)");
        }
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

    /** The words that ask for the same again, as a shell reads them. */
    String options() {
        return (data == null ? "" : " --data " + ShellWord.of(data))
                + (macro == null ? "" : " --macro " + ShellWord.of(macro))
                + (quick ? " --quick" : "")
                + " --seed "
                + randomness.seed();
    }

    /** What follows a caption. */
    Function<Experiment, String> provenance(String command) {
        return experiment ->
                data(experiment) + "Seed " + randomness.seed() + ". Made by: ./nadir " + command + options() + ".";
    }

    private String data(Experiment experiment) {
        List<String> files = new ArrayList<>();
        if (data != null && experiment.usesBenchmarks()) {
            files.add(data.getFileName().toString());
        }
        if (macro != null && experiment == Experiment.NOISE) {
            files.add(macro.getFileName().toString());
        }
        if (!files.isEmpty()) {
            return "Data: " + String.join(", ", files) + ". ";
        }
        return experiment.usesBenchmarks()
                ? "Data: models embedded in Nadir, presets " + String.join(", ", Preset.names()) + ". "
                : experiment == Experiment.NOISE
                        ? "Data: numbers of NAS-Bench-Macro embedded in Nadir. "
                        : "No data: theory and sampled landscapes. ";
    }

    /** The files and what they were when they were read. */
    List<Fact> facts() throws IOException {
        List<Fact> facts = new ArrayList<>();
        for (Path file : new Path[] {data, macro}) {
            if (file != null) {
                facts.add(new Fact(file.getFileName().toString(), "SHA-256 " + sha256(file)));
            }
        }
        return facts;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
