package org.nadir.simulation.landscape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.nadir.simulation.graph.EdgeList;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.graph.Torus;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.words.Arguments;
import org.nadir.theory.words.DensityWords;
import org.nadir.theory.words.Phrase;
import org.nadir.theory.words.Vocabulary;

/** The words for spaces and for losses on them, the same at the command line, in plans and in results. */
public final class LandscapeWords {
    private static final int FEATURES = 1024;

    private LandscapeWords() {}

    /**
     * The words for spaces.
     *
     * @return the vocabulary
     */
    public static Vocabulary<Space> spaces() {
        return Vocabulary.<Space>of("space")
                .with("hamming(d, q)", phrase -> {
                    Arguments given = phrase.bind("d", "q");
                    return Space.of(Hamming.of(whole(given, "d"), whole(given, "q")));
                })
                .with("mixed(q1, q2, …)", phrase -> Space.of(Hamming.mixed(phrase.integers())))
                .with("hypercube(d)", phrase -> Space.of(Hamming.hypercube(whole(phrase.bind("d"), "d"))))
                .with("random-regular(n, s)", phrase -> {
                    Arguments given = phrase.bind("n", "s");
                    return Space.randomRegular(whole(given, "n"), whole(given, "s"));
                })
                .with("complete(n)", phrase -> Space.of(Hamming.complete(whole(phrase.bind("n"), "n"))))
                .with("cycle(n)", phrase -> Space.of(Torus.cycle(whole(phrase.bind("n"), "n"))))
                .with("torus(n1, n2, …)", phrase -> Space.of(Torus.of(phrase.integers())))
                .with("edges(file)", phrase -> Space.of(edges(phrase)));
    }

    /**
     * How many choices every position of a space of words has, however many words that makes: no graph is built.
     *
     * @param space {@code hamming(d, q)}, {@code hypercube(d)} or {@code mixed(q1, q2, …)}
     * @return the choices by position, or nothing if the space is of another kind
     * @throws IllegalArgumentException if its numbers are missing or out of range
     */
    public static Optional<int[]> choices(String space) {
        Phrase phrase = Phrase.parse(space);
        return switch (phrase.word()) {
            case "hamming" -> {
                Arguments given = phrase.bind("d", "q");
                yield Optional.of(repeated(given, given.integer("d"), given.integer("q")));
            }
            case "hypercube" -> {
                Arguments given = phrase.bind("d");
                yield Optional.of(repeated(given, given.integer("d"), 2));
            }
            case "mixed" -> Optional.of(phrase.integers());
            default -> Optional.empty();
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

    private static Graph edges(Phrase phrase) {
        String file = phrase.bind("file").text("file");
        try {
            return EdgeList.read(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The words for losses.
     *
     * @param space where the losses are put
     * @return the vocabulary
     */
    public static Vocabulary<LandscapeLaw> losses(Space space) {
        return Vocabulary.<LandscapeLaw>of("losses")
                .with("iid(pdf_n)", phrase -> iid(space, phrase))
                .with(
                        "product-field(rho)",
                        phrase -> ProductField.of(
                                space.hamming("product-field"),
                                phrase.bind("rho").number("rho")))
                .with(
                        "spectrum-field(e1, e2, …)",
                        phrase -> SpectrumField.of(space.hamming("spectrum-field"), phrase.numbers()))
                .with(
                        "correlated-field(r1, r2, …)",
                        phrase -> SpectrumField.ofCorrelations(space.hamming("correlated-field"), phrase.numbers()))
                .with("hashed-field(rho, features)", phrase -> {
                    Arguments given = phrase.bind("rho", "features");
                    int features = given.has("features") ? whole(given, "features") : FEATURES;
                    return HashedField.on(space.hamming("hashed-field"), given.number("rho"), features);
                })
                .with("copula-graph(rho)", phrase -> {
                    requireRandom(space, "copula-graph");
                    return CopulaLandscape.of(
                            space.order(), space.degree(), phrase.bind("rho").number("rho"));
                })
                .with("pair-graph(pdf_n, pdf_e)", phrase -> {
                    requireRandom(space, "pair-graph");
                    Arguments given = phrase.bind("pdf_n", "pdf_e");
                    LossDensity losses = DensityWords.losses().read(given.phrase("pdf_n"));
                    Pair pair = DensityWords.pairs(losses).read(given.phrase("pdf_e"));
                    return PairLandscape.of(space.order(), space.degree(), pair);
                })
                .with("nk(k)", phrase -> NkLandscape.adjacent(space.hamming("nk"), whole(phrase.bind("k"), "k")))
                .with(
                        "nk-random(k)",
                        phrase -> NkLandscape.random(space.hamming("nk-random"), whole(phrase.bind("k"), "k")))
                .with(
                        "mount-fuji(slope)",
                        phrase -> MountFuji.of(
                                space.hamming("mount-fuji"),
                                phrase.bind("slope").number("slope")));
    }

    /**
     * The pair of {@code lazy-sampler(pdf_n, pdf_e)}, which is no law of landscapes: neighbours are drawn afresh on the way.
     *
     * @param words losses
     * @return the pair, which need not be reversible; nothing where the losses are others
     * @throws IllegalArgumentException if the words can not be read
     */
    public static Optional<Pair> lazySampler(String words) {
        Phrase phrase = Phrase.parse(words);
        if (!phrase.word().equals("lazy-sampler")) {
            return Optional.empty();
        }
        Arguments given = phrase.bind("pdf_n", "pdf_e");
        LossDensity losses = DensityWords.losses().read(given.phrase("pdf_n"));
        return Optional.of(DensityWords.pairs(losses).read(given.phrase("pdf_e")));
    }

    private static LandscapeLaw iid(Space space, Phrase phrase) {
        Arguments given = phrase.bind("pdf_n");
        if (!given.has("pdf_n")) {
            return space.graph()
                    .map(IidLosses::uniform)
                    .orElseGet(() -> IidLosses.uniformOnRandomRegular(space.order(), space.degree()));
        }
        LossDensity density = DensityWords.losses().read(given.phrase("pdf_n"));
        return space.graph()
                .map(graph -> IidLosses.of(graph, density))
                .orElseGet(() -> IidLosses.onRandomRegular(space.order(), space.degree(), density));
    }

    private static void requireRandom(Space space, String losses) {
        if (space.graph().isPresent()) {
            throw new IllegalArgumentException(
                    losses + " makes its own graph and needs random-regular(n, s), but the" + " space was " + space);
        }
    }

    private static int whole(Arguments given, String name) {
        long value = given.integer(name);
        if (value != (int) value) {
            throw given.refusal(name, name + " must be below 2147483648, but was " + value);
        }
        return (int) value;
    }
}
