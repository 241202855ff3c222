package org.nadir.theory;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.hipparchus.random.SobolSequenceGenerator;
import org.nadir.theory.density.StandardNormal;
import org.nadir.theory.numeric.Estimate;

/**
 * The orthant probability P(X₁ &gt; 0, …, Xₘ &gt; 0) of a normal vector X with any mean and covariance.
 *
 * <p>A vertex of a Gaussian field is a minimum where all differences to its neighbours are positive, which is an orthant of
 * as many dimensions as it has neighbours, whatever the correlations.
 *
 * <p>Implementation note. Genz's separation of variables [1]: with Σ = L Lᵀ, X = μ + L Z, and each Zᵢ in turn drawn above
 * tᵢ = −(μᵢ + Σⱼ﹤ᵢ lᵢⱼ Zⱼ)/lᵢᵢ, the probability is the mean of ∏ Φ̄(tᵢ) over a cube of m − 1 dimensions. The variable with the
 * least expected factor comes first [2], each next one given the expected values of those before, which makes the integrand
 * flatter. The cube is covered by a Sobol sequence under sixteen independent digital shifts; the error is the standard error
 * of their mean, and points are doubled until it is small enough. The factor L is EJML's Cholesky decomposition of the
 * reordered covariance, and where that is singular the factor that the reordering found, with zero pivots kept.
 *
 * <p>[1] A. Genz, Numerical computation of multivariate normal probabilities, Journal of Computational and Graphical
 * Statistics 1, 1992. [2] G. J. Gibson, C. A. Glasbey, D. A. Elston, Monte Carlo evaluation of multivariate normal integrals
 * and sensitivity to variate ordering, Advances in Numerical Methods and Applications, 1994.
 */
public final class Orthant {
    private static final int SHIFTS = 16;
    private static final int FIRST_POINTS = 1 << 9;
    private static final int MOST_DIMENSIONS = 1000;
    private static final double TWO_52 = 0x1p52;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** The factor L, row by row, in the order of integration. */
    private final double[][] factor;
    /** The mean, in the same order. */
    private final double[] mean;

    private final int mostPoints;

    private Orthant(double[][] factor, double[] mean, int mostPoints) {
        this.factor = factor;
        this.mean = mean;
        this.mostPoints = mostPoints;
    }

    /**
     * The positive orthant of a normal vector with mean 0.
     *
     * @param covariance Σ, symmetric and positive semidefinite, of at most 1000 rows, with a positive diagonal
     * @return the orthant
     * @throws IllegalArgumentException if Σ is not a covariance
     */
    public static Orthant of(double[][] covariance) {
        return of(new double[covariance.length], covariance);
    }

