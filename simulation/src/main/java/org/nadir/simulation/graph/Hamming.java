package org.nadir.simulation.graph;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * A Hamming graph: vertices are words of d digits, neighbours differ in exactly one digit.
 *
 * <p>H(d, q) has n = q^d vertices of degree s = d(q − 1); NAS-Bench-201 is H(6, 5). With a number of choices q_p for each
 * position p of its own it is a product of complete graphs with n = Π q_p and s = Σ (q_p − 1). Neighbours are computed,
 * never stored.
 *
 * <p>Vertices are in the lexicographic order of their words: the vertex of the digits (a₀, …, a_{d−1}) is Σ a_p·stride(p)
 * with stride(p) = q_{p+1} ⋯ q_{d−1}, so that position 0 is the most significant. The neighbours of a vertex come position
 * by position from 0, and within a position by increasing digit.
 */
public final class Hamming implements Graph {
    private final int[] choices;
    private final int[] strides;
    private final int order;
    private final int degree;

    private Hamming(int[] choices, int[] strides, int order, int degree) {
        this.choices = choices;
        this.strides = strides;
        this.order = order;
        this.degree = degree;
    }

    /**
     * The Hamming graph H(d, q).
     *
     * @param d the number of positions, at least 1
     * @param q the number of choices at each, at least 2
     * @return the graph
     * @throws IllegalArgumentException if d or q is too small, or q^d exceeds 2³¹ − 1
     */
    public static Hamming of(int d, int q) {
        if (d < 1) {
            throw new IllegalArgumentException("d must be a positive integer, but was " + d);
        }
        if (q < 2) {
            throw new IllegalArgumentException("q must be at least 2, but was " + q);
        }
        if (d > 31) {
            throw new IllegalArgumentException(
                    "hamming(" + d + ", " + q + ") has more than 2147483647 vertices: too many to hold");
        }
        int[] choices = new int[d];
        Arrays.fill(choices, q);
        return mixed(choices);
    }

    /**
     * The hypercube H(d, 2).
     *
     * @param d the number of bits, from 1 to 30
     * @return the graph
     * @throws IllegalArgumentException if d is out of range
     */
    public static Hamming hypercube(int d) {
        return of(d, 2);
    }

    /**
     * The complete graph, H(1, n): every vertex is a neighbour of every other.
     *
     * @param n the number of vertices, at least 2
     * @return the graph
     * @throws IllegalArgumentException if n is too small
     */
    public static Hamming complete(int n) {
        if (n < 2) {
            throw new IllegalArgumentException("n of complete must be at least 2, but was " + n);
        }
        return of(1, n);
    }

    /**
     * A product of complete graphs: position p has {@code choices[p]} choices.
     *
     * @param choices the number of choices at each position, each at least 2
     * @return the graph
     * @throws IllegalArgumentException if there is no position, one has fewer than two choices, or the product exceeds 2³¹
     *     − 1
     */
    public static Hamming mixed(int... choices) {
        if (choices.length == 0) {
            throw new IllegalArgumentException("a space needs at least one position, but had none");
        }
        int[] strides = new int[choices.length];
        long order = 1;
        int degree = 0;
        for (int p = choices.length - 1; p >= 0; p--) {
            if (choices[p] < 2) {
                throw new IllegalArgumentException(
                        "choices must be at least 2 at every position, but were " + choices[p] + " at position " + p);
            }
            strides[p] = (int) order;
            order *= choices[p];
            degree += choices[p] - 1;
            if (order > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(tooLarge(choices));
            }
        }
        return new Hamming(choices.clone(), strides, (int) order, degree);
    }

    @Override
    public int order() {
        return order;
    }

    /**
     * The number of neighbours, the same for every vertex.
     *
     * @return s = Σ (q_p − 1)
     */
    public int degree() {
        return degree;
    }

    @Override
    public int degree(int v) {
        return degree;
    }

    @Override
    public int neighbour(int v, int i) {
        int p = 0;
        int rest = i;
        while (rest >= choices[p] - 1) {
            rest -= choices[p] - 1;
            p++;
        }
        int digit = digit(v, p);
        int other = rest < digit ? rest : rest + 1;
        return v + (other - digit) * strides[p];
    }

