package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;

/** Figure 9: the best loss found against the number of evaluations, by algorithm, one panel a space, one row a noise. */
public final class Performance {
    private Performance() {}

    /**
     * The figure.
     *
     * @param rows panels by noise level, the least first; each row has the same spaces, each panel the same algorithms
     * @param axisTitle what is found, with its unit
     * @return the figure
     * @throws IllegalArgumentException if there is no row
     */
    public static Figure of(List<List<Facet>> rows, String axisTitle) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there must be a noise level, but there was none");
        }
        Sheet sheet = Sheet.of(Sheet.PAGE);
        DataTable.Rows data = Traces.table("evaluations", "best loss");
        List<Trace> all = rows.stream().flatMap(row -> Limits.all(row).stream()).toList();
        int place = 0;
        for (int i = 0; i < rows.size(); i++) {
            List<Panel> panels = new ArrayList<>();
            for (int j = 0; j < rows.get(i).size(); j++) {
                Facet facet = rows.get(i).get(j);
                int column = j;
                List<Trace> inColumn = rows.stream()
                        .flatMap(row -> row.get(column).traces().stream())
                        .toList();
                Limits y = Limits.ofY(inColumn);
                boolean last = i == rows.size() - 1;
                Axis x = Limits.ofX(inColumn).logarithmicAt("evaluations", 5, 10, 30, 100, 300);
                Panel panel = Panel.of(last ? x : x.silent(), y.even(j == 0 ? axisTitle : "", 6))
                        .named(Facet.lettered(place++, facet.name()));
                Traces.lines(panel, facet.traces());
                panels.add(panel);
                facet.traces().forEach(trace -> Traces.add(data, facet.name(), trace));
            }
            sheet.row(78, panels);
        }
        return new Figure(
                "performance",
                "Best loss found against evaluations, with noise",
                "The true loss of the best architecture by observed loss, against the number of evaluations: means over trials,"
                        + " bands their standard error. One column a space, one row a share of noise in the observed losses.",
                sheet.key(Traces.lineKey(all)).drawing(),
                data.done());
    }
}
