package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;

/** Figure 6: the autocorrelation of losses along a random walk: the data's, the fitted operator's, the authors' densities'. */
public final class Autocorrelation {
    private Autocorrelation() {}

    /**
     * The figure.
     *
     * @param facets one panel a data set; curves over the number of steps, from 0
     * @return the figure
     */
    public static Figure of(List<Facet> facets) {
        List<Panel> panels = new ArrayList<>();
        DataTable.Rows rows = Traces.table("steps", "correlation");
        Limits along = Limits.ofX(Limits.all(facets));
        double lower = Math.min(0, Limits.ofY(Limits.all(facets)).least());
        for (int i = 0; i < facets.size(); i++) {
            Facet facet = facets.get(i);
            Panel panel = Panel.of(
                            Axis.linear("steps of the walk", -0.02 * along.most(), 1.02 * along.most(), 6),
                            Axis.linear(i == 0 ? "correlation" : "", lower - 0.03, 1.03, 0, 0.25, 0.5, 0.75, 1))
                    .named(Facet.lettered(i, facet.name()));
            Traces.draw(panel, facet.traces());
            panels.add(panel);
            facet.traces().forEach(trace -> Traces.add(rows, facet.name(), trace));
        }
        return new Figure(
                "autocorrelation",
                "Random-walk autocorrelation",
                "Correlation of the losses at the two ends of a random walk, against its length. Discs: exact from the graph of"
                        + " the data. Lines: from densities, as operators. Circles: walked within a window of losses, with"
                        + " standard errors and, as bands, one standard deviation of a single walk.",
                Sheet.of(facets.size() > 1 ? Sheet.PAGE : Sheet.COLUMN)
                        .row(95, panels)
                        .key(Traces.key(Limits.all(facets)))
                        .drawing(),
                rows.done());
    }
}
