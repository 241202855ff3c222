package org.nadir.theory.numeric;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * A linear Volterra equation of the second kind that runs down from the top of an interval, on the nodes of panels:
 *
 * <p>h(y) = ∫_y^{u(y)} a(y, z) dz + ∫_y^{u(y)} k(y, z) h(z) dz.
 *
 * <p>Implementation note. With h known at the Gauss nodes, the integral over a whole panel above y is the panel's rule;
 * over the part of y's own panel above y, and over a panel cut by u(y), the rule is shrunk to the part and h interpolated
 * (product integration in the sense of [1]). The rows form a matrix that is zero below the own panel's block, so h is found
 * by one march from the top, a dense solve of one panel's size at each step: a value depends on larger arguments only, and
 * keeps its <em>relative</em> accuracy where h grows by many decades, which a solve of the whole matrix does not. The rows
 * also give the iterates of the kernel, h₁ = ∫ a, hₖ = ∫ k hₖ₋₁, by one product each.
 *
 * <p>[1] H. Brunner, Collocation Methods for Volterra Integral and Related Functional Differential Equations, 2004.
 */
public final class Volterra {

    /** A source a(y, z) and a kernel k(y, z), evaluated together. */
    @FunctionalInterface
    public interface Kernel {
        /**
         * Evaluates both.
         *
         * @param y the lower limit of the integral
         * @param z the variable of integration, at least y
         * @param out receives a(y, z) at 0 and k(y, z) at 1
         */
        void at(double y, double z, double[] out);
    }

    /** The upper limit u(y). */
    @FunctionalInterface
    public interface Limit {
        /**
         * The upper limit.
         *
         * @param y the lower limit
         * @return u(y) ≥ y, possibly above the interval's end, which then counts
         */
        double of(double y);
    }

    /** A kernel this far below the largest of its row can not matter: h does not grow upwards by so much. */
    private static final double NEGLIGIBLE = 1e-60;

    private final Panels panels;
    private final double[] source;
    private final double[][] rows;
    private final long evaluations;

    private Volterra(Panels panels, double[] source, double[][] rows, long evaluations) {
        this.panels = panels;
        this.source = source;
        this.rows = rows;
        this.evaluations = evaluations;
    }

