package org.nadir.simulation.fit;

import java.util.Arrays;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.GridCopula;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.StandardNormal;

/**
 * A symmetric non-parametric copula, its smoothness chosen by held-out likelihood.
 *
 * <p>c(p, q) = Σ θ_ij h_i(p) h_j(q) on knots equally spaced in normal scores ({@link GridCopula}), margins exactly uniform. The
 * masses θ_ij w_i w_j are those of a mixture of products of hats; they are fitted by expectation–maximisation to the pairs in
 * cells ({@link NeighbourPairs}), each step drawn towards the Gaussian copula of the same correlation by pseudo-counts, and
 * scaled to the margins. The number of knots and the weight of the pseudo-counts are those with the greatest likelihood of
 * held-out vertices' pairs, over four folds.
 *
 * @param copula the copula
 * @param rho the correlation of the Gaussian copula that it is drawn towards
 * @param knots the number of knots chosen
 * @param pull the weight of the pseudo-counts, as a share of the pairs
 * @param heldOut the mean log likelihood of a held-out pair under this copula, against independence
 * @param heldOutGaussian the same under the Gaussian copula
 * @param logLikelihood the mean log likelihood of all pairs under this copula
 * @param logLikelihoodGaussian the same under the Gaussian copula
 */
public record GridCopulaFit(
        GridCopula copula,
        double rho,
        int knots,
        double pull,
        double heldOut,
        double heldOutGaussian,
        double logLikelihood,
        double logLikelihoodGaussian) {

    private static final int[] KNOTS = {9, 13, 17, 25, 33};
    private static final double[] PULLS = {0.0003, 0.003, 0.03, 0.3};
    private static final int STEPS = 60;

    /** While choosing, half-way is far enough to tell one smoothness from another. */
    private static final int CHOOSING_STEPS = 25;

    /** Knots reach to ±3.2 scores, one in 1,500 vertices: beyond, few pairs are. */
    private static final double OUTERMOST = 3.2;

    /**
     * Fits the copula.
     *
     * @param pairs the pairs of neighbours
     * @param rho their edge correlation in normal scores, in (−1, 1)
     * @return the fit
     * @throws IllegalArgumentException if rho is not in (−1, 1)
     */
    public static GridCopulaFit of(NeighbourPairs pairs, double rho) {
        double[] gaussian = NeighbourPairs.gaussianMasses(rho);
        NeighbourDensity normal = GaussianCopula.of(rho).inScores();
        double[][] train = new double[NeighbourPairs.FOLDS][];
        double[][] test = new double[NeighbourPairs.FOLDS][];
        double heldOutGaussian = 0;
        double tested = 0;
        for (int fold = 0; fold < train.length; fold++) {
            train[fold] = pairs.heldOut(fold, true);
            test[fold] = pairs.heldOut(fold, false);
            tested += Arrays.stream(test[fold]).sum();
            heldOutGaussian += likelihood(test[fold], normal);
        }
        int bestKnots = 0;
        double bestPull = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int count : KNOTS) {
            Hats hats = Hats.of(count);
            for (double pull : PULLS) {
                double sum = 0;
                for (int fold = 0; fold < train.length; fold++) {
                    if (Arrays.stream(train[fold]).sum() > 0) {
                        sum += likelihood(
                                test[fold],
                                fitted(hats, train[fold], gaussian, pull, CHOOSING_STEPS)
                                        .inScores());
                    }
                }
                if (sum > best) {
                    best = sum;
                    bestKnots = count;
                    bestPull = pull;
                }
            }
        }
        double[] all = pairs.all();
        GridCopula copula = fitted(Hats.of(bestKnots), all, gaussian, bestPull, STEPS);
        return new GridCopulaFit(
                copula,
                rho,
                bestKnots,
                bestPull,
                best / tested,
                heldOutGaussian / tested,
                likelihood(all, copula.inScores()) / pairs.pairs(),
                likelihood(all, normal) / pairs.pairs());
    }

    /** Σ counts · log(c), c the density of a neighbour's score over φ, at the cells' middles. */
    static double likelihood(double[] counts, NeighbourDensity scores) {
        double sum = 0;
        int n = NeighbourPairs.CELLS;
        for (int i = 0; i < n; i++) {
            double u = NeighbourPairs.middle(i);
            for (int j = 0; j < n; j++) {
                double count = counts[i * n + j];
                if (count > 0) {
                    double v = NeighbourPairs.middle(j);
                    double ratio = scores.density(u, v) / StandardNormal.density(v);
                    sum += count * StrictMath.log(Math.max(ratio, 1e-300));
                }
            }
        }
        return sum;
    }

    private static GridCopula fitted(Hats hats, double[] counts, double[] gaussian, double pull, int steps) {
        double total = Arrays.stream(counts).sum();
        int m = hats.count();
        double[] mass = new double[m * m];
        // The Gaussian's own masses are the start and the pseudo-counts.
        double[] prior = hats.project(gaussian, hats.independent());
        System.arraycopy(prior, 0, mass, 0, mass.length);
        for (int step = 0; step < steps; step++) {
            double[] expected = hats.project(counts, mass);
            for (int k = 0; k < mass.length; k++) {
                mass[k] = (expected[k] + pull * total * prior[k]) / (total * (1 + pull));
            }
        }
        return hats.copula(mass);
    }

    /** Hat functions on knots equally spaced in scores, seen from the middles of the cells. */
    private static final class Hats {
        private final double[] knots;
        private final double[] weights;
        private final int[] lower;
        private final double[] share;

        private Hats(double[] knots) {
            this.knots = knots;
            int m = knots.length;
            this.weights = new double[m];
            for (int i = 0; i < m; i++) {
                weights[i] = 0.5 * (knots[Math.min(i + 1, m - 1)] - knots[Math.max(i - 1, 0)]);
            }
            int n = NeighbourPairs.CELLS;
            this.lower = new int[n];
            this.share = new double[n];
            for (int cell = 0; cell < n; cell++) {
                double rank = StandardNormal.lowerTail(NeighbourPairs.middle(cell));
                int k = Arrays.binarySearch(knots, rank);
                lower[cell] = Math.max(0, Math.min(m - 2, k >= 0 ? k : -k - 2));
                share[cell] = (rank - knots[lower[cell]]) / (knots[lower[cell] + 1] - knots[lower[cell]]);
            }
        }

        static Hats of(int count) {
            double[] knots = new double[count];
            for (int i = 1; i < count - 1; i++) {
                double score = OUTERMOST * (2.0 * (i - 1) / (count - 3) - 1);
                knots[i] = score <= 0 ? StandardNormal.lowerTail(score) : 1 - StandardNormal.lowerTail(-score);
            }
            knots[count - 1] = 1;
            return new Hats(knots);
        }

        int count() {
            return knots.length;
        }

        double[] independent() {
            double[] mass = new double[knots.length * knots.length];
            for (int i = 0; i < knots.length; i++) {
                for (int j = 0; j < knots.length; j++) {
                    mass[i * knots.length + j] = weights[i] * weights[j];
                }
            }
            return mass;
        }

        /** One expectation step: the counts dealt to the products of hats in proportion to mass · h_i h_j / (w_i w_j). */
        double[] project(double[] counts, double[] mass) {
            int n = NeighbourPairs.CELLS;
            int m = knots.length;
            double[] dealt = new double[m * m];
            for (int a = 0; a < n; a++) {
                int i = lower[a];
                double up = share[a] / weights[i + 1];
                double down = (1 - share[a]) / weights[i];
                for (int b = 0; b < n; b++) {
                    double count = counts[a * n + b];
                    if (count == 0) {
                        continue;
                    }
                    int j = lower[b];
                    double right = share[b] / weights[j + 1];
                    double left = (1 - share[b]) / weights[j];
                    double p00 = mass[i * m + j] * down * left;
                    double p01 = mass[i * m + j + 1] * down * right;
                    double p10 = mass[(i + 1) * m + j] * up * left;
                    double p11 = mass[(i + 1) * m + j + 1] * up * right;
                    double factor = count / (p00 + p01 + p10 + p11);
                    dealt[i * m + j] += factor * p00;
                    dealt[i * m + j + 1] += factor * p01;
                    dealt[(i + 1) * m + j] += factor * p10;
                    dealt[(i + 1) * m + j + 1] += factor * p11;
                }
            }
            return dealt;
        }

        GridCopula copula(double[] mass) {
            int m = knots.length;
            double[][] heights = new double[m][m];
            for (int i = 0; i < m; i++) {
                for (int j = 0; j <= i; j++) {
                    double both = 0.5 * (mass[i * m + j] + mass[j * m + i]);
                    heights[i][j] = Math.max(both, 1e-12 * weights[i] * weights[j]) / (weights[i] * weights[j]);
                    heights[j][i] = heights[i][j];
                }
            }
            return GridCopula.of(knots, heights);
        }
    }
}
