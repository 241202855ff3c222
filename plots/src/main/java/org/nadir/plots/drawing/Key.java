package org.nadir.plots.drawing;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What the lines, marks and bands of a figure mean, in rows under its panels, where it hides nothing. */
public final class Key {
    private static final double SAMPLE = 17; // the length of a line's sample
    private static final double AFTER_SAMPLE = 3;
    private static final double BETWEEN = 11;
    private static final double ROW = 10;
    private static final double MARK = 4;

    private final List<Entry> entries = new ArrayList<>();

    private Key() {}

    private record Entry(List<Look> looks, String text, boolean line, boolean mark, boolean band) {
        double width() {
            return sample() + AFTER_SAMPLE + Panel.SMALL.width(text);
        }

        double sample() {
            return line || band ? SAMPLE : (MARK + 2) * looks.size();
        }

        Look look() {
            return looks.get(0);
        }
    }

    /**
     * A key without entries.
     *
     * @return the key
     */
    public static Key empty() {
        return new Key();
    }

    /**
     * Adds a line.
     *
     * @param look its look
     * @param text what it means
     * @return this key
     */
    public Key line(Look look, String text) {
        entries.add(new Entry(List.of(look), text, true, false, false));
        return this;
    }

    /**
     * Adds a mark.
     *
     * @param look its look
     * @param text what it means
     * @return this key
     */
    public Key mark(Look look, String text) {
        entries.add(new Entry(List.of(look), text, false, true, false));
        return this;
    }

    /**
     * Adds several marks that mean the same.
     *
     * @param looks their looks
     * @param text what they mean
     * @return this key
     */
    public Key marks(List<Look> looks, String text) {
        entries.add(new Entry(List.copyOf(looks), text, false, true, false));
        return this;
    }

    /**
     * Adds a line with a mark on it.
     *
     * @param look its look
     * @param text what it means
     * @return this key
     */
    public Key marked(Look look, String text) {
        entries.add(new Entry(List.of(look), text, true, true, false));
        return this;
    }

    /**
     * Adds a band with the line or the mark inside it.
     *
     * @param look its look
     * @param text what it means
     * @param line whether a line runs inside it; a mark otherwise
     * @return this key
     */
    public Key band(Look look, String text, boolean line) {
        entries.add(new Entry(List.of(look), text, line, !line, true));
        return this;
    }

    /** The height it needs at a width. */
    double height(double width) {
        return entries.isEmpty() ? 0 : ROW * rows(width).size() + 4;
    }

    private List<List<Entry>> rows(double width) {
        List<List<Entry>> rows = new ArrayList<>();
        double room = -1;
        for (Entry entry : entries) {
            double needed = entry.width() + BETWEEN;
            if (needed > room + BETWEEN) {
                rows.add(new ArrayList<>());
                room = width;
            }
            rows.get(rows.size() - 1).add(entry);
            room -= needed;
        }
        return rows;
    }

    void paint(Graphics2D g, double left, double top, double width) {
        double y = top + ROW / 2 + 2;
        for (List<Entry> row : rows(width)) {
            double x = left;
            for (Entry entry : row) {
                paint(g, entry, x, y);
                x += entry.width() + BETWEEN;
            }
            y += ROW;
        }
    }

    private static void paint(Graphics2D g, Entry entry, double x, double y) {
        double sample = entry.sample();
        if (entry.band()) {
            g.setColor(entry.look().tint(0.2));
            g.fill(new Rectangle2D.Double(x, y - 3, sample, 6));
        }
        g.setColor(entry.look().color());
        if (entry.line()) {
            g.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            Dashes dashes = Dashes.cut(
                    new double[] {x, x + sample},
                    new double[] {y, y},
                    entry.look().dash(),
                    1,
                    1);
            g.draw(path(dashes.xs(), dashes.ys()));
        }
        if (entry.mark()) {
            int n = entry.looks().size();
            for (int i = 0; i < n; i++) {
                g.setColor(entry.looks().get(i).color());
                entry.looks().get(i).mark().draw(g, x + sample * (i + 0.5) / n, y, MARK);
            }
        }
        g.setColor(Look.INK);
        Panel.SMALL.drawMiddle(g, entry.text(), x + sample + AFTER_SAMPLE, y, Lettering.Side.RIGHT);
    }

    private static Path2D path(double[] xs, double[] ys) {
        Path2D.Double path = new Path2D.Double();
        boolean begun = false;
        for (int i = 0; i < xs.length; i++) {
            if (Double.isNaN(ys[i])) {
                begun = false;
            } else if (begun) {
                path.lineTo(xs[i], ys[i]);
            } else {
                path.moveTo(xs[i], ys[i]);
                begun = true;
            }
        }
        return path;
    }
}
