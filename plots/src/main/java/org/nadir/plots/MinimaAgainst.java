package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Mark;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;

/**
 * Figure 1: numbers of local minima against a parameter, predicted by every closure and counted on sampled landscapes;
 * below, each prediction divided by the count.
 */
public final class MinimaAgainst {
    private MinimaAgainst() {}

    /**
     * One parameter.
     *
     * @param name the panel's name
     * @param axisTitle the parameter with its unit
     * @param logarithmic whether its axis is logarithmic
     * @param traces predictions, and one simulated trace that they are compared with
     */
    public record Parameter(String name, String axisTitle, boolean logarithmic, List<Trace> traces) {
        /**
         * Keeps its own list.
         *
         * @param name the panel's name
         * @param axisTitle the parameter with its unit
         * @param logarithmic whether its axis is logarithmic
         * @param traces predictions and a simulated trace
         * @throws IllegalArgumentException if no trace is simulated
         */
        public Parameter {
            traces = List.copyOf(traces);
            if (traces.stream().noneMatch(trace -> trace.source() == Source.SIMULATED)) {
                throw new IllegalArgumentException("a ratio needs a simulated trace, but '" + name + "' has none");
            }
        }
    }

    /**
     * The figure.
     *
     * @param parameters one column of panels each
     * @return the figure
     */
    public static Figure of(List<Parameter> parameters) {
        List<Panel> counts = new ArrayList<>();
        List<Panel> ratios = new ArrayList<>();
        DataTable.Rows rows = Traces.table("parameter", "minima");
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Limits along = Limits.ofX(parameter.traces());
            Axis x = parameter.logarithmic()
                    ? along.logarithmic(parameter.axisTitle(), 12)
                    : along.padded(parameter.axisTitle(), 5);
            Axis y = Limits.ofY(parameter.traces()).logarithmic(i == 0 ? "local minima" : "", 6);
            Panel count = Panel.of(x.silent(), y).named(Facet.lettered(i, parameter.name()));
            Traces.draw(count, parameter.traces());
            counts.add(count);
            ratios.add(ratio(parameter, x, i == 0 ? "predicted / counted" : "", rows));
            parameter.traces().forEach(trace -> Traces.add(rows, parameter.name(), trace));
        }
        List<Trace> all = parameters.stream()
                .flatMap(parameter -> parameter.traces().stream())
                .toList();
        return new Figure(
                "minima-against-parameters",
                "Local minima against correlation, degree and size, predicted and counted",
                "Numbers of local minima against a parameter. Lines: predictions of each closure. Circles: means over sampled"
                        + " landscapes, with standard errors (smaller than the circles where none is seen) and, as bands, one standard deviation"
                        + " over landscapes. Below: each"
                        + " prediction divided by the counted mean; bars: what the standard error of the count leaves open.",
                Sheet.of(Sheet.PAGE)
                        .row(110, counts)
                        .row(64, ratios)
                        .key(Traces.key(all))
                        .drawing(),
                rows.done());
    }

    private static Panel ratio(Parameter parameter, Axis x, String title, DataTable.Rows rows) {
        Trace counted = parameter.traces().stream()
                .filter(trace -> trace.source() == Source.SIMULATED)
                .findFirst()
                .orElseThrow();
        List<Trace> ratios = new ArrayList<>();
        Limits limits = Limits.none();
        for (Trace trace : parameter.traces()) {
            if (trace.source() == Source.PREDICTED) {
                Trace ratio = trace.dividedBy(counted.curve());
                if (ratio.curve().size() > 0) {
                    ratios.add(ratio);
                    limits.include(ratio.shifted(-1, 0)).include(ratio.shifted(1, 0));
                    Traces.add(rows, parameter.name() + ", predicted / counted", ratio);
                }
            }
        }
        limits.include(0.8, 1.25);
        Panel panel = Panel.of(x, limits.logarithmic(title, 3));
        panel.level(new Look(Look.QUIET, List.of(), Mark.NONE), 0.5, 1);
        for (Trace ratio : ratios) {
            panel.bars(ratio.look().unbroken(), 0.8, ratio.xs(), ratio.shifted(-1, 0), ratio.shifted(1, 0));
            panel.line(ratio.look(), 0.7, ratio.xs(), ratio.ys());
            panel.marks(ratio.look(), 3, ratio.xs(), ratio.ys());
        }
        return panel;
    }
}
