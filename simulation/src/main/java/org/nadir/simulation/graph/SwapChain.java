package org.nadir.simulation.graph;

import java.util.Arrays;
import java.util.Comparator;
import org.nadir.simulation.Threads;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;

/** Metropolis's chain of edge swaps on a regular graph, toward Π w(x, y) over its edges, w = pdf_e(x, y)/pdf_n(y). */
final class SwapChain {
    private static final double FLOOR = 1e-12;
    private static final int FEWER = 5;
    private static final int LEAST = 5;
    /** Whether to stop is asked once in so many swaps, a power of two less one. */
    private static final long LOOK = (1 << 16) - 1;

    private final int n;
    private final int s;
    private final int[] table;
    private final int[] twin;
    private final int[] byLoss;
    private final double[] losses;
    private final double[] densities;
    private final NeighbourDensity neighbours;
    private final RandomStream stream;
    private long tried;
    private long made;

    SwapChain(Adjacency start, double[] losses, LossDensity density, NeighbourDensity neighbours, RandomStream stream) {
        this.n = start.order();
        this.s = start.degree(0);
        this.table = start.flat().clone();
        this.twin = twins(table, s);
        this.losses = losses;
        this.byLoss = byLoss(losses);
        this.densities = new double[n];
        for (int v = 0; v < n; v++) {
            densities[v] = density.density(losses[v]);
        }
        this.neighbours = neighbours;
        this.stream = stream;
    }

    /** For each half-edge the other half of its edge. */
    private static int[] twins(int[] table, int s) {
        int[] twin = new int[table.length];
        for (int e = 0; e < table.length; e++) {
            int from = table[e] * s;
            int v = e / s;
            int i = from;
            while (table[i] != v) {
                i++;
            }
            twin[e] = i;
        }
        return twin;
    }

    private static int[] byLoss(double[] losses) {
        Integer[] order = new Integer[losses.length];
        Arrays.setAll(order, v -> v);
        Arrays.sort(order, Comparator.comparingDouble(v -> losses[v]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /**
     * Tries swaps. The first half-edge is one of the best n, n/{@value #FEWER}, n/{@value #FEWER}², … vertices, each as often: with
     * uniform ones the good end, on which the minima depend, would hardly ever be tried. Which half-edges are tried does not depend on
     * how they are joined, so the chain stays reversible.
     */
    void run(long swaps, Threads threads) {
        int levels = 1;
        for (long best = n / FEWER; best >= LEAST; best /= FEWER) {
            levels++;
        }
        for (long i = 0; i < swaps; i++) {
            if ((i & LOOK) == 0) {
                threads.stopIfAsked();
            }
            int best = n;
            for (int level = stream.nextInt(levels); level > 0; level--) {
                best /= FEWER;
            }
            int e = byLoss[stream.nextInt(best)] * s + stream.nextInt(s);
            int f = stream.nextInt(table.length);
            double threshold = stream.nextUniform();
            tried++;
            if (swap(e, f, threshold)) {
                made++;
            }
        }
    }

    /** a–b by half-edge e of a, c–d by half-edge f of c: to a–d, c–b. */
    private boolean swap(int e, int f, double threshold) {
        int a = e / s;
        int b = table[e];
        int c = f / s;
        int d = table[f];
        if (a == c || a == d || b == c || b == d) {
            return false;
        }
        double now = weight(a, b) * weight(c, d);
        double then = weight(a, d) * weight(c, b);
        if (then < now * threshold || joins(a, d) || joins(c, b)) {
            return false;
        }
        int ofB = twin[e];
        int ofD = twin[f];
        table[e] = ofD / s;
        table[ofD] = e / s;
        table[f] = ofB / s;
        table[ofB] = f / s;
        twin[e] = ofD;
        twin[ofD] = e;
        twin[f] = ofB;
        twin[ofB] = f;
        return true;
    }

    private double weight(int u, int v) {
        // the floor lets the chain walk out of a random start in which impossible pairs are joined
        return Math.max(FLOOR, neighbours.density(losses[u], losses[v]) / densities[v]);
    }

    private boolean joins(int u, int v) {
        for (int i = u * s; i < (u + 1) * s; i++) {
            if (table[i] == v) {
                return true;
            }
        }
        return false;
    }

    double acceptance() {
        return tried == 0 ? 0 : (double) made / tried;
    }

    Adjacency graph() {
        return Adjacency.regular(n, s, table.clone(), "pair-graph(" + n + ", " + s + ")");
    }
}
