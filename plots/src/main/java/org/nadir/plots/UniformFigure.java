package org.nadir.plots;

import java.util.Arrays;
import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Key;
import org.nadir.plots.drawing.Lettering;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Mark;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;
import org.nadir.theory.numeric.Estimate;

/**
 * Figure 2: the uniform case over the degree s: n/s, n/(s + 1), sampled counts and the exact spread; below, how far each is
 * from n/(s + 1), where the two formulas can be told apart.
 */
public final class UniformFigure {
    private static final Look SLIDES = new Look(Look.REPORTED.color(), List.of(4.0, 1.8), Look.REPORTED.mark());
    private static final Look EXACT = Look.TREE;

    private UniformFigure() {}

    /**
     * The sampled count at one degree.
     *
     * @param degree the number of neighbours s, positive
     * @param mean the mean number of minima over the sampled graphs, and its standard error
     * @param sd the exact standard deviation over graphs; NaN where it is not known
     */
    public record Count(int degree, Estimate mean, double sd) {}

    /**
     * The count of one graph that a paper reports.
     *
     * @param degree the number of neighbours s
     * @param minima the number of minima
     */
    public record Reported(int degree, double minima) {}

    /**
     * The figure.
     *
     * @param vertices the number of vertices n of a graph
     * @param graphs how many graphs were sampled at each degree
     * @param counts the sampled counts, by increasing degree, at least two
     * @param reported what a paper reports for graphs of as many vertices
     * @return the figure
     */
    public static Figure of(long vertices, int graphs, List<Count> counts, Reported reported) {
        int n = counts.size();
        double first = counts.get(0).degree();
        double last = counts.get(n - 1).degree();
        double[] s = counts.stream().mapToDouble(Count::degree).toArray();
        double[] mean =
                counts.stream().mapToDouble(count -> count.mean().value()).toArray();
        Axis x = Axis.logarithmicAt("neighbours ~s~", first / 1.15, last * 1.15, s);
        Panel top = Panel.of(
                        x.silent(),
                        Limits.none()
                                .include(vertices / (last + 1) / 1.2, vertices / first * 1.2)
                                .logarithmicAt("local minima", 100, 200, 500, 1_000, 2_000, 5_000, 10_000))
                .named("(a) uniform losses, ~n~ = " + Numbers.plain((double) vertices));
        double[] dense = dense(first / 1.15, last * 1.15);
        double[] slides = new double[dense.length];
        double[] exact = new double[dense.length];
        double[] excess = new double[dense.length];
        for (int i = 0; i < dense.length; i++) {
            slides[i] = vertices / dense[i];
            exact[i] = vertices / (dense[i] + 1);
            excess[i] = 100 / dense[i];
        }
        top.line(SLIDES, 1, dense, slides).line(EXACT, 1, dense, exact);
        top.marks(Look.SIMULATED, 3.6, s, mean);

        double[] off = new double[n];
        double[] below = new double[n];
        double[] above = new double[n];
        DataTable.Rows rows = DataTable.withColumns(
                "s", "n/s", "n/(s+1)", "sampled mean", "standard error", "exact sd of one graph", "graphs");
        double widest = 0;
        for (int i = 0; i < n; i++) {
            Count count = counts.get(i);
            double expected = vertices / (s[i] + 1);
            off[i] = 100 * (mean[i] / expected - 1);
            double error = 100 * count.mean().error() / expected;
            below[i] = off[i] - error;
            above[i] = off[i] + error;
            double spread = 100 * count.sd() / expected;
            widest = Math.max(widest, Double.isNaN(spread) ? 0 : spread);
            rows.add(s[i], vertices / s[i], expected, mean[i], count.mean().error(), count.sd(), (double) graphs);
        }
        double[] spreadAbove = Arrays.stream(dense)
                .map(degree -> 100 * (degree + 1) / vertices * deviation(vertices, counts, degree))
                .toArray();
        double[] spreadBelow = Arrays.stream(spreadAbove).map(up -> -up).toArray();
        double most = Math.max(1.5 * widest, Math.min(100 / first, 14));
        double[] paperAt = {reported.degree()};
        double[] paperOff = {100 * (reported.minima() * (reported.degree() + 1) / vertices - 1)};
        Panel foot = Panel.of(x, Axis.linear("above ~n~/(~s~ + 1), %", -1.2 * Math.max(widest, 1), most, 9))
                .band(EXACT, 0.18, dense, spreadBelow, spreadAbove)
                .level(EXACT, 0.9, 0)
                .line(SLIDES, 1, dense, excess)
                .bars(Look.SIMULATED.unbroken(), 1, s, below, above)
                .marks(Look.SIMULATED, 3.4, s, off)
                .bars(Look.COUNTED, 1, s, below, above) // a standard error is often smaller than its circle
                .marks(Look.REPORTED, 3.6, paperAt, paperOff)
                .named("(b) difference");
        if (100 / first > most) { // the slides' line begins above the frame
            foot.label(
                    "to " + Numbers.significant(100 / first, 2) + " % at ~s~ = " + Numbers.plain(first),
                    SLIDES.color(),
                    100 / most,
                    most,
                    -5,
                    -7,
                    Lettering.Side.LEFT);
        }
        rows.add((double) reported.degree(), "", "", reported.minima(), "", "", 1.0);
        Key key = Key.empty()
                .line(SLIDES, "~n~/~s~ (slides)")
                .line(EXACT, "~n~/(~s~ + 1), exact")
                .mark(Look.SIMULATED, "mean of " + graphs + " graphs, ± SE")
                .mark(Look.REPORTED, "paper: " + Numbers.plain(reported.minima()))
                .band(EXACT.with(Mark.NONE), "± sd of one graph, exact", false);
        return new Figure(
                "uniform-case",
                "The uniform case: n/s against n/(s + 1)",
                Lettering.unmarked("Local minima of random regular graphs with independent uniform losses, ~n~ = "
                        + Numbers.plain((double) vertices) + ", " + graphs
                        + " graphs at each degree ~s~. (a) The slides' n/s, the exact n/(s + 1), sampled means."
                        + " (b) The same relative to n/(s + 1), in per cent: bars are standard errors of the mean, the band is"
                        + " the exact standard deviation of one graph. One graph cannot tell the formulas apart where the"
                        + " upper line runs inside the band."),
                Sheet.of(Sheet.COLUMN)
                        .row(95, List.of(top))
                        .row(110, List.of(foot))
                        .key(key)
                        .drawing(),
                rows.done());
    }

