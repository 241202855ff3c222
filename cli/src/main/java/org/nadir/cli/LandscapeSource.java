package org.nadir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.landscape.read.CategoricalFile;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.FileLayout;
import org.nadir.simulation.landscape.read.MalformedDataException;
import org.nadir.simulation.landscape.read.Missing;
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

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            description = "The column of the value. Several, separated by commas, are repeated runs of one measurement:"
                    + " the loss is their mean.")
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

    @Option(
            names = "--drop-missing",
            description = "Leave out rows without a value, and say how many: an empty cell, or " + Missing.WORDS + ".")
    private boolean dropMissing;

    @Option(names = "--drop-constant", description = "Leave out positions that do not vary, and say how many.")
    private boolean dropConstant;

    @Option(
            names = "--repeats",
            description = "Rows of one configuration are repeated runs: the loss is their mean, and how many is said.")
    private boolean repeats;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "The column whose equal values name equivalent configurations (of cells: UniqueString). A row"
                    + " without a value there is like no other.")
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
        this.repeats = false;
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
                .append(dropConstant ? " --drop-constant" : "")
                .append(repeats ? " --repeats" : "");
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

    /** The repeated runs that a table is the mean of, rounded as it is; empty where there are none. */
    List<CategoricalTable> runs(CategoricalTable table, @Nullable String dataset) throws IOException {
        boolean mean = run == null ? dataset == null || dataset.equals("mean") : run.equals("mean");
        if (general() || layout(file()) != FileLayout.MACRO || !mean || table.isMerged()) {
            return table.runs();
        }
        List<CategoricalTable> runs = new ArrayList<>();
        for (CategoricalTable one : NasBenchMacro.readRuns(existing(file()))) {
            runs.add(resolution == null ? one : Resolution.rounded(one, resolution));
        }
        return runs;
    }

    /** The name for a model of the data set. */
    String name(@Nullable String dataset) {
        return merge ? unmergedName(dataset) + "-merged" : unmergedName(dataset);
    }

    /** The name for people. */
    String title(@Nullable String dataset) {
        if (general() || layout(file()) != FileLayout.MACRO) {
            return name(dataset);
        }
        String which = run == null || run.equals("mean") ? "mean of runs" : "run " + run;
        return "NAS-Bench-Macro, " + which + (merge ? ", merged" : "");
    }

    private String unmergedName(@Nullable String dataset) {
        if (dataset != null) {
            return dataset.toLowerCase(Locale.ROOT);
        }
        String stem = stem(file());
        if (general() && value != null) {
            // Two columns of one table are two landscapes.
            return stem + "-" + value.replaceAll("[^A-Za-z0-9._-]+", "_");
        }
        return !general() && layout(file()) == FileLayout.MACRO ? stem + "-" + (run == null ? "mean" : run) : stem;
    }

    /** A file's name up to its first dot. */
    static String stem(Path file) {
        String name = file.getFileName().toString();
        int end = name.indexOf('.');
        return end > 0 ? name.substring(0, end) : name;
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
        FileLayout layout = layout(file);
        if (general()) {
            if (layout != FileLayout.TABLE) {
                throw MalformedDataException.of(
                        file.toString(), "is JSON; --positions, --sequence and --cells read tables");
            }
            return generalTable(file, dataset);
        }
        if (value != null) {
            throw new IllegalArgumentException(
                    "--value " + value + " needs the configuration: --positions, --sequence or --cells");
        }
        return switch (layout) {
            case MACRO -> {
                refuseAllBut("NAS-Bench-Macro", "--run");
                if (dataset != null && run != null) {
                    throw new IllegalArgumentException(
                            "a data set of NAS-Bench-Macro is a run: " + dataset + " and --run " + run + " are two");
                }
                yield NasBenchMacro.read(file, dataset != null ? dataset : run == null ? "mean" : run);
            }
            case SUITE_ZERO -> {
                refuseAllBut("NAS-Bench-Suite-Zero");
                if (dataset == null) {
                    throw new IllegalArgumentException("--data " + file + " needs --dataset, such as cifar10");
                }
                yield NasBenchSuiteZero.read(file, dataset);
            }
            case OTHER_JSON ->
                throw MalformedDataException.of(
                        file.toString(),
                        "is JSON, but neither NAS-Bench-Macro (networks with test_acc) nor NAS-Bench-Suite-Zero (data sets"
                                + " of cells)");
            case TABLE -> {
                refuseAllBut("a NATS-Bench table");
                if (dataset == null) {
                    throw new IllegalArgumentException("--data " + file + " needs --dataset (one of "
                            + String.join(", ", NatsBench.dataSets())
                            + "), or --positions, --sequence or --cells with --value");
                }
                yield NatsBench.read(file, dataset);
            }
        };
    }

    /** Refuses options that would be ignored: who gave them meant something by them. */
    private void refuseAllBut(String kind, String... meant) {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--run", run != null);
        given.put("--minimise", direction != null && !direction.maximise);
        given.put("--maximise", direction != null && direction.maximise);
        given.put("--separator", separator != null);
        given.put("--no-header", noHeader);
        given.put("--drop-missing", dropMissing);
        given.put("--drop-constant", dropConstant);
        given.put("--repeats", repeats);
        given.put("--group", group != null);
        for (Map.Entry<String, Boolean> option : given.entrySet()) {
            if (option.getValue() && !List.of(meant).contains(option.getKey())) {
                throw new IllegalArgumentException(
                        option.getKey().equals("--run")
                                ? "--run is for NAS-Bench-Macro, and has no meaning for " + kind
                                : option.getKey() + " has no meaning for " + kind
                                        + ", which is read as it is; it is for tables with --positions, --sequence or"
                                        + " --cells");
            }
        }
    }

    private CategoricalTable generalTable(Path file, @Nullable String dataset) throws IOException {
        int ways = (positions.isEmpty() ? 0 : 1) + (sequence == null ? 0 : 1) + (cells == null ? 0 : 1);
        if (ways > 1) {
            throw new IllegalArgumentException("only one of --positions, --sequence and --cells can be given");
        }
        if (value != null && dataset != null) {
            throw new IllegalArgumentException("of a table the data set is the column of the value: --value " + value
                    + " and " + dataset + " are two");
        }
        String column = value == null ? dataset : value;
        if (column == null) {
            throw new IllegalArgumentException("--value is missing: which column of " + file + " holds the value?");
        }
        if (direction == null) {
            throw new IllegalArgumentException(
                    "--maximise or --minimise is missing: which way is " + column + " better?");
        }
        if (run != null) {
            throw new IllegalArgumentException("--run " + run
                    + " is for NAS-Bench-Macro; of a table, name the column of the run: --value " + column);
        }
        if (cells != null && dropConstant) {
            throw new IllegalArgumentException("--drop-constant has no meaning for --cells: a cell has 6 positions");
        }
        TableFormat format = cells != null
                ? TableFormat.ofCells(cells, column, direction.maximise)
                : sequence != null
                        ? TableFormat.ofSequence(sequence, column, direction.maximise)
                        : TableFormat.ofPositions(positions, column, direction.maximise);
        if (separator != null) {
            format = format.withSeparator(character(separator));
        }
        format = group == null ? format : format.withGroup(group);
        format = noHeader ? format.withoutHeader() : format;
        format = dropMissing ? format.droppingMissingValues() : format;
        format = dropConstant ? format.droppingConstantPositions() : format;
        format = repeats ? format.averagingRepeats() : format;
        return CategoricalFile.read(file, format);
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

    /** The layout of a file; of one that is not there, that of a table, for the reader to miss it. */
    private static FileLayout layout(Path file) {
        try {
            return Files.exists(file) ? FileLayout.of(file) : FileLayout.TABLE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
