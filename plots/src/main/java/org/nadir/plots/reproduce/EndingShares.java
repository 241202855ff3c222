package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.nadir.plots.Facet;
import org.nadir.plots.ShareWithin;
import org.nadir.plots.Source;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.page.Comparison;
import org.nadir.simulation.SampleMean;
import org.nadir.simulation.fit.Counted;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.montecarlo.DescentSummary;
import org.nadir.simulation.montecarlo.LandscapeSample;
import org.nadir.theory.Closure;
import org.nadir.theory.Optimum;
import org.nadir.theory.Solution;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Tolerance;

/** Figure 4: the share of starts that end within ε of the optimum. */
public final class EndingShares {
    private static final int POINTS = 40;
    private static final Tolerance DRAWN = Tolerance.DEFAULT.withRelative(1e-6);

    private EndingShares() {}

    /**
     * Runs the experiment.
     *
     * @param lab how
     * @param benchmarks the data sets
     * @return its chapter
     */
    public static Chapter of(Laboratory lab, List<Benchmark> benchmarks) {
        List<Facet> facets = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        List<String> masses = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        double apart = 0;
        for (Benchmark benchmark : benchmarks) {
            FittedModel model = benchmark.model();
            Counted counted = model.counted();
            double[] epsilons = Curves.geometric(0.01, 20, POINTS);
            double best = counted.basins().get(0).loss();
            Hamming graph = benchmark.graph();
            List<Trace> traces = new ArrayList<>();
            Closure cliques = Closure.cliques(graph.positions(), graph.choices(0));
            traces.add(predicted("Lemma 5.2, ~b~ = 1", "lemma", model, Closure.lemma(), epsilons, best));
            traces.add(predicted("authors’ code", "authors", model, Closure.authors(), epsilons, best));
            Trace tree = predicted("tree", "tree", model, Closure.tree(), epsilons, best);
            Trace fresh = predicted(
                    "fresh neighbourhoods, dashes over the tree", "fresh", model, Closure.fresh(), epsilons, best);
            traces.add(tree);
            traces.add(fresh); // over the tree, whose unbroken line is seen between its dashes
            apart = Math.max(apart, apart(tree.curve(), fresh.curve()));
            traces.add(predicted("cliques", "cliques", model, cliques, epsilons, best));
            LandscapeSample sample =
                    lab.sample(MarginalField.of(benchmark.field(), model.marginal()), Benchmark.fields());
            traces.add(sampled(sample, epsilons));
            traces.add(Trace.counted("counted", counted(counted, model.order(), epsilons[0], epsilons[POINTS - 1])));
            facets.add(new Facet(benchmark.label(), traces));
            double mass = Solution.of(model.pair(), graph.degree(), Closure.lemma(), DRAWN)
                    .mass()
                    .value();
            masses.add(benchmark.label() + " " + Numbers.significant(mass, 4));
            if (counted.optima() > 1) {
                findings.add(benchmark.label() + " has " + counted.optima() + " optima with the same loss: "
                        + Words.percent(counted.shareReachingOptimum()) + " of the starts end in one of them, "
                        + Words.percent(counted.shareReachingFirstOptimum())
                        + " in the first; a sampled field has one optimum.");
            }
            double[] shares = sample.each(DescentSummary::shareReachingOptimum);
            Estimate mean = SampleMean.of(shares);
            comparisons.add(benchmark.compared(
                    "share reaching the optimum",
                    "sampled fields",
                    mean,
                    Source.COUNTED,
                    Estimate.exact(counted.shareReachingOptimum()),
                    SampleMean.deviation(shares)));
        }
        findings.add("Lemma 5.2 with b = 1 on the fitted pairs counts every vertex more than once: as often as "
                + String.join(", ", masses) + "; dividing the curve by its total hides that.");
        return new Chapter(
                ShareWithin.of(facets, "% test error")
                        .madeBy("Predicted on the fitted Gaussian copulas with the losses’ own distribution; sampled: "
                                + lab.replicates(Benchmark.fields())
                                + " fields with the data’s spectrum, as many of each. ε counts from the least loss there is."
                                + " Fresh neighbourhoods and the tree differ by at most "
                                + Numbers.significant(apart, 1) + "."),
                comparisons,
                findings);
    }

    private static double apart(Curve one, Curve other) {
        double most = 0;
        for (int i = 0; i < one.size(); i++) {
            most = Math.max(most, Math.abs(one.value(i).value() - other.value(i).value()));
        }
        return most;
    }

    private static Trace predicted(
            String name, String word, FittedModel model, Closure closure, double[] epsilons, double best) {
        Solution solution = Solution.of(model.pair(), (int) Math.rint(model.meanDegree()), closure, DRAWN);
        Optimum optimum = Optimum.at(best);
        return Trace.predicted(name, word, Curve.of(epsilons, epsilon -> solution.shareWithin(epsilon, optimum)));
    }

    private static Trace sampled(LandscapeSample sample, double[] epsilons) {
        double[] sd = new double[epsilons.length];
        Curve mean = Curve.of(epsilons, epsilon -> SampleMean.of(sample.each(one -> one.shareWithin(epsilon))));
        for (int i = 0; i < sd.length; i++) {
            double epsilon = epsilons[i];
            sd[i] = SampleMean.deviation(sample.each(one -> one.shareWithin(epsilon)));
        }
        return Trace.simulated("sampled fields, ± sd", mean).spreading(Curve.of(epsilons, sd, new double[sd.length]));
    }

    /** The share at the first ε, at every ε where it steps up, and at the last. */
    private static Curve counted(Counted counted, int n, double first, double last) {
        double best = counted.basins().get(0).loss();
        double[] steps = DoubleStream.concat(
                        DoubleStream.of(first, last),
                        counted.basins().stream()
                                .mapToDouble(basin -> basin.loss() - best)
                                .filter(epsilon -> epsilon > first && epsilon < last))
                .sorted()
                .distinct()
                .toArray();
        return Curve.of(
                steps,
                epsilon -> Estimate.exact(counted.basins().stream()
                                .filter(basin -> basin.loss() - best <= epsilon)
                                .mapToLong(Counted.Basin::size)
                                .sum()
                        / (double) n));
    }
}
