package org.nadir.theory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
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

    private volatile Least @Nullable [] least;

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
        Least[] known = least;
        // A race would only compute them twice, to the same values.
        if (known == null || known[0].n != n) {
            known = new Least[] {new Least(n, LEAST.withOrder(16)), new Least(n, LEAST)};
            least = known;
        }
        double fine = known[0].share(epsilon);
        double coarse = known[1].share(epsilon);
        return new Estimate(
                fine, Math.abs(fine - coarse) + fine * (mass.error() / Math.abs(mass.value()) + Solution.ROUNDING));
    }

    /** The least of n losses at the nodes of its rank, with what does not depend on ε. */
    private final class Least {
        private final long n;
        private final Panels ranks;
        /** Coordinates. */
        private final double[] at;
        /** B(ℓ*). */
        private final double[] basin;
        /** The share that ends below ℓ*. */
        private final double[] under;

        Least(long n, Panels ranks) {
            this.n = n;
            this.ranks = ranks;
            LossDensity coordinate = pair.coordinateLosses();
            double lowest = level.panels.edge(0);
            at = new double[ranks.size()];
            basin = new double[ranks.size()];
            under = new double[ranks.size()];
            for (int i = 0; i < at.length; i++) {
                double rank = -StrictMath.expm1(StrictMath.log1p(-ranks.node(i)) / n);
                at[i] = Math.max(coordinate.quantile(rank), lowest);
                basin[i] = 1 + level.interpolated(at[i], recursion, coordinate);
                under[i] = level.panels.interpolate(below, at[i]);
            }
        }

        /**
         * The share that ends in the best minimum or within ε above it, of all that end there or above. The basin alone, over
         * n, would count starts that a small space does not have.
         */
        double share(double epsilon) {
            double highest = level.panels.edge(level.panels.count());
            double sum = 0;
            for (int i = 0; i < at.length; i++) {
                double above = n * Math.max(0, mass.value() - under[i]);
                double within = 0;
                if (epsilon > 0) {
                    double to = Math.min(coordinateWithin(pair, pair.toLoss(at[i]) + epsilon), highest);
                    within = n * Math.max(0, level.panels.interpolate(below, to) - under[i]);
                }
                sum += ranks.weight(i) * (basin[i] + within) / (basin[i] + above);
            }
            return sum;
        }
    }
}
