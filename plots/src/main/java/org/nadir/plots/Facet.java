package org.nadir.plots;

import java.util.List;

/**
 * What one panel of a figure shows.
 *
 * @param name the panel's name, such as {@code CIFAR-10}; the figure puts a letter before it
 * @param traces its curves
 */
public record Facet(String name, List<Trace> traces) {
    /**
     * Keeps its own list.
     *
     * @param name the panel's name
     * @param traces its curves, at least one
     * @throws IllegalArgumentException if there is no curve
     */
    public Facet {
        traces = List.copyOf(traces);
        if (traces.isEmpty()) {
            throw new IllegalArgumentException("a panel needs a curve, but '" + name + "' has none");
        }
    }

    /** The name after the letter of the panel's place. */
    static String lettered(int place, String name) {
        return "(" + (char) ('a' + place) + ") " + name;
    }
}
