package org.nadir.simulation.montecarlo;

import java.util.List;
import java.util.Map;
import org.nadir.simulation.Observation;
import org.nadir.theory.numeric.Estimate;

/**
 * One cell of a sweep: what was observed, and what theory says.
 *
 * @param parameters the value of every axis of the grid
 * @param seed the seed of the cell's landscapes, made from the plan's and the cell's own words
 * @param observation what the landscapes of the cell show
 * @param forecasts what the closures say
 * @param notes what else there is to say, a line each: closures that say nothing and why, and how near the graphs are
 */
public record SweepCell(
        Map<String, String> parameters,
        long seed,
        Observation observation,
        List<Forecast> forecasts,
        List<String> notes) {

    /**
     * Keeps the cell from changing.
     *
     * @param parameters the value of every axis
     * @param seed the seed of its landscapes
     * @param observation what was observed
     * @param forecasts what the closures say
     * @param notes what else there is to say
     */
    public SweepCell {
        forecasts = List.copyOf(forecasts);
        notes = List.copyOf(notes);
    }

    /**
     * How many standard errors an observation lies from a prediction.
     *
     * @param observed with its standard error
     * @param predicted with its numerical error
     * @return (observed − predicted)/error, the two errors taken together; NaN for an exact count, where all landscapes show
     *     the same but for rounding, and where the error is not known
     */
    public static double z(Estimate observed, Estimate predicted) {
        double error = StrictMath.hypot(observed.error(), predicted.error());
        double rounding = 1e-12 * Math.max(Math.abs(predicted.value()), Math.abs(observed.value()));
        return observed.error() > rounding && error > rounding
                ? (observed.value() - predicted.value()) / error
                : Double.NaN;
    }
}
