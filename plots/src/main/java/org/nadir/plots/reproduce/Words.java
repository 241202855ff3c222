package org.nadir.plots.reproduce;

import org.nadir.plots.drawing.Numbers;
import org.nadir.theory.numeric.Estimate;

/** Numbers in the sentences of the findings. */
final class Words {
    private Words() {}

    static String mean(Estimate estimate) {
        return Numbers.withError(estimate.value(), estimate.error());
    }

    /** Standard errors of a mean. */
    static String errors(double z) {
        return size(z) + " standard errors";
    }

    /** Standard deviations of one landscape. */
    static String deviations(double z) {
        return size(z) + " standard deviations";
    }

    private static String size(double z) {
        double size = Math.abs(z);
        return Numbers.fixed(size, size < 10 ? 1 : 0);
    }

    /** What a z says about a formula. */
    static String verdict(double z, String formula) {
        double size = Math.abs(z);
        return size > 5
                ? formula + " is refuted"
                : size > 3 ? formula + " is in doubt" : "these landscapes do not tell against " + formula;
    }

    /** A clause for a z that one landscape shows. */
    static String surprise(double z) {
        double size = Math.abs(z);
        return size < 2
                ? ", within what chance allows"
                : size < 4 ? ", more than chance readily allows" : ", no chance";
    }

    static String percent(double share) {
        return Numbers.significant(100 * share, 2) + " %";
    }
}
