package org.nadir.theory;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Numerals;

/**
 * How the preimages of a vertex are counted: the assumption by which a theory of local search closes.
 *
 * <p>All closures agree on S(x; t), the chance that one neighbour of a vertex at x lies above t; they differ in what they
 * assume of the neighbours of neighbours.
 */
public sealed interface Closure {

    /**
     * Lemma 5.2 of White, Nolen and Savani (2021) as printed, with b = 1.
     *
     * @return the closure {@code lemma}
     */
    static Closure lemma() {
        return new Lemma(1);
    }

    /**
     * Lemma 5.2 as printed, with a constant branching factor.
     *
     * @param b the branching factor bₖ of every depth, positive and finite
     * @return the closure {@code lemma(b)}
     * @throws IllegalArgumentException if b is not positive and finite
     */
    static Closure lemma(double b) {
        return new Lemma(b);
    }

    /**
     * Lemma 5.2 as printed, with a branching factor for each depth.
     *
     * @param b b₁, b₂, …; the last one serves all deeper levels
     * @return the closure {@code lemma(b1, b2, …)}
     * @throws IllegalArgumentException if there is none, or one is not positive and finite
     */
    static Closure lemmaWithFactors(double... b) {
        return new LemmaByDepth(b);
    }

    /**
     * What the authors' notebook computes: Lemma 5.2 with b = 1 and S(x; x) in the place of S(y; x) in |LS⁻¹|.
     *
     * @return the closure {@code authors}
     */
    static Closure authors() {
        return new Authors();
    }

    /**
     * Fresh neighbourhoods: every vertex on the way draws its neighbours anew, so that local search is a Markov chain.
     *
     * @return the closure {@code fresh}
     */
    static Closure fresh() {
        return new Fresh();
    }

    /**
     * The exact recursion on a graph that looks like a tree around each vertex, such as a large random regular graph.
     *
     * @return the closure {@code tree}
     */
    static Closure tree() {
        return new Tree();
    }

    /**
     * The exact recursion on a tree of cliques, the local picture of a Hamming graph H(d, q).
     *
     * @param d how many cliques hold each vertex, at least 1
     * @param q the number of vertices of a clique, at least 2; 2 is a tree
     * @return the closure {@code cliques(d, q)}, for the degree s = d(q − 1)
     * @throws IllegalArgumentException if d or q is too small
     */
    static Closure cliques(int d, int q) {
        return new Cliques(d, q);
    }

    /**
     * Lemma 5.2, b constant.
     *
     * @param b the branching factor
     */
    record Lemma(double b) implements Closure {
        /**
         * Checks b.
         *
         * @param b the branching factor
         */
        public Lemma {
            checkFactor(b);
        }

        @Override
        public String toString() {
            return b == 1 ? "lemma" : "lemma(b=" + Numerals.shortest(b) + ")";
        }
    }

    /** Lemma 5.2, b by depth. */
    final class LemmaByDepth implements Closure {
        private final double[] b;

        private LemmaByDepth(double... b) {
            if (b.length == 0) {
                throw new IllegalArgumentException("lemma needs at least one branching factor");
            }
            for (double factor : b) {
                checkFactor(factor);
            }
            this.b = b.clone();
        }

        /**
         * The branching factor bₖ.
         *
         * @param k the depth, at least 1
         * @return bₖ
         */
        public double factor(int k) {
            return b[Math.min(k, b.length) - 1];
        }

        @Override
        public String toString() {
            return Arrays.stream(b).mapToObj(Numerals::shortest).collect(Collectors.joining(", ", "lemma(", ")"));
        }
    }

    /** The authors' code. */
    record Authors() implements Closure {
        @Override
        public String toString() {
            return "authors";
        }
    }

    /** Fresh neighbourhoods. */
    record Fresh() implements Closure {
        @Override
        public String toString() {
            return "fresh";
        }
    }

    /** A tree. */
    record Tree() implements Closure {
        @Override
        public String toString() {
            return "tree";
        }
    }

    /**
     * A tree of cliques.
     *
     * @param d cliques of a vertex
     * @param q vertices of a clique
     */
    record Cliques(int d, int q) implements Closure {
        /**
         * Checks d and q.
         *
         * @param d cliques of a vertex
         * @param q vertices of a clique
         */
        public Cliques {
            if (d < 1) {
                throw new IllegalArgumentException("d must be at least 1, but was " + d);
            }
            if (q < 2) {
                throw new IllegalArgumentException("q must be at least 2, but was " + q);
            }
        }

        /**
         * Whether a pair has a recursion on these cliques: what mates are to each other is known of independent losses, and of
         * latent-Gaussian cliques; in cliques of two there are none.
         *
         * @param pair the densities
         * @return true for q = 2, for independent neighbours, and for a Gaussian copula with ρ &gt; −1/(q−1), below which q normal
         *     scores can not all resemble each other so little
         */
        public boolean suit(Pair pair) {
            if (q == 2) {
                return true;
            }
            return pair.copula().isEmpty()
                    ? pair.coordinateNeighbours() instanceof Independent
                    : pair.copula().get() instanceof GaussianCopula gaussian && gaussian.rho() * (q - 1) > -1;
        }

        @Override
        public String toString() {
            return "cliques(" + d + ", " + q + ")";
        }
    }

    private static void checkFactor(double b) {
        if (!(b > 0 && b < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("b must be positive and finite, but was " + b);
        }
    }
}
