package org.nadir.simulation.landscape.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * NAS-Bench-201 as NAS-Bench-Suite-Zero publishes it ({@code zc_nasbench201.json}): an object of data sets, each an object of
 * cells {@code "(4, 0, 3, 1, 4, 3)"}, each with {@code val_accuracy} in percent among its scores.
 *
 * <p>The six numbers are the operations on the six edges, from 0 to 4; they are kept as the names of the choices. The loss is
 * the error in percent, 100 − val_accuracy. Cells that the file does not hold are missing combinations, not errors, since the
 * suite has subsets too.
 */
public final class NasBenchSuiteZero {
    private static final int EDGES = 6;
    private static final List<String> OPERATIONS = List.of("0", "1", "2", "3", "4");
    private static final String ACCURACY = "val_accuracy";

    private NasBenchSuiteZero() {}

    /**
     * Reads one data set.
     *
     * @param file the JSON file, plain or gzipped
     * @param dataSet the data set's name in the file, such as {@code cifar10}; upper and lower case are not told apart
     * @return the table, in the order of the file
     * @throws MalformedDataException if the file is truncated or not such a table, or a cell is misspelt, doubled or has no
     *     accuracy
     * @throws IOException if the file can not be read
     * @throws IllegalArgumentException if the file has no such data set
     */
    public static CategoricalTable read(Path file, String dataSet) throws IOException {
        List<String> edges = new ArrayList<>();
        for (int edge = 1; edge <= EDGES; edge++) {
            edges.add("edge " + edge);
        }
        TableBuilder table = TableBuilder.withAlphabet(file.toString(), "100 - " + ACCURACY, edges, OPERATIONS);
        List<String> dataSets = new ArrayList<>();
        boolean found = false;
        double most = 0;
        try (InputStream bytes = TextFile.open(file);
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw at(file, json, "must be an object of data sets");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                dataSets.add(name);
                json.nextToken();
                if (name.equalsIgnoreCase(dataSet)) {
                    found = true;
                    most = Math.max(most, cells(file, json, table));
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation();
            throw MalformedDataException.at(
                    file.toString(),
                    where == null ? 0 : where.getLineNr(),
                    where == null ? "" : Integer.toString(where.getColumnNr()),
                    "is not whole JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw TextFile.explained(file, e);
        }
        if (!found) {
            throw new IllegalArgumentException("unknown data set '" + dataSet + "': " + file + " has "
                    + (dataSets.isEmpty() ? "none" : String.join(", ", dataSets)));
        }
        NatsBench.notePercent(table, most);
        return table.build();
    }

    /** Adds the cells, and gives their greatest accuracy. */
    private static double cells(Path file, JsonParser json, TableBuilder table) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw at(file, json, "a data set must be an object of cells");
        }
        double most = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String cell = json.currentName();
            long line = json.currentTokenLocation().getLineNr();
            int[] choices = choices(file, json, cell, table);
            double accuracy = Double.NaN;
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw at(file, json, "cell " + cell + " must be an object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = json.currentName().equals(ACCURACY);
                JsonToken value = json.nextToken();
                if (wanted && (value == JsonToken.VALUE_NUMBER_FLOAT || value == JsonToken.VALUE_NUMBER_INT)) {
                    accuracy = json.getDoubleValue();
                } else {
                    json.skipChildren();
                }
            }
            if (!(accuracy >= 0 && accuracy <= 100)) {
                throw at(
                        file,
                        json,
                        "cell " + cell + " must have a " + ACCURACY + " in [0, 100] percent, but has "
                                + (Double.isNaN(accuracy) ? "none" : Double.toString(accuracy)));
            }
            table.add(line, choices, 100 - accuracy);
            most = Math.max(most, accuracy);
        }
        return most;
    }

    private static int[] choices(Path file, JsonParser json, String cell, TableBuilder table)
            throws MalformedDataException {
        String[] operations = cell.replaceAll("[()\\s]", "").split(",", -1);
        if (operations.length != EDGES) {
            throw at(
                    file,
                    json,
                    "cell " + CsvTable.shortened(cell) + " has " + operations.length + " operations instead of "
                            + EDGES);
        }
        int[] choices = new int[EDGES];
        for (int edge = 0; edge < EDGES; edge++) {
            choices[edge] = table.code(edge, operations[edge]);
            if (choices[edge] < 0) {
                throw at(file, json, "cell " + cell + " has operation '" + operations[edge] + "'; they are 0 to 4");
            }
        }
        return choices;
    }

    private static MalformedDataException at(Path file, JsonParser json, String problem) {
        TokenStreamLocation where = json.currentTokenLocation();
        return MalformedDataException.at(
                file.toString(), where.getLineNr(), Integer.toString(where.getColumnNr()), problem);
    }
}
