package org.nadir.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.montecarlo.UniformVariance;
import org.nadir.theory.Closure;
import org.nadir.theory.Solution;
import org.nadir.theory.UniformCase;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.numeric.Estimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nadir uniform}. */
@Command(
        name = "uniform",
        sortOptions = false,
        description = {
            "Settles the n/s question: how many local minima independent losses have on a regular graph, exactly, and how many"
                    + " landscapes it takes to tell n/(s+1) from n/s.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  nadir uniform --n 15625 --s 24", "  nadir uniform --space 'hamming(8, 3)'"})
final class UniformQuestion implements Callable<Integer> {
    private static final double SIGMAS = 5;

    @Mixin
    private final SizeOptions options = new SizeOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        SizeOptions.Size size = options.size(Optional.empty());
        long n = size.n();
        int s = size.s();
        Optional<Graph> graph = size.graph();
        UniformCase uniform = UniformCase.of(n, s);
        Uniform losses = Uniform.of(0, 1);
        Estimate integrated = Solution.of(Pair.of(losses, Independent.of(losses)), s, Closure.tree())
                .minimaFraction()
                .times((double) n);

        Table numbers =
                Table.of("minima", "Expected number of local minima", Column.of("formula"), Column.of("minima"));
        numbers.row("n/(s+1), exact on any s-regular graph", uniform.minima());
        numbers.row("Theorem 5.1, integrated", integrated);
        numbers.row("n/s, the slides' rounding", uniform.slides());
        numbers.row("n/s too high by, in per cent (100/s)", 100.0 / s);

        Table spreads = Table.of(
                "spread",
                "Exact standard deviation of the number of minima of one landscape",
                Column.of("graph"),
                Column.of("sd"),
                Column.of("graphs_for_5_sigma", "graphs for 5 sigma"));
        double shown = Double.NaN;
        OptionalDouble known = deviation(size);
        if (known.isPresent()) {
            shown = known.getAsDouble();
            String name = graph.<Object>map(of -> of)
                    .orElseGet(() -> size.cliques()
                            .map(c -> "hamming(" + c.d() + ", " + c.q() + ")")
                            .orElseThrow())
                    .toString();
            spreads.row(name, shown, uniform.graphsToRefute(shown, SIGMAS));
        }
        if (s == n - 1 && known.isEmpty()) {
            // The best of all is the only minimum.
            shown = 0;
            spreads.row("complete(" + n + ")", 0.0, uniform.graphsToRefute(0, SIGMAS));
        }
        OptionalDouble variance = uniform.varianceWithoutShortCycles();
        if (variance.isPresent()) {
            double sd = Math.sqrt(variance.getAsDouble());
            spreads.row("without cycles of 3 or 4", sd, uniform.graphsToRefute(sd, SIGMAS));
            shown = Double.isNaN(shown) ? sd : shown;
        }
        if (n == 15_625 && s == 24 && known.isEmpty()) {
            shown = Math.sqrt(uniform.varianceOnHamming(6, 5));
            spreads.row("hamming(6, 5), NAS-Bench-201", shown, uniform.graphsToRefute(shown, SIGMAS));
        }
        Report report = Report.of("The n/s question: n = " + n + ", s = " + s).table(numbers);
        if (!spreads.rows().isEmpty()) {
            report.table(spreads);
        }
        if ((n & 1) == 1 && (s & 1) == 1) {
            report.note("Warning: no graph has " + n + " vertices of " + s + " neighbours each, since n s is odd.");
        }
        if (shown == 0) {
            report.note("Every landscape has exactly n/(s+1) minima: one tells the two formulas apart.");
        } else if (!Double.isNaN(shown)) {
            double gap = (uniform.slides() - uniform.minima()) / shown;
            report.note(String.format(
                    java.util.Locale.ROOT,
                    "The two formulas are %.2f standard deviations of one landscape apart: %s.",
                    gap,
                    gap > SIGMAS
                            ? "one landscape tells them apart"
                            : "it takes the mean of several landscapes to tell"));
            if (n == 15_625 && s == 24) {
                report.note(String.format(
                        java.util.Locale.ROOT,
                        "The paper's simulation counted 616 on one landscape: %.2f standard deviations from n/(s+1) and %.2f"
                                + " from n/s. By itself it refutes neither at %.0f standard deviations.",
                        (616 - uniform.minima()) / shown,
                        (616 - uniform.slides()) / shown,
                        SIGMAS));
            }
        }
        output.print(report);
        return 0;
    }

    /** The exact standard deviation of the number of minima among independent losses, where the space is a regular graph. */
    static OptionalDouble deviation(SizeOptions.Size size) {
        Optional<Closure.Cliques> cliques = size.cliques();
        if (cliques.isPresent()) {
            return OptionalDouble.of(Math.sqrt(UniformCase.of(size.n(), size.s())
                    .varianceOnHamming(cliques.get().d(), cliques.get().q())));
        }
        return size.graph().stream()
                .mapToDouble(graph -> Math.sqrt(UniformVariance.of(graph)))
                .findFirst();
    }
}
