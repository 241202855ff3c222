package org.nadir.plots;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Key;
import org.nadir.plots.drawing.Lettering;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Mark;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;

/**
 * Figure 11: the mass M, which is 1 for a closure that gives every vertex one minimum: against the correlation of
 * neighbours, and for pairs of densities with their defect of stationarity.
 */
public final class MassLoss {
    private MassLoss() {}

    /**
     * The masses of one pair of densities.
     *
     * @param label the pair's name
     * @param masses M by closure
     * @param stationarity the total variation between pdf_n and pdf_n·pdf_e
     */
    public record PairMass(String label, List<Mass> masses, double stationarity) {
        /**
         * Keeps its own list.
         *
         * @param label the pair's name
         * @param masses M by closure
         * @param stationarity the total variation
         */
        public PairMass {
            masses = List.copyOf(masses);
        }
    }

    /**
     * A mass.
     *
     * @param name the closure, as the key calls it
     * @param closure its word
     * @param mass M
     */
    public record Mass(String name, String closure, double mass) {}

    /**
     * The figure.
     *
     * @param byCorrelation M of each closure against ρ, for Gaussian copulas
     * @param degree the number of neighbours s
     * @param pairs the pairs of the right panel
     * @return the figure
     */
    public static Figure of(List<Trace> byCorrelation, int degree, List<PairMass> pairs) {
        DataTable.Rows rows = DataTable.withColumns("panel", "name", "rho", "mass", "error", "stationarity defect");
        Panel left = Panel.of(
                        Limits.ofX(byCorrelation).exact("correlation of neighbours ~ρ~", 6),
                        Limits.ofY(byCorrelation).include(0.5, 2).logarithmic("mass ~M~", 6))
                .named("(a) Gaussian copulas, ~s~ = " + degree);
        left.level(new Look(Look.QUIET, List.of(), Mark.NONE), 0.5, 1);
        Traces.lines(left, byCorrelation);
        for (Trace trace : byCorrelation) {
            for (int i = 0; i < trace.curve().size(); i++) {
                rows.add(
                        "Gaussian copulas",
                        trace.name(),
                        trace.curve().at(i),
                        trace.curve().value(i).value(),
                        trace.curve().value(i).error(),
                        "");
            }
        }
        List<Axis.Tick> names = new ArrayList<>();
        Limits limits = Limits.none().include(0.5, 2);
        int n = pairs.size();
        for (int i = 0; i < n; i++) {
            names.add(new Axis.Tick(i, pairs.get(i).label()));
            pairs.get(i).masses().forEach(mass -> limits.include(mass.mass()));
        }
        Panel right = Panel.of(Axis.labelled("", -0.6, n - 0.4, names), limits.logarithmic("", 6))
                .named("(b) the authors’ pairs");
        right.level(new Look(Look.QUIET, List.of(), Mark.NONE), 0.5, 1);
        for (int i = 0; i < n; i++) {
            PairMass pair = pairs.get(i);
            int count = pair.masses().size();
            for (int j = 0; j < count; j++) {
                Mass mass = pair.masses().get(j);
                double at = i + 0.4 * (j - (count - 1) / 2.0) / Math.max(1, count - 1);
                right.marks(Look.ofClosure(mass.closure()), 4, new double[] {at}, new double[] {mass.mass()});
                rows.add(pair.label(), mass.name(), "", mass.mass(), "", pair.stationarity());
            }
            right.over(defect(right, i, pair.stationarity()));
        }
        Key key = Key.empty();
        for (Trace trace : byCorrelation) {
            key.marked(trace.look(), trace.name());
        }
        return new Figure(
                "mass-loss",
                "Loss of mass: M of every closure",
                "The mass M, the expected share of vertices that end in some minimum: 1 for a closure that counts each vertex"
                        + " once. (a) Against the correlation of neighbours. (b) For the authors’ three pairs of densities; below"
                        + " each, the total variation (TV) between pdf_n and pdf_n·pdf_e, which is 0 for a pair that some"
                        + " undirected graph has.",
                Sheet.of(Sheet.PAGE).row(115, List.of(left, right)).key(key).drawing(),
                rows.done());
    }

    private static BiConsumer<Graphics2D, Rectangle2D> defect(Panel panel, int place, double stationarity) {
        return (g, frame) -> {
            g.setColor(Look.QUIET);
            Panel.SMALL.draw(
                    g,
                    "TV " + Numbers.significant(stationarity, 2),
                    panel.screenX(frame, place),
                    frame.getMaxY() + 18,
                    Lettering.Side.CENTRE);
        };
    }
}
