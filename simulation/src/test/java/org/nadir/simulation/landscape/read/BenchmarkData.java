package org.nadir.simulation.landscape.read;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the benchmark files are: the folder that NADIR_DATA names, or ../shared/data beside the repository. */
public final class BenchmarkData {
    private BenchmarkData() {}

    /**
     * The NATS-Bench table; skips the test where it is absent.
     *
     * @return the file
     */
    public static Path natsBench() {
        return file("nats_bench.csv");
    }

    /**
     * The NAS-Bench-Macro table; skips the test where it is absent.
     *
     * @return the file
     */
    public static Path nasBenchMacro() {
        return file("nas-bench-macro_cifar10.json");
    }

    private static Path file(String name) {
        String named = System.getenv("NADIR_DATA");
        // Tests run in the module's folder, one below the repository's root.
        Path folder = named == null ? Path.of("..", "..", "shared", "data") : Path.of(named);
        Path file = folder.resolve(name);
        assumeTrue(
                Files.exists(file),
                () -> "skipped: " + name + " is not in " + folder + " (set NADIR_DATA to the folder that holds it)");
        return file;
    }
}
