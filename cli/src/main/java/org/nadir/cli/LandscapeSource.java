package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.landscape.read.CategoricalFile;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NasBenchMacro;
import org.nadir.simulation.landscape.read.NasBenchSuiteZero;
import org.nadir.simulation.landscape.read.NatsBench;
import org.nadir.simulation.landscape.read.Resolution;
import org.nadir.simulation.landscape.read.TableFormat;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say where a landscape is and how to read it; whether {@code --data} must be there, heirs say. */
abstract class LandscapeSource {
    /** What a file may be, for the help of {@code --data}. */
    static final String FILES = "NATS-Bench, NAS-Bench-Macro, NAS-Bench-Suite-Zero, or any table of categorical columns"
            + " (with --positions, --sequence or --cells, and --value); plain or gzipped.";

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Which run of NAS-Bench-Macro: 1, 2, 3 or mean (default: mean).")
    private @Nullable String run;

    @Option(
            names = "--positions",
            split = ",",
            paramLabel = "COLUMN",
            description = "The columns of the positions, by name or by number from 1.")
    private List<String> positions = new ArrayList<>();

    @Option(
            names = "--sequence",
            paramLabel = "COLUMN",
            description = "One column that holds the configuration, a character a position.")
    private @Nullable String sequence;

    @Option(names = "--cells", paramLabel = "COLUMN", description = "One column that holds NAS-Bench-201 cell strings.")
    private @Nullable String cells;

    @Option(names = "--value", paramLabel = "COLUMN", description = "The column of the value.")
    private @Nullable String value;

    @ArgGroup
    private @Nullable Direction direction;

    /** Which way is better. */
    static final class Direction {
        @Option(names = "--maximise", description = "Greater values are better: the loss is -value.")
        private boolean maximise;

        @SuppressWarnings("UnusedVariable") // it is there to be said; what is read is --maximise
        @Option(names = "--minimise", description = "Smaller values are better: the loss is the value.")
        private boolean minimise;
    }

    @Option(
            names = "--separator",
            paramLabel = "CHARACTER",
            description = "The character between fields, or 'tab' (default: found out).")
    private @Nullable String separator;

    @Option(names = "--no-header", description = "The first line is a row; columns are numbers from 1.")
    private boolean noHeader;

    @Option(names = "--drop-missing", description = "Leave out rows without a value, and say how many.")
    private boolean dropMissing;

