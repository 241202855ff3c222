package org.nadir.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.FinishedWork;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.montecarlo.Axes;
import org.nadir.simulation.montecarlo.Forecast;
import org.nadir.simulation.montecarlo.LandscapeSample;
import org.nadir.simulation.montecarlo.LazySampler;
import org.nadir.simulation.montecarlo.Premises;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.simulation.montecarlo.SweepCell;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.DescentMap;
import org.nadir.simulation.search.TieRule;
import org.nadir.theory.density.Pair;
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
            "Samples landscapes, or takes a table, runs local search from every vertex of each, and counts: minima, steps,"
                    + " basins, the share of starts that reach the optimum; beside them what theory predicts, where it speaks"
                    + " of such landscapes. With --out, what is finished is kept, and a run that was stopped goes on with"
                    + " --resume.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir simulate --space 'hamming(6, 5)' --losses 'product-field(rho=0.7)' --noise 0.95",
            "  nadir simulate --space 'random-regular(400000, 8)' --losses 'copula-graph(0.5)' --replicates 4",
            "  nadir simulate --space 'hamming(8, 3)' --losses 'nk(2)' --ties random:7 --format json",
            "  nadir simulate --data nats_bench.csv --dataset cifar10",
            "  nadir simulate --model preset:cifar100 --closure isotropic,cliques --out run",
            "  nadir simulate --space 'random-regular(15625, 24)' \\",
            "                 --losses 'lazy-sampler(authors:cifar10, authors:cifar10)' \\",
            "                 --closure fresh,authors"
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

    @Option(
            names = "--descents",
            description =
                    "Also the weak basins of the best minima (all vertices with some descending path), and descents to"
                            + " the first or to a random lower neighbour.")
    private boolean descents;

    @Option(
            names = "--walk",
            paramLabel = "LAGS",
            description = "Also the random walk's autocorrelation up to this lag: exact, walked and predicted.")
    private @Nullable Integer walk;

    @Option(
            names = "--closure",
            split = ",",
            paramLabel = "CLOSURES",
            description =
                    "The predictions to lay beside, one or several with commas between: lemma, authors, fresh, tree,"
                            + " cliques, isotropic (default: those of tree, cliques and isotropic that speak of the landscapes;"
                            + " fresh for the lazy sampler).")
    private List<String> closures = new ArrayList<>();

    @Mixin
    private final Randomness randomness = new Randomness();

    @Mixin
    private final Resumption resumption = new Resumption();

    @Mixin
    private final Output output = new Output();

    /** Why closures that speak of the landscapes say nothing. */
    private final List<String> refused = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        LandscapeOptions.Chosen chosen = landscapes.choose(output);
        TieRule rule = TieRule.of(ties);
        if (walk != null && (walk < 0 || walk > 10_000)) {
            throw new IllegalArgumentException("--walk must be from 0 to 10000, but was " + walk);
        }
        if (chosen.lazy().isPresent() && (descents || walk != null)) {
            throw new IllegalArgumentException(
                    (descents ? "--descents" : "--walk") + " needs landscapes, but lazy-sampler has no graph");
        }
        if (chosen.lazy().isPresent()) {
            return resumption.done(output.report(
                    "simulate", folder -> lazily(chosen, chosen.lazy().get(), folder)));
        }
        LandscapeLaw law = landscapes.observed(chosen.law().orElseThrow());
        if (descents) {
            // walking upward from a minimum keeps a mark and a place in a stack for every vertex, in every thread
            Replicates.requireMemory(law, 24 + 8L * randomness.threads());
        }
        return resumption.done(output.report("simulate", folder -> {
            LandscapeSample sample = chosen.isTable() && law == chosen.law().get()
                    ? LandscapeSample.exactly(
                            law.description(),
                            DescentMap.of(law.sample(RandomStream.of(0), Threads.ONE), rule, threads()))
                    : sampled(law, rule, folder, chosen);
            Axes axes = sample.axes();
            Observation seen = sample.observation(axes);
            List<Forecast> forecasts = forecasts(chosen.premises(), axes, seen);
            Report report = head(law.description(), seen).fact("ties", rule.toString());
            report.table(counts(seen, forecasts));
            report.table(curve(
                    "steps", "Steps from a uniform start", "steps", "share", seen.steps(), forecasts, Forecast::steps));
            report.table(curve(
                    "basins",
                    "Basin of a minimum by its loss, in bins of loss",
                    "loss",
                    "vertices",
                    seen.basinSize(),
                    forecasts,
                    Forecast::basinSize));
            report.table(curve(
                    "within",
                    "Starts that end within ε of the optimum",
                    "epsilon",
                    "share",
                    seen.shareWithin(),
                    List.of(),
                    Forecast::steps));
            DescentPages pages = new DescentPages(law, seen.replicates(), randomness.seed(), threads());
            if (descents) {
                report.table(pages.weakBasins(rule, output.progress()))
                        .table(pages.improvements(rule, output.progress()));
            }
            if (walk != null) {
                report.table(pages.walks(walk, chosen.premises().pair(), output.progress()));
            }
            law.realised(randomness.seed(), seen.replicates(), threads().stoppedBy(output.progress()::cancelled))
                    .ifPresent(note -> report.note(note + "."));
            refused.forEach(why -> report.note(Character.toUpperCase(why.charAt(0)) + why.substring(1) + "."));
            return report.note(
                    "± is the standard error of the mean over landscapes, of a prediction its numerical error; sd is"
                            + " the standard deviation from one landscape to the next; z = (counted − predicted)/error."
                            + " A basin is predicted as the mean over its bin of loss.");
        }));
    }

    private LandscapeSample sampled(
            LandscapeLaw law, TieRule rule, Optional<OutputFolder> folder, LandscapeOptions.Chosen chosen)
            throws IOException {
        Replicates plan = Replicates.of(law, replicates, randomness.seed()).withTies(rule);
        try (FinishedWork finished = resumption.open(folder, fingerprint(chosen))) {
            return plan.run(threads(), output.progress(), finished);
        }
    }

    private Report lazily(LandscapeOptions.Chosen chosen, Pair pair, Optional<OutputFolder> folder) throws IOException {
        Premises premises = chosen.premises();
        LazySampler sampler = LazySampler.of(pair.losses(), pair.neighbours(), premises.degree());
        try (FinishedWork finished = resumption.open(folder, fingerprint(chosen))) {
            Observation seen = sampler.observe(
                    premises.order(), replicates, randomness.seed(), threads(), output.progress(), finished);
            // there are no basins, and so it matters not where they would have been seen
            Axes none = Axes.of(new double[] {0, 1}, new double[0]);
            List<Forecast> forecasts = forecasts(premises, none, seen);
            Report report = head(chosen.description(), seen);
            report.table(counts(seen, forecasts));
            report.table(curve(
                    "steps", "Steps from a uniform start", "steps", "share", seen.steps(), forecasts, Forecast::steps));
            refused.forEach(why -> report.note(Character.toUpperCase(why.charAt(0)) + why.substring(1) + "."));
            return report.note(
                    "The authors' lazy sampler: no graph, but in each replicate as many descents as there are"
                            + " vertices, on which every vertex draws its neighbours afresh from pdf_e. ± is the standard error of"
                            + " the mean over replicates, of a prediction its numerical error; z = (counted − predicted)/error.");
        }
    }

    private Report head(String what, Observation seen) {
        return Report.of("Local search on " + what)
                .fact("seed", randomness.seed())
                .fact("landscapes", seen.replicates())
                .fact("vertices", seen.vertices())
                .fact("degree", seen.degree());
    }

    private Threads threads() {
        return Threads.of(randomness.threads());
    }

    private String fingerprint(LandscapeOptions.Chosen chosen) {
        return "simulate " + landscapes.fingerprint(chosen) + ", replicates " + replicates + ", ties " + ties
                + ", seed " + randomness.seed();
    }

    private List<Forecast> forecasts(Premises premises, Axes axes, Observation seen) {
        boolean lazy = seen.basinSize().size() == 0;
        if (closures.isEmpty() && !lazy) {
            return Forecast.all(premises, axes, seen, refused::add);
        }
        List<String> asked = closures.isEmpty()
                ? List.of("fresh")
                : closures.stream().map(String::strip).distinct().toList();
        return Forecast.those(premises, asked, axes, seen, refused::add, closure -> {
            throw new IllegalArgumentException("--closure " + closure + " does not speak of such landscapes");
        });
    }

    private static Table counts(Observation seen, List<Forecast> forecasts) {
        Column[] columns = new Column[3 + 2 * forecasts.size()];
        columns[0] = Column.of("quantity");
        columns[1] = Column.of("counted");
        columns[2] = Column.of("sd");
        head(columns, 3, forecasts);
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
        cells[1] = known(seen);
        cells[2] = Double.isNaN(sd) ? null : sd;
        for (int i = 0; i < forecasts.size(); i++) {
            join(cells, 3 + 2 * i, seen, quantity.of(forecasts.get(i)));
        }
        table.row(cells);
    }

    /** Two columns for each forecast: the prediction, and how many errors lie between. */
    private static void head(Column[] columns, int from, List<Forecast> forecasts) {
        for (int i = 0; i < forecasts.size(); i++) {
            String closure = forecasts.get(i).closure();
            columns[from + 2 * i] = Column.of(closure);
            columns[from + 1 + 2 * i] = Column.of("z_" + closure, "z");
        }
    }

    private static void join(@Nullable Object[] cells, int at, Estimate seen, @Nullable Estimate predicted) {
        if (predicted != null && !Double.isNaN(predicted.value())) {
            double z = SweepCell.z(seen, predicted);
            cells[at] = predicted;
            cells[at + 1] = Double.isNaN(z) ? null : z;
        }
    }

    private static @Nullable Estimate known(Estimate estimate) {
        return Double.isNaN(estimate.value()) ? null : estimate;
    }

    /** A curve, and beside it those predictions that say something of it, point by point. */
    private static Table curve(
            String key,
            String title,
            String at,
            String value,
            Curve seen,
            List<Forecast> all,
            Function<Forecast, Curve> curve) {
        List<Forecast> forecasts =
                all.stream().filter(one -> curve.apply(one).size() > 0).toList();
        Column[] columns = new Column[2 + 2 * forecasts.size()];
        columns[0] = Column.of(at);
        columns[1] = Column.of(value);
        head(columns, 2, forecasts);
        Table table = Table.of(key, title, columns);
        for (int i = 0; i < seen.size(); i++) {
            @Nullable Object[] cells = new Object[columns.length];
            cells[0] = seen.at(i);
            cells[1] = seen.value(i);
            for (int j = 0; j < forecasts.size(); j++) {
                Curve predicted = curve.apply(forecasts.get(j));
                join(cells, 2 + 2 * j, seen.value(i), i < predicted.size() ? predicted.value(i) : null);
            }
            table.row(cells);
        }
        return table;
    }
}
