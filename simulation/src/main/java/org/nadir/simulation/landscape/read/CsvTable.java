package org.nadir.simulation.landscape.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The records of a delimited text file, each with its line, every one as wide as the first. */
final class CsvTable implements Closeable {
    /** No separator given: the most frequent of tab, semicolon and comma in the first line. */
    static final char DETECT = 0;

    private static final Pattern PLACE = Pattern.compile("\\(record starting at line (\\d+)\\)");
    private static final Pattern INFINITE = Pattern.compile("(?i)[-+]?inf(inity)?");

    private final Path file;
    private final Reader reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private final boolean header;
    private final CsvRecord first;
    private boolean firstGiven;
    private long lastLine;
    private int brokenCells;
    private long firstBroken;

    private CsvTable(Path file, Reader reader, CloseableIterator<CsvRecord> records, CsvRecord first, boolean header) {
        this.file = file;
        this.reader = reader;
        this.records = records;
        this.first = first;
        this.header = header;
        this.firstGiven = header;
        this.columns = header ? names(first) : numbers(first.getFieldCount());
    }

    static CsvTable open(Path file, char separator, boolean header) throws IOException {
        char used = separator == DETECT ? detect(file) : separator;
        Reader reader = null;
        try {
            reader = TextFile.reader(file);
            CloseableIterator<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(used)
                    .skipEmptyLines(true)
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(reader)
                    .iterator();
            if (!records.hasNext()) {
                throw MalformedDataException.of(file.toString(), "is empty");
            }
            return new CsvTable(file, reader, records, records.next(), header);
        } catch (UncheckedIOException e) {
            close(reader);
            throw TextFile.explained(file, e.getCause());
        } catch (CsvParseException e) {
            close(reader);
            throw broken(file, 1, e);
        } catch (IOException e) {
            close(reader);
            throw TextFile.explained(file, e);
        }
    }

    private static void close(Reader reader) throws IOException {
        if (reader != null) {
            reader.close();
        }
    }

    /** The separator that the first line holds most of; comma where it holds none. */
    private static char detect(Path file) throws IOException {
        String line;
        try (BufferedReader reader = new BufferedReader(TextFile.reader(file))) {
            line = reader.readLine();
        } catch (IOException e) {
            throw TextFile.explained(file, e);
        }
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {'\t', ';', ','}) {
            long count =
                    line == null ? 0 : line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static List<String> names(CsvRecord record) {
        List<String> names = new ArrayList<>();
        for (String name : record.getFields()) {
            names.add(name.strip());
        }
        return names;
    }

    private static List<String> numbers(int count) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }

    /** The columns' names, or their numbers from 1 where there is no header. */
    List<String> columns() {
        return columns;
    }

    /** Refuses a header whose name for a column of values is itself a value: it is a row that would be lost. */
    void requireHeader(int column) throws MalformedDataException {
        String name = columns.get(column);
        if (header && name.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            throw MalformedDataException.at(
                    file.toString(),
                    1,
                    Integer.toString(column + 1),
                    "a header must name the column of values, but was '" + name
                            + "'; if the first line is a row, say --no-header");
        }
    }

    /** The place of a column given by name, or by its number from 1. */
    int column(String nameOrNumber) throws MalformedDataException {
        int at = columns.indexOf(nameOrNumber);
        if (at >= 0) {
            if (columns.lastIndexOf(nameOrNumber) != at) {
                throw MalformedDataException.at(file.toString(), 1, "has two columns named '" + nameOrNumber + "'");
            }
            return at;
        }
        if (nameOrNumber.matches("[1-9]\\d{0,5}") && Integer.parseInt(nameOrNumber) <= columns.size()) {
            return Integer.parseInt(nameOrNumber) - 1;
        }
        throw MalformedDataException.at(
                file.toString(),
                1,
                "has no column '" + nameOrNumber + "'; its columns are "
                        + (columns.size() > 12
                                ? String.join(", ", columns.subList(0, 12)) + ", … (" + columns.size() + ")"
                                : String.join(", ", columns)));
    }

