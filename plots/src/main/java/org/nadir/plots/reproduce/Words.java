package org.nadir.plots.reproduce;

import org.nadir.plots.Source;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.page.Comparison;
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
        return size >= Comparison.REFUTED
                ? formula + " is refuted"
                : size >= Comparison.DOUBT
                        ? formula + " is in doubt"
                        : "these landscapes do not tell against " + formula;
    }

    /** A clause for a z that one landscape shows. */
    static String surprise(double z) {
        return ", " + Comparison.inWords(z);
    }

    /** A row of the main table as a clause: predicted, observed, and what chance says of the difference. */
    static String told(Comparison row) {
        double z = row.z();
        return mean(row.predicted()) + " predicted (" + row.closure() + "), " + mean(row.observed())
                + (row.source() == Source.COUNTED ? " counted" : " sampled")
                + (Double.isNaN(z) ? "" : ", z = " + Numbers.fixed(z, 1)) + ", " + Comparison.inWords(z);
    }

    static String percent(double share) {
        return Numbers.significant(100 * share, 2) + " %";
    }
}
