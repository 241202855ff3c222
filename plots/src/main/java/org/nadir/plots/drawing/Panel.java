package org.nadir.plots.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.knowm.xchart.XYChart;

/**
 * Two axes and what is drawn between them.
 *
 * <p>The content (bands, lines, error bars, marks) is an {@link XYChart}, its axes hidden and its plot filling the frame;
 * frame, ticks and letters are drawn around it. Layers are drawn in the order in which they are added.
 */
public final class Panel {
    /** The letters of ticks and of direct labels. */
    public static final Lettering SMALL = Lettering.plain(6.5);
    /** The letters of axis titles. */
    public static final Lettering TEXT = Lettering.plain(7);
    /** The letters of a panel's name. */
    public static final Lettering NAME = Lettering.strong(7.5);

    /** The letters of headings among row names. */
    private static final Lettering STRONG = Lettering.strong(6.5);

    private static final float FRAME = 0.6f;
    private static final double TICK = 2.6;
    private static final double BEFORE_VALUE = 5;
    private static final double AFTER_VALUE = 3;

    private final Axis x;
    private final Axis y;
    private final Content content;
    private final List<BiConsumer<Graphics2D, Rectangle2D>> under = new ArrayList<>();
    private final List<BiConsumer<Graphics2D, Rectangle2D>> over = new ArrayList<>();
    private final List<RowText> names = new ArrayList<>();
    private final List<RowText> values = new ArrayList<>();
    private String name = "";
    private boolean grid;

    private record RowText(Lettering letters, String text, double at) {
        double width() {
            return letters.width(text);
        }
    }

    private Panel(Axis x, Axis y) {
        this.x = x;
        this.y = y;
        this.content = new Content(x, y);
    }

    /**
     * An empty panel.
     *
     * @param x the horizontal axis
     * @param y the vertical axis
     * @return the panel
     */
    public static Panel of(Axis x, Axis y) {
        return new Panel(x, y);
    }

    /**
     * Names the panel, over its upper left corner.
     *
     * @param text the name, such as {@code (a) uniform losses}
     * @return this panel
     */
    public Panel named(String text) {
        name = text;
        return this;
    }

    /**
     * Draws a faint line across at every labelled tick of the horizontal axis.
     *
     * @return this panel
     */
    public Panel withGrid() {
        grid = true;
        return this;
    }

    /**
     * A line through points; it is interrupted at a NaN.
     *
     * @param look colour and dashes
     * @param width in points
     * @param xs abscissae
     * @param ys ordinates, as many
     * @return this panel
     */
    public Panel line(Look look, double width, double[] xs, double[] ys) {
        content.line(look, width, xs, ys);
        return this;
    }

    /**
     * Marks at points.
     *
     * @param look colour and mark
     * @param size of the marks, in points
     * @param xs abscissae
     * @param ys ordinates, as many
     * @return this panel
     */
    public Panel marks(Look look, double size, double[] xs, double[] ys) {
        content.marks(look, size, xs, ys);
        return this;
    }

    /**
     * A band between two curves over the same points.
     *
     * @param look colour
     * @param opacity from 0 to 1
     * @param xs abscissae
     * @param lower lower edge, as many
     * @param upper upper edge, as many
     * @return this panel
     */
    public Panel band(Look look, double opacity, double[] xs, double[] lower, double[] upper) {
        content.band(look, opacity, xs, lower, upper);
        return this;
    }

    /**
     * Upright error bars.
     *
     * @param look colour
     * @param width in points
     * @param xs abscissae
     * @param lower lower ends, as many
     * @param upper upper ends, as many
     * @return this panel
     */
    public Panel bars(Look look, double width, double[] xs, double[] lower, double[] upper) {
        content.strokes(look, width, xs, lower, xs, upper);
        return this;
    }

    /**
     * Level error bars.
     *
     * @param look colour
     * @param width in points
     * @param left left ends
     * @param right right ends, as many
     * @param ys ordinates, as many
     * @return this panel
     */
    public Panel levelBars(Look look, double width, double[] left, double[] right, double[] ys) {
        content.strokes(look, width, left, ys, right, ys);
        return this;
    }

