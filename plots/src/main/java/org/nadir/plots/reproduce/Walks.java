package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.plots.Autocorrelation;
import org.nadir.plots.Facet;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
import org.nadir.simulation.SampleMean;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.Operator;
import org.nadir.theory.density.Copula;
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
        List<Facet> losses = new ArrayList<>();
        List<Facet> scores = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        // Their pdf_e is the same for all data sets, and so is its stationary law.
        Curve authors = Operator.of(AuthorsPair.all().get(0).pair()).autocorrelation(STEPS);
        for (Benchmark benchmark : benchmarks) {
            FittedModel model = benchmark.model();
            Curve data = exact(model, model.lossSpectrum(), steps);
            Operator theirs = Operator.of(AuthorsPair.of(benchmark.label()).pair());
            Curve started = theirs.autocorrelationFromLosses(STEPS);
            Trace walked = walked(lab, benchmark, steps);
            losses.add(new Facet(
                    benchmark.label(),
                    List.of(
                            Trace.predicted("authors’ pdf_{e}, stationary", "authors", authors),
                            Trace.predicted("authors’ pdf_{e} from their pdf_{n}", "product-field", started),
                            walked,
                            Trace.counted("data, exact", data))));
            Curve free = operator(benchmark.copula());
            Curve ofScores = exact(model, model.spectrum(), steps);
            scores.add(new Facet(
                    benchmark.label(),
                    List.of(
                            Trace.predicted(
                                    "Gaussian copula, ~ρ~^{k}",
                                    "gaussian-copula",
                                    Curve.of(steps, k -> Estimate.exact(power(model.rho(), (int) k)))),
                            Trace.predicted("non-parametric copula", "grid-copula", free),
                            Trace.counted("data, exact", ofScores))));
            findings.add(benchmark.label() + ": after one step of a random walk the losses correlate by "
                    + three(data, 1) + " in the data, by " + three(authors, 1)
                    + " on the stationary walk of the authors’ pdf_e and by " + three(started, 1)
                    + " where that starts from their pdf_n; after five by " + three(data, 5) + ", " + three(authors, 5)
                    + " and " + three(started, 5) + ". Walked within the authors’ window they correlate by "
                    + Words.mean(walked.curve().value(1)) + " and "
                    + Words.mean(walked.curve().value(5)) + ". Normal scores correlate by " + three(ofScores, 1)
                    + " and " + three(ofScores, 5) + ", where the fitted Gaussian copula has "
                    + Numbers.fixed(model.rho(), 3) + " and "
                    + Numbers.fixed(StrictMath.pow(model.rho(), 5), 3) + ", and the non-parametric one "
                    + three(free, 1) + " and " + three(free, 5) + ".");
        }
        boolean data = benchmarks.stream().allMatch(one -> one.landscape().isPresent());
        Map<String, List<Facet>> rows = new LinkedHashMap<>();
        rows.put("losses", losses);
        rows.put("normal scores", scores);
        return new Chapter(
                Autocorrelation.of(rows)
                        .madeBy("Walked: " + lab.replicates(WALKS) + " walks of "
                                + Numbers.plain((double) WindowedWalk.STEPS)
                                + " steps, as the authors walked, on neighbours whose loss lies between the first and the last"
                                + " decile, "
                                + (data
                                        ? "on the data."
                                        : "each on a sampled field with the data’s spectrum and distribution of losses.")
                                + " The authors’ pdf_e is the same for all data sets, and so is its stationary walk; it is not"
                                + " stationary under their pdf_n."),
                List.of(),
                findings);
    }

    private static String three(Curve curve, int step) {
        return Numbers.fixed(curve.value(step).value(), 3);
    }

    /** What a walk on the data's graph gives, from the shares of the variance by interaction order. */
    private static Curve exact(FittedModel model, double[] shares, double[] steps) {
        int[] radices = model.radices();
        return Curve.of(steps, k -> Estimate.exact(fromSpectrum(shares, radices.length, radices[0], (int) k)));
    }

    /** As the authors did, but many times, so that the error is known. */
    private static Trace walked(Laboratory lab, Benchmark benchmark, double[] steps) {
        int walks = lab.replicates(WALKS);
        double[][] correlations = new double[walks][];
        LandscapeLaw law = MarginalField.of(benchmark.field(), benchmark.model().marginal());
        Replicates fields = Replicates.of(law, walks, Replicates.apart(law, lab.seed()));
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
