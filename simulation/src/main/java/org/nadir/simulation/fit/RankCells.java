package org.nadir.simulation.fit;

import java.util.Arrays;

/**
 * The ranks of losses, (0, 1], cut into cells that no group of tied losses straddles.
 *
 * <p>The losses with fewer below than some share f of them, and up to a share t, have the interval of ranks (f, t]; one that nothing
 * ties has an interval of 1/n. Losses are in the cell where the middle of their interval is, but for a tied group that reaches
 * over an edge, which is a cell of its own: where many losses are equal, all that is known of their ranks is the interval.
 */
final class RankCells {
    private final int[] cells;
    private final double[] edges;

    /** By cell: whether it is a tied group that reaches over a cut. */
    private final boolean[] tied;

    /** The share of the ranks that is the best; all where none was asked for. */
    private final double best;

    private RankCells(int[] cells, double[] edges, boolean[] tied, double best) {
        this.cells = cells;
        this.edges = edges;
        this.tied = tied;
        this.best = best;
    }

    /**
     * Cuts the ranks of losses.
     *
     * @param losses n losses, none NaN
     * @param cuts the ranks to cut at, increasing, inside (0, 1)
     */
    static RankCells of(double[] losses, double[] cuts) {
        int n = losses.length;
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        int[] byRank = new int[n];
        double[] edges = new double[2 * cuts.length + 3];
        boolean[] tied = new boolean[edges.length];
        int count = 0;
        int lastCut = -1;
        int from = 0;
        while (from < n) {
            int to = from;
            while (to < n && sorted[to] == sorted[from]) {
                to++;
            }
            int cut = below(cuts, ((double) from + to) / (2.0 * n));
            boolean own = to - from > 1 && below(cuts, from / (double) n) != below(cuts, (to - 0.5) / n);
            // After a cell of a tied group another begins, whichever cut the next loss is at.
            if (count == 0 || own || cut != lastCut) {
                edges[count++] = from / (double) n;
            }
            lastCut = own ? -1 : cut;
            tied[count - 1] = own;
            Arrays.fill(byRank, from, to, count - 1);
            from = to;
        }
        edges[count] = 1;
        int[] cells = new int[n];
        for (int v = 0; v < n; v++) {
            cells[v] = byRank[Arrays.binarySearch(sorted, losses[v])];
        }
        return new RankCells(cells, Arrays.copyOf(edges, count + 1), tied, 1);
    }

    /**
     * The best of the losses, a share of them to whole vertices and at least one, and the others: of a tied group in between, a part
     * is among the best.
     */
    static RankCells best(double[] losses, double share) {
        double among = Math.max(1, Math.round(share * losses.length)) / (double) losses.length;
        RankCells cells = of(losses, among < 1 ? new double[] {among} : new double[0]);
        return new RankCells(cells.cells, cells.edges, cells.tied, among);
    }

    /** How many cuts lie at or below a rank. */
    private static int below(double[] cuts, double rank) {
        int found = Arrays.binarySearch(cuts, rank);
        return found >= 0 ? found + 1 : -found - 1;
    }

    int count() {
        return edges.length - 1;
    }

    /** The cell of a vertex. */
    int of(int vertex) {
        return cells[vertex];
    }

    /** Whether a vertex is of a tied group that reaches over a cut. */
    boolean isTied(int vertex) {
        return tied[cells[vertex]];
    }

    /** How much of a vertex's interval of ranks is among the best, from 0 to 1. */
    double amongBest(int vertex) {
        return share(cells[vertex], 0, best);
    }

    /** The lower end of a cell; that of cell {@link #count} is 1. */
    double edge(int cell) {
        return edges[cell];
    }

    /** The share of the ranks that a cell has. */
    double width(int cell) {
        return edges[cell + 1] - edges[cell];
    }

    /** The share of a cell that lies between two ranks, its losses being ordered at random. */
    double share(int cell, double from, double to) {
        double inside = Math.min(to, edges[cell + 1]) - Math.max(from, edges[cell]);
        return Math.max(0, inside) / width(cell);
    }
}
