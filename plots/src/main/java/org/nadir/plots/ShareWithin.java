package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;
import org.nadir.theory.numeric.Curve;

/**
 * Figure 4: the share of starts that end within ε of the optimum, for real data, theory and simulation; above as computed,
 * below divided by its value at the right edge, as the authors drew it, which hides what mass is lost.
 */
public final class ShareWithin {
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
        Limits shares = Limits.ofY(Limits.all(facets));
        double most = shares.most();
        boolean far = most > 2; // a closure that loses mass by multiples would press the others flat
        for (int i = 0; i < facets.size(); i++) {
            Facet facet = facets.get(i);
            String title = i == 0 ? "share of starts" : "";
            Axis up = far
                    ? Axis.logarithmic(title, Math.max(1e-4, 0.8 * shares.least()), 1.5 * most)
                    : Axis.linear(title, 0, Math.max(1, most) * 1.05, 0, 0.25, 0.5, 0.75, 1);
            Panel panel = Panel.of(along.silent(), up).named(Facet.lettered(i, facet.name()));
            Panel scaled =
                    Panel.of(along, Axis.linear(i == 0 ? "divided by the total" : "", 0, 1.05, 0, 0.25, 0.5, 0.75, 1));
            Traces.lines(panel, facet.traces());
            List<Trace> whole =
                    facet.traces().stream().map(ShareWithin::divided).toList();
            Traces.lines(scaled, whole);
            raw.add(panel);
            divided.add(scaled);
            facet.traces().forEach(trace -> Traces.add(rows, facet.name(), trace));
            whole.forEach(trace -> Traces.add(rows, facet.name() + ", divided", trace));
        }
        return new Figure(
                "share-within",
                "Share of starts that end within ε of the optimum",
                "Share of starting points from which local search ends within ε of the optimum. Above: as counted, predicted"
                        + " and simulated; a closure that conserves mass ends at 1. Below: each curve divided by its value at"
                        + " the largest ε, as in the paper. Bands: one standard deviation over sampled landscapes.",
                Sheet.of(Sheet.PAGE)
                        .row(92, raw)
                        .row(92, divided)
                        .key(Traces.lineKey(Limits.all(facets)))
                        .drawing(),
                rows.done());
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
