package org.nadir.plots.report;

/**
 * A column of a table.
 *
 * @param key its name in JSON and CSV, in lower case with underscores
 * @param label its heading in text
 */
public record Column(String key, String label) {

    /**
     * Checks the key.
     *
     * @param key its name in JSON and CSV: a letter, then letters, digits and underscores, in lower case
     * @param label its heading in text
     * @throws IllegalArgumentException if the key is not of this form
     */
    public Column {
        if (!key.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "key of a column must be lower case letters, digits and underscores, but was '" + key + "'");
        }
    }

    /**
     * A column.
     *
     * @param key its name in JSON and CSV
     * @param label its heading in text
     * @return the column
     */
    public static Column of(String key, String label) {
        return new Column(key, label);
    }

    /**
     * A column whose heading is its key with spaces for underscores.
     *
     * @param key its name in JSON and CSV
     * @return the column
     */
    public static Column of(String key) {
        return new Column(key, key.replace('_', ' '));
    }
}
