package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import org.nadir.theory.numeric.Estimate;

/**
 * Cases on one scale.
 *
 * @param title the part's title, such as {@code (a) Uniform losses}
 * @param axisTitle what is measured, such as {@code local minima}
 * @param reference where a line runs down the part; NaN for none
 * @param cases its cases, at least one
 */
public record MinimaPart(String title, String axisTitle, double reference, List<MinimaCase> cases) {
    /**
     * Keeps its own list.
     *
     * @param title the part's title
     * @param axisTitle what is measured
     * @param reference where a line runs down the part; NaN for none
     * @param cases its cases
     */
    public MinimaPart {
        cases = List.copyOf(cases);
    }

    /**
     * Numbers of local minima.
     *
     * @param title the part's title
     * @param cases its cases
     */
    public MinimaPart(String title, List<MinimaCase> cases) {
        this(title, "local minima", Double.NaN, cases);
    }

    /**
     * What was counted over what each closure predicts, for the cases that have a count.
     *
     * @param title the part's title
     * @return the ratios on a scale of their own, with the spread of one landscape
     */
    public MinimaPart ratios(String title) {
        List<MinimaCase> ratios = new ArrayList<>();
        for (MinimaCase one : cases) {
            List<MinimaNumber> rows = new ArrayList<>();
            for (MinimaNumber count : one.items()) {
                for (MinimaNumber item : one.items()) {
                    if (count.source() == Source.COUNTED && item.source() == Source.PREDICTED) {
                        double by = item.minima().value();
                        rows.add(new MinimaNumber(
                                Source.PREDICTED,
                                item.name(),
                                item.closure(),
                                Estimate.exact(count.minima().value() / by),
                                item.sd() / by));
                    }
                }
            }
            if (!rows.isEmpty()) {
                ratios.add(new MinimaCase(one.label(), rows));
            }
        }
        return new MinimaPart(title, "counted / predicted", 1, ratios);
    }
}