    /**
     * The positive orthant of a normal vector; the region above a is that of mean μ − a.
     *
     * @param mean μ, finite
     * @param covariance Σ, symmetric and positive semidefinite, of at most 1000 rows, with a positive diagonal
     * @return the orthant
     * @throws IllegalArgumentException if Σ is not a covariance, or μ has another length or is not finite
     */
    public static Orthant of(double[] mean, double[][] covariance) {
        Ordering ordering = Ordering.of(mean, covariance);
        int m = mean.length;
        DMatrixRMaj ordered = new DMatrixRMaj(m, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                ordered.set(i, j, covariance[ordering.variable(i)][ordering.variable(j)]);
            }
        }
        double[][] factor = ordering.factor();
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(m, true);
        if (!ordering.singular() && cholesky.decompose(ordered)) {
            DMatrixRMaj lower = cholesky.getT(null);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j <= i; j++) {
                    factor[i][j] = lower.get(i, j);
                }
            }
        }
        double[] orderedMean = new double[m];
        for (int i = 0; i < m; i++) {
            orderedMean[i] = mean[ordering.variable(i)];
        }
        return new Orthant(factor, orderedMean, 1 << 18);
    }

    /**
     * The same with another bound on the work.
     *
     * @param points the most points of the sequence, for each of the sixteen shifts; 262144 by default
     * @return a new orthant
     * @throws IllegalArgumentException if points is below 512
     */
    public Orthant withMostPoints(int points) {
        if (points < FIRST_POINTS) {
            throw new IllegalArgumentException("points must be at least " + FIRST_POINTS + ", but was " + points);
        }
        return new Orthant(factor, mean, points);
    }

    /**
     * The probability, by randomised quasi-Monte Carlo.
     *
     * @param relative the standard error to reach, relative to the value; the bound on points may end the work before
     * @param seed the seed of the shifts; the same seed gives the same bits
     * @return the probability with its standard error, from sixteen randomisations; where no point at all was inside, 0 with one over
     *     the number of points as its error
     * @throws IllegalArgumentException if relative is not positive
     */
    public Estimate probability(double relative, long seed) {
        if (!(relative > 0)) {
            throw new IllegalArgumentException("relative must be positive, but was " + relative);
        }
        int m = mean.length;
        if (m == 1) {
            return Estimate.exact(StandardNormal.lowerTail(mean[0] / factor[0][0]));
        }
        long[][] shifts = new long[SHIFTS][m - 1];
        long state = seed;
        for (long[] shift : shifts) {
            for (int i = 0; i < m - 1; i++) {
                state += GOLDEN;
                shift[i] = mix(state) >>> 12;
            }
        }
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(m - 1);
        double[] sums = new double[SHIFTS];
        double[] scores = new double[m];
        double[] point = new double[m - 1];
        int done = 0;
        for (int target = FIRST_POINTS; ; target *= 2) {
            for (; done < Math.min(target, mostPoints); done++) {
                double[] net = sequence.nextVector();
                for (int r = 0; r < SHIFTS; r++) {
                    for (int i = 0; i < m - 1; i++) {
                        // The half keeps a point off the faces of the cube.
                        point[i] = (((long) (net[i] * TWO_52) ^ shifts[r][i]) + 0.5) / TWO_52;
                    }
                    sums[r] += product(point, scores);
                }
            }
            Estimate estimate = meanOf(sums, done);
            if (done >= mostPoints && estimate.value() == 0) {
                // Not one point was inside: as rare as that, or rarer.
                return new Estimate(0, 1.0 / done / SHIFTS);
            }
            boolean reached = estimate.value() > 0 && estimate.error() <= relative * estimate.value();
            if (reached || done >= mostPoints) {
                return estimate;
            }
        }
    }

    /** ∏ Φ̄(tᵢ) for one point of the cube. */
    private double product(double[] point, double[] scores) {
        int m = mean.length;
        double product = 1;
        for (int i = 0; i < m; i++) {
            double[] row = factor[i];
            double centre = mean[i];
            for (int j = 0; j < i; j++) {
                centre += row[j] * scores[j];
            }
            if (row[i] == 0) {
                // The variable is determined by those before it.
                if (centre < 0) {
                    return 0;
                }
                scores[i] = 0;
                continue;
            }
            double above = StandardNormal.lowerTail(centre / row[i]);
            product *= above;
            if (product == 0) {
                return 0;
            }
            if (i < m - 1) {
                scores[i] = -StandardNormal.quantile(point[i] * above);
            }
        }
        return product;
    }

    private static Estimate meanOf(double[] sums, int points) {
        double mean = Arrays.stream(sums).sum() / SHIFTS / points;
        double squares = 0;
        for (double sum : sums) {
            squares += (sum / points - mean) * (sum / points - mean);
        }
        return new Estimate(mean, Math.sqrt(squares / SHIFTS / (SHIFTS - 1)));
    }

    /** The output function of SplitMix64. */
    private static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The order of the variables, and the factor that finding it leaves behind. */
    private static final class Ordering {
        /** A pivot below this share of its variable's variance is taken as 0. */
        private static final double SINGULAR = 1e-13;

        private final int[] order;
        private final double[][] factor;
        private boolean singular;

        private Ordering(int m) {
            this.order = new int[m];
            this.factor = new double[m][m];
        }

        static Ordering of(double[] mean, double[][] covariance) {
            check(mean, covariance);
            int m = mean.length;
            Ordering ordering = new Ordering(m);
            for (int i = 0; i < m; i++) {
                ordering.order[i] = i;
            }
            double[] expected = new double[m];
            for (int i = 0; i < m; i++) {
                ordering.choose(i, mean, covariance, expected);
            }
            return ordering;
        }

        int variable(int place) {
            return order[place];
        }

        double[][] factor() {
            return factor;
        }

        boolean singular() {
            return singular;
        }

        /** Puts the variable with the least expected factor at place i, and extends the Cholesky factor by its column. */
        private void choose(int i, double[] mean, double[][] covariance, double[] expected) {
            int m = order.length;
            int best = i;
            double least = Double.POSITIVE_INFINITY;
            for (int k = i; k < m; k++) {
                double centre = mean[order[k]];
                for (int j = 0; j < i; j++) {
                    centre += factor[k][j] * expected[j];
                }
                double variance = rest(k, i, covariance);
                double chance = variance > 0 ? StandardNormal.lowerTail(centre / Math.sqrt(variance)) : 2;
                if (chance < least) {
                    least = chance;
                    best = k;
                }
            }
            int variable = order[best];
            order[best] = order[i];
            order[i] = variable;
            double[] row = factor[best];
            factor[best] = factor[i];
            factor[i] = row;
            double variance = rest(i, i, covariance);
            double pivot = Math.sqrt(variance);
            row[i] = pivot;
            singular |= pivot == 0;
            double centre = mean[variable];
            for (int j = 0; j < i; j++) {
                centre += row[j] * expected[j];
            }
            for (int k = i + 1; k < m; k++) {
                double sum = covariance[order[k]][variable];
                for (int j = 0; j < i; j++) {
                    sum -= factor[k][j] * row[j];
                }
                double scale = Math.sqrt(covariance[order[k]][order[k]]);
                if (pivot == 0 && Math.abs(sum) > 1e-6 * scale * Math.sqrt(covariance[variable][variable])) {
                    throw new IllegalArgumentException("covariance must be positive semidefinite, but is not");
                }
                factor[k][i] = pivot == 0 ? 0 : sum / pivot;
            }
            // E(Z | Z > t) = φ(t)/Φ̄(t).
            double t = pivot == 0 ? 0 : -centre / pivot;
            double tail = StandardNormal.upperTail(t);
            expected[i] = pivot == 0 ? 0 : tail > 0 ? StandardNormal.density(t) / tail : t;
        }

        /** The variance of the variable at place k that the first i leave open, 0 where only rounding is left. */
        private double rest(int k, int i, double[][] covariance) {
            double whole = covariance[order[k]][order[k]];
            double rest = whole;
            for (int j = 0; j < i; j++) {
                rest -= factor[k][j] * factor[k][j];
            }
            if (rest < -1e-8 * whole) {
                throw new IllegalArgumentException("covariance must be positive semidefinite, but variable " + order[k]
                        + " is left with variance " + rest);
            }
            return rest > SINGULAR * whole ? rest : 0;
        }

        private static void check(double[] mean, double[][] covariance) {
            int m = covariance.length;
            if (m < 1 || m > MOST_DIMENSIONS || mean.length != m) {
                throw new IllegalArgumentException("covariance must have 1 to " + MOST_DIMENSIONS
                        + " rows and as many as the mean, but had " + m + " and the mean " + mean.length);
            }
            for (int i = 0; i < m; i++) {
                if (covariance[i].length != m) {
                    throw new IllegalArgumentException("covariance must be square, but row " + i + " of " + m + " has "
                            + covariance[i].length + " entries");
                }
                if (!(Math.abs(mean[i]) <= Double.MAX_VALUE)) {
                    throw new IllegalArgumentException("mean must be finite, but entry " + i + " was " + mean[i]);
                }
            }
            for (int i = 0; i < m; i++) {
                if (!(covariance[i][i] > 0 && covariance[i][i] <= Double.MAX_VALUE)) {
                    throw new IllegalArgumentException(
                            "a variance must be positive and finite, but variable " + i + " has " + covariance[i][i]);
                }
                for (int j = 0; j < i; j++) {
                    double difference = Math.abs(covariance[i][j] - covariance[j][i]);
                    if (!(difference <= 1e-12 * Math.sqrt(covariance[i][i] * covariance[j][j]))) {
                        throw new IllegalArgumentException("covariance must be symmetric, but entry (" + i + ", " + j
                                + ") was " + covariance[i][j] + " and across " + covariance[j][i]);
                    }
                }
            }
        }
    }
}
