package org.nadir.simulation.search;

import org.nadir.simulation.random.RandomStream;

/**
 * Which of several best neighbours local search steps to. A tie rule is part of every number that ties touch.
 *
 * <p>A rule is an order of the vertices, and the first in that order is taken: the lowest index, the highest, or a random
 * order drawn from a seed (a keyed bijection, so that the order costs no memory). In a random order the
 * same vertex wins every time that the same two tie, as if every loss had been raised by an infinitesimal amount of its
 * own.
 */
public final class TieRule {

    /** The neighbour of lowest index. */
    public static final TieRule LOWEST_INDEX = new TieRule("lowest index", 0, 0);

    /** The neighbour of highest index. */
    public static final TieRule HIGHEST_INDEX = new TieRule("highest index", 1, 0);

    private static final int MASK = 0x7fffffff;

    private final String description;
    private final int kind;
    private final int key;

    private TieRule(String description, int kind, int key) {
        this.description = description;
        this.kind = kind;
        this.key = key;
    }

    /**
     * A random order of the vertices.
     *
     * @param seed any number
     * @return the rule
     */
    public static TieRule random(long seed) {
        return new TieRule("random by seed " + seed, 2, (int) RandomStream.mix(seed) & MASK);
    }

    /**
     * A rule in words.
     *
     * @param words {@code lowest}, {@code highest} or {@code random:SEED}
     * @return the rule
     * @throws IllegalArgumentException if the words are of no rule
     */
    public static TieRule of(String words) {
        if (words.equals("lowest")) {
            return LOWEST_INDEX;
        }
        if (words.equals("highest")) {
            return HIGHEST_INDEX;
        }
        if (words.matches("random:-?\\d{1,18}")) {
            return random(Long.parseLong(words.substring("random:".length())));
        }
        throw new IllegalArgumentException("ties must be lowest, highest or random:SEED, but was '" + words + "'");
    }

    /** The largest place in the order of n vertices: 2^b − 1 with the fewest bits b that hold n places, at least 8. */
    static int mask(int order) {
        return order <= 256 ? 255 : MASK >>> (Integer.numberOfLeadingZeros(order - 1) - 1);
    }

    /** The vertex's place in the order: from 0 to mask, different for different vertices. */
    int rank(int v, int mask) {
        return switch (kind) {
            case 0 -> v;
            case 1 -> mask - v;
            default -> scramble(v, key, mask);
        };
    }

    /** The vertex at a place: the inverse of {@link #rank(int, int)}. */
    int vertex(int rank, int mask) {
        return switch (kind) {
            case 0 -> rank;
            case 1 -> mask - rank;
            default -> unscramble(rank, key, mask);
        };
    }

    private static final int ODD_1 = 0x2c1b3c6d;
    private static final int ODD_2 = 0x297a2d39;

    private static int scramble(int v, int key, int mask) {
        int bits = 32 - Integer.numberOfLeadingZeros(mask);
        int half = (bits + 1) / 2;
        int x = (v ^ key) & mask;
        x ^= x >>> half;
        x = (x * ODD_1) & mask;
        x ^= x >>> half;
        x = (x * ODD_2 + key) & mask;
        return x ^ (x >>> half);
    }

    private static int unscramble(int rank, int key, int mask) {
        int bits = 32 - Integer.numberOfLeadingZeros(mask);
        int half = (bits + 1) / 2;
        int x = rank ^ (rank >>> half);
        x = ((x - key) * inverse(ODD_2)) & mask;
        x ^= x >>> half;
        x = (x * inverse(ODD_1)) & mask;
        x ^= x >>> half;
        return (x ^ key) & mask;
    }

    /** The inverse of an odd number modulo 2³², by Newton's iteration: each step doubles the bits that are right. */
    private static int inverse(int odd) {
        int inverse = odd;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    @Override
    public String toString() {
        return description;
    }
}
