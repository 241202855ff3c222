package org.nadir.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Drawing;
import org.nadir.plots.drawing.Lettering;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Mark;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.drawing.Panel;
import org.nadir.theory.numeric.Estimate;

/**
 * Numbers of local minima, predicted over counted: one row a number, with its error, its spread over landscapes and its
 * digits; parts one under another, each on its own scale.
 *
 * <p>Where a case has an exact count of one landscape, a faint line carries it through the case's rows, so that each
 * prediction is read against it.
 */
public final class MinimaOverlay {
    private static final double WIDTH = 240; // one column of a two-column paper
    private static final double ROW = 10.5;
    private static final double GAP = 5; // between cases
    private static final double TOP = 17; // for a part's name
    private static final double FOOT = 26; // for ticks and the axis title
    private static final double KEY = 15;

    private MinimaOverlay() {}

    /**
     * One number of local minima.
     *
     * @param source where it comes from
     * @param name what is written beside it, such as {@code Theorem 5.1}
     * @param closure the word of the closure that predicts it, which decides its colour; empty where none does
     * @param minima the number and its error
     * @param sd the standard deviation of the count over landscapes, drawn as a band; NaN where it is not known
     */
    public record Item(Source source, String name, String closure, Estimate minima, double sd) {

        /**
         * A prediction.
         *
         * @param name what is written beside it
         * @param closure the word of the closure
         * @param minima the expected number and its numerical error
         * @param sd the predicted standard deviation over landscapes; NaN where it is not known
         * @return the item
         */
        public static Item predicted(String name, String closure, Estimate minima, double sd) {
            return new Item(Source.PREDICTED, name, closure, minima, sd);
        }

        /**
         * A count of one landscape.
         *
         * @param name what is written beside it
         * @param count the count
         * @return the item
         */
        public static Item counted(String name, long count) {
            return new Item(Source.COUNTED, name, "", Estimate.exact((double) count), Double.NaN);
        }

        /**
         * A mean over sampled landscapes.
         *
         * @param name what is written beside it
         * @param mean the mean and its standard error
         * @param sd the standard deviation over landscapes
         * @return the item
         */
        public static Item simulated(String name, Estimate mean, double sd) {
            return new Item(Source.SIMULATED, name, "", mean, sd);
        }

        /**
         * A published number.
         *
         * @param name what is written beside it
         * @param value the number
         * @return the item
         */
        public static Item reported(String name, double value) {
            return new Item(Source.REPORTED, name, "", Estimate.exact(value), Double.NaN);
        }

        private Look look() {
            return source.look(closure);
        }
    }

    /**
     * What is predicted and counted of one landscape, or of one kind of landscapes.
     *
     * @param label its name, such as {@code CIFAR-10}; empty for none
     * @param items its rows
     */
    public record Case(String label, List<Item> items) {
        /**
         * Keeps its own list.
         *
         * @param label its name; empty for none
         * @param items its rows
         */
        public Case {
            items = List.copyOf(items);
        }

        private int rows() {
            return items.size() + (label.isEmpty() ? 0 : 1);
        }
    }

    /**
     * Cases on one scale.
     *
     * @param title the part's title, such as {@code (a) Uniform losses}
     * @param axisTitle what is measured, such as {@code local minima}
     * @param reference where a line runs down the part; NaN for none
     * @param cases its cases, at least one
     */
    public record Part(String title, String axisTitle, double reference, List<Case> cases) {
        /**
         * Keeps its own list.
         *
         * @param title the part's title
         * @param axisTitle what is measured
         * @param reference where a line runs down the part; NaN for none
         * @param cases its cases
         */
        public Part {
            cases = List.copyOf(cases);
        }

        /**
         * Numbers of local minima.
         *
         * @param title the part's title
         * @param cases its cases
         */
        public Part(String title, List<Case> cases) {
            this(title, "local minima", Double.NaN, cases);
        }

