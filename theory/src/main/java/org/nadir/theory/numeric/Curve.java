package org.nadir.theory.numeric;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A function known at points, each value with its error: a basin size by loss, a share within ε by ε.
 *
 * <p>What the error means is said by the holder, as for {@link Estimate}.
 */
public final class Curve {
    private final double[] at;
    private final double[] values;
    private final double[] errors;

    private Curve(double[] at, double[] values, double[] errors) {
        this.at = at;
        this.values = values;
        this.errors = errors;
    }

    /**
     * A curve through points.
     *
     * @param at the abscissae, strictly increasing
     * @param values the values there, as many
     * @param errors their absolute errors, as many, each at least 0 or NaN where unknown
     * @return the curve
     * @throws IllegalArgumentException if the lengths differ or the abscissae do not increase
     */
    public static Curve of(double[] at, double[] values, double[] errors) {
        if (at.length != values.length || at.length != errors.length) {
            throw new IllegalArgumentException("a curve needs as many values and errors as points, but had " + at.length
                    + " points, " + values.length + " values and " + errors.length + " errors");
        }
        for (int i = 1; i < at.length; i++) {
            if (!(at[i] > at[i - 1])) {
                throw new IllegalArgumentException(
                        "the points of a curve must increase, but " + at[i] + " follows " + at[i - 1]);
            }
        }
        return new Curve(at.clone(), values.clone(), errors.clone());
    }

    /**
     * The number of points.
     *
     * @return the number of points
     */
    public int size() {
        return at.length;
    }

    /**
     * The abscissa of a point.
     *
     * @param i the point, from 0
     * @return where it is
     */
    public double at(int i) {
        return at[i];
    }

    /**
     * The value at a point.
     *
     * @param i the point, from 0
     * @return the value and its error
     */
    public Estimate value(int i) {
        return new Estimate(values[i], errors[i]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve that
                && Arrays.equals(at, that.at)
                && Arrays.equals(values, that.values)
                && Arrays.equals(errors, that.errors);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(at) + Arrays.hashCode(values)) + Arrays.hashCode(errors);
    }

    @Override
    public String toString() {
        return "Curve of " + at.length + " points";
    }

    /**
     * A curve from estimates.
     *
     * @param at where, increasing
     * @param estimates as many values with their errors
     * @return the curve
     */
    public static Curve of(double[] at, List<Estimate> estimates) {
        return of(
                at,
                estimates.stream().mapToDouble(Estimate::value).toArray(),
                estimates.stream().mapToDouble(Estimate::error).toArray());
    }

    /**
     * A function of one number as a curve.
     *
     * @param at where it is wanted, increasing
     * @param function the value with its error at a number
     * @return the curve
     */
    public static Curve of(double[] at, DoubleFunction<Estimate> function) {
        return of(at, Arrays.stream(at).mapToObj(function).toList());
    }
}
