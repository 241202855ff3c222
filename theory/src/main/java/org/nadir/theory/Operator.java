package org.nadir.theory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.AccuracyException;
import org.nadir.theory.numeric.Breaks;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Panels;
import org.nadir.theory.numeric.Section;

/**
 * pdf_e as a Markov operator: (Tf)(x) = ∫ pdf_e(x, y) f(y) dy, one step of a random walk on the search space.
 *
 * <p>Its eigenvalues are 1 = λ₀ ≥ |λ₁| ≥ …, and a stationary walk's autocorrelation of any function of the loss is a mixture
 * of their powers: r(k) = Σⱼ cⱼ² λⱼᵏ / Σⱼ cⱼ² over j ≥ 1. For a Gaussian copula λⱼ = ρʲ with Hermite polynomials as
 * eigenfunctions (Mehler), so that the normal scores' autocorrelation is ρᵏ.
 *
 * <p>Implementation note. Nyström's method in the pair's coordinate: with nodes xᵢ and weights wᵢ of a composite
 * Gauss–Legendre rule with panel ends at the breaks, T becomes the matrix pdf_e(xᵢ, xⱼ) wⱼ, each row scaled to sum to 1. Where
 * the support of pdf_e(x, ·) moves with x, as a window's does, the row's rule ends at the support's ends and interpolates
 * between the nodes (product integration), so that the jumps cost no accuracy. The stationary density π solves πT = π; where
 * the pair is reversible it is pdf_n. EJML finds the eigenvalues of T, for a reversible walk of the symmetric
 * √πᵢ Tᵢⱼ /√πⱼ. Panels are doubled until the results settle; the last change is the error. An infinite support is cut where
 * nothing is left, normal scores at ±12.2.
 *
 * <p>Source: E. D. Weinberger, Correlated and uncorrelated fitness landscapes and how to tell the difference, Biological
 * Cybernetics 63, 1990 (autocorrelation); K. E. Atkinson, The numerical solution of integral equations of the second kind,
 * 1997 (Nyström).
 */
public final class Operator {
    /** How many standard deviations beyond the quantiles of 1e-16 an infinite support is cut. */
    private static final double BEYOND = 4;
    /** An answer that moves by more than this with the ends of the interval is none. */
    private static final double LOST = 1e-6;

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
     * The correlation of the losses at the two ends of a random walk that starts where pdf_n does: that of a stationary walk if
     * the pair is stationary, and else what one sees who draws vertices at random and walks.
     *
     * @param steps how many steps, from 0 to 100,000
     * @return at k = 0, 1, …, steps the correlation of the first loss, drawn from pdf_n, with that k steps later
     * @throws IllegalArgumentException if steps is out of range
     */
    public Curve autocorrelationFromLosses(int steps) {
        requireSteps(steps);
        return settle(steps + 1, grid -> grid.autocorrelationFromLosses(steps, pair::toLoss));
    }

    private static void requireSteps(int steps) {
        if (steps < 0 || steps > 100_000) {
            throw new IllegalArgumentException("steps must be between 0 and 100000, but was " + steps);
        }
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
        requireSteps(steps);
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
        int used = FIRST_PANELS;
        for (int panels = 2 * FIRST_PANELS; panels <= MOST_PANELS && worst > accuracy; panels *= 2) {
            used = panels;
            before = after;
            after = question.answer(Grid.of(pair, panels));
            worst = 0;
            for (int i = 0; i < size; i++) {
                errors[i] = Math.max(Math.abs(after[i] - before[i]), 1e-14 * Math.abs(after[i]));
                worst = Math.max(worst, errors[i]);
            }
        }
        boolean open = Double.isInfinite(pair.coordinateLosses().lower())
                || Double.isInfinite(pair.coordinateLosses().upper());
        // A Gaussian copula's eigenfunctions are polynomials, which the normal density outweighs beyond any end.
        if (open && !(pair.copula().orElse(null) instanceof GaussianCopula)) {
            // What is beyond the ends of the interval shows where the interval reaches farther.
            double[] wider = question.answer(Grid.of(pair, Math.min(2 * used, MOST_PANELS), 2));
            for (int i = 0; i < size; i++) {
                // Twice, since the edge of a continuous spectrum is approached like one over the square of the
                // interval.
                errors[i] = Math.max(errors[i], 2 * Math.abs(wider[i] - after[i]));
                if (pair.copula().isEmpty() && errors[i] > LOST) {
                    throw new AccuracyException(
                            "pdf_e as an operator depends on where the line is cut: the answer moves from "
                                    + after[i] + " to " + wider[i]
                                    + " when farther losses are let in, so that the walk of " + pair
                                    + " has no stationary law");
                }
            }
        }
        return Curve.of(DoubleStream.iterate(0, i -> i + 1).limit(size).toArray(), after, errors);
    }

