package org.nadir.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that samples: a seed, and threads that do not change the result. */
final class Randomness {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "20210727",
            description =
                    "All randomness comes from it: the same seed gives the same bytes (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "COUNT",
            defaultValue = "0",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Threads to use (default: one a processor); the result does not depend on it.")
    private int threads;

    private Randomness(CommandSpec spec) {
        this.spec = spec;
    }

    /** For picocli. */
    Randomness() {
        this(CommandSpec.create());
    }

    long seed() {
        return seed;
    }

    int threads() {
        if (spec.commandLine().getParseResult().hasMatchedOption("--threads") && threads < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--threads must be a positive whole number, but was " + threads);
        }
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
