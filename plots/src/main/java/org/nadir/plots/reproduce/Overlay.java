package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.Figure;
import org.nadir.plots.MinimaCase;
import org.nadir.plots.MinimaNumber;
import org.nadir.plots.MinimaOverlay;
import org.nadir.plots.MinimaPart;
import org.nadir.plots.Source;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.page.Comparison;
import org.nadir.simulation.Observation;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.CopulaLandscape;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.montecarlo.UniformVariance;
import org.nadir.theory.Closure;
import org.nadir.theory.Solution;
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
        FittedModel model = benchmark.model();
        int n = model.order();
        Estimate tree = Solution.of(model.pair(), (int) Math.rint(model.meanDegree()), Closure.tree())
                .minimaFraction()
                .times(n);
        Estimate field = benchmark.twoCorrelations();
        Hamming graph = benchmark.graph();
        // Each closure is judged by the spread of the landscapes that it speaks of.
        Observation graphs = lab.observe(CopulaLandscape.of(n, graph.degree(), model.rho()), Benchmark.fields());
        Observation products = lab.observe(ProductField.of(graph, model.rho()), Benchmark.fields());
        Observation sampled = lab.observe(benchmark.field(), Benchmark.fields());
        long count = model.counted().strictMinima();
        Estimate counted = Estimate.exact((double) count);
        List<Comparison> rows = List.of(
                benchmark.compared("local minima", "tree", tree, Source.COUNTED, counted, graphs.minimaSd()),
                benchmark.compared(
                        "local minima", "cliques", benchmark.cliques(), Source.COUNTED, counted, products.minimaSd()),
                benchmark.compared(
                        "local minima", "two correlations", field, Source.COUNTED, counted, sampled.minimaSd()));
        comparisons.addAll(rows);
        comparisons.add(sampled(benchmark, "copula-coupled graphs", "tree", tree, graphs));
        comparisons.add(sampled(benchmark, "product fields", "cliques", benchmark.cliques(), products));
        comparisons.add(sampled(benchmark, "fields of its spectrum", "two correlations", field, sampled));
        findings.add(
                benchmark.label() + ": " + count + " strict local minima. Theorem 5.1 on the fitted Gaussian copula (a"
                        + " tree) predicts " + judged(rows.get(0)) + "; cliques " + judged(rows.get(1))
                        + "; the two correlations " + judged(rows.get(2)) + ". Fields with the data’s spectrum have "
                        + Words.mean(sampled.minima()) + ".");
        return new MinimaCase(
                benchmark.label(),
                List.of(
                        MinimaNumber.predicted("tree (Theorem 5.1)", "tree", tree, graphs.minimaSd()),
                        MinimaNumber.simulated("copula graphs", graphs.minima(), graphs.minimaSd()),
                        MinimaNumber.predicted("cliques", "cliques", benchmark.cliques(), products.minimaSd()),
                        MinimaNumber.simulated("product fields", products.minima(), products.minimaSd()),
                        MinimaNumber.predicted("two correlations", "isotropic", field, sampled.minimaSd()),
                        MinimaNumber.simulated("spectrum fields", sampled.minima(), sampled.minimaSd()),
                        MinimaNumber.counted("counted", count)));
    }

    private static Comparison sampled(
            Benchmark benchmark, String law, String closure, Estimate predicted, Observation sampled) {
        return new Comparison(
                benchmark.label() + ", " + sampled.replicates() + " " + law,
                "local minima",
                closure,
                predicted,
                Source.SIMULATED,
                sampled.minima(),
                sampled.minimaSd());
    }

    private static String judged(Comparison row) {
        return Numbers.fixed(row.predicted().value(), 1) + ", one landscape " + Numbers.fixed(row.sd(), 1)
                + " more or less (the count is " + Words.deviations(row.z()) + " away" + Words.surprise(row.z()) + ")";
    }
}
