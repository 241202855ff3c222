package org.nadir.simulation.fit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.MalformedDataException;
import org.nadir.theory.density.GridCopula;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fitted model as a JSON file, versioned.
 *
 * <p>Members: {@code format} ("nadir-model"), {@code version}, {@code name}, {@code provenance} (sentences), {@code loss},
 * {@code space} (words, {@code choices} by position, {@code vertices}, {@code degrees}; where degrees vary {@code degreesByRank},
 * bands of ranks {@code to} an upper rank, and where combinations are missing {@code present}, see {@link PresentRows}), {@code rho}, {@code correlations}
 * (r(1), r(2), …), {@code spectrum} (shares by order), {@code
 * lossSpectrum} (the same of the losses themselves, where no combination is missing), {@code quantiles} (normal {@code scores}, {@code
 * losses}, {@code lower}, {@code upper}), {@code counted}, and, where a non-parametric copula was fitted, {@code copula} ({@code
 * knots}, and {@code heights}, the lower triangle by rows). A reader refuses a newer version and names what is missing.
 */
public final class ModelFile {
    /** The version that is written. */
    public static final int VERSION = 1;

    private static final String FORMAT = "nadir-model";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ModelFile() {}

    /**
     * The model as text.
     *
     * @param model a model
     * @return the JSON, with a final newline
     */
    public static String text(FittedModel model) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return MAPPER.writer().with(printer).writeValueAsString(json(model)) + "\n";
    }

    /**
     * Writes a model, first beside the file and then in its place, so that no half of it is ever there.
     *
     * @param model a model
     * @param file where to
     * @throws IOException if it can not be written
     */
    public static void write(FittedModel model, Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(draft, text(model));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Reads a model.
     *
     * @param file the file
     * @return the model
     * @throws MalformedDataException if it is not a model file, is of a newer version, or lacks something, which is named
     * @throws IOException if it can not be read
     */
    public static FittedModel read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw MalformedDataException.of(file.toString(), "no such file");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(bytes, file.toString());
        }
    }

    static FittedModel read(InputStream bytes, String source) throws IOException {
        JsonNode root;
        String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        if (text.isBlank()) {
            throw MalformedDataException.of(source, "is empty");
        }
        try {
            root = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw MalformedDataException.at(
                    source,
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    e.getLocation() == null
                            ? ""
                            : Integer.toString(e.getLocation().getColumnNr()),
                    "is not whole JSON: "
                            + e.getOriginalMessage()
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                                    .replaceAll(" \\(start marker.*", ""));
        }
        try {
            return model(new JsonMember(source, "", root));
        } catch (IllegalArgumentException e) {
            throw MalformedDataException.of(source, e.getMessage());
        }
    }

    private static FittedModel model(JsonMember root) throws MalformedDataException {
        if (!root.has("format") || !root.member("format").text().equals(FORMAT)) {
            throw root.problem("is not a model file: its format is not \"" + FORMAT + "\"");
        }
        int version = root.member("version").whole();
        if (version < 1) {
            throw root.problem("has the version " + version + ", but versions begin at 1");
        }
        if (version > VERSION) {
            throw root.problem("is a model file of version " + version + ", newer than the version " + VERSION
                    + " that this Nadir reads");
        }
        JsonMember space = root.member("space");
        SortedMap<Integer, Integer> degrees = degrees(space.member("degrees"));
        JsonMember quantiles = root.member("quantiles");
        List<String> provenance = new ArrayList<>();
        for (JsonMember line : root.member("provenance").items()) {
            provenance.add(line.text());
        }
        requireSense(root, space, degrees);
        return new FittedModel(
                root.member("name").text(),
                root.member("loss").text(),
                space.member("words").text(),
                space.member("choices").wholes(),
                space.member("vertices").whole(),
                degreesByRank(space, degrees),
                present(space),
                root.member("rho").number(),
                root.member("correlations").numbersOrNone(),
                root.member("spectrum").numbers(),
                root.has("lossSpectrum") ? root.member("lossSpectrum").numbers() : new double[0],
                QuantileDensity.ofKnots(
                        quantiles.member("scores").numbers(),
                        quantiles.member("losses").numbers(),
                        quantiles.member("lower").number(),
                        quantiles.member("upper").number()),
                counted(root.member("counted")),
                provenance,
                root.has("copula") ? copula(root.member("copula")) : null);
    }

    private static SortedMap<Integer, Integer> degrees(JsonMember pairs) throws MalformedDataException {
        SortedMap<Integer, Integer> degrees = new TreeMap<>();
        for (JsonMember entry : pairs.items()) {
            if (degrees.put(entry.item(0).whole(), entry.item(1).whole()) != null) {
                throw pairs.problem("names the degree " + entry.item(0).whole() + " twice");
            }
        }
        return degrees;
    }

    private static DegreesByRank degreesByRank(JsonMember space, SortedMap<Integer, Integer> all)
            throws MalformedDataException {
        if (!space.has("degreesByRank")) {
            return DegreesByRank.everywhere(all);
        }
        List<DegreesByRank.Band> bands = new ArrayList<>();
        double from = 0;
        for (JsonMember band : space.member("degreesByRank").items()) {
            double to = band.member("to").number();
            if (!(to > from)) {
                throw band.problem("must have a greater upper rank than the band before it, but has " + to);
            }
            bands.add(new DegreesByRank.Band(from, to, degrees(band.member("degrees"))));
            from = to;
        }
        DegreesByRank degrees = DegreesByRank.ofBands(bands);
        if (from != 1 || !degrees.all().equals(all)) {
            throw space.problem("degreesByRank must fill the ranks up to 1 with the vertices of degrees");
        }
        return degrees;
    }

    private static @Nullable BitSet present(JsonMember space) throws MalformedDataException {
        if (!space.has("present")) {
            return null;
        }
        double combinations = 1;
        for (int q : space.member("choices").wholes()) {
            combinations *= q;
        }
        if (combinations > Integer.MAX_VALUE) {
            throw space.problem("present can not be of " + combinations + " combinations");
        }
        BitSet present = PresentRows.read(space.member("present").text(), (int) combinations);
        if (present.cardinality() != space.member("vertices").whole()) {
            throw space.problem("present must name the "
                    + space.member("vertices").whole() + " vertices, but names " + present.cardinality());
        }
        return present;
    }

    private static GridCopula copula(JsonMember copula) throws MalformedDataException {
        double[] knots = copula.member("knots").numbers();
        double[] triangle = copula.member("heights").numbers();
        if (triangle.length != knots.length * (knots.length + 1) / 2) {
            throw copula.problem("must have heights for the lower triangle of " + knots.length + " knots, "
                    + knots.length * (knots.length + 1) / 2 + " numbers, but has " + triangle.length);
        }
        double[][] heights = new double[knots.length][knots.length];
        int at = 0;
        for (int i = 0; i < knots.length; i++) {
            for (int j = 0; j <= i; j++) {
                heights[i][j] = triangle[at];
                heights[j][i] = triangle[at++];
            }
        }
        return GridCopula.of(knots, heights);
    }

    /** What a prediction would take without a word: numbers out of their range, or that do not go together. */
    private static void requireSense(JsonMember root, JsonMember space, SortedMap<Integer, Integer> degrees)
            throws MalformedDataException {
        int vertices = space.member("vertices").whole();
        long counted = 0;
        long pairs = 0;
        boolean positive = vertices > 0 && !degrees.isEmpty();
        for (Map.Entry<Integer, Integer> entry : degrees.entrySet()) {
            positive &= entry.getKey() >= 0 && entry.getValue() > 0;
            counted += entry.getValue();
            pairs += (long) entry.getKey() * entry.getValue();
        }
        if (!positive || counted != vertices) {
            throw space.problem("must have degrees of all its vertices, but has " + degrees + " for " + vertices);
        }
        requireSpace(space, vertices, degrees);
        double rho = root.member("rho").number();
        if (!(rho > -1 && rho < 1)) {
            throw root.problem("rho must lie in (-1, 1), but was " + rho);
        }
        double[] correlations = root.member("correlations").numbersOrNone();
        for (double r : correlations) {
            if (Math.abs(r) > 1 + 1e-9) {
                throw root.problem("correlations must lie in [-1, 1], but one was " + r);
            }
        }
        if (correlations.length > 0 && Math.abs(correlations[0] - rho) > 1e-6) {
            throw root.problem("correlations must begin with rho = " + rho + ", but begin with " + correlations[0]);
        }
        requireShares(root, "spectrum");
        if (root.has("lossSpectrum")) {
            requireShares(root, "lossSpectrum");
        }
        requireCounts(root.member("counted"), vertices, pairs);
    }

    private static void requireShares(JsonMember root, String name) throws MalformedDataException {
        double sum = 0;
        double[] shares = root.member(name).numbers();
        for (double share : shares) {
            sum += share;
            if (!(share >= 0)) {
                throw root.problem(name + " must have shares of at least 0, but one was " + share);
            }
        }
        if (shares.length > 0 && !(Math.abs(sum - 1) < 1e-6)) {
            throw root.problem(name + " must have shares that sum to 1, but they sum to " + sum);
        }
    }

    private static void requireSpace(JsonMember space, int vertices, SortedMap<Integer, Integer> degrees)
            throws MalformedDataException {
        int[] choices = space.member("choices").wholes();
        double combinations = 1;
        int whole = 0;
        for (int q : choices) {
            if (q < 2) {
                throw space.problem("must have at least 2 choices at each position, but has " + q);
            }
            combinations *= q;
            whole += q - 1;
        }
        String words = CategoricalTable.spaceWords(choices);
        if (!space.member("words").text().equals(words)) {
            throw space.problem("words must be " + words + ", as its choices say, but are "
                    + space.member("words").text());
        }
        if (vertices > combinations) {
            throw space.problem("vertices must be at most the " + combinations + " combinations, but are " + vertices);
        }
        if (vertices == combinations && (degrees.size() > 1 || degrees.firstKey() != whole)) {
            throw space.problem(
                    "degrees must be " + whole + " each where no combination is missing, but are " + degrees);
        }
    }

    private static void requireCounts(JsonMember counted, int vertices, long pairs) throws MalformedDataException {
        int strict = counted.member("strictMinima").whole();
        int weak = counted.member("weakMinima").whole();
        int optima = counted.member("optima").whole();
        if (strict < 0 || weak < strict || weak > vertices || optima < 1 || optima > vertices) {
            throw counted.problem("must have 0 <= strictMinima <= weakMinima <= " + vertices
                    + " and optima from 1, but has " + strict + ", " + weak + " and " + optima);
        }
        for (String share : new String[] {"shareReachingOptimum", "shareReachingFirstOptimum"}) {
            double value = counted.member(share).number();
            if (!(value >= 0 && value <= 1)) {
                throw counted.problem(share + " must lie in [0, 1], but was " + value);
            }
        }
        double edges = counted.member("edges").number();
        double tied = counted.member("tiedEdges").number();
        if (2 * edges != pairs || !(tied >= 0 && tied <= edges)) {
            throw counted.problem(
                    "must have the " + pairs / 2.0 + " edges that its degrees make, and at most as many tied"
                            + " ones, but has " + edges + " and " + tied);
        }
        double starts = 0;
        for (double count : counted.member("stepCounts").numbers()) {
            starts += count;
            if (!(count >= 0)) {
                throw counted.problem("stepCounts must be at least 0, but one was " + count);
            }
        }
        if (starts != vertices) {
            throw counted.problem("stepCounts must sum to the " + vertices + " vertices, but sum to " + starts);
        }
        for (JsonMember basin : counted.member("basins").items()) {
            double size = basin.item(1).number();
            if (!(size >= 1 && size <= vertices)) {
                throw basin.problem("must have a size from 1 to " + vertices + ", but has " + size);
            }
        }
    }

    private static Counted counted(JsonMember counted) throws MalformedDataException {
        List<Long> steps = new ArrayList<>();
        for (JsonMember count : counted.member("stepCounts").items()) {
            steps.add((long) count.number());
        }
        List<Counted.Basin> basins = new ArrayList<>();
        for (JsonMember basin : counted.member("basins").items()) {
            basins.add(new Counted.Basin(
                    basin.item(0).number(), (long) basin.item(1).number()));
        }
        return new Counted(
                counted.member("strictMinima").whole(),
                counted.member("weakMinima").whole(),
                counted.member("optima").whole(),
                counted.member("meanSteps").number(),
                counted.member("shareReachingOptimum").number(),
                counted.member("shareReachingFirstOptimum").number(),
                (long) counted.member("edges").number(),
                (long) counted.member("tiedEdges").number(),
                steps,
                basins);
    }

    private static ObjectNode json(FittedModel model) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT).put("version", VERSION).put("name", model.name());
        ArrayNode provenance = root.putArray("provenance");
        model.provenance().forEach(provenance::add);
        root.put("loss", model.lossName());
        ObjectNode space = root.putObject("space");
        space.put("words", model.space());
        ArrayNode choices = space.putArray("choices");
        for (int q : model.radices()) {
            choices.add(q);
        }
        space.put("vertices", model.order());
        degrees(space.putArray("degrees"), model.degrees());
        if (model.degreesByRank().bands().size() > 1) {
            ArrayNode bands = space.putArray("degreesByRank");
            for (DegreesByRank.Band band : model.degreesByRank().bands()) {
                ObjectNode node = bands.addObject().put("to", band.to());
                degrees(node.putArray("degrees"), band.counts());
            }
        }
        model.present().ifPresent(present -> space.put("present", PresentRows.text(present)));
        root.put("rho", model.rho());
        add(root.putArray("correlations"), model.correlations());
        add(root.putArray("spectrum"), model.spectrum());
        if (model.lossSpectrum().length > 0) {
            add(root.putArray("lossSpectrum"), model.lossSpectrum());
        }
        ObjectNode quantiles = root.putObject("quantiles");
        add(quantiles.putArray("scores"), model.marginal().scores());
        add(quantiles.putArray("losses"), model.marginal().losses());
        quantiles
                .put("lower", model.marginal().lower())
                .put("upper", model.marginal().upper());
        counted(root.putObject("counted"), model.counted());
        model.gridCopula().ifPresent(grid -> copula(root.putObject("copula"), grid));
        return root;
    }

    private static void degrees(ArrayNode node, Map<Integer, Integer> degrees) {
        degrees.forEach((degree, count) -> node.addArray().add(degree).add(count));
    }

    private static void copula(ObjectNode node, GridCopula grid) {
        double[] knots = grid.knots();
        add(node.putArray("knots"), knots);
        ArrayNode heights = node.putArray("heights");
        for (int i = 0; i < knots.length; i++) {
            for (int j = 0; j <= i; j++) {
                heights.add(grid.height(i, j));
            }
        }
    }

    private static void counted(ObjectNode node, Counted counted) {
        node.put("strictMinima", counted.strictMinima())
                .put("weakMinima", counted.weakMinima())
                .put("optima", counted.optima())
                .put("meanSteps", counted.meanSteps())
                .put("shareReachingOptimum", counted.shareReachingOptimum())
                .put("shareReachingFirstOptimum", counted.shareReachingFirstOptimum())
                .put("edges", counted.edges())
                .put("tiedEdges", counted.tiedEdges());
        ArrayNode steps = node.putArray("stepCounts");
        counted.stepCounts().forEach(steps::add);
        ArrayNode basins = node.putArray("basins");
        for (Counted.Basin basin : counted.basins()) {
            basins.addArray().add(basin.loss()).add(basin.size());
        }
    }

    private static void add(ArrayNode array, double[] numbers) {
        for (double number : numbers) {
            if (Double.isNaN(number)) {
                array.addNull();
            } else {
                array.add(number);
            }
        }
    }
}
