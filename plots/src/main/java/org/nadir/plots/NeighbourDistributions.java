package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.HeatMap;
import org.nadir.plots.drawing.Key;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Mark;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Shade;
import org.nadir.plots.drawing.Sheet;
import org.nadir.theory.numeric.Curve;

/**
 * Figure 3: neighbourhood distributions of data sets side by side: the histogram of losses with fits, pdf_e as a heat map in
 * normal scores, quantiles of a neighbour given the vertex, and how the data sets differ from the first.
 */
public final class NeighbourDistributions {
    private static final Look DATA = new Look(Look.INK, List.of(), Mark.DISC);
    private static final Look FIT = Look.GAUSSIAN_COPULA;
    private static final int OCTAVES = 5; // the colours go from 1/32 to 32
    private static final int STRIP = 5;

    private NeighbourDistributions() {}

    /**
     * The distributions of one data set.
     *
     * @param name the data set
     * @param unit what its losses are measured in
     * @param histogram the share of vertices per unit of loss, at the middle of each bin
     * @param fits densities fitted to it
     * @param neighbours log₂ of how many times as many pairs of neighbours there are, at normal scores u along the first
     *     variable and v along the second, as if they were independent; NaN where too few are expected to tell
     * @param quantiles quantiles of a neighbour's score given the vertex's score, one curve each, as seen, with their
     *     standard errors where they have such
     * @param fittedQuantiles the same of the fitted model
     */
    public record DataSet(
            String name,
            String unit,
            Curve histogram,
            List<Trace> fits,
            Grid neighbours,
            List<Curve> quantiles,
            List<Curve> fittedQuantiles) {
        /**
         * Keeps its own lists.
         *
         * @param name the data set
         * @param unit what its losses are measured in
         * @param histogram the share of vertices per unit of loss
         * @param fits densities fitted to it
         * @param neighbours log₂ of pairs over independent ones
         * @param quantiles the conditional quantiles as seen
         * @param fittedQuantiles the model's conditional quantiles
         */
        public DataSet {
            fits = List.copyOf(fits);
            quantiles = List.copyOf(quantiles);
            fittedQuantiles = List.copyOf(fittedQuantiles);
        }
    }

    /**
     * The figure.
     *
     * @param sets the data sets, at least two
     * @param levels what the quantiles are, such as {@code 10, 50 and 90 %}
     * @param seen what maps and quantiles are of, such as {@code data}
     * @param look the look of its quantiles
     * @param model the name of the fitted model
     * @return the figure
     * @throws IllegalArgumentException if there are fewer than two data sets
     */
    public static Figure of(List<DataSet> sets, String levels, String seen, Look look, String model) {
        if (sets.size() < 2) {
            throw new IllegalArgumentException("side by side needs two data sets, but had " + sets.size());
        }
        List<Panel> losses = new ArrayList<>();
        List<Panel> maps = new ArrayList<>();
        List<Panel> quantiles = new ArrayList<>();
        List<Panel> differences = new ArrayList<>();
        List<Panel> mapScales = new ArrayList<>();
        List<Panel> differenceScales = new ArrayList<>();
        DataTable.Rows rows = DataTable.withColumns("data set", "what", "x", "y", "value");
        int n = sets.size();
        double furthest = 0.5;
        for (int i = 0; i < n; i++) {
            furthest = Math.max(furthest, difference(sets, i).size(1));
        }
        int far = (int) Math.ceil(furthest);
        for (int i = 0; i < sets.size(); i++) {
            DataSet set = sets.get(i);
            losses.add(losses(set, i, rows));
            maps.add(map(set, i, n + i, rows));
            quantiles.add(quantiles(set, look, i, 2 * n + i, rows));
            differences.add(difference(sets, i, 3 * n + i, far, rows));
            mapScales.add(scale(OCTAVES, "pairs / pairs if independent"));
            differenceScales.add(scale(far, "ratio of pairs"));
        }
        Key key = Key.empty();
        if (look.equals(DATA)) {
            key.line(DATA, seen);
        } else {
            key.line(DATA, "losses").line(look, seen);
        }
        Traces.named(sets.stream().flatMap(set -> set.fits().stream()).toList())
                .forEach(trace -> Traces.entry(key, trace));
        key.line(FIT, model);
        return new Figure(
                "neighbour-distributions",
                "Neighbourhood distributions",
                "First row: losses of all vertices, with fitted densities. Second: how many times as many pairs of neighbours"
                        + " there are at two normal scores (good losses at the lower left) as if neighbours were independent, "
                        + seen
                        + "; what lies beyond the ends of the scale has their colours, grey cells would hold too few pairs to tell. Third: quantiles of a"
                        + " neighbour's score given the vertex's (" + levels + "), " + seen + " and " + model
                        + ". Last: the second row of two data sets, one divided by the other, grey where one of"
                        + " them has next to none.",
                Sheet.of(Sheet.PAGE)
                        .row(62, losses)
                        .row(116, maps)
                        .row(STRIP, mapScales)
                        .row(84, quantiles)
                        .row(116, differences)
                        .row(STRIP, differenceScales)
                        .key(key)
                        .drawing(),
                rows.done());
    }

