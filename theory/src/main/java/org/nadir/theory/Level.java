package org.nadir.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.numeric.AccuracyException;
import org.nadir.theory.numeric.Panels;
import org.nadir.theory.numeric.Section;
import org.nadir.theory.numeric.Volterra;

/** A recursion solved on given panels: everything at the nodes. Two levels of different order estimate each other's error. */
final class Level {
    /** Far more than any descent takes; a bound only against a kernel that never decays. */
    private static final int MAX_DEPTH = 1_000_000;

    final Panels panels;
    final double[] density;
    final double[] minimum;
    /** h of {@link Recursion}, or pdf_n h in flow form. */
    final double[] solution;

    private final double[] factor;
    private final double[] minimumTimesFactor;
    private final boolean flow;

    private final Volterra equation;
    private final Closure closure;
    private double meanSteps = Double.NaN;
    private volatile List<double[]> iterates = List.of();

    Level(Panels panels, LossDensity losses, Recursion recursion, Closure closure) {
        this.panels = panels;
        this.closure = closure;
        int n = panels.size();
        density = new double[n];
        minimum = new double[n];
        factor = new double[n];
        minimumTimesFactor = new double[n];
        flow = recursion.isFlow();
        for (int i = 0; i < n; i++) {
            double x = panels.node(i);
            density[i] = losses.density(x);
            minimum[i] = recursion.minimum(x);
            factor[i] = recursion.factor(x);
            minimumTimesFactor[i] = recursion.minimumTimesFactor(x);
        }
        equation = recursion.equation(panels);
        if (closure instanceof Closure.LemmaByDepth) {
            solution = new double[n];
            meanSteps = 0;
            double[] h = equation.source();
            for (int k = 1; k < MAX_DEPTH; k++) {
                double share = weigh(h);
                meanSteps += k * share;
                boolean changed = false;
                for (int i = 0; i < n; i++) {
                    double before = solution[i];
                    solution[i] += h[i];
                    changed |= solution[i] != before;
                    if (!(Math.abs(solution[i]) < Double.POSITIVE_INFINITY)) {
                        throw beyond(i);
                    }
                }
                if (!changed) {
                    break;
                }
                h = next(h, k);
            }
        } else {
            solution = equation.solve();
        }
        for (int i = 0; i < n; i++) {
            if (!(Math.abs(solution[i]) < Double.POSITIVE_INFINITY)) {
                throw beyond(i);
            }
        }
    }

    private AccuracyException beyond(int i) {
        return new AccuracyException("the basin of a minimum at coordinate " + panels.node(i)
                + " is beyond the range of double precision: " + solution[i]);
    }

    /** hₖ₊₁ from hₖ. */
    private double[] next(double[] h, int k) {
        double[] result = equation.apply(h);
        double b = branching(k);
        if (b != 1) {
            for (int i = 0; i < result.length; i++) {
                result[i] *= b;
            }
        }
        return result;
    }

    /** ∫ pdf_n p c h. */
    private double weigh(double[] h) {
        double sum = 0;
        for (int i = 0; i < h.length; i++) {
            sum += panels.weight(i) * (flow ? 1 : density[i]) * minimumTimesFactor[i] * h[i];
        }
        return sum;
    }

    /** What a point of the coordinate needs to be asked about: its row of the equation, for all depths. */
    final class At {
        private final double x;
        private final Volterra.Row row;
        private final NeighbourDensity neighbours;
        private final double factorHere;
        private final double divisor;

        At(double x, Recursion recursion, LossDensity losses) {
            this.x = x;
            row = equation.row(x);
            neighbours = recursion.neighbours;
            factorHere = recursion.factor(x);
            divisor = flow ? losses.density(x) : 1;
        }

        /** c h: the vertices that reach a minimum here, other than itself. */
        double preimages() {
            // b by depth makes no equation for the sum, so that the sum is known at the nodes only.
            return scaled(
                    closure instanceof Closure.LemmaByDepth
                            ? panels.interpolate(solution, x)
                            : row.source() + row.apply(solution));
        }

        /** c hₖ, k ≥ 1: those that reach it in k steps. */
        double preimages(int k) {
            return scaled(k == 1 ? row.source() : row.apply(iterate(k - 1)) * branching(k - 1));
        }

