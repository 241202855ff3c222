package org.nadir.theory;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Breaks;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Panels;

/** Where the vertices end: the second part of Theorem 5.1, from one level of a solution. */
final class Endings {
    /** The chance that the least of n losses lies below what is looked at. */
    static final double BELOW = 1e-11;

    /** −log P(all n lie above), where panels of the least of n losses end: from {@link #BELOW} to e⁻²⁸. */
    private static final double[] PANELS = {
        BELOW, 1e-9, 1e-7, 1e-5, 1e-4, 1e-3, 0.01, 0.05, 0.2, 0.5, 1, 1.7, 2.7, 4, 6, 9, 13, 18, 23, 28
    };

    private final Pair pair;
    private final Level level;
    private final Recursion recursion;
    private final Estimate mass;
    /** The relative error of a basin. */
    private final double basinError;
    /** The share that ends below each node. */
    private final double[] below;

    private volatile Least @Nullable [] least;

    Endings(Pair pair, Level level, Recursion recursion, Estimate mass, double basinError) {
        this.pair = pair;
        this.level = level;
        this.recursion = recursion;
        this.mass = mass;
        this.basinError = basinError;
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
     * The expected share that ends in the least of n losses ℓ*, or within ε above it, of all that end there or above: the
     * average over its density n pdf_n(x) P(loss &gt; x)ⁿ⁻¹ in the coordinate, on fixed panels at two orders, with edges at the kinks
     * that a marginal known by its quantiles has.
     */
    Estimate shareFromLeastOf(long n, double epsilon) {
        double[] knots = epsilon > 0 ? kinks(epsilon) : new double[0];
        Least[] known = least;
        // A race would only compute them twice, to the same values.
        if (known == null || known[0].n != n || knots.length > 0) {
            known = new Least[] {new Least(n, 16, knots), new Least(n, 12, knots)};
            if (knots.length == 0) {
                least = known;
            }
        }
        double fine = known[0].share(epsilon);
        double coarse = known[1].share(epsilon);
        return new Estimate(
                fine, Math.abs(fine - coarse) + fine * (mass.error() / Math.abs(mass.value()) + BELOW + basinError));
    }

    /** Where the coordinate of ℓ* + ε, seen from ℓ*, has the kinks of a marginal that is not smooth. */
    private double[] kinks(double epsilon) {
        return Arrays.stream(pair.losses().breaks())
                .flatMap(knot -> DoubleStream.of(knot, knot - epsilon))
                .map(loss -> coordinateWithin(pair, loss))
                .filter(Double::isFinite)
                .toArray();
    }

    /** The least of n losses at nodes of the coordinate, with what does not depend on ε. */
    private final class Least {
        private final long n;
        private final Panels at;
        /** The chances of the nodes. */
        private final double[] chance;
        /** B(ℓ*). */
        private final double[] basin;
        /** The share that ends below ℓ*. */
        private final double[] under;

        Least(long n, int order, double... knots) {
            this.n = n;
            LossDensity coordinate = pair.coordinateLosses();
            double[] ends = Arrays.stream(PANELS)
                    .map(t -> coordinate.quantile(-StrictMath.expm1(-t / n)))
                    .toArray();
            double low = Math.max(ends[0], level.panels.edge(0));
            double high = Math.min(ends[ends.length - 1], level.panels.edge(level.panels.count()));
            DoubleStream own = IntStream.rangeClosed(0, level.panels.count()).mapToDouble(level.panels::edge);
            at = Panels.of(
                    Breaks.edges(
                            low,
                            high,
                            Stream.of(own, DoubleStream.of(ends), DoubleStream.of(knots))
                                    .flatMapToDouble(some -> some)
                                    .toArray()),
                    order);
            chance = new double[at.size()];
            basin = new double[at.size()];
            under = new double[at.size()];
            double total = 0;
            for (int i = 0; i < chance.length; i++) {
                double x = at.node(i);
                double logAbove = StrictMath.log1p(-coordinate.lowerTail(x));
                chance[i] = at.weight(i) * n * coordinate.density(x) * StrictMath.exp((n - 1.0) * logAbove);
                total += chance[i];
                basin[i] = 1 + level.interpolated(x, recursion, coordinate);
                under[i] = level.panels.interpolate(below, x);
            }
            for (int i = 0; i < chance.length; i++) {
                chance[i] /= total;
            }
        }

        /**
         * The share that ends in the best minimum or within ε above it, of all that end there or above. The basin alone, over
         * n, would count starts that a small space does not have.
         */
        double share(double epsilon) {
            double highest = level.panels.edge(level.panels.count());
            double sum = 0;
            for (int i = 0; i < chance.length; i++) {
                double above = n * Math.max(0, mass.value() - under[i]);
                double within = 0;
                if (epsilon > 0) {
                    double to = Math.min(coordinateWithin(pair, pair.toLoss(at.node(i)) + epsilon), highest);
                    within = n * Math.max(0, level.panels.interpolate(below, to) - under[i]);
                }
                sum += chance[i] * (basin[i] + within) / (basin[i] + above);
            }
            return sum;
        }
    }
}
