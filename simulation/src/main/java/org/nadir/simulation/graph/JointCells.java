package org.nadir.simulation.graph;

import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;

/** The joint distribution of the losses at the ends of an edge over a grid of cells of equal probability under pdf_n. */
final class JointCells {
    private static final int POINTS = 64;
    private static final int SCORES = 64;
    private static final double GOOD = 0.01;

    private final double[] edges;
    private final double[][] expected;
    private final double asymmetry;
    private final double scoreCorrelation;

    /** The losses below which the good end lies, and the share of edge ends both of which lie there. */
    private final double goodEnd;

    private final double expectedGood;

    private JointCells(
            double[] edges,
            double[][] expected,
            double asymmetry,
            double scoreCorrelation,
            double goodEnd,
            double expectedGood) {
        this.scoreCorrelation = scoreCorrelation;
        this.goodEnd = goodEnd;
        this.expectedGood = expectedGood;
        this.edges = edges;
        this.expected = expected;
        this.asymmetry = asymmetry;
    }

    /** The cells of a pair, by the midpoint rule in the quantile of x and the tail of pdf_e in y. */
    static JointCells of(LossDensity losses, NeighbourDensity neighbours, int cells) {
        double[] edges = new double[cells + 1];
        for (int i = 0; i <= cells; i++) {
            edges[i] = losses.quantile((double) i / cells);
        }
        double[][] expected = new double[cells][cells];
        for (int i = 0; i < cells; i++) {
            for (int k = 0; k < POINTS; k++) {
                double x = losses.quantile((i + (k + 0.5) / POINTS) / cells);
                double above = 1;
                for (int j = 0; j < cells; j++) {
                    double next = j == cells - 1 ? 0 : neighbours.upperTail(x, edges[j + 1]);
                    expected[i][j] += (above - next) / POINTS / cells;
                    above = next;
                }
            }
        }
        double asymmetry = 0;
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                asymmetry += Math.abs(expected[i][j] - expected[j][i]) / 2;
            }
        }
        double goodEnd = losses.quantile(GOOD);
        double good = 0;
        double products = 0;
        double squares = 0;
        for (int k = 0; k < SCORES; k++) {
            good += neighbours.lowerTail(losses.quantile(GOOD * (k + 0.5) / SCORES), goodEnd) * GOOD / SCORES;
            double x = losses.quantile((k + 0.5) / SCORES);
            double mean = 0;
            for (int j = 0; j < SCORES; j++) {
                mean += losses.score(neighbours.quantile(x, (j + 0.5) / SCORES)) / SCORES;
            }
            products += losses.score(x) * mean;
            squares += losses.score(x) * losses.score(x);
        }
        return new JointCells(edges, expected, asymmetry, products / squares, goodEnd, good);
    }

    /** The correlation of the normal scores at the ends of an edge, roughly. */
    double scoreCorrelation() {
        return scoreCorrelation;
    }

    /**
     * By how many standard errors there are too many edges between the best 1 % of losses. The variance is that of independent edges,
     * each counted in both directions, and of one edge more than there should be, plus that of the number of losses there.
     */
    double goodEndExcess(Adjacency graph, double[] losses) {
        long both = 0;
        int[] neighbours = graph.flat();
        for (int v = 0; v < losses.length; v++) {
            if (losses[v] < goodEnd) {
                for (int i = graph.start(v); i < graph.start(v + 1); i++) {
                    both += losses[neighbours[i]] < goodEnd ? 1 : 0;
                }
            }
        }
        double mean = expectedGood * neighbours.length;
        return (both - mean) / Math.sqrt(2 * (mean + 2) + 4 * mean * mean / (GOOD * losses.length));
    }

    /** The total variation between the joint distribution of the ends of an edge and its mirror image. */
    double asymmetry() {
        return asymmetry;
    }

    /** The total variation between the realised joint distribution of edge ends and the pair's. */
    double distance(Adjacency graph, double[] losses) {
        int cells = expected.length;
        long[][] counts = new long[cells][cells];
        int[] cell = new int[losses.length];
        for (int v = 0; v < losses.length; v++) {
            while (cell[v] < cells - 1 && losses[v] >= edges[cell[v] + 1]) {
                cell[v]++;
            }
        }
        int[] neighbours = graph.flat();
        for (int v = 0; v < losses.length; v++) {
            for (int i = graph.start(v); i < graph.start(v + 1); i++) {
                counts[cell[v]][cell[neighbours[i]]]++;
            }
        }
        double distance = 0;
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                distance += Math.abs((double) counts[i][j] / neighbours.length - expected[i][j]) / 2;
            }
        }
        return distance;
    }

    /**
     * The mean of that distance by sampling alone: half the mean absolute deviation √(2 var/π) of each cell's share. The
     * variance is that of M independent edges, each counted in both directions, plus that of the margins, which only n
     * losses determine.
     */
    double samplingError(int n, int s) {
        int cells = expected.length;
        double m = 0.5 * n * s;
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                double e = expected[i][j];
                double edges = i == j ? e * (1 - e) / m : e * (1 - 2 * e) / (2 * m);
                double margins = e * e * (i == j ? 4 : 2) * (cells - 1) / n;
                sum += Math.sqrt(2 / Math.PI * (edges + margins)) / 2;
            }
        }
        return sum;
    }
}
