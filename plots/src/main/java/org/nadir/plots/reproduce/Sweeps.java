package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.nadir.plots.MinimaAgainst;
import org.nadir.plots.MinimaAgainst.Parameter;
import org.nadir.plots.Source;
import org.nadir.plots.Trace;
import org.nadir.plots.page.Comparison;
import org.nadir.simulation.Observation;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.CopulaLandscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.theory.Closure;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.Solution;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** Figure 1: minima against correlation, degree and size, predicted and sampled. */
public final class Sweeps {
    private static final double RHO = 0.5;
    private static final int LANDSCAPES = 48;

    private Sweeps() {}

    /**
     * Runs the experiment.
     *
     * @param lab how
     * @return its chapter
     */
    public static Chapter of(Laboratory lab) {
        List<Comparison> comparisons = new ArrayList<>();
        List<Parameter> parameters = List.of(correlation(lab, comparisons), degree(lab), size(lab));
        List<String> findings = new ArrayList<>();
        Comparison tree = comparisons.get(0);
        Comparison cliques = comparisons.get(1);
        findings.add("Fields on H(6, 5) with correlation 0.7 have " + Words.mean(tree.observed())
                + " local minima. A tree predicts " + Words.mean(tree.predicted()) + " (" + Words.errors(tree.z())
                + " away" + Words.surprise(tree.z()) + "), cliques " + Words.mean(cliques.predicted()) + " ("
                + Words.errors(cliques.z()) + " away" + Words.surprise(cliques.z()) + ").");
        return new Chapter(
                MinimaAgainst.of(parameters)
                        .madeBy(
                                "Sampled: " + lab.replicates(LANDSCAPES)
                                        + " landscapes at each parameter; product fields in (a),"
                                        + " copula-coupled random regular graphs of 15,625 vertices in (b), of 24 neighbours in (c)."),
                comparisons,
                findings);
    }

    private static Parameter correlation(Laboratory lab, List<Comparison> comparisons) {
        Hamming graph = Hamming.of(6, 5);
        double[] rhos = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
        DoubleFunction<Estimate> cliques =
                rho -> IsotropicField.of(6, 5, rho, rho * rho).minimaFraction().times(graph.order());
        Trace sampled = sampled(lab, rhos, rho -> ProductField.of(graph, rho));
        for (int i = 0; i < rhos.length; i++) {
            if (rhos[i] == 0.7) {
                String law = "fields on H(6, 5), ρ = 0.7";
                Estimate mean = sampled.curve().value(i);
                double sd = Objects.requireNonNull(sampled.spread()).value(i).value();
                comparisons.add(new Comparison(
                        law, "local minima", "tree", tree(graph.order(), 24, 0.7), Source.SIMULATED, mean, sd));
                comparisons.add(
                        new Comparison(law, "local minima", "cliques", cliques.apply(0.7), Source.SIMULATED, mean, sd));
            }
        }
        return new Parameter(
                "correlation, ~H~(6, 5)",
                "correlation ~ρ~",
                false,
                List.of(
                        Trace.predicted("tree", "tree", Curve.of(rhos, rho -> tree(graph.order(), 24, rho))),
                        Trace.predicted("cliques", "cliques", Curve.of(rhos, cliques)),
                        sampled));
    }

    private static Parameter degree(Laboratory lab) {
        int n = 15_625;
        double[] degrees = lab.quick() ? new double[] {4, 8, 24} : new double[] {4, 8, 16, 24, 48, 96};
        return new Parameter(
                "degree, ~ρ~ = 0.5",
                "neighbours ~s~",
                true,
                List.of(
                        Trace.predicted("tree", "tree", Curve.of(degrees, s -> tree(n, (int) s, RHO))),
                        sampled(lab, degrees, s -> CopulaLandscape.of(n, (int) s, RHO))));
    }

    private static Parameter size(Laboratory lab) {
        double[] sizes =
                lab.quick() ? new double[] {500, 2_000, 8_000} : new double[] {500, 2_000, 8_000, 32_000, 128_000};
        return new Parameter(
                "size, ~ρ~ = 0.5",
                "vertices ~n~",
                true,
                List.of(
                        Trace.predicted("tree", "tree", Curve.of(sizes, n -> tree((int) n, 24, RHO))),
                        sampled(lab, sizes, n -> CopulaLandscape.of((int) n, 24, RHO))));
    }

    private static Estimate tree(int n, int degree, double rho) {
        return Solution.of(Pair.of(Normal.of(0, 1), GaussianCopula.of(rho)), degree, Closure.tree())
                .minimaFraction()
                .times(n);
    }

    private static Trace sampled(Laboratory lab, double[] at, DoubleFunction<LandscapeLaw> law) {
        List<Estimate> means = new ArrayList<>();
        List<Estimate> deviations = new ArrayList<>();
        for (double parameter : at) {
            Observation observation = lab.observe(law.apply(parameter), LANDSCAPES);
            means.add(observation.minima());
            deviations.add(Estimate.exact(observation.minimaSd()));
        }
        return Trace.simulated("sampled, ± SE, ± sd", Curve.of(at, means)).spreading(Curve.of(at, deviations));
    }
}
