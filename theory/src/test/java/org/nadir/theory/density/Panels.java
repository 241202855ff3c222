package org.nadir.theory.density;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Quadrature for tests, apart from the one under test: Gauss-Legendre of eight points on panels that are halved until two
 * levels agree.
 */
final class Panels {
    private static final double[] NODES = {
        0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
    };
    private static final double[] WEIGHTS = {
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
    };

    private Panels() {}

    /** ∫ f over the support of a density, panels at its quantiles and breaks. */
    static double over(LossDensity density, DoubleUnaryOperator f) {
        return between(density, density.lower(), density.upper(), f);
    }

    /** ∫ f from a to b, panels at the quantiles and breaks of a density; infinite ends are cut where no mass is left. */
    static double between(LossDensity density, double a, double b, DoubleUnaryOperator f) {
        if (a > b) {
            return -between(density, b, a, f);
        }
        double from = a == Double.NEGATIVE_INFINITY ? density.quantile(1e-18) : a;
        double to = b == Double.POSITIVE_INFINITY ? density.upperQuantile(1e-18) : b;
        DoubleStream inner = DoubleStream.of(1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 0.1, 0.5, 0.9, 0.999, 1 - 1e-6, 1 - 1e-9)
                .map(density::quantile);
        double[] cuts = DoubleStream.concat(inner, Arrays.stream(density.breaks()))
                .filter(c -> c > from && c < to)
                .sorted()
                .toArray();
        return sum(f, from, to, cuts);
    }

    /** ∫ pdf_e(x, ·) from a to b. */
    static double between(NeighbourDensity neighbours, double x, double a, double b) {
        if (a > b) {
            return -between(neighbours, x, b, a);
        }
        double from = a == Double.NEGATIVE_INFINITY ? neighbours.quantile(x, 1e-18) : a;
        double to =
                b == Double.POSITIVE_INFINITY ? 2 * neighbours.quantile(x, 1 - 1e-15) - neighbours.quantile(x, 0.5) : b;
        DoubleStream inner = DoubleStream.of(1e-12, 1e-9, 1e-6, 1e-3, 0.1, 0.5, 0.9, 0.999, 1 - 1e-6, 1 - 1e-9)
                .map(p -> neighbours.quantile(x, p));
        double[] cuts = DoubleStream.concat(inner, Arrays.stream(neighbours.breaks()))
                .filter(c -> c > from && c < to)
                .sorted()
                .toArray();
        return sum(y -> neighbours.density(x, y), from, to, cuts);
    }

    private static double sum(DoubleUnaryOperator f, double from, double to, double[] cuts) {
        double sum = 0;
        double left = from;
        for (double cut : cuts) {
            sum += refine(f, left, cut, gauss(f, left, cut), 0);
            left = cut;
        }
        return sum + refine(f, left, to, gauss(f, left, to), 0);
    }

    private static double refine(DoubleUnaryOperator f, double a, double b, double whole, int depth) {
        double middle = a + 0.5 * (b - a);
        double left = gauss(f, a, middle);
        double right = gauss(f, middle, b);
        if (depth > 60 || Math.abs(left + right - whole) <= 1e-14 * Math.abs(whole) + 1e-17) {
            return left + right;
        }
        return refine(f, a, middle, left, depth + 1) + refine(f, middle, b, right, depth + 1);
    }

    private static double gauss(DoubleUnaryOperator f, double a, double b) {
        double middle = 0.5 * (a + b);
        double half = 0.5 * (b - a);
        double sum = 0;
        for (int i = 0; i < NODES.length; i++) {
            sum += WEIGHTS[i] * (f.applyAsDouble(middle - half * NODES[i]) + f.applyAsDouble(middle + half * NODES[i]));
        }
        return half * sum;
    }
}
