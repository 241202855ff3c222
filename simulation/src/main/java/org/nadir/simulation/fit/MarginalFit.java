package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.StandardNormal;

/**
 * How well a family describes the distribution of losses.
 *
 * @param family the family, in words
 * @param density the fitted density
 * @param parameters the number of its parameters, 0 for a non-parametric one
 * @param logLikelihood the mean log density of a loss
 * @param heldOut the mean log density of a held-out loss, over four folds
 * @param aic Akaike's criterion 2k − 2 log L over all losses, NaN for a non-parametric family
 * @param bic Schwarz's criterion k log n − 2 log L, NaN for a non-parametric family
 * @param ks the Kolmogorov–Smirnov distance between the density and the losses
 * @param ksP its p-value by a parametric bootstrap that refits; NaN where not asked for. Losses drawn hang together as a field with the
 *     landscape's spectrum does: neighbours share what they have, so that losses stray further from their law than independent ones
 */
public record MarginalFit(
        String family,
        LossDensity density,
        int parameters,
        double logLikelihood,
        double heldOut,
        double aic,
        double bic,
        double ks,
        double ksP) {

    private static final int FOLDS = 4;

    /**
     * Fits all families: the quantiles, a kernel density, and a truncated normal on the losses' range, where one fits.
     *
     * @param losses at least 40 losses, finite, not all equal
     * @param bootstraps how many samples the bootstrap of the truncated normal draws, 0 for none; they are of independent losses
     * @param seed the seed of the bootstrap
     * @return the fits, best held-out likelihood first
     * @throws IllegalArgumentException if there are fewer than 40 losses
     */
    public static List<MarginalFit> all(double[] losses, int bootstraps, long seed) {
        return all(losses, bootstraps, seed, stream -> {
            double[] ranks = new double[losses.length];
            Arrays.setAll(ranks, i -> stream.nextUniform());
            return ranks;
        });
    }

    /**
     * The same for the losses of a table, its bootstrap drawing fields with the table's spectrum where that can be.
     *
     * @param table a table of at least 40 rows
     * @param bootstraps how many samples the bootstrap of the truncated normal draws, 0 for none
     * @param seed the seed of the bootstrap
     * @return the fits, best held-out likelihood first
     * @throws IllegalArgumentException if there are fewer than 40 losses
     */
    public static List<MarginalFit> all(CategoricalTable table, int bootstraps, long seed) {
        if (bootstraps == 0 || !FittedField.feasible(table)) {
            return all(table.losses(), bootstraps, seed);
        }
        FittedField field = FittedField.raw(table, FittedField.shares(table));
        return all(
                table.losses(),
                bootstraps,
                seed,
                stream -> Arrays.stream(field.field(field.noise(stream)))
                        .map(StandardNormal::lowerTail)
                        .toArray());
    }

    private static List<MarginalFit> all(
            double[] losses, int bootstraps, long seed, Function<RandomStream, double[]> ranks) {
        if (losses.length < 40) {
            throw new IllegalArgumentException(
                    "fits to compare need at least 40 losses, but there were " + losses.length);
        }
        double least = Arrays.stream(losses).min().orElseThrow();
        double greatest = Arrays.stream(losses).max().orElseThrow();
        List<MarginalFit> fits = new ArrayList<>();
        fits.add(of("quantiles", losses, 0, QuantileDensity::ofSample, 0, seed, ranks));
        fits.add(of("kernel density", losses, 0, KernelDensity::of, 0, seed, ranks));
        try {
            fits.add(of(
                    "truncated normal",
                    losses,
                    2,
                    sample -> TruncatedNormalFit.of(sample, least, greatest).density(),
                    bootstraps,
                    seed,
                    ranks));
        } catch (IllegalArgumentException e) {
            // Losses whose log density bends upwards: the family drops out.
            return sorted(fits);
        }
        return sorted(fits);
    }

    private static List<MarginalFit> sorted(List<MarginalFit> fits) {
        fits.sort((a, b) -> Double.compare(b.heldOut(), a.heldOut()));
        return List.copyOf(fits);
    }

    private static MarginalFit of(
            String family,
            double[] losses,
            int parameters,
            Function<double[], LossDensity> fitter,
            int bootstraps,
            long seed,
            Function<RandomStream, double[]> ranks) {
        LossDensity density = fitter.apply(losses);
        double logLikelihood = likelihood(density, losses);
        double heldOut = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            heldOut += heldOut(losses, fold, fitter) / losses.length;
        }
        double ks = kolmogorovSmirnov(density, losses);
        int beyond = 0;
        for (int b = 0; b < bootstraps; b++) {
            RandomStream stream = RandomStream.of(seed).child(b);
            double[] drawn =
                    Arrays.stream(ranks.apply(stream)).map(density::quantile).toArray();
            beyond += kolmogorovSmirnov(fitter.apply(drawn), drawn) >= ks ? 1 : 0;
        }
        double n = losses.length;
        boolean parametric = parameters > 0;
        return new MarginalFit(
                family,
                density,
                parameters,
                logLikelihood,
                heldOut,
                parametric ? 2 * parameters - 2 * n * logLikelihood : Double.NaN,
                parametric ? parameters * StrictMath.log(n) - 2 * n * logLikelihood : Double.NaN,
                ks,
                bootstraps > 0 ? (beyond + 1.0) / (bootstraps + 1) : Double.NaN);
    }

    private static double heldOut(double[] losses, int fold, Function<double[], LossDensity> fitter) {
        double[] train = new double[losses.length];
        double[] test = new double[losses.length];
        int trained = 0;
        int tested = 0;
        for (int i = 0; i < losses.length; i++) {
            if (RandomStream.mix(i + 1L) >>> 62 == fold) {
                test[tested++] = losses[i];
            } else {
                train[trained++] = losses[i];
            }
        }
        return tested == 0
                ? 0
                : tested * likelihood(fitter.apply(Arrays.copyOf(train, trained)), Arrays.copyOf(test, tested));
    }

    /** The mean log density, from below bounded by log 1e-12 a unit of range, so that one outlier does not decide. */
    private static double likelihood(LossDensity density, double[] losses) {
        double least = Arrays.stream(losses).min().orElseThrow();
        double greatest = Arrays.stream(losses).max().orElseThrow();
        double floor = 1e-12 / Math.max(greatest - least, 1e-300);
        double sum = 0;
        double lastLoss = Double.NaN;
        double lastLog = 0;
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        for (double loss : sorted) {
            if (loss != lastLoss) {
                lastLoss = loss;
                lastLog = StrictMath.log(Math.max(density.density(loss), floor));
            }
            sum += lastLog;
        }
        return sum / losses.length;
    }

    /** sup |F_n − F|, over both sides of every jump. */
    static double kolmogorovSmirnov(LossDensity density, double[] losses) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double most = 0;
        int i = 0;
        while (i < n) {
            int next = i;
            while (next < n && sorted[next] == sorted[i]) {
                next++;
            }
            double at = density.lowerTail(sorted[i]);
            most = Math.max(most, Math.max(Math.abs(at - i / (double) n), Math.abs(next / (double) n - at)));
            i = next;
        }
        return most;
    }
}
