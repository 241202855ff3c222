package org.nadir.theory.numeric;

import java.util.Arrays;

/**
 * An interval cut into panels, each with the nodes of a Gauss–Legendre rule: where a function on the interval is known.
 *
 * <p>Nodes are numbered from the lower end of the interval to the upper, panel by panel.
 */
public final class Panels {
    private final double[] edges;
    private final Rule rule;
    private final double[] nodes;
    private final double[] weights;

    private Panels(double[] edges, Rule rule) {
        this.edges = edges;
        this.rule = rule;
        int m = rule.size;
        nodes = new double[(edges.length - 1) * m];
        weights = new double[nodes.length];
        for (int p = 0; p + 1 < edges.length; p++) {
            double half = 0.5 * (edges[p + 1] - edges[p]);
            double centre = edges[p] + half;
            for (int q = 0; q < m; q++) {
                nodes[p * m + q] = centre + half * rule.nodes[q];
                weights[p * m + q] = half * rule.weights[q];
            }
        }
    }

    /**
     * Panels between edges.
     *
     * @param edges the ends of the panels, strictly increasing, at least two
     * @param order the number of nodes of each panel, from 2 to 64
     * @return the panels
     * @throws IllegalArgumentException if the edges do not increase or the order is out of range
     */
    public static Panels of(double[] edges, int order) {
        if (edges.length < 2) {
            throw new IllegalArgumentException("panels need at least two edges, but had " + edges.length);
        }
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i] > edges[i - 1])) {
                throw new IllegalArgumentException(
                        "the edges of panels must increase, but " + edges[i] + " follows " + edges[i - 1]);
            }
        }
        if (order < 2 || order > Rule.MAX) {
            throw new IllegalArgumentException("order must be between 2 and 64, but was " + order);
        }
        return new Panels(edges.clone(), Rule.of(order));
    }

    /**
     * Some panels cut in two.
     *
     * @param cut for each panel whether it is cut
     * @return panels of the same order
     * @throws IllegalArgumentException if there are not as many flags as panels
     */
    public Panels bisected(boolean... cut) {
        if (cut.length != count()) {
            throw new IllegalArgumentException("cut must have " + count() + " flags, but had " + cut.length);
        }
        double[] finer = new double[2 * edges.length - 1];
        int size = 0;
        for (int p = 0; p < cut.length; p++) {
            finer[size++] = edges[p];
            if (cut[p]) {
                finer[size++] = edges[p] + 0.5 * (edges[p + 1] - edges[p]);
            }
        }
        finer[size++] = edges[cut.length];
        return new Panels(Arrays.copyOf(finer, size), rule);
    }

    /**
     * The same panels with another number of nodes.
     *
     * @param order the number of nodes of each panel
     * @return the panels
     */
    public Panels withOrder(int order) {
        return of(edges, order);
    }

    /**
     * The number of nodes in all.
     *
     * @return panels times order
     */
    public int size() {
        return nodes.length;
    }

    /**
     * The number of nodes of each panel.
     *
     * @return the order
     */
    public int order() {
        return rule.size;
    }

    /**
     * The number of panels.
     *
     * @return at least 1
     */
    public int count() {
        return edges.length - 1;
    }

    /**
     * An edge.
     *
     * @param p from 0, the lower end of the interval, to {@link #count()}, its upper end
     * @return where the edge is
     */
    public double edge(int p) {
        return edges[p];
    }

    /**
     * A node.
     *
     * @param i the node, from 0
     * @return where it is
     */
    public double node(int i) {
        return nodes[i];
    }

    /**
     * The weight of a node in ∫ f ≈ Σ wᵢ fᵢ.
     *
     * @param i the node, from 0
     * @return its weight
     */
    public double weight(int i) {
        return weights[i];
    }

    /** The rule of every panel. */
    Rule rule() {
        return rule;
    }

    /** The panel that holds a point of the interval; the nearest for a point outside. */
    int panel(double x) {
        int at = Arrays.binarySearch(edges, x);
        int p = at >= 0 ? at : -at - 2;
        return Math.max(0, Math.min(p, edges.length - 2));
    }

    /** The place of a point within a panel, from −1 to 1. */
    double local(double x, int p) {
        return 2 * (x - edges[p]) / (edges[p + 1] - edges[p]) - 1;
    }

    /**
     * The value of a function at a point, by interpolation within the panel.
     *
     * @param values the function at the nodes
     * @param x a point of the interval
     * @return the interpolated value
     */
    public double interpolate(double[] values, double x) {
        int p = panel(x);
        double[] row = new double[rule.size];
        rule.interpolation(local(x, p), row);
        double sum = 0;
        for (int j = 0; j < rule.size; j++) {
            sum += row[j] * values[p * rule.size + j];
        }
        return sum;
    }

    /**
     * The integral of a function over the whole interval.
     *
     * @param values the function at the nodes
     * @return Σ wᵢ fᵢ
     */
    public double integral(double[] values) {
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }

    /**
     * The integral of a function from the lower end of the interval to a point, by interpolation in the last panel.
     *
     * @param values the function at the nodes
     * @param x the upper limit; a point outside counts as the nearer end
     * @return the integral up to x
     */
    public double integralTo(double[] values, double x) {
        if (!(x > edges[0])) {
            return 0;
        }
        if (x >= edges[edges.length - 1]) {
            return integral(values);
        }
        int p = panel(x);
        int m = rule.size;
        double sum = 0;
        for (int i = 0; i < p * m; i++) {
            sum += weights[i] * values[i];
        }
        if (x > edges[p]) {
            Section last = Section.of(this, edges[p], x);
            double[] inLast = last.at(values);
            for (int q = 0; q < last.size(); q++) {
                sum += last.weight(q) * inLast[q];
            }
        }
        return sum;
    }
}
