package org.nadir.theory;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/**
 * pdf_e as a Markov operator: (Tf)(x) = ∫ pdf_e(x, y) f(y) dy, one step of a random walk on the search space.
 *
 * <p>Its eigenvalues are 1 = λ₀ ≥ |λ₁| ≥ …, and a stationary walk's autocorrelation of any function of the loss is a mixture
 * of their powers: r(k) = Σⱼ cⱼ² λⱼᵏ / Σⱼ cⱼ² over j ≥ 1. For a Gaussian copula λⱼ = ρʲ with Hermite polynomials as
 * eigenfunctions (Mehler), so that the normal scores' autocorrelation is ρᵏ.
 *
 * <p>Implementation note. Nyström's method in the pair's coordinate: with nodes xᵢ and weights wᵢ of a composite
 * Gauss–Legendre rule with panel ends at the breaks, T becomes the matrix pdf_e(xᵢ, xⱼ) wⱼ, each row scaled to sum to 1. The
 * stationary density π solves πT = π; where the pair is reversible it is pdf_n. The matrix is brought to the form √πᵢ Tᵢⱼ /√πⱼ,
 * symmetric for a reversible walk, and handed to EJML. Panels are doubled until the results settle; the last change is the
 * error, so a density with jumps, such as a window, has errors that fall slowly and say so. An infinite support is cut
 * where nothing is left, normal scores at ±12.2.
 *
 * <p>Source: E. D. Weinberger, Correlated and uncorrelated fitness landscapes and how to tell the difference, Biological
 * Cybernetics 63, 1990 (autocorrelation); K. E. Atkinson, The numerical solution of integral equations of the second kind,
 * 1997 (Nyström).
 */
public final class Operator {
    /** How many standard deviations beyond the quantiles of 1e-16 an infinite support is cut. */
    private static final double BEYOND = 4;

    private static final int NODES = 16;
    private static final int FIRST_PANELS = 4;
    /** A symmetric eigenproblem of 1024 nodes takes about two seconds. */
    private static final int MOST_PANELS = 64;

    private final Pair pair;
    private final double accuracy;

    private Operator(Pair pair, double accuracy) {
        this.pair = pair;
        this.accuracy = accuracy;
    }

    /**
     * The operator of a pair, computed to 1e-11 where the density is smooth.
     *
     * @param pair the pair; it need not be stationary
     * @return the operator
     */
    public static Operator of(Pair pair) {
        // Scores resolve what is observed of the losses better than ranks do.
        boolean independent =
                pair.neighbours() instanceof Independent && pair.copula().isEmpty();
        return new Operator(independent ? Pair.of(pair.losses(), GaussianCopula.of(0)) : pair, 1e-11);
    }

    /**
     * The same to another accuracy.
     *
     * @param absolute the absolute error at which panels are no longer doubled, positive
     * @return a new operator
     * @throws IllegalArgumentException if absolute is not positive
     */
    public Operator withAccuracy(double absolute) {
        if (!(absolute > 0)) {
            throw new IllegalArgumentException("absolute must be positive, but was " + absolute);
        }
        return new Operator(pair, absolute);
    }

    /**
     * The leading eigenvalues by falling modulus, λ₀ = 1 first.
     *
     * @param count how many, from 1 to 32
     * @return at j = 0, 1, … the eigenvalue λⱼ with its error; the modulus where it is complex, which happens only if the
     *     walk is not reversible
     * @throws IllegalArgumentException if count is out of range
     */
    public Curve eigenvalues(int count) {
        if (count < 1 || count > 32) {
            throw new IllegalArgumentException("count must be between 1 and 32, but was " + count);
        }
        return settle(count, grid -> grid.eigenvalues(count));
    }

    /**
     * The autocorrelation of the loss along a stationary random walk.
     *
     * @param steps how many steps, from 0 to 100,000
     * @return at k = 0, 1, …, steps the correlation of the losses k steps apart
     * @throws IllegalArgumentException if steps is out of range
     */
    public Curve autocorrelation(int steps) {
        return autocorrelation(steps, pair::toLoss);
    }

    /**
     * The autocorrelation of the pair's coordinate, the normal score for a copula, along a stationary random walk.
     *
     * @param steps how many steps, from 0 to 100,000
     * @return at k = 0, 1, …, steps the correlation of the coordinates k steps apart; ρᵏ for a Gaussian copula
     * @throws IllegalArgumentException if steps is out of range
     */
    public Curve coordinateAutocorrelation(int steps) {
        return autocorrelation(steps, x -> x);
    }

