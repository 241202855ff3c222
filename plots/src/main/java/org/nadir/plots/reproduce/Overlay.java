package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.Figure;
import org.nadir.plots.MinimaCase;
import org.nadir.plots.MinimaNumber;
import org.nadir.plots.MinimaOverlay;
import org.nadir.plots.MinimaPart;
import org.nadir.plots.Source;
import org.nadir.plots.comparison.ModelComparison;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.page.Comparison;
import org.nadir.simulation.Observation;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.montecarlo.UniformVariance;
import org.nadir.theory.UniformCase;
import org.nadir.theory.numeric.Estimate;

/** The central overlay: numbers of minima, predicted over counted, in the uniform case and on three data sets. */
public final class Overlay {
    private static final int GRAPHS = 200;
    private static final int DEGREE = 24;
    private static final double PAPER = 616;

    private Overlay() {}

    /**
     * Runs the experiment.
     *
     * @param lab how
     * @param benchmarks the data sets
     * @return its chapter
     */
    public static Chapter of(Laboratory lab, List<Benchmark> benchmarks) {
        List<Comparison> comparisons = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        MinimaPart uniform = uniform(lab, comparisons, findings);
        List<MinimaCase> cases = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            cases.add(counted(lab, benchmark, comparisons, findings));
        }
        MinimaPart fitted = new MinimaPart("(b) NAS-Bench-201, fitted", cases);
        Figure figure = MinimaOverlay.of("minima-overlay", List.of(uniform, fitted, fitted.ratios("(c) Ratios of (b)")))
                .madeBy("Bands of predictions in (b) and (c) are the spread of " + lab.replicates(Benchmark.fields())
                        + " sampled landscapes of the kind each closure speaks of: copula-coupled random regular graphs for the"
                        + " tree, product fields for cliques, fields with the data’s spectrum for two correlations.");
        return new Chapter(figure, comparisons, findings);
    }

    private static MinimaPart uniform(Laboratory lab, List<Comparison> comparisons, List<String> findings) {
        Hamming graph = Hamming.of(6, 5);
        int n = graph.order();
        UniformCase theory = UniformCase.of(n, DEGREE);
        Observation regular = lab.observe(IidLosses.uniformOnRandomRegular(n, DEGREE), GRAPHS);
        Observation hamming = lab.observe(IidLosses.uniform(graph), GRAPHS);
        double sd = Math.sqrt(UniformVariance.of(graph));
        int count = regular.replicates();
        String graphs = count + " random regular graphs, uniform";
        Estimate exact = new Estimate(theory.minima(), 0);
        comparisons.add(new Comparison(
                graphs,
                "local minima",
                "n/(s + 1), exact",
                exact,
                Source.SIMULATED,
                regular.minima(),
                regular.minimaSd()));
        Comparison slides = new Comparison(
                graphs,
                "local minima",
                "n/s, the slides",
                new Estimate(theory.slides(), 0),
                Source.SIMULATED,
                regular.minima(),
                regular.minimaSd());
        comparisons.add(slides);
        comparisons.add(new Comparison(
                count + " × H(6, 5), uniform",
                "local minima",
                "n/(s + 1), exact",
                exact,
                Source.SIMULATED,
                hamming.minima(),
                sd));
        findings.add("Uniform case: " + Words.mean(regular.minima()) + " local minima on " + count
                + " random regular graphs. That is "
                + Words.errors(comparisons.get(0).z()) + " from n/(s + 1) = "
                + Numbers.plain(theory.minima()) + " and " + Words.errors(slides.z()) + " from the slides’ n/s = "
                + Numbers.fixed(theory.slides(), 2) + ": " + Words.verdict(slides.z(), "n/s")
                + ". The paper’s 616, from one graph, is "
                + Words.deviations((PAPER - theory.minima()) / sd) + " of one graph from n/(s + 1).");
        return new MinimaPart(
                "(a) Uniform losses, ~n~ = " + Numbers.plain((double) n) + ", ~s~ = " + DEGREE,
                List.of(new MinimaCase(
                        "",
                        List.of(
                                MinimaNumber.reported("~n~/~s~ (slides)", theory.slides()),
                                MinimaNumber.predicted("~n~/(~s~ + 1)", "tree", exact, sd),
                                MinimaNumber.simulated(count + " regular graphs", regular.minima(), regular.minimaSd()),
                                MinimaNumber.simulated(count + " × ~H~(6, 5)", hamming.minima(), hamming.minimaSd()),
                                MinimaNumber.reported("one graph, paper", PAPER)))));
    }

    private static MinimaCase counted(
            Laboratory lab, Benchmark benchmark, List<Comparison> comparisons, List<String> findings) {
        ModelComparison compared = ModelComparison.of(benchmark.model(), law -> lab.observe(law, Benchmark.fields()));
        long count = benchmark.model().counted().strictMinima();
        List<Comparison> rows = new ArrayList<>();
        List<Comparison> samples = new ArrayList<>();
        for (String closure : List.of("tree", "cliques", "isotropic")) {
            ModelComparison.Row predicted = compared.row("predicted", closure).orElseThrow();
            ModelComparison.Row sampled = compared.row("simulated", closure).orElseThrow();
            String name = closure.equals("isotropic") ? "two correlations" : closure;
            rows.add(benchmark.compared(
                    "local minima",
                    name,
                    predicted.minima(),
                    Source.COUNTED,
                    Estimate.exact((double) count),
                    predicted.sd()));
            samples.add(new Comparison(
                    benchmark.label() + ", " + lab.replicates(Benchmark.fields()) + " " + sampled.name(),
                    "local minima",
                    name,
                    predicted.minima(),
                    Source.SIMULATED,
                    sampled.minima(),
                    sampled.sd()));
        }
        comparisons.addAll(rows);
        comparisons.addAll(samples);
        findings.add(
                benchmark.label() + ": " + count + " strict local minima. Theorem 5.1 on the fitted Gaussian copula (a"
                        + " tree) predicts " + judged(rows.get(0)) + "; cliques " + judged(rows.get(1))
                        + "; the two correlations " + judged(rows.get(2)) + ". Fields with the data’s spectrum have "
                        + Words.mean(samples.get(2).observed()) + ".");
        return compared.overlay();
    }

    private static String judged(Comparison row) {
        return Numbers.fixed(row.predicted().value(), 1) + ", one landscape " + Numbers.fixed(row.sd(), 1)
                + " more or less (the count is " + Words.deviations(row.z()) + " away" + Words.surprise(row.z()) + ")";
    }
}
