package org.nadir.plots.reproduce;

import java.util.List;
import org.nadir.plots.Figure;
import org.nadir.plots.page.Comparison;

/**
 * What one experiment gives: its figure, rows for the main table, and findings in words made from its numbers.
 *
 * @param figure the figure
 * @param comparisons rows for the main table; may be empty
 * @param findings sentences; may be empty
 */
public record Chapter(Figure figure, List<Comparison> comparisons, List<String> findings) {
    /**
     * Keeps its own lists.
     *
     * @param figure the figure
     * @param comparisons rows for the main table
     * @param findings sentences
     */
    public Chapter {
        comparisons = List.copyOf(comparisons);
        findings = List.copyOf(findings);
    }
}
