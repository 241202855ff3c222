package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;

/** Figure 6: the autocorrelation of losses along a random walk: the data's, the fitted operator's, the authors' densities'. */
public final class Autocorrelation {
    private Autocorrelation() {}

    /**
     * The figure.
     *
     * @param rows rows of panels, one a data set: what is correlated and its panels, curves over the number of steps from 0
     * @return the figure
     */
    public static Figure of(Map<String, List<Facet>> rows) {
        DataTable.Rows data = Traces.table("steps", "correlation");
        List<Facet> all = rows.values().stream().flatMap(List::stream).toList();
        Limits along = Limits.ofX(Limits.all(all));
        double lower = Math.min(0, Limits.ofY(Limits.all(all)).least());
        Sheet sheet = Sheet.of(all.size() > 1 ? Sheet.PAGE : Sheet.COLUMN);
        int letter = 0;
        int row = 0;
        for (Map.Entry<String, List<Facet>> entry : rows.entrySet()) {
            List<Panel> panels = new ArrayList<>();
            boolean last = ++row == rows.size();
            for (Facet facet : entry.getValue()) {
                Panel panel = Panel.of(
                                Axis.linear(
                                        last ? "steps of the walk" : "", -0.02 * along.most(), 1.02 * along.most(), 6),
                                Axis.linear(
                                        panels.isEmpty() ? "correlation of " + entry.getKey() : "",
                                        lower - 0.03,
                                        1.03,
                                        0,
                                        0.25,
                                        0.5,
                                        0.75,
                                        1))
                        .named(Facet.lettered(letter++, facet.name()));
                Traces.draw(panel, facet.traces());
                panels.add(panel);
                String name = rows.size() > 1 ? facet.name() + ", " + entry.getKey() : facet.name();
                facet.traces().forEach(trace -> Traces.add(data, name, trace));
            }
            sheet.row(95, panels);
        }
        return new Figure(
                "autocorrelation",
                "Random-walk autocorrelation",
                "Correlation at the two ends of a random walk, against its length, of "
                        + String.join(" and, below, of ", rows.keySet())
                        + ". Discs: exact from the graph of the data. Lines: from densities, as operators. Circles: walked"
                        + " within a window of losses, with standard errors and, as bands, one standard deviation of a single"
                        + " walk.",
                sheet.key(Traces.key(Limits.all(all))).drawing(),
                data.done());
    }
}
