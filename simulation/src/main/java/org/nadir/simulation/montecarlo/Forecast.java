package org.nadir.simulation.montecarlo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.Observation;
import org.nadir.theory.Closure;
import org.nadir.theory.Prediction;
import org.nadir.theory.Solution;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.AccuracyException;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/**
 * What theory says of landscapes by one closure, in the numbers that an observation has too.
 *
 * @param closure the closure's word
 * @param minima the expected number of minima
 * @param meanSteps the mean number of steps, null where the closure does not say
 * @param shareReachingOptimum the share of starts that reach the optimum, null where the closure does not say
 * @param basinSize at the losses of the observation: the mean basin of the minima in the bin of loss that it averages over;
 *     without points where the closure does not say
 * @param steps by k = 0, 1, 2, …: the share of starts that take exactly k steps; without points where the closure does not say
 */
public record Forecast(
        String closure,
        Estimate minima,
        @Nullable Estimate meanSteps,
        @Nullable Estimate shareReachingOptimum,
        Curve basinSize,
        Curve steps) {

    private static final Curve UNSAID = Curve.of(new double[0], new double[0], new double[0]);

    /** Points of the midpoint rule over a bin of loss, whose ends may be those of the support. */
    private static final int POINTS = 16;

    /** The closures' words. */
    public static final List<String> CLOSURES = List.of("lemma", "authors", "fresh", "tree", "cliques", "isotropic");

    /**
     * The forecast by a closure.
     *
     * @param premises what is known of the landscapes
     * @param closure one of {@link #CLOSURES}
     * @param axes the bins of loss that the observation's basins are averaged over
     * @param seen the observation
     * @return the forecast; nothing where the closure does not speak of such landscapes
     * @throws IllegalArgumentException if there is no such closure
     */
    public static Optional<Forecast> of(Premises premises, String closure, Axes axes, Observation seen) {
        if (!CLOSURES.contains(closure)) {
            throw new IllegalArgumentException(
                    "no closure is called '" + closure + "'; there are " + String.join(", ", CLOSURES));
        }
        if (closure.equals("isotropic")) {
            return premises.field()
                    .map(field -> new Forecast(
                            closure, field.minimaFraction().times(premises.order()), null, null, UNSAID, UNSAID));
        }
        if (premises.pair().isEmpty()) {
            return Optional.empty();
        }
        Pair pair = premises.pair().get();
        Optional<Closure.Cliques> cliques = premises.cliques()
                .map(words -> new Closure.Cliques(words.positions(), words.choices(0)))
                .filter(words -> words.suit(pair));
        if (closure.equals("cliques") && cliques.isEmpty()) {
            return Optional.empty();
        }
        Closure how = switch (closure) {
            case "lemma" -> Closure.lemma();
            case "authors" -> Closure.authors();
            case "fresh" -> Closure.fresh();
            case "cliques" -> cliques.orElseThrow();
            default -> Closure.tree();
        };
        Solution solution = Solution.of(pair, premises.degree(), how);
        Prediction prediction = solution.predict(premises.order());
        return Optional.of(new Forecast(
                closure,
                prediction.minima(),
                prediction.meanSteps(),
                prediction.shareReachingOptimum(),
                basins(solution, axes, seen.basinSize()),
                solution.steps()));
    }

    private static Curve basins(Solution solution, Axes axes, Curve seen) {
        double[] at = new double[seen.size()];
        double[] values = new double[at.length];
        double[] errors = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = seen.at(i);
            int bin = axes.bin(at[i]);
            Estimate basin = basin(solution, axes.edge(bin), axes.edge(bin + 1));
            values[i] = basin.value();
            errors[i] = basin.error();
        }
        return Curve.of(at, values, errors);
    }

    /** The mean basin of the minima in a bin of loss: ∫ pdf_n p B / ∫ pdf_n p, p(x) being the probability to be a minimum. */
    private static Estimate basin(Solution solution, double lower, double upper) {
        double top = 0;
        double error = 0;
        double bottom = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = lower + (upper - lower) * (i + 0.5) / POINTS;
            double weight = solution.pair().losses().density(x) * solution.minimumProbability(x);
            if (weight > 0) {
                Estimate basin;
                try {
                    basin = solution.basin(x);
                } catch (AccuracyException e) {
                    // a basin beyond the range of doubles, which only a tree without end has
                    return new Estimate(Double.NaN, Double.NaN);
                }
                top += weight * basin.value();
                error += weight * basin.error();
                bottom += weight;
            }
        }
        return new Estimate(top / bottom, error / bottom);
    }

    /**
     * The forecasts by all of tree, cliques and isotropic field that speak of the landscapes.
     *
     * @param premises what is known of the landscapes
     * @param axes the bins of loss that the observation's basins are averaged over
     * @param seen the observation
     * @param refused hears, in one line, of a closure whose tolerance can not be kept
     * @return the forecasts, as far as there are
     */
    public static List<Forecast> all(Premises premises, Axes axes, Observation seen, Consumer<String> refused) {
        return those(premises, List.of("tree", "cliques", "isotropic"), axes, seen, refused, silent -> {});
    }

    /**
     * The forecasts by those of some closures that speak of the landscapes.
     *
     * @param premises what is known of the landscapes
     * @param closures some of {@link #CLOSURES}
     * @param axes the bins of loss that the observation's basins are averaged over
     * @param seen the observation
     * @param refused hears, in one line, of a closure whose tolerance can not be kept: what is counted stands
     * @param silent hears of each closure that does not speak of such landscapes
     * @return the forecasts, as far as there are
     * @throws IllegalArgumentException if there is no such closure
     */
    public static List<Forecast> those(
            Premises premises,
            List<String> closures,
            Axes axes,
            Observation seen,
            Consumer<String> refused,
            Consumer<String> silent) {
        List<Forecast> forecasts = new ArrayList<>();
        for (String closure : closures) {
            try {
                of(premises, closure, axes, seen).ifPresentOrElse(forecasts::add, () -> silent.accept(closure));
            } catch (AccuracyException e) {
                refused.accept("no prediction by " + closure + ": " + e.getMessage());
            }
        }
        return forecasts;
    }
}
