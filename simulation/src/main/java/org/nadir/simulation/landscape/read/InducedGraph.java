package org.nadir.simulation.landscape.read;

import java.util.Arrays;
import org.nadir.simulation.graph.Graph;

/**
 * The graph on a table's rows: two rows are neighbours if they differ at exactly one position.
 *
 * <p>Vertices are the rows in the file's order, and the neighbours of a vertex ascend, so that a tie broken to the lowest
 * index is broken to the earliest row. For a complete table this is the Hamming graph, renumbered; where combinations are
 * missing it is the graph that the Hamming graph induces on the rows that are there, and degrees vary.
 */
public final class InducedGraph implements Graph {
    private final int[] starts;
    private final int[] neighbours;
    private final String description;

    private InducedGraph(int[] starts, int[] neighbours, String description) {
        this.starts = starts;
        this.neighbours = neighbours;
        this.description = description;
    }

    /**
     * The graph on the rows of a table.
     *
     * @param table a table
     * @return its graph
     * @throws IllegalArgumentException if the graph has more than 2³¹ − 1 ordered pairs of neighbours
     */
    public static InducedGraph of(CategoricalTable table) {
        int n = table.rows();
        int d = table.positions();
        int[] choices = table.choices();
        ConfigurationKeys keys = ConfigurationKeys.of(table.radices());
        long[] whole = keys.keys(choices);
        long[] without = new long[n];
        Chains[] byPosition = new Chains[d];
        long pairs = 0;
        int[] degrees = new int[n];
        for (int p = 0; p < d; p++) {
            for (int row = 0; row < n; row++) {
                without[row] = whole[row] - keys.weight(p, choices[row * d + p]);
            }
            byPosition[p] = Chains.of(without.clone());
            pairs += keys.exact()
                    ? countPairs(byPosition[p], without, degrees)
                    : countPairs(byPosition[p], without, choices, d, p, degrees);
        }
        if (pairs > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(table.source() + " has " + pairs
                    + " ordered pairs of neighbours: too many to hold (" + 4 * pairs + " bytes)");
        }
        int[] starts = new int[n + 1];
        for (int row = 0; row < n; row++) {
            starts[row + 1] = starts[row] + degrees[row];
        }
        int[] neighbours = new int[(int) pairs];
        int[] filled = starts.clone();
        for (int p = 0; p < d; p++) {
            for (int row = 0; row < n; row++) {
                long key = whole[row] - keys.weight(p, choices[row * d + p]);
                for (int other = byPosition[p].first(key); other >= 0; other = byPosition[p].next(other)) {
                    if (other != row && (keys.exact() || differOnlyAt(choices, d, p, row, other))) {
                        neighbours[filled[row]++] = other;
                    }
                }
            }
        }
        for (int row = 0; row < n; row++) {
            Arrays.sort(neighbours, starts[row], starts[row + 1]);
        }
        return new InducedGraph(starts, neighbours, describe(table));
    }

    /** Where keys are exact a chain is a clique: each of its m rows has m − 1 neighbours in it. */
    private static long countPairs(Chains chains, long[] keys, int[] degrees) {
        long pairs = 0;
        for (int row = 0; row < keys.length; row++) {
            if (chains.first(keys[row]) != row) {
                continue;
            }
            int size = 0;
            for (int other = row; other >= 0; other = chains.next(other)) {
                size++;
            }
            for (int other = row; other >= 0; other = chains.next(other)) {
                degrees[other] += size - 1;
            }
            pairs += (long) size * (size - 1);
        }
        return pairs;
    }

    private static long countPairs(Chains chains, long[] keys, int[] choices, int d, int p, int[] degrees) {
        long pairs = 0;
        for (int row = 0; row < keys.length; row++) {
            for (int other = chains.first(keys[row]); other >= 0; other = chains.next(other)) {
                if (other != row && differOnlyAt(choices, d, p, row, other)) {
                    degrees[row]++;
                    pairs++;
                }
            }
        }
        return pairs;
    }

    /** Whether two rows with equal keys agree everywhere but at p: keys of very large spaces are hashes, not numbers. */
    private static boolean differOnlyAt(int[] choices, int d, int p, int a, int b) {
        for (int i = 0; i < d; i++) {
            if (i != p && choices[a * d + i] != choices[b * d + i]) {
                return false;
            }
        }
        return choices[a * d + p] != choices[b * d + p];
    }

    private static String describe(CategoricalTable table) {
        String space = table.spaceWords();
        return table.complete() ? space + " in the order of the file" : table.rows() + " vertices of " + space;
    }

    @Override
    public int order() {
        return starts.length - 1;
    }

    @Override
    public int degree(int v) {
        return starts[v + 1] - starts[v];
    }

    @Override
    public int neighbour(int v, int i) {
        return neighbours[starts[v] + i];
    }

    /**
     * The number of ordered pairs of neighbours, twice the number of edges.
     *
     * @return Σ degree
     */
    public int orderedPairs() {
        return neighbours.length;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return description;
    }
}
