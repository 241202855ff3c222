package org.nadir.plots;

import org.nadir.plots.drawing.Look;
import org.nadir.theory.numeric.Estimate;

/**
 * One number of local minima.
 *
 * @param source where it comes from
 * @param name what is written beside it, such as {@code Theorem 5.1}
 * @param closure the word of the closure that predicts it, which decides its colour; empty where none does
 * @param minima the number and its error
 * @param sd the standard deviation of the count over landscapes, drawn as a band; NaN where it is not known
 */
public record MinimaNumber(Source source, String name, String closure, Estimate minima, double sd) {

    /**
     * A prediction.
     *
     * @param name what is written beside it
     * @param closure the word of the closure
     * @param minima the expected number and its numerical error
     * @param sd the predicted standard deviation over landscapes; NaN where it is not known
     * @return the item
     */
    public static MinimaNumber predicted(String name, String closure, Estimate minima, double sd) {
        return new MinimaNumber(Source.PREDICTED, name, closure, minima, sd);
    }

    /**
     * A count of one landscape.
     *
     * @param name what is written beside it
     * @param count the count
     * @return the item
     */
    public static MinimaNumber counted(String name, long count) {
        return new MinimaNumber(Source.COUNTED, name, "", Estimate.exact((double) count), Double.NaN);
    }

    /**
     * A mean over sampled landscapes.
     *
     * @param name what is written beside it
     * @param mean the mean and its standard error
     * @param sd the standard deviation over landscapes
     * @return the item
     */
    public static MinimaNumber simulated(String name, Estimate mean, double sd) {
        return new MinimaNumber(Source.SIMULATED, name, "", mean, sd);
    }

    /**
     * A published number.
     *
     * @param name what is written beside it
     * @param value the number
     * @return the item
     */
    public static MinimaNumber reported(String name, double value) {
        return new MinimaNumber(Source.REPORTED, name, "", Estimate.exact(value), Double.NaN);
    }

    /** How it is drawn. */
    Look look() {
        return source.look(closure);
    }
}
