package org.nadir.cli;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.LandscapeWords;
import org.nadir.simulation.landscape.Space;
import org.nadir.theory.Closure;
import picocli.CommandLine.Option;

/** The size of a search space for theory: {@code --n} and {@code --s}, or {@code --space}. */
final class SizeOptions {
    @Option(names = "--n", paramLabel = "N", description = "The number of vertices.")
    private @Nullable Long vertices;

    @Option(names = "--s", paramLabel = "S", description = "The number of neighbours of each.")
    private @Nullable Integer degree;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = "The space instead of --n and --s: hamming(d, q), random-regular(n, s), torus(...), ...")
    private @Nullable String space;

    /**
     * What was asked for.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each
     * @param graph the graph, where the space is one that can be held
     * @param cliques d and q, where the space is an H(d, q), however large
     */
    record Size(long n, int s, Optional<Graph> graph, Optional<Closure.Cliques> cliques) {}

    /** Whether any of the options is there. */
    boolean isGiven() {
        return space != null || vertices != null || degree != null;
    }

    /** The size of a space in words. */
    static Size read(String words) {
        Optional<Size> large = large(words);
        if (large.isPresent()) {
            return large.get();
        }
        Space space = LandscapeWords.spaces().read(words);
        return new Size(
                space.order(),
                space.degree(),
                space.graph(),
                space.graph()
                        .flatMap(Hamming::uniform)
                        .map(graph -> new Closure.Cliques(graph.positions(), graph.choices(0))));
    }

    /** The size of a space of words that no graph can hold: theory needs none. */
    private static Optional<Size> large(String words) {
        int[] choices = LandscapeWords.choices(words).orElse(new int[0]);
        BigInteger n = BigInteger.ONE;
        long s = 0;
        for (int q : choices) {
            n = n.multiply(BigInteger.valueOf(q));
            s += q - 1;
        }
        if (n.bitLength() < Integer.SIZE || Arrays.stream(choices).anyMatch(q -> q < 2)) {
            return Optional.empty();
        }
        if (n.bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException(
                    "n must be below 2^63 = 9223372036854775808, but --space " + words + " has n = " + n);
        }
        boolean uniform = Arrays.stream(choices).distinct().count() == 1;
        return Optional.of(new Size(
                n.longValueExact(),
                Math.toIntExact(s),
                Optional.empty(),
                uniform ? Optional.of(new Closure.Cliques(choices.length, choices[0])) : Optional.empty()));
    }

    /**
     * The size.
     *
     * @param otherwise the space where none is given
     * @throws IllegalArgumentException if the size is missing, given twice, or impossible
     */
    Size size(Optional<String> otherwise) {
        if (space != null && (vertices != null || degree != null)) {
            throw new IllegalArgumentException("--space " + space + " gives n and s; leave out --n and --s");
        }
        Optional<String> words =
                space != null ? Optional.of(space) : vertices == null && degree == null ? otherwise : Optional.empty();
        if (words.isPresent()) {
            return read(words.get());
        }
        if (vertices == null || degree == null) {
            throw new IllegalArgumentException("the space is missing: give --n N and --s S, or --space");
        }
        if (vertices < 1) {
            throw new IllegalArgumentException("n must be a positive integer, but was " + vertices);
        }
        return new Size(vertices, degree, Optional.empty(), Optional.empty());
    }
}
