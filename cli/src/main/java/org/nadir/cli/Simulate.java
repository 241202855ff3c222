package org.nadir.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Format;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Components;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.Space;
import org.nadir.simulation.montecarlo.Axes;
import org.nadir.simulation.montecarlo.Forecast;
import org.nadir.simulation.montecarlo.LandscapeSample;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.simulation.montecarlo.SweepCell;
import org.nadir.simulation.search.TieRule;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nadir simulate}. */
@Command(
        name = "simulate",
        sortOptions = false,
        description = {
            "Samples landscapes, runs local search from every vertex of each, and counts: minima, steps, basins, the share of"
                    + " starts that reach the optimum; beside them what theory predicts, where it speaks of such landscapes.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir simulate --space 'hamming(6, 5)' --losses 'product-field(rho=0.7)' --noise 0.95",
            "  nadir simulate --space 'random-regular(400000, 8)' --losses 'copula-graph(0.5)' --replicates 4",
            "  nadir simulate --space 'hamming(8, 3)' --losses 'nk(2)' --ties random:7 --format json"
        })
final class Simulate implements Callable<Integer> {
    @Mixin
    private final LandscapeOptions landscapes = new LandscapeOptions();

    @Option(
            names = "--replicates",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "Landscapes sampled (default: ${DEFAULT-VALUE}).")
    private int replicates;

    @Option(
            names = "--ties",
            paramLabel = "RULE",
            defaultValue = "lowest",
            description =
                    "Which of several best neighbours a step takes: lowest, highest or random:SEED (default: lowest index).")
    private String ties = "lowest";

    @Mixin
    private final Randomness randomness = new Randomness();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        Space space = landscapes.space();
        LandscapeLaw law = landscapes.observed(space);
        TieRule rule = rule(ties);
        warnIfDisconnected(space);
        Optional<OutputFolder> asked = output.folderIfAsked();
        try {
            LandscapeSample sample = Replicates.of(law, replicates, randomness.seed())
                    .withTies(rule)
                    .run(Threads.of(randomness.threads()), output.progress());
            Axes axes = sample.axes();
            Observation seen = sample.observation(axes);
            Report report = Report.of("Local search on " + law.description())
                    .fact("seed", randomness.seed())
                    .fact("landscapes", replicates)
                    .fact("vertices", seen.vertices())
                    .fact("degree", seen.degree())
                    .fact("ties", rule.toString());
            report.table(table(seen, Forecast.all(law, space, axes, seen)));
            report.table(curve("steps", "Steps from a uniform start", "steps", "share", seen.steps()));
            report.table(curve("basins", "Basin of a minimum by its loss", "loss", "vertices", seen.basinSize()));
            report.table(
                    curve("within", "Starts that end within ε of the optimum", "epsilon", "share", seen.shareWithin()));
            report.note(
                    "± is the standard error of the mean over landscapes, of a prediction its numerical error; sd is"
                            + " the standard deviation from one landscape to the next; z = (counted − predicted)/error.");
            if (asked.isPresent()) {
                OutputFolder folder = asked.get();
                folder.text("simulate.json", Format.JSON.write(report));
                folder.text("simulate.csv", Format.CSV.write(report));
                report.note("Files: " + folder.commit());
            }
            output.print(report);
        } finally {
            asked.ifPresent(OutputFolder::close);
        }
        return 0;
    }

    private void warnIfDisconnected(Space space) {
        space.graph().ifPresent(graph -> {
            int components = Components.count(graph);
            if (components > 1) {
                output.say("warning: " + graph.description() + " is not connected: it has " + components
                        + " components, and local search stays in the one it starts in");
            }
        });
    }

    private static TieRule rule(String words) {
        if (words.equals("lowest")) {
            return TieRule.LOWEST_INDEX;
        }
        if (words.equals("highest")) {
            return TieRule.HIGHEST_INDEX;
        }
        if (words.matches("random:-?\\d{1,18}")) {
            return TieRule.random(Long.parseLong(words.substring("random:".length())));
        }
        throw new IllegalArgumentException("--ties must be lowest, highest or random:SEED, but was '" + words + "'");
    }

    private static Table table(Observation seen, List<Forecast> forecasts) {
        Column[] columns = new Column[3 + 2 * forecasts.size()];
        columns[0] = Column.of("quantity");
        columns[1] = Column.of("counted");
        columns[2] = Column.of("sd");
        for (int i = 0; i < forecasts.size(); i++) {
            String closure = forecasts.get(i).closure();
            columns[3 + 2 * i] = Column.of(closure);
            columns[4 + 2 * i] = Column.of("z_" + closure, "z");
        }
        Table table = Table.of("counts", "Counted and predicted", columns);
        add(table, "minima", seen.minima(), seen.minimaSd(), forecasts, Forecast::minima);
        add(table, "weak minima", seen.weakMinima(), seen.weakMinimaSd(), forecasts, forecast -> null);
        add(table, "mean steps", seen.meanSteps(), seen.meanStepsSd(), forecasts, Forecast::meanSteps);
        add(
                table,
                "share reaching the optimum",
                seen.shareReachingOptimum(),
                seen.shareReachingOptimumSd(),
                forecasts,
                Forecast::shareReachingOptimum);
        return table;
    }

    private interface Quantity {
        @Nullable
        Estimate of(Forecast forecast);
    }

    private static void add(
            Table table, String name, Estimate seen, double sd, List<Forecast> forecasts, Quantity quantity) {
        @Nullable Object[] cells = new Object[3 + 2 * forecasts.size()];
        cells[0] = name;
        cells[1] = seen;
        cells[2] = Double.isNaN(sd) ? null : sd;
        for (int i = 0; i < forecasts.size(); i++) {
            Estimate predicted = quantity.of(forecasts.get(i));
            if (predicted != null) {
                double z = SweepCell.z(seen, predicted);
                cells[3 + 2 * i] = predicted;
                cells[4 + 2 * i] = Double.isNaN(z) ? null : z;
            }
        }
        table.row(cells);
    }

    private static Table curve(String key, String title, String at, String value, Curve curve) {
        Table table = Table.of(key, title, Column.of(at), Column.of(value));
        for (int i = 0; i < curve.size(); i++) {
            table.row(curve.at(i), curve.value(i));
        }
        return table;
    }
}
