package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.drawing.Lettering;

/**
 * The numbers of a figure, in rows under named columns.
 *
 * <p>It is written as CSV (RFC 4180, lines ended by a line feed): a number with as many digits as tell it from its
 * neighbours, an unknown number as an empty cell, a text without the marks of {@link Lettering}.
 */
public final class DataTable {
    private final List<String> columns;
    private final List<List<String>> rows;

    private DataTable(List<String> columns, List<List<String>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Begins an empty table.
     *
     * @param columns the names of its columns, at least one
     * @return what the rows are added to
     * @throws IllegalArgumentException if there is no column
     */
    public static Rows withColumns(String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("a table needs at least one column");
        }
        return new Rows(List.of(columns));
    }

    /** The rows of a table that is being filled. */
    public static final class Rows {
        private final List<String> columns;
        private final List<List<String>> rows = new ArrayList<>();

        private Rows(List<String> columns) {
            this.columns = columns;
        }

        /**
         * Adds a row.
         *
         * @param cells as many as columns: texts and numbers
         * @return these rows
         * @throws IllegalArgumentException if there are not as many cells as columns
         */
        public Rows add(Object... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException("a row needs " + columns.size() + " cells, but had " + cells.length);
            }
            List<String> row = new ArrayList<>();
            for (Object cell : cells) {
                row.add(text(cell));
            }
            rows.add(List.copyOf(row));
            return this;
        }

        /**
         * Adds a row for every point of a curve: the leading cells, then x and y.
         *
         * @param xs abscissae
         * @param ys ordinates, as many
         * @param leading the cells before them
         * @return these rows
         */
        public Rows addAll(double[] xs, double[] ys, Object... leading) {
            for (int i = 0; i < xs.length; i++) {
                Object[] cells = new Object[columns.size()];
                System.arraycopy(leading, 0, cells, 0, leading.length);
                cells[leading.length] = xs[i];
                cells[leading.length + 1] = ys[i];
                for (int j = leading.length + 2; j < cells.length; j++) {
                    cells[j] = "";
                }
                add(cells);
            }
            return this;
        }

        /**
         * The table.
         *
         * @return the rows added so far, as a table that does not change
         */
        public DataTable done() {
            return new DataTable(columns, List.copyOf(rows));
        }

        private static String text(Object cell) {
            if (cell instanceof Double number) {
                if (Double.isNaN(number)) {
                    return "";
                }
                if (number == StrictMath.rint(number) && StrictMath.abs(number) < 1e15) {
                    return Long.toString(number.longValue());
                }
            }
            return Lettering.unmarked(cell.toString());
        }
    }

    /**
     * The names of the columns.
     *
     * @return the names, as a list that does not change
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * The rows.
     *
     * @return the cells of each row, as lists that do not change
     */
    public List<List<String>> rows() {
        return rows;
    }

    /**
     * The table as CSV.
     *
     * @return the text of the file, with a line of names first
     */
    public String csv() {
        StringBuilder out = new StringBuilder();
        line(out, columns);
        rows.forEach(row -> line(out, row));
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
            out.append(i > 0 ? "," : "");
            out.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        out.append('\n');
    }
}
