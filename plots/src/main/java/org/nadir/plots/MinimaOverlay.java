package org.nadir.plots;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Key;
import org.nadir.plots.drawing.Lettering;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Mark;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;
import org.nadir.theory.numeric.Estimate;

/**
 * Numbers of local minima, predicted over counted: one row a number, with its error, its spread over landscapes and its
 * digits; parts one under another, each on its own scale.
 *
 * <p>Where a case has an exact count of one landscape, a faint line carries it through the case's rows, so that each
 * prediction is read against it.
 */
public final class MinimaOverlay {
    private static final double ROW = 10.5;
    private static final double GAP = 5; // between cases
    private static final double HALF_BAND = 2.6;
    private static final double MARK = 4.2;
    private static final double SPREAD = 0.28; // the opacity of bands

    private MinimaOverlay() {}

    /**
     * The figure.
     *
     * @param name the name of its files
     * @param parts its parts, at least one with at least one number
     * @return the figure
     * @throws IllegalArgumentException if there is nothing to draw
     */
    public static Figure of(String name, List<MinimaPart> parts) {
        Sheet sheet = Sheet.of(Sheet.COLUMN).key(key(parts));
        for (MinimaPart part : parts) {
            if (part.cases().stream().allMatch(one -> one.items().isEmpty())) {
                throw new IllegalArgumentException("every part needs an item, but '" + part.title() + "' has none");
            }
            sheet.row(height(part), List.of(panel(part)));
        }
        return new Figure(name, "Local minima, predicted and counted", caption(parts), sheet.drawing(), data(parts));
    }

    private static String caption(List<MinimaPart> parts) {
        StringBuilder text = new StringBuilder("Numbers of local minima, predicted and counted.");
        for (MinimaPart part : parts) {
            text.append(' ')
                    .append(Lettering.unmarked(part.title()))
                    .append(part.title().endsWith(".") ? "" : ".");
        }
        text.append(
                " Squares, diamonds: predictions, whose numerical errors are in the data. Circles: means over sampled"
                        + " landscapes, the dark bar their standard error. Discs: counts of one landscape, carried through their"
                        + " case by a dotted line. Wide bands: one standard deviation over landscapes to either side.");
        return text.toString();
    }

    private static DataTable data(List<MinimaPart> parts) {
        DataTable.Rows rows =
                DataTable.withColumns("part", "case", "source", "name", "closure", "minima", "error", "sd");
        for (MinimaPart part : parts) {
            for (MinimaCase one : part.cases()) {
                for (MinimaNumber item : one.items()) {
                    rows.add(
                            Lettering.unmarked(part.title()),
                            Lettering.unmarked(one.label()),
                            item.source().word(),
                            Lettering.unmarked(item.name()),
                            item.closure(),
                            item.minima().value(),
                            item.minima().error(),
                            item.sd());
                }
            }
        }
        return rows.done();
    }

    private static int height(MinimaPart part) {
        double height = 6 - GAP;
        for (MinimaCase one : part.cases()) {
            height += one.rows() * ROW + GAP;
        }
        return (int) StrictMath.ceil(height);
    }

    /** A panel whose rows are a point high for a unit of its vertical axis. */
    private static Panel panel(MinimaPart part) {
        int height = height(part);
        Panel panel = Panel.of(axis(part), Axis.labelled("", 0, height, List.of()))
                .named(part.title())
                .withGrid();
        if (!Double.isNaN(part.reference())) {
            panel.upright(new Look(Look.QUIET, List.of(3.0, 2.0), Mark.NONE), 0.7, part.reference());
        }
        double y = height - 3;
        for (MinimaCase one : part.cases()) {
            double from = y;
            if (!one.label().isEmpty()) {
                y -= ROW;
                panel.heading(one.label(), y + ROW / 2);
            }
            for (MinimaNumber item : one.items()) {
                if (item.source() == Source.COUNTED) {
                    double value = item.minima().value();
                    panel.line(
                            new Look(Look.INK, List.of(0.8, 1.4), Mark.NONE),
                            0.7,
                            new double[] {value, value},
                            new double[] {y - one.items().size() * ROW + 1, from - 1});
                }
            }
            for (MinimaNumber item : one.items()) {
                y -= ROW;
                draw(panel, item, y + ROW / 2);
            }
            y -= GAP;
        }
        return panel;
    }

    private static void draw(Panel panel, MinimaNumber item, double y) {
        Look look = item.look();
        double value = item.minima().value();
        if (item.sd() > 0) {
            panel.band(
                    look,
                    SPREAD,
                    new double[] {value - item.sd(), value + item.sd()},
                    new double[] {y - HALF_BAND, y - HALF_BAND},
                    new double[] {y + HALF_BAND, y + HALF_BAND});
        }
        double error = item.minima().error();
        if (error > 0) {
            panel.levelBars(
                    look.unbroken(), 1.3, new double[] {value - error}, new double[] {value + error}, new double[] {y});
        }
        panel.marks(look, MARK, new double[] {value}, new double[] {y});
        panel.rowName(item.name(), y).rowValue(digits(item), y);
    }

    private static String digits(MinimaNumber item) {
        Estimate minima = item.minima();
        if (item.source() == Source.PREDICTED && !(minima.error() > 1e-3)) {
            double value = minima.value();
            if (value == StrictMath.rint(value)) {
                return Numbers.plain(value);
            }
            return value < 10 ? Numbers.significant(value, 2) : Numbers.fixed(value, value < 100 ? 1 : 2);
        }
        return Numbers.withError(minima.value(), minima.error());
    }

    /** Limits that show every number, its error and its spread, from 0 where that costs little. */
    private static Axis axis(MinimaPart part) {
        Limits limits = Limits.none();
        for (MinimaCase one : part.cases()) {
            for (MinimaNumber item : one.items()) {
                double value = item.minima().value();
                double error = item.minima().error();
                // a sum with NaN is passed over
                limits.include(value, value - error, value + error, value - item.sd(), value + item.sd());
            }
        }
        return limits.even(part.axisTitle(), 6);
    }

    private static Key key(List<MinimaPart> parts) {
        Map<Source, Set<Look>> looks = new EnumMap<>(Source.class);
        parts.stream()
                .flatMap(part -> part.cases().stream())
                .flatMap(one -> one.items().stream())
                .forEach(item -> looks.computeIfAbsent(item.source(), source -> new LinkedHashSet<>())
                        .add(item.look()));
        Key key = Key.empty();
        looks.forEach((source, shown) -> key.marks(
                List.copyOf(shown),
                switch (source) {
                    case PREDICTED -> "predicted";
                    case COUNTED -> "counted";
                    case SIMULATED -> "sampled, ± SE";
                    case REPORTED -> "published";
                }));
        return key.band(Look.SIMULATED.with(Mark.NONE), "± sd", false);
    }
}
