package org.nadir.simulation.landscape.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;

/**
 * A landscape as a table: one row a vertex, a choice at each of d positions, and a loss.
 *
 * <p>Rows keep the order of the file, since a tie broken "to the lowest index" speaks of the row number there. Two rows are
 * neighbours if they differ at exactly one position. The table is complete if every combination of choices has its row;
 * then it is a landscape on a Hamming graph (of one radix, or of mixed radices) and a row also has a vertex number there,
 * Σ_p c_p · Π_{p' &gt; p} q_{p'}, the last position running fastest.
 */
public final class CategoricalTable {
    private final String source;
    private final String valueName;
    private final List<String> positionNames;
    private final List<List<String>> choiceNames;
    private final int[] choices;
    private final double[] losses;
    private final long[] lines;
    private final int[] groups;
    private final List<String> notes;

    /** The graph of merged classes; null where rows are neighbours by their choices. */
    private final @Nullable Graph quotient;

    /** The repeated runs of which the losses are the mean; empty where there is one measurement. */
    private final List<Run> runs;

    private @Nullable Landscape landscape;

    CategoricalTable(
            String source,
            String valueName,
            List<String> positionNames,
            List<List<String>> choiceNames,
            int[] choices,
            double[] losses,
            long[] lines,
            int[] groups,
            List<String> notes,
            @Nullable Graph quotient,
            List<Run> runs) {
        this.source = source;
        this.valueName = valueName;
        this.positionNames = List.copyOf(positionNames);
        List<List<String>> copied = new ArrayList<>();
        for (List<String> names : choiceNames) {
            copied.add(List.copyOf(names));
        }
        this.choiceNames = List.copyOf(copied);
        this.choices = choices;
        this.losses = losses;
        this.lines = lines;
        this.groups = groups;
        this.notes = List.copyOf(notes);
        this.quotient = quotient;
        this.runs = List.copyOf(runs);
    }

    /** What a repeated run measured, row by row. */
    @SuppressWarnings("ArrayRecordComponent") // not compared, not handed out
    record Run(String lossName, double[] losses) {}

    /** The same rows with other losses, and a note that says how they came about. */
    CategoricalTable withLosses(double[] replaced, String note) {
        List<String> extended = new ArrayList<>(notes);
        extended.add(note);
        return new CategoricalTable(
                source,
                valueName,
                positionNames,
                choiceNames,
                choices,
                replaced,
                lines,
                groups,
                extended,
                quotient,
                runs);
    }

    /** The same rows, with the losses of the repeated runs changed as those of the table were. */
    CategoricalTable withRuns(UnaryOperator<double[]> change) {
        List<Run> changed = new ArrayList<>();
        for (Run run : runs) {
            changed.add(new Run(run.lossName, change.apply(run.losses)));
        }
        return new CategoricalTable(
                source,
                valueName,
                positionNames,
                choiceNames,
                choices,
                losses,
                lines,
                groups,
                notes,
                quotient,
                changed);
    }

    /**
     * The repeated runs of which this table's losses are the mean, each as a table of its own.
     *
     * @return tables of the same rows, at least two; empty where a configuration was measured once, or rows were merged
     */
    public List<CategoricalTable> runs() {
        List<CategoricalTable> tables = new ArrayList<>();
        for (Run run : runs) {
            tables.add(new CategoricalTable(
                    source,
                    run.lossName,
                    positionNames,
                    choiceNames,
                    choices,
                    run.losses,
                    lines,
                    groups,
                    notes,
                    quotient,
                    List.of()));
        }
        return tables;
    }

    /**
     * The file the table was read from.
     *
     * @return the file's name
     */
    public String source() {
        return source;
    }

    /**
     * What the loss is, in words: the column and how it was turned into a loss.
     *
     * @return for example {@code 100 - CIFAR10TestAccuracy200Epochs}
     */
    public String lossName() {
        return valueName;
    }

    /**
     * The number of rows, which are the vertices.
     *
     * @return n
     */
    public int rows() {
        return losses.length;
    }

    /**
     * The number of positions at which a choice is made.
     *
     * @return d
     */
    public int positions() {
        return positionNames.size();
    }

    /**
     * The name of a position.
     *
     * @param position the position, from 0
     * @return its column's name or its number
     */
    public String positionName(int position) {
        return positionNames.get(position);
    }

    /**
     * The names of the choices at a position; a choice is its place in this list.
     *
     * @param position the position, from 0
     * @return the names
     */
    public List<String> choiceNames(int position) {
        return choiceNames.get(position);
    }

    /**
     * The numbers of choices q_p by position.
     *
     * @return a new array of d numbers
     */
    public int[] radices() {
        int[] radices = new int[positions()];
        for (int p = 0; p < radices.length; p++) {
            radices[p] = choiceNames.get(p).size();
        }
        return radices;
    }

    /**
     * The choice of a row at a position.
     *
     * @param row the row, from 0 in the file's order
     * @param position the position, from 0
     * @return the choice, its place in {@link #choiceNames}
     */
    public int choice(int row, int position) {
        return choices[row * positions() + position];
    }

    /** The choices of all rows, row by row; not copied, not to be changed. */
    int[] choices() {
        return choices;
    }

    /**
     * The landscape on the rows in the file's order, so that ties go to the earliest row.
     *
     * @return the losses on the graph of the rows
     */
    public Landscape landscape() {
        // A race would only compute it twice, to the same values.
        Landscape known = landscape;
        if (known == null) {
            known = Landscape.of(quotient == null ? InducedGraph.of(this) : quotient, losses);
            landscape = known;
        }
        return known;
    }