    /**
     * Evaluates the kernel and makes the rows.
     *
     * @param panels where h is to be known
     * @param kernel source and kernel
     * @param limit the upper limit of the integrals
     * @return the discrete equation
     */
    public static Volterra of(Panels panels, Kernel kernel, Limit limit) {
        Builder builder = new Builder(panels, kernel);
        int n = panels.size();
        double[] source = new double[n];
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = builder.row(i, limit.of(panels.node(i)));
            source[i] = builder.source;
        }
        return new Volterra(panels, source, rows, builder.evaluations);
    }

    /**
     * The equation with its right-hand side multiplied by a function: h = f · (∫ a + ∫ k h).
     *
     * @param sourceFactor the factor of ∫ a at each node
     * @param kernelFactor the factor of ∫ k h at each node
     * @return a new equation
     */
    public Volterra scaled(double[] sourceFactor, double[] kernelFactor) {
        double[] newSource = new double[source.length];
        double[][] newRows = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            newSource[i] = source[i] * sourceFactor[i];
            newRows[i] = rows[i].clone();
            for (int j = 0; j < newRows[i].length; j++) {
                newRows[i][j] *= kernelFactor[i];
            }
        }
        return new Volterra(panels, newSource, newRows, evaluations);
    }

    /**
     * The panels.
     *
     * @return where h is known
     */
    public Panels panels() {
        return panels;
    }

    /**
     * How often the kernel was evaluated.
     *
     * @return evaluations
     */
    public long evaluations() {
        return evaluations;
    }

    /**
     * The source integrals h₁(y) = ∫ a(y, z) dz.
     *
     * @return h₁ at the nodes
     */
    public double[] source() {
        return source.clone();
    }

    /**
     * One application of the kernel: ∫ k(y, z) f(z) dz.
     *
     * @param f a function at the nodes
     * @return the integral at the nodes
     */
    public double[] apply(double[] f) {
        int m = panels.order();
        double[] result = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int first = i / m * m;
            double[] row = rows[i];
            double sum = 0;
            // From the top down, as the march does: the far terms are the small ones.
            for (int j = row.length - 1; j >= 0; j--) {
                sum += row[j] * f[first + j];
            }
            result[i] = sum;
        }
        return result;
    }

    /**
     * The solution of h = h₁ + ∫ k h.
     *
     * @return h at the nodes
     */
    public double[] solve() {
        return solve(source);
    }

    /**
     * The solution of h = f + ∫ k h for another right-hand side.
     *
     * @param f the right-hand side at the nodes
     * @return h at the nodes
     */
    public double[] solve(double[] f) {
        int m = panels.order();
        double[] h = new double[rows.length];
        DMatrixRMaj block = new DMatrixRMaj(m, m);
        DMatrixRMaj right = new DMatrixRMaj(m, 1);
        DMatrixRMaj found = new DMatrixRMaj(m, 1);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.linear(m);
        for (int first = rows.length - m; first >= 0; first -= m) {
            for (int q = 0; q < m; q++) {
                double[] row = rows[first + q];
                double sum = 0;
                for (int j = row.length - 1; j >= m; j--) {
                    sum += row[j] * h[first + j];
                }
                right.set(q, 0, f[first + q] + sum);
                for (int j = 0; j < m; j++) {
                    block.set(q, j, (q == j ? 1 : 0) - row[j]);
                }
            }
            if (!solver.setA(block)) {
                throw new AccuracyException("the recursion is singular near " + panels.node(first));
            }
            solver.solve(right, found);
            System.arraycopy(found.data, 0, h, first, m);
        }
        return h;
    }

    /** Makes one row after another, without allocating for each. */
    private static final class Builder {
        private final Panels panels;
        private final Kernel kernel;
        private final Rule rule;
        private final double[] out = new double[2];
        private final double[] interpolation;
        private final double[] scratch;
        private double source;
        private long evaluations;

        Builder(Panels panels, Kernel kernel) {
            this.panels = panels;
            this.kernel = kernel;
            rule = panels.rule();
            interpolation = new double[rule.size];
            scratch = new double[panels.size()];
        }

        /** The coefficients of h at the nodes from the first of node i's own panel on; sets {@link #source}. */
        double[] row(int i, double limit) {
            int m = rule.size;
            int p = i / m;
            int first = p * m;
            double y = panels.node(i);
            source = 0;
            java.util.Arrays.fill(scratch, 0, panels.size() - first, 0);
            int used = m;
            if (limit >= panels.edge(p + 1)) {
                ownPanel(i, p, y);
            } else {
                part(y, y, limit, p, first);
            }
            double largest = 0;
            for (int j = p + 1; j < panels.count() && panels.edge(j) < limit; j++) {
                double most = limit >= panels.edge(j + 1)
                        ? wholePanel(y, j, first)
                        : part(y, panels.edge(j), limit, j, first);
                used = (j - p + 1) * m;
                if (most < NEGLIGIBLE * largest) {
                    break;
                }
                largest = Math.max(largest, most);
            }
            return java.util.Arrays.copyOf(scratch, used);
        }

        private void ownPanel(int i, int p, double y) {
            int m = rule.size;
            int own = i - p * m;
            double half = 0.5 * (panels.edge(p + 1) - panels.edge(p));
            double centre = panels.edge(p) + half;
            for (int q = 0; q < m; q++) {
                double weight = half * rule.tailWeight(own, q);
                evaluate(y, centre + half * rule.tailPoint(own, q));
                source += weight * out[0];
                for (int j = 0; j < m; j++) {
                    scratch[j] += weight * out[1] * rule.tailInterpolation(own, q, j);
                }
            }
        }

        private double wholePanel(double y, int j, int first) {
            double most = 0;
            for (int q = j * rule.size; q < (j + 1) * rule.size; q++) {
                evaluate(y, panels.node(q));
                source += panels.weight(q) * out[0];
                double k = panels.weight(q) * out[1];
                scratch[q - first] = k;
                most = Math.max(most, Math.max(Math.abs(k), Math.abs(panels.weight(q) * out[0])));
            }
            return most;
        }

        /** The part [from, to] of panel j. */
        private double part(double y, double from, double to, int j, int first) {
            double half = 0.5 * (to - from);
            if (!(half > 0)) {
                return 0;
            }
            double most = 0;
            for (int q = 0; q < rule.size; q++) {
                double z = from + half * (1 + rule.nodes[q]);
                double weight = half * rule.weights[q];
                evaluate(y, z);
                source += weight * out[0];
                rule.interpolation(panels.local(z, j), interpolation);
                for (int k = 0; k < rule.size; k++) {
                    scratch[j * rule.size - first + k] += weight * out[1] * interpolation[k];
                }
                most = Math.max(most, Math.max(Math.abs(weight * out[1]), Math.abs(weight * out[0])));
            }
            return most;
        }

        private void evaluate(double y, double z) {
            evaluations++;
            kernel.at(y, z, out);
        }
    }
}