    /** The next record, or null after the last. */
    @Nullable
    CsvRecord next() throws IOException {
        if (!firstGiven) {
            firstGiven = true;
            noteLines(first);
            return first;
        }
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            long line = record.getStartingLineNumber();
            noteLines(record);
            if (record.getFieldCount() != columns.size()) {
                throw MalformedDataException.at(
                        file.toString(),
                        line,
                        "has " + record.getFieldCount() + (record.getFieldCount() == 1 ? " field" : " fields")
                                + " where the " + (header ? "header has " : "first line has ") + columns.size());
            }
            return record;
        } catch (UncheckedIOException e) {
            throw TextFile.explained(file, e.getCause());
        } catch (CsvParseException e) {
            throw broken(file, lastLine + 1, e);
        }
    }

    /** A quoted cell may hold line ends; it may also be a quote too many that swallows rows, so it is counted. */
    private void noteLines(CsvRecord record) {
        lastLine = record.getStartingLineNumber();
        for (String field : record.getFields()) {
            if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
                brokenCells++;
                firstBroken = brokenCells == 1 ? lastLine : firstBroken;
            }
        }
    }

    /** What was noticed on reading, a sentence each. */
    List<String> notes() {
        return brokenCells == 0
                ? List.of()
                : List.of(brokenCells
                        + (brokenCells == 1 ? " quoted cell goes" : " quoted cells go")
                        + " on over line ends, the first in the row of line " + firstBroken
                        + ": if that is a stray quote, rows are lost in it");
    }

    private static IOException broken(Path file, long line, CsvParseException e) {
        if (e.getCause() instanceof IOException cause) {
            return TextFile.explained(file, cause);
        }
        String message = e.getMessage() == null ? "is not a table" : e.getMessage();
        Matcher place = PLACE.matcher(message);
        // FastCSV says where the record starts; a quote that is never closed is then in that row.
        if (place.find()) {
            boolean unclosed = message.startsWith("Unclosed");
            return MalformedDataException.at(
                    file.toString(),
                    Long.parseLong(place.group(1)),
                    unclosed
                            ? "a quote opens in this row and is never closed"
                            : "characters follow a closing quote ("
                                    + message.substring(0, place.start()).strip()
                                    + "): a quote too many, here or in a row above?");
        }
        return MalformedDataException.at(file.toString(), line, message);
    }

    /** A cell as a message shows it: a whole genome would fill the screen. */
    static String shortened(String text) {
        return shortened(text, 40);
    }

    static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 3)) + "...";
    }

    /** The number in a field; anything else is an error that names the place. */
    double number(CsvRecord record, int column) throws MalformedDataException {
        String text = record.getField(column).strip();
        double value;
        try {
            value = Double.parseDouble(refuseJavaLiterals(text));
        } catch (NumberFormatException e) {
            throw at(
                    record,
                    column,
                    Missing.is(text)
                            ? "the value is missing" + (text.isEmpty() ? "" : " ('" + text + "')")
                            : "'" + shortened(text) + "' is not a number"
                                    + (text.matches("-?\\d+,\\d+") ? " (write the decimal point as '.')" : ""));
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw at(record, column, "the value must be a finite number, but was '" + shortened(text) + "'");
        }
        return value;
    }

    /** {@code 1f}, {@code 1d} and {@code 0x1p3} are numbers to Java, but not to anyone who writes a table. */
    private static String refuseJavaLiterals(String text) {
        if (INFINITE.matcher(text).matches()) {
            return "Infinity";
        }
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        boolean closed = (last >= '0' && last <= '9') || last == '.';
        if (!closed || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            throw new NumberFormatException(text);
        }
        return text;
    }

    /** A problem with a field, with its place. */
    MalformedDataException at(CsvRecord record, int column, String problem) {
        return MalformedDataException.at(file.toString(), record.getStartingLineNumber(), columns.get(column), problem);
    }

    @Override
    public void close() throws IOException {
        try {
            records.close();
        } finally {
            reader.close();
        }
    }
}
