package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Format;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.Space;
import org.nadir.simulation.montecarlo.Forecast;
import org.nadir.simulation.montecarlo.Sweep;
import org.nadir.simulation.montecarlo.SweepCell;
import org.nadir.simulation.montecarlo.SweepPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nadir sweep}. */
@Command(
        name = "sweep",
        sortOptions = false,
        description = {
            "Runs a grid of simulations, each cell with its predictions, into a folder. A sweep that was stopped goes on with"
                    + " --resume and ends with the same bytes. Every cell's landscapes come from the plan's seed"
                    + " and the cell's words.",
            "",
            "A plan is JSON: {\"space\": \"random-regular({n}, 8)\", \"losses\": \"copula-graph({rho})\", \"grid\": {\"n\": [10000,"
                    + " 40000], \"rho\": [0, 0.5]}, \"noise\": 1, \"closures\": [\"tree\"], \"replicates\": 20, \"seed\": 1}; noise,"
                    + " runs, ties, closures and seed may be left out.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  nadir sweep plan.json --out sweep", "  nadir sweep plan.json --out sweep --resume --format csv"})
final class SweepGrid implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN", description = "The plan, a JSON file.")
    private @Nullable Path plan;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            required = true,
            description = "Where the cells and the table are written.")
    private @Nullable Path out;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Another seed than the plan's.")
    private @Nullable Long seed;

    @Option(names = "--resume", description = "Keep the cells that are in the folder and compute the others.")
    private boolean resume;

    @Option(
            names = "--threads",
            paramLabel = "COUNT",
            description = "Threads to use (default: one a processor); no byte depends on it.")
    private @Nullable Integer threads;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How the table is printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (plan == null || out == null || spec == null) {
            throw new IllegalStateException("picocli gives these");
        }
        Threads workers = threads == null ? Threads.all() : Threads.of(threads);
        SweepPlan read = SweepPlan.read(plan);
        read = seed == null ? read : read.withSeed(seed);
        Sweep sweep = Sweep.open(read, Output.named(out), resume);
        for (Space space : read.spaces()) {
            space.graph()
                    .flatMap(LandscapeOptions::disconnection)
                    .ifPresent(spec.commandLine().getErr()::println);
        }
        List<SweepCell> cells =
                sweep.run(workers, ProgressLine.on(spec.commandLine().getErr()));
        Report report = Report.of("Sweep of " + plan.getFileName())
                .fact("seed", read.seed())
                .fact("landscapes a cell", read.replicates())
                .fact("folder", out.toString());
        report.table(table(read.axes(), cells));
        cells.forEach(cell -> cell.notes()
                .forEach(why -> report.note(
                        (cell.parameters().isEmpty() ? "" : "Cell " + cell.parameters() + ": ") + why + ".")));
        report.note("± is the standard error of the mean over landscapes; z = (counted − predicted)/error.");
        spec.commandLine().getOut().print(format.write(report));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static Table table(List<String> axes, List<SweepCell> cells) {
        List<Column> columns = new ArrayList<>();
        for (String axis : axes) {
            columns.add(new Column(axis.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_"), axis));
        }
        for (String key : new String[] {"minima", "mean_steps", "closure", "predicted_minima", "z_minima"}) {
            columns.add(Column.of(key));
        }
        columns.add(Column.of("predicted_steps"));
        columns.add(Column.of("z_steps"));
        Table table = Table.of("cells", "Cells", columns.toArray(new Column[0]));
        for (SweepCell cell : cells) {
            if (cell.forecasts().isEmpty()) {
                table.row(row(axes, cell, null));
            }
            for (Forecast forecast : cell.forecasts()) {
                table.row(row(axes, cell, forecast));
            }
        }
        return table;
    }

    private static @Nullable Object[] row(List<String> axes, SweepCell cell, @Nullable Forecast forecast) {
        List<@Nullable Object> row = new ArrayList<>();
        axes.forEach(axis -> row.add(cell.parameters().get(axis)));
        row.add(cell.observation().minima());
        row.add(cell.observation().meanSteps());
        row.add(forecast == null ? null : forecast.closure());
        row.add(forecast == null ? null : forecast.minima());
        row.add(forecast == null ? null : finite(SweepCell.z(cell.observation().minima(), forecast.minima())));
        row.add(forecast == null ? null : forecast.meanSteps());
        row.add(
                forecast == null || forecast.meanSteps() == null
                        ? null
                        : finite(SweepCell.z(cell.observation().meanSteps(), forecast.meanSteps())));
        return row.toArray();
    }

    private static @Nullable Double finite(double z) {
        return Double.isNaN(z) ? null : z;
    }
}
