package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.nadir.plots.NoiseFigure;
import org.nadir.plots.Source;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.page.Comparison;
import org.nadir.simulation.Observation;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.LandscapeLaw;
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
import org.nadir.theory.numeric.Tolerance;

/** Figure 8: minima and the optimum against noise, and NAS-Bench-Macro's runs against their mean. */
public final class NoiseLevels {
    private static final Tolerance DRAWN = Tolerance.DEFAULT.withRelative(1e-7);
    private static final int FIELDS = 100;
    private static final double RHO = 0.7;
    private static final String PRODUCT_FIELD = "product field, with noise";
    private static final String TWO_CORRELATIONS = "two correlations, with noise";
    private static final String SAMPLED = "sampled, ± SE, ± sd of one landscape";
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
                        PRODUCT_FIELD,
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
                Trace.predicted(PRODUCT_FIELD, "product-field", theory),
                Trace.simulated(SAMPLED, Curve.of(noises, minima)).spreading(Curve.of(noises, spread, none)));
        // No closure follows the basins of noisy cliques; those of cliques that are as much alike come next.
        Curve optima = Curve.of(
                noises,
                noise -> Solution.of(
                                Pair.of(Normal.of(0, 1), GaussianCopula.of((1 - noise) * RHO)),
                                graph.degree(0),
                                Closure.cliques(6, 5),
                                DRAWN)
                        .shareReachingOptimum(graph.order()));
        List<Trace> optimum = List.of(
                Trace.predicted(ALIKE, "cliques", optima),
                Trace.simulated(SAMPLED, Curve.of(noises, shares)).spreading(Curve.of(noises, shareSpread, none)));
        List<Sampled> likeMacro = likeMacro(lab, runs);
        double before = predicted(field, 1, graph.order()).value();
        double after = predicted(field, 0.95, graph.order()).value();
        List<Comparison> ofMacro = compared(runs, likeMacro);
        comparisons.addAll(ofMacro);
        return new Chapter(
                NoiseFigure.of(counts, optimum, macro(runs, likeMacro), "~ρ~ = 0.7", "NAS-Bench-Macro")
                        .madeBy("Sampled: " + lab.replicates(FIELDS)
                                + " landscapes of each kind at each noise; in (c) product fields, and fields of both correlations"
                                + " where there are such."),
                comparisons,
                List.of(
                        "On H(6, 5) with correlation 0.7, five per cent of noise takes the expected minima from "
                                + Numbers.fixed(before, 1) + " to " + Numbers.fixed(after, 1) + ", "
                                + Numbers.fixed(after / before, 2) + " times as many.",
                        macroFinding(runs, ofMacro)));
    }

    /**
     * Sampled landscapes like those of NAS-Bench-Macro: their counts at the noise of the runs' mean, and at that of one run.
     *
     * @param closure what predicts their minima
     * @param means the means over landscapes
     * @param sd the standard deviations over landscapes
     */
    private record Sampled(String closure, List<Estimate> means, List<Double> sd) {}

    private static List<Sampled> likeMacro(Laboratory lab, RepeatedRuns runs) {
        List<Sampled> kinds = new ArrayList<>();
        kinds.add(sampled(lab, runs, PRODUCT_FIELD, ProductField.of(runs.graph(), runs.rho())));
        runs.fieldOfBoth().ifPresent(field -> kinds.add(sampled(lab, runs, TWO_CORRELATIONS, field)));
        return kinds;
    }

    private static Sampled sampled(Laboratory lab, RepeatedRuns runs, String closure, LandscapeLaw truth) {
        List<Estimate> means = new ArrayList<>();
        List<Double> sd = new ArrayList<>();
        for (int averaged : new int[] {runs.minima().size(), 1}) {
            Observation seen = lab.observe(Noise.of(truth, runs.lambda(), averaged), FIELDS);
            means.add(seen.minima());
            sd.add(seen.minimaSd());
        }
        return new Sampled(closure, means, sd);
    }

    /** What was counted beside what is predicted; the runs scatter about one truth, so that their mean is as one landscape. */
    private static List<Comparison> compared(RepeatedRuns runs, List<Sampled> kinds) {
        double one = 1 - runs.lambda();
        double mean =
                runs.minima().stream().mapToInt(Integer::intValue).average().orElseThrow();
        List<Comparison> rows = new ArrayList<>();
        for (Sampled kind : kinds) {
            boolean product = kind.closure().equals(PRODUCT_FIELD);
            DoubleFunction<Estimate> predicted = product ? runs::ofProductField : runs::ofField;
            rows.add(counted(
                    "NAS-Bench-Macro, mean of the runs",
                    kind,
                    0,
                    predicted.apply(runs.noiseOfMean()),
                    runs.minimaOfMean()));
            rows.add(counted("NAS-Bench-Macro, each run", kind, 1, predicted.apply(one), mean));
        }
        return rows;
    }

    private static Comparison counted(String landscape, Sampled kind, int place, Estimate predicted, double minima) {
        return new Comparison(
                landscape,
                "local minima",
                kind.closure(),
                predicted,
                Source.COUNTED,
                Estimate.exact(minima),
                kind.sd().get(place));
    }

    private static String macroFinding(RepeatedRuns runs, List<Comparison> rows) {
        return "NAS-Bench-Macro, noise " + Numbers.fixed(1 - runs.lambda(), 3) + ": single runs have "
                + runs.minima().stream().map(Object::toString).collect(Collectors.joining(", "))
                + " minima, the mean of the runs has " + runs.minimaOfMean() + ". "
                + rows.stream()
                        .map(row -> (row.landscape().endsWith("each run") ? "Runs on average: " : "Mean of the runs: ")
                                + Words.told(row))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static List<Trace> macro(RepeatedRuns runs, List<Sampled> kinds) {
        double one = 1 - runs.lambda();
        double[] noises = Curves.even(0, 1.3 * one, 41);
        List<Trace> traces = new ArrayList<>(List.of(
                Trace.predicted(PRODUCT_FIELD, "product-field", Curve.of(noises, runs::ofProductField)),
                Trace.predicted(TWO_CORRELATIONS, "isotropic", Curve.of(noises, runs::ofField))));
        double[] at = {runs.noiseOfMean(), one};
        for (Sampled kind : kinds) {
            double[] sd = kind.sd().stream().mapToDouble(Double::doubleValue).toArray();
            traces.add(Trace.simulated(SAMPLED, Curve.of(at, kind.means()))
                    .spreading(Curve.of(at, sd, new double[sd.length])));
        }
        traces.add(counted(runs.noiseOfMean(), runs.minimaOfMean()));
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
