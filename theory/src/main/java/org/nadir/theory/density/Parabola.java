package org.nadir.theory.density;

import org.nadir.theory.numeric.Numerals;

/**
 * A parabola around the vertex's loss: pdf_e(x, y) ∝ 1 − ((y − x)/L)² on [a, b], with L = b − a.
 *
 * <p>One of the four families of the authors' notebook, there on [0, 1]. With α = (x − a)/L and β = (b − x)/L, α + β = 1,
 * the integral over r = (y − x)/L from −α to β is 1 − (α³ + β³)/3 = 2/3 + αβ, and the tails are
 *
 * <p>S(x; t) = (β − r)(1 − (β² + βr + r²)/3) / (2/3 + αβ), r = (t − x)/L,
 *
 * <p>and its mirror image, both without cancellation. The domain of x is [a, b].
 */
public final class Parabola implements NeighbourDensity {
    private final double lower;
    private final double upper;
    /** L. */
    private final double length;

    private Parabola(double lower, double upper) {
        this.lower = lower;
        this.upper = upper;
        this.length = upper - lower;
    }

    /**
     * A parabola on a bounded support.
     *
     * @param lower the lower end a of the support, finite
     * @param upper the upper end b, finite, above a
     * @return the conditional density
     * @throws IllegalArgumentException if an end is not finite or lower is not below upper
     */
    public static Parabola of(double lower, double upper) {
        Require.interval(lower, upper);
        return new Parabola(lower, upper);
    }

    @Override
    public double density(double x, double y) {
        if (y < lower || y > upper) {
            return 0;
        }
        double r = (y - x) / length;
        return (1 - r) * (1 + r) / (length * area(x));
    }

    @Override
    public double upperTail(double x, double t) {
        return t <= lower
                ? 1
                : t >= upper ? 0 : corner((upper - x) / length, (t - x) / length, (upper - t) / length) / area(x);
    }

    @Override
    public double lowerTail(double x, double t) {
        return t <= lower
                ? 0
                : t >= upper ? 1 : corner((x - lower) / length, (x - t) / length, (t - lower) / length) / area(x);
    }

    /** 2/3 + αβ. */
    private double area(double x) {
        return 2.0 / 3 + (x - lower) / length * ((upper - x) / length);
    }

    /** ∫ 1 − r² from r to the end, where gap = end − r. */
    private static double corner(double end, double r, double gap) {
        return gap * (1 - (end * end + end * r + r * r) / 3);
    }

    @Override
    public double quantile(double x, double p) {
        Require.probability("p", p);
        if (p == 0 || p == 1) {
            return p == 0 ? lower : upper;
        }
        double start = lower + p * length;
        return p <= 0.5
                ? Inversion.solve(t -> lowerTail(x, t), t -> density(x, t), true, p, lower, upper, start)
                : Inversion.solve(t -> upperTail(x, t), t -> density(x, t), false, 1 - p, lower, upper, start);
    }

    @Override
    public double lower(double x) {
        return lower;
    }

    @Override
    public double upper(double x) {
        return upper;
    }

    @Override
    public String toString() {
        return "parabola(lower=" + Numerals.shortest(lower) + ", upper=" + Numerals.shortest(upper) + ")";
    }
}
