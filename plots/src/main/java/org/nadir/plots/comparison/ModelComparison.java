package org.nadir.plots.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.MinimaCase;
import org.nadir.plots.MinimaNumber;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.CopulaWiring;
import org.nadir.simulation.fit.Counted;
import org.nadir.simulation.fit.FittedField;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.PredictedCounts;
import org.nadir.simulation.fit.Preset;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.CopulaLandscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.SpectrumField;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.theory.Closure;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.Prediction;
import org.nadir.theory.Solution;
import org.nadir.theory.density.GridCopula;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Estimate;

/**
 * A fitted landscape, predicted, simulated and counted: how many minima its model foretells by each closure, how many the
 * landscapes sampled from the model have, and how many there are.
 *
 * <p>Predicted: Theorem 5.1 on a tree; on a Hamming graph of equal radices also on cliques, and by the two
 * correlations r₁, r₂ ({@link IsotropicField}). Simulated: random regular graphs coupled by the Gaussian copula, which is what
 * Theorem 5.1 assumes, product fields, which cliques assume, and Gaussian fields with the landscape's spectrum, which have
 * its two correlations. Each prediction has the spread over the landscapes that it speaks of.
 */
public final class ModelComparison {
    private static final String TREE = "tree (Theorem 5.1)";

    private final FittedModel model;
    private final List<Row> rows;

    /**
     * One line of the comparison.
     *
     * @param source {@code predicted}, {@code simulated} or {@code counted}
     * @param name what made it, in words
     * @param closure the word of the closure that predicts it, or that speaks of the sampled landscapes; empty for a count
     * @param minima the number of strict minima: a prediction ± numerical error, a mean ± standard error, or a count
     * @param sd the standard deviation of the number of minima over landscapes; NaN where it is not known
     * @param meanSteps the mean number of steps, or null
     * @param shareReachingOptimum the share of starts that reach the optimum, or null
     */
    public record Row(
            String source,
            String name,
            String closure,
            Estimate minima,
            double sd,
            @Nullable Estimate meanSteps,
            @Nullable Estimate shareReachingOptimum) {

        private Row spreadingLike(Observation landscapes) {
            return new Row(source, name, closure, minima, landscapes.minimaSd(), meanSteps, shareReachingOptimum);
        }
    }

    private ModelComparison(FittedModel model, List<Row> rows) {
        this.model = model;
        this.rows = List.copyOf(rows);
    }

    /**
     * Predicts, simulates and compares.
     *
     * @param model the fitted model
     * @param replicates how many landscapes to sample of each kind, at least 2
     * @param seed any number
     * @param threads how many threads to use; the result does not depend on it
     * @param progress is told of the replicates
     * @return the comparison
     * @throws IllegalArgumentException if there are too few replicates
     */
    public static ModelComparison of(FittedModel model, int replicates, long seed, Threads threads, Progress progress) {
        if (replicates < 2) {
            throw new IllegalArgumentException("replicates must be at least 2, but was " + replicates);
        }
        return of(
                model,
                law -> Replicates.of(law, replicates, Replicates.apart(law, seed))
                        .run(threads, progress)
                        .observation());
    }