        /** bₖ of {@link Solution#branchingFactors}. */
        double branchingFactor(int k) {
            double top = panels.edge(panels.count());
            Section above = Section.of(panels, x, Math.min(top, neighbours.upper(x)));
            double[] inner = above.at(atNodes(k));
            double sum = 0;
            for (int q = inner.length - 1; q >= 0; q--) {
                sum += above.weight(q) * neighbours.density(x, above.point(q)) * inner[q];
            }
            return preimages(k + 1) * neighbours.upperTail(x, x) / (preimages(1) * sum);
        }

        private double scaled(double h) {
            return factorHere * h / divisor;
        }
    }

    /** The point x of the coordinate. */
    At at(double x, Recursion recursion, LossDensity losses) {
        return new At(x, recursion, losses);
    }

    double minimaFraction() {
        double sum = 0;
        for (int i = 0; i < density.length; i++) {
            sum += panels.weight(i) * density[i] * minimum[i];
        }
        return sum;
    }

    double mass() {
        return minimaFraction() + weigh(solution);
    }

    /** c h by interpolation between the nodes: faster, and a little less accurate. */
    double interpolated(double x, Recursion recursion, LossDensity losses) {
        double value = recursion.factor(x) * panels.interpolate(solution, x);
        return flow ? value / losses.density(x) : value;
    }

    private double branching(int k) {
        return closure instanceof Closure.LemmaByDepth byDepth ? byDepth.factor(k) : 1;
    }

    /** Σ k P(k steps): g = Σ k hₖ solves g = h + ∫ k g. */
    double meanSteps() {
        if (Double.isNaN(meanSteps)) {
            meanSteps = weigh(equation.solve(solution));
        }
        return meanSteps;
    }

    /** P(k steps), k = 0, 1, …, until what is left is below 1e-17 of the whole. */
    double[] steps() {
        double total = mass();
        List<Double> shares = new ArrayList<>();
        double[] h = equation.source();
        shares.add(minimaFraction());
        double before = Double.POSITIVE_INFINITY;
        double sum = minimaFraction();
        for (int k = 1; k < MAX_DEPTH; k++) {
            double share = weigh(h);
            // hₖ rises before it falls, from as little as 1e-269: only a falling share behind the bulk ends the sum.
            if (share < 1e-17 * total && share <= before && sum > 0.5 * total) {
                break;
            }
            sum += share;
            shares.add(share);
            before = share;
            h = next(h, k);
        }
        return shares.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** hₖ at the nodes, k ≥ 1. All asked for so far are kept, and may be computed twice in a race, to the same values. */
    private double[] iterate(int depth) {
        List<double[]> known = iterates;
        if (known.size() < depth) {
            known = new ArrayList<>(known);
            if (known.isEmpty()) {
                known.add(equation.source());
            }
            while (known.size() < depth) {
                known.add(next(known.get(known.size() - 1), known.size()));
            }
            iterates = known;
        }
        return known.get(depth - 1);
    }

    /** c hₖ at the nodes. */
    private double[] atNodes(int k) {
        double[] h = iterate(k);
        double[] result = new double[h.length];
        Arrays.setAll(result, i -> factor[i] * h[i] / (flow ? density[i] : 1));
        return result;
    }

    /** The relative error of B at a node, from the value that another level gives for h there. */
    double basinError(int i, double other) {
        double one = flow ? density[i] : 1;
        return Solution.geometric(Math.abs(factor[i] * (solution[i] - other) / (one + factor[i] * solution[i])));
    }

    /** pdf_n p B at the nodes: the density of losses at which the vertices end. */
    double[] endings() {
        double[] result = new double[density.length];
        Arrays.setAll(
                result, i -> density[i] * minimum[i] + (flow ? 1 : density[i]) * minimumTimesFactor[i] * solution[i]);
        return result;
    }

    /** The panels on which the solution, or a row of the kernel, is not resolved to a relative tolerance. */
    boolean[] unresolved(double tolerance, int degree) {
        // A vertex weighs 1 and its preimages s h, so that h matters relative to h + 1/s, where vertices pass at all.
        double matters = 1e-17 * mass();
        double[] scale = new double[solution.length];
        for (int i = 0; i < scale.length; i++) {
            double one = flow ? density[i] : 1;
            scale[i] = Math.abs(solution[i]) + one / degree;
            double passing = degree * scale[i] * (flow ? 1 : density[i]) * panels.weight(i);
            if (!(passing > matters)) {
                scale[i] = Double.POSITIVE_INFINITY;
            }
        }
        return equation.unresolved(solution, scale, tolerance);
    }

    long evaluations() {
        return equation.evaluations();
    }
}
