package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Key;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Mark;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;

/**
 * Figure 1: numbers of local minima against a parameter, predicted by every closure and counted on sampled landscapes of two
 * kinds; below, each prediction divided by the counts.
 */
public final class MinimaAgainst {
    private MinimaAgainst() {}

    /**
     * One parameter.
     *
     * @param name the panel's name
     * @param axisTitle the parameter with its unit
     * @param logarithmic whether its axis is logarithmic
     * @param tree what Theorem 5.1 predicts, whose neighbours are independent given the vertex
     * @param cliques what cliques predict
     * @param fields means over sampled fields on Hamming graphs, of which cliques speak
     * @param regular means over sampled random regular graphs, of which a tree speaks
     */
    public record Parameter(
            String name,
            String axisTitle,
            boolean logarithmic,
            Trace tree,
            Trace cliques,
            Trace fields,
            Trace regular) {

        private List<Trace> traces() {
            return List.of(tree, cliques, fields, regular);
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
            parameter.traces().forEach(trace -> Traces.add(rows, parameter.name(), trace));
            ratios.add(ratio(parameter, x, i == 0 ? "predicted / counted" : "", rows));
        }
        Key key = Traces.key(
                parameters.stream().flatMap(one -> one.traces().stream()).toList());
        key.marks(
                List.of(Look.TREE, Look.CLIQUES, open(Look.TREE), open(Look.CLIQUES)),
                "ratios to Hamming graphs (filled), to regular graphs (open)");
        return new Figure(
                "minima-against-parameters",
                "Local minima against correlation, degree and size, predicted and counted",
                "Numbers of local minima against a parameter. Lines: predictions of each closure; the tree, fresh"
                        + " neighbourhoods and Lemma 5.2 differ in basins only, and have the minima of Theorem 5.1; cliques have"
                        + " those of a field of two correlations, the second the square of the first. Circles and squares: means"
                        + " over sampled landscapes, with standard errors (smaller than the marks where none is seen) and, as"
                        + " bands, one standard deviation over landscapes. Below: each prediction divided by the mean counted on"
                        + " Hamming graphs (filled, lines) and on random regular graphs (open); bars: what the standard error of"
                        + " the count leaves open. A finite landscape has at least one minimum, also where fewer are predicted.",
                Sheet.of(Sheet.PAGE).row(110, counts).row(72, ratios).key(key).drawing(),
                rows.done());
    }

    private static Panel ratio(Parameter parameter, Axis x, String title, DataTable.Rows rows) {
        List<Trace> ratios = new ArrayList<>();
        Limits limits = Limits.none().include(0.8, 1.25);
        for (Trace counted : List.of(parameter.fields(), parameter.regular())) {
            for (Trace predicted : List.of(parameter.tree(), parameter.cliques())) {
                Trace ratio = predicted.dividedBy(counted.curve());
                if (ratio.curve().size() > 0) {
                    ratios.add(counted.equals(parameter.fields()) ? ratio : ratio.looking(open(ratio.look())));
                    limits.include(ratio.shifted(-1, 0)).include(ratio.shifted(1, 0));
                    Traces.add(rows, parameter.name() + ", predicted / " + counted.name(), ratio);
                }
            }
        }
        Panel panel = Panel.of(x, limits.logarithmic(title, 3));
        panel.level(new Look(Look.QUIET, List.of(), Mark.NONE), 0.5, 1);
        for (Trace ratio : ratios) {
            panel.bars(ratio.look().unbroken(), 0.8, ratio.xs(), ratio.shifted(-1, 0), ratio.shifted(1, 0));
            panel.line(ratio.look(), 0.7, ratio.xs(), ratio.ys());
            panel.marks(ratio.look(), 3, ratio.xs(), ratio.ys());
        }
        return panel;
    }

    /** The look of a closure over the other kind of landscapes. */
    private static Look open(Look look) {
        Mark mark = look.mark() == Mark.SQUARE ? Mark.OPEN_SQUARE : Mark.OPEN_DIAMOND;
        return new Look(look.color(), List.of(1.0, 1.6), mark);
    }
}
