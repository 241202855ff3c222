package org.nadir.plots.drawing;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Trees side by side in one rectangle, at one scale, their vertices coloured by depth. */
public final class Grove {
    private static final double GAP = 1.2; // between trees, in radii of a vertex
    private static final double HALF_TEXT = 8; // of the height of a tree's text, in points
    private static final int SCALE_STEPS = 8;

    private final List<TreeLayout> trees;
    private final double[] middleX; // of the trees, in points from the middle of all
    private final double[] middleY;
    private final double side;
    private final double scale; // points for the radius of a vertex

    private Grove(List<TreeLayout> trees, double[] middleX, double[] middleY, double side, double scale) {
        this.trees = trees;
        this.middleX = middleX;
        this.middleY = middleY;
        this.side = side;
        this.scale = scale;
    }

    /**
     * Sets trees beside each other, the largest in the middle, each with room for two lines of text below it.
     *
     * @param trees the trees, at least one
     * @param side the side of the square that they fill, in points
     * @return the grove
     * @throws IllegalArgumentException if there is no tree
     */
    public static Grove of(List<TreeLayout> trees, double side) {
        if (trees.isEmpty()) {
            throw new IllegalArgumentException("a grove needs a tree, but had none");
        }
        int[] order = IntStream.range(0, trees.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -trees.get(i).radius()))
                .mapToInt(Integer::intValue)
                .toArray();
        // the room of a text is in points, that of a tree in vertices, and the scale between them follows from both
        double scale = Double.POSITIVE_INFINITY;
        double room = 0;
        Packing packing = Packing.of();
        for (int step = 0; step < SCALE_STEPS; step++) {
            room = HALF_TEXT / scale;
            double[] radii = new double[order.length];
            for (int i = 0; i < order.length; i++) {
                radii[i] = trees.get(order[i]).radius() + GAP + room;
            }
            packing = Packing.of(radii);
            scale = side / 2 / packing.radius();
        }
        double[] x = new double[order.length];
        double[] y = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            x[order[i]] = scale * packing.x(i);
            y[order[i]] = scale * (packing.y(i) - room);
        }
        return new Grove(List.copyOf(trees), x, y, side, scale);
    }

    /**
     * Where the text of a tree has its middle: below it.
     *
     * @param tree which, from 0
     * @param left the left edge of the square
     * @param top its upper edge
     * @return the place, in points
     */
    public Point2D below(int tree, double left, double top) {
        return new Point2D.Double(
                left + side / 2 + middleX[tree],
                top + side / 2 + middleY[tree] + scale * trees.get(tree).radius() + HALF_TEXT);
    }

    /**
     * The greatest depth of a vertex.
     *
     * @return the number of edges to its root
     */
    public int depth() {
        int depth = 0;
        for (TreeLayout tree : trees) {
            for (int v = 0; v < tree.size(); v++) {
                depth = Math.max(depth, tree.depth(v));
            }
        }
        return depth;
    }

    /**
     * Draws the trees.
     *
     * @param g where they are drawn
     * @param left the left edge of the square that they fill
     * @param top its upper edge
     * @param deepest the depth that has the last colour
     * @param largestDot the diameter of a vertex at most, in points
     */
    public void paint(Graphics2D g, double left, double top, int deepest, double largestDot) {
        double dot = Math.min(largestDot, 1.7 * scale);
        int depth = depth();
        // deep ones first, so that the trunk lies over the twigs; one path a depth keeps the files small
        for (int d = depth; d >= 1; d--) {
            Path2D.Double edges = new Path2D.Double();
            for (int t = 0; t < trees.size(); t++) {
                TreeLayout tree = trees.get(t);
                for (int v = 0; v < tree.size(); v++) {
                    if (tree.depth(v) == d) {
                        edges.moveTo(x(left, t, v), y(top, t, v));
                        edges.lineTo(x(left, t, tree.parent(v)), y(top, t, tree.parent(v)));
                    }
                }
            }
            g.setColor(Shade.DEPTH.at(shade(d, deepest)));
            g.setStroke(
                    new BasicStroke((float) Math.max(0.12, 0.22 * dot), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            g.draw(edges);
        }
        for (int d = depth; d >= 0; d--) {
            Path2D.Double dots = new Path2D.Double();
            for (int t = 0; t < trees.size(); t++) {
                TreeLayout tree = trees.get(t);
                for (int v = 0; v < tree.size(); v++) {
                    if (tree.depth(v) == d) {
                        double atX = x(left, t, v);
                        double atY = y(top, t, v);
                        dots.moveTo(atX, atY);
                        dots.lineTo(atX, atY); // a stroke without length, its round cap the dot
                    }
                }
            }
            double size = d == 0 ? Math.max(1.6 * dot, 1.6) : dot;
            g.setColor(d == 0 ? Look.INK : Shade.DEPTH.at(shade(d, deepest)));
            g.setStroke(new BasicStroke((float) size, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(dots);
        }
    }

    /** The colour's place of a depth from 1 on. */
    private static double shade(int depth, int deepest) {
        return deepest <= 1 ? 0 : Math.min(1, (depth - 1.0) / (deepest - 1.0));
    }

    private double x(double left, int t, int v) {
        return left + side / 2 + middleX[t] + scale * trees.get(t).x(v);
    }

    private double y(double top, int t, int v) {
        return top + side / 2 + middleY[t] + scale * trees.get(t).y(v);
    }

    /**
     * Draws what the colours mean: a dot a depth.
     *
     * @param g where it is drawn
     * @param x the left end
     * @param y the middle
     * @param deepest the greatest depth
     */
    public static void paintKey(Graphics2D g, double x, double y, int deepest) {
        double at = x;
        g.setColor(Look.INK);
        Panel.SMALL.drawMiddle(g, "steps to the minimum:", at, y, Lettering.Side.RIGHT);
        at += Panel.SMALL.width("steps to the minimum:") + 8;
        for (int d = 0; d <= deepest; d++) {
            g.setColor(d == 0 ? Look.INK : Shade.DEPTH.at(shade(d, deepest)));
            Mark.DISC.draw(g, at, y, 4.5);
            g.setColor(Look.INK);
            Panel.SMALL.drawMiddle(g, Integer.toString(d), at + 4, y, Lettering.Side.RIGHT);
            at += d < 9 ? 15 : 18;
        }
    }
}
