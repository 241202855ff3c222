package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nadir.theory.Closure;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.Solution;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Integral;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;

/**
 * What the theory predicts of a fitted model: one closure, or one pair.
 *
 * @param model the pair, in words
 * @param closure the closure, in words
 * @param minima the expected number of minima, with its numerical error
 * @param meanSteps the mean number of steps; NaN where the closure does not give it
 */
public record PredictedCounts(String model, String closure, Estimate minima, Estimate meanSteps) {

    private static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN);

    /** Six digits are plenty beside a count. */
    private static final Tolerance TOLERANCE = Tolerance.DEFAULT.withRelative(1e-7);

    /**
     * All predictions that a model allows.
     *
     * @param model a fitted model
     * @return the predictions
     */
    public static List<PredictedCounts> of(FittedModel model) {
        List<PredictedCounts> list = new ArrayList<>();
        boolean regular = model.degrees().size() == 1 && model.degrees().firstKey() > 0;
        list.add(new PredictedCounts(
                "gaussian-copula",
                regular ? "tree (Theorem 5.1)" : "Theorem 5.1 averaged over the degrees",
                theorem(model.gaussianPair(), model.degrees()),
                regular ? steps(model.gaussianPair(), model.degrees().firstKey(), Closure.tree()) : UNKNOWN));
        model.gridCopula()
                .ifPresent(grid -> list.add(new PredictedCounts(
                        "grid copula",
                        regular ? "tree (Theorem 5.1)" : "Theorem 5.1 averaged over the degrees",
                        theorem(Pair.of(model.marginal(), grid), model.degrees()),
                        UNKNOWN)));
        int[] radices = model.radices();
        boolean uniform = model.complete() && Arrays.stream(radices).allMatch(q -> q == radices[0]);
        if (uniform && model.rho() > 0) {
            Solution cliques = Solution.of(
                    model.gaussianPair(),
                    model.degrees().firstKey(),
                    Closure.cliques(radices.length, radices[0]),
                    TOLERANCE);
            list.add(new PredictedCounts(
                    "gaussian-copula", "cliques", cliques.minimaFraction().times(model.order()), cliques.meanSteps()));
        }
        double[] r = model.correlations();
        if (uniform && radices.length > 1 && r.length > 1) {
            list.add(new PredictedCounts(
                    "r(1), r(2)",
                    "isotropic",
                    IsotropicField.of(radices.length, radices[0], r[0], r[1])
                            .minimaFraction()
                            .times(model.order()),
                    UNKNOWN));
        }
        return list;
    }

    private static Estimate steps(Pair pair, int degree, Closure closure) {
        return Solution.of(pair, degree, closure, TOLERANCE).meanSteps();
    }

    /**
     * Theorem 5.1 with the degrees that there are: Σ_s n_s ∫ pdf_n(x) S(x; x)ˢ dx, in the pair's coordinate.
     *
     * @param pair the pair
     * @param degrees the number of vertices by degree
     * @return the expected number of minima; a vertex without neighbours is one
     */
    public static Estimate theorem(Pair pair, Map<Integer, Integer> degrees) {
        LossDensity losses = pair.coordinateLosses();
        NeighbourDensity neighbours = pair.coordinateNeighbours();
        double low = losses.quantile(1e-15);
        double high = losses.quantile(1 - 1e-15);
        double[] cuts = Arrays.stream(neighbours.breaks())
                .filter(x -> x > low && x < high)
                .sorted()
                .toArray();
        Integral integral = Quadrature.integrate(
                x -> {
                    double above = neighbours.upperTail(x, x);
                    double sum = 0;
                    for (Map.Entry<Integer, Integer> entry : degrees.entrySet()) {
                        sum += entry.getValue() * StrictMath.pow(above, entry.getKey());
                    }
                    return losses.density(x) * sum;
                },
                low,
                high,
                TOLERANCE,
                cuts);
        return integral.estimate();
    }
}
