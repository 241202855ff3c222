package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.plots.Autocorrelation;
import org.nadir.plots.Facet;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
import org.nadir.simulation.SampleMean;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.Operator;
import org.nadir.theory.density.Copula;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** Figure 6: the random-walk autocorrelation of the data, of the fitted copula and of the authors' densities. */
public final class Walks {
    private static final int STEPS = 16;
    private static final int WALKS = 24;
    private static final int STREAM = 6; // apart from the streams of the fields that are walked on

    private Walks() {}

    /**
     * Runs the experiment.
     *
     * @param lab how
     * @param benchmarks the data sets
     * @return its chapter
     */
    public static Chapter of(Laboratory lab, List<Benchmark> benchmarks) {
        double[] steps = Curves.even(0, STEPS, STEPS + 1);
        List<Facet> facets = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            double rho = benchmark.model().rho();
            int[] radices = benchmark.model().radices();
            double[] spectrum = benchmark.model().spectrum();
            Curve data =
                    Curve.of(steps, k -> Estimate.exact(fromSpectrum(spectrum, radices.length, radices[0], (int) k)));
            Curve authors =
                    Operator.of(AuthorsPair.of(benchmark.label()).pair()).autocorrelation(STEPS);
            Curve free = operator(benchmark.copula());
            Trace walked = walked(lab, benchmark, steps);
            facets.add(new Facet(
                    benchmark.label(),
                    List.of(
                            Trace.predicted("Gaussian copula, ~ρ~^{k}", "tree", operator(GaussianCopula.of(rho))),
                            Trace.predicted("non-parametric copula", "cliques", free),
                            Trace.predicted("authors’ densities", "authors", authors),
                            walked,
                            Trace.counted("data, normal scores, exact", data))));
            findings.add(benchmark.label() + ": after one step of a random walk the losses correlate by "
                    + Numbers.fixed(data.value(1).value(), 3) + " in the data and by "
                    + Numbers.fixed(authors.value(1).value(), 3) + " by the authors’ densities; after five by "
                    + Numbers.fixed(data.value(5).value(), 3) + " and "
                    + Numbers.fixed(authors.value(5).value(), 3)
                    + ", where the fitted Gaussian copula has " + Numbers.fixed(StrictMath.pow(rho, 5), 3)
                    + " and the non-parametric one "
                    + Numbers.fixed(free.value(5).value(), 3)
                    + ". Walked within the authors’ window the correlations are "
                    + Words.mean(walked.curve().value(1)) + " and "
                    + Words.mean(walked.curve().value(5)) + ".");
        }
        boolean data = benchmarks.stream().allMatch(one -> one.landscape().isPresent());
        return new Chapter(
                Autocorrelation.of(facets)
                        .madeBy(
                                "Walked: " + lab.replicates(WALKS) + " walks of "
                                        + Numbers.plain((double) WindowedWalk.STEPS)
                                        + " steps, as the authors walked, on neighbours whose loss lies between the first and the last"
                                        + " decile, raw losses correlated, "
                                        + (data
                                                ? "on the data."
                                                : "each on a sampled field with the data’s spectrum and distribution of losses.")),
                List.of(),
                findings);
    }

    /** As the authors did, but many times, so that the error is known. */
    private static Trace walked(Laboratory lab, Benchmark benchmark, double[] steps) {
        int walks = lab.replicates(WALKS);
        double[][] correlations = new double[walks][];
        Replicates fields = Replicates.of(
                MarginalField.of(benchmark.field(), benchmark.model().marginal()), walks, lab.seed());
        RandomStream stream = RandomStream.of(lab.seed()).child(STREAM);
        lab.threads().run(walks, (i, worker) -> {
            Landscape landscape = benchmark.landscape().orElseGet(() -> fields.landscape(i));
            correlations[i] = WindowedWalk.autocorrelation(
                    landscape, STEPS, WindowedWalk.LOW, WindowedWalk.HIGH, stream.child(i));
        });
        Estimate[] means = new Estimate[steps.length];
        Estimate[] deviations = new Estimate[steps.length];
        for (int k = 0; k < steps.length; k++) {
            int lag = k;
            double[] of = Arrays.stream(correlations).mapToDouble(r -> r[lag]).toArray();
            means[k] = SampleMean.of(of);
            deviations[k] = Estimate.exact(SampleMean.deviation(of));
        }
        return Trace.simulated("walked, middle 80 % of losses, ± SE, ± sd of one", Curve.of(steps, List.of(means)))
                .spreading(Curve.of(steps, List.of(deviations)));
    }

    /** A fitted operator's, in normal scores, with the error of its discretisation; ρᵏ for a Gaussian copula. */
    private static Curve operator(Copula copula) {
        return Operator.of(Pair.of(Normal.of(0, 1), copula)).coordinateAutocorrelation(STEPS);
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
}
