package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.BasinSizes;
import org.nadir.plots.BasinSizes.Law;
import org.nadir.plots.Facet;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
import org.nadir.simulation.Observation;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.montecarlo.Axes;
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

/** Figure 5: basins by loss, independent losses and fields on H(6, 5). */
public final class BasinLaws {
    private static final int FIELDS = 200;
    private static final int DEGREE = 24;
    private static final Tolerance DRAWN = Tolerance.DEFAULT.withRelative(1e-6);
    private static final int FEWEST = 8; // minima in a bin for its mean to be drawn, in landscapes a bin has one of

    // the places of a law's curves
    private static final int LEMMA = 0;
    private static final int CLIQUES = 2;
    private static final int SAMPLED = 3;

    private BasinLaws() {}

    /**
     * Runs the experiment.
     *
     * @param lab how
     * @return its chapter
     */
    public static Chapter of(Laboratory lab) {
        Hamming graph = Hamming.of(6, 5);
        Uniform uniform = Uniform.of(0, 1);
        List<Law> laws = new ArrayList<>();
        laws.add(law(
                lab,
                "independent",
                Pair.of(uniform, Independent.of(uniform)),
                IidLosses.uniform(graph),
                "loss, uniform",
                0,
                0.5));
        for (double rho : new double[] {0.5, 0.7}) {
            laws.add(law(
                    lab,
                    "~ρ~ = " + Numbers.plain(rho),
                    Pair.of(Normal.of(0, 1), GaussianCopula.of(rho)),
                    ProductField.of(graph, rho),
                    "loss, normal score",
                    -4,
                    0.5));
        }
        return new Chapter(
                BasinSizes.of(laws)
                        .madeBy("Sampled: " + lab.replicates(FIELDS) + " landscapes of each kind on H(6, 5)."),
                List.of(),
                laws.stream().map(law -> finding(law, graph.order())).toList());
    }

    /** How far the cliques are from what was sampled, where they are furthest, and what the lemma gives the best. */
    private static String finding(Law law, int n) {
        Trace lemma = law.facet().traces().get(LEMMA);
        Trace cliques = law.facet().traces().get(CLIQUES);
        Curve sampled = law.facet().traces().get(SAMPLED).curve();
        int furthest = 0;
        double most = 0;
        for (int i = 0; i < sampled.size(); i++) {
            double ratio = Math.abs(StrictMath.log(sampled.value(i).value() / at(cliques.curve(), sampled.at(i))));
            if (ratio > most) {
                most = ratio;
                furthest = i;
            }
        }
        Estimate seen = sampled.value(furthest);
        double theory = at(cliques.curve(), sampled.at(furthest));
        return "Basins on H(6, 5), " + law.facet().name()
                + ": sampled and predicted by cliques they differ most at loss "
                + Numbers.significant(sampled.at(furthest), 2) + ", " + Words.mean(seen) + " sampled, "
                + Numbers.significant(theory, 3) + " predicted ("
                + Words.errors((seen.value() - theory) / seen.error()) + "). At the left end Lemma 5.2 gives "
                + Numbers.significant(lemma.curve().value(0).value(), 3) + ", cliques "
                + Numbers.significant(cliques.curve().value(0).value(), 3) + ", in a space of "
                + Numbers.plain((double) n) + ".";
    }

    /** A positive curve between its points, geometrically. */
    private static double at(Curve curve, double loss) {
        int right = 1;
        while (right < curve.size() - 1 && curve.at(right) < loss) {
            right++;
        }
        double share = (loss - curve.at(right - 1)) / (curve.at(right) - curve.at(right - 1));
        double from = StrictMath.log(curve.value(right - 1).value());
        double to = StrictMath.log(curve.value(right).value());
        return StrictMath.exp(from + share * (to - from));
    }

    private static Law law(
            Laboratory lab, String name, Pair pair, LandscapeLaw sampled, String axis, double lower, double upper) {
        double[] losses = Curves.even(lower, upper, 61);
        List<Trace> traces = new ArrayList<>();
        traces.add(Trace.predicted("Lemma 5.2, ~b~ = 1", "lemma", basins(pair, Closure.lemma(), losses)));
        traces.add(Trace.predicted("tree", "tree", basins(pair, Closure.tree(), losses)));
        traces.add(Trace.predicted("cliques", "cliques", basins(pair, Closure.cliques(6, 5), losses)));
        Observation observation =
                lab.observe(sampled, FIELDS, Axes.of(Curves.even(lower, upper, 19), new double[] {0}));
        traces.add(Trace.simulated("sampled, ± SE", reliable(observation.basinSize())));
        return new Law(new Facet(name, traces), axis, lower, upper);
    }

    private static Curve basins(Pair pair, Closure closure, double[] losses) {
        Solution solution = Solution.of(pair, DEGREE, closure, DRAWN);
        return solution.basinSizes(losses);
    }

    /** Without the bins whose error is not known or is as large as the mean: they hold too few minima to say anything. */
    private static Curve reliable(Curve curve) {
        List<Double> at = new ArrayList<>();
        List<Estimate> values = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            Estimate value = curve.value(i);
            if (value.error() * Math.sqrt(FEWEST) < value.value() && value.error() > 0) {
                at.add(curve.at(i));
                values.add(value);
            }
        }
        return Curve.of(at.stream().mapToDouble(Double::doubleValue).toArray(), values);
    }
}