    /** The operator at the nodes of a quadrature rule. */
    private static final class Grid {
        /** Stationary chances below this are not seen. */
        private static final double SEEN = 1e-13;

        private final double[] nodes;
        /** Tᵢⱼ, rows summing to 1. */
        private final double[][] step;
        /** πᵢ wᵢ, summing to 1, once it was asked for. */
        private double @Nullable [] stationary;

        /** pdf_n(xᵢ) wᵢ, summing to 1. */
        private final double[] losses;

        private Grid(double[] nodes, double[][] step, double[] losses) {
            this.nodes = nodes;
            this.step = step;
            this.losses = losses;
        }

        static Grid of(Pair pair, int panels) {
            return of(pair, panels, 1);
        }

        /** On an interval that reaches so many times as far beyond where the losses are. */
        static Grid of(Pair pair, int panels, int reach) {
            LossDensity losses = pair.coordinateLosses();
            NeighbourDensity neighbours = pair.coordinateNeighbours();
            double lower = Math.max(losses.lower(), losses.quantile(1e-16) - reach * BEYOND * spread(losses));
            double upper = Math.min(losses.upper(), losses.upperQuantile(1e-16) + reach * BEYOND * spread(losses));
            double[] breaks = DoubleStream.concat(Arrays.stream(neighbours.breaks()), Arrays.stream(losses.breaks()))
                    .toArray();
            Panels grid = Panels.of(divided(Breaks.edges(lower, upper, breaks), panels), NODES);
            int n = grid.size();
            double[] nodes = new double[n];
            double[][] step = new double[n][];
            double[] law = new double[n];
            double total = 0;
            for (int i = 0; i < n; i++) {
                double x = grid.node(i);
                nodes[i] = x;
                law[i] = losses.density(x) * grid.weight(i);
                total += law[i];
                Section section =
                        Section.of(grid, Math.max(lower, neighbours.lower(x)), Math.min(upper, neighbours.upper(x)));
                double[] chances = new double[section.size()];
                double sum = 0;
                for (int q = 0; q < chances.length; q++) {
                    chances[q] = neighbours.density(x, section.point(q)) * section.weight(q);
                    sum += chances[q];
                }
                step[i] = section.ofNodes(chances);
                for (int j = 0; j < n; j++) {
                    step[i][j] /= sum;
                }
            }
            for (int i = 0; i < n; i++) {
                law[i] /= total;
            }
            return new Grid(nodes, step, law);
        }

        /** Pieces cut into as many equal panels as the piece has of the whole, at least one. */
        private static double[] divided(double[] edges, int panels) {
            double length = edges[edges.length - 1] - edges[0];
            DoubleStream.Builder all = DoubleStream.builder().add(edges[0]);
            for (int e = 1; e < edges.length; e++) {
                double piece = edges[e] - edges[e - 1];
                int parts = (int) Math.max(1, Math.rint(panels * piece / length));
                for (int p = 1; p < parts; p++) {
                    all.add(edges[e - 1] + piece * p / parts);
                }
                all.add(edges[e]);
            }
            return all.build().toArray();
        }

        private static double spread(LossDensity losses) {
            return 0.5 * (losses.quantile(0.84) - losses.quantile(0.16));
        }

        private double[] stationary() {
            double[] known = stationary;
            if (known == null) {
                known = stationary(step);
                stationary = known;
            }
            return known;
        }

        private static double[] stationary(double[][] step) {
            for (double[] row : step) {
                for (double chance : row) {
                    // Interpolation makes small negative coefficients.
                    if (chance < 0) {
                        return bySolution(step);
                    }
                }
            }
            return byElimination(step);
        }

