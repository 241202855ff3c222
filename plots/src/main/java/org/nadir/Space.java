package org.nadir;

import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.graph.RandomRegular;
import org.nadir.simulation.landscape.CopulaLandscape;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.theory.Closure;
import org.nadir.theory.density.Copula;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;

/** A search space: how many vertices, how many neighbours, and what of its shape theory can use. */
public final class Space {
    private final String description;
    private final long vertices;
    private final int degree;
    private final Closure closure;
    private final Shape shape;

    /** How a space is filled with losses. */
    private interface Shape {
        LandscapeLaw independent(Pair pair);

        LandscapeLaw copula(double rho);
    }

    private Space(String description, long vertices, int degree, Closure closure, Shape shape) {
        this.description = description;
        this.vertices = vertices;
        this.degree = degree;
        this.closure = closure;
        this.shape = shape;
    }

    /**
     * A Hamming graph: theory uses its cliques.
     *
     * @param graph H(d, q), each position with the same number of choices
     * @return the space
     * @throws IllegalArgumentException if positions have different numbers of choices
     */
    public static Space of(Hamming graph) {
        if (!graph.isUniform()) {
            throw new IllegalArgumentException(
                    "space must have as many choices at each position, but was " + graph.description());
        }
        Closure cliques = Closure.cliques(graph.positions(), graph.choices(0));
        return new Space(graph.description(), graph.order(), graph.degree(), cliques, new Shape() {
            @Override
            public LandscapeLaw independent(Pair pair) {
                return IidLosses.of(graph, pair.losses());
            }

            @Override
            public LandscapeLaw copula(double rho) {
                return ProductField.of(graph, rho);
            }
        });
    }

    /**
     * A random regular graph, which looks like a tree around each vertex.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each, below n, with n·s even
     * @return the space
     * @throws IllegalArgumentException if no graph has these numbers
     */
    public static Space randomRegular(int n, int s) {
        RandomRegular.check(n, s);
        return new Space("random-regular(" + n + ", " + s + ")", n, s, Closure.tree(), new Shape() {
            @Override
            public LandscapeLaw independent(Pair pair) {
                return IidLosses.uniformOnRandomRegular(n, s);
            }

            @Override
            public LandscapeLaw copula(double rho) {
                return CopulaLandscape.of(n, s, rho);
            }
        });
    }

    /**
     * The number of vertices n.
     *
     * @return n
     */
    public long vertices() {
        return vertices;
    }

    /**
     * The number of neighbours s of each vertex.
     *
     * @return s
     */
    public int degree() {
        return degree;
    }

    /**
     * How theory counts preimages on this space unless told otherwise.
     *
     * @return cliques for a Hamming graph, the tree for a random regular one
     */
    public Closure closure() {
        return closure;
    }

    /**
     * The law of landscapes on this space that have a pair of densities.
     *
     * <p>On a Hamming graph a Gaussian copula becomes the product field, with correlation ρ to the power of the distance; on
     * a random regular graph, the copula-coupled graph. Both have standard normal losses.
     *
     * @param pair independent losses, or a standard normal marginal with a Gaussian copula
     * @return the law
     * @throws IllegalArgumentException if no law is known here for the pair
     */
    public LandscapeLaw law(Pair pair) {
        if (pair.neighbours() instanceof Independent) {
            return shape.independent(pair);
        }
        Copula copula = pair.copula().orElse(null);
        boolean standard = pair.losses() instanceof Normal normal && normal.lowerTail(0) == 0.5 && unitSd(normal);
        if (copula instanceof GaussianCopula gaussian && standard) {
            return shape.copula(gaussian.rho());
        }
        throw new IllegalArgumentException("pair to simulate on " + description
                + " must be independent, or normal(0, 1) with a gaussian copula, but was " + pair);
    }

    private static boolean unitSd(Normal normal) {
        return normal.density(0) == Normal.of(0, 1).density(0);
    }

    /**
     * The space in words.
     *
     * @return such as {@code hamming(6, 5)}
     */
    @Override
    public String toString() {
        return description;
    }
}