    /**
     * The mean loss of a stationary random walk; pdf_n's mean if the pair is stationary.
     *
     * @return the mean under the operator's own stationary density
     */
    public Estimate stationaryMean() {
        return settle(1, grid -> new double[] {grid.mean(pair::toLoss)}).value(0);
    }

    private Curve autocorrelation(int steps, DoubleUnaryOperator observed) {
        if (steps < 0 || steps > 100_000) {
            throw new IllegalArgumentException("steps must be between 0 and 100000, but was " + steps);
        }
        return settle(steps + 1, grid -> grid.autocorrelation(steps, observed));
    }

    /** What is asked of a discretised operator. */
    private interface Question {
        double[] answer(Grid grid);
    }

    /** Doubles the panels until the answer settles. */
    private Curve settle(int size, Question question) {
        double[] before = new double[0];
        double[] after = question.answer(Grid.of(pair, FIRST_PANELS));
        double[] errors = new double[size];
        Arrays.fill(errors, Double.POSITIVE_INFINITY);
        double worst = Double.POSITIVE_INFINITY;
        for (int panels = 2 * FIRST_PANELS; panels <= MOST_PANELS && worst > accuracy; panels *= 2) {
            before = after;
            after = question.answer(Grid.of(pair, panels));
            worst = 0;
            for (int i = 0; i < size; i++) {
                errors[i] = Math.max(Math.abs(after[i] - before[i]), 1e-14 * Math.abs(after[i]));
                worst = Math.max(worst, errors[i]);
            }
        }
        return Curve.of(DoubleStream.iterate(0, i -> i + 1).limit(size).toArray(), after, errors);
    }

    /** The operator at the nodes of a quadrature rule. */
    private static final class Grid {
        private final double[] nodes;
        /** Tᵢⱼ, rows summing to 1. */
        private final double[][] step;
        /** πᵢ wᵢ, summing to 1. */
        private final double[] stationary;

        private Grid(double[] nodes, double[][] step) {
            this.nodes = nodes;
            this.step = step;
            this.stationary = stationary(step);
        }

        static Grid of(Pair pair, int panels) {
            LossDensity losses = pair.coordinateLosses();
            NeighbourDensity neighbours = pair.coordinateNeighbours();
            double lower = Math.max(losses.lower(), losses.quantile(1e-16) - BEYOND * spread(losses));
            double upper = Math.min(losses.upper(), losses.upperQuantile(1e-16) + BEYOND * spread(losses));
            double[] cuts = DoubleStream.concat(Arrays.stream(neighbours.breaks()), Arrays.stream(losses.breaks()))
                    .filter(x -> x > lower && x < upper)
                    .sorted()
                    .distinct()
                    .toArray();
            double[] edges = new double[cuts.length + 2];
            edges[0] = lower;
            System.arraycopy(cuts, 0, edges, 1, cuts.length);
            edges[cuts.length + 1] = upper;
            org.hipparchus.util.Pair<double[], double[]> rule = new LegendreRuleFactory().getRule(NODES);
            double[] nodes = new double[0];
            double[] weights = new double[0];
            for (int e = 0; e + 1 < edges.length; e++) {
                // As many panels as the piece has of the whole, at least one.
                int parts = (int) Math.max(1, Math.rint(panels * (edges[e + 1] - edges[e]) / (upper - lower)));
                double[] at = new double[parts * NODES];
                double[] weight = new double[parts * NODES];
                double half = 0.5 * (edges[e + 1] - edges[e]) / parts;
                for (int p = 0; p < parts; p++) {
                    for (int i = 0; i < NODES; i++) {
                        at[p * NODES + i] = edges[e] + half * (2 * p + 1 + rule.getFirst()[i]);
                        weight[p * NODES + i] = half * rule.getSecond()[i];
                    }
                }
                nodes = DoubleStream.concat(Arrays.stream(nodes), Arrays.stream(at))
                        .toArray();
                weights = DoubleStream.concat(Arrays.stream(weights), Arrays.stream(weight))
                        .toArray();
            }
            double[][] step = new double[nodes.length][nodes.length];
            for (int i = 0; i < nodes.length; i++) {
                double sum = 0;
                for (int j = 0; j < nodes.length; j++) {
                    step[i][j] = neighbours.density(nodes[i], nodes[j]) * weights[j];
                    sum += step[i][j];
                }
                for (int j = 0; j < nodes.length; j++) {
                    step[i][j] /= sum;
                }
            }
            return new Grid(nodes, step);
        }

