package org.nadir.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A landscape's file where there may be one. */
final class OptionalTable extends LandscapeSource {
    @Option(
            names = "--data",
            // before the options of how it is read, which are inherited
            order = -2,
            paramLabel = "FILE",
            description = "A table: " + FILES)
    private @Nullable Path data;

    /**
     * Whether there is one.
     *
     * @throws IllegalArgumentException if there is not, and yet an option says how to read it
     */
    boolean isGiven() {
        if (data == null && !words().isEmpty()) {
            throw new IllegalArgumentException(words().strip() + " needs --data FILE");
        }
        return data != null;
    }

    @Override
    Path file() {
        if (data == null) {
            throw new IllegalStateException("there is no --data");
        }
        return data;
    }
}
