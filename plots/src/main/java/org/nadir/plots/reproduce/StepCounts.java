package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.Facet;
import org.nadir.plots.Source;
import org.nadir.plots.StepsDistribution;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
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
     * @param benchmarks the data sets of the last panels
     * @return its chapter
     */
    public static Chapter of(Laboratory lab, List<Benchmark> benchmarks) {
        Hamming graph = Hamming.of(6, 5);
        List<Comparison> comparisons = new ArrayList<>();
        Uniform uniform = Uniform.of(0, 1);
        Facet independent = facet(
                lab,
                "independent, ~H~(6, 5)",
                Pair.of(uniform, Independent.of(uniform)),
                IidLosses.uniform(graph),
                comparisons);
        List<Facet> facets = new ArrayList<>(List.of(independent));
        for (double rho : new double[] {0.5, 0.7}) {
            facets.add(facet(
                    lab,
                    "~ρ~ = " + Numbers.plain(rho) + ", ~H~(6, 5)",
                    Pair.of(Normal.of(0, 1), GaussianCopula.of(rho)),
                    ProductField.of(graph, rho),
                    comparisons));
        }
        List<String> findings = new ArrayList<>();
        for (Comparison row : comparisons) {
            findings.add("Mean number of steps, " + row.landscape() + ": " + Words.told(row) + ": "
                    + Words.verdict(row.z(), "the clique closure’s number of steps") + ".");
        }
        for (Benchmark benchmark : benchmarks) {
            Counted counted = benchmark.model().counted();
            List<Trace> traces = new ArrayList<>(
                    facet(lab, benchmark.label(), benchmark.model().pair(), benchmark.field(), comparisons)
                            .traces());
            double[] at = Curves.even(
                    0, counted.stepCounts().size() - 1, counted.stepCounts().size());
            traces.add(Trace.counted(
                    "counted",
                    Curve.of(
                            at,
                            k -> Estimate.exact(counted.stepCounts().get((int) k)
                                    / (double) benchmark.model().order()))));
            facets.add(new Facet(benchmark.label(), traces));
            findings.add("Mean number of steps on fields with the spectrum of " + benchmark.label() + ": "
                    + Words.told(comparisons.get(comparisons.size() - 1)) + "; counted in the data "
                    + counted(counted.meanSteps(), comparisons.get(comparisons.size() - 1)) + ".");
        }
        return new Chapter(
                StepsDistribution.of(facets)
                        .madeBy("Sampled: " + lab.replicates(LANDSCAPES)
                                + " landscapes of each kind; for the data sets, Gaussian"
                                + " fields with their spectrum. A tie between steps goes to the earliest row."),
                comparisons,
                findings);
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
                        sampled(sampled.steps(), lab.replicates(LANDSCAPES))));
    }

    /** The count of one landscape beside landscapes like it: it scatters as one of them. */
    static String counted(double mean, Comparison sampled) {
        double one = Math.hypot(sampled.sd(), sampled.observed().error());
        double z = (mean - sampled.observed().value()) / one;
        return Numbers.fixed(mean, 3) + ", " + Words.deviations(z) + " of one such landscape from their mean"
                + Words.surprise(z);
    }

    /** The sampled shares with the standard deviation of one landscape, √R standard errors of the mean of R. */
    static Trace sampled(Curve steps, int landscapes) {
        Curve shares = upTo(steps);
        double[] at = new double[shares.size()];
        double[] sd = new double[shares.size()];
        for (int k = 0; k < sd.length; k++) {
            at[k] = shares.at(k);
            sd[k] = shares.value(k).error() * Math.sqrt(landscapes);
        }
        return Trace.simulated("sampled, ± SE, ± sd of one landscape", shares)
                .spreading(Curve.of(at, sd, new double[sd.length]));
    }

    private static Curve upTo(Curve steps) {
        return Curves.upTo(steps, MOST);
    }
}
