package org.nadir.theory.density;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nadir.theory.numeric.Numerals;

/**
 * A window: neighbours uniform on [x − w, x + w] ∩ [a, b].
 *
 * <p>One of the four families of the authors' notebook. Its density is not smooth: it jumps at x ± w, and where the window
 * meets an end of the support, at a + w and b − w, its height has a kink. What is computed from it by recursion inherits
 * kinks from there at whole multiples of w, each smoother than the one before; {@link #breaks} names the first
 * {@value #BREAKS} from each end.
 */
public final class Window implements NeighbourDensity {
    /** How many kinks from each end are worth a panel: the k-th lies in the k-th derivative. */
    private static final int BREAKS = 16;

    private final double width;
    private final double lower;
    private final double upper;
    private final double[] breaks;

    private Window(double width, double lower, double upper) {
        this.width = width;
        this.lower = lower;
        this.upper = upper;
        double length = upper - lower;
        this.breaks = IntStream.rangeClosed(1, BREAKS)
                .mapToDouble(k -> k * width)
                .filter(step -> step < length)
                .flatMap(step -> DoubleStream.of(lower + step, upper - step))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * A window on a bounded support.
     *
     * @param width the half-width w: how far a neighbour's loss may lie from the vertex's; positive and finite
     * @param lower the lower end a of the support, finite
     * @param upper the upper end b, finite, above a
     * @return the conditional density
     * @throws IllegalArgumentException if an argument is outside its domain
     */
    public static Window of(double width, double lower, double upper) {
        Require.positive("width", width);
        Require.interval(lower, upper);
        return new Window(width, lower, upper);
    }

    @Override
    public double density(double x, double y) {
        double from = lower(x);
        double to = upper(x);
        return y >= from && y <= to ? 1 / (to - from) : Double.isNaN(x + y) ? Double.NaN : 0;
    }

    @Override
    public double upperTail(double x, double t) {
        double from = lower(x);
        double to = upper(x);
        return Math.min(Math.max((to - t) / (to - from), 0), 1);
    }

    @Override
    public double lowerTail(double x, double t) {
        double from = lower(x);
        double to = upper(x);
        return Math.min(Math.max((t - from) / (to - from), 0), 1);
    }

    @Override
    public double quantile(double x, double p) {
        Require.probability("p", p);
        double from = lower(x);
        double to = upper(x);
        return p <= 0.5 ? from + p * (to - from) : to - (1 - p) * (to - from);
    }

    @Override
    public double lower(double x) {
        return Math.max(lower, x - width);
    }

    @Override
    public double upper(double x) {
        return Math.min(upper, x + width);
    }

    @Override
    public double[] breaks() {
        return breaks.clone();
    }

    @Override
    public String toString() {
        return "window(width=" + Numerals.shortest(width) + ", lower=" + Numerals.shortest(lower) + ", upper="
                + Numerals.shortest(upper) + ")";
    }
}
