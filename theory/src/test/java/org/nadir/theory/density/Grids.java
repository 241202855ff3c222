package org.nadir.theory.density;

/** Grid copulas for tests. */
final class Grids {
    private Grids() {}

    /** Neighbours near each other, most of all at the good end. */
    static GridCopula diagonal() {
        double[] knots = {0, 1e-4, 0.01, 0.1, 0.3, 0.55, 0.8, 0.97, 0.999, 1};
        double[][] heights = new double[knots.length][knots.length];
        for (int i = 0; i < knots.length; i++) {
            for (int j = 0; j < knots.length; j++) {
                heights[i][j] = 1 / (0.05 + Math.abs(knots[i] - knots[j])) + 1 / (0.1 + knots[i] + knots[j]);
            }
        }
        return GridCopula.of(knots, heights);
    }

    static GridCopula independent() {
        return GridCopula.of(new double[] {0, 0.25, 1}, new double[][] {{3, 3, 3}, {3, 3, 3}, {3, 3, 3}});
    }
}
