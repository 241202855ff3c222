package org.nadir.simulation.landscape.read;

import java.util.Arrays;

/** Rows with equal keys, chained in ascending order: an open-addressing table of the first row of each chain. */
final class Chains {
    private static final int NONE = -1;

    /** The row before which none has its key. */
    private final int[] firsts;

    /** The next row with the same key, or NONE. */
    private final int[] next;

    private final int mask;
    private final long[] keys;

    private Chains(int[] firsts, int[] next, int mask, long[] keys) {
        this.firsts = firsts;
        this.next = next;
        this.mask = mask;
        this.keys = keys;
    }

    static Chains of(long[] keys) {
        int capacity = Integer.highestOneBit(Math.max(keys.length, 8)) << 2;
        int[] firsts = new int[capacity];
        int[] next = new int[keys.length];
        Arrays.fill(firsts, NONE);
        Chains chains = new Chains(firsts, next, capacity - 1, keys);
        // From the last row to the first, so that each chain ascends.
        for (int row = keys.length - 1; row >= 0; row--) {
            int slot = chains.slot(keys[row]);
            next[row] = firsts[slot];
            firsts[slot] = row;
        }
        return chains;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed ^ (mixed >>> 32)) & mask;
        while (firsts[slot] != NONE && keys[firsts[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** The first row with a key, or −1. */
    int first(long key) {
        return firsts[slot(key)];
    }

    /** The next row with the same key, or −1. */
    int next(int row) {
        return next[row];
    }
}
