package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.Figure;
import org.nadir.plots.FigureFiles;
import org.nadir.plots.MinimaOverlay;
import org.nadir.plots.MinimaOverlay.Part;
import org.nadir.plots.comparison.ModelComparison;
import org.nadir.plots.comparison.UniformComparison;
import org.nadir.plots.report.Report;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.Preset;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NasBenchMacro;
import org.nadir.simulation.landscape.read.NatsBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nadir compare}. */
@Command(
        name = "compare",
        sortOptions = false,
        description = {
            "Lays predicted over counted numbers of local minima.",
            "",
            "Without --data, on embedded defaults: (a) independent losses, where n/(s+1) is exact; (b) the models fitted to"
                    + " NAS-Bench-201 on CIFAR-10, CIFAR-100 and ImageNet16-120, predicted, simulated and counted. With"
                    + " --data, the same for a benchmark's own file. Ends with a table, and a figure (PNG, SVG and its data)"
                    + " in the folder --out.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir compare",
            "  nadir compare --data nats_bench.csv --dataset cifar100",
            "  nadir compare --data nas-bench-macro_cifar10.json --run mean --format json"
        })
final class Compare implements Callable<Integer> {
    private static final List<FigureFiles.Format> FORMATS =
            List.of(FigureFiles.Format.PNG, FigureFiles.Format.SVG, FigureFiles.Format.CSV);

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "A benchmark's table: NATS-Bench (.csv) or NAS-Bench-Macro (.json).")
    private @Nullable Path data;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Which accuracy of a NATS-Bench table: cifar10, cifar100 or imagenet16-120.")
    private @Nullable String dataset;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Which run of NAS-Bench-Macro: 1, 2, 3 or mean (default: mean).")
    private @Nullable String run;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "A fitted model instead of a table: a file that nadir fit wrote, or preset:NAME.")
    private @Nullable String model;

    @Option(
            names = "--replicates",
            paramLabel = "COUNT",
            defaultValue = "200",
            description = "Landscapes sampled of each kind (default: ${DEFAULT-VALUE}).")
    private int replicates;

    @Mixin
    private final Randomness randomness = new Randomness();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (replicates < 2) {
            throw new IllegalArgumentException(
                    "--replicates must be a whole number of at least 2, but was " + replicates);
        }
        List<FittedModel> models = models();
        Threads threads = Threads.of(randomness.threads());
        try (OutputFolder folder = output.folder("out")) {
            Progress progress = output.progress();
            Report report = Report.of("Local minima, predicted and counted");
            report.fact("seed", randomness.seed()).fact("landscapes sampled of each kind", replicates);
            List<Part> parts = new ArrayList<>();
            if (data == null && model == null) {
                UniformComparison uniform =
                        UniformComparison.of(Hamming.of(6, 5), replicates, randomness.seed(), threads, progress);
                report.table(uniform.table()).note(uniform.finding());
                parts.add(uniform.part());
            }
            List<MinimaOverlay.Case> cases = new ArrayList<>();
            List<String> counts = new ArrayList<>();
            for (FittedModel model : models) {
                ModelComparison comparison =
                        ModelComparison.of(model, replicates, randomness.seed(), threads, progress);
                report.table(comparison.table());
                counts.add(comparison.counts());
                cases.add(comparison.overlay());
            }
            counts.forEach(report::note);
            report.note(
                    "A prediction stands with its numerical error, a simulated mean with its standard error. sd of one:"
                            + " the standard deviation from one landscape to the next; for the two-correlation formula, that of"
                            + " the fields. z of count: (count - number) / sd.");
            parts.add(new Part(
                    data == null && model == null
                            ? "(b) NAS-Bench-201"
                            : models.get(0).space(),
                    cases));
            Figure figure = MinimaOverlay.of("minima", parts).madeBy(command());
            Path staging = folder.stage(figure.name() + ".csv").toAbsolutePath().getParent();
            for (Path file : FigureFiles.write(figure, staging, FORMATS)) {
                folder.stage(file.getFileName().toString());
            }
            List<Path> files = folder.commit();
            report.note("Figure and data: " + files);
            output.print(report);
        }
        return 0;
    }

    private List<FittedModel> models() throws IOException {
        if (model != null) {
            if (data != null) {
                throw new IllegalArgumentException("--model " + model + " is compared by itself; leave out --data");
            }
            return List.of(Predict.model(model));
        }
        if (data == null) {
            if (dataset != null || run != null) {
                throw new IllegalArgumentException(
                        (dataset != null ? "--dataset " + dataset : "--run " + run) + " needs --data FILE");
            }
            return Preset.names().stream().map(Preset::of).toList();
        }
        if (!Files.exists(data)) {
            throw new java.nio.file.NoSuchFileException(data.toString());
        }
        String name = data.getFileName().toString();
        CategoricalTable table;
        String named;
        if (name.toLowerCase(Locale.ROOT).endsWith(".json")) {
            if (dataset != null) {
                throw new IllegalArgumentException("--dataset " + dataset
                        + " is for NATS-Bench tables; of NAS-Bench-Macro choose --run 1, 2, 3 or mean");
            }
            String chosen = run == null ? "mean" : run;
            table = NasBenchMacro.read(data, chosen);
            named = "NAS-Bench-Macro, " + (chosen.equals("mean") ? "mean of runs" : "run " + chosen);
        } else {
            if (run != null) {
                throw new IllegalArgumentException(
                        "--run " + run + " is for NAS-Bench-Macro; of a NATS-Bench table choose --dataset");
            }
            if (dataset == null) {
                throw new IllegalArgumentException(
                        "--data " + data + " needs --dataset: one of " + String.join(", ", NatsBench.dataSets()));
            }
            table = NatsBench.read(data, dataset);
            named = dataset.toLowerCase(Locale.ROOT);
        }
        table.notes().forEach(output::say);
        return List.of(FittedModel.of(named, table, List.of(name)));
    }

    private String command() {
        return "nadir compare" + (data == null ? "" : " --data " + data.getFileName())
                + (model == null ? "" : " --model " + model) + (dataset == null ? "" : " --dataset " + dataset)
                + (run == null ? "" : " --run " + run)
                + " --replicates " + replicates + " --seed " + randomness.seed();
    }
}