        private static double spread(LossDensity losses) {
            return 0.5 * (losses.quantile(0.84) - losses.quantile(0.16));
        }

        /**
         * The stationary law of a Markov matrix, by the elimination of Grassmann, Taksar and Heyman, which subtracts nothing and
         * so keeps the relative accuracy of the smallest entries.
         */
        private static double[] stationary(double[][] step) {
            int n = step.length;
            double[][] a = Arrays.stream(step).map(double[]::clone).toArray(double[][]::new);
            for (int k = n - 1; k > 0; k--) {
                double leaving = 0;
                for (int j = 0; j < k; j++) {
                    leaving += a[k][j];
                }
                for (int i = 0; i < k; i++) {
                    a[i][k] /= leaving;
                    for (int j = 0; j < k; j++) {
                        a[i][j] += a[i][k] * a[k][j];
                    }
                }
            }
            double[] law = new double[n];
            law[0] = 1;
            double total = 1;
            for (int k = 1; k < n; k++) {
                for (int i = 0; i < k; i++) {
                    law[k] += law[i] * a[i][k];
                }
                total += law[k];
            }
            for (int k = 0; k < n; k++) {
                law[k] /= total;
            }
            return law;
        }

        double mean(DoubleUnaryOperator observed) {
            double mean = 0;
            for (int i = 0; i < nodes.length; i++) {
                mean += stationary[i] * observed.applyAsDouble(nodes[i]);
            }
            return mean;
        }

        double[] autocorrelation(int steps, DoubleUnaryOperator observed) {
            int n = nodes.length;
            double mean = mean(observed);
            double[] start = new double[n];
            double variance = 0;
            for (int i = 0; i < n; i++) {
                start[i] = observed.applyAsDouble(nodes[i]) - mean;
                variance += stationary[i] * start[i] * start[i];
            }
            double[] result = new double[steps + 1];
            double[] now = start.clone();
            double[] next = new double[n];
            for (int k = 0; k <= steps; k++) {
                double covariance = 0;
                for (int i = 0; i < n; i++) {
                    covariance += stationary[i] * start[i] * now[i];
                }
                result[k] = covariance / variance;
                for (int i = 0; i < n; i++) {
                    double sum = 0;
                    for (int j = 0; j < n; j++) {
                        sum += step[i][j] * now[j];
                    }
                    next[i] = sum;
                }
                double[] swap = now;
                now = next;
                next = swap;
            }
            return result;
        }

        double[] eigenvalues(int count) {
            int n = nodes.length;
            double asymmetry = 0;
            DMatrixRMaj matrix = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double flow = Math.sqrt(stationary[i] / stationary[j]) * step[i][j];
                    double back = Math.sqrt(stationary[j] / stationary[i]) * step[j][i];
                    boolean seen = stationary[i] > 1e-13 && stationary[j] > 1e-13;
                    asymmetry = seen ? Math.max(asymmetry, Math.abs(flow - back)) : asymmetry;
                    matrix.set(i, j, flow);
                }
            }
            boolean reversible = asymmetry < 1e-8;
            if (reversible) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < i; j++) {
                        // √(Tᵢⱼ Tⱼᵢ) needs no stationary density.
                        double both = Math.sqrt(step[i][j] * step[j][i]);
                        matrix.set(i, j, both);
                        matrix.set(j, i, both);
                    }
                    matrix.set(i, i, step[i][i]);
                }
            }
            EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(n, false, reversible);
            if (!solver.decompose(matrix)) {
                throw new ArithmeticException("the eigenvalues of pdf_e were not found with " + n + " nodes");
            }
            Complex_F64[] values = new Complex_F64[n];
            for (int i = 0; i < n; i++) {
                values[i] = solver.getEigenvalue(i);
            }
            Arrays.sort(values, (a, b) -> Double.compare(b.getMagnitude(), a.getMagnitude()));
            double[] leading = new double[count];
            for (int i = 0; i < count; i++) {
                leading[i] = values[i].isReal() ? values[i].getReal() : values[i].getMagnitude();
            }
            return leading;
        }
    }
}