    /**
     * An upright line from edge to edge.
     *
     * @param look colour and dashes
     * @param width in points
     * @param at where it stands
     * @return this panel
     */
    public Panel upright(Look look, double width, double at) {
        return line(look, width, new double[] {at, at}, new double[] {y.lower(), y.upper()});
    }

    /**
     * A level line from edge to edge.
     *
     * @param look colour and dashes
     * @param width in points
     * @param at where it lies
     * @return this panel
     */
    public Panel level(Look look, double width, double at) {
        return line(look, width, new double[] {x.lower(), x.upper()}, new double[] {at, at});
    }

    /**
     * A text beside a point, over everything else.
     *
     * @param text the text, with the marks of {@link Lettering}
     * @param color its colour
     * @param atX the point's abscissa
     * @param atY the point's ordinate
     * @param right how far from it, to the right, in points
     * @param up how far from it, upwards, in points
     * @param side where the text stands, seen from there
     * @return this panel
     */
    public Panel label(String text, Color color, double atX, double atY, double right, double up, Lettering.Side side) {
        over.add((g, frame) -> {
            g.setColor(color);
            SMALL.drawMiddle(g, text, screenX(frame, atX) + right, screenY(frame, atY) - up, side);
        });
        return this;
    }

    /**
     * The name of a row, left of the frame.
     *
     * @param text the name, with the marks of {@link Lettering}
     * @param at the row's ordinate
     * @return this panel
     */
    public Panel rowName(String text, double at) {
        names.add(new RowText(SMALL, text, at));
        return this;
    }

    /**
     * The name of the rows below it, left of the frame.
     *
     * @param text the name, with the marks of {@link Lettering}
     * @param at its ordinate
     * @return this panel
     */
    public Panel heading(String text, double at) {
        names.add(new RowText(STRONG, text, at));
        return this;
    }

    /**
     * The value of a row in digits, right of the frame, all ending at one place.
     *
     * @param text the value, with the marks of {@link Lettering}
     * @param at the row's ordinate
     * @return this panel
     */
    public Panel rowValue(String text, double at) {
        values.add(new RowText(SMALL, text, at));
        return this;
    }

    /**
     * Anything else, drawn with Java2D over the content.
     *
     * @param painter draws, given the graphics and the frame's rectangle on the page
     * @return this panel
     */
    public Panel over(BiConsumer<Graphics2D, Rectangle2D> painter) {
        over.add(painter);
        return this;
    }

    /**
     * Anything else, drawn with Java2D under the content.
     *
     * @param painter draws, given the graphics and the frame's rectangle on the page
     * @return this panel
     */
    public Panel under(BiConsumer<Graphics2D, Rectangle2D> painter) {
        under.add(painter);
        return this;
    }

    /**
     * The content as XChart has it: coordinates are values, or their decimal logarithms on a logarithmic axis.
     *
     * @param width in pixels
     * @param height in pixels
     * @return the chart, without axes
     */
    public XYChart chart(int width, int height) {
        return content.chart(width, height);
    }

    /**
     * The abscissa on the page of a value.
     *
     * @param frame the frame's rectangle on the page
     * @param value a value of the horizontal axis
     * @return where it is, in points
     */
    public double screenX(Rectangle2D frame, double value) {
        return frame.getX() + x.position(value) * frame.getWidth();
    }

    /**
     * The ordinate on the page of a value.
     *
     * @param frame the frame's rectangle on the page
     * @param value a value of the vertical axis
     * @return where it is, in points downwards
     */
    public double screenY(Rectangle2D frame, double value) {
        return frame.getMaxY() - y.position(value) * frame.getHeight();
    }

    boolean isNamed() {
        return !name.isEmpty();
    }

    boolean hasLabelsBelow() {
        return x.ticks().stream().anyMatch(tick -> !tick.label().isEmpty());
    }

    boolean hasTitleBelow() {
        return !x.title().isEmpty();
    }

