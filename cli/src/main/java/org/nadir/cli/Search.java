package org.nadir.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.FinishedWork;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.HashedField;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.LandscapeWords;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.HashedSpace;
import org.nadir.simulation.search.LazySpace;
import org.nadir.simulation.search.SearchAlgorithm;
import org.nadir.simulation.search.SearchSpace;
import org.nadir.simulation.search.SearchTrials;
import org.nadir.simulation.search.SearchWords;
import org.nadir.simulation.search.TableSpace;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.words.Arguments;
import org.nadir.theory.words.Phrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nadir search}. */
@Command(
        name = "search",
        sortOptions = false,
        description = {
            "Searches landscapes under a budget of evaluations and shows the best so far: the true loss of the best observed"
                    + " vertex, mean and quantiles over trials. Every trial has a landscape of its own; all algorithms see the"
                    + " same ones. With hashed-field the space may be as large as hamming(30, 4), 10^18 words; with"
                    + " lazy-sampler it is the authors', without a graph. With --out, what is finished is kept, and a run"
                    + " that was stopped goes on with --resume.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir search --space 'hamming(6, 5)' --losses 'product-field(0.7)' --algorithm local,random,evolution",
            "  nadir search --space 'hamming(30, 4)' --losses 'hashed-field(0.9)' --budget 1000 --noise 0.8",
            "  nadir search --space 'hamming(6, 5)' --algorithm 'local(first, at-minimum=continue)' --budget 300",
            "  nadir search --data nats_bench.csv --dataset cifar10 --trials 1000 --out run"
        })
final class Search implements Callable<Integer> {
    private static final int FEATURES = 1024;

    @Mixin
    private final LandscapeOptions landscapes = new LandscapeOptions();

    @Option(
            names = "--algorithm",
            paramLabel = "NAMES",
            defaultValue = "local,random,evolution",
            description = "local(step, starts, at-minimum), random, evolution(population, sample); several separated by"
                    + " commas (default: ${DEFAULT-VALUE}).")
    private String algorithms = "";

    @Option(
            names = "--budget",
            paramLabel = "COUNT",
            defaultValue = "300",
            description = "Evaluations of each trial (default: ${DEFAULT-VALUE}).")
    private int budget;

    @Option(
            names = "--trials",
            paramLabel = "COUNT",
            defaultValue = "200",
            description = "Trials of each algorithm (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Mixin
    private final Randomness randomness = new Randomness();

    @Mixin
    private final Resumption resumption = new Resumption();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        SearchTrials.Plan plan =
                new SearchTrials.Plan(trials, budget, landscapes.lambda(), landscapes.runs(), randomness.seed());
        List<SearchAlgorithm> chosen = new ArrayList<>();
        for (String words : Phrase.split(algorithms)) {
            chosen.add(SearchWords.algorithms().read(words));
        }
        Spaces spaces = spaces();
        return resumption.done(output.report("search", folder -> {
            Report report = Report.of("Best loss so far on " + spaces.description())
                    .fact("seed", randomness.seed())
                    .fact("trials", trials)
                    .fact("budget", budget)
                    .fact("lambda", landscapes.lambda())
                    .fact("runs averaged", landscapes.runs());
            Table all = Table.of(
                    "curves",
                    "Best so far",
                    Column.of("algorithm"),
                    Column.of("evaluations"),
                    Column.of("mean"),
                    Column.of("lower_quartile"),
                    Column.of("median"),
                    Column.of("upper_quartile"));
            try (FinishedWork finished = resumption.open(folder, fingerprint(spaces, chosen))) {
                for (int i = 0; i < chosen.size(); i++) {
                    SearchTrials done = SearchTrials.run(
                            plan,
                            spaces.make(),
                            chosen.get(i),
                            Threads.of(randomness.threads()),
                            output.progress(),
                            finished,
                            (long) i * trials);
                    add(all, chosen.get(i).description(), done);
                }
            }
            return report.table(all)
                    .note("± is the standard error of the mean over trials. With noise the best is chosen by what is"
                            + " observed and shown by its true loss.");
        }));
    }

    private String fingerprint(Spaces spaces, List<SearchAlgorithm> chosen) {
        return "search " + spaces.fingerprint() + ", algorithms "
                + chosen.stream().map(SearchAlgorithm::description).toList() + ", budget " + budget + ", trials "
                + trials
                + ", seed " + randomness.seed();
    }

    private void add(Table table, String algorithm, SearchTrials done) {
        Curve mean = done.mean();
        double[] lower = done.quantile(0.25);
        double[] median = done.quantile(0.5);
        double[] upper = done.quantile(0.75);
        int last = 0;
        for (int b = 1; b <= budget; b++) {
            // about ten lines a decade
            if (b == budget || b >= Math.max(last + 1, last * 1.25)) {
                table.row(algorithm, b, mean.value(b - 1), lower[b - 1], median[b - 1], upper[b - 1]);
                last = b;
            }
        }
    }

    /** How the space of a trial is made of its stream. */
    private record Spaces(String description, String fingerprint, Function<RandomStream, SearchSpace> make) {}

    /** A new landscape for every trial; a hashed field without a table; the lazy sampler without a graph. */
    private Spaces spaces() throws IOException {
        Optional<String[]> hashed = landscapes.hashedField();
        if (hashed.isPresent()) {
            return hashedField(hashed.get()[0], hashed.get()[1]);
        }
        LandscapeOptions.Chosen chosen = landscapes.choose(output);
        if (chosen.lazy().isPresent()) {
            Pair pair = chosen.lazy().get();
            return new Spaces(
                    chosen.description(),
                    landscapes.fingerprint(chosen),
                    LazySpace.of(
                            pair.losses(), pair.neighbours(), chosen.premises().degree()));
        }
        LandscapeLaw law = chosen.law().orElseThrow();
        if (!chosen.isTable()) {
            // every thread holds a landscape of floats
            Replicates.requireMemory(law, law.bytesAVertex() * Math.min(trials, randomness.threads()));
        }
        return new Spaces(
                chosen.description(),
                landscapes.fingerprint(chosen),
                stream -> TableSpace.of(law.sample(stream, Threads.ONE), law.spread()));
    }

    private Spaces hashedField(String space, String losses) {
        Arguments given = Phrase.parse(losses).bind("rho", "features");
        double rho = given.number("rho");
        long features = given.integer("features", FEATURES);
        if (features < 1 || features > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("features must be from 1 to 2147483647, but was " + features);
        }
        int[] choices = LandscapeWords.choices(space)
                .orElseThrow(() -> new IllegalArgumentException(
                        "hashed-field needs a space of words, such as hamming(30, 4), but the space was " + space));
        // refuses what can not be before the first trial
        HashedSpace.of(HashedField.sample(choices, rho, 1, RandomStream.of(0)));
        return new Spaces(
                losses + " on " + space,
                losses + " on " + space + ", noise " + landscapes.lambda() + ", runs " + landscapes.runs(),
                stream -> HashedSpace.of(HashedField.sample(choices, rho, (int) features, stream)));
    }
}
