package org.nadir.theory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.AccuracyException;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Integral;
import org.nadir.theory.numeric.Panels;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;

/** Finds the interval and the panels on which a {@link Solution} keeps its tolerance, or refuses. */
final class Solver {
    /** Minima where less than this share of the vertices ends decide nothing. */
    private static final double MATTERS = 1e-12;
    /** The share of the vertices that may end below the interval, relative to the tolerance. */
    private static final double BELOW = 0.01;

    private Solver() {}

    /** Solves on an interval that reaches down to a given coordinate at least. */
    static Solution solve(Pair pair, int degree, Closure closure, Tolerance tolerance, double least) {
        Recursion recursion = Recursion.of(pair, degree, closure);
        LossDensity losses = pair.coordinateLosses();
        NeighbourDensity neighbours = pair.coordinateNeighbours();
        Mesh mesh = Mesh.of(losses, neighbours, Math.min(least, depth(losses, recursion)));
        Panels panels = mesh.panels(neighbours, degree, x -> losses.density(x) * recursion.minimum(x));
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
            Solution solution =
                    new Solution(pair, degree, closure, tolerance, recursion, fine, coarse, minima, evaluations);
            String trouble = trouble(solution);
            if (trouble == null) {
                // What still ends in the lowest panel tells whether the interval reaches deep enough.
                double lowest = mesh.low();
                if (lowest > losses.lower()
                        && endsBelow(solution)
                                > BELOW * tolerance.relative() * solution.mass().value()) {
                    double deeper = lowest - 0.15 * (mesh.high() - lowest);
                    if (!(recursion.minimum(deeper) >= 0)) {
                        throw new AccuracyException(closure + " for " + pair + ", s = " + degree + ": a share of "
                                + endsBelow(solution) + " of the vertices ends below coordinate " + lowest
                                + ", where double precision has no losses left; the best losses depend too strongly"
                                + " on each other for local search to end");
                    }
                    return solve(pair, degree, closure, tolerance, deeper);
                }
                return solution;
            }
            // Half as wide panels cost four times as much.
            if (evaluations + 4 * fine.evaluations() > tolerance.maxEvaluations()) {
                throw new AccuracyException(closure + " for " + pair + ", s = " + degree + ": " + trouble + ", wanted "
                        + tolerance.relative() + " relative, after " + evaluations + " evaluations on "
                        + panels.count() + " panels");
            }
            boolean[] cut = fine.unresolved(tolerance.relative(), degree);
            boolean none = true;
            for (boolean flag : cut) {
                none &= !flag;
            }
            // Every second time all panels, in case what is unresolved does not show.
            if (none || whole) {
                Arrays.fill(cut, true);
            }
            whole = !whole;
            panels = panels.bisected(cut);
        }
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
        while (recursion.minimum(x) < 0.9
                && recursion.minimum(x - 5 * scale) >= 0
                && x > losses.quantile(0.5) - 1000 * scale) {
            x -= scale;
        }
        return x - 4 * scale;
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
        Level fine = solution.fine();
        Level coarse = solution.coarse();
        Estimate mass = solution.mass();
        if (mass.error() > tolerance.allowed(mass.value())) {
            return "the mass is " + mass.value() + " ± " + mass.error();
        }
        Estimate steps = solution.meanSteps();
        if (steps.error() > Math.max(tolerance.allowed(steps.value()), tolerance.relative())) {
            return "the mean number of steps is " + steps.value() + " ± " + steps.error();
        }
        // At the nodes of the coarser level, where the finer interpolates better than the coarser would at its own.
        double[] endings = coarse.endings();
        double matters = MATTERS * mass.value();
        for (int i = 0; i < endings.length; i++) {
            if (endings[i] * coarse.panels.weight(i) > matters) {
                double x = coarse.panels.node(i);
                double relative = coarse.basinError(i, fine.panels.interpolate(fine.solution, x));
                if (relative > tolerance.relative()) {
                    return "the basin of a minimum at loss " + solution.pair().toLoss(x) + " has a relative error of "
                            + relative;
                }
            }
        }
        return null;
    }
}
