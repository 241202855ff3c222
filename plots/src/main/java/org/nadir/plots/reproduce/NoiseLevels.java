package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.NoiseFigure;
import org.nadir.plots.Source;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.page.Comparison;
import org.nadir.simulation.Observation;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Noise;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** Figure 8: minima and the optimum against noise, and NAS-Bench-Macro's runs against their mean. */
public final class NoiseLevels {
    private static final int FIELDS = 100;
    private static final double RHO = 0.7;
    // NAS-Bench-Macro, fitted to its three runs (theory.md, section 7): correlation without noise, reliability of one
    // run,
    // strict minima of each run and of the mean of the three
    private static final double MACRO_RHO = 0.804;
    private static final double MACRO_RELIABILITY = 0.970;
    private static final double[] MACRO_RUNS = {32, 39, 46};
    private static final double MACRO_MEAN = 14;
    private static final double BESIDE = 0.0007; // runs of equal noise are drawn a little beside each other

    private NoiseLevels() {}

    /**
     * Runs the experiment.
     *
     * @param lab how
     * @return its chapter
     */
    public static Chapter of(Laboratory lab) {
        Hamming graph = Hamming.of(6, 5);
        IsotropicField field = IsotropicField.of(6, 5, RHO, RHO * RHO);
        double[] noises = {0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5};
        List<Estimate> minima = new ArrayList<>();
        List<Estimate> shares = new ArrayList<>();
        double[] spread = new double[noises.length];
        double[] shareSpread = new double[noises.length];
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < noises.length; i++) {
            double lambda = 1 - noises[i];
            Observation sampled = lab.observe(Noise.of(ProductField.of(graph, RHO), lambda, 1), FIELDS);
            minima.add(sampled.minima());
            shares.add(sampled.shareReachingOptimum());
            spread[i] = sampled.minimaSd();
            shareSpread[i] = sampled.shareReachingOptimumSd();
            if (noises[i] == 0 || noises[i] == 0.05 || noises[i] == 0.5) {
                comparisons.add(new Comparison(
                        "fields on H(6, 5), ρ = 0.7, noise " + Numbers.plain(noises[i]),
                        "local minima",
                        "two correlations, noise",
                        predicted(field, lambda, graph.order()),
                        Source.SIMULATED,
                        sampled.minima(),
                        sampled.minimaSd()));
            }
        }
        Curve theory = Curves.of(Curves.even(0, 0.5, 51), noise -> predicted(field, 1 - noise, graph.order()));
        double[] none = new double[noises.length];
        List<Trace> counts = List.of(
                Trace.predicted("predicted, two correlations and noise", "cliques", theory),
                Trace.simulated("sampled, ± SE, ± sd", Curves.of(noises, minima))
                        .spreading(Curve.of(noises, spread, none)));
        List<Trace> optimum = List.of(Trace.simulated("sampled, ± SE, ± sd", Curves.of(noises, shares))
                .spreading(Curve.of(noises, shareSpread, none)));
        double before = predicted(field, 1, graph.order()).value();
        double after = predicted(field, 0.95, graph.order()).value();
        return new Chapter(
                NoiseFigure.of(counts, optimum, macro(), "~ρ~ = 0.7", "NAS-Bench-Macro"),
                comparisons,
                List.of("On H(6, 5) with correlation 0.7, five per cent of noise takes the expected minima from "
                        + Numbers.fixed(before, 1) + " to " + Numbers.fixed(after, 1) + ", "
                        + Numbers.fixed(after / before, 2) + " times as many."));
    }

    private static List<Trace> macro() {
        IsotropicField field = IsotropicField.of(8, 3, MACRO_RHO, MACRO_RHO * MACRO_RHO);
        double one = 1 - MACRO_RELIABILITY;
        double three = 1 - IsotropicField.reliability(MACRO_RELIABILITY, MACRO_RUNS.length);
        double[] at = {three, one - BESIDE, one, one + BESIDE};
        double[] counts = {MACRO_MEAN, MACRO_RUNS[0], MACRO_RUNS[1], MACRO_RUNS[2]};
        return List.of(
                Trace.predicted(
                        "predicted, two correlations and noise",
                        "cliques",
                        Curves.of(Curves.even(0, 0.04, 41), noise -> predicted(field, 1 - noise, 6561))),
                Trace.counted("counted: mean of three runs, each run", Curve.of(at, counts, new double[at.length])));
    }

    private static Estimate predicted(IsotropicField field, double lambda, int n) {
        return field.withNoise(lambda).minimaFraction().times(n);
    }
}