    /** What ticks, labels and the title of the vertical axis need. */
    double roomOnTheLeft() {
        double widest = widestLabel();
        return TICK + 3 + widest + (y.title().isEmpty() ? 2 : 14);
    }

    private double widestLabel() {
        double widest = 0;
        for (Axis.Tick tick : y.ticks()) {
            widest = Math.max(widest, SMALL.width(tick.label()));
        }
        return Math.max(widest, widest(names));
    }

    private static double widest(List<RowText> texts) {
        return texts.stream().mapToDouble(RowText::width).max().orElse(0);
    }

    /** What the values of rows need. */
    double roomOnTheRight() {
        return values.isEmpty() ? 0 : BEFORE_VALUE + widest(values) + AFTER_VALUE;
    }

    /**
     * Draws the panel.
     *
     * @param g where it is drawn
     * @param left the frame's left edge on the page, in points
     * @param top the frame's upper edge
     * @param width the frame's width, in whole points: XChart knows no others
     * @param height the frame's height, in whole points
     */
    public void paint(Graphics2D g, double left, double top, int width, int height) {
        paint(g, left, top, width, height, roomOnTheRight());
    }

    /** The same with so much room on the right, at whose end the values of rows end. */
    void paint(Graphics2D g, double left, double top, int width, int height, double right) {
        Rectangle2D frame = new Rectangle2D.Double(left, top, width, height);
        under.forEach(layer -> layer.accept(g, frame));
        if (grid) {
            paintGrid(g, frame);
        }
        if (!content.isEmpty()) {
            g.translate(left, top);
            content.chart(width, height).paint(g, width, height);
            g.translate(-left, -top);
        }
        paintAxes(g, frame);
        paintRows(g, frame, right);
        over.forEach(layer -> layer.accept(g, frame));
        if (!name.isEmpty()) {
            g.setColor(Look.INK);
            NAME.draw(g, name, left, top - 5, Lettering.Side.RIGHT);
        }
    }

    private void paintRows(Graphics2D g, Rectangle2D frame, double right) {
        g.setColor(Look.INK);
        for (RowText row : names) {
            row.letters()
                    .drawMiddle(g, row.text(), frame.getX() - TICK - 2, screenY(frame, row.at()), Lettering.Side.LEFT);
        }
        double end = frame.getMaxX() + right - AFTER_VALUE;
        for (RowText row : values) {
            row.letters().drawMiddle(g, row.text(), end, screenY(frame, row.at()), Lettering.Side.LEFT);
        }
    }

    private void paintGrid(Graphics2D g, Rectangle2D frame) {
        g.setColor(Look.FAINT);
        g.setStroke(new BasicStroke(0.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        for (Axis.Tick tick : x.ticks()) {
            if (!tick.label().isEmpty()) {
                double at = screenX(frame, tick.at());
                g.draw(new Line2D.Double(at, frame.getY(), at, frame.getMaxY()));
            }
        }
    }

    private void paintAxes(Graphics2D g, Rectangle2D frame) {
        g.setColor(Look.INK);
        g.setStroke(new BasicStroke(FRAME, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(frame);
        for (Axis.Tick tick : x.ticks()) {
            double at = screenX(frame, tick.at());
            g.draw(new Line2D.Double(at, frame.getMaxY(), at, frame.getMaxY() + TICK));
            SMALL.draw(g, tick.label(), at, frame.getMaxY() + TICK + 7, Lettering.Side.CENTRE);
        }
        for (Axis.Tick tick : y.ticks()) {
            double at = screenY(frame, tick.at());
            g.draw(new Line2D.Double(frame.getX() - TICK, at, frame.getX(), at));
            SMALL.drawMiddle(g, tick.label(), frame.getX() - TICK - 2, at, Lettering.Side.LEFT);
        }
        TEXT.draw(g, x.title(), frame.getCenterX(), frame.getMaxY() + TICK + 17, Lettering.Side.CENTRE);
        if (!y.title().isEmpty()) {
            TEXT.drawUpwards(g, y.title(), frame.getX() - TICK - widestLabel() - 6.5, frame.getCenterY());
        }
    }
}
