package org.nadir.simulation.landscape.read;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads any table of categorical columns with a value column, complete or with missing combinations.
 *
 * <p>The file may be comma-, semicolon- or tab-separated, plain or gzipped, with or without a header; it must be UTF-8.
 * Choices are numbered in the order of their names at each position, whole numbers by size.
 */
public final class CategoricalFile {
    private CategoricalFile() {}

    /**
     * Reads a table.
     *
     * @param file the file
     * @param format how to read it
     * @return the table, in the order of the file
     * @throws MalformedDataException if a column is missing, a value is missing or not a number, sequences differ in
     *     length, a configuration is doubled, a position has one choice, or all values are equal
     * @throws IOException if the file can not be read
     * @throws IllegalArgumentException if a column is asked to be two things at once
     */
    public static CategoricalTable read(Path file, TableFormat format) throws IOException {
        try (CsvTable csv = CsvTable.open(file, format.separator(), format.header())) {
            List<String> valueNames = valueNames(csv, format.value());
            int[] values = columns(csv, valueNames);
            int[] configuration = columns(csv, format.configuration());
            int group = group(csv, format);
            for (int i = 0; i < values.length; i++) {
                if (!csv.columns().get(values[i]).equals(valueNames.get(i))) {
                    csv.requireHeader(values[i]);
                }
            }
            refuseTwoThings(csv, format, values, configuration, group);
            CsvRecord record = csv.next();
            if (record == null) {
                throw MalformedDataException.of(file.toString(), "has no rows");
            }
            Splitter splitter = splitter(csv, format.layout(), configuration);
            List<String> positions = splitter.positionNames(record);
            TableBuilder table = splitter.table(file.toString(), lossName(csv, format, values), positions);
            if (format.dropsConstant()) {
                table.dropConstantPositions();
            }
            if (format.averagesRepeats()) {
                table.averageRepeats();
            }
            if (values.length > 1) {
                table.openRuns(Arrays.stream(values)
                        .mapToObj(value -> lossName(csv, format, value))
                        .toList());
            }
            int dropped = 0;
            int[] choices = new int[positions.size()];
            double[] losses = new double[values.length];
            for (; record != null; record = csv.next()) {
                if (format.dropsMissing() && missing(record, values)) {
                    dropped++;
                    continue;
                }
                double sum = 0;
                for (int run = 0; run < losses.length; run++) {
                    double number = csv.number(record, values[run]);
                    losses[run] = format.maximise() ? -number : number;
                    sum += losses[run];
                }
                splitter.split(record, table, choices);
                table.add(record.getStartingLineNumber(), choices, sum / losses.length);
                table.runs(losses);
                if (group >= 0) {
                    table.group(record.getField(group));
                }
            }
            csv.notes().forEach(table::note);
            if (dropped > 0) {
                table.note(dropped + (dropped == 1 ? " row" : " rows") + " without a value left out");
            }
            return table.build();
        }
    }

    private static String lossName(CsvTable csv, TableFormat format, int... values) {
        String names = Arrays.stream(values)
                .mapToObj(value -> csv.columns().get(value))
                .collect(Collectors.joining(", "));
        return (format.maximise() ? "-" : "") + (values.length > 1 ? "mean(" + names + ")" : names);
    }

    /** The column of the value, or the columns of the runs: a name that holds a comma is a name first. */
    private static List<String> valueNames(CsvTable csv, String value) {
        return csv.columns().contains(value) ? List.of(value) : List.of(value.split(",", -1));
    }

    private static int[] columns(CsvTable csv, List<String> names) throws MalformedDataException {
        int[] columns = new int[names.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = csv.column(names.get(i));
        }
        return columns;
    }

    private static int group(CsvTable csv, TableFormat format) throws MalformedDataException {
        if (!format.group().isEmpty()) {
            return csv.column(format.group());
        }
        return format.layout() == TableFormat.Layout.CELLS ? csv.columns().indexOf(NatsBench.UNIQUE) : -1;
    }

