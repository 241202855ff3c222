package org.nadir.simulation.landscape.read;

/** Requires that a table whose space is known beforehand misses nothing. */
final class WholeSpace {
    private WholeSpace() {}

    /** The table itself, or an error that names the first missing configuration. */
    static CategoricalTable required(CategoricalTable table) throws MalformedDataException {
        if (table.complete()) {
            return table;
        }
        boolean[] present = new boolean[(int) table.combinations()];
        int[] radices = table.radices();
        for (int row = 0; row < table.rows(); row++) {
            int vertex = 0;
            for (int p = 0; p < radices.length; p++) {
                vertex = vertex * radices[p] + table.choice(row, p);
            }
            present[vertex] = true;
        }
        int missing = 0;
        while (present[missing]) {
            missing++;
        }
        StringBuilder words = new StringBuilder();
        int rest = missing;
        for (int p = radices.length - 1; p >= 0; p--) {
            words.insert(0, table.choiceNames(p).get(rest % radices[p]) + (words.length() > 0 ? " " : ""));
            rest /= radices[p];
        }
        int count = present.length - table.rows();
        throw MalformedDataException.of(
                table.source(),
                count + " of " + present.length + (count == 1 ? " configurations is" : " configurations are")
                        + " missing, the first is (" + words + ")");
    }
}
