package org.nadir.simulation.search;

import java.util.Arrays;

/**
 * Some vertices of a Hamming graph with the whole cliques of some positions, and the least neighbour found so far of each: one
 * thread's scratch memory.
 *
 * <p>Implementation note. The least of each clique and its digit are found once and offered to all members. Members of many
 * cliques are gathered into short arrays that run in step, since only then does the compiler know that they do not overlap:
 * what is left are loops of integer arithmetic without branches, which it turns into vector instructions.
 */
final class CliqueSheet {
    /** Cliques that are treated together: their arrays fit the first-level cache. */
    private static final int TOGETHER = 1 << 10;

    /** A mark above a digit, or above a code: that another member is as low. */
    private static final int DOUBLED = 1 << 10;

    private static final int DIGIT = DOUBLED - 1;

    private int[] keys = new int[0];
    private int[] least = keys;
    private int[] codes = keys;
    private int size;

    private final int[] best = new int[TOGETHER];
    private final int[] digits = new int[TOGETHER];
    private final int[] own = new int[TOGETHER];
    private final int[] ownCodes = new int[TOGETHER];

    /** Makes room for so many vertices. */
    void resize(int vertices) {
        size = vertices;
        if (keys.length < vertices) {
            keys = new int[vertices];
            least = new int[vertices];
            codes = new int[vertices];
        }
    }

    void put(int i, int key, int leastSoFar, int code) {
        keys[i] = key;
        least[i] = leastSoFar;
        codes[i] = code;
    }

    int least(int i) {
        return least[i];
    }

    /** The code of the step, 0 where no neighbour is as low as the vertex itself, 1 where one is but none is below. */
    byte code(int i) {
        // all bits where some neighbour is below the vertex, none where it stays
        int below = (least[i] - keys[i]) >> 31;
        return (byte) ((codes[i] & below) | (StepsByChoice.TIED & (-codes[i] >>> 31) & ~below));
    }

    /** Fills this sheet with another's rows as its columns. */
    void turn(CliqueSheet other, int rows, int columns) {
        resize(other.size);
        for (int i = 0; i < columns; i++) {
            int to = i * rows;
            for (int j = 0; j < rows; j++) {
                int from = j * columns + i;
                keys[to + j] = other.keys[from];
                least[to + j] = other.least[from];
                codes[to + j] = other.codes[from];
            }
        }
    }

    /**
     * Takes the cliques of one position. Positions must come from the last to the first.
     *
     * @param stride how far apart members of neighbouring digits are
     * @param q the number of digits
     * @param middle the code of no change, around which those of the changes lie
     */
    void position(int stride, int q, int middle) {
        int span = q * stride;
        int blocks = Math.max(1, TOGETHER / stride);
        for (int block = 0; block < size; block += blocks * span) {
            int pieces = Math.min(blocks, (size - block) / span);
            for (int from = block; from < block + stride; from += TOGETHER) {
                Pieces where = new Pieces(Math.min(TOGETHER, block + stride - from), pieces, span);
                cliques(from, stride, q, middle, where);
            }
        }
    }

    private void cliques(int first, int stride, int q, int middle, Pieces where) {
        int count = where.length * where.count;
        where.gather(keys, first, best);
        Arrays.fill(digits, 0, count, 0);
        for (int digit = 1; digit < q; digit++) {
            where.gather(keys, first + digit * stride, own);
            lesser(own, count, digit, best, digits);
        }
        for (int digit = 0; digit < q; digit++) {
            int member = first + digit * stride;
            where.gather(least, member, own);
            where.gather(codes, member, ownCodes);
            offer(best, digits, count, digit, middle, own, ownCodes);
            where.scatter(own, least, member);
            where.scatter(ownCodes, codes, member);
        }
    }

    /** The lesser of the best so far and another member of the clique; the lowest digit of equals. */
    private static void lesser(int[] keys, int count, int digit, int[] best, int[] digits) {
        for (int i = 0; i < count; i++) {
            int difference = keys[i] - best[i];
            int below = difference >> 31;
            best[i] += difference & below;
            digits[i] = (digits[i] + ((digit - digits[i]) & below)) | (zero(difference) & DOUBLED);
        }
    }

    /**
     * Offers the least of each clique to one member. Of equals the lowest index is wanted: since positions come from the last to
     * the first, a lower digit wins over all before it, a higher one over none.
     */
    private static void offer(int[] best, int[] digits, int count, int digit, int middle, int[] least, int[] codes) {
        for (int i = 0; i < count; i++) {
            int change = (digits[i] & DIGIT) - digit;
            int difference = best[i] - least[i];
            int taken = (difference + (change >> 31)) >> 31;
            least[i] += difference & taken;
            codes[i] = (codes[i] + ((middle + change - codes[i]) & taken)) | (zero(difference) & digits[i] & DOUBLED);
        }
    }

    /** All bits if a difference is 0, else none. */
    private static int zero(int difference) {
        return ((difference - 1) & ~difference) >> 31;
    }

    /** Equally long pieces of an array, equally far apart. */
    private record Pieces(int length, int count, int step) {

        void gather(int[] from, int at, int[] to) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(from, at + i * step, to, i * length, length);
            }
        }

        void scatter(int[] from, int[] to, int at) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(from, i * length, to, at + i * step, length);
            }
        }
    }
}
