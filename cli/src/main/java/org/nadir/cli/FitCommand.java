package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.AuthorsPair;
import org.nadir.simulation.fit.CheckedQuantity;
import org.nadir.simulation.fit.CopulaTest;
import org.nadir.simulation.fit.FittedField;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.GridCopulaFit;
import org.nadir.simulation.fit.MarginalFit;
import org.nadir.simulation.fit.ModelCheck;
import org.nadir.simulation.fit.ModelFile;
import org.nadir.simulation.fit.NeighbourPairs;
import org.nadir.simulation.fit.PredictedCounts;
import org.nadir.simulation.fit.SkeletonField;
import org.nadir.simulation.landscape.Landscape;
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
                    + " random, its spread as it is along the range). Fields are drawn and counted beside the landscape.",
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
        SKELETON
    }

    @Mixin
    private final LandscapeSource source = new LandscapeSource();

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
                model = copula(report, table, model);
            }
            if (bootstraps > 0) {
                marginals(report, table);
                copulaTest(report, table, model);
            }
            predictions(report, model);
            for (Model asked : models) {
                if (asked == Model.SPECTRUM || asked == Model.POSITIONS || asked == Model.SKELETON) {
                    check(report, table, asked);
                }
            }
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

    private static FittedModel copula(Report report, CategoricalTable table, FittedModel model) {
        Landscape landscape = table.landscape();
        NeighbourPairs pairs = NeighbourPairs.of(landscape.graph(), table.losses());
        GridCopulaFit fit = GridCopulaFit.of(pairs, model.rho());
        report.table(Table.of(
                        "copulas",
                        "Copulas: log likelihood of a pair of neighbours, against independence",
                        Column.of("copula"),
                        Column.of("all_pairs"),
                        Column.of("held_out"))
                .row("Gaussian, rho " + model.rho(), fit.logLikelihoodGaussian(), fit.heldOutGaussian())
                .row("grid of " + fit.knots() + " knots", fit.logLikelihood(), fit.heldOut()));
        Table quantiles = Table.of(
                "conditional_quantiles",
                "Normal score of a neighbour given the vertex: quantiles seen, and under the Gaussian and the grid copula",
                Column.of("ranks"),
                Column.of("level"),
                Column.of("seen"),
                Column.of("gaussian"),
                Column.of("grid"));
        double[][] bands = {{0, 0.01}, {0.01, 0.05}, {0.2, 0.3}, {0.45, 0.55}, {0.7, 0.8}, {0.95, 1}};
        for (double[] band : bands) {
            double middle = model.marginal().score(model.marginal().quantile(0.5 * (band[0] + band[1])));
            for (double level : new double[] {0.1, 0.5, 0.9}) {
                quantiles.row(
                        band[0] + " to " + band[1],
                        level,
                        LandscapePages.known(pairs.conditionalQuantile(band[0], band[1], level)),
                        model.gaussianPair().coordinateNeighbours().quantile(middle, level),
                        fit.copula().inScores().quantile(middle, level));
            }
        }
        report.table(quantiles);
        return model.withCopula(fit.copula());
    }

    private void marginals(Report report, CategoricalTable table) {
        Table fits = Table.of(
                "marginals",
                "pdf_n: log density of a loss, and the Kolmogorov-Smirnov distance",
                Column.of("family"),
                Column.of("all"),
                Column.of("held_out"),
                Column.of("aic", "AIC"),
                Column.of("bic", "BIC"),
                Column.of("ks", "KS"),
                Column.of("p"));
        for (MarginalFit fit : MarginalFit.all(table.losses(), Math.min(bootstraps, 99), randomness.seed())) {
            fits.row(
                    fit.family(),
                    fit.logLikelihood(),
                    fit.heldOut(),
                    LandscapePages.known(fit.aic()),
                    LandscapePages.known(fit.bic()),
                    fit.ks(),
                    LandscapePages.known(fit.ksP()));
        }
        report.table(fits);
    }

    private void copulaTest(Report report, CategoricalTable table, FittedModel model) {
        if (!FittedField.feasible(table)) {
            report.note("The Gaussian copula was not tested: the space is too large to draw fields on.");
            return;
        }
        CopulaTest test = CopulaTest.of(
                table, bootstraps, randomness.seed(), Threads.of(randomness.threads()), output.progress());
        report.note("Gaussian copula, rho " + model.rho() + ": Cramer-von Mises distance " + test.distance() + ", p = "
                + test.p() + " by " + test.bootstraps() + " Gaussian fields with the landscape's spectrum.");
    }

    private void predictions(Report report, FittedModel model) {
        Table predicted = Table.of(
                "predicted",
                "Predicted, beside " + model.counted().strictMinima() + " strict minima, "
                        + model.counted().weakMinima() + " weak ones and "
                        + Math.round(1000 * model.counted().meanSteps()) / 1000.0 + " mean steps counted",
                Column.of("model"),
                Column.of("closure"),
                Column.of("minima"),
                Column.of("mean_steps"));
        for (PredictedCounts prediction : PredictedCounts.of(model)) {
            predicted.row(
                    prediction.model(),
                    prediction.closure(),
                    prediction.minima(),
                    Double.isNaN(prediction.meanSteps().value()) ? null : prediction.meanSteps());
        }
        if (dataset != null && AuthorsPair.names().contains(model.name()) && model.order() == 15_625) {
            Pair pair = AuthorsPair.of(model.name());
            Estimate minima = PredictedCounts.theorem(pair, model.degrees());
            predicted.row("the authors' pair", "tree (Theorem 5.1)", minima, null);
            report.table(predicted);
            Defects.of(pair).warnings().forEach(warning -> report.note("The authors' pair: " + warning));
        } else {
            report.table(predicted);
        }
    }

    private void check(Report report, CategoricalTable table, Model asked) {
        LandscapeLaw law = switch (asked) {
            case POSITIONS -> FittedField.bySubsets(table);
            case SKELETON -> SkeletonField.of(table);
            default -> FittedField.isotropic(table);
        };
        ModelCheck check = ModelCheck.of(
                table, law, replicates, randomness.seed(), Threads.of(randomness.threads()), output.progress());
        Table checks = Table.of(
                "drawn_" + asked.name().toLowerCase(java.util.Locale.ROOT),
                "Counted, beside " + replicates + " landscapes drawn: " + words(asked),
                Column.of("quantity"),
                Column.of("counted"),
                Column.of("mean"),
                Column.of("sd", "sd of one"),
                Column.of("lower", "95 % from"),
                Column.of("upper", "to"),
                Column.of("p"));
        for (CheckedQuantity quantity : check.quantities()) {
            checks.row(
                    quantity.quantity(),
                    quantity.counted(),
                    quantity.mean(),
                    quantity.sd(),
                    quantity.lower(),
                    quantity.upper(),
                    quantity.p());
        }
        report.table(checks);
    }

    private static String words(Model model) {
        return switch (model) {
            case POSITIONS -> "Gaussian fields with the spectrum by sets of positions";
            case SKELETON -> "single and pairwise effects kept, the rest random";
            default -> "Gaussian fields with the spectrum";
        };
    }
}
