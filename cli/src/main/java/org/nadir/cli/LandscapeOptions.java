package org.nadir.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.CopulaWiring;
import org.nadir.simulation.fit.FittedField;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.graph.Components;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.CopulaLandscape;
import org.nadir.simulation.landscape.FixedLandscape;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.LandscapeWords;
import org.nadir.simulation.landscape.Noise;
import org.nadir.simulation.landscape.PairLandscape;
import org.nadir.simulation.landscape.Space;
import org.nadir.simulation.landscape.SpectrumField;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.montecarlo.Premises;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.density.Pair;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say which landscapes: words for a space and losses, a table, or a fitted model; and noise on any. */
final class LandscapeOptions {
    /** A marginal is known by its quantiles, which need as many losses as these. */
    private static final int FEWEST_TO_FIT = 8;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = {
                "The search space: hamming(d, q), mixed(q1, q2, …), hypercube(d), random-regular(n, s), complete(n),"
                        + " cycle(n), torus(n1, n2, …), edges(FILE)."
            })
    private @Nullable String space;

    @Option(
            names = "--losses",
            paramLabel = "LOSSES",
            description = {
                "The losses on it (default: iid): iid, product-field(rho), spectrum-field(e1, e2, …),"
                        + " correlated-field(r1, r2, …), hashed-field(rho, features), nk(k), nk-random(k),"
                        + " mount-fuji(slope); on random-regular also copula-graph(rho), pair-graph(pdf_n, pdf_e), and the"
                        + " authors' lazy-sampler(pdf_n, pdf_e), which needs no graph. With --model: spectrum-field,"
                        + " copula-graph, pair-graph or lazy-sampler, with its numbers (default: spectrum-field)."
            })
    private @Nullable String losses;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "A fitted model instead of --space: a file that nadir fit wrote, or preset:NAME.")
    private @Nullable String model;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Which data set of the table of --data: cifar10, cifar100, imagenet16-120.")
    private @Nullable String dataset;

    @ArgGroup(exclusive = false, heading = "%nA table instead of --space:%n")
    private @Nullable GivenTable source;

    @Option(
            names = "--noise",
            paramLabel = "LAMBDA",
            defaultValue = "1",
            description = "Reliability of one observation, the share of its variance that is not noise (default: 1).")
    private double lambda = 1;

    @Option(
            names = "--runs",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "How many noisy observations of each vertex are averaged (default: 1).")
    private int runs = 1;

    /**
     * What was chosen.
     *
     * @param description in one line, without noise
     * @param law the landscapes without noise; nothing for the lazy sampler
     * @param lazy the pair of the lazy sampler; nothing for landscapes
     * @param premises what theory needs to know of them, noise included
     */
    record Chosen(String description, Optional<LandscapeLaw> law, Optional<Pair> lazy, Premises premises) {

        /** Whether it is one landscape that is simply there. */
        boolean isTable() {
            return law.isPresent() && law.get() instanceof FixedLandscape;
        }
    }

    /** What names do not tell: hashes of graphs, tables and models that come from files. */
    private final List<Integer> contents = new ArrayList<>();

    double lambda() {
        return lambda;
    }

    int runs() {
        return runs;
    }

    /**
     * What all these options are, for whom it matters whether two runs are of the same: the losses themselves, where they
     * come from a table.
     */
    String fingerprint(Chosen chosen) {
        int losses = chosen.isTable()
                ? Arrays.hashCode(chosen.law()
                        .get()
                        .sample(RandomStream.of(0), Threads.ONE)
                        .losses())
                : 0;
        return chosen.law().map(LandscapeLaw::description).orElse(chosen.description()) + ", content "
                + contents.stream().map(Integer::toHexString).toList() + ", space " + space
                + ", losses " + this.losses + ", hash " + losses + ", noise " + lambda + ", runs " + runs;
    }

    /** The words of a hashed field on a space that no table holds; nothing for other choices. */
    Optional<String[]> hashedField() {
        return space != null
                        && model == null
                        && source == null
                        && dataset == null
                        && losses != null
                        && losses.strip().startsWith("hashed-field")
                ? Optional.of(new String[] {space, losses})
                : Optional.empty();
    }

    /**
     * The landscapes.
     *
     * @throws IOException if a file can not be read
     * @throws IllegalArgumentException if the options do not go together, or name what can not be
     */
    Chosen choose(Output output) throws IOException {
        int ways = (space == null ? 0 : 1) + (model == null ? 0 : 1) + (source == null ? 0 : 1);
        if (ways != 1) {
            throw new IllegalArgumentException("one of --space, --data and --model says which landscapes, but "
                    + (ways == 0 ? "none" : ways + " of them") + " were given");
        }
        if (dataset != null && source == null) {
            throw new IllegalArgumentException("--dataset " + dataset + " needs --data FILE");
        }
        if (source != null) {
            return table(source, output);
        }
        if (model != null) {
            FittedModel fitted = Predict.model(model);
            contents.add(fitted.hashCode());
            return ofModel(fitted, losses == null ? "spectrum-field" : losses.strip());
        }
        Space where = LandscapeWords.spaces().read(String.valueOf(space));
        contents.add(where.content());
        String words = losses == null ? "iid" : losses;
        Optional<Pair> pair = LandscapeWords.lazySampler(words);
        if (pair.isPresent()) {
            return lazy(words, pair.get(), where.order(), where.degree());
        }
        where.graph().ifPresent(graph -> warnIfDisconnected(graph, output));
        return law(LandscapeWords.losses(where).read(words), where);
    }

    /** The landscapes as they are observed. */
    LandscapeLaw observed(LandscapeLaw truth) {
        return lambda == 1 && runs == 1 ? truth : Noise.of(truth, lambda, runs);
    }

    private Chosen law(LandscapeLaw law, Space where) {
        return new Chosen(law.description(), Optional.of(law), Optional.empty(), Premises.of(observed(law), where));
    }

    private Chosen lazy(String words, Pair pair, int n, int s) {
        if (lambda != 1 || runs != 1) {
            throw new IllegalArgumentException(
                    "lazy-sampler has no vertex that noise could stay with; leave out --noise");
        }
        return new Chosen(
                words,
                Optional.empty(),
                Optional.of(pair),
                new Premises(n, s, Optional.of(pair), Optional.empty(), Optional.empty()));
    }

    private Chosen table(LandscapeSource from, Output output) throws IOException {
        if (losses != null) {
            throw new IllegalArgumentException(
                    "--losses " + losses + " and --data " + from.file() + " both give losses; leave out one of them");
        }
        CategoricalTable table = from.table(dataset);
        table.notes().forEach(output::say);
        Landscape landscape = table.landscape();
        contents.add(Space.of(landscape.graph()).content());
        warnIfDisconnected(landscape.graph(), output);
        LandscapeLaw law = FixedLandscape.of(landscape, table.source());
        // a fitted pair is one of landscapes without noise, and of losses enough to have quantiles
        Premises premises = lambda == 1 && runs == 1 && landscape.order() >= FEWEST_TO_FIT
                ? premises(FittedModel.of(from.name(dataset), table, java.util.List.of()))
                : new Premises(law.order(), 1, Optional.empty(), Optional.empty(), Optional.empty());
        return new Chosen(table.source(), Optional.of(law), Optional.empty(), premises);
    }

    private static Premises premises(FittedModel fitted) {
        Optional<Hamming> cliques =
                fitted.complete() ? Hamming.uniform(Hamming.mixed(fitted.radices())) : Optional.empty();
        double[] r = fitted.correlations();
        Optional<IsotropicField> field = cliques.filter(graph -> r.length > 1)
                .map(graph -> IsotropicField.of(graph.positions(), graph.choices(0), r[0], r[1]));
        Optional<Pair> pair = fitted.degrees().size() == 1 ? Optional.of(fitted.pair()) : Optional.empty();
        return new Premises(fitted.order(), (int) fitted.meanDegree(), pair, cliques, field);
    }

    private Chosen ofModel(FittedModel fitted, String words) {
        int n = fitted.order();
        int s = (int) Math.rint(fitted.meanDegree());
        switch (words) {
            case "spectrum-field" -> {
                if (!fitted.complete()) {
                    return withGaps(FittedField.ofModel(fitted), n);
                }
                Hamming graph = Hamming.mixed(fitted.radices());
                return law(SpectrumField.of(graph, fitted.spectrum()), Space.of(graph));
            }
            case "copula-graph" -> {
                if (fitted.degrees().size() > 1) {
                    return withGaps(CopulaWiring.ofModel(fitted), n);
                }
                return law(CopulaLandscape.of(n, s, fitted.rho()), Space.randomRegular(n, s));
            }
            case "pair-graph" -> {
                requireOneDegree(fitted, words);
                return law(PairLandscape.of(n, s, fitted.pair()), Space.randomRegular(n, s));
            }
            case "lazy-sampler" -> {
                requireOneDegree(fitted, words);
                return lazy("lazy-sampler of " + fitted.name(), fitted.pair(), n, s);
            }
            default ->
                throw new IllegalArgumentException(
                        "with --model the losses are spectrum-field, copula-graph, pair-graph or"
                                + " lazy-sampler, but were '" + words + "'");
        }
    }

    /** Landscapes of unequal degrees, which no closure speaks of but Theorem 5.1, in {@code fit} and {@code predict}. */
    private Chosen withGaps(LandscapeLaw law, int n) {
        return new Chosen(
                law.description(),
                Optional.of(law),
                Optional.empty(),
                new Premises(n, 1, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static void requireOneDegree(FittedModel fitted, String words) {
        if (fitted.degrees().size() > 1) {
            throw new IllegalArgumentException("--losses " + words + " has one degree, but " + fitted.name()
                    + " has degrees from " + fitted.degrees().firstKey() + " to "
                    + fitted.degrees().lastKey() + ": choose spectrum-field or copula-graph");
        }
    }

    private static void warnIfDisconnected(Graph graph, Output output) {
        disconnection(graph).ifPresent(output::say);
    }

    /** What to say of a graph that is not connected. */
    static Optional<String> disconnection(Graph graph) {
        int components = Components.count(graph);
        if (components > 1) {
            return Optional.of("warning: " + graph.description() + " is not connected: it has " + components
                    + " components, and local search stays in the one it starts in");
        }
        return Optional.empty();
    }
}
