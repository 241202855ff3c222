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
import org.nadir.simulation.fit.SkeletonField;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.theory.Defects;
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
            String name = source.name(dataset);
            FittedModel model = FittedModel.of(name, table, provenance(table));
            Report report = Report.of("Model of " + name).fact("seed", randomness.seed());
            report.table(LandscapePages.facts(source.file(), table, model)
                    .row("rho, edge correlation of normal scores", LandscapePages.text(model.rho())));
            report.table(LandscapePages.dependence(model));
            if (models.contains(Model.COPULA)) {
                NeighbourPairs pairs = NeighbourPairs.of(table.landscape().graph(), table.losses());
                GridCopulaFit fit = GridCopulaFit.of(pairs, model.rho());
                report.table(FitPages.copulas(fit));
                report.table(FitPages.conditionalQuantiles(model, pairs, fit));
                model = model.withCopula(fit.copula());
                report.table(FitPages.walks(table, model));
            }
            boolean compared = bootstraps > 0 || models.contains(Model.COPULA);
            if (compared && table.rows() < FEWEST_LOSSES) {
                report.note("Families of pdf_n were not compared: that needs " + FEWEST_LOSSES + " losses.");
            } else if (compared) {
                List<MarginalFit> fits =
                        MarginalFit.all(table.losses(), Math.min(bootstraps, MOST_REFITS), randomness.seed());
                report.table(FitPages.marginals(fits));
                if (fits.stream().noneMatch(fit -> fit.parameters() > 0)) {
                    report.note(
                            "No truncated normal is among them: the losses are flatter than every one on their range.");
                }
            }
            if (bootstraps > 0) {
                copulaTest(report, table, model);
            }
            List<PredictedCounts> predictions = PredictedCounts.of(model);
            predictions(report, table, model, predictions);
            checks(report, table, model, predictions);
            ModelFile.write(model, folder.stage(name + ".json"));
            List<Path> files = folder.commit();
            report.note("Model file: " + files.get(0));
            output.print(report);
        }
        return 0;
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
            Report report, CategoricalTable table, FittedModel model, List<PredictedCounts> predictions) {
        Table predicted = FitPages.predicted(model, predictions);
        boolean authors = dataset != null && AuthorsPair.names().contains(model.name()) && model.order() == 15_625;
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
        if (model.degrees().size() > 1) {
            report.note(
                    "Degrees vary: Theorem 5.1 is averaged over them. The recursions, which give steps and basins, know one"
                            + " degree only; draw landscapes instead (--model tree,skeleton).");
        }
        if (authors) {
            Defects.of(AuthorsPair.of(model.name()))
                    .warnings()
                    .forEach(warning -> report.note("The authors' pair: " + warning));
        }
    }

    private void checks(Report report, CategoricalTable table, FittedModel model, List<PredictedCounts> predictions) {
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
                report.note(FitPages.verdict(word, check));
            }
        }
        FitPages.best(checks).ifPresent(report::note);
    }

    /** Whether a closure predicts what the landscapes of a model show. */
    private static boolean speaksOf(PredictedCounts prediction, Model model) {
        return switch (model) {
            case TREE -> prediction.closure().contains("Theorem 5.1");
            case CLIQUES -> prediction.closure().equals("cliques");
            case SPECTRUM -> prediction.closure().equals("isotropic");
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
