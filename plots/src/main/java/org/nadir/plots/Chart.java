package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;

/** A chart of one's own: curves in one panel, drawn like those of every other figure. */
public final class Chart {
    /** The looks that curves without a closure take in turn. */
    private static final List<Look> LOOKS =
            List.of(Look.TREE, Look.LEMMA, Look.CLIQUES, Look.FRESH, Look.ISOTROPIC, Look.AUTHORS);

    private static final double DECADES = 9;

    private Chart() {}

    /**
     * Curves on even axes.
     *
     * @param title one line
     * @param x what the curves run over, with its unit
     * @param y what they tell, with its unit
     * @param traces the curves, at least one
     * @return the figure
     * @throws IllegalArgumentException if there is no curve
     */
    public static Figure of(String title, String x, String y, List<Trace> traces) {
        requireCurve(traces);
        return of(title, x, y, traces, Limits.ofY(traces).even(y, 5));
    }

    /**
     * Curves of positive values on a logarithmic axis, at most nine decades down from the top.
     *
     * @param title one line
     * @param x what the curves run over, with its unit
     * @param y what they tell, with its unit
     * @param traces the curves, at least one
     * @return the figure
     * @throws IllegalArgumentException if there is no curve
     */
    public static Figure logarithmic(String title, String x, String y, List<Trace> traces) {
        requireCurve(traces);
        return of(title, x, y, traces, Limits.ofY(traces).logarithmic(y, DECADES));
    }

    private static void requireCurve(List<Trace> traces) {
        if (traces.isEmpty()) {
            throw new IllegalArgumentException("a chart needs a curve, but has none");
        }
    }

    private static Figure of(String title, String x, String y, List<Trace> traces, Axis axis) {
        List<Trace> told = apart(traces);
        Panel panel = Panel.of(Limits.ofX(told).padded(x, 6), axis);
        Traces.draw(panel, told);
        DataTable.Rows rows = Traces.table(x, y);
        told.forEach(trace -> Traces.add(rows, title, trace));
        return new Figure(
                "chart",
                title,
                "Lines are predicted; circles are means over sampled landscapes with their standard errors, discs are counted.",
                Sheet.of(Sheet.COLUMN)
                        .row(110, List.of(panel))
                        .key(Traces.key(told))
                        .drawing(),
                rows.done());
    }

    /** Curves that would look the same get looks of their own. */
    private static List<Trace> apart(List<Trace> traces) {
        List<Look> used = new ArrayList<>();
        List<Trace> told = new ArrayList<>();
        for (Trace trace : traces) {
            Look look = trace.look();
            if (used.contains(look)) {
                look = LOOKS.stream()
                        .filter(other -> !used.contains(other))
                        .findFirst()
                        .orElse(look);
            }
            used.add(look);
            told.add(trace.looking(look));
        }
        return told;
    }
}
