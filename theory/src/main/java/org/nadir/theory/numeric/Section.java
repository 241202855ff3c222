package org.nadir.theory.numeric;

import java.util.Arrays;

/**
 * A rule for the part [from, to] of panels, for functions known at the nodes of the panels only.
 *
 * <p>On whole panels its points are the nodes. On the part of a panel the panel's rule is shrunk to the part, and a function is
 * interpolated from the panel's nodes to the shrunk ones: product integration, so that a weight function may jump at the ends
 * of the section without loss of accuracy.
 */
public final class Section {
    private final Panels panels;
    private final int firstPanel;
    private final double[] points;
    private final double[] weights;
    /** By panel of the section the values of its interpolating polynomials at its points, or null where it is whole. */
    private final double[][] interpolation;

    private Section(Panels panels, int firstPanel, double[] points, double[] weights, double[][] interpolation) {
        this.panels = panels;
        this.firstPanel = firstPanel;
        this.points = points;
        this.weights = weights;
        this.interpolation = interpolation;
    }

    /**
     * The section of panels between two limits.
     *
     * @param panels the panels
     * @param from the lower limit; below the panels counts as their lower end
     * @param to the upper limit, above from; above the panels counts as their upper end
     * @return the rule
     */
    public static Section of(Panels panels, double from, double to) {
        int m = panels.order();
        Rule rule = panels.rule();
        int first = panels.panel(from);
        int last = panels.panel(to);
        if (last > first && to <= panels.edge(last)) {
            last--;
        }
        int count = last - first + 1;
        double[] points = new double[count * m];
        double[] weights = new double[count * m];
        double[][] interpolation = new double[count][];
        for (int p = 0; p < count; p++) {
            double low = panels.edge(first + p);
            double high = panels.edge(first + p + 1);
            double left = Math.max(from, low);
            double right = Math.min(to, high);
            boolean whole = left == low && right == high;
            interpolation[p] = whole ? new double[0] : new double[m * m];
            double half = 0.5 * (right - left);
            double[] row = new double[m];
            for (int q = 0; q < m; q++) {
                int i = p * m + q;
                if (whole) {
                    points[i] = panels.node(first * m + i);
                    weights[i] = panels.weight(first * m + i);
                } else {
                    points[i] = left + half * (1 + rule.nodes[q]);
                    weights[i] = half * rule.weights[q];
                    rule.interpolation(panels.local(points[i], first + p), row);
                    System.arraycopy(row, 0, interpolation[p], q * m, m);
                }
            }
        }
        return new Section(panels, first, points, weights, interpolation);
    }

    /**
     * The number of points.
     *
     * @return points
     */
    public int size() {
        return points.length;
    }

    /**
     * A point of the rule.
     *
     * @param q its index
     * @return where it is, increasing in q
     */
    public double point(int q) {
        return points[q];
    }

    /**
     * A weight of the rule.
     *
     * @param q the point's index
     * @return its weight
     */
    public double weight(int q) {
        return weights[q];
    }

    /**
     * A function at the points.
     *
     * @param values the function at the nodes of the panels
     * @return its values at the points of the section
     */
    public double[] at(double[] values) {
        int m = panels.order();
        double[] result = Arrays.copyOfRange(values, firstPanel * m, firstPanel * m + points.length);
        for (int p = 0; p < interpolation.length; p++) {
            if (interpolation[p].length > 0) {
                for (int q = 0; q < m; q++) {
                    double sum = 0;
                    for (int j = 0; j < m; j++) {
                        sum += interpolation[p][q * m + j] * values[(firstPanel + p) * m + j];
                    }
                    result[p * m + q] = sum;
                }
            }
        }
        return result;
    }

    /**
     * The transpose of {@link #at}: coefficients c of the nodes with Σⱼ cⱼ fⱼ = Σ_q b_q f(point q) for every f.
     *
     * @param atPoints the coefficients b of the points
     * @return the coefficients of all nodes of the panels, 0 outside the section
     */
    public double[] ofNodes(double[] atPoints) {
        int m = panels.order();
        double[] result = new double[panels.size()];
        for (int p = 0; p < interpolation.length; p++) {
            for (int q = 0; q < m; q++) {
                double b = atPoints[p * m + q];
                if (interpolation[p].length == 0) {
                    result[(firstPanel + p) * m + q] = b;
                    continue;
                }
                for (int j = 0; j < m; j++) {
                    result[(firstPanel + p) * m + j] += b * interpolation[p][q * m + j];
                }
            }
        }
        return result;
    }
}
