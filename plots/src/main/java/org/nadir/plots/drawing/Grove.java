package org.nadir.plots.drawing;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Trees side by side in one rectangle, at one scale, their vertices coloured by depth. */
public final class Grove {
    private static final double GAP = 1.2; // between trees, in radii of a vertex

    private final List<TreeLayout> trees;
    private final double[] middleX;
    private final double[] middleY;
    private final double radius;

    private Grove(List<TreeLayout> trees, double[] middleX, double[] middleY, double radius) {
        this.trees = trees;
        this.middleX = middleX;
        this.middleY = middleY;
        this.radius = radius;
    }

    /**
     * Sets trees beside each other, the largest in the middle.
     *
     * @param trees the trees, at least one
     * @return the grove
     * @throws IllegalArgumentException if there is no tree
     */
    public static Grove of(List<TreeLayout> trees) {
        if (trees.isEmpty()) {
            throw new IllegalArgumentException("a grove needs a tree, but had none");
        }
        int[] order = IntStream.range(0, trees.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -trees.get(i).radius()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] radii = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            radii[i] = trees.get(order[i]).radius() + GAP;
        }
        Packing packing = Packing.of(radii);
        double[] x = new double[order.length];
        double[] y = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            x[order[i]] = packing.x(i);
            y[order[i]] = packing.y(i);
        }
        return new Grove(List.copyOf(trees), x, y, packing.radius());
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
     * @param frame the rectangle that they fill
     * @param deepest the depth that has the last colour
     * @param largestDot the diameter of a vertex at most, in points
     */
    public void paint(Graphics2D g, Rectangle2D frame, int deepest, double largestDot) {
        double scale = Math.min(frame.getWidth(), frame.getHeight()) / 2 / radius;
        double dot = Math.min(largestDot, 1.7 * scale);
        int depth = depth();
        // deep ones first, so that the trunk lies over the twigs; one path a depth keeps the files small
        for (int d = depth; d >= 1; d--) {
            Path2D.Double edges = new Path2D.Double();
            for (int t = 0; t < trees.size(); t++) {
                TreeLayout tree = trees.get(t);
                for (int v = 0; v < tree.size(); v++) {
                    if (tree.depth(v) == d) {
                        edges.moveTo(x(frame, scale, t, v), y(frame, scale, t, v));
                        edges.lineTo(x(frame, scale, t, tree.parent(v)), y(frame, scale, t, tree.parent(v)));
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
                        double atX = x(frame, scale, t, v);
                        double atY = y(frame, scale, t, v);
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

    private double x(Rectangle2D frame, double scale, int t, int v) {
        return frame.getCenterX() + scale * (middleX[t] + trees.get(t).x(v));
    }

    private double y(Rectangle2D frame, double scale, int t, int v) {
        return frame.getCenterY() + scale * (middleY[t] + trees.get(t).y(v));
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
