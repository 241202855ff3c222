package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.PredictionTables;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.ModelFile;
import org.nadir.simulation.fit.PredictedCounts;
import org.nadir.simulation.fit.Preset;
import org.nadir.theory.Closure;
import org.nadir.theory.ForwardChain;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.Operator;
import org.nadir.theory.Optimum;
import org.nadir.theory.Prediction;
import org.nadir.theory.Solution;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.AccuracyException;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Tolerance;
import org.nadir.theory.words.DensityWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
            "  pdf_e    independent, window(width), parabola, truncated-normal(sd), normal(sd), gaussian-copula(rho),",
            "           clayton-copula(theta), mirrored(copula), grid-copula(knots(...), heights(...)),",
            "           mixture(0.3: ..., 0.7: ...), authors:NAME",
            "  closure  tree, cliques(d, q), fresh, lemma, lemma(b), lemma(b1, b2, ...) by depth, authors,",
            "           isotropic(r1, r2) (minima only)",
            "",
            "Examples:",
            "  nadir predict --pdf-e 'gaussian-copula(rho=0.7)' --space 'hamming(6, 5)' --closure cliques",
            "  nadir predict --pdf-n 'truncated-normal(mean=0.25, sd=0.18, lower=0, upper=1)' \\",
            "                --pdf-e 'truncated-normal(sd=0.35)' --n 15625 --s 24 --closure lemma,fresh,tree",
            "  nadir predict --model preset:cifar100 --noise 0.97 --runs 3"
        })
