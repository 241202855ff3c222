package org.nadir.plots;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.plots.drawing.Drawing;
import org.nadir.plots.drawing.Grove;
import org.nadir.plots.drawing.Lettering;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;
import org.nadir.plots.drawing.TreeLayout;

/**
 * Figure 10: the forest: for the best minima of a landscape the trees of all vertices from which local search ends there, an
 * edge a step; two landscapes beside each other.
 */
public final class Forest {
    private static final double TOP = 17;
    private static final double SIDE = 242;
    private static final Lettering LABEL = Lettering.plain(6.5);
    private static final Lettering RANK = Lettering.strong(6.5);

    private Forest() {}

    /** The vertices that end in one minimum. */
    public static final class Tree {
        private final double loss;
        private final int[] parents;

        private Tree(double loss, int[] parents) {
            this.loss = loss;
            this.parents = parents;
        }

        /**
         * A tree.
         *
         * @param loss the loss of the minimum
         * @param parents for each vertex the number of the vertex it steps to, which comes before it; -1 for the first, the
         *     minimum
         * @return the tree
         * @throws IllegalArgumentException if there is no vertex
         */
        public static Tree of(double loss, int... parents) {
            if (parents.length == 0) {
                throw new IllegalArgumentException("a tree needs a vertex, but had none");
            }
            return new Tree(loss, parents.clone());
        }

        /**
         * The tree of a minimum in a landscape.
         *
         * @param next for each vertex of the landscape the vertex it steps to; itself for a minimum
         * @param minimum the minimum
         * @param loss the loss of the minimum
         * @return the tree, its vertices by their number of steps, then by their number in the landscape
         */
        public static Tree ofMinimum(int[] next, int minimum, double loss) {
            int n = next.length;
            int[] first = new int[n + 1]; // where the vertices that step to a vertex begin
            for (int v = 0; v < n; v++) {
                if (next[v] != v) {
                    first[next[v] + 1]++;
                }
            }
            for (int v = 0; v < n; v++) {
                first[v + 1] += first[v];
            }
            int[] from = new int[first[n]];
            int[] filled = first.clone();
            for (int v = 0; v < n; v++) {
                if (next[v] != v) {
                    from[filled[next[v]]++] = v;
                }
            }
            int[] queue = new int[n];
            int[] parents = new int[n];
            queue[0] = minimum;
            parents[0] = -1;
            int size = 1;
            for (int i = 0; i < size; i++) {
                for (int j = first[queue[i]]; j < first[queue[i] + 1]; j++) {
                    queue[size] = from[j];
                    parents[size++] = i;
                }
            }
            return new Tree(loss, Arrays.copyOf(parents, size));
        }

        /**
         * The number of vertices: the size of the basin.
         *
         * @return how many
         */
        public int size() {
            return parents.length;
        }
    }

    /**
     * One landscape.
     *
     * @param name its name
     * @param trees the trees of its best minima, the best first
     * @param vertices how many vertices the landscape has
     */
    public record Landscape(String name, List<Tree> trees, long vertices) {
        /**
         * Keeps its own list.
         *
         * @param name its name
         * @param trees the trees of its best minima
         * @param vertices how many vertices the landscape has
         */
        public Landscape {
            trees = List.copyOf(trees);
        }

        /** Decimals that leave the largest loss three digits. */
        private int decimals() {
            double most = trees.stream()
                    .mapToDouble(tree -> Math.abs(tree.loss))
                    .max()
                    .orElse(1);
            return most > 0 ? Math.max(0, 2 - (int) Math.floor(StrictMath.log10(most))) : 0;
        }

        private long shown() {
            return trees.stream().mapToLong(Tree::size).sum();
        }
    }

    /**
     * The figure.
     *
     * @param left the landscape on the left
     * @param right the landscape on the right
     * @return the figure
     */
    public static Figure of(Landscape left, Landscape right) {
        List<Landscape> both = List.of(left, right);
        List<Grove> groves = new ArrayList<>();
        DataTable.Rows rows = DataTable.withColumns("landscape", "minimum", "loss", "vertex", "steps to", "depth");
        int deepest = 1;
        for (Landscape landscape : both) {
            List<TreeLayout> layouts = landscape.trees().stream()
                    .map(tree -> TreeLayout.of(tree.parents))
                    .toList();
            Grove grove = Grove.of(layouts, SIDE);
            groves.add(grove);
            deepest = Math.max(deepest, grove.depth());
            for (int t = 0; t < layouts.size(); t++) {
                TreeLayout tree = layouts.get(t);
                for (int v = 0; v < tree.size(); v++) {
                    Object loss = v == 0 ? landscape.trees().get(t).loss : "";
                    rows.add(landscape.name(), t + 1, loss, v, v == 0 ? "" : tree.parent(v), tree.depth(v));
                }
            }
        }
        int last = deepest;
        Drawing drawing = Drawing.of(Sheet.PAGE, TOP + SIDE + 14, g -> {
            for (int i = 0; i < 2; i++) {
                double x = 4 + i * (SIDE + 12);
                Landscape landscape = both.get(i);
                g.setColor(Look.INK);
                Panel.NAME.draw(g, Facet.lettered(i, landscape.name()), x, TOP - 5, Lettering.Side.RIGHT);
                groves.get(i).paint(g, x, TOP, last, 2.4);
                for (int t = 0; t < landscape.trees().size(); t++) {
                    Tree tree = landscape.trees().get(t);
                    String loss = Numbers.fixed(tree.loss, landscape.decimals());
                    label(g, t + 1, loss, tree.size(), groves.get(i).below(t, x, TOP));
                }
            }
            Grove.paintKey(g, 6, TOP + SIDE + 7, last);
        });
        return new Figure(
                "forest",
                "The forest of the best minima",
                "Descent trees of the " + left.trees().size()
                        + " best minima: every vertex from which local search ends there,"
                        + " one edge a step, coloured by the number of steps. Below each, its rank, the loss of the minimum and"
                        + " the size of its basin in vertices. Left: " + left.name() + ", "
                        + Numbers.plain((double) left.shown()) + " of " + Numbers.plain((double) left.vertices())
                        + " vertices. Right: " + right.name() + ", " + Numbers.plain((double) right.shown()) + " of "
                        + Numbers.plain((double) right.vertices()) + ". The two have their own scales.",
                drawing,
                rows.done());
    }

    /** Rank and loss above the size of the basin. */
    private static void label(Graphics2D g, int rank, String loss, int size, Point2D middle) {
        String first = rank + ": ";
        double width = RANK.width(first) + LABEL.width(loss);
        double x = middle.getX() - width / 2;
        double y = middle.getY() - LABEL.size() / 2 - 0.4;
        g.setColor(Look.INK);
        RANK.drawMiddle(g, first, x, y, Lettering.Side.RIGHT);
        LABEL.drawMiddle(g, loss, x + RANK.width(first), y, Lettering.Side.RIGHT);
        LABEL.drawMiddle(
                g,
                Numbers.plain((double) size),
                middle.getX(),
                middle.getY() + LABEL.size() / 2 + 0.4,
                Lettering.Side.CENTRE);
    }
}
