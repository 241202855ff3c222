package org.nadir.theory.density;

import java.util.Arrays;

/** A {@link GridCopula} in normal scores. */
final class GridScores implements NeighbourDensity {
    private final double[] knots;
    /** 1 − kⱼ, exact for kⱼ ≥ 1/2. */
    private final double[] complements;

    private final double[][] heights;
    /** lower[i][j] = ∫ Σₗ θᵢₗ hₗ from 0 to kⱼ. */
    private final double[][] lower;
    /** upper[i][j] = the same from kⱼ to 1. */
    private final double[][] upper;

    private final double[] breaks;
    private final String phrase;

    GridScores(double[] knots, double[][] heights, String phrase) {
        int n = knots.length;
        this.knots = knots;
        this.heights = heights;
        this.phrase = phrase;
        this.complements = Arrays.stream(knots).map(k -> 1 - k).toArray();
        this.lower = new double[n][n];
        this.upper = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 1; j < n; j++) {
                lower[i][j] = lower[i][j - 1] + 0.5 * (knots[j] - knots[j - 1]) * (heights[i][j - 1] + heights[i][j]);
            }
            for (int j = n - 2; j >= 0; j--) {
                upper[i][j] = upper[i][j + 1] + 0.5 * (knots[j + 1] - knots[j]) * (heights[i][j] + heights[i][j + 1]);
            }
        }
        this.breaks = Arrays.stream(knots, 1, n - 1)
                .map(k -> k <= 0.5 ? StandardNormal.quantile(k) : -StandardNormal.quantile(1 - k))
                .toArray();
    }

    /** The cell j with kⱼ ≤ q ≤ kⱼ₊₁ of a rank that is given by its smaller side. */
    private int cell(double rank, boolean fromBelow) {
        int low = 0;
        int high = knots.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (fromBelow ? knots[middle] <= rank : complements[middle] >= rank) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double rank(double score) {
        return StandardNormal.lowerTail(score <= 0 ? score : -score);
    }

    /** q − kⱼ. */
    private double above(int j, double rank, boolean fromBelow) {
        return fromBelow ? rank - knots[j] : complements[j] - rank;
    }

    /** kⱼ₊₁ − q. */
    private double below(int j, double rank, boolean fromBelow) {
        return fromBelow ? knots[j + 1] - rank : rank - complements[j + 1];
    }

    private double width(int j) {
        return knots[j + 1] - knots[j];
    }

    /** A row of a table at the vertex's rank, between the rows of its cell. */
    private static double blend(double[][] table, int cell, double share, int column) {
        double first = table[cell][column];
        return first + share * (table[cell + 1][column] - first);
    }

    @Override
    public double density(double u, double v) {
        double p = rank(u);
        int i = cell(p, u <= 0);
        double share = above(i, p, u <= 0) / width(i);
        double q = rank(v);
        int j = cell(q, v <= 0);
        double first = blend(heights, i, share, j);
        double second = blend(heights, i, share, j + 1);
        return (first + (second - first) * above(j, q, v <= 0) / width(j)) * StandardNormal.density(v);
    }

    @Override
    public double upperTail(double u, double t) {
        double p = rank(u);
        int i = cell(p, u <= 0);
        double share = above(i, p, u <= 0) / width(i);
        double q = rank(t);
        int j = cell(q, t <= 0);
        double gap = below(j, q, t <= 0);
        double first = blend(heights, i, share, j);
        double second = blend(heights, i, share, j + 1);
        double inCell = gap * (second + (first - second) * 0.5 * gap / width(j));
        return t == Double.NEGATIVE_INFINITY ? 1 : Math.min(inCell + blend(upper, i, share, j + 1), 1);
    }

    @Override
    public double lowerTail(double u, double t) {
        double p = rank(u);
        int i = cell(p, u <= 0);
        double share = above(i, p, u <= 0) / width(i);
        double q = rank(t);
        int j = cell(q, t <= 0);
        double gap = above(j, q, t <= 0);
        double first = blend(heights, i, share, j);
        double second = blend(heights, i, share, j + 1);
        double inCell = gap * (first + (second - first) * 0.5 * gap / width(j));
        return t == Double.POSITIVE_INFINITY ? 1 : Math.min(inCell + blend(lower, i, share, j), 1);
    }

    @Override
    public double quantile(double u, double p) {
        Require.probability("p", p);
        return p <= 0.5 ? fromBelow(u, p) : fromAbove(u, 1 - p);
    }

    @Override
    public double upperQuantile(double u, double q) {
        Require.probability("q", q);
        return q <= 0.5 ? fromAbove(u, q) : fromBelow(u, 1 - q);
    }

    private double fromBelow(double u, double mass) {
        double p = rank(u);
        int i = cell(p, u <= 0);
        double share = above(i, p, u <= 0) / width(i);
        int j = 0;
        while (j < knots.length - 2 && blend(lower, i, share, j + 1) < mass) {
            j++;
        }
        double gap = inCell(
                mass - blend(lower, i, share, j),
                blend(heights, i, share, j),
                blend(heights, i, share, j + 1),
                width(j));
        double q = knots[j] + gap;
        return q <= 0.5 ? StandardNormal.quantile(q) : -StandardNormal.quantile(Math.max(complements[j] - gap, 0));
    }

    private double fromAbove(double u, double mass) {
        double p = rank(u);
        int i = cell(p, u <= 0);
        double share = above(i, p, u <= 0) / width(i);
        int j = knots.length - 2;
        while (j > 0 && blend(upper, i, share, j) < mass) {
            j--;
        }
        double gap = inCell(
                mass - blend(upper, i, share, j + 1),
                blend(heights, i, share, j + 1),
                blend(heights, i, share, j),
                width(j));
        double complement = complements[j + 1] + gap;
        return complement <= 0.5
                ? -StandardNormal.quantile(complement)
                : StandardNormal.quantile(Math.max(knots[j + 1] - gap, 0));
    }

    /** The gap d in [0, width] with near·d + (far − near) d²/(2 width) = mass, without cancellation. */
    private static double inCell(double mass, double near, double far, double width) {
        double root = Math.sqrt(Math.max(near * near + 2 * (far - near) * mass / width, 0));
        double gap = 2 * mass / (near + root);
        return mass <= 0 ? 0 : Math.min(gap, width);
    }

    @Override
    public double lower(double u) {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double upper(double u) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double[] breaks() {
        return breaks.clone();
    }

    @Override
    public String toString() {
        return phrase;
    }
}
