package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;

/** Figure 5: the expected size of a minimum's basin against its loss, by every closure and as sampled. */
public final class BasinSizes {
    private static final double DECADES = 5; // a lemma that loses mass goes further, out of the frame

    private BasinSizes() {}

    /**
     * One law of landscapes.
     *
     * @param facet its name and curves
     * @param axisTitle what the losses are measured in
     * @param lower the left end of the axis
     * @param upper the right end of the axis
     */
    public record Law(Facet facet, String axisTitle, double lower, double upper) {}

    /**
     * The figure.
     *
     * @param laws one panel each
     * @return the figure
     */
    public static Figure of(List<Law> laws) {
        List<Panel> panels = new ArrayList<>();
        List<Trace> all = new ArrayList<>();
        DataTable.Rows rows = Traces.table("loss", "basin");
        for (int i = 0; i < laws.size(); i++) {
            Law law = laws.get(i);
            List<Trace> traces = law.facet().traces();
            Axis x = Axis.linear(law.axisTitle(), law.lower(), law.upper(), 5);
            double most = Limits.ofY(traces).most();
            Axis y = Axis.logarithmic(
                    i == 0 ? "vertices in the basin" : "", 0.8, Math.min(1.5 * most, StrictMath.pow(10, DECADES)));
            Panel panel = Panel.of(x, y).named(Facet.lettered(i, law.facet().name()));
            Traces.draw(panel, traces);
            panels.add(panel);
            all.addAll(traces);
            traces.forEach(trace -> Traces.add(rows, law.facet().name(), trace));
        }
        return new Figure(
                "basin-sizes",
                "Basin size against the loss of the minimum",
                "Expected number of vertices from which local search ends in a minimum, against the minimum's loss. Lines:"
                        + " closures. Circles: mean basins of the minima of sampled landscapes, by loss, with standard errors."
                        + " A curve may leave the frame at 10⁵ vertices. The basins of the very best minima are bounded by the number"
                        + " of vertices, which no closure knows.",
                Sheet.of(laws.size() > 1 ? Sheet.PAGE : Sheet.COLUMN)
                        .row(120, panels)
                        .key(Traces.key(all))
                        .drawing(),
                rows.done());
    }
}