    /**
     * Predicts, simulates and compares.
     *
     * @param model the fitted model; where combinations are missing, minima alone are predicted
     * @param observed what sampled landscapes of a law show
     * @return the comparison: each prediction, with the spread of the landscapes that its closure speaks of, before what those
     *     landscapes show; the count last
     * @throws IllegalArgumentException if the model has no edge
     */
    public static ModelComparison of(FittedModel model, Function<LandscapeLaw, Observation> observed) {
        if (!model.complete()) {
            return new ModelComparison(model, withGaps(model, observed));
        }
        Hamming graph = Hamming.mixed(model.radices());
        List<Row> rows = new ArrayList<>();
        Row tree = predicted(TREE, model.gaussianPair(), graph, Closure.tree());
        if (model.rho() >= 0 && (long) graph.order() * graph.degree() % 2 == 0) {
            Observation graphs = observed.apply(CopulaLandscape.of(graph.order(), graph.degree(), model.rho()));
            rows.add(tree.spreadingLike(graphs));
            rows.add(simulated("copula graphs", "tree", graphs));
        } else {
            rows.add(tree);
        }
        freeCopula(model)
                .map(grid -> minimaAlone(
                        "tree, free copula",
                        "grid-copula",
                        PredictedCounts.theorem(Pair.of(model.marginal(), grid), model.degreesByRank())))
                .ifPresent(rows::add);
        Observation fields = observed.apply(SpectrumField.of(graph, model.spectrum()));
        if (graph.isUniform()) {
            int d = graph.positions();
            int q = graph.choices(0);
            Closure.Cliques cliques = new Closure.Cliques(d, q);
            // the recursion on cliques knows Gaussian copulas only
            if (cliques.suit(model.gaussianPair())) {
                Observation products = observed.apply(ProductField.of(graph, model.rho()));
                rows.add(predicted("cliques", model.gaussianPair(), graph, cliques)
                        .spreadingLike(products));
                rows.add(simulated("product fields", "cliques", products));
            }
            isotropic(model, d, q)
                    .map(minima -> new Row(
                            "predicted", "two correlations", "isotropic", minima, fields.minimaSd(), null, null))
                    .ifPresent(rows::add);
        }
        rows.add(simulated("spectrum fields", "isotropic", fields));
        rows.add(counted(model));
        return new ModelComparison(model, rows);
    }

    /** Where combinations are missing: the minima by the degrees and the cliques that there are. */
    private static List<Row> withGaps(FittedModel model, Function<LandscapeLaw, Observation> observed) {
        List<Row> rows = new ArrayList<>();
        Optional<Observation> fields = model.graph().isPresent() && model.spectrum().length > 0
                ? Optional.of(observed.apply(FittedField.ofModel(model)))
                : Optional.empty();
        for (PredictedCounts prediction : PredictedCounts.of(model)) {
            if (prediction.model().startsWith("grid")) {
                rows.add(minimaAlone("tree, free copula", "grid-copula", prediction.minima()));
            } else if (prediction.closure().startsWith("isotropic")) {
                Row two = minimaAlone("two correlations", "isotropic", prediction.minima());
                rows.add(fields.map(two::spreadingLike).orElse(two));
            } else if (prediction.closure().contains("Theorem 5.1")) {
                Row tree = minimaAlone(TREE, "tree", prediction.minima());
                if (model.rho() >= 0) {
                    Observation graphs = observed.apply(CopulaWiring.ofModel(model));
                    rows.add(tree.spreadingLike(graphs));
                    rows.add(simulated("copula graphs", "tree", graphs));
                } else {
                    rows.add(tree);
                }
            }
        }
        fields.ifPresent(seen -> rows.add(simulated("spectrum fields", "isotropic", seen)));
        rows.add(counted(model));
        return rows;
    }

    private static Row minimaAlone(String name, String closure, Estimate minima) {
        return new Row("predicted", name, closure, minima, Double.NaN, null, null);
    }

    private static Row counted(FittedModel model) {
        Counted counted = model.counted();
        return new Row(
                "counted",
                "the landscape",
                "",
                Estimate.exact(counted.strictMinima()),
                Double.NaN,
                Estimate.exact(counted.meanSteps()),
                Estimate.exact(counted.shareReachingOptimum()));
    }

    /** The model's non-parametric copula, or that of the preset which it is. */
    private static Optional<GridCopula> freeCopula(FittedModel model) {
        if (model.gridCopula().isPresent() || !Preset.names().contains(model.name())) {
            return model.gridCopula();
        }
        FittedModel preset = Preset.of(model.name());
        boolean same = preset.rho() == model.rho() && preset.order() == model.order();
        return same ? Optional.of(Preset.copula(model.name())) : Optional.empty();
    }

    private static Row predicted(String name, Pair pair, Hamming graph, Closure closure) {
        Prediction prediction = Solution.of(pair, graph.degree(), closure).predict(graph.order());
        return new Row(
                "predicted",
                name,
                closure instanceof Closure.Cliques ? "cliques" : closure.toString(),
                prediction.minima(),
                Double.NaN,
                prediction.meanSteps(),
                prediction.shareReachingOptimum());
    }

    private static Optional<Estimate> isotropic(FittedModel model, int d, int q) {
        double[] r = model.correlations();
        return r.length < 2
                ? Optional.empty()
                : Optional.of(
                        IsotropicField.of(d, q, r[0], r[1]).minimaFraction().times(model.order()));
    }

