package org.nadir.plots.page;

import org.nadir.plots.Source;
import org.nadir.theory.numeric.Estimate;

/**
 * One quantity of one landscape, predicted and observed.
 *
 * @param landscape the landscape, or the law of the sampled landscapes
 * @param quantity what is compared, such as {@code local minima}
 * @param closure what predicts it, in words
 * @param predicted the expected value and its numerical error
 * @param source how it was observed: counted on one landscape or a mean over sampled ones
 * @param observed the observed value, and its standard error if it is a mean
 * @param sd the standard deviation over landscapes, which a count of one landscape is measured in; NaN where not known
 */
public record Comparison(
        String landscape,
        String quantity,
        String closure,
        Estimate predicted,
        Source source,
        Estimate observed,
        double sd) {
    /** Standard deviations from which on chance is in doubt. */
    public static final double DOUBT = 2;
    /** Standard deviations from which on chance is out of the question: one in 16,000. */
    public static final double REFUTED = 4;

    /**
     * How many standard deviations the observed value is above the predicted one: of the mean for a mean, of one landscape
     * for a count.
     *
     * @return z; NaN where no deviation is known
     */
    public double z() {
        double own = source == Source.COUNTED ? sd : observed.error();
        double numerical = predicted.error() > 0 ? predicted.error() : 0;
        double scale = Math.sqrt(own * own + numerical * numerical);
        return scale > 0 ? (observed.value() - predicted.value()) / scale : Double.NaN;
    }

    /**
     * How a sentence says a z, everywhere: below 2 chance, from 4 on not.
     *
     * @param z standard deviations; NaN where none is known
     * @return a clause
     */
    public static String inWords(double z) {
        double size = Math.abs(z);
        if (Double.isNaN(z)) {
            return "no spread is known to judge by";
        }
        return size < DOUBT
                ? "as chance allows"
                : size < REFUTED ? "more than chance readily allows" : "far more than chance allows";
    }
}
