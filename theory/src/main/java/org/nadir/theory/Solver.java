package org.nadir.theory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.AccuracyException;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Integral;
import org.nadir.theory.numeric.Numerals;
import org.nadir.theory.numeric.Panels;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;

/** Finds the interval and the panels on which a {@link Solution} keeps its tolerance, or refuses. */
final class Solver {
    /** Minima where less than this share of the vertices ends decide nothing. */
    private static final double MATTERS = 1e-12;
    /** The share of the vertices that may end below the interval, relative to the tolerance. */
    private static final double BELOW = 0.01;

    private static final int MOST_DOUBLINGS = 16;

    private Solver() {}

    /**
     * Solves on an interval that reaches down to a given coordinate at least.
     *
     * @param finer how often all panels are halved at first
     */
    static Solution solve(Pair pair, int degree, Closure closure, Tolerance tolerance, double least, int finer) {
        try {
            Solution solution = attempt(pair, degree, closure, tolerance, least, Double.NEGATIVE_INFINITY, finer);
            return isOpen(pair) ? reachingUp(solution, least, finer) : solution;
        } catch (AccuracyException e) {
            AccuracyException named =
                    new AccuracyException(closure + " for " + pair + ", s = " + degree + ": " + e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    /** Whether vertices may come from above all losses that pdf_n has: the pair need not be stationary, nor end anywhere. */
    private static boolean isOpen(Pair pair) {
        LossDensity losses = pair.coordinateLosses();
        return pair.copula().isEmpty()
                && losses.upper() == Double.POSITIVE_INFINITY
                && pair.coordinateNeighbours().upper(losses.quantile(0.5)) == Double.POSITIVE_INFINITY;
    }

    /** The solution on intervals that reach up ever farther, until nothing more comes from above. */
    private static Solution reachingUp(Solution first, double least, int finer) {
        Tolerance tolerance = first.tolerance();
        double middle = first.pair().coordinateLosses().quantile(0.5);
        Solution solution = first;
        for (int i = 0; i < MOST_DOUBLINGS; i++) {
            double high = solution.panels().edge(solution.panels().count());
            Solution wider = attempt(
                    first.pair(),
                    first.degree(),
                    first.closure(),
                    tolerance,
                    least,
                    high + 0.5 * (high - middle),
                    finer);
            if (settled(solution.mass(), wider.mass(), tolerance)
                    && settled(solution.meanSteps(), wider.meanSteps(), tolerance)) {
                return solution;
            }
            solution = wider;
        }
        throw new AccuracyException("vertices come from ever higher losses: from below "
                + Numerals.rounded(solution.panels().edge(solution.panels().count()), 4) + " come "
                + solution.mass().value() + " a vertex");
    }

    private static boolean settled(Estimate one, Estimate other, Tolerance tolerance) {
        return Math.abs(one.value() - other.value()) <= 0.1 * tolerance.allowed(other.value()) + 1e-13 * one.value();
    }

    private static Solution attempt(
            Pair pair, int degree, Closure closure, Tolerance tolerance, double least, double most, int finer) {
        Recursion recursion = Recursion.of(pair, degree, closure);
        LossDensity losses = pair.coordinateLosses();
        NeighbourDensity neighbours = pair.coordinateNeighbours();
        Mesh mesh = Mesh.of(losses, neighbours, Math.min(least, depth(losses, recursion)), most);
        Panels panels = mesh.panels(neighbours, degree, x -> losses.density(x) * recursion.minimum(x));
        for (int i = 0; i < finer; i++) {
            panels = halved(panels);
        }
        Integral minima = Quadrature.integrate(
                x -> losses.density(x) * recursion.minimum(x),
                mesh.low(),
                mesh.high(),
                tolerance.withRelative(Math.min(tolerance.relative(), 1e-12)),
                edges(panels));
        int order = order(tolerance);
        long evaluations = minima.evaluations();
        boolean whole = false;
        while (true) {
            Level fine = new Level(panels.withOrder(order), losses, recursion, closure);
            Level coarse = new Level(panels.withOrder(order - 4), losses, recursion, closure);
            evaluations += fine.evaluations() + coarse.evaluations();
            Solution solution = new Solution(
                    pair, degree, closure, tolerance, recursion, fine, coarse, minima, evaluations, finer, 0);
            String trouble = trouble(solution);
            if (trouble == null) {
                Worst worst = worst(solution);
                solution = solution.withBasinError(worst.relative());
                if (worst.relative() > tolerance.relative()) {
                    trouble = "the basin of a minimum at loss " + pair.toLoss(worst.at()) + " has a relative error of "
                            + worst.relative();
                }
            }
            if (trouble == null) {
                // What still ends in the lowest panel tells whether the interval reaches deep enough.
                double lowest = mesh.low();
                if (lowest > losses.lower()
                        && endsBelow(solution)
                                > BELOW * tolerance.relative() * solution.mass().value()) {
                    double deeper = lowest - 0.15 * (mesh.high() - lowest);
                    if (!(recursion.minimum(deeper) >= 0)) {
                        throw new AccuracyException("a share of " + Numerals.rounded(endsBelow(solution), 3)
                                + " of the vertices ends at normal scores from " + Numerals.rounded(lowest, 4) + " to "
                                + Numerals.rounded(fine.panels.edge(1), 4)
                                + ", as low as double precision has losses, and more would end below: the best losses"
                                + " depend so strongly on each other that local search goes on");
                    }
                    return attempt(pair, degree, closure, tolerance, deeper, most, finer);
                }
                return solution;
            }
            // Half as wide panels cost four times as much.
            if (evaluations + 4 * fine.evaluations() > tolerance.maxEvaluations()) {
                throw new AccuracyException(trouble + ", wanted " + tolerance.relative() + " relative, after "
                        + evaluations + " evaluations on " + panels.count() + " panels");
            }
            boolean[] cut = fine.unresolved(tolerance.relative(), degree);
            boolean none = true;
            for (boolean flag : cut) {
                none &= !flag;
            }
            // Every second time all panels, in case what is unresolved does not show.
            panels = none || whole ? halved(panels) : panels.bisected(cut);
            whole = !whole;
        }
    }

    private static Panels halved(Panels panels) {
        boolean[] all = new boolean[panels.count()];
        Arrays.fill(all, true);
        return panels.bisected(all);
    }

    /** Where nearly every vertex is a minimum: local search never gets far below. */
    private static double depth(LossDensity losses, Recursion recursion) {
        double low = losses.lower();
        if (low > Double.NEGATIVE_INFINITY) {
            return low;
        }
        double scale = losses.quantile(0.5) - losses.quantile(0.16);
        double x = losses.quantile(1e-4);
        // Copulas other than the Gaussian have no losses below the least double; there S is NaN.
        // Where losses rise and fall alike everywhere, no depth is one where search ends.
        while (recursion.minimum(x) < 0.9
                && rises(recursion.minimum(x), recursion.minimum(x - 5 * scale))
                && x > losses.quantile(0.5) - 1000 * scale) {
            x -= scale;
        }
        return x - 4 * scale;
    }

    private static boolean rises(double here, double below) {
        return below > here || (here == 0 && below == 0);
    }

    /** An upper estimate of the share of vertices that end below the interval. */
    private static double endsBelow(Solution solution) {
        Level fine = solution.fine();
        double[] endings = fine.endings();
        return endings[0] * (fine.panels.edge(1) - fine.panels.edge(0));
    }

    /** The order of the finer rule: one node a digit and six for what geometric convergence takes to set in. */
    private static int order(Tolerance tolerance) {
        int digits = (int) Math.ceil(-StrictMath.log10(tolerance.relative()));
        return Math.max(10, Math.min(digits + 6, 20));
    }

    private static double[] edges(Panels panels) {
        double[] edges = new double[panels.count() + 1];
        Arrays.setAll(edges, panels::edge);
        return edges;
    }

    /** What misses the tolerance, or null. */
    private static @Nullable String trouble(Solution solution) {
        Tolerance tolerance = solution.tolerance();
        Estimate mass = solution.mass();
        if (mass.error() > tolerance.allowed(mass.value())) {
            return "the mass is " + mass.value() + " ± " + mass.error();
        }
        Estimate steps = solution.meanSteps();
        if (steps.error() > Math.max(tolerance.allowed(steps.value()), tolerance.relative())) {
            return "the mean number of steps is " + steps.value() + " ± " + steps.error();
        }
        return null;
    }

    /** The basin, of those of all minima that matter, with the largest relative error between nodes. */
    private static Worst worst(Solution solution) {
        Level fine = solution.fine();
        Level coarse = solution.coarse();
        // At the nodes of the coarser level, where the finer interpolates better than the coarser would at its own.
        double[] endings = coarse.endings();
        double matters = MATTERS * solution.mass().value();
        Worst worst = new Worst(Double.NaN, 0);
        for (int i = 0; i < endings.length; i++) {
            if (endings[i] * coarse.panels.weight(i) > matters) {
                double x = coarse.panels.node(i);
                double relative = coarse.basinError(i, fine.panels.interpolate(fine.solution, x));
                if (!(relative <= worst.relative())) {
                    worst = new Worst(x, relative);
                }
            }
        }
        return worst;
    }

    /** A coordinate, and the relative error of the basin of a minimum there. */
    private record Worst(double at, double relative) {}
}
