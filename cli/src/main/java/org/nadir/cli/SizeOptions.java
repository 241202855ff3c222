package org.nadir.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.LandscapeWords;
import org.nadir.simulation.landscape.Space;
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
     * @param graph the graph, where the space is one
     */
    record Size(long n, int s, Optional<Graph> graph) {
        /** The Hamming graph with as many choices at every position, if it is one. */
        Optional<Hamming> hamming() {
            return graph.flatMap(Hamming::uniform);
        }
    }

    /** Whether any of the options is there. */
    boolean isGiven() {
        return space != null || vertices != null || degree != null;
    }

    /** The size of a space in words. */
    static Size read(String words) {
        Space space = LandscapeWords.spaces().read(words);
        return new Size(space.order(), space.degree(), space.graph());
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
        return new Size(vertices, degree, Optional.empty());
    }
}
