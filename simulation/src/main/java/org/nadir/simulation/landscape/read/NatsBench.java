package org.nadir.simulation.landscape.read;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The NATS-Bench topology table (= NAS-Bench-201) as a CSV file: 15,625 cells, accuracies in percent, the cell's string and,
 * where the file has it, the string that isomorphic cells share.
 *
 * <p>A cell string {@code |a~0|+|b~0|c~1|+|d~0|e~1|f~2|} names the operations on the six edges (0→1), (0→2), (1→2), (0→3),
 * (1→3), (2→3), in this order the positions of H(6, 5); the choices at each are {@code none}, {@code skip_connect}, {@code
 * nor_conv_1x1}, {@code nor_conv_3x3}, {@code avg_pool_3x3}. The loss is the error in percent, 100 − accuracy. (The
 * subtraction keeps the order, and makes equal only accuracies less than 1.5e-14 apart, which is the rounding noise of the
 * file's means: use {@link Resolution} to have all the ties that this noise hides.)
 */
public final class NatsBench {
    /** The edges, in the order of the cell string. */
    static final List<String> EDGES = List.of("0-1", "0-2", "1-2", "0-3", "1-3", "2-3");

    /** The node that each operation of the cell string comes from. */
    private static final int[] FROM = {0, 0, 1, 0, 1, 2};

    static final List<String> OPERATIONS =
            List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");

    private static final String CELL = "ArchitectureString";
    static final String UNIQUE = "UniqueString";

    /** Data set names as users write them, to what the accuracy columns' names start with. */
    private static final Map<String, String> COLUMN_STARTS = new TreeMap<>(
            Map.of("cifar10", "cifar10test", "cifar100", "cifar100test", "imagenet16-120", "imagenettest"));

    private NatsBench() {}

    /**
     * The data sets that {@link #read} knows by name.
     *
     * @return the names
     */
    public static List<String> dataSets() {
        return List.copyOf(COLUMN_STARTS.keySet());
    }

    /**
     * Reads one data set of the table.
     *
     * @param file the CSV file, plain or gzipped
     * @param dataSet {@code cifar10}, {@code cifar100} or {@code imagenet16-120}, or the name of an accuracy column
     * @return the table, complete, in the order of the file
     * @throws MalformedDataException if the file is not such a table, a cell is missing, doubled or misspelt, or an accuracy
     *     is missing, not a number, or outside [0, 100]
     * @throws IOException if the file can not be read
     * @throws IllegalArgumentException if the data set is neither known nor a column
     */
    public static CategoricalTable read(Path file, String dataSet) throws IOException {
        try (CsvTable csv = CsvTable.open(file, CsvTable.DETECT, true)) {
            int cell = csv.column(CELL);
            int unique = csv.columns().indexOf(UNIQUE);
            int value = accuracyColumn(csv, file, dataSet);
            TableBuilder table = TableBuilder.withAlphabet(
                    file.toString(), "100 - " + csv.columns().get(value), EDGES, OPERATIONS);
            int[] choices = new int[EDGES.size()];
            double most = 0;
            for (CsvRecord record = csv.next(); record != null; record = csv.next()) {
                double accuracy = csv.number(record, value);
                if (!(accuracy >= 0 && accuracy <= 100)) {
                    throw csv.at(record, value, "an accuracy lies in [0, 100] percent, but was " + accuracy);
                }
                most = Math.max(most, accuracy);
                operations(csv, record, cell, table, choices);
                table.add(record.getStartingLineNumber(), choices, 100 - accuracy);
                if (unique >= 0) {
                    table.group(record.getField(unique));
                }
            }
            csv.notes().forEach(table::note);
            notePercent(table, most);
            return WholeSpace.required(table.build());
        }
    }

    /** Notes that accuracies may not be what they were taken for: fractions would be losses of 99 and more. */
    static void notePercent(TableBuilder table, double most) {
        if (most <= 1) {
            table.note("accuracies were taken as percent, but the greatest is " + most
                    + ": if they are fractions, multiply them by 100, or read the column as any other value");
        }
    }

    private static int accuracyColumn(CsvTable csv, Path file, String dataSet) throws MalformedDataException {
        List<String> columns = csv.columns();
        String start = COLUMN_STARTS.get(dataSet.toLowerCase(Locale.ROOT));
        for (int i = 0; i < columns.size(); i++) {
            boolean named = columns.get(i).equals(dataSet);
            boolean known =
                    start != null && columns.get(i).toLowerCase(Locale.ROOT).startsWith(start);
            if (named || known) {
                return i;
            }
        }
        if (start != null) {
            throw MalformedDataException.at(
                    file.toString(),
                    1,
                    "has no accuracy column for " + dataSet + "; its columns are " + String.join(", ", columns));
        }
        throw new IllegalArgumentException("unknown data set '" + dataSet + "': the names are "
                + String.join(", ", dataSets()) + ", or a column of " + file);
    }

    /** The choices of a cell string. */
    static void operations(CsvTable csv, CsvRecord record, int cell, TableBuilder table, int[] choices)
            throws MalformedDataException {
        String text = record.getField(cell).strip();
        String shown = CsvTable.shortened(text, 120);
        String[] nodes = text.split("\\+", -1);
        int edge = 0;
        for (String node : nodes) {
            if (!(node.length() >= 2 && node.startsWith("|") && node.endsWith("|"))) {
                throw csv.at(record, cell, "'" + shown + "' is not a cell |op~0|+|op~0|op~1|+|op~0|op~1|op~2|");
            }
            for (String operation : node.substring(1, node.length() - 1).split("\\|", -1)) {
                if (edge == choices.length) {
                    throw csv.at(record, cell, "'" + shown + "' has more than 6 operations");
                }
                int mark = operation.lastIndexOf('~');
                String name = mark < 0 ? operation : operation.substring(0, mark);
                choices[edge] = table.code(edge, name);
                if (choices[edge] < 0) {
                    throw csv.at(
                            record,
                            cell,
                            "'" + CsvTable.shortened(name) + "' is not an operation; they are "
                                    + String.join(", ", OPERATIONS));
                }
                if (mark < 0 || !operation.substring(mark + 1).equals(Integer.toString(FROM[edge]))) {
                    throw csv.at(
                            record, cell, "operation " + (edge + 1) + " of '" + shown + "' must end in ~" + FROM[edge]);
                }
                edge++;
            }
        }
        if (edge < choices.length) {
            throw csv.at(record, cell, "'" + shown + "' has " + edge + " operations instead of 6");
        }
        if (nodes.length != 3) {
            throw csv.at(record, cell, "'" + shown + "' has " + nodes.length + " nodes instead of 3");
        }
    }
}
