package org.nadir.plots;

import java.awt.geom.Rectangle2D;
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

    private Forest() {}

    /** The vertices that end in one minimum. */
    public static final class Tree {
        private final int[] parents;

        private Tree(int[] parents) {
            this.parents = parents;
        }

        /**
         * A tree.
         *
         * @param parents for each vertex the number of the vertex it steps to, which comes before it; -1 for the first, the
         *     minimum
         * @return the tree
         * @throws IllegalArgumentException if there is no vertex
         */
        public static Tree of(int... parents) {
            if (parents.length == 0) {
                throw new IllegalArgumentException("a tree needs a vertex, but had none");
            }
            return new Tree(parents.clone());
        }

        /**
         * The tree of a minimum in a landscape.
         *
         * @param next for each vertex of the landscape the vertex it steps to; itself for a minimum
         * @param minimum the minimum
         * @return the tree, its vertices by their number of steps, then by their number in the landscape
         */
        public static Tree ofMinimum(int[] next, int minimum) {
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
            return new Tree(Arrays.copyOf(parents, size));
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
        DataTable.Rows rows = DataTable.withColumns("landscape", "minimum", "vertex", "steps to", "depth");
        int deepest = 1;
        for (Landscape landscape : both) {
            List<TreeLayout> layouts = landscape.trees().stream()
                    .map(tree -> TreeLayout.of(tree.parents))
                    .toList();
            Grove grove = Grove.of(layouts);
            groves.add(grove);
            deepest = Math.max(deepest, grove.depth());
            for (int t = 0; t < layouts.size(); t++) {
                TreeLayout tree = layouts.get(t);
                for (int v = 0; v < tree.size(); v++) {
                    rows.add(landscape.name(), t + 1, v, v == 0 ? "" : tree.parent(v), tree.depth(v));
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
                groves.get(i).paint(g, new Rectangle2D.Double(x, TOP, SIDE, SIDE), last, 2.4);
            }
            Grove.paintKey(g, 6, TOP + SIDE + 7, last);
        });
        return new Figure(
                "forest",
                "The forest of the best minima",
                "Descent trees of the " + left.trees().size()
                        + " best minima: every vertex from which local search ends there,"
                        + " one edge a step, coloured by the number of steps. Left: " + left.name() + ", "
                        + Numbers.plain((double) left.shown()) + " of " + Numbers.plain((double) left.vertices())
                        + " vertices. Right: " + right.name() + ", " + Numbers.plain((double) right.shown()) + " of "
                        + Numbers.plain((double) right.vertices()) + ". The two have their own scales.",
                drawing,
                rows.done());
    }
}
