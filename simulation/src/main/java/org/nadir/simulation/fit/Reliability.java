package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.numeric.Estimate;

/**
 * The reliability of a landscape's losses, from repeated runs: λ is the share of the variance of normal scores that is not
 * noise, estimated by the mean correlation between runs.
 *
 * <p>If noise were independent and everywhere the same, the noiseless landscape would have the correlations r(k)/λ, and
 * the mean of r runs the reliability rλ/(1 + (r−1)λ). Noise is seldom everywhere the same: {@link #noise} says how large it
 * is along the range.
 *
 * @param runs the number of runs
 * @param lambda λ, the mean correlation between two runs
 * @param lower the lower end of its 95 % interval, by a bootstrap over vertices
 * @param upper the upper end
 * @param observedRho the mean edge correlation of a single run's normal scores
 * @param trueRho what it would be without noise, observed/λ
 * @param trueR2 the correlation at distance 2 without noise
 * @param noise the noise by the mean score, from the good end to the bad
 */
public record Reliability(
        int runs,
        double lambda,
        double lower,
        double upper,
        double observedRho,
        double trueRho,
        double trueR2,
        List<LocalNoise> noise) {

    /**
     * The noise of one part of the range.
     *
     * @param score the mean normal score of the vertices there
     * @param sd the standard deviation of a run's score about the vertex's own mean
     * @param vertices how many vertices
     */
    public record LocalNoise(double score, double sd, int vertices) {}

    private static final int BOOTSTRAPS = 400;

    /** The ranks at which the parts of the range begin and end. */
    private static final double[] PARTS = {0, 0.002, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1};

    /**
     * Copies the list.
     *
     * @param runs the number of runs
     * @param lambda λ
     * @param lower the lower end of its 95 % interval
     * @param upper the upper end
     * @param observedRho the mean edge correlation of a single run
     * @param trueRho the edge correlation without noise
     * @param trueR2 the correlation at distance 2 without noise
     * @param noise the noise by the mean score
     */
    public Reliability {
        noise = List.copyOf(noise);
    }

    /**
     * The minima of what is observed, were noise the same everywhere and the truth a Gaussian field of correlation ρ^distance:
     * theory.md's formula of noise, r₁ = λ_r ρ and r₂ = λ_r ρ².
     *
     * @param d the number of positions
     * @param q the number of choices at each
     * @param averaged how many runs are averaged, at least 1; 0 for the landscape without noise
     * @return the expected number of strict minima among the q^d vertices
     * @throws IllegalArgumentException if an argument is out of range
     */
    public Estimate minima(int d, int q, int averaged) {
        IsotropicField truth = IsotropicField.of(d, q, trueRho, trueRho * trueRho);
        IsotropicField observed =
                averaged == 0 ? truth : truth.withNoise(IsotropicField.reliability(Math.min(1, lambda), averaged));
        return observed.minimaFraction().times(StrictMath.pow(q, d));
    }

    /**
     * Estimates the reliability.
     *
     * @param runs one table a run, at least two, with the same rows in the same order
     * @param seed the seed of the bootstrap
     * @return the estimate
     * @throws IllegalArgumentException if there are fewer than two runs, or their rows differ
     */
    public static Reliability of(List<CategoricalTable> runs, long seed) {
        if (runs.size() < 2) {
            throw new IllegalArgumentException("reliability needs at least two runs, but there were " + runs.size());
        }
        int n = runs.get(0).rows();
        double[][] scores = new double[runs.size()][];
        double rho = 0;
        double r2 = 0;
        for (int run = 0; run < scores.length; run++) {
            CategoricalTable table = runs.get(run);
            requireSameRows(runs.get(0), table);
            scores[run] = NormalScores.of(table.losses());
            CorrelationByDistance correlations = CorrelationByDistance.of(table, scores[run], 2);
            rho += correlations.at(1) / scores.length;
            r2 += (correlations.reach() > 1 ? correlations.at(2) : Double.NaN) / scores.length;
        }
        int[] everyone = new int[n];
        Arrays.setAll(everyone, v -> v);
        double lambda = meanCorrelation(scores, everyone);
        double[] resampled = new double[BOOTSTRAPS];
        for (int b = 0; b < BOOTSTRAPS; b++) {
            RandomStream stream = RandomStream.of(seed).child(b);
            int[] drawn = new int[n];
            Arrays.setAll(drawn, i -> stream.nextInt(n));
            resampled[b] = meanCorrelation(scores, drawn);
        }
        Arrays.sort(resampled);
        return new Reliability(
                scores.length,
                lambda,
                CheckedQuantity.quantile(resampled, 0.025),
                CheckedQuantity.quantile(resampled, 0.975),
                rho,
                rho / lambda,
                r2 / lambda,
                local(scores));
    }

    private static void requireSameRows(CategoricalTable first, CategoricalTable other) {
        boolean same = first.rows() == other.rows() && first.positions() == other.positions();
        for (int row = 0; same && row < first.rows(); row++) {
            for (int p = 0; same && p < first.positions(); p++) {
                same = first.choice(row, p) == other.choice(row, p);
            }
        }
        if (!same) {
            throw new IllegalArgumentException("runs must have the same rows in the same order, but " + first.lossName()
                    + " and " + other.lossName() + " differ");
        }
    }

    private static double meanCorrelation(double[][] scores, int[] vertices) {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < scores.length; a++) {
            for (int b = 0; b < a; b++) {
                sum += correlation(scores[a], scores[b], vertices);
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static double correlation(double[] a, double[] b, int[] vertices) {
        double meanA = 0;
        double meanB = 0;
        for (int v : vertices) {
            meanA += a[v] / vertices.length;
            meanB += b[v] / vertices.length;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int v : vertices) {
            ab += (a[v] - meanA) * (b[v] - meanB);
            aa += (a[v] - meanA) * (a[v] - meanA);
            bb += (b[v] - meanB) * (b[v] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static List<LocalNoise> local(double[][] scores) {
        int runs = scores.length;
        int n = scores[0].length;
        double[] means = new double[n];
        double[] variances = new double[n];
        for (int v = 0; v < n; v++) {
            for (double[] run : scores) {
                means[v] += run[v] / runs;
            }
            for (double[] run : scores) {
                variances[v] += (run[v] - means[v]) * (run[v] - means[v]) / (runs - 1);
            }
        }
        Integer[] byMean = new Integer[n];
        Arrays.setAll(byMean, v -> v);
        Arrays.sort(byMean, (a, b) -> Double.compare(means[a], means[b]));
        List<LocalNoise> parts = new ArrayList<>();
        for (int part = 0; part + 1 < PARTS.length; part++) {
            int from = (int) (PARTS[part] * n);
            int to = (int) (PARTS[part + 1] * n);
            double mean = 0;
            double variance = 0;
            for (int i = from; i < to; i++) {
                mean += means[byMean[i]] / (to - from);
                variance += variances[byMean[i]] / (to - from);
            }
            if (to > from) {
                parts.add(new LocalNoise(mean, Math.sqrt(variance), to - from));
            }
        }
        return parts;
    }
}
