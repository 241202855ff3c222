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
import org.jspecify.annotations.Nullable;

/** The records of a delimited text file, each with its line, every one as wide as the first. */
final class CsvTable implements Closeable {
    /** No separator given: the most frequent of tab, semicolon and comma in the first line. */
    static final char DETECT = 0;

    private final Path file;
    private final Reader reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private final boolean header;
    private final CsvRecord first;
    private boolean firstGiven;

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
            return first;
        }
        long line = 0;
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
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
            throw broken(file, line, e);
        }
    }

    private static IOException broken(Path file, long line, CsvParseException e) {
        if (e.getCause() instanceof IOException cause) {
            return TextFile.explained(file, cause);
        }
        String message = e.getMessage() == null ? "is not a table" : e.getMessage();
        return line > 0
                ? MalformedDataException.at(file.toString(), line, message)
                : MalformedDataException.of(file.toString(), message);
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
                    text.isEmpty()
                            ? "the value is missing"
                            : "'" + text + "' is not a number"
                                    + (text.matches("-?\\d+,\\d+") ? " (write the decimal point as '.')" : ""));
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw at(record, column, "the value must be a finite number, but was '" + text + "'");
        }
        return value;
    }

    /** {@code 1f}, {@code 1d} and {@code 0x1p3} are numbers to Java, but not to anyone who writes a table. */
    private static String refuseJavaLiterals(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        boolean named = text.endsWith("NaN") || text.endsWith("Infinity");
        boolean closed = (last >= '0' && last <= '9') || last == '.';
        if (!named && (!closed || text.indexOf('x') >= 0 || text.indexOf('X') >= 0)) {
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
