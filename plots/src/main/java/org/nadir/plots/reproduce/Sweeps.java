package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.nadir.plots.MinimaAgainst;
import org.nadir.plots.MinimaAgainst.Parameter;
import org.nadir.plots.Source;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Mark;
import org.nadir.plots.drawing.Numbers;
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
    // Theorem 5.1 gives these closures the same number of minima; they differ in what descends to them
    private static final String TREE = "tree, fresh, Lemma 5.2: Theorem 5.1";
    private static final String FIELDS = "sampled Hamming graphs, ± SE, ± sd";

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
        for (Parameter parameter : parameters) {
            findings.add("Minima against " + parameter.name() + ": on Hamming graphs "
                    + ratio(
                            "cliques",
                            parameter.cliques().curve(),
                            parameter.fields().curve())
                    + "; on regular graphs, which are finite as a tree is not, "
                    + ratio(
                            "a tree",
                            parameter.tree().curve(),
                            parameter.regular().curve()) + ".");
        }
        return new Chapter(
                MinimaAgainst.of(parameters)
                        .madeBy("Sampled: " + lab.replicates(LANDSCAPES)
                                + " landscapes of each kind at each parameter: product fields on Hamming graphs, of which cliques"
                                + " speak, and copula-coupled random regular graphs of as many vertices and neighbours, of which a"
                                + " tree speaks. (b) Hamming graphs of 4,096 vertices: " + graphs(degrees(lab))
                                + ". (c) Hamming"
                                + " graphs of 24 neighbours: " + graphs(sizes(lab)) + "."),
                comparisons,
                findings);
    }

    /** Where, and by how much, predicted over sampled is not 1, as chance tells it. */
    static String ratio(String name, Curve predicted, Curve sampled) {
        int beyond = 0;
        int furthest = 0;
        double most = -1;
        for (int i = 0; i < sampled.size(); i++) {
            double size = Math.abs(z(predicted, sampled, i));
            beyond += size >= Comparison.REFUTED ? 1 : 0;
            if (size > most) {
                most = size;
                furthest = i;
            }
        }
        int last = sampled.size() - 1;
        return name + " over sampled goes from " + quotient(predicted, sampled, 0) + " to "
                + quotient(predicted, sampled, last) + ", and is least likely by chance "
                + (furthest == 0 || furthest == last
                        ? "at " + Numbers.plain(sampled.at(furthest))
                        : "as " + quotient(predicted, sampled, furthest))
                + " (" + Words.errors(most) + "); beyond chance at " + beyond + " of " + sampled.size();
    }

    private static double z(Curve predicted, Curve sampled, int i) {
        return (sampled.value(i).value() - at(predicted, sampled.at(i)))
                / sampled.value(i).error();
    }

    private static String quotient(Curve predicted, Curve sampled, int i) {
        double ratio = at(predicted, sampled.at(i)) / sampled.value(i).value();
        return Words.mean(new Estimate(
                        ratio,
                        ratio * sampled.value(i).error() / sampled.value(i).value()))
                + " at " + Numbers.plain(sampled.at(i));
    }

    /** The value of a curve at one of its own points. */
    private static double at(Curve curve, double x) {
        for (int i = 0; i < curve.size(); i++) {
            if (curve.at(i) == x) {
                return curve.value(i).value();
            }
        }
        throw new IllegalArgumentException("the curve has no point at " + x);
    }

    private static Parameter correlation(Laboratory lab, List<Comparison> comparisons) {
        Hamming graph = Hamming.of(6, 5);
        double[] rhos = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
        DoubleFunction<Estimate> cliques = rho -> cliques(graph, rho);
        Trace fields = sampled(FIELDS, lab, rhos, rho -> ProductField.of(graph, rho));
        for (int i = 0; i < rhos.length; i++) {
            if (rhos[i] == 0.7) {
                String law = "fields on H(6, 5), ρ = 0.7";
                Estimate mean = fields.curve().value(i);
                double sd = Objects.requireNonNull(fields.spread()).value(i).value();
                comparisons.add(
                        new Comparison(law, "local minima", "tree", tree(graph, 0.7), Source.SIMULATED, mean, sd));
                comparisons.add(
                        new Comparison(law, "local minima", "cliques", cliques.apply(0.7), Source.SIMULATED, mean, sd));
            }
        }
        double[] few = lab.quick() ? new double[] {0.3, 0.7} : new double[] {0.1, 0.3, 0.5, 0.7, 0.9};
        return new Parameter(
                "correlation, ~H~(6, 5)",
                "correlation ~ρ~",
                false,
                Trace.predicted(TREE, "tree", Curve.of(rhos, rho -> tree(graph, rho))),
                Trace.predicted("cliques", "cliques", Curve.of(rhos, cliques)),
                fields,
                coupled(lab, few, rho -> CopulaLandscape.of(graph.order(), graph.degree(), rho)));
    }

    private static Parameter degree(Laboratory lab) {
        return along("degree, ~n~ = 4,096, ~ρ~ = 0.5", "neighbours ~s~", lab, degrees(lab), Hamming::degree);
    }

    private static Parameter size(Laboratory lab) {
        return along("size, ~s~ = 24, ~ρ~ = 0.5", "vertices ~n~", lab, sizes(lab), Hamming::order);
    }

    /** All Hamming graphs of 2^12 vertices that are cliques of equal size, but for the complete graph. */
    private static List<Hamming> degrees(Laboratory lab) {
        return lab.quick()
                ? List.of(Hamming.of(12, 2), Hamming.of(4, 8), Hamming.of(2, 64))
                : List.of(Hamming.of(12, 2), Hamming.of(6, 4), Hamming.of(4, 8), Hamming.of(3, 16), Hamming.of(2, 64));
    }

    /** Hamming graphs H(d, q) with d(q − 1) = 24. */
    private static List<Hamming> sizes(Laboratory lab) {
        return lab.quick()
                ? List.of(Hamming.of(3, 9), Hamming.of(4, 7), Hamming.of(6, 5))
                : List.of(Hamming.of(3, 9), Hamming.of(4, 7), Hamming.of(6, 5), Hamming.of(8, 4));
    }

    private static String graphs(List<Hamming> graphs) {
        return graphs.stream().map(Hamming::toString).collect(Collectors.joining(", "));
    }

    private static Parameter along(
            String name, String axisTitle, Laboratory lab, List<Hamming> graphs, ToIntFunction<Hamming> where) {
        double[] at = graphs.stream().mapToDouble(where::applyAsInt).toArray();
        DoubleFunction<Hamming> graph = x -> graphs.get(Arrays.binarySearch(at, x));
        return new Parameter(
                name,
                axisTitle,
                true,
                Trace.predicted(TREE, "tree", Curve.of(at, x -> tree(graph.apply(x), RHO))),
                Trace.predicted("cliques", "cliques", Curve.of(at, x -> cliques(graph.apply(x), RHO))),
                sampled(FIELDS, lab, at, x -> ProductField.of(graph.apply(x), RHO)),
                coupled(
                        lab,
                        at,
                        x -> CopulaLandscape.of(
                                graph.apply(x).order(), graph.apply(x).degree(), RHO)));
    }

    private static Estimate tree(Hamming graph, double rho) {
        return Solution.of(Pair.of(Normal.of(0, 1), GaussianCopula.of(rho)), graph.degree(), Closure.tree())
                .minimaFraction()
                .times((double) graph.order());
    }

    private static Estimate cliques(Hamming graph, double rho) {
        return IsotropicField.of(graph.positions(), graph.choices(0), rho, rho * rho)
                .minimaFraction()
                .times((double) graph.order());
    }

    private static Trace coupled(Laboratory lab, double[] at, DoubleFunction<LandscapeLaw> law) {
        return sampled("sampled regular graphs, ± SE, ± sd", lab, at, law)
                .looking(Look.SIMULATED.with(Mark.OPEN_SQUARE));
    }

    private static Trace sampled(String name, Laboratory lab, double[] at, DoubleFunction<LandscapeLaw> law) {
        List<Estimate> means = new ArrayList<>();
        List<Estimate> deviations = new ArrayList<>();
        for (double parameter : at) {
            Observation observation = lab.observe(law.apply(parameter), LANDSCAPES);
            means.add(observation.minima());
            deviations.add(Estimate.exact(observation.minimaSd()));
        }
        return Trace.simulated(name, Curve.of(at, means)).spreading(Curve.of(at, deviations));
    }
}