    /**
     * The standard deviation of one graph between degrees where it is known: that of a graph without short cycles, times what
     * short cycles make of it at the degrees beside.
     */
    static double deviation(long vertices, List<Count> counts, double degree) {
        int right = 1;
        while (right < counts.size() - 1 && counts.get(right).degree() < degree) {
            right++;
        }
        Count one = counts.get(right - 1);
        Count other = counts.get(right);
        double share = StrictMath.log(degree / one.degree()) / StrictMath.log((double) other.degree() / one.degree());
        double inside = Math.max(0, Math.min(1, share));
        return withoutCycles(vertices, degree)
                * ((1 - inside) * one.sd() / withoutCycles(vertices, one.degree())
                        + inside * other.sd() / withoutCycles(vertices, other.degree()));
    }

    /** √(n s(s − 1)/((2s + 1)(s + 1)²)): only vertices that share a neighbour are minima together more often than alone. */
    private static double withoutCycles(long vertices, double s) {
        return StrictMath.sqrt(vertices * s * (s - 1) / (2 * s + 1)) / (s + 1);
    }

    private static double[] dense(double from, double to) {
        double[] points = new double[121];
        for (int i = 0; i < points.length; i++) {
            points[i] = from * StrictMath.pow(to / from, i / 120.0);
        }
        return points;
    }
}
