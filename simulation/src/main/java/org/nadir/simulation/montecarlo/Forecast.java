package org.nadir.simulation.montecarlo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.Observation;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.CopulaLandscape;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.Noise;
import org.nadir.simulation.landscape.PairLandscape;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.Space;
import org.nadir.simulation.landscape.SpectrumField;
import org.nadir.theory.Closure;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.Prediction;
import org.nadir.theory.Solution;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.numeric.AccuracyException;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/**
 * What theory says of a law of landscapes by one closure, in the numbers that an observation has too.
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

    /** Panels of Simpson's rule over a bin of loss. */
    private static final int PANELS = 8;

    /** The closures' words. */
    public static final List<String> CLOSURES = List.of("lemma", "authors", "fresh", "tree", "cliques", "isotropic");

    /**
     * The forecast of a law by a closure.
     *
     * @param law the law
     * @param space where its losses are put
     * @param closure one of {@link #CLOSURES}
     * @param axes the bins of loss that the observation's basins are averaged over
     * @param seen the observation
     * @return the forecast; nothing where the closure does not speak of such a law
     * @throws IllegalArgumentException if there is no such closure
     */
    public static Optional<Forecast> of(LandscapeLaw law, Space space, String closure, Axes axes, Observation seen) {
        if (!CLOSURES.contains(closure)) {
            throw new IllegalArgumentException(
                    "no closure is called '" + closure + "'; there are " + String.join(", ", CLOSURES));
        }
        if (closure.equals("isotropic")) {
            return isotropic(law)
                    .map(field -> new Forecast(
                            closure, field.minimaFraction().times(law.order()), null, null, UNSAID, UNSAID));
        }
        Optional<Pair> pair = pair(law);
        Optional<Hamming> hamming = space.graph()
                .filter(graph -> graph instanceof Hamming words && words.isUniform())
                .map(Hamming.class::cast);
        if (pair.isEmpty() || (closure.equals("cliques") && hamming.isEmpty())) {
            return Optional.empty();
        }
        Closure how = switch (closure) {
            case "lemma" -> Closure.lemma();
            case "authors" -> Closure.authors();
            case "fresh" -> Closure.fresh();
            case "cliques" -> {
                Hamming words = hamming.orElseThrow();
                yield Closure.cliques(words.positions(), words.choices(0));
            }
            default -> Closure.tree();
        };
        Solution solution = Solution.of(pair.get(), (int) Math.rint(law.degree()), how);
        Prediction prediction = solution.predict(law.order());
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
        for (int i = 0; i <= PANELS; i++) {
            double x = i == PANELS ? upper : lower + (upper - lower) * i / PANELS;
            double rule = i == 0 || i == PANELS ? 1 : i % 2 == 1 ? 4 : 2;
            double weight = rule * solution.pair().losses().density(x) * solution.minimumProbability(x);
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
     * The closures that speak of a law.
     *
     * @param law the law
     * @param space where its losses are put
     * @param axes the bins of loss that the observation's basins are averaged over
     * @param seen the observation
     * @return the forecasts by tree, cliques and isotropic field, as far as there are
     */
    public static List<Forecast> all(LandscapeLaw law, Space space, Axes axes, Observation seen) {
        List<Forecast> forecasts = new ArrayList<>();
        for (String closure : List.of("tree", "cliques", "isotropic")) {
            of(law, space, closure, axes, seen).ifPresent(forecasts::add);
        }
        return forecasts;
    }

    private static Optional<Pair> pair(LandscapeLaw law) {
        if (law instanceof IidLosses) {
            Uniform ranks = Uniform.of(0, 1);
            return Optional.of(Pair.of(ranks, Independent.of(ranks)));
        }
        if (law instanceof PairLandscape landscape) {
            return Optional.of(landscape.pair());
        }
        if (law instanceof CopulaLandscape landscape) {
            return Optional.of(gaussian(landscape.rho()));
        }
        if (law instanceof ProductField field) {
            return Optional.of(gaussian(field.rho()));
        }
        if (law instanceof SpectrumField field && field.graph().isUniform()) {
            return Optional.of(gaussian(field.correlation(1)));
        }
        return Optional.empty();
    }

    private static Pair gaussian(double rho) {
        return Pair.of(Normal.of(0, 1), GaussianCopula.of(rho));
    }

    private static Optional<IsotropicField> isotropic(LandscapeLaw law) {
        if (law instanceof Noise noise) {
            return isotropic(noise.law()).map(field -> field.withNoise(noise.reliability()));
        }
        if (law instanceof ProductField field && field.graph().isUniform() && field.rho() >= 0) {
            return Optional.of(isotropic(field.graph(), field.rho(), field.rho() * field.rho()));
        }
        if (law instanceof SpectrumField field
                && field.graph().isUniform()
                && field.graph().positions() > 1) {
            return Optional.of(isotropic(field.graph(), field.correlation(1), field.correlation(2)));
        }
        return Optional.empty();
    }

    private static IsotropicField isotropic(Hamming graph, double r1, double r2) {
        return IsotropicField.of(graph.positions(), graph.choices(0), r1, r2);
    }
}
