package org.nadir.plots.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.numeric.Estimate;

/**
 * Rows under named columns.
 *
 * <p>A cell is a String, a Boolean, a whole number, a Double, an {@link Estimate} (a number with its error) or null (not
 * known, or not applicable).
 */
public final class Table {
    private final String key;
    private final String title;
    private final List<Column> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private Table(String key, String title, List<Column> columns) {
        this.key = key;
        this.title = title;
        this.columns = columns;
    }

    /**
     * An empty table.
     *
     * @param key its name in JSON
     * @param title the line above it in text
     * @param columns its columns, at least one
     * @return the table, to which rows are added
     * @throws IllegalArgumentException if there is no column or two have the same key
     */
    public static Table of(String key, String title, Column... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("table '" + key + "' must have a column");
        }
        long distinct = Arrays.stream(columns).map(Column::key).distinct().count();
        if (distinct < columns.length) {
            throw new IllegalArgumentException("table '" + key + "' has two columns of one key");
        }
        return new Table(key, title, List.of(columns));
    }

    /**
     * Adds a row.
     *
     * @param cells a cell for each column: String, Boolean, Integer, Long, Double, Estimate or null
     * @return this table
     * @throws IllegalArgumentException if there are not as many cells as columns, or a cell is of another type
     */
    public Table row(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "table '" + key + "' has " + columns.size() + " columns, but a row had " + cells.length + " cells");
        }
        for (@Nullable Object cell : cells) {
            if (!(cell == null
                    || cell instanceof String
                    || cell instanceof Boolean
                    || cell instanceof Integer
                    || cell instanceof Long
                    || cell instanceof Double
                    || cell instanceof Estimate)) {
                throw new IllegalArgumentException(
                        "table '" + key + "' can not hold a " + cell.getClass().getSimpleName() + ": " + cell);
            }
        }
        rows.add(Collections.unmodifiableList(new ArrayList<>(Arrays.asList(cells))));
        return this;
    }

    /**
     * The table's name in JSON.
     *
     * @return the key
     */
    public String key() {
        return key;
    }

    /**
     * The line above the table in text.
     *
     * @return the title
     */
    public String title() {
        return title;
    }

    /**
     * The columns from left to right.
     *
     * @return the columns
     */
    public List<Column> columns() {
        return columns;
    }

    /**
     * The rows from top to bottom.
     *
     * @return the rows, each with a cell for each column
     */
    public List<List<@Nullable Object>> rows() {
        return Collections.unmodifiableList(rows);
    }

    /**
     * Whether some cell of a column is a number with its error.
     *
     * @param column the column, from 0
     * @return true if so: then the column is two columns in CSV
     */
    boolean hasErrors(int column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof Estimate);
    }

    /** Whether some cell of a column is a number. */
    boolean isNumeric(int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .anyMatch(cell -> cell instanceof Number || cell instanceof Estimate);
    }
}
