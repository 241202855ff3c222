package org.nadir.simulation.montecarlo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nadir.simulation.landscape.LandscapeWords;
import org.nadir.simulation.landscape.Space;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.TieRule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A grid of Monte Carlo runs, read from a JSON object:
 *
 * <pre>{
 *   "space": "random-regular({n}, {s})",
 *   "losses": "copula-graph({rho})",
 *   "noise": "{lambda}",
 *   "grid": {"n": [10000, 40000], "s": [8, 24], "rho": [0, 0.3, 0.5], "lambda": [1]},
 *   "closures": ["tree"],
 *   "replicates": 20,
 *   "seed": 1
 * }</pre>
 *
 * <p>Every combination of the grid's values is a cell; {name} in a text stands for the value. {@code space} and {@code losses}
 * are phrases; {@code noise} is λ, 1 by default, and {@code runs} how many runs are averaged, 1 by default, each a number
 * or a text; {@code ties} is lowest, highest or random:SEED, lowest by default. {@code closures} are those whose prediction is
 * laid beside, by default all that speak of the law. A cell's seed is made from the plan's and from the words of its
 * landscapes, so that no two laws share their chance, while cells that differ in ties or closures alone see the same landscapes.
 */
public final class SweepPlan {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> KEYS =
            Set.of("space", "losses", "noise", "runs", "ties", "grid", "closures", "replicates", "seed");

    private final String space;
    private final String losses;
    private final String noise;
    private final String runs;
    private final String ties;
    private final Map<String, List<String>> grid;
    private final List<String> closures;
    private final int replicates;
    private final long seed;

    private SweepPlan(
            String space,
            String losses,
            String noise,
            String runs,
            String ties,
            Map<String, List<String>> grid,
            List<String> closures,
            int replicates,
            long seed) {
        this.space = space;
        this.losses = losses;
        this.noise = noise;
        this.runs = runs;
        this.ties = ties;
        this.grid = grid;
        this.closures = closures;
        this.replicates = replicates;
        this.seed = seed;
    }

    /**
     * Reads a plan from a file.
     *
     * @param file a JSON file
     * @return the plan
     * @throws IOException if the file can not be read
     * @throws IllegalArgumentException if it is not a plan, with the file's name
     */
    public static SweepPlan read(Path file) throws IOException {
        return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    }

