package org.nadir.simulation.landscape.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * The NAS-Bench-Macro table as a JSON file: 6,561 networks of 8 layers with 3 choices each, H(8, 3), and three runs' test
 * accuracy in percent.
 *
 * <p>A network's name is its 8 choices, {@code 0} (identity), {@code 1} or {@code 2}, the position being the layer. The loss
 * is the error in percent, 100 − accuracy.
 */
public final class NasBenchMacro {
    private static final int LAYERS = 8;
    private static final List<String> CHOICES = List.of("0", "1", "2");
    static final String RUNS = "test_acc";

    private NasBenchMacro() {}

    /**
     * Reads one run, or the mean of the runs.
     *
     * @param file the JSON file, plain or gzipped
     * @param run {@code 1}, {@code 2}, {@code 3} or {@code mean}
     * @return the table, complete, in the order of the file
     * @throws MalformedDataException if the file is truncated or not such a table, or a network is missing, doubled or has
     *     no such run
     * @throws IOException if the file can not be read
     * @throws IllegalArgumentException if the run is not one of those named
     */
    public static CategoricalTable read(Path file, String run) throws IOException {
        boolean mean = run.equals("mean");
        if (!mean && !run.matches("[1-9]")) {
            throw new IllegalArgumentException("run must be 1, 2, 3 or mean, but was '" + run + "'");
        }
        List<double[]> accuracies = new ArrayList<>();
        TableBuilder table =
                parse(file, accuracies, "100 - " + RUNS + (mean ? " (mean of the runs)" : " (run " + run + ")"));
        double[] losses = new double[accuracies.size()];
        double most = 0;
        for (int row = 0; row < losses.length; row++) {
            double[] runs = accuracies.get(row);
            if (!mean && Integer.parseInt(run) > runs.length) {
                throw new IllegalArgumentException(
                        "run " + run + " was asked for, but " + file + " has " + runs.length + " runs");
            }
            double accuracy = mean ? mean(runs) : runs[Integer.parseInt(run) - 1];
            losses[row] = 100 - accuracy;
            most = Math.max(most, accuracy);
        }
        NatsBench.notePercent(table, most);
        return WholeSpace.required(table.withLosses(losses).build());
    }

    /**
     * Reads all runs, each as a table of its own.
     *
     * @param file the JSON file, plain or gzipped
     * @return one table a run, complete, in the order of the file
     * @throws MalformedDataException as {@link #read} does
     * @throws IOException if the file can not be read
     */
    public static List<CategoricalTable> readRuns(Path file) throws IOException {
        List<double[]> accuracies = new ArrayList<>();
        int runs = 0;
        parse(file, accuracies, "");
        for (double[] of : accuracies) {
            runs = Math.max(runs, of.length);
        }
        List<CategoricalTable> tables = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            tables.add(read(file, Integer.toString(run)));
        }
        return Collections.unmodifiableList(tables);
    }

    private static double mean(double[] runs) {
        double sum = 0;
        for (double run : runs) {
            sum += run;
        }
        return sum / runs.length;
    }

    private static TableBuilder parse(Path file, List<double[]> accuracies, String lossName) throws IOException {
        List<String> layers = new ArrayList<>();
        for (int layer = 1; layer <= LAYERS; layer++) {
            layers.add("layer " + layer);
        }
        TableBuilder table = TableBuilder.withAlphabet(file.toString(), lossName, layers, CHOICES);
        try (InputStream bytes = TextFile.open(file);
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw at(file, json, "must be an object of networks");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                int[] choices = choices(file, json, name, table);
                long line = json.currentTokenLocation().getLineNr();
                table.add(line, choices, accuracies.size());
                json.nextToken();
                accuracies.add(runs(file, json, name, accuracies.isEmpty() ? 0 : accuracies.get(0).length));
            }
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation();
            throw MalformedDataException.at(
                    file.toString(),
                    where == null ? 0 : where.getLineNr(),
                    where == null ? "" : Integer.toString(where.getColumnNr()),
                    "is not whole JSON: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw TextFile.explained(file, e);
        }
        return table;
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static int[] choices(Path file, JsonParser json, String name, TableBuilder table)
            throws MalformedDataException {
        if (name.length() != LAYERS) {
            throw at(
                    file,
                    json,
                    "network '" + CsvTable.shortened(name) + "' has " + name.length() + " choices instead of "
                            + LAYERS);
        }
        int[] choices = new int[LAYERS];
        for (int layer = 0; layer < LAYERS; layer++) {
            choices[layer] = table.code(layer, name.substring(layer, layer + 1));
            if (choices[layer] < 0) {
                throw at(
                        file,
                        json,
                        "network '" + name + "' has '" + name.charAt(layer) + "' at layer " + (layer + 1)
                                + "; the choices are 0, 1, 2");
            }
        }
        return choices;
    }

    private static double[] runs(Path file, JsonParser json, String name, int expected) throws MalformedDataException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw at(file, json, "network '" + name + "' must be an object");
        }
        double[] runs = new double[0];
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean accuracy = json.currentName().equals(RUNS);
            JsonToken value = json.nextToken();
            if (accuracy) {
                if (value != JsonToken.START_ARRAY) {
                    throw at(file, json, RUNS + " of network '" + name + "' must be an array");
                }
                List<Double> list = new ArrayList<>();
                for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                    list.add(accuracy(file, json, name, token));
                }
                runs = list.stream().mapToDouble(Double::doubleValue).toArray();
            } else {
                json.skipChildren();
            }
        }
        if (runs.length == 0) {
            throw at(file, json, "network '" + name + "' has no " + RUNS);
        }
        if (expected > 0 && runs.length != expected) {
            throw at(file, json, "network '" + name + "' has " + runs.length + " runs where the first has " + expected);
        }
        return runs;
    }

    private static double accuracy(Path file, JsonParser json, String name, JsonToken token)
            throws MalformedDataException {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw at(file, json, RUNS + " of network '" + name + "' must hold numbers, but holds " + json.getString());
        }
        double accuracy = json.getDoubleValue();
        if (!(accuracy >= 0 && accuracy <= 100)) {
            throw at(file, json, "an accuracy lies in [0, 100] percent, but network '" + name + "' has " + accuracy);
        }
        return accuracy;
    }

    private static MalformedDataException at(Path file, JsonParser json, String problem) {
        TokenStreamLocation where = json.currentTokenLocation();
        return MalformedDataException.at(
                file.toString(), where.getLineNr(), Integer.toString(where.getColumnNr()), problem);
    }
}
