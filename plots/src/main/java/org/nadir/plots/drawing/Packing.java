package org.nadir.plots.drawing;

import java.util.Arrays;

/**
 * Discs packed round each other without overlap, and the circle that encloses them.
 *
 * <p>The front chain of Wang, Wang, Dai and Wang, "Visualization of large hierarchical data by circle packing" (CHI 2006):
 * each disc is set against two neighbours of the chain round those already set, as near the middle as it goes.
 */
final class Packing {
    private final double[] x;
    private final double[] y;
    private final double[] r;
    private final int[] next;
    private final int[] previous;

    private Packing(double[] radii) {
        r = radii.clone();
        x = new double[r.length];
        y = new double[r.length];
        next = new int[r.length];
        previous = new int[r.length];
    }

    /** Packs discs of given radii, in this order from the middle outwards; centres are then relative to the enclosing circle's. */
    static Packing of(double... radii) {
        Packing packing = new Packing(radii);
        packing.pack();
        return packing;
    }

    double x(int i) {
        return x[i] - centreX;
    }

    double y(int i) {
        return y[i] - centreY;
    }

    /** The radius of the enclosing circle. */
    double radius() {
        return radius;
    }

    private double centreX;
    private double centreY;
    private double radius;

    private void pack() {
        int n = r.length;
        if (n == 0) {
            return;
        }
        if (n > 1) {
            x[0] = -r[1];
            x[1] = r[0];
        }
        if (n > 2) {
            place(1, 0, 2);
            front();
        }
        enclose();
    }

    private void front() {
        int a = 0;
        int b = 1;
        link(a, b);
        link(b, 2);
        link(2, a);
        for (int c = 3; c < r.length; c++) {
            boolean set = false;
            while (!set) {
                place(a, b, c);
                int j = next[b];
                int k = previous[a];
                double sj = r[b];
                double sk = r[a];
                set = true;
                do {
                    if (sj <= sk) {
                        if (overlap(j, c)) {
                            b = j;
                            link(a, b);
                            set = false;
                            break;
                        }
                        sj += r[j];
                        j = next[j];
                    } else {
                        if (overlap(k, c)) {
                            a = k;
                            link(a, b);
                            set = false;
                            break;
                        }
                        sk += r[k];
                        k = previous[k];
                    }
                } while (j != next[k]);
            }
            link(a, c);
            link(c, b);
            // go on where the chain is nearest to the middle
            double least = score(a);
            int best = a;
            for (int i = next[c]; i != c; i = next[i]) {
                double score = score(i);
                if (score < least) {
                    least = score;
                    best = i;
                }
            }
            a = best;
            b = next[a];
        }
    }

    private void link(int from, int to) {
        next[from] = to;
        previous[to] = from;
    }

    /** Sets c against a and b, on the outer side of the chain. */
    private void place(int b, int a, int c) {
        double dx = x[b] - x[a];
        double dy = y[b] - y[a];
        double d2 = dx * dx + dy * dy;
        if (d2 > 0) {
            double a2 = (r[a] + r[c]) * (r[a] + r[c]);
            double b2 = (r[b] + r[c]) * (r[b] + r[c]);
            if (a2 > b2) {
                double along = (d2 + b2 - a2) / (2 * d2);
                double across = Math.sqrt(Math.max(0, b2 / d2 - along * along));
                x[c] = x[b] - along * dx - across * dy;
                y[c] = y[b] - along * dy + across * dx;
            } else {
                double along = (d2 + a2 - b2) / (2 * d2);
                double across = Math.sqrt(Math.max(0, a2 / d2 - along * along));
                x[c] = x[a] + along * dx - across * dy;
                y[c] = y[a] + along * dy + across * dx;
            }
        } else {
            x[c] = x[a] + r[c];
            y[c] = y[a];
        }
    }

    private boolean overlap(int a, int b) {
        double reach = r[a] + r[b] - 1e-6;
        double dx = x[b] - x[a];
        double dy = y[b] - y[a];
        return reach > 0 && reach * reach > dx * dx + dy * dy;
    }

    /** How far from the middle the place between a disc of the chain and its next is. */
    private double score(int a) {
        int b = next[a];
        double both = r[a] + r[b];
        double dx = (x[a] * r[b] + x[b] * r[a]) / both;
        double dy = (y[a] * r[b] + y[b] * r[a]) / both;
        return dx * dx + dy * dy;
    }

    /**
     * A circle round all discs, within a thousandth of the least: the centre steps towards the disc that reaches furthest,
     * by ever smaller steps (Badoiu and Clarkson, "Smaller core-sets for balls", SODA 2003).
     */
    private void enclose() {
        centreX = Arrays.stream(x).average().orElse(0);
        centreY = Arrays.stream(y).average().orElse(0);
        for (int step = 1; step <= 400; step++) {
            int far = furthest();
            double dx = x[far] - centreX;
            double dy = y[far] - centreY;
            double distance = Math.sqrt(dx * dx + dy * dy);
            if (distance == 0) {
                break;
            }
            double by = (distance + r[far]) / (step + 1) / distance;
            centreX += Math.min(1, by) * dx;
            centreY += Math.min(1, by) * dy;
        }
        int far = furthest();
        radius = reach(far);
    }

    private int furthest() {
        int far = 0;
        for (int i = 1; i < r.length; i++) {
            if (reach(i) > reach(far)) {
                far = i;
            }
        }
        return far;
    }

    private double reach(int i) {
        double dx = x[i] - centreX;
        double dy = y[i] - centreY;
        return Math.sqrt(dx * dx + dy * dy) + r[i];
    }
}
