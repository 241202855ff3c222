package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @Test
    void helpIsPrintedOnStdoutAndSucceeds() {
        Run run = Run.nadir("--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: nadir").contains("Examples:").contains("Exit codes:");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Nadir.WIDTH);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void everyCommandHasAHelpOfPrintableWidth() {
        for (String command : Run.commands()) {
            Run run = Run.nadir(command, "--help");
            assertThat(run.code()).as(command).isZero();
            assertThat(run.out()).as(command).contains("Usage: nadir " + command);
            assertThat(run.out().lines()).as(command).allMatch(line -> line.length() <= Nadir.WIDTH);
        }
    }

    @Test
    void versionNamesNadirAndJava() {
        Run run = Run.nadir("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("nadir ").contains("Java " + Runtime.version());
    }

    @Test
    void aMissingCommandIsUsage() {
        fails(Run.nadir(), 2, "nadir: a command is missing (see nadir --help)");
    }

    @Test
    void anUnknownCommandSuggestsTheNearest() {
        fails(
                Run.with(new Probe(p -> {}), "porbe"),
                2,
                "nadir: unknown command 'porbe'; did you mean 'probe'? (see nadir --help)");
        fails(Run.with(new Probe(p -> {}), "xylophone"), 2, "nadir: unknown command 'xylophone' (see nadir --help)");
    }

    @Test
    void anUnknownOptionSuggestsTheNearest() {
        fails(
                Run.with(new Probe(p -> {}), "probe", "--sead=3"),
                2,
                "nadir probe: unknown option '--sead=3'; did you mean '--seed'? (see nadir probe --help)");
    }

    @Test
    void aWordWhereANumberBelongsIsUsage() {
        Run run = Run.with(new Probe(p -> {}), "probe", "--seed", "many");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("--seed")
                .contains("'many' is not a whole number")
                .hasLineCount(1);
        Run format = Run.with(new Probe(p -> {}), "probe", "--format", "xml");
        assertThat(format.code()).isEqualTo(2);
        assertThat(format.err()).contains("--format").contains("xml").hasLineCount(1);
    }

    @Test
    void wholeNumbersAreReadAsPeopleWriteThem() {
        long[] seeds = new long[1];
        for (String written : new String[] {"1000000", "1_000_000", "1e6", "10.0e5"}) {
            assertThat(Run.with(new Probe(p -> seeds[0] = p.randomness.seed()), "probe", "--seed", written)
                            .code())
                    .isZero();
            assertThat(seeds[0]).isEqualTo(1_000_000);
        }
        for (String refused : new String[] {"1.5", "1e30", "1e999999999", "9223372036854775808"}) {
            Run run = Run.with(new Probe(p -> {}), "probe", "--seed", refused);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err())
                    .contains("'" + refused + "' is not a whole number from")
                    .hasLineCount(1);
        }
    }

    @Test
    void threadsBelowOneAreUsage() {
        for (String threads : new String[] {"0", "-2"}) {
            fails(
                    Run.with(new Probe(p -> p.randomness.threads()), "probe", "--threads=" + threads),
                    2,
                    "nadir probe: --threads must be a positive whole number, but was " + threads
                            + " (see nadir probe --help)");
        }
    }

    @Test
    void whatTheLibraryRefusesAsAnArgumentIsUsage() {
        fails(
                throwing(new IllegalArgumentException("sd must be positive and finite, but was -0.1")),
                2,
                "nadir probe: sd must be positive and finite, but was -0.1");
    }

    @Test
    void malformedDataIsFailureAndStaysOneLine() {
        IOException malformed = new IOException("bench.csv:17:\n  accuracy is 'x'");
        fails(throwing(malformed), 1, "nadir probe: bench.csv:17: accuracy is 'x'");
        fails(throwing(new UncheckedIOException(malformed)), 1, "nadir probe: bench.csv:17: accuracy is 'x'");
    }

    @Test
    void aMissingFileIsNamedWithItsReason() {
        fails(
                Run.with(new Probe(p -> Files.readString(Path.of("no-such.csv"))), "probe"),
                1,
                "nadir probe: no-such.csv: no such file or folder");
    }

    @Test
    void aFaultNamesItsClassAndTheTraceIsShownOnlyWithDebug() {
        Run quiet = throwing(new IllegalStateException("broken"));
        fails(quiet, 1, "nadir probe: IllegalStateException: broken");
        Run loud = Run.with(
                new Probe(p -> {
                    throw new IllegalStateException("broken");
                }),
                "probe",
                "--debug");
        assertThat(loud.code()).isEqualTo(1);
        assertThat(loud.err()).startsWith(quiet.err()).contains("\tat ");
    }

    @Test
    void exhaustedMemoryAndStackAreOneLine() {
        Run heap = Run.with(
                new Probe(p -> {
                    throw new OutOfMemoryError("Java heap space");
                }),
                "probe");
        assertThat(heap.code()).isEqualTo(1);
        assertThat(heap.err())
                .contains("out of memory")
                .contains("NADIR_JAVA_OPTIONS")
                .hasLineCount(1);
        Run stack = Run.with(new Probe(CommandLineTest::fall), "probe");
        assertThat(stack.code()).isEqualTo(1);
        assertThat(stack.err()).contains("stack overflowed").hasLineCount(1);
        Run drawing = Run.with(
                new Probe(p -> {
                    throw new UnsatisfiedLinkError("libawt.so: cannot open shared object file");
                }),
                "probe");
        assertThat(drawing.code()).isEqualTo(1);
        assertThat(drawing.err())
                .contains("this Java can not draw: libawt.so")
                .contains("-jre-headless")
                .hasLineCount(1);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void fall(Probe probe) {
        fall(probe);
    }

    @Test
    void cancelledWorkIsInterrupted() {
        fails(throwing(new CancellationException()), 130, "nadir probe: interrupted");
    }

    @Test
    void oneReportComesOutInThreeFormats() {
        Probe probe = new Probe(p -> p.output.print(Probe.report(p.randomness.seed())));
        assertThat(Run.with(probe, "probe").out()).contains("counted").contains("624.5     ± 1.1");
        assertThat(Run.with(probe, "probe", "--format=csv").out()).isEqualTo("""
                        source,minima,minima_error,n
                        predicted,625.0,1.0E-11,15625
                        counted,624.53,1.12,15625
                        """);
        assertThat(Run.with(probe, "probe", "--format=JSON", "--seed=7").out())
                .contains("\"seed\": 7")
                .contains("\"value\": 624.53");
    }

    @Test
    void anUnwritableFolderIsNamedBeforeWorkStarts(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "kept");
        Probe probe = new Probe(p -> {
            try (OutputFolder out = p.output.folder("out")) {
                out.text("a.txt", "new");
                out.commit();
            }
        });
        fails(
                Run.with(probe, "probe", "--out", file.toString()),
                1,
                "nadir probe: --out " + file + " is a file, not a folder");
        Run below = Run.with(probe, "probe", "--out", file.resolve("deeper").toString());
        assertThat(below.code()).isEqualTo(1);
        assertThat(below.err()).contains(file.resolve("deeper").toString()).hasLineCount(1);
        assertThat(file).hasContent("kept");
    }

    private static Run throwing(Exception e) {
        return Run.with(
                new Probe(p -> {
                    throw e;
                }),
                "probe");
    }

    private static void fails(Run run, int code, String line) {
        assertThat(run.err()).isEqualTo(line + System.lineSeparator());
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
    }
}