    /**
     * Reads a plan from a text.
     *
     * @param name what to call it in messages
     * @param text a JSON object
     * @return the plan
     * @throws IllegalArgumentException if it is not a plan
     */
    public static SweepPlan parse(String name, String text) {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JacksonException e) {
            String place = e.getLocation() == null
                    ? ""
                    : ":" + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new IllegalArgumentException(
                    name + place + ": not JSON: "
                            + String.valueOf(e.getOriginalMessage()).split(" \\(start marker", 2)[0],
                    e);
        }
        if (root == null || !root.isObject()) {
            throw new IllegalArgumentException(name + ": a plan is a JSON object");
        }
        try {
            return of(root);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static SweepPlan of(JsonNode root) {
        for (String key : root.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key '" + key + "'; a plan has "
                        + String.join(", ", KEYS.stream().sorted().toList()));
            }
        }
        Map<String, List<String>> grid = new LinkedHashMap<>();
        JsonNode axes = root.path("grid");
        for (String axis : axes.propertyNames()) {
            grid.put(axis, texts(axes.get(axis), "grid." + axis));
        }
        if (!axes.isMissingNode() && !axes.isObject()) {
            throw new IllegalArgumentException("grid must be an object of lists, but was " + axes);
        }
        List<String> closures = root.has("closures") ? texts(root.get("closures"), "closures") : List.of();
        JsonNode replicates = root.path("replicates");
        if (!replicates.isInt() || replicates.intValue() < 1) {
            throw new IllegalArgumentException("replicates must be a positive integer, but was " + shown(replicates));
        }
        JsonNode seed = root.path("seed");
        if (!seed.isMissingNode() && !seed.canConvertToLong()) {
            throw new IllegalArgumentException("seed must be an integer, but was " + seed);
        }
        SweepPlan plan = new SweepPlan(
                text(root.path("space"), "space"),
                text(root.path("losses"), "losses"),
                root.has("noise") ? text(root.get("noise"), "noise") : "1",
                root.has("runs") ? text(root.get("runs"), "runs") : "1",
                root.has("ties") ? text(root.get("ties"), "ties") : "lowest",
                grid,
                closures,
                replicates.intValue(),
                seed.isMissingNode() ? 1 : seed.longValue());
        plan.checkAxes();
        return plan;
    }

    /** An axis that nothing names would compute every cell several times, and so would a value that is there twice. */
    private void checkAxes() {
        String all = String.join("\n", space, losses, noise, runs, ties, String.join("\n", closures));
        grid.forEach((axis, values) -> {
            if (!all.contains("{" + axis + "}")) {
                throw new IllegalArgumentException("grid." + axis + " is not used: no text names {" + axis + "}");
            }
            if (Set.copyOf(values).size() < values.size()) {
                throw new IllegalArgumentException("grid." + axis + " has a value twice: " + String.join(", ", values));
            }
        });
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "missing" : node.toString();
    }

    private static String text(JsonNode node, String key) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isNumber()) {
            return node.toString();
        }
        throw new IllegalArgumentException(key + " must be a text or a number, but was " + shown(node));
    }

    private static List<String> texts(JsonNode node, String key) {
        if (!node.isArray() || node.isEmpty()) {
            throw new IllegalArgumentException(key + " must be a list that is not empty, but was " + shown(node));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node) {
            texts.add(text(element, key));
        }
        return List.copyOf(texts);
    }

    /**
     * The cells of the grid, the last axis running fastest.
     *
     * @return by cell the value of every axis
     */
    List<Map<String, String>> cells() {
        List<Map<String, String>> cells = List.of(Map.of());
        for (Map.Entry<String, List<String>> axis : grid.entrySet()) {
            List<Map<String, String>> finer = new ArrayList<>();
            for (Map<String, String> cell : cells) {
                for (String value : axis.getValue()) {
                    Map<String, String> one = new LinkedHashMap<>(cell);
                    one.put(axis.getKey(), value);
                    finer.add(one);
                }
            }
            cells = finer;
        }
        return cells;
    }

    String space(Map<String, String> cell) {
        return filled(space, cell);
    }

    String losses(Map<String, String> cell) {
        return filled(losses, cell);
    }

    double noise(Map<String, String> cell) {
        return number(filled(noise, cell), "noise");
    }

    int runs(Map<String, String> cell) {
        double runs = number(filled(this.runs, cell), "runs");
        if (runs != (int) runs) {
            throw new IllegalArgumentException("runs must be a whole number, but was " + runs);
        }
        return (int) runs;
    }

    private static double number(String text, String key) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a number, but was '" + text + "'", e);
        }
    }

    private static String filled(String template, Map<String, String> cell) {
        String text = template;
        for (Map.Entry<String, String> value : cell.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        int open = text.indexOf('{');
        if (open >= 0) {
            int close = text.indexOf('}', open);
            throw new IllegalArgumentException("'" + template + "' names "
                    + text.substring(open, close < 0 ? text.length() : close + 1)
                    + ", which is not an axis of the grid; "
                    + (cell.isEmpty() ? "it has none" : "it has " + String.join(", ", cell.keySet())));
        }
        return text;
    }

    /** The seed of a cell: of the plan's seed and the cell's words. */
    long seed(Map<String, String> cell) {
        long hash = RandomStream.mix(seed);
        for (String words :
                List.of(filled(space, cell), filled(losses, cell), filled(noise, cell), filled(runs, cell))) {
            for (int i = 0; i < words.length(); i++) {
                hash = RandomStream.mix(hash + words.charAt(i));
            }
            hash = RandomStream.mix(~hash);
        }
        return hash;
    }

    /** The closures of a cell, each once; none for all that speak of its law. */
    List<String> closures(Map<String, String> cell) {
        List<String> filled = closures.stream()
                .map(closure -> filled(closure, cell))
                .distinct()
                .toList();
        for (String closure : filled) {
            if (!Forecast.CLOSURES.contains(closure)) {
                throw new IllegalArgumentException(
                        "no closure is called '" + closure + "'; there are " + String.join(", ", Forecast.CLOSURES));
            }
        }
        return filled;
    }

    /** Which of several best neighbours a step takes. */
    TieRule ties(Map<String, String> cell) {
        return TieRule.of(filled(ties, cell));
    }

    /**
     * The number of landscapes of each cell.
     *
     * @return at least 1
     */
    public int replicates() {
        return replicates;
    }

    /**
     * The seed, from which and whose words every cell's is made.
     *
     * @return any number
     */
    public long seed() {
        return seed;
    }

    /**
     * The same plan with another seed.
     *
     * @param other any number
     * @return the plan
     */
    public SweepPlan withSeed(long other) {
        return new SweepPlan(space, losses, noise, runs, ties, grid, closures, replicates, other);
    }

    /**
     * The number of cells.
     *
     * @return at least 1
     */
    public int size() {
        return cells().size();
    }

    /**
     * The spaces of the cells.
     *
     * @return each once, in the order of the cells
     * @throws IllegalArgumentException if one can not be
     */
    public List<Space> spaces() {
        return cells().stream()
                .map(this::space)
                .distinct()
                .map(LandscapeWords.spaces()::read)
                .toList();
    }

    /**
     * The names of the grid's axes.
     *
     * @return in the plan's order
     */
    public List<String> axes() {
        return List.copyOf(grid.keySet());
    }

    /** What two plans have in common if and only if they make the same sweep. */
    String fingerprint() {
        String contents = spaces().stream()
                .map(one -> Integer.toHexString(one.content()))
                .collect(java.util.stream.Collectors.joining(" "));
        return String.join(
                "\n",
                "space " + space,
                "contents " + contents,
                "losses " + losses,
                "noise " + noise,
                "runs " + runs,
                "ties " + ties,
                "grid " + grid,
                "closures " + closures,
                "replicates " + replicates,
                "seed " + seed,
                "");
    }
}
