package org.nadir.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Key;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;
import org.nadir.theory.numeric.Curve;

/** Figure 12: how many steps local search takes, predicted and counted. */
public final class StepsDistribution {
    private static final double TAIL = 0.002; // shares below are not worth an axis

    private static final int IN_A_ROW = 3;

    private StepsDistribution() {}

    /**
     * The figure.
     *
     * @param facets one panel each; curves over the number of steps 0, 1, 2, …
     * @return the figure
     */
    public static Figure of(List<Facet> facets) {
        int inRow = facets.size() % IN_A_ROW == 0 ? IN_A_ROW : facets.size();
        List<List<Panel>> panels = new ArrayList<>();
        DataTable.Rows rows = Traces.table("steps", "share");
        double last = 4;
        for (Trace trace : Limits.all(facets)) {
            for (int i = 0; i < trace.curve().size(); i++) {
                if (trace.curve().value(i).value() > TAIL) {
                    last = Math.max(last, trace.curve().at(i));
                }
            }
        }
        for (int i = 0; i < facets.size(); i++) {
            Facet facet = facets.get(i);
            List<Facet> row = facets.subList(i / inRow * inRow, Math.min(facets.size(), (i / inRow + 1) * inRow));
            double most = Limits.ofY(Limits.all(row)).most();
            Panel panel = Panel.of(
                            Axis.linear("steps", -0.4, last + 0.4, 6),
                            Axis.linear(i % inRow == 0 ? "share of starts" : "", 0, 1.08 * most, 5))
                    .named(Facet.lettered(i, facet.name()));
            for (Trace trace : facet.traces()) {
                band(panel, trace);
            }
            for (Trace trace : facet.traces()) {
                panel.line(trace.look(), 0.9, trace.xs(), trace.ys());
                panel.bars(trace.look().unbroken(), 0.8, trace.xs(), trace.shifted(-1, 0), trace.shifted(1, 0));
                panel.marks(trace.look(), 3.4, trace.xs(), trace.ys());
            }
            if (i % inRow == 0) {
                panels.add(new ArrayList<>());
            }
            panels.get(i / inRow).add(panel);
            facet.traces().forEach(trace -> Traces.add(rows, facet.name(), trace));
        }
        Sheet sheet = Sheet.of(facets.size() > 1 ? Sheet.PAGE : Sheet.COLUMN);
        panels.forEach(row -> sheet.row(100, row));
        return new Figure(
                "steps-distribution",
                "Number of steps of local search",
                "Share of starting points from which local search takes a number of steps, over all starting points. The"
                        + " paper's iterations are one more than the steps. Bars: standard errors; bands: one standard deviation over"
                        + " sampled landscapes, by which one counted landscape is judged; lines guide the eye.",
                sheet.key(key(facets)).drawing(),
                rows.done());
    }

    private static Key key(List<Facet> facets) {
        Key key = Key.empty();
        Traces.named(Limits.all(facets)).forEach(trace -> {
            if (trace.spread() == null) {
                key.marked(trace.look(), trace.name());
            } else {
                key.band(trace.look(), trace.name(), false);
            }
        });
        return key;
    }

    /** The band of one landscape, over the steps at which its deviation is known. */
    private static void band(Panel panel, Trace trace) {
        Curve spread = trace.spread();
        if (spread == null) {
            return;
        }
        int n = 0;
        while (n < spread.size() && !Double.isNaN(spread.value(n).value())) {
            n++;
        }
        panel.band(
                trace.look(),
                0.2,
                Arrays.copyOf(trace.xs(), n),
                Arrays.copyOf(trace.shifted(0, -1), n),
                Arrays.copyOf(trace.shifted(0, 1), n));
    }
}