        /**
         * What was counted over what each closure predicts, for the cases that have a count.
         *
         * @param title the part's title
         * @return the ratios on a scale of their own, with the spread of one landscape
         */
        public Part ratios(String title) {
            List<Case> ratios = new ArrayList<>();
            for (Case one : cases) {
                List<Item> rows = new ArrayList<>();
                for (Item count : one.items()) {
                    for (Item item : one.items()) {
                        if (count.source() == Source.COUNTED && item.source() == Source.PREDICTED) {
                            double by = item.minima().value();
                            rows.add(new Item(
                                    Source.PREDICTED,
                                    item.name(),
                                    item.closure(),
                                    Estimate.exact(count.minima().value() / by),
                                    item.sd() / by));
                        }
                    }
                }
                if (!rows.isEmpty()) {
                    ratios.add(new Case(one.label(), rows));
                }
            }
            return new Part(title, "counted / predicted", 1, ratios);
        }

        private double height() {
            double height = 6;
            for (Case one : cases) {
                height += one.rows() * ROW + GAP;
            }
            return StrictMath.ceil(height - GAP);
        }
    }

    /**
     * The figure.
     *
     * @param name the name of its files
     * @param parts its parts, at least one with at least one item
     * @return the figure
     * @throws IllegalArgumentException if there is nothing to draw
     */
    public static Figure of(String name, List<Part> parts) {
        for (Part part : parts) {
            if (part.cases().stream().allMatch(one -> one.items().isEmpty())) {
                throw new IllegalArgumentException("every part needs an item, but '" + part.title() + "' has none");
            }
        }
        double height = KEY;
        for (Part part : parts) {
            height += TOP + part.height() + FOOT;
        }
        List<Part> kept = List.copyOf(parts);
        return new Figure(
                name,
                "Local minima, predicted and counted",
                caption(kept),
                Drawing.of(WIDTH, StrictMath.ceil(height), g -> paint(g, kept)),
                data(kept));
    }

