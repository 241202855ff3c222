package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.AuthorsPair;
import org.nadir.simulation.fit.ClusteredMinima;
import org.nadir.simulation.fit.CopulaTest;
import org.nadir.simulation.fit.CopulaWiring;
import org.nadir.simulation.fit.FittedField;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.GridCopulaFit;
import org.nadir.simulation.fit.MarginalFit;
import org.nadir.simulation.fit.ModelCheck;
import org.nadir.simulation.fit.ModelFile;
import org.nadir.simulation.fit.NeighbourPairs;
import org.nadir.simulation.fit.PredictedCounts;
import org.nadir.simulation.fit.Reliability;
import org.nadir.simulation.fit.SkeletonField;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.theory.Defects;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Estimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nadir fit}. */
@Command(
        name = "fit",
        sortOptions = false,
        description = {
            "Fits distributions to a landscape, tests them, and writes a model file.",
            "",
            "Models: gaussian (quantiles and a Gaussian copula; always fitted), copula (a symmetric non-parametric copula,"
                    + " its smoothness by held-out likelihood), spectrum (Gaussian fields with the landscape's spectrum),"
                    + " positions (the same by sets of positions), skeleton (single and pairwise effects kept, the rest"
                    + " random, with the distribution and the spectrum that it has at each place), tree (the vertices wired"
                    + " anew by the Gaussian copula, as Theorem 5.1 has them), cliques (fields of correlation rho^distance)."
                    + " Of every model but gaussian and copula landscapes are drawn and counted beside the landscape.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir fit --data nats_bench.csv --dataset cifar100",
            "  nadir fit --data nats_bench.csv --dataset cifar100 --model copula,spectrum,skeleton",
            "  nadir fit --data variants.tsv --sequence variant --value fitness --maximise --model skeleton"
        })
final class FitCommand implements Callable<Integer> {

    /** The models that can be asked for. */
    enum Model {
        /** Quantiles and a Gaussian copula. */
        GAUSSIAN,
        /** A non-parametric copula. */
        COPULA,
        /** Gaussian fields with the landscape's spectrum. */
        SPECTRUM,
        /** The same by sets of positions. */
        POSITIONS,
        /** Single and pairwise effects kept. */
        SKELETON,
        /** The vertices wired anew by the Gaussian copula. */
        TREE,
        /** Gaussian fields of correlation ρ^distance. */
        CLIQUES
    }

    /** Below, families of losses can not be held out and compared. */
    private static final int FEWEST_LOSSES = 40;

    /** Refits of a family of losses, each of which takes as long as the fit. */
    private static final int MOST_REFITS = 99;

    @Mixin
    private final GivenTable source = new GivenTable();

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Which data set of a benchmark's table: cifar10, cifar100, imagenet16-120.")
    private @Nullable String dataset;

