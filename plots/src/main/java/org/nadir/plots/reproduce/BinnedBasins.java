package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.nadir.theory.Solution;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/**
 * The basin sizes that a closure predicts as a sample shows them, in bins of loss: the mean over the minima in a bin,
 * ∫ pdf_n p B / ∫ pdf_n p, by Simpson's rule. B falls so steeply that its value at the bin's mean loss is another number.
 */
final class BinnedBasins {
    private static final int PARTS = 12; // of a bin, even for Simpson's rule

    private final double lower;
    private final double step;
    private final double[] minima; // pdf_n p at the nodes
    private final double[] basins; // B at the nodes

    private BinnedBasins(double lower, double step, double[] minima, double[] basins) {
        this.lower = lower;
        this.step = step;
        this.minima = minima;
        this.basins = basins;
    }

    /**
     * Bins of equal width.
     *
     * @param solution what predicts the basins
     * @param lower the lower edge of the first bin
     * @param upper the upper edge of the last bin
     * @param bins how many bins, at least 1
     * @return the predictions
     */
    static BinnedBasins of(Solution solution, double lower, double upper, int bins) {
        double[] losses = Curves.even(lower, upper, bins * PARTS + 1);
        LossDensity density = solution.pair().losses();
        Curve curve = solution.basinSizes(losses);
        double[] minima = new double[losses.length];
        double[] basins = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            minima[i] = density.density(losses[i]) * solution.minimumProbability(losses[i]);
            basins[i] = curve.value(i).value();
        }
        return new BinnedBasins(lower, (upper - lower) / (losses.length - 1), minima, basins);
    }

    /** The share of vertices that are minima in a bin. */
    double minima(int bin) {
        return window(bin * PARTS).minima();
    }

    /** The mean basin of the minima in a bin. */
    double mean(int bin) {
        return window(bin * PARTS).basin();
    }

    /** The bin of a loss. */
    int bin(double loss) {
        return (int) Math.min(minima.length / PARTS - 1, Math.floor((loss - lower) / (PARTS * step)));
    }

    /** The size at the lower edge of the first bin. */
    double first() {
        return basins[0];
    }

    /** The mean basin of the minima in a window as wide as a bin, at their mean loss, as the window moves. */
    Curve moving() {
        List<Double> at = new ArrayList<>();
        List<Estimate> means = new ArrayList<>();
        for (int i = 0; i + PARTS < minima.length; i += PARTS / 6) {
            Window window = window(i);
            if (window.minima() > 0) {
                at.add(window.loss());
                means.add(Estimate.exact(window.basin()));
            }
        }
        return Curve.of(at.stream().mapToDouble(Double::doubleValue).toArray(), means);
    }

    private record Window(double minima, double loss, double basin) {}

    private Window window(int from) {
        double count = 0;
        double losses = 0;
        double sizes = 0;
        for (int i = 0; i <= PARTS; i++) {
            double simpson = (i == 0 || i == PARTS ? 1 : i % 2 == 1 ? 4 : 2) * step / 3;
            double weight = simpson * minima[from + i];
            count += weight;
            losses += weight * (lower + (from + i) * step);
            sizes += weight * basins[from + i];
        }
        return new Window(count, losses / count, sizes / count);
    }
}
