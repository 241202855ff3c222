package org.nadir.simulation.landscape.read;

import java.util.Arrays;

/** The rows of a table grouped by what they share. */
public final class RowGroups {
    private final int[] choices;
    private final int positions;
    private final ConfigurationKeys keys;
    private final long[] whole;

    private RowGroups(int[] choices, int positions, ConfigurationKeys keys, long[] whole) {
        this.choices = choices;
        this.positions = positions;
        this.keys = keys;
        this.whole = whole;
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