    private static Panel losses(DataSet set, int place, DataTable.Rows rows) {
        Curve histogram = set.histogram();
        int n = histogram.size();
        double half = n > 1 ? (histogram.at(1) - histogram.at(0)) / 2 : 0.5;
        double[] edge = new double[2 * n + 2];
        double[] height = new double[2 * n + 2];
        double most = 0;
        for (int i = 0; i < n; i++) {
            edge[2 * i + 1] = histogram.at(i) - half;
            edge[2 * i + 2] = histogram.at(i) + half;
            height[2 * i + 1] = histogram.value(i).value();
            height[2 * i + 2] = height[2 * i + 1];
            most = Math.max(most, height[2 * i + 1]);
            rows.add(set.name(), "histogram", histogram.at(i), "", height[2 * i + 1]);
        }
        edge[0] = edge[1];
        edge[2 * n + 1] = edge[2 * n];
        for (Trace fit : set.fits()) {
            for (int i = 0; i < fit.curve().size(); i++) {
                most = Math.max(most, fit.curve().value(i).value());
                rows.add(
                        set.name(),
                        fit.name(),
                        fit.curve().at(i),
                        "",
                        fit.curve().value(i).value());
            }
        }
        Panel panel = Panel.of(
                        Axis.linear(set.unit(), edge[0], edge[2 * n + 1], 5),
                        Axis.linear(place == 0 ? "pdf_{n}, " + per(set.unit()) : "", 0, 1.08 * most, 3))
                .named(Facet.lettered(place, set.name()));
        panel.band(Look.SIMULATED, 0.3, edge, new double[edge.length], height);
        panel.line(DATA, 0.5, edge, height);
        Traces.lines(panel, set.fits());
        return panel;
    }

    private static String per(String unit) {
        return unit.endsWith("%") ? "per %" : "per unit of loss";
    }

    private static Panel map(DataSet set, int column, int place, DataTable.Rows rows) {
        Grid grid = set.neighbours();
        HeatMap map = HeatMap.of(grid.values(), grid.cells(), Shade.DIFFERENCE, -OCTAVES, OCTAVES);
        add(rows, set.name(), "log2 of pairs / independent pairs", grid);
        return Panel.of(scores("vertex", grid), scores(column == 0 ? "neighbour" : "", grid))
                .named(Facet.lettered(place, set.name()))
                .under(map);
    }

    private static Panel quantiles(DataSet set, Look look, int column, int place, DataTable.Rows rows) {
        Grid grid = set.neighbours();
        Panel panel = Panel.of(scores("vertex", grid), scores(column == 0 ? "neighbour" : "", grid))
                .named(Facet.lettered(place, set.name()));
        for (Curve curve : set.quantiles()) {
            panel.bars(look.unbroken(), 0.6, xs(curve), ys(curve, -1), ys(curve, 1));
        }
        for (Curve curve : set.fittedQuantiles()) {
            panel.line(FIT, 0.9, xs(curve), ys(curve, 0));
            add(rows, set.name(), "fitted quantile", curve);
        }
        for (Curve curve : set.quantiles()) {
            panel.line(look, 0.9, xs(curve), ys(curve, 0));
            add(rows, set.name(), "quantile", curve);
        }
        return panel;
    }

    /** The next data set, after the last the first, less one, in octaves. */
    private static Grid difference(List<DataSet> sets, int i) {
        Grid next = sets.get((i + 1) % sets.size()).neighbours();
        return next.from(-OCTAVES).minus(sets.get(i).neighbours().from(-OCTAVES));
    }

    private static Panel difference(List<DataSet> sets, int i, int place, int far, DataTable.Rows rows) {
        Grid grid = difference(sets, i);
        HeatMap map = HeatMap.of(grid.values(), grid.cells(), Shade.DIFFERENCE, -far, far);
        String what =
                sets.get((i + 1) % sets.size()).name() + " / " + sets.get(i).name();
        add(rows, what, "log2 of the ratio of pairs", grid);
        return Panel.of(scores("vertex", grid), scores(i == 0 ? "neighbour" : "", grid))
                .named(Facet.lettered(place, what))
                .under(map);
    }

    /** The colours of a row of maps, from 2^{−octaves} to 2^{octaves}. */
    private static Panel scale(int octaves, String quantity) {
        List<Axis.Tick> ticks = new ArrayList<>();
        int step = octaves > 3 ? 2 : 1;
        for (int power = -octaves / step * step; power <= octaves; power += step) {
            String times = Numbers.plain(StrictMath.pow(2, Math.abs(power)));
            ticks.add(new Axis.Tick(power, power < 0 ? "1/" + times : times));
        }
        return Panel.of(Axis.labelled(quantity, -octaves, octaves, ticks), Axis.linear("", 0, 1))
                .under(HeatMap.of(new double[1], 1, Shade.DIFFERENCE, -octaves, octaves)
                        .scale());
    }

    private static void add(DataTable.Rows rows, String set, String what, Grid grid) {
        for (int i = 0; i < grid.cells(); i++) {
            for (int j = 0; j < grid.cells(); j++) {
                rows.add(set, what, grid.middle(i), grid.middle(j), grid.value(i, j));
            }
        }
    }

    private static Axis scores(String who, Grid grid) {
        return Axis.linear(who.isEmpty() ? "" : who + ", normal score", grid.lower(), grid.upper(), -2, -1, 0, 1, 2);
    }

    private static void add(DataTable.Rows rows, String set, String what, Curve curve) {
        for (int i = 0; i < curve.size(); i++) {
            rows.add(set, what, curve.at(i), "", curve.value(i).value());
        }
    }

    private static double[] xs(Curve curve) {
        double[] xs = new double[curve.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = curve.at(i);
        }
        return xs;
    }

    /** The values plus so many standard errors. */
    private static double[] ys(Curve curve, int errors) {
        double[] ys = new double[curve.size()];
        for (int i = 0; i < ys.length; i++) {
            ys[i] = curve.value(i).value() + errors * curve.value(i).error();
        }
        return ys;
    }
}
