package org.nadir.plots.drawing;

import java.util.Arrays;

/**
 * A rooted tree laid out in a disc: the root in the middle, every subtree in a wedge as wide as it has vertices, and in the
 * wedge of each of the root's children the further depths further out, each over an area like its number of vertices.
 *
 * <p>Implementation note: where a depth is crowded its vertices, in the order of their angles, take radii by the golden
 * section, so that neighbours in angle are far apart in radius. Every vertex so has about the same area, whatever the tree.
 */
public final class TreeLayout {
    private static final double GOLDEN = 0.6180339887498949;
    private static final double ROOM = 1.25; // the radius of a vertex's area, in radii of the vertex
    private static final double CORE = 3; // vertices' areas about the root that stay free

    private final int[] parent;
    private final int[] depth;
    private final double[] x;
    private final double[] y;
    private final double radius;

    private TreeLayout(int[] parent, int[] depth, double[] x, double[] y, double radius) {
        this.parent = parent;
        this.depth = depth;
        this.x = x;
        this.y = y;
        this.radius = radius;
    }

    /**
     * Lays out a tree.
     *
     * @param parents for each vertex the number of its parent, which comes before it; -1 for the first vertex, the root
     * @return the layout
     * @throws IllegalArgumentException if a parent does not come before its child
     */
    public static TreeLayout of(int... parents) {
        int n = parents.length;
        int[] depth = new int[n];
        int[] children = new int[n];
        for (int v = 0; v < n; v++) {
            if (v == 0 ? parents[v] != -1 : !(parents[v] >= 0 && parents[v] < v)) {
                throw new IllegalArgumentException(
                        "the parent of vertex " + v + " must come before it, but was " + parents[v]);
            }
            if (v > 0) {
                depth[v] = depth[parents[v]] + 1;
                children[parents[v]]++;
            }
        }
        int[][] below = new int[n][];
        for (int v = 0; v < n; v++) {
            below[v] = new int[children[v]];
        }
        int[] known = new int[n];
        int[] size = new int[n];
        Arrays.fill(size, 1);
        for (int v = n - 1; v > 0; v--) {
            size[parents[v]] += size[v];
        }
        for (int v = 1; v < n; v++) {
            below[parents[v]][known[parents[v]]++] = v;
        }
        double[] x = new double[n];
        double[] y = new double[n];
        double[] from = new double[n]; // where a vertex's wedge begins, in turns
        double[] width = new double[n]; // and how wide it is
        int[] branch = new int[n]; // the child of the root that a vertex is below
        int[] inside = new int[n]; // by branch: its vertices already placed
        int[] ring = {0};
        width[0] = 1;
        while (ring.length > 0) {
            int[] next = new int[Arrays.stream(ring).map(v -> children[v]).sum()];
            int[] inBranch = new int[n];
            int count = 0;
            for (int v : ring) {
                double at = from[v];
                for (int child : below[v]) {
                    from[child] = at;
                    width[child] = width[v] * size[child] / (size[v] - 1);
                    at += width[child];
                    branch[child] = v == 0 ? child : branch[v];
                    inBranch[branch[child]]++;
                    next[count++] = child;
                }
            }
            for (int i = 0; i < count; i++) {
                int v = next[i];
                int b = branch[v];
                double share = (i + 0.5) * GOLDEN;
                double filled = (inside[b] + (share - Math.floor(share)) * inBranch[b]) / size[b];
                double r = ROOM * Math.sqrt(CORE + filled * (n - 1));
                double angle = 2 * StrictMath.PI * (from[v] + 0.5 * width[v]);
                x[v] = r * StrictMath.cos(angle);
                y[v] = r * StrictMath.sin(angle);
            }
            for (int b : below[0]) {
                inside[b] += inBranch[b];
            }
            ring = next;
        }
        return new TreeLayout(parents.clone(), depth, x, y, 1 + ROOM * Math.sqrt(CORE + n));
    }

    /**
     * The number of vertices.
     *
     * @return how many
     */
    public int size() {
        return parent.length;
    }

    /**
     * The parent of a vertex.
     *
     * @param v the vertex
     * @return its parent's number; -1 for the root
     */
    public int parent(int v) {
        return parent[v];
    }

    /**
     * How far below the root a vertex is.
     *
     * @param v the vertex
     * @return the number of edges to the root
     */
    public int depth(int v) {
        return depth[v];
    }

    /**
     * The abscissa of a vertex, from the middle of the tree's disc.
     *
     * @param v the vertex
     * @return where it is; a vertex by itself has radius 1
     */
    public double x(int v) {
        return x[v];
    }

    /**
     * The ordinate of a vertex, from the middle of the tree's disc.
     *
     * @param v the vertex
     * @return where it is; a vertex by itself has radius 1
     */
    public double y(int v) {
        return y[v];
    }

    /**
     * The radius of the tree's disc.
     *
     * @return the radius; a vertex by itself has radius 1
     */
    public double radius() {
        return radius;
    }
}