    @Option(names = "--drop-constant", description = "Leave out positions that do not vary, and say how many.")
    private boolean dropConstant;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "The column whose equal values name equivalent configurations (of cells: UniqueString).")
    private @Nullable String group;

    @Option(
            names = "--merge",
            description = "Merge equivalent configurations (isomorphic cells, of equal UniqueString) into one vertex,"
                    + " with their mean loss, and say how many.")
    private boolean merge;

    @Option(
            names = "--resolution",
            paramLabel = "STEP",
            description = "Round losses to multiples of STEP: brings back ties that rounding noise hides.")
    private @Nullable Double resolution;

    /** For picocli. */
    LandscapeSource() {
        this.noHeader = false;
        this.dropMissing = false;
        this.dropConstant = false;
        this.merge = false;
    }

    /** The file of {@code --data}. */
    abstract Path file();

    /** The options that were given, but for {@code --data}, as they could be given again. */
    String words() {
        StringBuilder words = new StringBuilder();
        word(words, "--run", run);
        word(words, "--positions", positions.isEmpty() ? null : String.join(",", positions));
        word(words, "--sequence", sequence);
        word(words, "--cells", cells);
        word(words, "--value", value);
        if (direction != null) {
            words.append(direction.maximise ? " --maximise" : " --minimise");
        }
        word(words, "--separator", separator);
        words.append(noHeader ? " --no-header" : "")
                .append(dropMissing ? " --drop-missing" : "")
                .append(dropConstant ? " --drop-constant" : "");
        word(words, "--group", group);
        words.append(merge ? " --merge" : "");
        word(words, "--resolution", resolution);
        return words.toString();
    }

    private static void word(StringBuilder words, String option, @Nullable Object value) {
        if (value != null) {
            words.append(' ').append(option).append(' ').append(value);
        }
    }

    /** Whether the file is one of the benchmarks that are read by the name of a data set. */
    boolean general() {
        return !positions.isEmpty() || sequence != null || cells != null;
    }

    /** The runs of a NAS-Bench-Macro file; empty for other files, or where one run is asked for. */
    List<CategoricalTable> runs() throws IOException {
        return isJson(file()) && run == null && !general() && !isSuiteZero(file())
                ? NasBenchMacro.readRuns(existing(file()))
                : List.of();
    }

    /** The name for a model of the data set. */
    String name(@Nullable String dataset) {
        return merge ? unmergedName(dataset) + "-merged" : unmergedName(dataset);
    }

    /** The name for people. */
    String title(@Nullable String dataset) {
        if (!isJson(file()) || general() || isSuiteZero(file())) {
            return name(dataset);
        }
        String which = run == null || run.equals("mean") ? "mean of runs" : "run " + run;
        return "NAS-Bench-Macro, " + which + (merge ? ", merged" : "");
    }

    private String unmergedName(@Nullable String dataset) {
        if (dataset != null) {
            return dataset.toLowerCase(Locale.ROOT);
        }
        String file = file().getFileName().toString();
        int end = file.indexOf('.');
        String stem = end > 0 ? file.substring(0, end) : file;
        return isJson(file()) && !general() ? stem + "-" + (run == null ? "mean" : run) : stem;
    }

    /** The landscape of the data set, rounded and merged where asked. */
    CategoricalTable table(@Nullable String dataset) throws IOException {
        return table(file(), dataset);
    }

    /** The same of another file, read as {@code --data} is. */
    CategoricalTable table(Path file, @Nullable String dataset) throws IOException {
        CategoricalTable table = unrounded(existing(file), dataset);
        table = resolution == null ? table : Resolution.rounded(table, resolution);
        return merge ? table.merged() : table;
    }

    private CategoricalTable unrounded(Path file, @Nullable String dataset) throws IOException {
        if (general()) {
            return generalTable(file, dataset);
        }
        requireNoGroup();
        if (value != null) {
            throw new IllegalArgumentException(
                    "--value " + value + " needs the configuration: --positions, --sequence or --cells");
        }
        if (isJson(file)) {
            if (isSuiteZero(file)) {
                if (dataset == null) {
                    throw new IllegalArgumentException("--data " + file + " needs --dataset, such as cifar10");
                }
                return NasBenchSuiteZero.read(file, dataset);
            }
            if (dataset != null && run != null) {
                throw new IllegalArgumentException(
                        "a data set of NAS-Bench-Macro is a run: " + dataset + " and --run " + run + " are two");
            }
            return NasBenchMacro.read(file, dataset != null ? dataset : run == null ? "mean" : run);
        }
        if (run != null) {
            throw new IllegalArgumentException(
                    "--run " + run + " is for NAS-Bench-Macro; of a NATS-Bench table choose --dataset");
        }
        if (dataset == null) {
            throw new IllegalArgumentException(
                    "--data " + file + " needs --dataset (one of " + String.join(", ", NatsBench.dataSets())
                            + "), or --positions, --sequence or --cells with --value");
        }
        return NatsBench.read(file, dataset);
    }

    private CategoricalTable generalTable(Path file, @Nullable String dataset) throws IOException {
        int ways = (positions.isEmpty() ? 0 : 1) + (sequence == null ? 0 : 1) + (cells == null ? 0 : 1);
        if (ways > 1) {
            throw new IllegalArgumentException("only one of --positions, --sequence and --cells can be given");
        }
        String column = value == null ? dataset : value;
        if (column == null) {
            throw new IllegalArgumentException("--value is missing: which column of " + file + " holds the value?");
        }
        if (direction == null) {
            throw new IllegalArgumentException(
                    "--maximise or --minimise is missing: which way is " + column + " better?");
        }
        if (cells != null) {
            requireNoGroup();
            return NatsBench.read(file, cells, column, direction.maximise);
        }
        TableFormat format = sequence == null
                ? TableFormat.ofPositions(positions, column, direction.maximise)
                : TableFormat.ofSequence(sequence, column, direction.maximise);
        if (separator != null) {
            format = format.withSeparator(character(separator));
        }
        format = group == null ? format : format.withGroup(group);
        format = noHeader ? format.withoutHeader() : format;
        format = dropMissing ? format.droppingMissingValues() : format;
        format = dropConstant ? format.droppingConstantPositions() : format;
        return CategoricalFile.read(file, format);
    }

    private void requireNoGroup() {
        if (group != null) {
            throw new IllegalArgumentException("--group " + group + " is for tables with --positions or --sequence");
        }
    }

    private static char character(String separator) {
        if (separator.equals("tab") || separator.equals("\\t")) {
            return '\t';
        }
        if (separator.length() != 1) {
            throw new IllegalArgumentException(
                    "--separator must be one character or 'tab', but was '" + separator + "'");
        }
        return separator.charAt(0);
    }

    private static Path existing(Path data) throws NoSuchFileException {
        if (!Files.exists(data)) {
            throw new NoSuchFileException(data.toString());
        }
        return data;
    }

    private static boolean isJson(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(".json.gz");
    }

    private static boolean isSuiteZero(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).startsWith("zc_");
    }
}
