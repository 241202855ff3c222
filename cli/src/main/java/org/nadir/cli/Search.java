package org.nadir.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Format;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.HashedField;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.HashedSpace;
import org.nadir.simulation.search.SearchAlgorithm;
import org.nadir.simulation.search.SearchSpace;
import org.nadir.simulation.search.SearchTrials;
import org.nadir.simulation.search.SearchWords;
import org.nadir.simulation.search.TableSpace;
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
                    + " same ones. With hashed-field the space may be as large as hamming(30, 4), 10^18 words.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir search --space 'hamming(6, 5)' --losses 'product-field(0.7)' --algorithm local,random,evolution",
            "  nadir search --space 'hamming(30, 4)' --losses 'hashed-field(0.9)' --budget 1000 --noise 0.8",
            "  nadir search --space 'hamming(6, 5)' --algorithm 'local(first, at-minimum=continue)' --budget 300"
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
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        SearchTrials.Plan plan =
                new SearchTrials.Plan(trials, budget, landscapes.lambda(), landscapes.runs(), randomness.seed());
        List<SearchAlgorithm> chosen = new ArrayList<>();
        for (String words : split(algorithms)) {
            chosen.add(SearchWords.algorithms().read(words));
        }
        Function<RandomStream, SearchSpace> spaces = spaces();
        Optional<OutputFolder> asked = output.folderIfAsked();
        try {
            Report report = Report.of(
                            "Best loss so far on " + landscapes.lossWords() + " on " + landscapes.spaceWords())
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
            for (SearchAlgorithm algorithm : chosen) {
                add(all, plan, spaces, algorithm);
            }
            report.table(all);
            report.note(
                    "± is the standard error of the mean over trials. With noise the best is chosen by what is observed and"
                            + " shown by its true loss.");
            if (asked.isPresent()) {
                OutputFolder folder = asked.get();
                folder.text("search.json", Format.JSON.write(report));
                folder.text("search.csv", Format.CSV.write(report));
                report.note("Files: " + folder.commit());
            }
            output.print(report);
        } finally {
            asked.ifPresent(OutputFolder::close);
        }
        return 0;
    }

    private void add(
            Table table,
            SearchTrials.Plan plan,
            Function<RandomStream, SearchSpace> spaces,
            SearchAlgorithm algorithm) {
        SearchTrials done =
                SearchTrials.run(plan, spaces, algorithm, Threads.of(randomness.threads()), output.progress());
        Curve mean = done.mean();
        double[] lower = done.quantile(0.25);
        double[] median = done.quantile(0.5);
        double[] upper = done.quantile(0.75);
        int last = 0;
        for (int b = 1; b <= budget; b++) {
            // about ten lines a decade
            if (b == budget || b >= Math.max(last + 1, last * 1.25)) {
                table.row(algorithm.description(), b, mean.value(b - 1), lower[b - 1], median[b - 1], upper[b - 1]);
                last = b;
            }
        }
    }

    /** A new landscape for every trial; a hashed field without a table. */
    private Function<RandomStream, SearchSpace> spaces() {
        Phrase losses = Phrase.parse(landscapes.lossWords());
        if (losses.word().equals("hashed-field")) {
            Arguments given = losses.bind("rho", "features");
            double rho = given.number("rho");
            int features = (int) given.integer("features", FEATURES);
            int[] choices = choices(Phrase.parse(landscapes.spaceWords()));
            // refuses what can not be before the first trial
            HashedSpace.of(HashedField.sample(choices, rho, Math.min(features, 1), RandomStream.of(0)));
            return stream -> HashedSpace.of(HashedField.sample(choices, rho, features, stream));
        }
        LandscapeLaw law = landscapes.truth(landscapes.space());
        return stream -> TableSpace.of(law.sample(stream, Threads.ONE));
    }

    private static int[] choices(Phrase space) {
        return switch (space.word()) {
            case "hamming" -> {
                Arguments given = space.bind("d", "q");
                yield repeated(given, given.integer("d"), given.integer("q"));
            }
            case "hypercube" -> {
                Arguments given = space.bind("d");
                yield repeated(given, given.integer("d"), 2);
            }
            case "mixed" -> space.integers();
            default ->
                throw new IllegalArgumentException(
                        "hashed-field needs a space of words, such as hamming(30, 4), but the space was " + space);
        };
    }

    private static int[] repeated(Arguments given, long d, long q) {
        if (d < 1 || d > 63) {
            throw given.refusal("d", "d must be from 1 to 63, but was " + d);
        }
        if (q < 2 || q > 1_000_000) {
            throw given.refusal("q", "q must be from 2 to 1000000, but was " + q);
        }
        int[] choices = new int[(int) d];
        Arrays.fill(choices, (int) q);
        return choices;
    }

    /** Splits at the commas outside parentheses. */
    private static List<String> split(String words) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(words.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(words.substring(from).strip());
        return parts;
    }
}
