package org.nadir.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A landscape's file where there must be one. */
final class GivenTable extends LandscapeSource {
    @Option(
            names = "--data",
            required = true,
            // before the options of how it is read, which are inherited
            order = -2,
            paramLabel = "FILE",
            description = "A table: " + FILES)
    private Path data = Path.of("");

    @Override
    Path file() {
        return data;
    }
}