    /**
     * The landscape on the Hamming graph, by vertex number.
     *
     * @return the losses on {@code hamming(d, q)} or {@code mixed(…)}
     * @throws IllegalStateException if the table is not complete
     */
    public Landscape hammingLandscape() {
        double[] byVertex = lossesByVertex();
        return Landscape.of(Hamming.mixed(radices()), byVertex);
    }

    /**
     * The loss of a row.
     *
     * @param row the row, from 0 in the file's order
     * @return the loss
     */
    public double loss(int row) {
        return losses[row];
    }

    /**
     * The losses in the file's order.
     *
     * @return a new array of n losses
     */
    public double[] losses() {
        return losses.clone();
    }

    /**
     * The line of the file that a row stands on.
     *
     * @param row the row, from 0 in the file's order
     * @return the line from 1, or 0 for a format without lines
     */
    public long line(int row) {
        return lines[row];
    }

    /**
     * The row in words: its choices by name.
     *
     * @param row the row, from 0 in the file's order
     * @return the names of its choices, separated by spaces
     */
    public String describe(int row) {
        StringBuilder words = new StringBuilder();
        for (int p = 0; p < positions(); p++) {
            words.append(p > 0 ? " " : "").append(choiceNames.get(p).get(choice(row, p)));
        }
        return words.toString();
    }

    /**
     * The space of all combinations, in words.
     *
     * @return {@code hamming(d, q)}, or {@code mixed(…)} where the numbers of choices differ
     */
    public String spaceWords() {
        return spaceWords(radices());
    }

    /**
     * The space of given numbers of choices, in words.
     *
     * @param radices the number of choices at each position, at least one number
     * @return {@code hamming(d, q)}, or {@code mixed(…)} where the numbers differ
     */
    public static String spaceWords(int[] radices) {
        String list = Arrays.toString(radices);
        return Arrays.stream(radices).allMatch(q -> q == radices[0])
                ? "hamming(" + radices.length + ", " + radices[0] + ")"
                : "mixed(" + list.substring(1, list.length() - 1) + ")";
    }

    /**
     * The number of combinations of choices, Π q_p.
     *
     * @return the size of the whole space, +∞ where it exceeds the range of a double
     */
    public double combinations() {
        double product = 1;
        for (List<String> names : choiceNames) {
            product *= names.size();
        }
        return product;
    }

    /**
     * Whether every combination of choices has its row.
     *
     * @return whether the graph is a whole Hamming graph
     */
    public boolean complete() {
        return quotient == null && combinations() == rows();
    }

    /**
     * The vertex number of a row in a complete space.
     *
     * @param row the row, from 0 in the file's order
     * @return Σ_p c_p · Π_{p' &gt; p} q_{p'}
     * @throws IllegalStateException if the table is not complete
     */
    public int vertex(int row) {
        requireComplete();
        int vertex = 0;
        for (int p = 0; p < positions(); p++) {
            vertex = vertex * choiceNames.get(p).size() + choice(row, p);
        }
        return vertex;
    }

    /**
     * The losses in the order of the vertex numbers.
     *
     * @return a new array of n losses
     * @throws IllegalStateException if the table is not complete
     */
    public double[] lossesByVertex() {
        requireComplete();
        double[] byVertex = new double[rows()];
        for (int row = 0; row < rows(); row++) {
            byVertex[vertex(row)] = losses[row];
        }
        return byVertex;
    }

    private void requireComplete() {
        if (!complete()) {
            throw new IllegalStateException(source + " has " + rows() + " of " + (long) combinations()
                    + " combinations: a vertex number needs all of them");
        }
    }

    /**
     * Whether rows carry the name of a class of equivalent configurations, as isomorphic cells do.
     *
     * @return whether {@link #group} is known
     */
    public boolean grouped() {
        return groups.length > 0;
    }

    /**
     * The class of equivalent configurations that a row belongs to.
     *
     * @param row the row, from 0 in the file's order
     * @return the class, numbered from 0 by first appearance
     * @throws IllegalStateException if the table has no such classes
     */
    public int group(int row) {
        if (!grouped()) {
            throw new IllegalStateException(source + " names no equivalent configurations");
        }
        return groups[row];
    }

    /**
     * The number of classes of equivalent configurations.
     *
     * @return the number of classes, 0 where they are not known
     */
    public int groups() {
        int most = -1;
        for (int group : groups) {
            most = Math.max(most, group);
        }
        return most + 1;
    }

    /**
     * Whether the rows are merged classes of equivalent configurations ({@link #merged}).
     *
     * @return whether neighbours are those of any member of a class, not of the row's own choices
     */
    public boolean isMerged() {
        return quotient != null;
    }

    /**
     * The quotient landscape: one row a class of equivalent configurations, its loss the mean over its members, its choices
     * and line those of its first member; two classes are neighbours if some of their members are.
     *
     * @return the merged table, with a note of how many rows it lost
     * @throws IllegalArgumentException if the table names no such classes
     */
    public CategoricalTable merged() {
        if (!grouped()) {
            throw new IllegalArgumentException(source + " names no classes of equivalent configurations to merge");
        }
        return MergedClasses.of(this, groups, lines);
    }

    /**
     * What was left out or changed on reading, a sentence each.
     *
     * @return the notes, empty where the table is the file
     */
    public List<String> notes() {
        return notes;
    }
}
