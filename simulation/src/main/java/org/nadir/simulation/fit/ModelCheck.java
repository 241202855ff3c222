package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.montecarlo.DescentSummary;
import org.nadir.simulation.montecarlo.LandscapeSample;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.simulation.search.DescentMap;

/**
 * The test that matters: what local search counts on a landscape, against the same on landscapes drawn from a model of it.
 *
 * @param model the model, in words
 * @param replicates how many landscapes were drawn
 * @param seed the seed they were drawn from
 * @param quantities the comparisons
 */
public record ModelCheck(String model, int replicates, long seed, List<CheckedQuantity> quantities) {

    /** The shares of vertices that count as good ends of a descent. */
    private static final double[] GOOD = {0.0001, 0.001, 0.01, 0.1};

    /**
     * Copies the list.
     *
     * @param model the model, in words
     * @param replicates how many landscapes were drawn
     * @param seed the seed they were drawn from
     * @param quantities the comparisons
     */
    public ModelCheck {
        quantities = List.copyOf(quantities);
    }

    /**
     * Draws landscapes and compares.
     *
     * @param table the landscape
     * @param law a model of it with the same losses, such as {@link FittedField} or {@link SkeletonField}
     * @param replicates how many landscapes to draw, at least 1
     * @param seed any number
     * @param threads how many threads may work; the result does not depend on it
     * @param progress hears of every landscape
     * @return the comparison
     * @throws IllegalArgumentException if replicates is not positive
     * @throws CancellationException if the listener cancelled
     */
    public static ModelCheck of(
            CategoricalTable table, LandscapeLaw law, int replicates, long seed, Threads threads, Progress progress) {
        DescentSummary counted = DescentSummary.of(DescentMap.of(table.landscape()));
        LandscapeSample sample = Replicates.of(law, replicates, seed).run(threads, progress);
        double[] losses = table.losses();
        Arrays.sort(losses);
        List<CheckedQuantity> list = new ArrayList<>();
        add(list, "strict minima", counted, sample, DescentSummary::strictMinima);
        add(list, "weak minima", counted, sample, DescentSummary::weakMinima);
        add(list, "mean steps", counted, sample, DescentSummary::meanSteps);
        add(list, "share reaching the optimum", counted, sample, DescentSummary::shareReachingOptimum);
        for (double share : GOOD) {
            if (share * losses.length >= 2) {
                double epsilon = losses[(int) (share * losses.length) - 1] - losses[0];
                add(
                        list,
                        "share ending in the best " + percent(share),
                        counted,
                        sample,
                        summary -> summary.shareWithin(epsilon));
            }
        }
        add(list, "basin of the best minimum", counted, sample, summary -> summary.basin(0));
        add(list, "largest basin", counted, sample, ModelCheck::largest);
        add(list, "longest descent", counted, sample, DescentSummary::mostSteps);
        return new ModelCheck(law.description(), replicates, seed, list);
    }

    private static String percent(double share) {
        double percent = 100 * share;
        return (percent == Math.rint(percent) ? Integer.toString((int) percent) : Float.toString((float) percent))
                + " %";
    }

    private static double largest(DescentSummary summary) {
        int largest = 0;
        for (int k = 0; k < summary.weakMinima(); k++) {
            largest = Math.max(largest, summary.basin(k));
        }
        return largest;
    }

    private static void add(
            List<CheckedQuantity> list,
            String quantity,
            DescentSummary counted,
            LandscapeSample sample,
            ToDoubleFunction<DescentSummary> value) {
        list.add(CheckedQuantity.of(quantity, value.applyAsDouble(counted), sample.each(value)));
    }

    /**
     * A comparison by its name.
     *
     * @param quantity the name
     * @return the comparison
     * @throws IllegalArgumentException if there is none of that name
     */
    public CheckedQuantity quantity(String quantity) {
        for (CheckedQuantity checked : quantities) {
            if (checked.quantity().equals(quantity)) {
                return checked;
            }
        }
        throw new IllegalArgumentException("no quantity '" + quantity + "' was checked");
    }
}
