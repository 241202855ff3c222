package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.Autocorrelation;
import org.nadir.plots.Facet;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** Figure 6: the random-walk autocorrelation of the data, of the fitted copula and of the authors' densities. */
public final class Walks {
    private static final int STEPS = 16;
    private static final int CELLS = 400; // of the authors' densities, as matrices

    private Walks() {}

    /**
     * Runs the experiment.
     *
     * @param benchmarks the data sets
     * @return its chapter
     */
    public static Chapter of(List<Benchmark> benchmarks) {
        double[] steps = Curves.even(0, STEPS, STEPS + 1);
        List<Facet> facets = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            double rho = benchmark.model().rho();
            int[] radices = benchmark.model().radices();
            double[] spectrum = benchmark.model().spectrum();
            Curve data =
                    Curves.of(steps, k -> Estimate.exact(fromSpectrum(spectrum, radices.length, radices[0], (int) k)));
            Curve authors = correlations(AuthorsPair.of(benchmark.label()).pair(), STEPS, CELLS);
            facets.add(new Facet(
                    benchmark.label(),
                    List.of(
                            Trace.predicted(
                                    "fitted copula, ~ρ~^{k}",
                                    "tree",
                                    Curves.of(steps, k -> Estimate.exact(StrictMath.pow(rho, k)))),
                            Trace.predicted("authors’ densities", "authors", authors),
                            Trace.counted("data, normal scores, exact", data))));
            findings.add(benchmark.label() + ": after one step of a random walk the losses correlate by "
                    + Numbers.fixed(data.value(1).value(), 3) + " in the data and by "
                    + Numbers.fixed(authors.value(1).value(), 3) + " by the authors’ densities; after five by "
                    + Numbers.fixed(data.value(5).value(), 3) + " and "
                    + Numbers.fixed(authors.value(5).value(), 3)
                    + ", where the fitted copula has " + Numbers.fixed(StrictMath.pow(rho, 5), 3) + ".");
        }
        return new Chapter(Autocorrelation.of(facets), List.of(), List.of(findings.get(0)));
    }

    /** Σ_j share_j (1 − jq / (d(q−1)))ᵏ: a walk on H(d, q) has these eigenvalues on the interaction orders j. */
    static double fromSpectrum(double[] shares, int d, int q, int k) {
        double sum = 0;
        for (int j = 1; j <= shares.length; j++) {
            sum += shares[j - 1] * power(1 - (double) j * q / (d * (q - 1.0)), k);
        }
        return sum;
    }

    private static double power(double base, int k) {
        double product = 1;
        for (int i = 0; i < k; i++) {
            product *= base;
        }
        return product;
    }

    /**
     * The correlation of x₀, drawn from pdf_n, with x_k, k steps of pdf_e later, both cut into cells of equal width.
     *
     * @return by k from 0; the chain need not be stationary, and the correlation is that of the two ends as they are
     */
    static Curve correlations(Pair pair, int most, int cells) {
        double lower = pair.coordinateLosses().quantile(1e-7);
        double upper = pair.coordinateLosses().upperQuantile(1e-7);
        double width = (upper - lower) / cells;
        double[] x = Curves.even(lower + width / 2, upper - width / 2, cells);
        double[] start = new double[cells];
        double[][] step = new double[cells][cells];
        double whole = 0;
        for (int i = 0; i < cells; i++) {
            start[i] = pair.coordinateLosses().density(x[i]);
            whole += start[i];
            double row = 0;
            for (int j = 0; j < cells; j++) {
                step[i][j] = pair.coordinateNeighbours().density(x[i], x[j]);
                row += step[i][j];
            }
            for (int j = 0; j < cells; j++) {
                step[i][j] /= row;
            }
        }
        for (int i = 0; i < cells; i++) {
            start[i] /= whole;
        }
        // g_k(x) = E[x_k | x₀ = x] and the same of the square
        double[] mean = x.clone();
        double[] square = new double[cells];
        for (int i = 0; i < cells; i++) {
            square[i] = x[i] * x[i];
        }
        double[] values = new double[most + 1];
        for (int k = 0; k <= most; k++) {
            values[k] = correlation(start, x, mean, square);
            mean = applied(step, mean);
            square = applied(step, square);
        }
        return Curve.of(Curves.even(0, most, most + 1), values, new double[most + 1]);
    }

    private static double correlation(double[] start, double[] x, double[] mean, double[] square) {
        double first = 0;
        double firstSquare = 0;
        double last = 0;
        double lastSquare = 0;
        double both = 0;
        for (int i = 0; i < x.length; i++) {
            first += start[i] * x[i];
            firstSquare += start[i] * x[i] * x[i];
            last += start[i] * mean[i];
            lastSquare += start[i] * square[i];
            both += start[i] * x[i] * mean[i];
        }
        return (both - first * last) / Math.sqrt((firstSquare - first * first) * (lastSquare - last * last));
    }

    private static double[] applied(double[][] step, double[] function) {
        double[] result = new double[function.length];
        for (int i = 0; i < result.length; i++) {
            for (int j = 0; j < result.length; j++) {
                result[i] += step[i][j] * function[j];
            }
        }
        return result;
    }
}