    private static Row simulated(String name, String closure, Observation o) {
        return new Row("simulated", name, closure, o.minima(), o.minimaSd(), o.meanSteps(), o.shareReachingOptimum());
    }

    /**
     * The model compared.
     *
     * @return the fitted model
     */
    public FittedModel model() {
        return model;
    }

    /**
     * The lines: each prediction before what the landscapes show that its closure speaks of, the count last.
     *
     * @return the rows
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The line of a closure.
     *
     * @param source {@code predicted} or {@code simulated}
     * @param closure the closure's word
     * @return the row; empty where the closure does not speak of this space
     */
    public Optional<Row> row(String source, String closure) {
        return rows.stream()
                .filter(row -> row.source().equals(source) && row.closure().equals(closure))
                .findFirst();
    }

    /**
     * The name of the landscape as it is printed.
     *
     * @return the data set's own spelling where it is known, else the model's name
     */
    public String label() {
        return switch (model.name()) {
            case "cifar10" -> "CIFAR-10";
            case "cifar100" -> "CIFAR-100";
            case "imagenet16-120" -> "ImageNet16-120";
            default -> model.name();
        };
    }

    /**
     * The table of predicted, simulated and counted numbers.
     *
     * @return the table, named after the model
     */
    public Table table() {
        double[] r = model.correlations();
        String correlations = String.format(java.util.Locale.ROOT, "ρ = %.4f", model.rho())
                + (r.length > 1 ? String.format(java.util.Locale.ROOT, ", r2 = %.4f", r[1]) : "");
        Table table = Table.of(
                key(),
                label() + ": " + model.space() + ", " + model.order() + " vertices, " + correlations,
                Column.of("source"),
                Column.of("by"),
                Column.of("minima"),
                Column.of("sd", "sd of one"),
                Column.of("z_of_count", "z of count"),
                Column.of("mean_steps"),
                Column.of("share_reaching_optimum", "reaches optimum"));
        int counted = model.counted().strictMinima();
        for (Row row : rows) {
            boolean spread = !Double.isNaN(row.sd());
            table.row(
                    row.source(),
                    row.name(),
                    row.minima(),
                    spread ? (Object) UniformComparison.rounded(row.sd(), 2) : null,
                    row.sd() > 0
                            ? (Object) UniformComparison.rounded(
                                    (counted - row.minima().value()) / row.sd(), 2)
                            : null,
                    row.meanSteps(),
                    row.shareReachingOptimum());
        }
        return table;
    }

    private String key() {
        String key = model.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return Character.isLetter(key.charAt(0)) ? key : "model_" + key;
    }

    /**
     * What was counted beside the minima: weak minima, ties, optima, the largest basins.
     *
     * @return a sentence made from the counts
     */
    public String counts() {
        Counted c = model.counted();
        StringBuilder text = new StringBuilder(label() + ": " + c.strictMinima()
                + (c.strictMinima() == 1 ? " strict minimum" : " strict minima") + " and " + c.weakMinima()
                + (c.weakMinima() == 1 ? " weak one, " : " weak ones, ") + c.tiedEdges() + " of " + c.edges()
                + " edges tied, " + c.optima()
                + (c.optima() == 1 ? " optimum" : " optima") + "; largest basins of the best minima");
        long[] sizes =
                c.basins().stream().mapToLong(Counted.Basin::size).limit(3).toArray();
        text.append(Arrays.stream(sizes)
                .mapToObj(Long::toString)
                .collect(java.util.stream.Collectors.joining(", ", " ", "")));
        return text + " (ties go to the earliest row).";
    }

    /**
     * The numbers as a case of the overlay.
     *
     * @return the case of the figure
     */
    public MinimaCase overlay() {
        List<MinimaNumber> items = new ArrayList<>();
        for (Row row : rows) {
            items.add(
                    switch (row.source()) {
                        case "predicted" -> MinimaNumber.predicted(row.name(), row.closure(), row.minima(), row.sd());
                        case "simulated" -> MinimaNumber.simulated(row.name(), row.minima(), row.sd());
                        default ->
                            MinimaNumber.counted("counted", (long) row.minima().value());
                    });
        }
        return new MinimaCase(label(), items);
    }
}
