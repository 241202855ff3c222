package org.nadir.plots;

import java.util.List;
import java.util.stream.Stream;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Key;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;
import org.nadir.theory.numeric.Estimate;

/**
 * Figure 7: the paper's table: iterations, local minima and the share that reaches the optimum, for denoised, standard and
 * random losses; the paper's values, predicted and simulated ones.
 */
public final class PaperTable {
    private static final double LINE = 9.5;

    private PaperTable() {}

    /**
     * One value of the table.
     *
     * @param source where it comes from
     * @param closure the word of the closure, where it is predicted
     * @param estimate the value and its error
     * @param sd the standard deviation over landscapes; NaN where there is none
     */
    public record Value(Source source, String closure, Estimate estimate, double sd) {}

    /**
     * One row of the table.
     *
     * @param label such as {@code denoised}
     * @param iterations values of the mean number of iterations: steps and the start
     * @param minima values of the number of local minima
     * @param share values of the share of starts that reaches the optimum, from the same sources in the same order
     */
    public record Row(String label, List<Value> iterations, List<Value> minima, List<Value> share) {
        /**
         * Keeps its own lists.
         *
         * @param label the row's name
         * @param iterations values of the mean number of iterations
         * @param minima values of the number of local minima
         * @param share values of the share that reaches the optimum
         */
        public Row {
            iterations = List.copyOf(iterations);
            minima = List.copyOf(minima);
            share = List.copyOf(share);
        }
    }

    /**
     * The figure.
     *
     * @param rows the rows, from the top
     * @return the figure
     */
    public static Figure of(List<Row> rows) {
        DataTable.Rows data = DataTable.withColumns("losses", "quantity", "source", "closure", "value", "error", "sd");
        Panel iterations =
                panel("(a) iterations", rows, rows.stream().map(Row::iterations).toList(), false, true, data);
        Panel minima =
                panel("(b) local minima", rows, rows.stream().map(Row::minima).toList(), true, false, data);
        Panel share = panel(
                "(c) share to optimum", rows, rows.stream().map(Row::share).toList(), true, false, data);
        Key key = Key.empty().mark(Look.REPORTED, "paper");
        rows.stream()
                .flatMap(row -> Stream.of(row.iterations(), row.minima(), row.share()))
                .flatMap(List::stream)
                .filter(value -> value.source() == Source.PREDICTED)
                .map(Value::closure)
                .distinct()
                .forEach(closure -> key.mark(
                        Look.ofClosure(closure),
                        "predicted, " + (closure.equals("isotropic") ? "two correlations" : closure)));
        key.mark(Look.SIMULATED, "sampled, ± SE; band ± sd");
        if (rows.stream().flatMap(row -> row.minima().stream()).anyMatch(value -> value.source() == Source.COUNTED)) {
            key.mark(Look.COUNTED, "counted in the data");
        }
        return new Figure(
                "paper-table",
                "The paper's table: denoised, standard and random losses",
                "Mean number of iterations (the start counts as one), number of local minima and share of starts that reaches"
                        + " the optimum, on NAS-Bench-201 with CIFAR-10: for denoised losses, for losses with training noise"
                        + " (standard) and for independent ones (random). Paper's values, predictions, and sampled landscapes"
                        + " with standard errors and, as bands, one standard deviation over landscapes.",
                Sheet.of(Sheet.PAGE)
                        .row(height(rows), List.of(iterations, minima, share))
                        .key(key)
                        .drawing(),
                data.done());
    }

    private static Panel panel(
            String name,
            List<Row> rows,
            List<List<Value>> values,
            boolean logarithmic,
            boolean labelled,
            DataTable.Rows data) {
        Limits limits = Limits.none();
        for (int i = 0; i < rows.size(); i++) {
            for (Value value : values.get(i)) {
                double v = value.estimate().value();
                limits.include(v);
                if (value.sd() > 0) {
                    limits.include(v - value.sd(), v + value.sd());
                    if (logarithmic && !(v - value.sd() > 0)) {
                        limits.include(v / 3);
                    }
                }
            }
        }
        Axis x = logarithmic ? limits.logarithmic("", 4) : limits.padded("", 5);
        int height = height(rows);
        Panel panel =
                Panel.of(x, Axis.labelled("", 0, height, List.of())).named(name).withGrid();
        double y = height - 2;
        for (int i = 0; i < rows.size(); i++) {
            y -= LINE;
            if (labelled) {
                panel.heading(rows.get(i).label(), y + LINE / 2);
            }
            for (Value value : values.get(i)) {
                y -= LINE;
                draw(panel, value, y + LINE / 2, x);
                if (labelled) {
                    panel.rowName(name(value.source()), y + LINE / 2);
                }
                panel.rowValue(digits(value), y + LINE / 2);
                data.add(
                        rows.get(i).label(),
                        name.substring(4),
                        value.source().word(),
                        value.closure(),
                        value.estimate().value(),
                        value.estimate().error(),
                        value.sd());
            }
        }
        return panel;
    }

    /** A line a value and one for the name of each row, in points. */
    private static int height(List<Row> rows) {
        int lines = rows.stream().mapToInt(row -> 1 + row.iterations().size()).sum();
        return (int) StrictMath.ceil(lines * LINE + 4);
    }

    /** A mean with its error; what the paper reports as it stands there. */
    static String digits(Value value) {
        double v = value.estimate().value();
        if (value.source() == Source.REPORTED || v == StrictMath.rint(v)) {
            return Numbers.plain(v);
        }
        return value.source() == Source.SIMULATED
                ? Numbers.withError(v, value.estimate().error())
                : Numbers.significant(v, 4);
    }

    private static String name(Source source) {
        return switch (source) {
            case REPORTED -> "paper";
            case PREDICTED -> "predicted";
            case SIMULATED -> "sampled";
            case COUNTED -> "counted";
        };
    }

    private static void draw(Panel panel, Value value, double y, Axis x) {
        Look look = value.source().look(value.closure());
        double v = value.estimate().value();
        if (value.sd() > 0) {
            double from = Math.max(x.lower(), v - value.sd());
            panel.band(look, 0.25, new double[] {from, v + value.sd()}, new double[] {y - 2.4, y - 2.4}, new double[] {
                y + 2.4, y + 2.4
            });
        }
        double error = value.estimate().error();
        if (error > 0) {
            panel.levelBars(look.unbroken(), 1.1, new double[] {v - error}, new double[] {v + error}, new double[] {y});
        }
        panel.marks(look, 4, new double[] {v}, new double[] {y});
    }
}
