package org.nadir.plots.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.numeric.Estimate;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as one JSON object; a number that is not finite is null, since JSON has no word for it. */
final class JsonPage {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withSeparators(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(INDENTER)
                    .withArrayIndenter(INDENTER))
            .build();

    private JsonPage() {}

    static String write(Report report) {
        ObjectNode page = MAPPER.createObjectNode();
        page.put("title", report.title());
        for (Map.Entry<String, Object> fact : report.facts().entrySet()) {
            put(page, fact.getKey(), fact.getValue());
        }
        ObjectNode tables = page.putObject("tables");
        for (Table table : report.tables()) {
            ArrayNode rows = tables.putArray(table.key());
            for (var row : table.rows()) {
                ObjectNode cells = rows.addObject();
                for (int c = 0; c < row.size(); c++) {
                    put(cells, table.columns().get(c).key(), row.get(c));
                }
            }
        }
        ArrayNode notes = page.putArray("notes");
        report.notes().forEach(notes::add);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(page) + "\n";
    }

    private static void put(ObjectNode object, String key, @Nullable Object value) {
        if (value instanceof Estimate estimate) {
            ObjectNode pair = object.putObject(key);
            put(pair, "value", estimate.value());
            put(pair, "error", estimate.error());
        } else if (value instanceof Integer number) {
            object.put(key, (int) number);
        } else if (value instanceof Long number) {
            object.put(key, (long) number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            object.put(key, (double) number);
        } else if (value instanceof Boolean yes) {
            object.put(key, (boolean) yes);
        } else if (value == null || value instanceof Double) {
            object.putNull(key);
        } else {
            object.put(key, value.toString());
        }
    }
}
