package org.nadir.plots;

import java.util.List;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Key;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Mark;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;
import org.nadir.theory.numeric.Estimate;

/**
 * Figure 11: the mass M, which is 1 for a closure that gives every vertex one minimum: against the correlation of
 * neighbours, and for pairs of densities with their defect of stationarity.
 */
public final class MassLoss {
    private static final String CORRELATION = "correlation of neighbours ~ρ~";
    private static final double LEAST_DISTANCE = 1e-16; // of a double from 1

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
                        Limits.ofX(byCorrelation).exact(CORRELATION, 5),
                        Limits.ofY(byCorrelation).include(0.5, 2).logarithmic("mass ~M~", 6))
                .named("(a) Gaussian copulas, ~s~ = " + degree);
        left.level(new Look(Look.QUIET, List.of(), Mark.NONE), 0.5, 1);
        int n = byCorrelation.size();
        for (int j = 0; j < n; j++) {
            Trace trace = byCorrelation.get(j);
            // those that coincide are seen one within the other, and by marks that take turns
            boolean one = Limits.ofY(List.of(trace)).most() < 1.01;
            left.line(trace.look(), one ? 0.9 + 1.1 * (n - 1 - j) : 1.1, trace.xs(), trace.ys());
        }
        for (int j = 0; j < n; j++) {
            inTurn(left, byCorrelation.get(j), j, n);
        }
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
        Panel right = pairs(pairs, rows);
        Key key = Key.empty();
        for (Trace trace : byCorrelation) {
            key.marked(trace.look(), trace.name());
        }
        key.line(new Look(Look.QUIET, List.of(), Mark.NONE), "in (b): stated numerical error, in each colour");
        return new Figure(
                "mass-loss",
                "Loss of mass: M of every closure",
                "The mass M, the expected share of vertices that end in some minimum: 1 for a closure that counts each vertex"
                        + " once. (a) Against the correlation of neighbours; the exact recursions and fresh neighbourhoods lie"
                        + " on 1, one within the other. (b) How far each is from 1 (marks; below 10⁻¹⁶ drawn there), and the"
                        + " numerical error stated for it (lines). (c) For the authors’ three pairs of densities; beside each, the"
                        + " total variation (TV) between pdf_n and pdf_n·pdf_e, which is 0 for a pair that some undirected graph"
                        + " has.",
                Sheet.of(Sheet.PAGE)
                        .row(115, List.of(left, distance(byCorrelation), right))
                        .key(key)
                        .drawing(),
                rows.done());
    }

    /** Marks at every n-th point, each trace at others. */
    private static void inTurn(Panel panel, Trace trace, int turn, int n) {
        int count = (trace.curve().size() - turn + n - 1) / n;
        double[] xs = new double[count];
        double[] ys = new double[count];
        for (int i = 0; i < count; i++) {
            xs[i] = trace.curve().at(turn + i * n);
            ys[i] = trace.curve().value(turn + i * n).value();
        }
        panel.marks(trace.look(), 3.6, xs, ys);
    }

    /** |M − 1|, and as a line the numerical error that is stated. */
    private static Panel distance(List<Trace> byCorrelation) {
        Limits limits = Limits.none().include(LEAST_DISTANCE, 1);
        for (Trace trace : byCorrelation) {
            for (int i = 0; i < trace.curve().size(); i++) {
                limits.include(Math.abs(trace.curve().value(i).value() - 1));
            }
        }
        Panel panel = Panel.of(Limits.ofX(byCorrelation).padded(CORRELATION, 6), limits.logarithmic("|~M~ − 1|", 30))
                .named("(b) distance from 1");
        for (Trace trace : byCorrelation) {
            int count = trace.curve().size();
            double[] away = new double[count];
            double[] error = new double[count];
            for (int i = 0; i < count; i++) {
                Estimate mass = trace.curve().value(i);
                away[i] = Math.max(LEAST_DISTANCE, Math.abs(mass.value() - 1));
                error[i] = mass.error() > 0 ? Math.max(LEAST_DISTANCE, mass.error()) : Double.NaN;
            }
            panel.line(trace.look(), 0.7, trace.xs(), error);
            panel.marks(trace.look(), 3, trace.xs(), away);
        }
        return panel;
    }

    /** A row a pair, with its total variation in digits. */
    private static Panel pairs(List<PairMass> pairs, DataTable.Rows rows) {
        Limits limits = Limits.none().include(0.5, 2);
        pairs.forEach(pair -> pair.masses().forEach(mass -> limits.include(0.9 * mass.mass(), 1.1 * mass.mass())));
        int last = pairs.size();
        Panel panel = Panel.of(limits.logarithmic("mass ~M~", 6), Axis.labelled("", 0.4 - last, 0.6, List.of()))
                .named("(c) the authors’ pairs");
        panel.upright(new Look(Look.QUIET, List.of(), Mark.NONE), 0.5, 1);
        for (int i = 0; i < last; i++) {
            PairMass pair = pairs.get(i);
            int count = pair.masses().size();
            panel.rowName(pair.label(), -i).rowValue("TV " + Numbers.significant(pair.stationarity(), 2), -i);
            for (int j = 0; j < count; j++) {
                Mass mass = pair.masses().get(j);
                double at = -i - 0.4 * (j - (count - 1) / 2.0) / Math.max(1, count - 1);
                panel.marks(Look.ofClosure(mass.closure()), 4, new double[] {mass.mass()}, new double[] {at});
                rows.add(pair.label(), mass.name(), "", mass.mass(), "", pair.stationarity());
            }
        }
        return panel;
    }
}