    /**
     * The number of positions d.
     *
     * @return at least 1
     */
    public int positions() {
        return choices.length;
    }

    /**
     * The number of choices at a position.
     *
     * @param p a position, 0 ≤ p &lt; {@link #positions()}
     * @return at least 2
     */
    public int choices(int p) {
        return choices[p];
    }

    /**
     * How far apart two vertices are whose digits differ by one at a position.
     *
     * @param p a position
     * @return the product of the choices at the positions after p
     */
    public int stride(int p) {
        return strides[p];
    }

    /**
     * A digit of a vertex's word.
     *
     * @param v a vertex
     * @param p a position
     * @return the digit, 0 ≤ digit &lt; {@code choices(p)}
     */
    public int digit(int v, int p) {
        return v / strides[p] % choices[p];
    }

    /**
     * The word of a vertex.
     *
     * @param v a vertex
     * @return its d digits, position 0 first
     */
    public int[] digits(int v) {
        int[] word = new int[choices.length];
        for (int p = 0; p < word.length; p++) {
            word[p] = digit(v, p);
        }
        return word;
    }

    /**
     * The vertex of a word.
     *
     * @param digits d digits, position 0 first
     * @return the vertex
     * @throws IllegalArgumentException if the number of digits is not d or a digit is out of range
     */
    public int vertex(int... digits) {
        if (digits.length != choices.length) {
            throw new IllegalArgumentException(
                    "a word of " + description() + " has " + choices.length + " digits, but had " + digits.length);
        }
        int v = 0;
        for (int p = 0; p < digits.length; p++) {
            if (digits[p] < 0 || digits[p] >= choices[p]) {
                throw new IllegalArgumentException(
                        "digit at position " + p + " must be from 0 to " + (choices[p] - 1) + ", but was " + digits[p]);
            }
            v += digits[p] * strides[p];
        }
        return v;
    }

    /**
     * The number of positions at which two vertices differ.
     *
     * @param u a vertex
     * @param v a vertex
     * @return from 0 to d
     */
    public int distance(int u, int v) {
        int distance = 0;
        for (int p = 0; p < choices.length; p++) {
            if (digit(u, p) != digit(v, p)) {
                distance++;
            }
        }
        return distance;
    }

    /**
     * A graph as an H(d, q), if it is one.
     *
     * @param graph any graph
     * @return the graph where it is a Hamming graph with as many choices at every position
     */
    public static Optional<Hamming> uniform(Graph graph) {
        return graph instanceof Hamming hamming && hamming.isUniform() ? Optional.of(hamming) : Optional.empty();
    }

    /**
     * Whether every position has the same number of choices, so that the graph is an H(d, q).
     *
     * @return true for H(d, q)
     */
    public boolean isUniform() {
        for (int q : choices) {
            if (q != choices[0]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String description() {
        return words(choices);
    }

    private static String tooLarge(int[] choices) {
        BigInteger order = BigInteger.ONE;
        for (int q : choices) {
            order = order.multiply(BigInteger.valueOf(Math.max(q, 1)));
        }
        return words(choices) + " has " + order + " vertices, whose losses alone need "
                + order.multiply(BigInteger.valueOf(Float.BYTES))
                + " bytes, but a graph that is held has at most 2147483647; a search under a budget needs none with"
                + " hashed-field(rho)";
    }

    private static String words(int[] choices) {
        boolean same = Arrays.stream(choices).allMatch(q -> q == choices[0]);
        if (same) {
            return choices[0] == 2
                    ? "hypercube(" + choices.length + ")"
                    : choices.length == 1
                            ? "complete(" + choices[0] + ")"
                            : "hamming(" + choices.length + ", " + choices[0] + ")";
        }
        String list = Arrays.toString(choices);
        return "mixed(" + list.substring(1, list.length() - 1) + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hamming that && Arrays.equals(choices, that.choices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(choices);
    }

    @Override
    public String toString() {
        return description();
    }
}
