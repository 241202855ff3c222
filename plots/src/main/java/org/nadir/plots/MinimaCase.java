package org.nadir.plots;

import java.util.List;

/**
 * What is predicted and counted of one landscape, or of one kind of landscapes.
 *
 * @param label its name, such as {@code CIFAR-10}; empty for none
 * @param items its rows
 */
public record MinimaCase(String label, List<MinimaNumber> items) {
    /**
     * Keeps its own list.
     *
     * @param label its name; empty for none
     * @param items its rows
     */
    public MinimaCase {
        items = List.copyOf(items);
    }

    /** Lines that it takes. */
    int rows() {
        return items.size() + (label.isEmpty() ? 0 : 1);
    }
}
