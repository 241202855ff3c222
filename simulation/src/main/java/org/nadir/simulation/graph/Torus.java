package org.nadir.simulation.graph;

import java.util.Arrays;

/**
 * A torus: a product of cycles, in which neighbours differ by one step around one of them. With one side it is a cycle.
 *
 * <p>Vertices are in the lexicographic order of their coordinates, the first side most significant, as in {@link Hamming}.
 * The neighbours of a vertex come side by side, the step back before the step forward.
 */
public final class Torus implements Graph {
    private final int[] sides;
    private final int[] strides;
    private final int order;

    private Torus(int[] sides, int[] strides, int order) {
        this.sides = sides;
        this.strides = strides;
        this.order = order;
    }

    /**
     * A product of cycles.
     *
     * @param sides the length of each, at least 3
     * @return the graph, of degree 2 for each side
     * @throws IllegalArgumentException if there is no side, one is too short, or the product exceeds 2³¹ − 1
     */
    public static Torus of(int... sides) {
        if (sides.length == 0) {
            throw new IllegalArgumentException("a torus needs at least one side, but had none");
        }
        int[] strides = new int[sides.length];
        long order = 1;
        for (int p = sides.length - 1; p >= 0; p--) {
            if (sides[p] < 3) {
                throw new IllegalArgumentException("sides of a torus must be at least 3, but one was " + sides[p]);
            }
            strides[p] = (int) order;
            order *= sides[p];
            if (order > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        words(sides) + " has more than 2147483647 vertices: too many to hold");
            }
        }
        return new Torus(sides.clone(), strides, (int) order);
    }

    /**
     * The cycle of n vertices.
     *
     * @param n at least 3
     * @return the graph, of degree 2
     * @throws IllegalArgumentException if n is below 3
     */
    public static Torus cycle(int n) {
        return of(n);
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public int degree(int v) {
        return 2 * sides.length;
    }

    @Override
    public int neighbour(int v, int i) {
        int p = i / 2;
        int side = sides[p];
        int coordinate = v / strides[p] % side;
        int moved = i % 2 == 0 ? (coordinate == 0 ? side - 1 : coordinate - 1) : (coordinate + 1) % side;
        return v + (moved - coordinate) * strides[p];
    }

    @Override
    public String description() {
        return sides.length == 1 ? "cycle(" + sides[0] + ")" : words(sides);
    }

    private static String words(int[] sides) {
        String list = Arrays.toString(sides);
        return "torus(" + list.substring(1, list.length() - 1) + ")";
    }

    @Override
    public String toString() {
        return description();
    }
}
