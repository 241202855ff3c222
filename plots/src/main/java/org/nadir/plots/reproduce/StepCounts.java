package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.Facet;
import org.nadir.plots.Source;
import org.nadir.plots.StepsDistribution;
import org.nadir.plots.Trace;
import org.nadir.plots.page.Comparison;
import org.nadir.simulation.Observation;
import org.nadir.simulation.fit.Counted;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.theory.Closure;
import org.nadir.theory.Solution;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Tolerance;

/** Figure 12: how many steps local search takes. */
public final class StepCounts {
    private static final int LANDSCAPES = 100;
    private static final int MOST = 20;
    private static final Tolerance DRAWN = Tolerance.DEFAULT.withRelative(1e-7);

    private StepCounts() {}

    /**
     * Runs the experiment.
     *
     * @param lab how
     * @param benchmark the data set of the last panel
     * @return its chapter
     */
    public static Chapter of(Laboratory lab, Benchmark benchmark) {
        Hamming graph = Hamming.of(6, 5);
        List<Comparison> comparisons = new ArrayList<>();
        Uniform uniform = Uniform.of(0, 1);
        Facet independent = facet(
                lab,
                "independent, ~H~(6, 5)",
                Pair.of(uniform, Independent.of(uniform)),
                IidLosses.uniform(graph),
                comparisons);
        Facet structured = facet(
                lab,
                "~ρ~ = 0.7, ~H~(6, 5)",
                Pair.of(Normal.of(0, 1), GaussianCopula.of(0.7)),
                ProductField.of(graph, 0.7),
                comparisons);
        List<Trace> traces =
                new ArrayList<>(facet(lab, benchmark.label(), benchmark.model().pair(), benchmark.field(), comparisons)
                        .traces());
        Counted counted = benchmark.model().counted();
        double[] at = Curves.even(
                0, counted.stepCounts().size() - 1, counted.stepCounts().size());
        traces.add(Trace.counted(
                "counted",
                Curves.of(
                        at,
                        k -> Estimate.exact(counted.stepCounts().get((int) k)
                                / (double) benchmark.model().order()))));
        return new Chapter(
                StepsDistribution.of(List.of(independent, structured, new Facet(benchmark.label(), traces))),
                comparisons,
                List.of("Mean number of steps on " + benchmark.label() + ": "
                        + Words.mean(comparisons.get(2).predicted()) + " predicted (cliques), "
                        + Words.mean(comparisons.get(2).observed()) + " on fields with its spectrum, "
                        + Words.mean(Estimate.exact(counted.meanSteps()))
                        + " counted. On fields with correlation 0.7 cliques"
                        + " predict " + Words.mean(comparisons.get(1).predicted()) + " and "
                        + Words.mean(comparisons.get(1).observed()) + " are sampled, "
                        + Words.errors(comparisons.get(1).z()) + " away: "
                        + Words.verdict(comparisons.get(1).z(), "the clique closure’s number of steps") + "."));
    }

    private static Facet facet(Laboratory lab, String name, Pair pair, LandscapeLaw law, List<Comparison> comparisons) {
        Solution tree = Solution.of(pair, 24, Closure.tree(), DRAWN);
        Solution cliques = Solution.of(pair, 24, Closure.cliques(6, 5), DRAWN);
        Observation sampled = lab.observe(law, LANDSCAPES);
        comparisons.add(new Comparison(
                name.replace("~", "") + ", sampled fields",
                "mean steps",
                "cliques",
                cliques.meanSteps(),
                Source.SIMULATED,
                sampled.meanSteps(),
                sampled.meanStepsSd()));
        return new Facet(
                name,
                List.of(
                        Trace.predicted("tree", "tree", upTo(tree.steps())),
                        Trace.predicted("cliques", "cliques", upTo(cliques.steps())),
                        Trace.simulated("sampled, ± SE", upTo(sampled.steps()))));
    }

    private static Curve upTo(Curve steps) {
        return Curves.upTo(steps, MOST);
    }
}
