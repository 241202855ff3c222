package org.nadir.simulation.montecarlo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.Observation;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cells of a sweep as JSON and CSV. An error that is not known is null, or empty. */
final class SweepFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SweepFile() {}

    static String write(SweepCell cell) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node(cell)) + "\n";
    }

    static String all(List<SweepCell> cells) {
        ArrayNode list = NODES.arrayNode();
        cells.forEach(cell -> list.add(node(cell)));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(list) + "\n";
    }

    private static ObjectNode node(SweepCell cell) {
        ObjectNode root = NODES.objectNode();
        ObjectNode parameters = root.putObject("parameters");
        cell.parameters().forEach(parameters::put);
        root.put("seed", cell.seed());
        root.set("observation", node(cell.observation()));
        ArrayNode forecasts = root.putArray("predictions");
        for (Forecast forecast : cell.forecasts()) {
            ObjectNode one = forecasts.addObject();
            one.put("closure", forecast.closure());
            put(one, "minima", forecast.minima());
            put(one, "meanSteps", forecast.meanSteps());
            put(one, "shareReachingOptimum", forecast.shareReachingOptimum());
            put(one, "basinSize", forecast.basinSize());
            put(one, "steps", forecast.steps());
        }
        if (!cell.notes().isEmpty()) {
            ArrayNode notes = root.putArray("notes");
            cell.notes().forEach(notes::add);
        }
        return root;
    }

    static ObjectNode node(Observation seen) {
        ObjectNode node = NODES.objectNode();
        node.put("landscape", seen.landscape());
        node.put("vertices", seen.vertices());
        node.put("degree", seen.degree());
        node.put("replicates", seen.replicates());
        put(node, "minima", seen.minima());
        put(node, "minimaSd", seen.minimaSd());
        put(node, "weakMinima", seen.weakMinima());
        put(node, "weakMinimaSd", seen.weakMinimaSd());
        put(node, "meanSteps", seen.meanSteps());
        put(node, "meanStepsSd", seen.meanStepsSd());
        put(node, "shareReachingOptimum", seen.shareReachingOptimum());
        put(node, "shareReachingOptimumSd", seen.shareReachingOptimumSd());
        put(node, "shareReachingFirstOptimum", seen.shareReachingFirstOptimum());
        put(node, "shareWithin", seen.shareWithin());
        put(node, "basinSize", seen.basinSize());
        put(node, "steps", seen.steps());
        return node;
    }

    private static void put(ObjectNode node, String name, double value) {
        node.set(name, number(value));
    }

    private static JsonNode number(double value) {
        return Double.isNaN(value) ? NODES.nullNode() : NODES.numberNode(value);
    }

    private static void put(ObjectNode node, String name, @Nullable Estimate estimate) {
        if (estimate == null) {
            node.putNull(name);
            return;
        }
        ObjectNode one = node.putObject(name);
        put(one, "value", estimate.value());
        put(one, "error", estimate.error());
    }

    private static void put(ObjectNode node, String name, Curve curve) {
        ArrayNode points = node.putArray(name);
        for (int i = 0; i < curve.size(); i++) {
            ArrayNode point = points.addArray();
            point.add(number(curve.at(i)));
            point.add(number(curve.value(i).value()));
            point.add(number(curve.value(i).error()));
        }
    }

    /**
     * Reads a cell back.
     *
     * @throws IllegalArgumentException if the text is not a cell
     */
    static SweepCell read(String file, String text) {
        try {
            JsonNode root = MAPPER.readTree(text);
            Map<String, String> parameters = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.required("parameters").properties()) {
                parameters.put(entry.getKey(), entry.getValue().stringValue());
            }
            List<Forecast> forecasts = new ArrayList<>();
            for (JsonNode one : root.required("predictions")) {
                forecasts.add(new Forecast(
                        one.required("closure").stringValue(),
                        estimate(one.required("minima")),
                        optional(one.required("meanSteps")),
                        optional(one.required("shareReachingOptimum")),
                        curve(one.required("basinSize")),
                        curve(one.required("steps"))));
            }
            List<String> notes = new ArrayList<>();
            root.path("notes").forEach(why -> notes.add(why.stringValue()));
            return new SweepCell(
                    parameters,
                    root.required("seed").longValue(),
                    observation(root.required("observation")),
                    forecasts,
                    notes);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": not a cell of a sweep; remove it to compute it again", e);
        }
    }

    private static Observation observation(JsonNode node) {
        return new Observation(
                node.required("landscape").stringValue(),
                node.required("vertices").longValue(),
                node.required("degree").doubleValue(),
                node.required("replicates").intValue(),
                estimate(node.required("minima")),
                value(node.required("minimaSd")),
                estimate(node.required("weakMinima")),
                value(node.required("weakMinimaSd")),
                estimate(node.required("meanSteps")),
                value(node.required("meanStepsSd")),
                estimate(node.required("shareReachingOptimum")),
                value(node.required("shareReachingOptimumSd")),
                estimate(node.required("shareReachingFirstOptimum")),
                curve(node.required("shareWithin")),
                curve(node.required("basinSize")),
                curve(node.required("steps")));
    }

    private static double value(JsonNode node) {
        return node.isNull() ? Double.NaN : node.doubleValue();
    }

    private static Estimate estimate(JsonNode node) {
        return new Estimate(value(node.required("value")), value(node.required("error")));
    }

    private static @Nullable Estimate optional(JsonNode node) {
        return node.isNull() ? null : estimate(node);
    }

    private static Curve curve(JsonNode points) {
        int size = points.size();
        double[] at = new double[size];
        double[] values = new double[size];
        double[] errors = new double[size];
        for (int i = 0; i < size; i++) {
            at[i] = value(points.required(i).required(0));
            values[i] = value(points.required(i).required(1));
            errors[i] = value(points.required(i).required(2));
        }
        return Curve.of(at, values, errors);
    }

    /** One line for each cell and closure. */
    static String csv(List<String> axes, List<SweepCell> cells) {
        StringBuilder text = new StringBuilder();
        axes.forEach(axis -> text.append(quoted(axis)).append(','));
        text.append(
                        "seed,landscape,vertices,degree,replicates,minima,minima_error,minima_sd,mean_steps,mean_steps_error,")
                .append("share_optimum,share_optimum_error,closure,predicted_minima,z_minima,predicted_mean_steps,")
                .append("z_mean_steps,predicted_share_optimum,z_share_optimum\n");
        for (SweepCell cell : cells) {
            StringBuilder head = new StringBuilder();
            axes.forEach(axis -> head.append(quoted(cell.parameters().getOrDefault(axis, "")))
                    .append(','));
            Observation seen = cell.observation();
            head.append(cell.seed())
                    .append(',')
                    .append(quoted(seen.landscape()))
                    .append(',')
                    .append(seen.vertices());
            head.append(',').append(seen.degree()).append(',').append(seen.replicates());
            head.append(pair(seen.minima())).append(field(seen.minimaSd()));
            head.append(pair(seen.meanSteps())).append(pair(seen.shareReachingOptimum()));
            if (cell.forecasts().isEmpty()) {
                text.append(head).append(",,,,,,,\n");
            }
            for (Forecast forecast : cell.forecasts()) {
                text.append(head).append(',').append(forecast.closure());
                text.append(joined(seen.minima(), forecast.minima()));
                text.append(joined(seen.meanSteps(), forecast.meanSteps()));
                text.append(joined(seen.shareReachingOptimum(), forecast.shareReachingOptimum()));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String joined(Estimate seen, @Nullable Estimate predicted) {
        return predicted == null ? ",," : field(predicted.value()) + field(SweepCell.z(seen, predicted));
    }

    private static String pair(Estimate estimate) {
        return field(estimate.value()) + field(estimate.error());
    }

    private static String field(double value) {
        return Double.isNaN(value) ? "," : "," + value;
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
