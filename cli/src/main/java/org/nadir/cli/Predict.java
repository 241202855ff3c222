package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Format;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.ModelFile;
import org.nadir.simulation.fit.Preset;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.LandscapeWords;
import org.nadir.simulation.landscape.Space;
import org.nadir.theory.Closure;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.Optimum;
import org.nadir.theory.Prediction;
import org.nadir.theory.Solution;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Tolerance;
import org.nadir.theory.words.ClosureWords;
import org.nadir.theory.words.DensityWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nadir predict}. */
@Command(
        name = "predict",
        sortOptions = false,
        description = {
            "Predicts minima, basins, steps and the share of starts that end near the optimum from a pair of densities,"
                    + " each number with its numerical error.",
            ""
        },
        footerHeading = "%nWords:%n",
        footer = {
            "  pdf_n    uniform(lower, upper), normal(mean, sd), truncated-normal(mean, sd, lower, upper),",
            "           beta(alpha, beta), mixture(0.3: ..., 0.7: ...), authors:NAME",
            "  pdf_e    independent, window(width), parabola, truncated-normal(sd), gaussian-copula(rho),",
            "           clayton-copula(...), mixture(...), authors:NAME",
            "  closure  tree, cliques(d, q), fresh, lemma(b), authors, isotropic(r1, r2) (minima only)",
            "",
            "Examples:",
            "  nadir predict --pdf-e 'gaussian-copula(rho=0.7)' --space 'hamming(6, 5)' --closure cliques",
            "  nadir predict --pdf-n 'truncated-normal(mean=0.25, sd=0.18, lower=0, upper=1)' \\",
            "                --pdf-e 'truncated-normal(sd=0.35)' --n 15625 --s 24 --closure lemma,fresh,tree",
            "  nadir predict --model preset:cifar100 --noise 0.97 --runs 3"
        })
final class Predict implements Callable<Integer> {
    @Option(names = "--pdf-n", paramLabel = "PDF_N", description = "The density of losses (default: normal(0, 1)).")
    private @Nullable String losses;

