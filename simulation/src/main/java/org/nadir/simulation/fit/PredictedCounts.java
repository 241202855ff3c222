package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.montecarlo.DescentSummary;
import org.nadir.simulation.search.DescentMap;
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
 * @param solution the closure solved, for whatever else it gives; empty where it gives minima alone
 */
public record PredictedCounts(
        String model, String closure, Estimate minima, Estimate meanSteps, Optional<Solution> solution) {

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
        list.add(tree("gaussian-copula", model.gaussianPair(), model));
        model.gridCopula().ifPresent(grid -> list.add(tree("grid copula", Pair.of(model.marginal(), grid), model)));
        int[] radices = model.radices();
        boolean uniform = model.complete() && Arrays.stream(radices).allMatch(q -> q == radices[0]);
        if (uniform && new Closure.Cliques(radices.length, radices[0]).suit(model.gaussianPair())) {
            list.add(closed(model, Closure.cliques(radices.length, radices[0])));
        }
        double[] r = model.correlations();
        if (uniform && r.length > 1) {
            list.add(new PredictedCounts(
                    "r(1), r(2)",
                    "isotropic",
                    IsotropicField.of(radices.length, radices[0], r[0], r[1])
                            .minimaFraction()
                            .times(model.order()),
                    UNKNOWN,
                    Optional.empty()));
        } else if (r.length > 1 && !Double.isNaN(r[1])) {
            isotropic(model, r[0], r[1]).ifPresent(list::add);
        }
        if (regular(model)) {
            list.add(closed(model, Closure.fresh()));
            list.add(closed(model, Closure.lemma()));
        }
        return list;
    }

    /** The formula of two correlations on cliques as they are; nothing where no variables have the correlations. */
    private static Optional<PredictedCounts> isotropic(FittedModel model, double r1, double r2) {
        Map<List<Integer>, Integer> cliques = model.cliques();
        if (cliques.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PredictedCounts(
                    "r(1), r(2)",
                    "isotropic, cliques as they are",
                    IsotropicField.minima(r1, r2, cliques),
                    UNKNOWN,
                    Optional.empty()));
        } catch (IllegalArgumentException e) {
            // Mean correlations of a landscape that is not isotropic need not be those of one that is.
            return Optional.empty();
        }
    }

    /**
     * What is counted of the quantities that {@link #curves} predicts.
     *
     * @param table a table
     * @return the counts by name, in order; NaN where the landscape has no such number
     */
    public static Map<String, Double> counted(CategoricalTable table) {
        DescentSummary summary = DescentSummary.of(DescentMap.of(table.landscape()));
        Map<String, Double> counts = new LinkedHashMap<>();
        for (DescentQuantity quantity : DescentQuantity.of(table.losses())) {
            counts.put(quantity.name(), quantity.counted(summary));
        }
        return counts;
    }

    private static boolean regular(FittedModel model) {
        return model.degrees().size() == 1 && model.degrees().firstKey() > 0;
    }

    private static PredictedCounts tree(String name, Pair pair, FittedModel model) {
        Estimate minima = theorem(pair, model.degreesByRank());
        if (!regular(model)) {
            return new PredictedCounts(name, "Theorem 5.1, degrees by rank", minima, UNKNOWN, Optional.empty());
        }
        Solution solution = Solution.of(pair, model.degrees().firstKey(), Closure.tree(), TOLERANCE);
        return new PredictedCounts(name, "tree (Theorem 5.1)", minima, solution.meanSteps(), Optional.of(solution));
    }

    private static PredictedCounts closed(FittedModel model, Closure closure) {
        Solution solution = Solution.of(model.gaussianPair(), model.degrees().firstKey(), closure, TOLERANCE);
        String name = closure instanceof Closure.Cliques ? "cliques" : closure.toString();
        return new PredictedCounts(
                "gaussian-copula",
                name,
                solution.minimaFraction().times(model.order()),
                solution.meanSteps(),
                Optional.of(solution));
    }

    /**
     * The ε-curve and the basins: the share of starts that end in the best share of vertices, and the mean basin of the minima in
     * a band of ranks, beside minima, steps and the share reaching the optimum.
     *
     * @param losses the landscape's losses
     * @return what the closure gives of them, by name: at least the strict minima
     */
    public SortedMap<String, Estimate> curves(double[] losses) {
        SortedMap<String, Estimate> curves = new TreeMap<>();
        curves.put("strict minima", minima);
        solution.ifPresent(closed -> {
            for (DescentQuantity quantity : DescentQuantity.of(losses)) {
                Estimate predicted = quantity.predicted(closed, losses.length);
                if (!Double.isNaN(predicted.value())) {
                    curves.put(quantity.name(), predicted);
                }
            }
        });
        return curves;
    }

    /**
     * Theorem 5.1 with the degrees that there are: Σ_s n_s ∫ pdf_n(x) S(x; x)ˢ dx, in the pair's coordinate.
     *
     * @param pair the pair
     * @param degrees the number of vertices by degree
     * @return the expected number of minima; a vertex without neighbours is one
     */
    public static Estimate theorem(Pair pair, Map<Integer, Integer> degrees) {
        return theorem(pair, DegreesByRank.everywhere(degrees));
    }

    /**
     * Theorem 5.1 with the degrees that there are at each rank: Σ_b Σ_s n_bs ∫_b pdf_n(x) S(x; x)ˢ dx / ∫_b pdf_n(x) dx, over the bands
     * of ranks b.
     *
     * <p>A neighbour is met as often as it has edges: the ranks that the copula binds are those among the ends of edges, and a
     * band lies at these ranks.
     *
     * @param pair the pair
     * @param degrees the number of vertices by rank and degree
     * @return the expected number of minima; a vertex without neighbours is one
     */
    public static Estimate theorem(Pair pair, DegreesByRank degrees) {
        double sum = 0;
        double error = 0;
        for (DegreesByRank.Band band : degrees.amongEnds()) {
            Estimate minima = band.to() > band.from()
                    ? theorem(pair, band)
                    : Estimate.exact(band.counts().getOrDefault(0, 0));
            sum += minima.value();
            error += minima.error();
        }
        return new Estimate(sum, error);
    }

    private static Estimate theorem(Pair pair, DegreesByRank.Band band) {
        LossDensity losses = pair.coordinateLosses();
        NeighbourDensity neighbours = pair.coordinateNeighbours();
        double low = losses.quantile(Math.max(1e-15, band.from()));
        double high = losses.quantile(Math.min(1 - 1e-15, band.to()));
        double[] cuts = Arrays.stream(neighbours.breaks())
                .filter(x -> x > low && x < high)
                .sorted()
                .toArray();
        Integral integral = Quadrature.integrate(
                x -> {
                    double above = neighbours.upperTail(x, x);
                    double sum = 0;
                    for (Map.Entry<Integer, Integer> entry : band.counts().entrySet()) {
                        sum += entry.getValue() * StrictMath.pow(above, entry.getKey());
                    }
                    return losses.density(x) * sum / (band.to() - band.from());
                },
                low,
                high,
                TOLERANCE,
                cuts);
        return integral.estimate();
    }
}
