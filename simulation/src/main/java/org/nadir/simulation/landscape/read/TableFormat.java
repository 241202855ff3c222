package org.nadir.simulation.landscape.read;

import java.util.List;

/**
 * How to read a table of categorical columns with a value column: which columns hold the configuration, which the value, and
 * which way is better. Columns are given by name, or by number from 1.
 */
public final class TableFormat {
    /** The separator is to be found out: the most frequent of tab, semicolon and comma in the first line. */
    public static final char DETECT = CsvTable.DETECT;

    private final List<String> positions;
    private final String sequence;
    private final String value;
    private final boolean maximise;
    private final char separator;
    private final boolean header;
    private final boolean dropMissing;
    private final boolean dropConstant;
    private final String group;

    private TableFormat(
            List<String> positions,
            String sequence,
            String value,
            boolean maximise,
            char separator,
            boolean header,
            boolean dropMissing,
            boolean dropConstant,
            String group) {
        this.positions = List.copyOf(positions);
        this.sequence = sequence;
        this.value = value;
        this.maximise = maximise;
        this.separator = separator;
        this.header = header;
        this.dropMissing = dropMissing;
        this.dropConstant = dropConstant;
        this.group = group;
    }

    /**
     * A column for each position.
     *
     * @param columns the columns of the positions, at least one
     * @param value the column of the value
     * @param maximise whether greater values are better, so that the loss is −value
     * @return the format, with a header and the separator to be found out
     * @throws IllegalArgumentException if there is no column
     */
    public static TableFormat ofPositions(List<String> columns, String value, boolean maximise) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("positions must name at least one column, but were empty");
        }
        return new TableFormat(columns, "", value, maximise, DETECT, true, false, false, "");
    }

    /**
     * One column that holds the whole configuration, a character a position: a protein, a genotype, a word.
     *
     * @param column the column of the sequences, all of one length
     * @param value the column of the value
     * @param maximise whether greater values are better, so that the loss is −value
     * @return the format, with a header and the separator to be found out
     */
    public static TableFormat ofSequence(String column, String value, boolean maximise) {
        return new TableFormat(List.of(), column, value, maximise, DETECT, true, false, false, "");
    }

    /**
     * The same with a given separator.
     *
     * @param given the character between fields
     * @return the format
     */
    public TableFormat withSeparator(char given) {
        return new TableFormat(positions, sequence, value, maximise, given, header, dropMissing, dropConstant, group);
    }

    /**
     * The same for a file whose first line is a row: columns are numbers from 1.
     *
     * @return the format
     */
    public TableFormat withoutHeader() {
        return new TableFormat(
                positions, sequence, value, maximise, separator, false, dropMissing, dropConstant, group);
    }

    /**
     * The same, but rows whose value is missing (empty, {@code NA}, {@code NaN}) are left out and counted, where otherwise
     * they are an error.
     *
     * @return the format
     */
    public TableFormat droppingMissingValues() {
        return new TableFormat(positions, sequence, value, maximise, separator, header, true, dropConstant, group);
    }

    /**
     * The same, but positions with one choice only are left out and counted, where otherwise they are an error: for
     * sequences of which few places vary.
     *
     * @return the format
     */
    public TableFormat droppingConstantPositions() {
        return new TableFormat(positions, sequence, value, maximise, separator, header, dropMissing, true, group);
    }

    /**
     * The same with a column that names equivalent configurations.
     *
     * @param column the column
     * @return the format
     */
    public TableFormat withGroup(String column) {
        return new TableFormat(
                positions, sequence, value, maximise, separator, header, dropMissing, dropConstant, column);
    }

    List<String> positions() {
        return positions;
    }

    String sequence() {
        return sequence;
    }

    String value() {
        return value;
    }

    boolean maximise() {
        return maximise;
    }

    char separator() {
        return separator;
    }

    boolean header() {
        return header;
    }

    boolean dropsMissing() {
        return dropMissing;
    }

    boolean dropsConstant() {
        return dropConstant;
    }

    String group() {
        return group;
    }
}
