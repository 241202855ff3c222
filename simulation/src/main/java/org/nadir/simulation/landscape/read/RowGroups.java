package org.nadir.simulation.landscape.read;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a table grouped by what they share. */
public final class RowGroups {
    private final int[] choices;
    private final int positions;
    private final ConfigurationKeys keys;
    private final long[] whole;

    /** What each position adds to the keys, row by row; filled as positions are asked for. */
    private final long[] @Nullable [] parts;

    private final long[] masked;
    private final int[] firsts;
    private final int[] round;
    private int rounds;

    private RowGroups(int[] choices, int positions, ConfigurationKeys keys, long[] whole) {
        this.choices = choices;
        this.positions = positions;
        this.keys = keys;
        this.whole = whole;
        this.parts = new long[positions][];
        this.masked = new long[whole.length];
        int capacity = Integer.highestOneBit(Math.max(whole.length, 8)) << 2;
        this.firsts = new int[capacity];
        this.round = new int[capacity];
    }

    /**
     * Prepares to group the rows of a table.
     *
     * @param table a table
     * @return its rows, to be grouped
     */
    public static RowGroups of(CategoricalTable table) {
        ConfigurationKeys keys = ConfigurationKeys.of(table.radices());
        return new RowGroups(table.choices(), table.positions(), keys, keys.keys(table.choices()));
    }

    /**
     * Groups the rows that agree at all positions but some.
     *
     * <p>In spaces of more than 2⁶² combinations groups are told apart by a 64-bit hash: two of a million groups fall
     * together with probability below 3e-8.
     *
     * @param free the positions at which the rows of a group may differ
     * @param count how many entries of {@code free} to use
     * @return for each row the number of its group, from 0 by first appearance
     */
    public int[] agreeingOutside(int[] free, int count) {
        long[] masked = whole.clone();
        for (int row = 0; row < masked.length; row++) {
            for (int i = 0; i < count; i++) {
                masked[row] -= keys.weight(free[i], choices[row * positions + free[i]]);
            }
        }
        return numbered(masked);
    }

    /**
     * The same into an array, for one set after another: it keeps its memory, and is not for several threads.
     *
     * @param free the positions at which the rows of a group may differ
     * @param count how many entries of {@code free} to use
     * @param groups for each row the number of its group, from 0 by first appearance
     * @return the number of groups
     */
    public int agreeingOutside(int[] free, int count, int[] groups) {
        System.arraycopy(whole, 0, masked, 0, masked.length);
        for (int i = 0; i < count; i++) {
            long[] part = part(free[i]);
            for (int row = 0; row < masked.length; row++) {
                masked[row] -= part[row];
            }
        }
        rounds++;
        int next = 0;
        int last = firsts.length - 1;
        for (int row = 0; row < masked.length; row++) {
            long mixed = masked[row] * 0x9E3779B97F4A7C15L;
            int slot = (int) (mixed ^ (mixed >>> 32)) & last;
            while (round[slot] == rounds && masked[firsts[slot]] != masked[row]) {
                slot = (slot + 1) & last;
            }
            if (round[slot] == rounds) {
                groups[row] = groups[firsts[slot]];
            } else {
                round[slot] = rounds;
                firsts[slot] = row;
                groups[row] = next++;
            }
        }
        return next;
    }

    private long[] part(int position) {
        long[] part = parts[position];
        if (part == null) {
            part = new long[whole.length];
            for (int row = 0; row < part.length; row++) {
                part[row] = keys.weight(position, choices[row * positions + position]);
            }
            parts[position] = part;
        }
        return part;
    }

    /**
     * Groups the rows that have the same choices at given positions.
     *
     * @param shared the positions at which the rows of a group agree
     * @return for each row the number of its group, from 0 by first appearance
     */
    public int[] agreeingAt(int... shared) {
        long[] masked = new long[whole.length];
        for (int row = 0; row < masked.length; row++) {
            for (int p : shared) {
                masked[row] += keys.weight(p, choices[row * positions + p]);
            }
        }
        return numbered(masked);
    }

    private static int[] numbered(long[] masked) {
        int[] groups = new int[masked.length];
        Arrays.fill(groups, -1);
        Chains chains = Chains.of(masked);
        int next = 0;
        for (int row = 0; row < groups.length; row++) {
            int first = chains.first(masked[row]);
            groups[row] = first == row ? next++ : groups[first];
        }
        return groups;
    }
}
