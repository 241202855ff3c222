package org.nadir.theory.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function tabulated on an interval: piecewise Chebyshev series of degree 15 on panels of one width.
 *
 * <p>Implementation note. Coefficients come from the values at the Chebyshev points of a panel by the discrete cosine sum,
 * and are summed by Clenshaw's recurrence. Below the interval the value at its lower end is taken.
 */
public final class Table {
    private static final int DEGREE = 15;

    private final double low;
    private final double high;
    private final double width;
    private final double[] coefficients;

    private Table(double low, double high, double width, double[] coefficients) {
        this.low = low;
        this.high = high;
        this.width = width;
        this.coefficients = coefficients;
    }

    /**
     * Tabulates a function.
     *
     * @param f the function, smooth on the scale of the width
     * @param low the lower end
     * @param high the upper end, above low
     * @param width the width of a panel
     * @return the table
     */
    public static Table of(DoubleUnaryOperator f, double low, double high, double width) {
        int panels = (int) Math.ceil((high - low) / width);
        int n = DEGREE + 1;
        double[] coefficients = new double[panels * n];
        double[] values = new double[n];
        for (int p = 0; p < panels; p++) {
            for (int i = 0; i < n; i++) {
                double t = StrictMath.cos(Math.PI * (i + 0.5) / n);
                values[i] = f.applyAsDouble(low + width * (p + 0.5 * (1 + t)));
            }
            for (int k = 0; k < n; k++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += values[i] * StrictMath.cos(Math.PI * k * (i + 0.5) / n);
                }
                coefficients[p * n + k] = sum * (k == 0 ? 1 : 2) / n;
            }
        }
        return new Table(low, low + panels * width, width, coefficients);
    }

    /**
     * The function at a point.
     *
     * @param x a point; one below the interval counts as its lower end, one above as its upper
     * @return the value of the piecewise series
     */
    public double at(double x) {
        double inside = Math.max(low, Math.min(x, high));
        int panels = coefficients.length / (DEGREE + 1);
        int p = Math.min((int) ((inside - low) / width), panels - 1);
        double t = 2 * ((inside - low) / width - p) - 1;
        int first = p * (DEGREE + 1);
        double b1 = 0;
        double b2 = 0;
        for (int k = DEGREE; k >= 1; k--) {
            double b = coefficients[first + k] + 2 * t * b1 - b2;
            b2 = b1;
            b1 = b;
        }
        return coefficients[first] + t * b1 - b2;
    }
}