    @Option(
            names = "--pdf-e",
            paramLabel = "PDF_E",
            description = "The density of a neighbour's loss given a vertex's (default: independent).")
    private @Nullable String neighbours;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "A fitted model instead of the two densities: a file, or preset:NAME.")
    private @Nullable String model;

    @Option(names = "--n", paramLabel = "N", description = "The number of vertices.")
    private @Nullable Long vertices;

    @Option(names = "--s", paramLabel = "S", description = "The number of neighbours of each.")
    private @Nullable Integer degree;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = "The space instead of --n and --s: hamming(d, q), random-regular(n, s), ...")
    private @Nullable String space;

    @Option(
            names = "--closure",
            paramLabel = "CLOSURES",
            description =
                    "How preimages are counted: one or several, with commas between (default: tree; on hamming(d, q)"
                            + " cliques too, where they suit the pair).")
    private @Nullable String closures;

    @Option(
            names = "--noise",
            paramLabel = "LAMBDA",
            description = "Also the minima seen through noise of this reliability, in (0, 1].")
    private @Nullable Double noise;

    @Option(
            names = "--runs",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "How many noisy runs are averaged (default: 1).")
    private int runs = 1;

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            split = ",",
            description =
                    "Where the curve of shares within epsilon is wanted (default: a dozen, up to the median loss).")
    private double @Nullable [] epsilons;

    @Option(
            names = "--optimum",
            paramLabel = "WHAT",
            defaultValue = "least",
            description = "From where epsilon counts: least (of n losses), lower-end (of the support), or a loss"
                    + " (default: least).")
    private String optimum = "least";

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            defaultValue = "1e-10",
            description = "Relative accuracy, kept or refused (default: ${DEFAULT-VALUE}).")
    private double tolerance = 1e-10;

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        Optional<FittedModel> fitted = fitted();
        Pair pair = pair(fitted);
        @Nullable Hamming hamming = null;
        long n;
        int s;
        if (space != null || (fitted.isPresent() && vertices == null && degree == null)) {
            if (vertices != null || degree != null) {
                throw new IllegalArgumentException("--space " + space + " gives n and s; leave out --n and --s");
            }
            if (space == null && !fitted.orElseThrow().complete()) {
                throw new IllegalArgumentException(
                        "the model " + fitted.orElseThrow().name() + " has "
                                + fitted.orElseThrow().order() + " vertices of "
                                + fitted.orElseThrow().space()
                                + ", whose degrees vary: the command fit predicts for them; to predict for a whole space, say --space");
            }
            Space where = LandscapeWords.spaces()
                    .read(space != null ? space : fitted.orElseThrow().space());
            n = where.order();
            s = where.degree();
            if (where.graph().orElse(null) instanceof Hamming graph) {
                hamming = graph;
            }
        } else {
            if (vertices == null || degree == null) {
                throw new IllegalArgumentException("the space is missing: give --n N and --s S, or --space");
            }
            n = vertices;
            s = degree;
            if (n < 1) {
                throw new IllegalArgumentException("n must be a positive integer, but was " + n);
            }
        }
        Tolerance accuracy = Tolerance.DEFAULT.withRelative(tolerance);
        List<Prediction> predictions = new ArrayList<>();
        Set<String> warnings = new LinkedHashSet<>();
        List<IsotropicField> fields = new ArrayList<>();
        for (Closure closure : closures(pair, hamming, fitted, fields)) {
            Prediction prediction = predict(Solution.of(pair, s, closure, accuracy), n);
            predictions.add(prediction);
            warnings.addAll(prediction.warnings());
        }
        Report report = Report.of("Local search, predicted")
                .fact("pdf_n", pair.losses().toString())
                .fact(
                        "pdf_e",
                        pair.copula()
                                .<Object>map(c -> c)
                                .orElse(pair.neighbours())
                                .toString())
                .fact("vertices", n)
                .fact("degree", s)
                .fact("tolerance", tolerance);
        Map<String, Estimate> throughNoise = seenThroughNoise(pair, hamming, n, s);
        if (!fields.isEmpty()) {
            report.table(isotropic(fields, n));
        }
        if (predictions.isEmpty()) {
            output.print(report);
            return 0;
        }
        report.table(quantities(predictions, throughNoise));
        report.table(curves("steps", "Share of starts by number of steps", "steps", predictions, Prediction::steps));
        report.table(curves("basins", "Basin of a minimum by its loss", "loss", predictions, Prediction::basinSize));
        predictions.forEach(prediction -> report.table(preimages(prediction)));
        report.table(curves(
                "within",
                "Share of starts that end within ε of the optimum",
                "epsilon",
                predictions,
                Prediction::shareWithin));
        warnings.forEach(w -> report.note("Warning: " + w + "."));
        if (warnings.isEmpty()) {
            report.note("The pair is stationary and reversible, and every vertex ends in one minimum.");
        }
        Optional<OutputFolder> asked = output.folderIfAsked();
        try {
            if (asked.isPresent()) {
                asked.get().text("predict.json", Format.JSON.write(report));
                asked.get().text("predict.csv", Format.CSV.write(report));
                report.note("Files: " + asked.get().commit());
            }
            output.print(report);
        } finally {
            asked.ifPresent(OutputFolder::close);
        }
        return 0;
    }

    private Optional<FittedModel> fitted() throws IOException {
        if (model == null) {
            return Optional.empty();
        }
        if (losses != null || neighbours != null) {
            throw new IllegalArgumentException(
                    "--model " + model + " gives both densities; leave out --pdf-n and --pdf-e");
        }
        return Optional.of(model(model));
    }

    /** The model of {@code preset:NAME}, or of a model file. */
    static FittedModel model(String words) throws IOException {
        return words.startsWith("preset:")
                ? Preset.of(words.substring("preset:".length()))
                : ModelFile.read(Path.of(words));
    }

    private Pair pair(Optional<FittedModel> fitted) {
        return fitted.map(FittedModel::pair)
                .orElseGet(() -> DensityWords.pair(
                        losses == null ? "normal(0, 1)" : losses, neighbours == null ? "independent" : neighbours));
    }

    /** The minima of isotropic fields, which is all that two correlations tell. */
    private Table isotropic(List<IsotropicField> fields, long n) {
        Table table = Table.of(
                "isotropic",
                "Predicted from two correlations, exactly",
                Column.of("field"),
                Column.of("minima", "local minima"));
        for (IsotropicField field : fields) {
            table.row(field.toString(), field.minimaFraction().times((double) n));
            if (noise != null) {
                table.row(
                        "the same through noise",
                        field.withNoise(IsotropicField.reliability(noise, runs))
                                .minimaFraction()
                                .times((double) n));
            }
        }
        return table;
    }

    private static IsotropicField isotropic(
            String word, Pair pair, @Nullable Hamming hamming, Optional<FittedModel> fitted) {
        if (hamming == null || !hamming.isUniform()) {
            throw new IllegalArgumentException("--closure isotropic needs --space 'hamming(d, q)'");
        }
        double[] r = org.nadir.theory.words.Phrase.parse(word).numbers();
        if (r.length == 0 && fitted.isPresent()) {
            r = fitted.get().correlations();
        } else if (r.length == 0 && pair.copula().orElse(null) instanceof GaussianCopula gaussian) {
            r = new double[] {gaussian.rho(), gaussian.rho() * gaussian.rho()};
        } else if (r.length == 0 && suitsCliques(pair)) {
            r = new double[] {0, 0};
        }
        if (r.length < 2) {
            throw new IllegalArgumentException("--closure isotropic needs its two correlations: isotropic(r1, r2)");
        }
        return IsotropicField.of(hamming.positions(), hamming.choices(0), r[0], r[1]);
    }

    private List<Closure> closures(
            Pair pair, @Nullable Hamming hamming, Optional<FittedModel> fitted, List<IsotropicField> fields) {
        boolean cliques = hamming != null && hamming.isUniform();
        String ofSpace = cliques ? "cliques(" + hamming.positions() + ", " + hamming.choices(0) + ")" : "";
        List<Closure> chosen = new ArrayList<>();
        if (closures == null) {
            chosen.add(Closure.tree());
            if (cliques && suitsCliques(pair)) {
                chosen.add(ClosureWords.closures().read(ofSpace));
                fields.add(isotropic("isotropic", pair, hamming, fitted));
            }
            return chosen;
        }
        for (String word : phrases(closures)) {
            if (word.equals("isotropic") || word.startsWith("isotropic(")) {
                fields.add(isotropic(word, pair, hamming, fitted));
                continue;
            }
            if (word.equals("cliques") && !cliques) {
                throw new IllegalArgumentException(
                        "--closure cliques needs --space 'hamming(d, q)', or its numbers: cliques(d, q)");
            }
            chosen.add(ClosureWords.closures().read(word.equals("cliques") ? ofSpace : word));
        }
        return chosen;
    }

    private static boolean suitsCliques(Pair pair) {
        return pair.copula().isEmpty()
                ? pair.coordinateNeighbours() instanceof org.nadir.theory.density.Independent
                : pair.copula().get() instanceof GaussianCopula gaussian && gaussian.rho() >= 0;
    }

    /** Splits at the commas outside parentheses. */
    private static List<String> phrases(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && (depth == 0 || i == text.length())) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        return parts;
    }

    private Prediction predict(Solution solution, long n) {
        Prediction byDefault = solution.predict(n);
        if (epsilons == null && optimum.equals("least")) {
            return byDefault;
        }
        double[] at = epsilons == null ? axis(byDefault.shareWithin()) : epsilons.clone();
        Arrays.sort(at);
        return solution.predict(n, optimum(n), axis(byDefault.basinSize()), at);
    }

    private Optimum optimum(long n) {
        return switch (optimum) {
            case "least" -> Optimum.leastOf(n);
            case "lower-end" -> Optimum.lowerEnd();
            default -> {
                try {
                    yield Optimum.at(Double.parseDouble(optimum));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(
                            "--optimum must be least, lower-end or a loss, but was '" + optimum + "'", e);
                }
            }
        };
    }

    private static double[] axis(Curve curve) {
        double[] at = new double[curve.size()];
        Arrays.setAll(at, curve::at);
        return at;
    }

    private Map<String, Estimate> seenThroughNoise(Pair pair, @Nullable Hamming hamming, long n, int s) {
        Map<String, Estimate> minima = new LinkedHashMap<>();
        if (noise == null) {
            if (runs != 1) {
                throw new IllegalArgumentException("--runs " + runs + " needs --noise LAMBDA");
            }
            return minima;
        }
        double lambda = IsotropicField.reliability(noise, runs);
        double rho;
        if (pair.copula().orElse(null) instanceof GaussianCopula gaussian) {
            rho = gaussian.rho();
        } else if (suitsCliques(pair)) {
            rho = 0;
        } else {
            throw new IllegalArgumentException("--noise needs a gaussian-copula or independent neighbours");
        }
        minima.put(
                "tree",
                IsotropicField.of(s, 2, rho, rho * rho)
                        .withNoise(lambda)
                        .minimaFraction()
                        .times((double) n));
        if (hamming != null && hamming.isUniform() && rho >= 0) {
            minima.put(
                    "cliques",
                    IsotropicField.of(hamming.positions(), hamming.choices(0), rho, rho * rho)
                            .withNoise(lambda)
                            .minimaFraction()
                            .times((double) n));
        }
        return minima;
    }

    private static String word(Closure closure) {
        return closure.toString().replaceAll("\\(.*", "");
    }

    private static Column[] columns(String first, List<Prediction> predictions) {
        Column[] columns = new Column[predictions.size() + 1];
        columns[0] = Column.of(first);
        for (int i = 0; i < predictions.size(); i++) {
            String name = predictions.get(i).closure().toString();
            String key = name.toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "_")
                    .replaceAll("_$", "");
            columns[i + 1] = Column.of(key, name);
        }
        return columns;
    }

    private Table quantities(List<Prediction> predictions, Map<String, Estimate> throughNoise) {
        Table table = Table.of("quantities", "Predicted, by closure", columns("quantity", predictions));
        row(table, "local minima", predictions, Prediction::minima);
        if (!throughNoise.isEmpty()) {
            @Nullable Object[] cells = new Object[predictions.size() + 1];
            cells[0] = "local minima seen through noise";
            for (int i = 0; i < predictions.size(); i++) {
                cells[i + 1] = throughNoise.get(word(predictions.get(i).closure()));
            }
            table.row(cells);
        }
        row(table, "mean steps", predictions, Prediction::meanSteps);
        row(table, "iterations (steps + 1)", predictions, Prediction::iterations);
        row(table, "losses evaluated by a run", predictions, Prediction::evaluations);
        row(table, "share reaching the optimum", predictions, Prediction::shareReachingOptimum);
        row(table, "mass M", predictions, Prediction::mass);
        row(table, "defect of stationarity", predictions, p -> p.defects().stationarity());
        row(table, "defect of reversibility", predictions, p -> p.defects().reversibility());
        row(table, "nodes", predictions, p -> Estimate.exact(p.nodes()));
        row(table, "integrand evaluations", predictions, p -> Estimate.exact((double) p.integrandEvaluations()));
        return table;
    }

    private static void row(
            Table table, String name, List<Prediction> predictions, Function<Prediction, Estimate> quantity) {
        @Nullable Object[] cells = new Object[predictions.size() + 1];
        cells[0] = name;
        for (int i = 0; i < predictions.size(); i++) {
            cells[i + 1] = quantity.apply(predictions.get(i));
        }
        table.row(cells);
    }

    /** Curves on one axis side by side. Where one ends before another, as steps do, its cells stay empty. */
    private static Table curves(
            String key, String title, String axis, List<Prediction> predictions, Function<Prediction, Curve> curve) {
        Table table = Table.of(key, title, columns(axis, predictions));
        int most =
                predictions.stream().mapToInt(p -> shown(curve.apply(p))).max().orElse(0);
        for (int j = 0; j < most; j++) {
            @Nullable Object[] cells = new Object[predictions.size() + 1];
            for (int i = 0; i < predictions.size(); i++) {
                Curve c = curve.apply(predictions.get(i));
                if (j < c.size()) {
                    cells[0] = c.at(j);
                    cells[i + 1] = c.value(j);
                }
            }
            table.row(cells);
        }
        return table;
    }

    private static Table preimages(Prediction prediction) {
        List<Curve> depths = prediction.preimages();
        Column[] columns = new Column[depths.size() + 1];
        columns[0] = Column.of("loss");
        for (int k = 1; k <= depths.size(); k++) {
            columns[k] = Column.of("in_" + k, k == 1 ? "in 1 step" : "in " + k + " steps");
        }
        Table table = Table.of(
                "preimages_" + word(prediction.closure()),
                "Vertices that reach a minimum in exactly k steps, by its loss: " + prediction.closure(),
                columns);
        Curve first = depths.get(0);
        for (int i = 0; i < first.size(); i++) {
            @Nullable Object[] cells = new Object[columns.length];
            cells[0] = first.at(i);
            for (int k = 0; k < depths.size(); k++) {
                cells[k + 1] = depths.get(k).value(i);
            }
            table.row(cells);
        }
        return table;
    }

    /** Up to the last value that is not negligible. */
    private static int shown(Curve curve) {
        int shown = curve.size();
        while (shown > 1 && Math.abs(curve.value(shown - 1).value()) < 1e-9) {
            shown--;
        }
        return shown;
    }
}
