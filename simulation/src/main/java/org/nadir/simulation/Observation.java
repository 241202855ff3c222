package org.nadir.simulation;

import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/**
 * What local search shows on a landscape, or on a sample of landscapes of one law: the counterpart of the theory's
 * prediction, quantity by quantity and in the same units.
 *
 * <p>For one landscape that is simply there, such as a benchmark's table, every number is an exact count and every error 0.
 * For a sample of R landscapes a value is the mean over the sample and its error the standard error of that mean, NaN for R
 * = 1; a deviation, named …Sd, is the standard deviation from landscape to landscape, NaN for R = 1.
 *
 * @param landscape what was observed, in one line
 * @param vertices the number of vertices n of a landscape
 * @param degree the mean number of neighbours of a vertex
 * @param replicates the number of landscapes R
 * @param minima the number of strict local minima: every neighbour strictly above
 * @param minimaSd its standard deviation over landscapes
 * @param weakMinima the number of weak minima, where Algorithm 1 stops: no neighbour strictly below
 * @param weakMinimaSd its standard deviation over landscapes
 * @param meanSteps the mean number of steps over all starts; the paper's iterations are one more
 * @param meanStepsSd its standard deviation over landscapes
 * @param shareReachingOptimum the share of starts that end at a vertex of the least loss, whichever
 * @param shareReachingOptimumSd its standard deviation over landscapes
 * @param shareReachingFirstOptimum the share of starts that end at the vertex of least loss that has the lowest index
 * @param shareWithin by ε in units of loss: the share of starts that end within ε of the least loss of their landscape
 * @param basinSize by loss of the minimum: the mean size of a basin, over the minima of all landscapes whose loss lies in
 *     the same bin, placed at the mean loss of these minima; the error is that of a ratio of means over landscapes
 * @param steps by k = 0, 1, 2, …: the share of starts from which local search takes exactly k steps
 */
public record Observation(
        String landscape,
        long vertices,
        double degree,
        int replicates,
        Estimate minima,
        double minimaSd,
        Estimate weakMinima,
        double weakMinimaSd,
        Estimate meanSteps,
        double meanStepsSd,
        Estimate shareReachingOptimum,
        double shareReachingOptimumSd,
        Estimate shareReachingFirstOptimum,
        Curve shareWithin,
        Curve basinSize,
        Curve steps) {}