    private static void refuseTwoThings(
            CsvTable csv, TableFormat format, int[] values, int[] configuration, int group) {
        Map<Integer, String> uses = new HashMap<>();
        for (int value : values) {
            use(csv, uses, value, "--value");
        }
        for (int column : configuration) {
            use(
                    csv,
                    uses,
                    column,
                    switch (format.layout()) {
                        case POSITIONS -> "--positions";
                        case SEQUENCE -> "--sequence";
                        case CELLS -> "--cells";
                    });
        }
        if (group >= 0) {
            use(csv, uses, group, "--group");
        }
    }

    private static void use(CsvTable csv, Map<Integer, String> uses, int column, String use) {
        String name = csv.columns().get(column);
        String before = uses.putIfAbsent(column, use);
        if (before != null) {
            throw new IllegalArgumentException(
                    before.equals(use)
                            ? use + " names column " + name + " twice"
                            : use + " names " + name + ", which is the column of " + before);
        }
    }

    private static boolean missing(CsvRecord record, int[] values) {
        for (int value : values) {
            if (Missing.is(record.getField(value))) {
                return true;
            }
        }
        return false;
    }

    private static Splitter splitter(CsvTable csv, TableFormat.Layout layout, int[] columns) {
        return switch (layout) {
            case POSITIONS -> new Columns(csv, columns);
            case SEQUENCE -> new Sequence(csv, columns[0]);
            case CELLS -> new Cells(csv, columns[0]);
        };
    }

    /** Where the choices of a row stand. */
    private interface Splitter {
        List<String> positionNames(CsvRecord first);

        default TableBuilder table(String file, String lossName, List<String> positions) {
            return TableBuilder.open(file, lossName, positions);
        }

        void split(CsvRecord record, TableBuilder table, int[] choices) throws MalformedDataException;
    }

    /** A column a position. */
    private static final class Columns implements Splitter {
        private final CsvTable csv;
        private final int[] columns;

        Columns(CsvTable csv, int[] columns) {
            this.csv = csv;
            this.columns = columns;
        }

        @Override
        public List<String> positionNames(CsvRecord first) {
            List<String> names = new ArrayList<>();
            for (int column : columns) {
                names.add(csv.columns().get(column));
            }
            return names;
        }

        @Override
        public void split(CsvRecord record, TableBuilder table, int[] choices) throws MalformedDataException {
            for (int p = 0; p < columns.length; p++) {
                String choice = record.getField(columns[p]).strip();
                if (choice.isEmpty()) {
                    throw csv.at(record, columns[p], "the choice is missing");
                }
                choices[p] = table.code(p, choice);
            }
        }
    }

    /** A character a position. */
    private static final class Sequence implements Splitter {
        private final CsvTable csv;
        private final int column;

        Sequence(CsvTable csv, int column) {
            this.csv = csv;
            this.column = column;
        }

        @Override
        public List<String> positionNames(CsvRecord first) {
            List<String> names = new ArrayList<>();
            String text = first.getField(column).strip();
            for (int p = 1; p <= text.codePointCount(0, text.length()); p++) {
                names.add(Integer.toString(p));
            }
            return names;
        }

        @Override
        public void split(CsvRecord record, TableBuilder table, int[] choices) throws MalformedDataException {
            String text = record.getField(column).strip();
            int length = text.codePointCount(0, text.length());
            if (length != choices.length) {
                throw csv.at(
                        record,
                        column,
                        "'" + CsvTable.shortened(text) + "' has " + length + " characters where the first row has "
                                + choices.length);
            }
            int at = 0;
            for (int p = 0; p < choices.length; p++) {
                int character = text.codePointAt(at);
                choices[p] = table.code(p, Character.toString(character));
                at += Character.charCount(character);
            }
        }
    }

    /** NAS-Bench-201 cells, whose choices are known beforehand. */
    private static final class Cells implements Splitter {
        private final CsvTable csv;
        private final int column;

        Cells(CsvTable csv, int column) {
            this.csv = csv;
            this.column = column;
        }

        @Override
        public List<String> positionNames(CsvRecord first) {
            return NatsBench.EDGES;
        }

        @Override
        public TableBuilder table(String file, String lossName, List<String> positions) {
            return TableBuilder.withAlphabet(file, lossName, positions, NatsBench.OPERATIONS);
        }

        @Override
        public void split(CsvRecord record, TableBuilder table, int[] choices) throws MalformedDataException {
            NatsBench.operations(csv, record, column, table, choices);
        }
    }
}
