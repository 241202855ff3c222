package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nadir.plots.NoiseFigure;
import org.nadir.plots.Source;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.page.Comparison;
import org.nadir.simulation.Observation;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Noise;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.theory.Closure;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.Solution;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** Figure 8: minima and the optimum against noise, and NAS-Bench-Macro's runs against their mean. */
public final class NoiseLevels {
    private static final int FIELDS = 100;
    private static final double RHO = 0.7;
    private static final String THEORY_OF_SQUARES = "~r~_{2} = ~ρ~^{2}, with noise";
    private static final String ALIKE = "cliques of correlation ~λρ~";

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
                        "product field, noise",
                        predicted(field, lambda, graph.order()),
                        Source.SIMULATED,
                        sampled.minima(),
                        sampled.minimaSd()));
            }
        }
        Curve theory = Curve.of(Curves.even(0, 0.5, 51), noise -> predicted(field, 1 - noise, graph.order()));
        RepeatedRuns runs = lab.repeatedRuns();
        double[] none = new double[noises.length];
        List<Trace> counts = List.of(
                Trace.predicted(THEORY_OF_SQUARES, "cliques", theory),
                Trace.simulated("sampled, ± SE, ± sd", Curve.of(noises, minima))
                        .spreading(Curve.of(noises, spread, none)));
        // No closure follows the basins of noisy cliques; those of cliques that are as much alike come next.
        Curve optima = Curve.of(
                noises,
                noise -> Solution.of(
                                Pair.of(Normal.of(0, 1), GaussianCopula.of((1 - noise) * RHO)),
                                graph.degree(0),
                                Closure.cliques(6, 5))
                        .shareReachingOptimum(graph.order()));
        List<Trace> optimum = List.of(
                Trace.predicted(ALIKE, "fresh", optima),
                Trace.simulated("sampled, ± SE, ± sd", Curve.of(noises, shares))
                        .spreading(Curve.of(noises, shareSpread, none)));
        double before = predicted(field, 1, graph.order()).value();
        double after = predicted(field, 0.95, graph.order()).value();
        return new Chapter(
                NoiseFigure.of(counts, optimum, macro(runs), "~ρ~ = 0.7", "NAS-Bench-Macro"),
                comparisons,
                List.of(
                        "On H(6, 5) with correlation 0.7, five per cent of noise takes the expected minima from "
                                + Numbers.fixed(before, 1) + " to " + Numbers.fixed(after, 1) + ", "
                                + Numbers.fixed(after / before, 2) + " times as many.",
                        macroFinding(runs)));
    }

    private static String macroFinding(RepeatedRuns runs) {
        double one = 1 - runs.lambda();
        return "NAS-Bench-Macro, noise " + Numbers.fixed(one, 3) + ": single runs have "
                + runs.minima().stream().map(Object::toString).collect(Collectors.joining(", "))
                + " minima where a product field predicts "
                + Numbers.fixed(runs.ofProductField(one).value(), 0)
                + " and a field with both correlations of the data "
                + Numbers.fixed(runs.ofField(one).value(), 0) + "; the mean of the runs has " + runs.minimaOfMean()
                + ", predicted "
                + Numbers.fixed(runs.ofProductField(runs.noiseOfMean()).value(), 0)
                + " and " + Numbers.fixed(runs.ofField(runs.noiseOfMean()).value(), 0) + ".";
    }

    private static List<Trace> macro(RepeatedRuns runs) {
        double one = 1 - runs.lambda();
        double[] noises = Curves.even(0, 1.3 * one, 41);
        List<Trace> traces = new ArrayList<>(List.of(
                Trace.predicted(THEORY_OF_SQUARES, "cliques", Curve.of(noises, runs::ofProductField)),
                Trace.predicted("two correlations and noise", "isotropic", Curve.of(noises, runs::ofField)),
                counted(runs.noiseOfMean(), runs.minimaOfMean())));
        runs.minima().forEach(minima -> traces.add(counted(one, minima)));
        return traces;
    }

    /** One landscape; the runs, of equal noise, are three. */
    private static Trace counted(double noise, int minima) {
        return Trace.counted(
                "counted: mean of the runs, each run", Curve.of(new double[] {noise}, at -> Estimate.exact(minima)));
    }

    private static Estimate predicted(IsotropicField field, double lambda, int n) {
        return field.withNoise(lambda).minimaFraction().times(n);
    }
}