        /** The solution of π(T − I) = 0, Σπ = 1. */
        private static double[] bySolution(double[][] step) {
            int n = step.length;
            DMatrixRMaj matrix = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    matrix.set(j, i, j == n - 1 ? 1 : step[i][j] - (i == j ? 1 : 0));
                }
            }
            DMatrixRMaj right = new DMatrixRMaj(n, 1);
            right.set(n - 1, 0, 1);
            DMatrixRMaj law = new DMatrixRMaj(n, 1);
            if (!CommonOps_DDRM.solve(matrix, right, law)) {
                throw new AccuracyException("the stationary density of pdf_e was not found with " + n + " nodes");
            }
            return law.data;
        }

        /**
         * The stationary law of a Markov matrix, by the elimination of Grassmann, Taksar and Heyman, which subtracts nothing and
         * so keeps the relative accuracy of the smallest entries.
         */
        private static double[] byElimination(double[][] step) {
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
                mean += stationary()[i] * observed.applyAsDouble(nodes[i]);
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
                variance += stationary()[i] * start[i] * start[i];
            }
            double[] result = new double[steps + 1];
            double[] now = start;
            for (int k = 0; k <= steps; k++) {
                double covariance = 0;
                for (int i = 0; i < n; i++) {
                    covariance += stationary()[i] * start[i] * now[i];
                }
                result[k] = covariance / variance;
                now = stepped(now);
            }
            return result;
        }

        double[] autocorrelationFromLosses(int steps, DoubleUnaryOperator observed) {
            int n = nodes.length;
            double[] loss = new double[n];
            double[] square = new double[n];
            for (int i = 0; i < n; i++) {
                loss[i] = observed.applyAsDouble(nodes[i]);
                square[i] = loss[i] * loss[i];
            }
            double mean = expected(losses, loss);
            double deviation = Math.sqrt(expected(losses, square) - mean * mean);
            double[] result = new double[steps + 1];
            // E[loss | start] and E[loss² | start], k steps later.
            double[] ahead = loss;
            double[] aheadSquare = square;
            for (int k = 0; k <= steps; k++) {
                double covariance = 0;
                for (int i = 0; i < n; i++) {
                    covariance += losses[i] * (loss[i] - mean) * ahead[i];
                }
                double later = expected(losses, ahead);
                double laterDeviation = Math.sqrt(expected(losses, aheadSquare) - later * later);
                result[k] = covariance / (deviation * laterDeviation);
                ahead = stepped(ahead);
                aheadSquare = stepped(aheadSquare);
            }
            return result;
        }

        private static double expected(double[] law, double[] values) {
            double sum = 0;
            for (int i = 0; i < law.length; i++) {
                sum += law[i] * values[i];
            }
            return sum;
        }

        private double[] stepped(double[] values) {
            double[] next = new double[values.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = expected(step[i], values);
            }
            return next;
        }

        /** Whether πᵢ Tᵢⱼ = πⱼ Tⱼᵢ, where π is seen. */
        private boolean isReversible() {
            for (int i = 0; i < nodes.length; i++) {
                for (int j = 0; j < i; j++) {
                    if (stationary()[i] > SEEN && stationary()[j] > SEEN) {
                        double flow = Math.sqrt(stationary()[i] / stationary()[j]) * step[i][j];
                        double back = Math.sqrt(stationary()[j] / stationary()[i]) * step[j][i];
                        if (!(Math.abs(flow - back) < 1e-8 && step[i][j] >= 0 && step[j][i] >= 0)) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }

        double[] eigenvalues(int count) {
            int n = nodes.length;
            boolean reversible = isReversible();
            DMatrixRMaj matrix = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    // √(Tᵢⱼ Tⱼᵢ) = √πᵢ Tᵢⱼ /√πⱼ needs no stationary density.
                    matrix.set(i, j, reversible ? Math.sqrt(step[i][j] * step[j][i]) : step[i][j]);
                }
            }
            EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(n, false, reversible);
            if (!solver.decompose(matrix.copy())) {
                if (!reversible) {
                    throw new AccuracyException("the eigenvalues of pdf_e were not found with " + n + " nodes");
                }
                return leading(bySecondSolver(matrix), count);
            }
            return leading(
                    IntStream.range(0, n)
                            .mapToObj(solver::getEigenvalue)
                            .mapToDouble(value -> value.isReal() ? value.getReal() : value.getMagnitude()),
                    count);
        }

        /** Both libraries' QR iterations stall on some symmetric matrices of many tiny eigenvalues, but not on the same. */
        private static DoubleStream bySecondSolver(DMatrixRMaj symmetric) {
            try {
                RealMatrix matrix = new Array2DRowRealMatrix(symmetric.get2DData(), false);
                return Arrays.stream(new EigenDecompositionSymmetric(matrix).getEigenvalues());
            } catch (MathIllegalStateException e) {
                throw new AccuracyException(
                        "the eigenvalues of pdf_e were not found with " + symmetric.getNumRows() + " nodes");
            }
        }

        private static double[] leading(DoubleStream values, int count) {
            return values.boxed()
                    .sorted(Comparator.comparingDouble(value -> -Math.abs(value)))
                    .limit(count)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
    }
}
