package org.nadir.theory;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/**
 * What theory says of local search on a space of n vertices of s neighbours: the counterpart of an observation, quantity by
 * quantity and unit by unit. Errors are numerical; the spread from one landscape to the next is not among them.
 *
 * @param pair pdf_n and pdf_e in words
 * @param closure how preimages are counted
 * @param vertices the number of vertices n
 * @param degree the number of neighbours s of each
 * @param minima the expected number of local minima
 * @param meanSteps the mean number of steps from a uniform start
 * @param evaluations the expected number of losses evaluated by one run, 1 + s (steps + 1): the start, then all neighbours of
 *     every vertex on the way, the minimum's too
 * @param shareReachingOptimum the share of starts that end in the best minimum: the basin of the least of n losses over
 *     all that end there or above
 * @param mass M, the share of vertices that end somewhere; 1 where the closure is exact
 * @param steps P(k steps) by k
 * @param basinSize the expected basin, in vertices, of a minimum by its loss
 * @param preimages by depth k = 1, 2, …: the expected number |LS⁻ᵏ| of vertices that reach a minimum in exactly k steps, by its
 *     loss
 * @param shareWithin the share of starts that end within ε of the optimum, by ε in units of loss
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

    /**
     * Keeps the warnings from changing.
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