    @Option(
            names = "--model",
            split = ",",
            defaultValue = "gaussian",
            paramLabel = "MODEL",
            description = "Which models: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private List<Model> models = new ArrayList<>();

    @Option(
            names = "--replicates",
            paramLabel = "COUNT",
            defaultValue = "200",
            description = "Landscapes drawn of each field (default: ${DEFAULT-VALUE}).")
    private int replicates;

    @Option(
            names = "--bootstraps",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "Draws for the p-values of goodness of fit (default: ${DEFAULT-VALUE}, none).")
    private int bootstraps;

    @Mixin
    private final Randomness randomness = new Randomness();

    @Mixin
    private final Output output = new Output();

    /** For picocli. */
    FitCommand() {
        this.replicates = 200;
        this.bootstraps = 0;
    }

    @Override
    public Integer call() throws IOException {
        if (replicates < 2) {
            throw new IllegalArgumentException("--replicates must be at least 2, but was " + replicates);
        }
        if (bootstraps < 0) {
            throw new IllegalArgumentException("--bootstraps must be at least 0, but was " + bootstraps);
        }
        try (OutputFolder folder = output.folder("out")) {
            CategoricalTable table = source.table(dataset);
            table.notes().forEach(output::say);
            models.forEach(asked -> requirePossible(asked, table));
            String name = source.name(dataset);
            FittedModel model = FittedModel.of(name, table, provenance(table));
            models.forEach(asked -> requirePossible(asked, model));
            Report report = Report.of("Model of " + name).fact("seed", randomness.seed());
            LandscapePages.reading(table).ifPresent(report::table);
            double latent = FitVerdict.tied(model) ? pairs(table).latentRho() : model.rho();
            Table facts = LandscapePages.facts(source.file(), table, model)
                    .row("rho, edge correlation of normal scores", model.rho());
            if (FitVerdict.tied(model)) {
                facts.row("rho, ties as intervals of ranks", latent);
            }
            report.table(facts);
            report.table(LandscapePages.dependence(model));
            List<CategoricalTable> runs = source.runs(table, dataset);
            if (runs.size() > 1) {
                report.table(FitPages.noise(Reliability.of(runs, randomness.seed())));
            }
            FittedModel whole = model;
            if (models.contains(Model.COPULA)) {
                NeighbourPairs pairs = pairs(table);
                GridCopulaFit fit = GridCopulaFit.of(pairs, model.rho());
                report.table(FitPages.copulas(fit, pairs));
                report.table(FitPages.conditionalQuantiles(pairs, fit));
                whole = model.withCopula(fit.copula());
                report.table(FitPages.walks(table, whole));
            }
            marginals(report, table);
            if (bootstraps > 0) {
                copulaTest(report, table, whole);
            }
            report.table(FitPages.defects(whole, authors(whole)));
            List<PredictedCounts> predictions = PredictedCounts.of(whole);
            predictions(report, table, whole, predictions, latent);
            Map<String, ModelCheck> checks = checks(report, table, whole, predictions);
            FitVerdict.of(whole, predictions, checks).forEach(report::note);
            ModelFile.write(whole, folder.stage(name + ".json"));
            List<Path> files = folder.commit();
            report.note("Model file: " + files.get(0));
            output.print(report);
        }
        return 0;
    }

    private static NeighbourPairs pairs(CategoricalTable table) {
        return NeighbourPairs.of(table.landscape().graph(), table.losses());
    }

    /** Refuses before the work what no amount of it could do. */
    private static void requirePossible(Model asked, CategoricalTable table) {
        String word = asked.name().toLowerCase(Locale.ROOT);
        switch (asked) {
            case SPECTRUM, POSITIONS, SKELETON, CLIQUES -> {
                try {
                    FittedField.requireFeasible(table);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("--model " + word + ": " + e.getMessage(), e);
                }
                if (asked == Model.POSITIONS && !table.complete()) {
                    throw new IllegalArgumentException("--model positions needs all combinations, but " + table.source()
                            + " lacks " + (long) (table.combinations() - table.rows()) + " of them");
                }
            }
            default -> {}
        }
    }

    private static void requirePossible(Model asked, FittedModel model) {
        if ((asked == Model.TREE || asked == Model.CLIQUES) && model.rho() < 0) {
            throw new IllegalArgumentException("--model " + asked.name().toLowerCase(Locale.ROOT)
                    + " needs an edge correlation of at least 0, but " + model.name() + " has " + model.rho());
        }
    }

    private void marginals(Report report, CategoricalTable table) {
        if (bootstraps == 0 && !models.contains(Model.COPULA)) {
            return;
        }
        if (table.rows() < FEWEST_LOSSES) {
            report.note("Families of pdf_n were not compared: that needs " + FEWEST_LOSSES + " losses.");
            return;
        }
        int refits = Math.min(bootstraps, MOST_REFITS);
        List<MarginalFit> fits = MarginalFit.all(table, refits, randomness.seed());
        report.table(FitPages.marginals(fits, refits));
        report.note(
                "held out: a loss outside of what was fitted counts as 1e-12 of the range. Losses drawn for the p of pdf_n "
                        + (FittedField.feasible(table)
                                ? "hang together as a field with the landscape's spectrum."
                                : "are independent, as neighbours' are not: p is too small."));
        double atom = FitPages.largestAtom(table.losses());
        if (atom > 0.01) {
            report.note(Math.round(1000 * atom) / 10.0
                    + " % of the losses are equal: no density is nearer to them than half of that"
                    + " in the Kolmogorov-Smirnov distance.");
        }
        if (fits.stream().noneMatch(fit -> fit.parameters() > 0)) {
            report.note(
                    "No truncated normal is among them: the log density of the losses bends upwards over their range.");
        }
    }

    private boolean authors(FittedModel model) {
        return dataset != null && AuthorsPair.names().contains(model.name()) && model.order() == 15_625;
    }

    private List<String> provenance(CategoricalTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(source.file().getFileName() + ", " + table.lossName() + ", " + table.rows() + " rows");
        lines.addAll(table.notes());
        return lines;
    }

    private void copulaTest(Report report, CategoricalTable table, FittedModel model) {
        if (!FittedField.feasible(table)) {
            report.note("The Gaussian copula was not tested: no fields can be drawn on "
                    + (table.isMerged() ? "merged classes." : "so large a space."));
            return;
        }
        CopulaTest test = CopulaTest.of(
                table, bootstraps, randomness.seed(), Threads.of(randomness.threads()), output.progress());
        report.table(FitPages.copulaTest(model, test));
    }

    private void predictions(
            Report report,
            CategoricalTable table,
            FittedModel model,
            List<PredictedCounts> predictions,
            double latent) {
        Table predicted = FitPages.predicted(model, predictions);
        if (Math.abs(latent - model.rho()) > 0.005) {
            predicted.row(
                    "gaussian-copula, ties as intervals",
                    "tree (Theorem 5.1)",
                    PredictedCounts.theorem(
                            Pair.of(model.marginal(), GaussianCopula.of(latent)), model.degreesByRank()),
                    null);
        }
        boolean authors = authors(model);
        if (authors) {
            Pair pair = AuthorsPair.of(model.name());
            predicted.row(
                    "the authors' pair", "tree (Theorem 5.1)", PredictedCounts.theorem(pair, model.degrees()), null);
        }
        if (models.contains(Model.COPULA) && !table.isMerged()) {
            ClusteredMinima clustered = ClusteredMinima.of(table);
            FitPages.add(predicted, clustered);
            report.table(predicted);
            report.table(FitPages.clustering(clustered));
        } else {
            report.table(predicted);
        }
        FitPages.curves(table, predictions).ifPresent(report::table);
        FitPages.mass(predictions).ifPresent(report::note);
        if (model.degrees().size() > 1) {
            report.note(
                    "Degrees vary: Theorem 5.1 takes those that there are at each rank of loss. The recursions, which give"
                            + " steps and basins, know one degree only; draw landscapes instead (--model tree,skeleton), or let"
                            + " neighbours hang together (--model copula).");
        }
        if (authors) {
            Defects.of(AuthorsPair.of(model.name()))
                    .warnings()
                    .forEach(warning -> report.note("The authors' pair: " + warning));
        }
    }

    private Map<String, ModelCheck> checks(
            Report report, CategoricalTable table, FittedModel model, List<PredictedCounts> predictions) {
        Map<String, ModelCheck> checks = new LinkedHashMap<>();
        for (Model asked : models) {
            if (asked != Model.GAUSSIAN && asked != Model.COPULA) {
                ModelCheck check = ModelCheck.of(
                        table,
                        law(asked, table, model),
                        replicates,
                        randomness.seed(),
                        Threads.of(randomness.threads()),
                        output.progress());
                String word = asked.name().toLowerCase(Locale.ROOT);
                checks.put(word, check);
                SortedMap<String, Estimate> predicted = predictions.stream()
                        .filter(prediction -> speaksOf(prediction, asked))
                        .findFirst()
                        .map(prediction -> prediction.curves(table.losses()))
                        .orElseGet(TreeMap::new);
                report.table(FitPages.check(word, words(asked), check, predicted));
            }
        }
        return checks;
    }

    /** Whether a closure predicts what the landscapes of a model show. */
    private static boolean speaksOf(PredictedCounts prediction, Model model) {
        return switch (model) {
            case TREE -> prediction.closure().contains("Theorem 5.1");
            case CLIQUES -> prediction.closure().equals("cliques");
            case SPECTRUM -> prediction.closure().startsWith("isotropic");
            default -> false;
        };
    }

    private static LandscapeLaw law(Model asked, CategoricalTable table, FittedModel model) {
        return switch (asked) {
            case POSITIONS -> FittedField.bySubsets(table);
            case SKELETON -> SkeletonField.of(table);
            case TREE -> CopulaWiring.of(table.landscape(), model.rho());
            case CLIQUES -> FittedField.product(table, model.rho());
            default -> FittedField.isotropic(table);
        };
    }

    private static String words(Model model) {
        return switch (model) {
            case POSITIONS -> "Gaussian fields with the spectrum by sets of positions";
            case SKELETON -> "single and pairwise effects kept, the rest random";
            case TREE -> "its vertices wired anew by the Gaussian copula";
            case CLIQUES -> "Gaussian fields of correlation rho^distance";
            default -> "Gaussian fields with the spectrum";
        };
    }
}
