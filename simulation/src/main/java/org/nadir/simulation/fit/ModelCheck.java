package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
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
     * @return the comparison; a quantity that the landscape does not have, such as a mean over no minima, is left out
     * @throws IllegalArgumentException if replicates is not positive
     * @throws CancellationException if the listener cancelled
     */
    public static ModelCheck of(
            CategoricalTable table, LandscapeLaw law, int replicates, long seed, Threads threads, Progress progress) {
        DescentSummary counted = DescentSummary.of(DescentMap.of(table.landscape()));
        LandscapeSample sample = Replicates.of(law, replicates, seed).run(threads, progress);
        List<CheckedQuantity> list = new ArrayList<>();
        for (DescentQuantity quantity : DescentQuantity.of(table.losses())) {
            double seen = quantity.counted(counted);
            if (!Double.isNaN(seen)) {
                list.add(CheckedQuantity.of(quantity.name(), seen, sample.each(quantity.counter())));
            }
        }
        return new ModelCheck(law.description(), replicates, seed, list);
    }

    /**
     * The quantities that the model does not have: the count lies outside the band of 95 % of its landscapes.
     *
     * @return their names
     */
    public List<String> missed() {
        return quantities.stream()
                .filter(quantity -> !quantity.inside())
                .map(CheckedQuantity::quantity)
                .toList();
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
