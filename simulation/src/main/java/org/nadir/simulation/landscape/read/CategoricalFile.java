package org.nadir.simulation.landscape.read;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
     */
    public static CategoricalTable read(Path file, TableFormat format) throws IOException {
        try (CsvTable csv = CsvTable.open(file, format.separator(), format.header())) {
            int value = csv.column(format.value());
            int group = format.group().isEmpty() ? -1 : csv.column(format.group());
            if (!csv.columns().get(value).equals(format.value())) {
                csv.requireHeader(value);
            }
            String loss = (format.maximise() ? "-" : "") + csv.columns().get(value);
            Splitter splitter = format.sequence().isEmpty()
                    ? new Columns(csv, format.positions(), value)
                    : new Sequence(csv, format.sequence());
            CsvRecord record = csv.next();
            if (record == null) {
                throw MalformedDataException.of(file.toString(), "has no rows");
            }
            TableBuilder table = TableBuilder.open(file.toString(), loss, splitter.positionNames(record));
            if (format.dropsConstant()) {
                table.dropConstantPositions();
            }
            int dropped = 0;
            int[] choices = new int[splitter.positionNames(record).size()];
            for (; record != null; record = csv.next()) {
                if (format.dropsMissing() && missing(record.getField(value))) {
                    dropped++;
                    continue;
                }
                double number = csv.number(record, value);
                splitter.split(record, table, choices);
                table.add(record.getStartingLineNumber(), choices, format.maximise() ? -number : number);
                if (group >= 0) {
                    table.group(record.getField(group));
                }
            }
            if (dropped > 0) {
                table.note(dropped + (dropped == 1 ? " row" : " rows") + " without a value left out");
            }
            return table.build();
        }
    }

    private static boolean missing(String text) {
        String stripped = text.strip();
        return stripped.isEmpty()
                || stripped.equalsIgnoreCase("na")
                || stripped.equalsIgnoreCase("nan")
                || stripped.equalsIgnoreCase("null");
    }

    /** Where the choices of a row stand. */
    private interface Splitter {
        List<String> positionNames(CsvRecord first);

        void split(CsvRecord record, TableBuilder table, int[] choices) throws MalformedDataException;
    }

    /** A column a position. */
    private static final class Columns implements Splitter {
        private final CsvTable csv;
        private final int[] columns;

        Columns(CsvTable csv, List<String> names, int value) throws MalformedDataException {
            this.csv = csv;
            this.columns = new int[names.size()];
            for (int p = 0; p < columns.length; p++) {
                columns[p] = csv.column(names.get(p));
                if (columns[p] == value) {
                    throw new IllegalArgumentException(
                            "--positions names " + names.get(p) + ", which is the column of the value");
                }
                for (int before = 0; before < p; before++) {
                    if (columns[before] == columns[p]) {
                        throw new IllegalArgumentException("--positions names column " + names.get(p) + " twice");
                    }
                }
            }
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

    /** A cell as a message shows it: a whole genome would fill the screen. */
    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }

    /** A character a position. */
    private static final class Sequence implements Splitter {
        private final CsvTable csv;
        private final int column;

        Sequence(CsvTable csv, String name) throws MalformedDataException {
            this.csv = csv;
            this.column = csv.column(name);
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
                        "'" + shortened(text) + "' has " + length + " characters where the first row has "
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
}
