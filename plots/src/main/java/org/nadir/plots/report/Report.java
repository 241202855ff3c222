package org.nadir.plots.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command has to say: a title, facts about the run, and tables and notes in the order in which they are read.
 *
 * <p>Facts are what a reader needs to get the same numbers again: the command, the seed, the data file.
 */
public final class Report {
    private final String title;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Object> blocks = new ArrayList<>();

    private Report(String title) {
        this.title = title;
    }

    /**
     * An empty report.
     *
     * @param title its first line
     * @return the report, to which facts, tables and notes are added
     */
    public static Report of(String title) {
        return new Report(title);
    }

    /**
     * Adds a fact about the run.
     *
     * @param key its name
     * @param value a String, a Boolean or a number
     * @return this report
     */
    public Report fact(String key, Object value) {
        facts.put(key, value);
        return this;
    }

    /**
     * Adds a table below what is there.
     *
     * @param table the table
     * @return this report
     */
    public Report table(Table table) {
        blocks.add(table);
        return this;
    }

    /**
     * Adds a paragraph below what is there.
     *
     * @param note the paragraph, in one line; text output wraps it
     * @return this report
     */
    public Report note(String note) {
        blocks.add(note);
        return this;
    }

    /**
     * The report's first line.
     *
     * @return the title
     */
    public String title() {
        return title;
    }

    /**
     * The facts about the run.
     *
     * @return names and values in the order in which they were given
     */
    public Map<String, Object> facts() {
        return Collections.unmodifiableMap(facts);
    }

    /**
     * The tables from top to bottom.
     *
     * @return the tables
     */
    public List<Table> tables() {
        return blocks.stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
    }

    /**
     * The notes from top to bottom.
     *
     * @return the paragraphs
     */
    public List<String> notes() {
        return blocks.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** Tables and notes in reading order. */
    List<Object> blocks() {
        return Collections.unmodifiableList(blocks);
    }
}
