package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.Figure;
import org.nadir.plots.FigureFiles;
import org.nadir.plots.MinimaCase;
import org.nadir.plots.MinimaOverlay;
import org.nadir.plots.MinimaPart;
import org.nadir.plots.comparison.ModelComparison;
import org.nadir.plots.comparison.UniformComparison;
import org.nadir.plots.report.Report;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.Preset;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.read.CategoricalTable;
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
                    + " --data, the same for any table that is complete. Ends with a table, and a figure (PNG, SVG and its data)"
                    + " in the folder --out.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir compare",
            "  nadir compare --data nats_bench.csv --dataset cifar100",
            "  nadir compare --data nas-bench-macro_cifar10.json --run mean --format json",
            "  nadir compare --data table.csv --positions first,second,third --value fitness --maximise"
        })
final class Compare implements Callable<Integer> {
    private static final List<FigureFiles.Format> FORMATS =
            List.of(FigureFiles.Format.PNG, FigureFiles.Format.SVG, FigureFiles.Format.CSV);

    @Mixin
    private final OptionalTable source = new OptionalTable();

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Which data set of a table that has several: cifar10, cifar100 or imagenet16-120.")
    private @Nullable String dataset;

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
        boolean byDefault = !source.isGiven() && model == null;
        Threads threads = Threads.of(randomness.threads());
        try (OutputFolder folder = output.folder("out")) {
            Progress progress = output.progress();
            Report report = Report.of("Local minima, predicted and counted");
            report.fact("seed", randomness.seed()).fact("landscapes sampled of each kind", replicates);
            List<MinimaPart> parts = new ArrayList<>();
            if (byDefault) {
                UniformComparison uniform =
                        UniformComparison.of(Hamming.of(6, 5), replicates, randomness.seed(), threads, progress);
                report.table(uniform.table()).note(uniform.finding());
                parts.add(uniform.part());
            }
            List<MinimaCase> cases = new ArrayList<>();
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
                            + " the standard deviation from one landscape to the next; of a prediction, that of the landscapes its"
                            + " closure speaks of, on the line below it. z of count: (count - number) / sd.");
            parts.add(new MinimaPart(
                    byDefault ? "(b) NAS-Bench-201" : models.get(0).space(), cases));
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
            if (source.isGiven()) {
                throw new IllegalArgumentException("--model " + model + " is compared by itself; leave out --data");
            }
            return List.of(Predict.model(model));
        }
        if (!source.isGiven()) {
            if (dataset != null) {
                throw new IllegalArgumentException("--dataset " + dataset + " needs --data FILE");
            }
            return Preset.names().stream().map(Preset::of).toList();
        }
        CategoricalTable table = source.table(dataset);
        table.notes().forEach(output::say);
        return List.of(FittedModel.of(
                source.title(dataset),
                table,
                List.of(source.file().getFileName().toString())));
    }

    private String command() {
        return "nadir compare"
                + (source.isGiven() ? " --data " + source.file().getFileName() + source.words() : "")
                + (model == null ? "" : " --model " + model) + (dataset == null ? "" : " --dataset " + dataset)
                + " --replicates " + replicates + " --seed " + randomness.seed();
    }
}
