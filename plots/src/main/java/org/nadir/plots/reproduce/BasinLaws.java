package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nadir.plots.BasinSizes;
import org.nadir.plots.BasinSizes.Law;
import org.nadir.plots.Facet;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.page.Comparison;
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

    private static final int BINS = 18;

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
        List<Binned> laws = new ArrayList<>();
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
                BasinSizes.of(laws.stream().map(Binned::law).toList())
                        .madeBy("Sampled: " + lab.replicates(FIELDS) + " landscapes of each kind on H(6, 5), "
                                + BINS
                                + " bins of loss. A basin's size falls steeply within a bin: lines too are means over"
                                + " the minima in a bin, at their mean loss."),
                List.of(),
                laws.stream().map(law -> finding(law, graph.order())).toList());
    }

    /**
     * A law of landscapes with what closures predict for its bins of loss.
     *
     * @param law what is drawn
     * @param predicted by the word of the closure
     * @param sampled mean basins by bin
     */
    private record Binned(Law law, Map<String, BinnedBasins> predicted, Curve sampled) {
        BinnedBasins by(String closure) {
            return Objects.requireNonNull(predicted.get(closure), closure);
        }
    }

    /** How far the cliques are from what was sampled, where chance says so most, and what the lemma gives the best. */
    private static String finding(Binned binned, int n) {
        BinnedBasins cliques = binned.by("cliques");
        Curve sampled = binned.sampled();
        int furthest = furthest(sampled, cliques);
        Estimate seen = sampled.value(furthest);
        double theory = cliques.mean(cliques.bin(sampled.at(furthest)));
        double z = z(seen, theory);
        return "Basins on H(6, 5), " + binned.law().facet().name() + ": of " + sampled.size()
                + " bins of loss chance tells most against the cliques at loss "
                + Numbers.significant(sampled.at(furthest), 2) + ", " + Words.mean(seen) + " sampled, "
                + Numbers.significant(theory, 4) + " predicted for the bin (z = " + Numbers.fixed(z, 1) + ", "
                + Comparison.inWords(z) + "). At the left end Lemma 5.2 gives "
                + Numbers.significant(binned.by("lemma").first(), 3) + ", cliques "
                + Numbers.significant(cliques.first(), 3) + ", in a space of " + Numbers.plain((double) n) + ".";
    }

    /** The bin whose mean is the most standard errors from its prediction. */
    static int furthest(Curve sampled, BinnedBasins predicted) {
        int furthest = 0;
        double most = -1;
        for (int i = 0; i < sampled.size(); i++) {
            double size = Math.abs(z(sampled.value(i), predicted.mean(predicted.bin(sampled.at(i)))));
            if (size > most) {
                most = size;
                furthest = i;
            }
        }
        return furthest;
    }

    private static double z(Estimate seen, double theory) {
        return (seen.value() - theory) / seen.error();
    }

    private static Binned law(
            Laboratory lab, String name, Pair pair, LandscapeLaw sampled, String axis, double lower, double upper) {
        Map<String, BinnedBasins> predicted = new LinkedHashMap<>();
        predicted.put("lemma", basins(pair, Closure.lemma(), lower, upper));
        predicted.put("tree", basins(pair, Closure.tree(), lower, upper));
        predicted.put("cliques", basins(pair, Closure.cliques(6, 5), lower, upper));
        List<Trace> traces = new ArrayList<>();
        predicted.forEach((closure, binned) -> traces.add(
                Trace.predicted(closure.equals("lemma") ? "Lemma 5.2, ~b~ = 1" : closure, closure, binned.moving())));
        Observation observation =
                lab.observe(sampled, FIELDS, Axes.of(Curves.even(lower, upper, BINS + 1), new double[] {0}));
        Curve means = reliable(observation.basinSize());
        traces.add(Trace.simulated("sampled, ± SE", means));
        return new Binned(new Law(new Facet(name, traces), axis, lower, upper), predicted, means);
    }

    private static BinnedBasins basins(Pair pair, Closure closure, double lower, double upper) {
        return BinnedBasins.of(Solution.of(pair, DEGREE, closure, DRAWN), lower, upper, BINS);
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