    private static String caption(List<Part> parts) {
        StringBuilder text = new StringBuilder("Numbers of local minima, predicted and counted.");
        for (Part part : parts) {
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

    private static DataTable data(List<Part> parts) {
        DataTable.Rows rows =
                DataTable.withColumns("part", "case", "source", "name", "closure", "minima", "error", "sd");
        for (Part part : parts) {
            for (Case one : part.cases()) {
                for (Item item : one.items()) {
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

    private static void paint(Graphics2D g, List<Part> parts) {
        double left = 0;
        double right = 0;
        for (Part part : parts) {
            for (Case one : part.cases()) {
                for (Item item : one.items()) {
                    left = Math.max(left, Panel.SMALL.width(item.name()) + 12);
                    right = Math.max(right, Panel.SMALL.width(digits(item)) + 8);
                }
            }
        }
        left = StrictMath.ceil(left);
        int width = (int) (WIDTH - left - StrictMath.ceil(right));
        double top = 0;
        for (Part part : parts) {
            top += TOP;
            paint(g, part, left, top, width);
            top += part.height() + FOOT;
        }
        paintKey(g, top, parts);
    }

    private static void paint(Graphics2D g, Part part, double left, double top, int width) {
        int height = (int) part.height();
        Panel panel =
                Panel.of(axis(part), Axis.labelled("", 0, height, List.of())).withGrid();
        double y = height - 3;
        if (!Double.isNaN(part.reference())) {
            Look dashed = new Look(Look.QUIET, List.of(3.0, 2.0), Mark.NONE);
            panel.line(dashed, 0.7, new double[] {part.reference(), part.reference()}, new double[] {0, height});
        }
        for (Case one : part.cases()) {
            double from = y;
            if (!one.label().isEmpty()) {
                y -= ROW;
                double at = y + ROW / 2;
                panel.over((graphics, frame) -> {
                    graphics.setColor(Look.INK);
                    Lettering.strong(Panel.SMALL.size())
                            .drawMiddle(graphics, one.label(), 4, panel.screenY(frame, at), Lettering.Side.RIGHT);
                });
            }
            for (Item item : one.items()) {
                if (item.source() == Source.COUNTED) {
                    double[] across = {y - one.items().size() * ROW + 1, from - 1};
                    double value = item.minima().value();
                    Look dotted = new Look(Look.INK, List.of(0.8, 1.4), Mark.NONE);
                    panel.line(dotted, 0.7, new double[] {value, value}, across);
                }
            }
            for (Item item : one.items()) {
                y -= ROW;
                paint(panel, item, y + ROW / 2);
            }
            y -= GAP;
        }
        panel.paint(g, left, top, width, height);
        g.setColor(Look.INK);
        Panel.NAME.draw(g, part.title(), 4, top - 5, Lettering.Side.RIGHT);
    }

    private static void paint(Panel panel, Item item, double y) {
        Look look = item.look();
        double value = item.minima().value();
        if (item.sd() > 0) {
            panel.band(
                    look,
                    0.28,
                    new double[] {value - item.sd(), value + item.sd()},
                    new double[] {y - 2.6, y - 2.6},
                    new double[] {y + 2.6, y + 2.6});
        }
        if (item.minima().error() > 0) {
            double error = item.minima().error();
            panel.levelBars(
                    look.unbroken(), 1.3, new double[] {value - error}, new double[] {value + error}, new double[] {y});
        }
        panel.marks(look, 4.2, new double[] {value}, new double[] {y});
        panel.over((g, frame) -> {
            double middle = panel.screenY(frame, y);
            g.setColor(Look.INK);
            Panel.SMALL.drawMiddle(g, item.name(), frame.getX() - 4, middle, Lettering.Side.LEFT);
            Panel.SMALL.drawMiddle(g, digits(item), WIDTH - 3, middle, Lettering.Side.LEFT);
        });
    }

    private static String digits(Item item) {
        if (item.source() == Source.PREDICTED && !(item.minima().error() > 1e-3)) {
            double value = item.minima().value();
            if (value == StrictMath.rint(value)) {
                return Numbers.plain(value);
            }
            return value < 10 ? Numbers.significant(value, 2) : Numbers.fixed(value, value < 100 ? 1 : 2);
        }
        return Numbers.withError(item.minima().value(), item.minima().error());
    }

    /** Limits that show every number, its error and its spread, from 0 where that costs little. */
    private static Axis axis(Part part) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Case one : part.cases()) {
            for (Item item : one.items()) {
                double around = Math.max(
                        item.sd() > 0 ? item.sd() : 0,
                        item.minima().error() > 0 ? item.minima().error() : 0);
                least = Math.min(least, item.minima().value() - around);
                most = Math.max(most, item.minima().value() + around);
            }
        }
        double room = Math.max(0.07 * (most - least), 1e-3 * Math.max(1, Math.abs(most)));
        double lower = least < 0.45 * most ? 0 : least - room;
        if (least < 0) {
            lower = least - room;
        }
        return Axis.linear(part.axisTitle(), lower, most + room, 6);
    }

    private static void paintKey(Graphics2D g, double top, List<Part> parts) {
        record Entry(Source source, String text) {}
        Map<Source, Set<Look>> looks = new EnumMap<>(Source.class);
        parts.stream()
                .flatMap(part -> part.cases().stream())
                .flatMap(one -> one.items().stream())
                .forEach(item -> looks.computeIfAbsent(item.source(), source -> new LinkedHashSet<>())
                        .add(item.look()));
        double x = 6;
        double y = top + 8;
        for (Entry entry : List.of(
                new Entry(Source.PREDICTED, "predicted"),
                new Entry(Source.SIMULATED, "sampled, ± SE"),
                new Entry(Source.COUNTED, "counted"),
                new Entry(Source.REPORTED, "published"))) {
            if (looks.containsKey(entry.source())) {
                for (Look look : looks.get(entry.source())) {
                    g.setColor(look.color());
                    look.mark().draw(g, x, y, 4.2);
                    x += 6.5;
                }
                g.setColor(Look.INK);
                Panel.SMALL.drawMiddle(g, entry.text(), x - 2, y, Lettering.Side.RIGHT);
                x += Panel.SMALL.width(entry.text()) + 7;
            }
        }
        Color band = Look.SIMULATED.tint(0.28);
        g.setColor(band);
        g.fill(new Rectangle2D.Double(x - 3, y - 2.6, 10, 5.2));
        g.setColor(Look.INK);
        Panel.SMALL.drawMiddle(g, "± sd", x + 9, y, Lettering.Side.RIGHT);
        g.setStroke(new BasicStroke(0.4f));
        g.setColor(Look.FAINT);
        g.draw(new Line2D.Double(4, top, WIDTH - 4, top));
    }
}
