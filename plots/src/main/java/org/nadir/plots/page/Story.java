package org.nadir.plots.page;

import java.util.List;
import org.nadir.plots.Figure;

/**
 * What a report page says.
 *
 * @param title the page's title
 * @param question what was asked, in a paragraph
 * @param comparisons the main table
 * @param headline what was found on the whole, in a sentence made from the numbers; empty for none
 * @param findings what was found, figure by figure
 * @param figures the figures, in order
 * @param commands the exact commands that make the page again
 * @param facts versions, seeds, run time and the like: name and value by turns in each entry
 */
public record Story(
        String title,
        String question,
        List<Comparison> comparisons,
        String headline,
        List<Finding> findings,
        List<Figure> figures,
        List<String> commands,
        List<Fact> facts) {

    /**
     * What one figure shows.
     *
     * @param figure the figure
     * @param sentences made from its numbers, at least one
     */
    public record Finding(Figure figure, List<String> sentences) {
        /**
         * Keeps its own list.
         *
         * @param figure the figure
         * @param sentences made from its numbers
         */
        public Finding {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * One thing to know about how the numbers came about.
     *
     * @param name such as {@code seed}
     * @param value its value
     */
    public record Fact(String name, String value) {}

    /**
     * Keeps its own lists.
     *
     * @param title the page's title
     * @param question what was asked
     * @param comparisons the main table
     * @param headline what was found on the whole
     * @param findings what was found, figure by figure
     * @param figures the figures
     * @param commands the commands
     * @param facts versions, seeds, run time
     */
    public Story {
        comparisons = List.copyOf(comparisons);
        findings = List.copyOf(findings);
        figures = List.copyOf(figures);
        commands = List.copyOf(commands);
        facts = List.copyOf(facts);
    }
}
