package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.theory.density.StandardNormal;

/**
 * The distribution of a score given the skeleton beneath it, by its quantiles: z = Q(u; m), u a normal score.
 *
 * <p>At places along the ranks of m, the rows next in rank are taken, {@value #WIDTH} normal scores to either side and at least
 * {@value #LEAST}; their scores, less the straight line of z on m in the window, give the quantiles at u = −2.4, −2.2, …, 2.4.
 * Between places, quantiles are interpolated linearly in m; beyond the outermost u they go on as they end. Without the line a window
 * wide enough to be steady would take the slope for spread.
 */
final class ConditionalQuantiles {
    private static final double WIDTH = 0.2;
    private static final int LEAST = 30;
    private static final double REACH = 2.4;
    private static final int KNOTS = 25;
    private static final double STEP = 2 * REACH / (KNOTS - 1);

    /** How many knots from an end the slope beyond it is taken over. */
    private static final int END = 4;

    /** The slope that keeps quantiles apart where scores tie or the window has no spread. */
    private static final double LEAST_SLOPE = 1e-7;

    private final double[][] quantiles;
    private final int[] place;
    private final double[] beyond;

    private ConditionalQuantiles(double[][] quantiles, int[] place, double[] beyond) {
        this.quantiles = quantiles;
        this.place = place;
        this.beyond = beyond;
    }

    /** What the quantiles of a window are taken from. */
    @FunctionalInterface
    interface Window {
        /**
         * The pairs of the rows whose rank along the skeleton is in a range.
         *
         * @param from the first rank
         * @param to the rank after the last
         * @return the skeleton's values, and the scores above them, as many
         */
        double[][] pairs(int from, int to);
    }

    /** The quantiles of scores given a skeleton, rows being given in the order of the skeleton. */
    static ConditionalQuantiles of(double[] skeleton, double[] scores, int[] byRank) {
        return of(skeleton, byRank, (from, to) -> {
            double[][] pairs = new double[2][to - from];
            for (int i = from; i < to; i++) {
                pairs[0][i - from] = skeleton[byRank[i]];
                pairs[1][i - from] = scores[byRank[i]];
            }
            return pairs;
        });
    }

    /** The quantiles of whatever stands above the rows of a window. */
    static ConditionalQuantiles of(double[] skeleton, int[] byRank, Window window) {
        int n = skeleton.length;
        List<double[]> quantiles = new ArrayList<>();
        int[] place = new int[n];
        double[] beyond = new double[n];
        int centre = 0;
        quantiles.add(quantiles(window, n, centre, skeleton[byRank[centre]]));
        while (centre < n - 1) {
            int next = Math.min(n - 1, centre + Math.max(1, (int) (0.7 * halfWindow(centre, n))));
            double start = skeleton[byRank[centre]];
            double apart = skeleton[byRank[next]] - start;
            for (int i = centre; i <= next; i++) {
                place[byRank[i]] = quantiles.size() - 1;
                beyond[byRank[i]] = apart > 0 ? (skeleton[byRank[i]] - start) / apart : 0.5;
            }
            centre = next;
            quantiles.add(quantiles(window, n, centre, skeleton[byRank[centre]]));
        }
        return new ConditionalQuantiles(quantiles.toArray(new double[0][]), place, beyond);
    }

    private static int halfWindow(int rank, int n) {
        double density = StandardNormal.density(StandardNormal.quantile((rank + 0.5) / n));
        return Math.max(LEAST, (int) (n * density * WIDTH));
    }

    private static double[] quantiles(Window window, int n, int centre, double at) {
        int half = halfWindow(centre, n);
        double[][] pairs = window.pairs(Math.max(0, centre - half), Math.min(n, centre + half + 1));
        double[] m = pairs[0];
        double[] z = pairs[1];
        int size = m.length;
        double meanM = 0;
        double meanZ = 0;
        for (int i = 0; i < size; i++) {
            meanM += m[i] / size;
            meanZ += z[i] / size;
        }
        double square = 0;
        double product = 0;
        for (int i = 0; i < size; i++) {
            square += (m[i] - meanM) * (m[i] - meanM);
            product += (m[i] - meanM) * (z[i] - meanZ);
        }
        double slope = square > 0 ? product / square : 0;
        double[] off = new double[size];
        for (int i = 0; i < size; i++) {
            off[i] = z[i] - slope * (m[i] - at);
        }
        Arrays.sort(off);
        double outermost = StandardNormal.quantile(1 - 0.5 / size);
        double spread = (CheckedQuantity.quantile(off, StandardNormal.lowerTail(1))
                        - CheckedQuantity.quantile(off, StandardNormal.lowerTail(-1)))
                / 2;
        double[] quantiles = new double[KNOTS];
        for (int k = 0; k < KNOTS; k++) {
            double u = k * STEP - REACH;
            quantiles[k] = CheckedQuantity.quantile(off, StandardNormal.lowerTail(u))
                    + Math.signum(u) * Math.max(0, Math.abs(u) - outermost) * spread
                    + LEAST_SLOPE * u;
        }
        return quantiles;
    }

    /** The knot of a row's quantile curve. */
    private double knot(int row, int k) {
        double[] low = quantiles[place[row]];
        double[] high = quantiles[place[row] + 1];
        return low[k] + beyond[row] * (high[k] - low[k]);
    }

    /** Q(u; m) at a row. */
    double score(int row, double u) {
        int k = (int) Math.max(0, Math.min(KNOTS - 2.0, Math.floor((u + REACH) / STEP)));
        double inside = Math.max(-REACH, Math.min(REACH, u));
        double low = knot(row, k);
        double score = low + (inside - (k * STEP - REACH)) / STEP * (knot(row, k + 1) - low);
        return score + (u - inside) * endSlope(row, u > 0);
    }

    private double endSlope(int row, boolean upper) {
        int from = upper ? KNOTS - 1 - END : 0;
        return (knot(row, from + END) - knot(row, from)) / (END * STEP);
    }

    /** The u with Q(u; m) = z at a row, within ±4.5. */
    double position(int row, double z) {
        if (z <= knot(row, 0)) {
            return Math.max(-4.5, -REACH + (z - knot(row, 0)) / endSlope(row, false));
        }
        if (z >= knot(row, KNOTS - 1)) {
            return Math.min(4.5, REACH + (z - knot(row, KNOTS - 1)) / endSlope(row, true));
        }
        int low = 0;
        int high = KNOTS - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (knot(row, middle) <= z) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double from = knot(row, low);
        return low * STEP - REACH + STEP * (z - from) / (knot(row, high) - from);
    }
}
