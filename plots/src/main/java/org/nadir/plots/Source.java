package org.nadir.plots;

import java.util.Locale;
import org.nadir.plots.drawing.Look;

/** Where a number comes from, which decides how it is drawn in every figure. */
public enum Source {
    /** Theory; the error is numerical. */
    PREDICTED,
    /** Counted on a given landscape. */
    COUNTED,
    /** The mean over sampled landscapes; the error is the standard error of the mean. */
    SIMULATED,
    /** Taken from a publication. */
    REPORTED;

    /**
     * How a number of this source looks.
     *
     * @param closure the word of the closure, where it is predicted
     * @return its look
     */
    public Look look(String closure) {
        return switch (this) {
            case PREDICTED -> Look.ofClosure(closure);
            case COUNTED -> Look.COUNTED;
            case SIMULATED -> Look.SIMULATED;
            case REPORTED -> Look.REPORTED;
        };
    }

    /**
     * The word of the source in data files.
     *
     * @return the name in small letters
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
