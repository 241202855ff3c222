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

    /** A factor of the kernel's integral, as a function of its lower limit. */
    @FunctionalInterface
    public interface Factor {
        /**
         * The factor.
         *
         * @param y the lower limit
         * @param source h₁(y), the integral of the source
         * @return what ∫ k(y, z) h(z) dz is multiplied by
         */
        double of(double y, double source);
    }

    private final Panels panels;
    private final Kernel kernel;
    private final Limit limit;
    private final Factor factor;
    private final double[] source;
    private final double[][] rows;
    private final long evaluations;

    private Volterra(
            Panels panels,
            Kernel kernel,
            Limit limit,
            Factor factor,
            double[] source,
            double[][] rows,
            long evaluations) {
        this.panels = panels;
        this.kernel = kernel;
        this.limit = limit;
        this.factor = factor;
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
        return of(panels, kernel, limit, (y, source) -> 1);
    }

    /**
     * The same with a factor of the kernel's integral: h(y) = ∫ a(y, z) dz + f(y) ∫ k(y, z) h(z) dz.
     *
     * @param panels where h is to be known
     * @param kernel source and kernel
     * @param limit the upper limit of the integrals
     * @param factor f, which may use the source's integral
     * @return the discrete equation
     */
    public static Volterra of(Panels panels, Kernel kernel, Limit limit, Factor factor) {
        Builder builder = new Builder(panels, kernel);
        int n = panels.size();
        double[] source = new double[n];
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            double y = panels.node(i);
            rows[i] = builder.row(y, i / panels.order(), i % panels.order(), limit.of(y));
            source[i] = builder.source;
            scale(rows[i], factor.of(y, source[i]));
        }
        return new Volterra(panels, kernel, limit, factor, source, rows, builder.evaluations);
    }

    private static void scale(double[] row, double by) {
        if (by != 1) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= by;
            }
        }
    }

    /**
     * The right-hand side's coefficients at any point of the interval: with them ∫ a + f ∫ k h is as accurate there as the
     * solution itself, where interpolation of h between nodes is not.
     *
     * @param y a point of the interval
     * @return the coefficients, for any number of functions h
     */
    public Row row(double y) {
        Builder builder = new Builder(panels, kernel);
        int p = panels.panel(y);
        double[] row = builder.row(y, p, -1, limit.of(y));
        scale(row, factor.of(y, builder.source));
        return new Row(p * panels.order(), row, builder.source);
    }

    /** The coefficients of the equation at one point. */
    public static final class Row {
        private final int first;
        private final double[] coefficients;
        private final double source;

        private Row(int first, double[] coefficients, double source) {
            this.first = first;
            this.coefficients = coefficients;
            this.source = source;
        }

        /**
         * The source's integral.
         *
         * @return ∫ a(y, z) dz
         */
        public double source() {
            return source;
        }

        /**
         * One application of the kernel.
         *
         * @param h a function at the nodes
         * @return f(y) ∫ k(y, z) h(z) dz
         */
        public double apply(double[] h) {
            return dot(coefficients, 0, h, first);
        }
    }

    /** The sum of row[j] h[first + j], j ≥ from, in four chains that a processor adds up side by side. */
    private static double dot(double[] row, int from, double[] h, int first) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        // From the top down, as the march does: the far terms are the small ones.
        int j = row.length - 1;
        for (; j >= from + 3; j -= 4) {
            a += row[j] * h[first + j];
            b += row[j - 1] * h[first + j - 1];
            c += row[j - 2] * h[first + j - 2];
            d += row[j - 3] * h[first + j - 3];
        }
        for (; j >= from; j--) {
            a += row[j] * h[first + j];
        }
        return (a + b) + (c + d);
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
            result[i] = dot(rows[i], 0, f, i / m * m);
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
                right.set(q, 0, f[first + q] + dot(row, m, h, first));
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

    /**
     * The panels that should be cut: where h is not resolved by its own panel's polynomial, or an integrand k(y, ·) h, for any
     * y below, is not resolved by the rule.
     *
     * <p>The two highest Legendre coefficients of a function on a panel bound what its interpolant misses; the rule of m nodes,
     * exact to degree 2m − 1, misses about their square.
     *
     * @param h the solution at the nodes
     * @param scale what an error of h at each node is compared with; +∞ where h does not matter
     * @param tolerance the accuracy wanted, relative to the scale
     * @return for each panel whether it should be cut
     */
    public boolean[] unresolved(double[] h, double[] scale, double tolerance) {
        int m = panels.order();
        Rule rule = panels.rule();
        boolean[] cut = new boolean[panels.count()];
        double[] values = new double[m];
        for (int p = 0; p < cut.length; p++) {
            double largest = 0;
            for (int q = 0; q < m; q++) {
                values[q] = h[p * m + q];
                largest = Math.max(largest, scale[p * m + q]);
            }
            cut[p] = rule.highest(values) > tolerance * largest;
        }
        double square = Math.sqrt(tolerance);
        for (int i = 0; i < rows.length; i++) {
            int first = i / m * m;
            double[] row = rows[i];
            double size = scale[i];
            for (int j = m; j < row.length; j += m) {
                int p = (first + j) / m;
                if (!cut[p]) {
                    double width = panels.edge(p + 1) - panels.edge(p);
                    for (int q = 0; q < m; q++) {
                        values[q] = row[j + q] / panels.weight(first + j + q) * h[first + j + q];
                    }
                    cut[p] = rule.highest(values) * width > square * size;
                }
            }
        }
        return cut;
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

        /**
         * The coefficients of h at the nodes from the first of y's own panel p on; sets {@link #source}.
         *
         * @param own which node of the panel y is, or −1 for none
         */
        double[] row(double y, int p, int own, double limit) {
            int m = rule.size;
            int first = p * m;
            source = 0;
            java.util.Arrays.fill(scratch, 0, panels.size() - first, 0);
            int used = m;
            if (own >= 0 && limit >= panels.edge(p + 1)) {
                ownPanel(own, p, y);
            } else {
                part(y, y, Math.min(limit, panels.edge(p + 1)), p, first);
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

        private void ownPanel(int own, int p, double y) {
            int m = rule.size;
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
