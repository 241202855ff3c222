package org.nadir.theory.density;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.nadir.theory.numeric.Numerals;

/**
 * A copula whose density is given on a grid of ranks and bilinear in between: what fitting to a landscape produces.
 *
 * <p>With knots 0 = k₀ &lt; … &lt; kₘ = 1 and hat functions hᵢ on them, c(p, q) = Σᵢⱼ θᵢⱼ hᵢ(p) hⱼ(q), θ symmetric and at
 * least 0. A neighbour's rank is uniform for every p if and only if Σⱼ θᵢⱼ wⱼ = 1 for every i, where wⱼ = ∫hⱼ; the given
 * heights are scaled to that, θᵢⱼ → dᵢ θᵢⱼ dⱼ, by the symmetric iteration of Sinkhorn and Knopp, to 1e-14.
 *
 * <p>Tails are exact: within a cell quadratic in q, and measured from the nearer end of [0, 1], so that they are accurate
 * where they are small. In normal scores the density has kinks at Φ⁻¹(kⱼ), which are its {@link NeighbourDensity#breaks}.
 * A call costs two normal tails and a search among the knots.
 */
public final class GridCopula implements Copula {
    private final double[] knots;
    private final double[][] heights;
    private final NeighbourDensity scores;

    private GridCopula(double[] knots, double[][] heights) {
        this.knots = knots;
        this.heights = heights;
        this.scores = new GridScores(knots, heights, toString());
    }

    /**
     * A copula from heights on a grid, scaled so that both margins are uniform.
     *
     * @param knots the ranks k₀ = 0 &lt; … &lt; kₘ = 1, at least two
     * @param heights the densities θ at pairs of knots up to scale, symmetric up to rounding, finite and at least 0,
     *     (m+1) × (m+1); every row has a positive entry
     * @return the copula
     * @throws IllegalArgumentException if the knots or heights are not as they must be, or no scaling makes the margins
     *     uniform
     */
    public static GridCopula of(double[] knots, double[][] heights) {
        checkKnots(knots);
        checkHeights(heights, knots.length);
        double[][] scaled = symmetric(heights);
        scale(scaled, weights(knots));
        return new GridCopula(knots.clone(), scaled);
    }

    /** The heights, with differences across the diagonal that are mere rounding evened out. */
    private static double[][] symmetric(double[][] heights) {
        double[][] even = new double[heights.length][heights.length];
        for (int i = 0; i < even.length; i++) {
            for (int j = 0; j < even.length; j++) {
                even[i][j] = heights[i][j] == heights[j][i] ? heights[i][j] : 0.5 * (heights[i][j] + heights[j][i]);
            }
        }
        return even;
    }

    /** wⱼ = ∫hⱼ = (kⱼ₊₁ − kⱼ₋₁)/2. */
    private static double[] weights(double[] knots) {
        int last = knots.length - 1;
        double[] weights = new double[knots.length];
        for (int j = 0; j <= last; j++) {
            weights[j] = 0.5 * (knots[Math.min(j + 1, last)] - knots[Math.max(j - 1, 0)]);
        }
        return weights;
    }

    /** The symmetric Sinkhorn iteration dᵢ ← √(dᵢ / Σⱼ θᵢⱼ wⱼ dⱼ). */
    private static void scale(double[][] theta, double[] weights) {
        int n = weights.length;
        double[] d = new double[n];
        Arrays.fill(d, 1);
        double worst = 0;
        for (int round = 0; round < 20_000; round++) {
            worst = 0;
            double[] sums = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    sums[i] += theta[i][j] * weights[j] * d[j];
                }
                worst = Math.max(worst, Math.abs(d[i] * sums[i] - 1));
            }
            // Heights that were scaled before are left alone, so that what is printed reads back to the same bits.
            if (worst <= (round == 0 ? 1e-13 : 4e-15)) {
                break;
            }
            for (int i = 0; i < n; i++) {
                d[i] = Math.sqrt(d[i] / sums[i]);
            }
        }
        if (!(worst <= 1e-13)) {
            throw new IllegalArgumentException(
                    "heights can not be scaled to uniform margins: after 20000 rounds a margin is still off by "
                            + worst);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                // dᵢ dⱼ first, so that the scaled heights are symmetric to the bit.
                theta[i][j] *= d[i] * d[j];
            }
        }
    }

    private static void checkKnots(double[] knots) {
        if (knots.length < 2 || knots[0] != 0 || knots[knots.length - 1] != 1) {
            throw new IllegalArgumentException("knots must go from 0 to 1, but were " + Arrays.toString(knots));
        }
        for (int i = 1; i < knots.length; i++) {
            if (!(knots[i] > knots[i - 1])) {
                throw new IllegalArgumentException("knots must increase, but " + knots[i] + " follows " + knots[i - 1]);
            }
        }
    }

    private static void checkHeights(double[][] heights, int n) {
        if (heights.length != n) {
            throw new IllegalArgumentException(
                    "heights must have a row for each of " + n + " knots, but had " + heights.length);
        }
        for (int i = 0; i < n; i++) {
            if (heights[i].length != n) {
                throw new IllegalArgumentException(
                        "row " + i + " of heights must have " + n + " entries, but had " + heights[i].length);
            }
            boolean positive = false;
            for (int j = 0; j < n; j++) {
                double height = heights[i][j];
                if (!(height >= 0 && height <= Double.MAX_VALUE)) {
                    throw new IllegalArgumentException("heights must be finite and at least 0, but in row " + i
                            + ", column " + j + " was " + height);
                }
                if (j < i && Math.abs(height - heights[j][i]) > 1e-12 * height) {
                    throw new IllegalArgumentException("heights must be symmetric, but in row " + i + ", column " + j
                            + " was " + height + " and across " + heights[j][i]);
                }
                positive |= height > 0;
            }
            if (!positive) {
                throw new IllegalArgumentException("row " + i + " of heights must have a positive entry");
            }
        }
    }

    /**
     * The knots.
     *
     * @return the ranks, from 0 to 1
     */
    public double[] knots() {
        return knots.clone();
    }

    /**
     * The copula's density at two knots.
     *
     * @param i a knot, from 0
     * @param j a knot, from 0
     * @return θᵢⱼ, scaled
     */
    public double height(int i, int j) {
        return heights[i][j];
    }

    @Override
    public NeighbourDensity inScores() {
        return scores;
    }

    /**
     * The copula as a phrase: the knots, and the lower triangle of the heights by rows.
     *
     * @return {@code grid-copula(knots(…), heights(…))}
     */
    @Override
    public String toString() {
        DoubleStream triangle = DoubleStream.empty();
        for (int i = 0; i < knots.length; i++) {
            triangle = DoubleStream.concat(triangle, Arrays.stream(heights[i], 0, i + 1));
        }
        return "grid-copula(knots(" + list(Arrays.stream(knots)) + "), heights(" + list(triangle) + "))";
    }

    private static String list(DoubleStream numbers) {
        return numbers.mapToObj(Numerals::shortest).collect(Collectors.joining(", "));
    }
}
