package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nadir.plots.Facet;
import org.nadir.plots.Performance;
import org.nadir.plots.Source;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.page.Comparison;
import org.nadir.simulation.SampleMean;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.HashedField;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.BudgetedLocalSearch;
import org.nadir.simulation.search.HashedSpace;
import org.nadir.simulation.search.Improvement;
import org.nadir.simulation.search.RandomSearch;
import org.nadir.simulation.search.RegularisedEvolution;
import org.nadir.simulation.search.SearchAlgorithm;
import org.nadir.simulation.search.SearchSpace;
import org.nadir.simulation.search.SearchTrials;
import org.nadir.simulation.search.TableSpace;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** Figure 9: the best loss found against evaluations, on spaces of three sizes and at three noise levels. */
public final class Searches {
    private static final int TRIALS = 100;
    private static final int EVALUATIONS = 300; // the budget of the paper
    private static final double RHO = 0.7;
    private static final int FEATURES = 96;
    private static final double[] NOISES = {0, 0.1, 0.3};

    private Searches() {}

    private record Method(String name, Look look, SearchAlgorithm algorithm) {}

    private record Space(String name, Function<RandomStream, SearchSpace> spaces) {}

    /**
     * Runs the experiment.
     *
     * @param lab how
     * @param benchmark the data set whose field is the smallest space
     * @return its chapter
     */
    public static Chapter of(Laboratory lab, Benchmark benchmark) {
        List<Method> methods = List.of(
                new Method("random search", Look.RANDOM_SEARCH, RandomSearch.INSTANCE),
                new Method("regularised evolution", Look.EVOLUTION, RegularisedEvolution.of(20, 5)),
                new Method("local search", Look.LOCAL_SEARCH, BudgetedLocalSearch.of(Improvement.BEST, 1, false)),
                new Method(
                        "query until lower",
                        Look.QUERY_UNTIL_LOWER,
                        BudgetedLocalSearch.of(Improvement.FIRST, 1, true)),
                new Method(
                        "query until lower, best of ten starts",
                        Look.SEVERAL_STARTS,
                        BudgetedLocalSearch.of(Improvement.FIRST, 10, true)));
        LandscapeLaw field = benchmark.field();
        List<Space> spaces = List.of(
                new Space("NAS-Bench-201", stream -> TableSpace.of(field.sample(stream, Threads.ONE), field.spread())),
                new Space("5^{8} = 390,625", hashed(5, 5, 5, 5, 5, 5, 5, 5)),
                new Space(
                        "4^{30} ≈ 10^{18}",
                        hashed(
                                4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
                                4)));
        List<List<Facet>> rows = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (double noise : NOISES) {
            List<Facet> row = new ArrayList<>();
            List<String> told = new ArrayList<>();
            for (Space space : spaces) {
                List<Trace> traces = new ArrayList<>();
                Map<String, double[]> found = new LinkedHashMap<>();
                for (Method method : methods) {
                    SearchTrials trials =
                            lab.search(TRIALS, EVALUATIONS, 1 - noise, space.spaces(), method.algorithm());
                    traces.add(trace(method, trials.mean()));
                    found.put(method.name(), trials.best(EVALUATIONS));
                }
                row.add(new Facet(space.name() + ", noise " + Numbers.plain(noise), traces));
                told.add("on " + space.name() + " by " + leaders(found));
            }
            findings.add("With noise " + Numbers.plain(noise) + " the least mean true loss after " + EVALUATIONS
                    + " evaluations, in standard deviations of the losses, is found " + String.join("; ", told) + ".");
            rows.add(row);
        }
        return new Chapter(
                Performance.of(rows, "true loss, sd of losses")
                        .madeBy("Spaces: a Gaussian field with the spectrum of " + benchmark.label()
                                + " on NAS-Bench-201, and fields with correlation 0.7 per changed decision, evaluated on"
                                + " demand, with 390,625 words (about NAS-Bench-101’s size) and with 4³⁰ ≈ 10¹⁸. Losses in standard"
                                + " deviations. Noise: share 1 − λ of the observed variance. "
                                + lab.replicates(TRIALS)
                                + " trials, each on a landscape of its own, the same ones for all; searches are told apart by their"
                                + " differences trial by trial. Local search steps to the best neighbour and begins again at a"
                                + " minimum; query until lower steps to the first lower neighbour and goes on at a minimum from the"
                                + " best vertex whose neighbours it has not seen."),
                List.of(),
                findings);
    }

    private static Function<RandomStream, SearchSpace> hashed(int... choices) {
        return stream -> HashedSpace.of(HashedField.sample(choices, RHO, FEATURES, stream));
    }

    /**
     * Who found the least mean loss, and who is not told apart from that: the landscapes are the same ones for all, and much
     * of what varies from trial to trial is theirs, so that differences are taken trial by trial.
     *
     * @param found by search, the true loss in the end of every trial
     */
    static String leaders(Map<String, double[]> found) {
        Map.Entry<String, double[]> best = found.entrySet().stream()
                .min(Comparator.comparingDouble(
                        one -> SampleMean.of(one.getValue()).value()))
                .orElseThrow();
        List<String> alike = new ArrayList<>();
        found.forEach((name, losses) -> {
            Estimate more = more(losses, best.getValue());
            if (!name.equals(best.getKey()) && !(more.value() > Comparison.DOUBT * more.error())) {
                alike.add(name + ", " + Words.mean(more) + " more");
            }
        });
        return best.getKey() + ", " + Words.mean(SampleMean.of(best.getValue()))
                + (alike.isEmpty() ? "" : " (not told apart: " + String.join("; ", alike) + ")");
    }

    /** By how much one search's losses lie above another's in the same trials. */
    private static Estimate more(double[] one, double[] other) {
        double[] differences = new double[one.length];
        Arrays.setAll(differences, i -> one[i] - other[i]);
        return SampleMean.of(differences);
    }

    /** The curve at evaluations that look even on a logarithmic axis. */
    private static Trace trace(Method method, Curve mean) {
        List<Double> at = new ArrayList<>();
        List<Estimate> values = new ArrayList<>();
        double next = 5;
        for (int i = 0; i < mean.size(); i++) {
            if (mean.at(i) >= next || i == mean.size() - 1) {
                at.add(mean.at(i));
                values.add(mean.value(i));
                next = mean.at(i) * 1.06;
            }
        }
        double[] xs = at.stream().mapToDouble(Double::doubleValue).toArray();
        Curve curve = Curve.of(xs, values);
        return new Trace(method.name(), Source.SIMULATED, method.look(), curve, null);
    }
}
