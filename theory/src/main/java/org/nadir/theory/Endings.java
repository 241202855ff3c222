package org.nadir.theory;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Panels;

/** Where the vertices end: the second part of Theorem 5.1, from one level of a solution. */
final class Endings {
    /** Ranks of the least of n losses, graded towards 0, where the best losses lie. */
    private static final Panels LEAST =
            Panels.of(new double[] {0, 1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1}, 12);

    private final Pair pair;
    private final Level level;
    private final Recursion recursion;
    private final Estimate mass;
    /** The share that ends below each node. */
    private final double[] below;

    Endings(Pair pair, Level level, Recursion recursion, Estimate mass) {
        this.pair = pair;
        this.level = level;
        this.recursion = recursion;
        this.mass = mass;
        double[] endings = level.endings();
        below = new double[endings.length];
        Arrays.setAll(below, i -> level.panels.integralTo(endings, level.panels.node(i)));
    }

    /** The share that ends in [from, from + ε], losses. */
    static double share(Pair pair, Level level, double from, double epsilon) {
        double[] endings = level.endings();
        return level.panels.integralTo(endings, coordinateWithin(pair, from + epsilon))
                - level.panels.integralTo(endings, coordinateWithin(pair, from));
    }

    private static double coordinateWithin(Pair pair, double loss) {
        double lower = pair.losses().lower();
        double upper = pair.losses().upper();
        return pair.toCoordinate(Math.max(lower, Math.min(loss, upper)));
    }

    /**
     * The expected share that ends in the least of n losses ℓ*, or within ε above it, of all that end there or above: by its
     * rank v, F(ℓ*) = 1 − (1 − v)^{1/n}, on fixed panels at two orders, since the integrand may have kinks where a marginal
     * is known by its quantiles, which adaptation would chase.
     */
    Estimate shareFromLeastOf(long n, double epsilon) {
        double fine = averageOverLeast(n, x -> share(x, epsilon, n), LEAST.withOrder(16));
        double coarse = averageOverLeast(n, x -> share(x, epsilon, n), LEAST);
        return new Estimate(
                fine, Math.abs(fine - coarse) + fine * (mass.error() / Math.abs(mass.value()) + Solution.ROUNDING));
    }

    private double averageOverLeast(long n, DoubleUnaryOperator f, Panels ranks) {
        LossDensity coordinate = pair.coordinateLosses();
        double lowest = level.panels.edge(0);
        double sum = 0;
        for (int i = 0; i < ranks.size(); i++) {
            double rank = -StrictMath.expm1(StrictMath.log1p(-ranks.node(i)) / n);
            sum += ranks.weight(i) * f.applyAsDouble(Math.max(coordinate.quantile(rank), lowest));
        }
        return sum;
    }

    /**
     * The share that ends in the best minimum, at x, or within ε above it, of all that end there or above. The basin alone,
     * over n, would count starts that a small space does not have.
     */
    private double share(double x, double epsilon, long n) {
        double basin = 1 + level.interpolated(x, recursion, pair.coordinateLosses());
        double under = level.panels.interpolate(below, x);
        double above = n * Math.max(0, mass.value() - under);
        double within = 0;
        if (epsilon > 0) {
            double highest = level.panels.edge(level.panels.count());
            double to = Math.min(coordinateWithin(pair, pair.toLoss(x) + epsilon), highest);
            within = n * Math.max(0, level.panels.interpolate(below, to) - under);
        }
        return (basin + within) / (basin + above);
    }
}
