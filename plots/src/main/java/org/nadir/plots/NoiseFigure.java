package org.nadir.plots;

import java.util.List;
import java.util.stream.Stream;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;

/**
 * Figure 8: local minima, and the share of starts that reaches the optimum, against the share of the observed variance that
 * is training noise; and a benchmark of repeated runs, one run against the mean of several.
 */
public final class NoiseFigure {
    private NoiseFigure() {}

    /**
     * The figure.
     *
     * @param minima numbers of minima against 1 − λ
     * @param share shares that reach the optimum against 1 − λ
     * @param runs numbers of minima of repeated runs and their mean, against 1 − λ
     * @param model what the first two panels show, such as {@code H(6, 5), ρ = 0.7}
     * @param benchmark what the third shows, such as {@code NAS-Bench-Macro}
     * @return the figure
     */
    public static Figure of(List<Trace> minima, List<Trace> share, List<Trace> runs, String model, String benchmark) {
        DataTable.Rows rows = Traces.table("noise share", "value");
        String along = "noise 1 − ~λ~";
        Panel first = Panel.of(
                        Limits.ofX(minima).padded(along, 5),
                        Axis.linear("local minima", 0, 1.08 * Limits.ofY(minima).most(), 5))
                .named("(a) minima, " + model);
        Panel second = Panel.of(
                        Limits.ofX(share).padded(along, 5),
                        Axis.linear(
                                "share reaching the optimum",
                                0,
                                1.08 * Limits.ofY(share).most(),
                                5))
                .named("(b) optimum, " + model);
        Panel third = Panel.of(
                        Limits.ofX(runs).padded(along, 5),
                        Axis.linear("local minima", 0, 1.08 * Limits.ofY(runs).most(), 5))
                .named("(c) " + benchmark);
        Traces.draw(first, minima);
        Traces.draw(second, share);
        Traces.draw(third, runs);
        minima.forEach(trace -> Traces.add(rows, "minima", trace));
        share.forEach(trace -> Traces.add(rows, "share reaching the optimum", trace));
        runs.forEach(trace -> Traces.add(rows, benchmark, trace));
        List<Trace> all = Stream.of(minima, share, runs).flatMap(List::stream).toList();
        return new Figure(
                "noise",
                "Local minima and the optimum against training noise",
                "Against the share 1 − λ of the observed variance that is training noise: (a) local minima of the observed"
                        + " losses, (b) the share of starts that reaches the observed optimum, both for "
                        + model.replace("~", "")
                        + "; (c) strict minima of " + benchmark
                        + ": each of its runs, and their mean, which has less noise."
                        + " Lines in (a) and (c): Gaussian fields seen through noise, exact. Line in (b): no theory follows the"
                        + " basins through noise; drawn is the recursion on cliques without noise whose neighbours are as much"
                        + " alike, with correlation λρ. Circles: means over sampled landscapes, with standard errors where these are"
                        + " larger than the circle; bands: one standard deviation over landscapes. Discs: what the benchmark has,"
                        + " single landscapes, to be judged by the bands.",
                Sheet.of(Sheet.PAGE)
                        .row(105, List.of(first, second, third))
                        .key(Traces.key(all))
                        .drawing(),
                rows.done());
    }
}
