package org.nadir.simulation.fit;

import java.util.Arrays;
import org.nadir.theory.density.GridCopula;
import org.nadir.theory.density.StandardNormal;

/**
 * A symmetric non-parametric copula, its smoothness chosen by held-out likelihood.
 *
 * <p>c(p, q) = Σ θ_ij h_i(p) h_j(q) on knots equally spaced in normal scores ({@link GridCopula}), margins exactly uniform. The
 * masses θ_ij w_i w_j are those of a mixture of products of hats; they are fitted by expectation–maximisation to the pairs in
 * cells ({@link NeighbourPairs}; of a cell the whole interval of ranks counts, so that ties are intervals), each step drawn towards the Gaussian copula of the same correlation by pseudo-counts, and
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
        if (!(rho > -1 && rho < 1)) {
            throw new IllegalArgumentException("rho must lie in (-1, 1), but was " + rho);
        }
        double[] gaussian = pairs.gaussianMasses(rho);
        double[][] train = new double[NeighbourPairs.FOLDS][];
        double[][] test = new double[NeighbourPairs.FOLDS][];
        double heldOutGaussian = 0;
        double tested = 0;
        for (int fold = 0; fold < train.length; fold++) {
            train[fold] = pairs.heldOut(fold, true);
            test[fold] = pairs.heldOut(fold, false);
            tested += Arrays.stream(test[fold]).sum();
            heldOutGaussian += pairs.logLikelihood(test[fold], gaussian);
        }
        int bestKnots = 0;
        double bestPull = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int count : KNOTS) {
            Hats hats = Hats.of(count, pairs.cells());
            for (double pull : PULLS) {
                double sum = 0;
                for (int fold = 0; fold < train.length; fold++) {
                    if (Arrays.stream(train[fold]).sum() > 0) {
                        double[] mass = fitted(hats, train[fold], gaussian, pull, CHOOSING_STEPS);
                        sum += pairs.logLikelihood(test[fold], hats.masses(hats.copula(mass)));
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
        Hats hats = Hats.of(bestKnots, pairs.cells());
        GridCopula copula = hats.copula(fitted(hats, all, gaussian, bestPull, STEPS));
        return new GridCopulaFit(
                copula,
                rho,
                bestKnots,
                bestPull,
                best / tested,
                heldOutGaussian / tested,
                pairs.logLikelihood(all, hats.masses(copula)) / pairs.pairs(),
                pairs.logLikelihood(all, gaussian) / pairs.pairs());
    }

    private static double[] fitted(Hats hats, double[] counts, double[] gaussian, double pull, int steps) {
        double total = Arrays.stream(counts).sum();
        // The Gaussian's own masses are the start and the pseudo-counts.
        double[] prior = hats.project(gaussian, hats.independent());
        double[] mass = prior;
        for (int step = 0; step < steps; step++) {
            double[] expected = hats.project(counts, mass);
            for (int k = 0; k < expected.length; k++) {
                expected[k] = (expected[k] + pull * total * prior[k]) / (total * (1 + pull));
            }
            mass = expected;
        }
        return mass;
    }

    /** Hat functions on knots equally spaced in scores, each h_k over its integral w_k, and their means over the cells of ranks. */
    private static final class Hats {
        private final double[] knots;
        private final double[] weights;
        private final RankCells cells;

        /** By cell: the first hat that is not 0 on it, and the means of that and the next ones. */
        private final int[] first;

        private final double[][] means;

        private Hats(double[] knots, RankCells cells) {
            this.knots = knots;
            this.cells = cells;
            int m = knots.length;
            this.weights = new double[m];
            for (int i = 0; i < m; i++) {
                weights[i] = 0.5 * (knots[Math.min(i + 1, m - 1)] - knots[Math.max(i - 1, 0)]);
            }
            int n = cells.count();
            this.first = new int[n];
            this.means = new double[n][];
            for (int cell = 0; cell < n; cell++) {
                int from = segment(cells.edge(cell));
                int to = Math.max(from, segment(Math.nextDown(cells.edge(cell + 1))));
                first[cell] = from;
                means[cell] = new double[to - from + 2];
                for (int k = from; k <= to; k++) {
                    double low = Math.max(cells.edge(cell), knots[k]);
                    double high = Math.min(cells.edge(cell + 1), knots[k + 1]);
                    // The rising hat's mean between low and high is its value half-way.
                    double rising = (0.5 * (low + high) - knots[k]) / (knots[k + 1] - knots[k]);
                    double part = (high - low) / cells.width(cell);
                    means[cell][k - from] += part * (1 - rising) / weights[k];
                    means[cell][k - from + 1] += part * rising / weights[k + 1];
                }
            }
        }

        /** The k with knot k at or below a rank in [0, 1), and knot k + 1 above it. */
        private int segment(double rank) {
            int k = Arrays.binarySearch(knots, rank);
            return Math.min(knots.length - 2, k >= 0 ? k : -k - 2);
        }

        static Hats of(int count, RankCells cells) {
            double[] knots = new double[count];
            for (int i = 1; i < count - 1; i++) {
                double score = OUTERMOST * (2.0 * (i - 1) / (count - 3) - 1);
                knots[i] = score <= 0 ? StandardNormal.lowerTail(score) : 1 - StandardNormal.lowerTail(-score);
            }
            knots[count - 1] = 1;
            return new Hats(knots, cells);
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

        /** By cell and hat: Σ_i means_i(cell) mass_ij. */
        private double[] rows(double[] mass) {
            int m = knots.length;
            double[] rows = new double[means.length * m];
            for (int a = 0; a < means.length; a++) {
                for (int i = 0; i < means[a].length; i++) {
                    double mean = means[a][i];
                    int row = (first[a] + i) * m;
                    for (int j = 0; j < m; j++) {
                        rows[a * m + j] += mean * mass[row + j];
                    }
                }
            }
            return rows;
        }

        private double density(double[] rows, int a, int b) {
            double density = 0;
            int at = a * knots.length + first[b];
            for (int j = 0; j < means[b].length; j++) {
                density += rows[at + j] * means[b][j];
            }
            return density;
        }

        /** One expectation step: the counts dealt to the products of hats in proportion to mass · h_i h_j / (w_i w_j). */
        double[] project(double[] counts, double[] mass) {
            int n = means.length;
            int m = knots.length;
            double[] rows = rows(mass);
            double[] dealt = new double[m * m];
            double[] ratios = new double[m];
            for (int a = 0; a < n; a++) {
                Arrays.fill(ratios, 0);
                for (int b = 0; b < n; b++) {
                    double count = counts[a * n + b];
                    if (count > 0) {
                        double ratio = count / density(rows, a, b);
                        for (int j = 0; j < means[b].length; j++) {
                            ratios[first[b] + j] += ratio * means[b][j];
                        }
                    }
                }
                for (int i = 0; i < means[a].length; i++) {
                    double mean = means[a][i];
                    int row = (first[a] + i) * m;
                    for (int j = 0; j < m; j++) {
                        dealt[row + j] += mean * ratios[j];
                    }
                }
            }
            for (int k = 0; k < dealt.length; k++) {
                dealt[k] *= mass[k];
            }
            return dealt;
        }

        /** The masses of a copula on these knots in the cells. */
        double[] masses(GridCopula copula) {
            int n = means.length;
            int m = knots.length;
            double[] mass = new double[m * m];
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    mass[i * m + j] = copula.height(i, j) * weights[i] * weights[j];
                }
            }
            double[] rows = rows(mass);
            double[] masses = new double[n * n];
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    masses[a * n + b] = density(rows, a, b) * cells.width(a) * cells.width(b);
                }
            }
            return masses;
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