final class Predict implements Callable<Integer> {
    private static final long[] BUDGETS = {1, 10, 25, 50, 100, 200, 300, 500, 1000, 2000, 5000, 10_000};

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
            description = "A fitted model instead of the two densities: a file, or preset:NAME: cifar10, cifar100 or"
                    + " imagenet16-120, or such a name with -copula for its non-parametric copula.")
    private @Nullable String model;

    @Mixin
    private final SizeOptions options = new SizeOptions();

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
            names = "--also",
            paramLabel = "WHAT",
            split = ",",
            converter = AlsoWords.class,
            description = "More tables: preimages (by loss and depth), branching (the factors that would make the lemma"
                    + " exact), walk (pdf_e as an operator and the random walk's autocorrelation), chain (fresh"
                    + " neighbourhoods forwards, by steps and by evaluations), all.")
    private Set<Also> also = Set.of();

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            defaultValue = "1e-10",
            description = "Relative accuracy, kept or refused (default: ${DEFAULT-VALUE}).")
    private double tolerance = 1e-10;

    @Mixin
    private final Output output = new Output();

    /** The exit code: that of a failure where a closure was refused. */
    private int status;

    /** What --also names. */
    private enum Also {
        PREIMAGES,
        BRANCHING,
        WALK,
        CHAIN,
        ALL
    }

    /** Small letters, as everywhere. */
    private static final class AlsoWords implements ITypeConverter<Also> {
        @Override
        public Also convert(String word) {
            return Arrays.stream(Also.values())
                    .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "expected preimages, branching, walk, chain or all, but was '" + word + "'"));
        }
    }

    private boolean also(Also what) {
        return also.contains(what) || also.contains(Also.ALL);
    }

    @Override
    public Integer call() throws IOException {
        Optional<FittedModel> fitted = fitted();
        Pair pair = pair(fitted);
        if (!options.isGiven() && fitted.isPresent() && fitted.get().degrees().size() > 1) {
            FittedModel model = fitted.get();
            requireNothingOfOneDegree(model);
            return output.report("predict", folder -> ofDegrees(model));
        }
        SizeOptions.Size size = options.size(fitted.map(FittedModel::space));
        output.report("predict", folder -> report(fitted, pair, size));
        return status;
    }

    /** The options that ask for what a model of unequal degrees can not tell. */
    private void requireNothingOfOneDegree(FittedModel model) {
        String asked = closures != null
                ? "--closure " + closures
                : noise != null ? "--noise " + noise : !also.isEmpty() ? "--also" : epsilons != null ? "--epsilon" : "";
        if (!asked.isEmpty()) {
            throw new IllegalArgumentException(asked + " needs one degree, but " + model.name() + " has degrees from "
                    + model.degrees().firstKey() + " to " + model.degrees().lastKey()
                    + "; to predict for a whole space, say --space");
        }
    }

    /** What Theorem 5.1 says of the degrees that there are. */
    private static Report ofDegrees(FittedModel model) {
        Report report = Report.of("Local search, predicted")
                .fact("pdf_n", model.pair().losses().toString())
                .fact("pdf_e", model.pair().dependence())
                .fact("vertices", model.order())
                .fact(
                        "degree",
                        model.degrees().firstKey() + " to " + model.degrees().lastKey() + ", mean "
                                + LandscapePages.text(model.meanDegree()));
        report.table(FitPages.predicted(model, PredictedCounts.of(model)));
        return report.note(
                "Degrees vary: Theorem 5.1 takes those that there are at each rank of loss. The recursions, which"
                        + " give steps and basins, know one degree only; draw landscapes instead (simulate --model), or say --space to"
                        + " predict for a whole space.");
    }

    private Report report(Optional<FittedModel> fitted, Pair pair, SizeOptions.Size size) {
        long n = size.n();
        List<Solution> solutions = new ArrayList<>();
        List<Prediction> predictions = new ArrayList<>();
        Set<String> warnings = new LinkedHashSet<>();
        ClosureChoice choice = ClosureChoice.of(closures, pair, size, fitted);
        List<IsotropicField> fields = choice.fields();
        if ((n & 1) == 1 && (size.s() & 1) == 1) {
            warnings.add("no graph has " + n + " vertices of " + size.s() + " neighbours each, since n s is odd");
        }
        List<AccuracyException> refused = new ArrayList<>();
        for (Closure closure : choice.closures()) {
            try {
                Solution solution = Solution.of(pair, size.s(), closure, Tolerance.DEFAULT.withRelative(tolerance));
                Prediction prediction = predict(solution, n);
                solutions.add(solution);
                predictions.add(prediction);
                warnings.addAll(prediction.warnings());
            } catch (AccuracyException e) {
                // What other closures say stands.
                refused.add(e);
            }
        }
        if (predictions.isEmpty() && fields.isEmpty() && !refused.isEmpty()) {
            throw refused.get(0);
        }
        Report report = Report.of("Local search, predicted")
                .fact("pdf_n", pair.losses().toString())
                .fact("pdf_e", pair.dependence())
                .fact("vertices", n)
                .fact("degree", size.s())
                .fact("tolerance", tolerance)
                .fact(
                        "epsilon counts from",
                        switch (optimum) {
                            case "least" -> "the least of n losses";
                            case "lower-end" -> "the lower end of the support";
                            default -> "a loss of " + optimum;
                        });
        if (noise != null) {
            report.fact("noise", "reliability " + noise + ", " + (runs == 1 ? "one run" : "mean of " + runs + " runs"));
        }
        Map<String, Map<String, Estimate>> more = more(pair, size, predictions);
        if (!fields.isEmpty()) {
            report.table(isotropic(fields, n));
        }
        if (!predictions.isEmpty()) {
            report.table(PredictionTables.quantities(predictions, more))
                    .table(PredictionTables.steps(predictions))
                    .table(PredictionTables.basins(predictions))
                    .table(PredictionTables.within(predictions, optimum(n)));
        }
        if (also(Also.PREIMAGES)) {
            predictions.forEach(prediction -> report.table(PredictionTables.preimages(prediction)));
        }
        if (also(Also.BRANCHING)) {
            for (int i = 0; i < solutions.size(); i++) {
                report.table(PredictionTables.branching(
                        solutions.get(i), axis(predictions.get(i).basinSize())));
            }
        }
        if (also(Also.WALK)) {
            orRefused(refused, () -> report.table(PredictionTables.walk(Operator.of(pair), 10)));
        }
        if (also(Also.CHAIN)) {
            orRefused(refused, () -> {
                ForwardChain chain =
                        ForwardChain.of(pair, size.s(), Tolerance.DEFAULT.withRelative(Math.max(tolerance, 1e-10)));
                report.table(PredictionTables.chainBySteps(chain))
                        .table(PredictionTables.chainByEvaluations(chain, BUDGETS));
            });
        }
        warnings.forEach(w -> report.note("Warning: " + w + "."));
        if (predictions.stream().anyMatch(p -> Math.abs(p.mass().value() - 1) > 1e-6)) {
            report.note(
                    "Where M is not 1, steps and losses evaluated are sums over P(k steps), which add up to M: divide by M"
                            + " for means over the vertices that end.");
        }
        refused.forEach(e -> {
            report.note("Refused: " + e.getMessage() + ".");
            status = Failure.FAILED;
            output.say("nadir: " + e.getMessage());
        });
        if (warnings.isEmpty() && !predictions.isEmpty()) {
            report.note("The pair is stationary and reversible, and every vertex ends in one minimum.");
        }
        return report;
    }

    /** A part of the report whose refusal leaves the others standing. */
    private static void orRefused(List<AccuracyException> refused, Runnable part) {
        try {
            part.run();
        } catch (AccuracyException e) {
            refused.add(e);
        }
    }

    /** Rows that only some predictions have. */
    private Map<String, Map<String, Estimate>> more(Pair pair, SizeOptions.Size size, List<Prediction> predictions) {
        Map<String, Map<String, Estimate>> more = new LinkedHashMap<>();
        if (noise == null && runs != 1) {
            throw new IllegalArgumentException("--runs " + runs + " needs --noise LAMBDA");
        }
        if (noise != null && !predictions.isEmpty()) {
            more.put("local minima seen through noise", seenThroughNoise(pair, size, noise, predictions));
        }
        OptionalDouble deviation = predictions.stream().anyMatch(Prediction::independent)
                ? UniformQuestion.deviation(size)
                : OptionalDouble.empty();
        if (deviation.isPresent()) {
            // Minima are counted alike by every closure, and their variance is exact on this very graph.
            Map<String, Estimate> all = new LinkedHashMap<>();
            predictions.forEach(
                    prediction -> all.put(prediction.closure().toString(), Estimate.exact(deviation.getAsDouble())));
            more.put("their deviation from one landscape to the next", all);
        }
        return more;
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

    private Prediction predict(Solution solution, long n) {
        double[] within = epsilons == null
                ? solution.usualEpsilons(n)
                : Arrays.stream(epsilons).sorted().distinct().toArray();
        return solution.predict(n, optimum(n), solution.usualLosses(n), within);
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

    private Map<String, Estimate> seenThroughNoise(
            Pair pair, SizeOptions.Size size, double oneRun, List<Prediction> predictions) {
        Map<String, Estimate> minima = new LinkedHashMap<>();
        double lambda = IsotropicField.reliability(oneRun, runs);
        double rho;
        if (pair.copula().orElse(null) instanceof GaussianCopula gaussian) {
            rho = gaussian.rho();
        } else if (pair.coordinateNeighbours() instanceof Independent) {
            rho = 0;
        } else {
            throw new IllegalArgumentException("--noise needs a gaussian-copula or independent neighbours");
        }
        for (Prediction prediction : predictions) {
            // All closures but cliques count minima as on a tree.
            Closure.Cliques cliques =
                    prediction.closure() instanceof Closure.Cliques own ? own : new Closure.Cliques(size.s(), 2);
            minima.put(
                    prediction.closure().toString(),
                    IsotropicField.of(cliques.d(), cliques.q(), rho, rho * rho)
                            .withNoise(lambda)
                            .minimaFraction()
                            .times((double) size.n()));
        }
        return minima;
    }
}
