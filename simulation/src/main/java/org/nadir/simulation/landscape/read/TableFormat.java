package org.nadir.simulation.landscape.read;

import java.util.List;

/**
 * How to read a table of categorical columns with a value column: which columns hold the configuration, which the value, and
 * which way is better. Columns are given by name, or by number from 1. Several columns of values, separated by commas, are
 * repeated runs of one measurement: the loss is their mean.
 */
public final class TableFormat {
    /** The separator is to be found out: the most frequent of tab, semicolon and comma in the first line. */
    public static final char DETECT = CsvTable.DETECT;

    /** Where the configuration stands. */
    enum Layout {
        POSITIONS,
        SEQUENCE,
        CELLS
    }

    private final Layout layout;
    private final List<String> configuration;
    private final String value;
    private final boolean maximise;
    private final char separator;
    private final boolean header;
    private final boolean dropMissing;
    private final boolean dropConstant;
    private final boolean repeats;
    private final String group;

    private TableFormat(
            Layout layout,
            List<String> configuration,
            String value,
            boolean maximise,
            char separator,
            boolean header,
            boolean dropMissing,
            boolean dropConstant,
            boolean repeats,
            String group) {
        this.layout = layout;
        this.configuration = List.copyOf(configuration);
        this.value = value;
        this.maximise = maximise;
        this.separator = separator;
        this.header = header;
        this.dropMissing = dropMissing;
        this.dropConstant = dropConstant;
        this.repeats = repeats;
        this.group = group;
    }

    private TableFormat(Layout layout, List<String> configuration, String value, boolean maximise) {
        this(layout, configuration, value, maximise, DETECT, true, false, false, false, "");
    }

    /**
     * A column for each position.
     *
     * @param columns the columns of the positions, at least one
     * @param value the column of the value, or several, separated by commas
     * @param maximise whether greater values are better, so that the loss is −value
     * @return the format, with a header and the separator to be found out
     * @throws IllegalArgumentException if there is no column
     */
    public static TableFormat ofPositions(List<String> columns, String value, boolean maximise) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("positions must name at least one column, but were empty");
        }
        return new TableFormat(Layout.POSITIONS, columns, value, maximise);
    }

    /**
     * One column that holds the whole configuration, a character a position: a protein, a genotype, a word.
     *
     * @param column the column of the sequences, all of one length
     * @param value the column of the value, or several, separated by commas
     * @param maximise whether greater values are better, so that the loss is −value
     * @return the format, with a header and the separator to be found out
     */
    public static TableFormat ofSequence(String column, String value, boolean maximise) {
        return new TableFormat(Layout.SEQUENCE, List.of(column), value, maximise);
    }

    /**
     * One column that holds NAS-Bench-201 cell strings; isomorphic cells are those of one {@code UniqueString}, where the
     * table has that column.
     *
     * @param column the column of the cell strings
     * @param value the column of the value, or several, separated by commas
     * @param maximise whether greater values are better, so that the loss is −value
     * @return the format, with a header and the separator to be found out
     */
    public static TableFormat ofCells(String column, String value, boolean maximise) {
        return new TableFormat(Layout.CELLS, List.of(column), value, maximise);
    }

    /**
     * The same with a given separator.
     *
     * @param given the character between fields
     * @return the format
     */
    public TableFormat withSeparator(char given) {
        return new TableFormat(
                layout, configuration, value, maximise, given, header, dropMissing, dropConstant, repeats, group);
    }

    /**
     * The same for a file whose first line is a row: columns are numbers from 1.
     *
     * @return the format
     */
    public TableFormat withoutHeader() {
        return new TableFormat(
                layout, configuration, value, maximise, separator, false, dropMissing, dropConstant, repeats, group);
    }

    /**
     * The same, but rows of which a value is missing (empty, or one of {@link Missing#WORDS}) are left out and counted, where
     * otherwise they are an error.
     *
     * @return the format
     */
    public TableFormat droppingMissingValues() {
        return new TableFormat(
                layout, configuration, value, maximise, separator, header, true, dropConstant, repeats, group);
    }

    /**
     * The same, but positions with one choice only are left out and counted, where otherwise they are an error: for
     * sequences of which few places vary.
     *
     * @return the format
     */
    public TableFormat droppingConstantPositions() {
        return new TableFormat(
                layout, configuration, value, maximise, separator, header, dropMissing, true, repeats, group);
    }

    /**
     * The same, but rows of one configuration are repeated runs, their loss the mean, where otherwise they are an error.
     *
     * @return the format
     */
    public TableFormat averagingRepeats() {
        return new TableFormat(
                layout, configuration, value, maximise, separator, header, dropMissing, dropConstant, true, group);
    }

    /**
     * The same with a column that names equivalent configurations.
     *
     * @param column the column
     * @return the format
     */
    public TableFormat withGroup(String column) {
        return new TableFormat(
                layout, configuration, value, maximise, separator, header, dropMissing, dropConstant, repeats, column);
    }

    Layout layout() {
        return layout;
    }

    /** The columns of the configuration: one, but where a column is a position. */
    List<String> configuration() {
        return configuration;
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

    boolean averagesRepeats() {
        return repeats;
    }

    String group() {
        return group;
    }
}
