package org.nadir.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Numerals;

/**
 * What theory says of local search on a space of n vertices of s neighbours: the counterpart of an observation, quantity by
 * quantity and unit by unit. Errors are numerical; the spread from one landscape to the next is not among them.
 *
 * @param pair pdf_n and pdf_e in words
 * @param closure how preimages are counted
 * @param vertices the number of vertices n
 * @param degree the number of neighbours s of each
 * @param minima the expected number of local minima
 * @param meanSteps the mean number of steps from a uniform start, Σ k P(k steps), not divided by M
 * @param evaluations the expected number of losses evaluated by one run, Σ (1 + s (k + 1)) P(k steps), which is 1 + s (steps + 1)
 *     where M = 1: the start, then all neighbours of every vertex on the way, the minimum's too; not divided by M
 * @param shareReachingOptimum the share of starts that end in the best minimum: the basin of the least of n losses over
 *     all that end there or above
 * @param mass M, the share of vertices that end somewhere; 1 where the closure is exact
 * @param steps P(k steps) by k
 * @param basinSize the expected basin, in vertices, of a minimum by its loss
 * @param preimages by depth k = 1, 2, …: the expected number |LS⁻ᵏ| of vertices that reach a minimum in exactly k steps, by its
 *     loss
 * @param shareWithin the share of starts that end within ε of the optimum, by ε in units of loss: from the least of n losses of
 *     all that end there or above, from a loss or the lower end not divided by M ({@link Solution#shareWithin})
 * @param defects how far the pair is from one that a graph can have
 * @param independent whether neighbours' losses are independent of a vertex's: the uniform case
 * @param nodes the number of nodes on which the recursion was solved
 * @param integrandEvaluations how often integrands were evaluated
 * @param warnings what a reader must know before believing the numbers, in plain words
 */
public record Prediction(
        String pair,
        Closure closure,
        long vertices,
        int degree,
        Estimate minima,
        Estimate meanSteps,
        Estimate evaluations,
        Estimate shareReachingOptimum,
        Estimate mass,
        Curve steps,
        Curve basinSize,
        List<Curve> preimages,
        Curve shareWithin,
        Defects defects,
        boolean independent,
        int nodes,
        long integrandEvaluations,
        List<String> warnings) {

    /** How many depths of preimages are shown. */
    private static final int DEPTHS = 5;

    /**
     * Keeps the lists from changing.
     *
     * @param pair pdf_n and pdf_e
     * @param closure the closure
     * @param vertices n
     * @param degree s
     * @param minima the number of minima
     * @param meanSteps the mean number of steps
     * @param evaluations losses evaluated by one run
     * @param shareReachingOptimum share of starts that end in the best minimum
     * @param mass M
     * @param steps P(k steps)
     * @param basinSize basin by loss
     * @param preimages |LS⁻ᵏ| by loss
     * @param shareWithin share within ε
     * @param defects of the pair
     * @param independent the uniform case
     * @param nodes of the solution
     * @param integrandEvaluations cost
     * @param warnings in plain words
     */
    public Prediction {
        preimages = List.copyOf(preimages);
        warnings = List.copyOf(warnings);
    }

    /** All that a solution says of a space of n vertices. */
    static Prediction of(Solution solution, long n, Optimum optimum, double[] losses, double[] epsilons) {
        int degree = solution.degree();
        if (n <= degree) {
            throw new IllegalArgumentException("n must be an integer above s = " + degree + ", but was " + n);
        }
        double[] shares = new double[epsilons.length];
        double[] errors = new double[epsilons.length];
        List<String> loose = new ArrayList<>();
        for (int i = 0; i < epsilons.length; i++) {
            Estimate share = solution.shareWithin(epsilons[i], optimum);
            shares[i] = share.value();
            errors[i] = share.error();
            if (!solution.keeps(share)) {
                loose.add(String.format(Locale.ROOT, "%.4g", epsilons[i]));
            }
        }
        Estimate mass = solution.mass();
        Estimate steps = solution.meanSteps();
        Pair pair = solution.pair();
        Defects defects = Defects.of(pair, solution.tolerance());
        List<String> warnings = new ArrayList<>(defects.warnings());
        if (Math.abs(mass.value() - 1) > 1e-6 + mass.error()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "closure %s does not conserve mass here: vertices end in M = %.4g minima each, not in 1",
                    solution.closure(),
                    mass.value()));
        }
        if (!loose.isEmpty()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "closure %s: the share within epsilon = %s misses the tolerance of %s; its error stands beside it",
                    solution.closure(),
                    String.join(", ", loose),
                    Numerals.shortest(solution.tolerance().relative())));
        }
        return new Prediction(
                pair.toString(),
                solution.closure(),
                n,
                degree,
                solution.minimaFraction().times((double) n),
                steps,
                new Estimate(
                        (1 + degree) * mass.value() + degree * steps.value(), degree * (mass.error() + steps.error())),
                solution.shareReachingOptimum(n),
                mass,
                solution.steps(),
                solution.basinSizes(losses),
                solution.preimages(DEPTHS, losses),
                Curve.of(epsilons, shares, errors),
                defects,
                pair.coordinateNeighbours() instanceof Independent
                        || (pair.copula().orElse(null) instanceof GaussianCopula gaussian && gaussian.rho() == 0),
                solution.nodes(),
                solution.evaluations(),
                warnings);
    }

    /**
     * The exact variance of the number of minima from one landscape to the next, in the uniform case.
     *
     * @param distanceTwo by c, the number of ordered pairs of vertices at distance 2 that have c common neighbours
     * @return the variance, or nothing where losses are not independent, since no closed form is known there
     * @throws IllegalArgumentException if the counts are impossible
     */
    public Optional<Estimate> minimaVariance(SortedMap<Integer, Long> distanceTwo) {
        return independent
                ? Optional.of(Estimate.exact(UniformCase.of(vertices, degree).variance(distanceTwo)))
                : Optional.empty();
    }

    /**
     * The paper's iterations, which count the start.
     *
     * @return mean steps + 1
     */
    public Estimate iterations() {
        return new Estimate(meanSteps.value() + 1, meanSteps.error());
    }
}
