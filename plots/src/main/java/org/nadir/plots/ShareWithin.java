package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Lettering;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;
import org.nadir.theory.numeric.Curve;

/**
 * Figure 4: the share of starts that end within ε of the optimum, for real data, theory and simulation; above as computed,
 * below divided by its value at the right edge, as the authors drew it, which hides what mass is lost.
 */
public final class ShareWithin {
    private static final double TOP = 1.08;
    private static final double FAR_ABOVE = 1.5;
    private static final double FAR_BELOW = 0.05;

    private ShareWithin() {}

    /**
     * The figure.
     *
     * @param facets one column each; curves over ε > 0
     * @param unit the unit of ε, as the axis names it
     * @return the figure
     */
    public static Figure of(List<Facet> facets, String unit) {
        List<Panel> raw = new ArrayList<>();
        List<Panel> divided = new ArrayList<>();
        DataTable.Rows rows = Traces.table("epsilon", "share");
        Axis along = Limits.ofX(Limits.all(facets)).logarithmic("ε, " + unit, 5);
        for (int i = 0; i < facets.size(); i++) {
            Facet facet = facets.get(i);
            Panel panel = Panel.of(along.silent(), shares(i == 0 ? "share of starts" : ""))
                    .named(Facet.lettered(i, facet.name()));
            Panel scaled = Panel.of(along, shares(i == 0 ? "share / its value at the right" : ""));
            Traces.lines(panel, inSteps(facet.traces()));
            sayWhatIsFar(panel, along, facet.traces());
            List<Trace> whole =
                    facet.traces().stream().map(ShareWithin::divided).toList();
            Traces.lines(scaled, inSteps(whole));
            raw.add(panel);
            divided.add(scaled);
            facet.traces().forEach(trace -> Traces.add(rows, facet.name(), trace));
            whole.forEach(trace -> Traces.add(rows, facet.name() + ", divided", trace));
        }
        return new Figure(
                "share-within",
                "Share of starts that end within ε of the optimum",
                "Share of starting points from which local search ends within ε of the optimum. Above: as counted, predicted"
                        + " and simulated; a closure that conserves mass ends at 1, and of one that ends far from 1 the value at the largest"
                        + " ε is written. Below: each curve divided by its value at the largest ε, as in the paper. Counted shares"
                        + " step up at the losses of minima. Bands: one standard deviation over sampled landscapes.",
                Sheet.of(Sheet.PAGE)
                        .row(100, raw)
                        .row(92, divided)
                        .key(Traces.lineKey(Limits.all(facets)))
                        .drawing(),
                rows.done());
    }

    private static Axis shares(String title) {
        return Axis.linear(title, 0, TOP, 0, 0.25, 0.5, 0.75, 1);
    }

    /** Curves that end far outside the frame, or flat on its foot, would press the others together: their ends are told. */
    private static void sayWhatIsFar(Panel panel, Axis along, List<Trace> traces) {
        double up = 6;
        for (int i = traces.size() - 1; i >= 0; i--) {
            Trace trace = traces.get(i);
            Curve curve = trace.curve();
            double total = curve.value(curve.size() - 1).value();
            if (total > FAR_ABOVE || total < FAR_BELOW) {
                panel.label(
                        trace.name() + ", ends at " + Numbers.significant(total, 3),
                        trace.look().color(),
                        along.upper(),
                        0,
                        -4,
                        up,
                        Lettering.Side.LEFT);
                up += 9;
            }
        }
    }

    /** What is counted stays as it is up to the loss of the next minimum. */
    private static List<Trace> inSteps(List<Trace> traces) {
        return traces.stream()
                .map(trace -> trace.source() == Source.COUNTED ? stepped(trace) : trace)
                .toList();
    }

    private static Trace stepped(Trace trace) {
        double[] xs = trace.xs();
        double[] ys = trace.ys();
        int n = 2 * xs.length - 1;
        double[] at = new double[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = i % 2 == 0 ? xs[i / 2] : Math.nextDown(xs[i / 2 + 1]);
            values[i] = ys[i / 2];
        }
        return new Trace(trace.name(), trace.source(), trace.look(), Curve.of(at, values, new double[n]), null);
    }

    private static Trace divided(Trace trace) {
        Curve curve = trace.curve();
        double total = curve.value(curve.size() - 1).value();
        double[] at = trace.xs();
        double[] values = trace.ys();
        double[] errors = new double[values.length];
        double[] sd = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] /= total;
            errors[i] = curve.value(i).error() / total;
            sd[i] = trace.spread() == null ? 0 : trace.spread().value(i).value() / total;
        }
        Curve spread = trace.spread() == null ? null : Curve.of(at, sd, new double[sd.length]);
        return new Trace(trace.name(), trace.source(), trace.look(), Curve.of(at, values, errors), spread);
    }
}
