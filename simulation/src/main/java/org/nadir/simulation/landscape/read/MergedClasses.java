package org.nadir.simulation.landscape.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.nadir.simulation.graph.Adjacency;
import org.nadir.simulation.graph.Graph;

/** A table whose equivalent configurations are merged: two classes are neighbours if some of their members are. */
final class MergedClasses {
    private MergedClasses() {}

    /** The table of the classes; a row has the choices and the line of its first member, and the mean of their losses. */
    static CategoricalTable of(CategoricalTable table, int[] groups, long[] lines) {
        int d = table.positions();
        int n = table.groups();
        int[] choices = table.choices();
        double[] sums = new double[n];
        int[] members = new int[n];
        int[] first = new int[n];
        for (int row = 0; row < table.rows(); row++) {
            int group = groups[row];
            first[group] = members[group] == 0 ? row : first[group];
            members[group]++;
            sums[group] += table.loss(row);
        }
        int[] mergedChoices = new int[n * d];
        double[] means = new double[n];
        long[] mergedLines = new long[n];
        for (int group = 0; group < n; group++) {
            System.arraycopy(choices, first[group] * d, mergedChoices, group * d, d);
            means[group] = sums[group] / members[group];
            mergedLines[group] = lines[first[group]];
        }
        List<String> names = new ArrayList<>();
        List<List<String>> choiceNames = new ArrayList<>();
        for (int p = 0; p < d; p++) {
            names.add(table.positionName(p));
            choiceNames.add(table.choiceNames(p));
        }
        List<String> notes = new ArrayList<>(table.notes());
        notes.add("merged " + table.rows() + " rows into " + n
                + " classes of equivalent configurations, each with the mean loss of its members: "
                + (table.rows() - n) + " rows fewer");
        return new CategoricalTable(
                table.source(),
                table.lossName(),
                names,
                choiceNames,
                mergedChoices,
                means,
                mergedLines,
                new int[0],
                notes,
                quotient(table.landscape().graph(), groups, n),
                List.of());
    }

    private static Adjacency quotient(Graph graph, int[] classOf, int classes) {
        long[] edges = new long[1 << 10];
        int found = 0;
        for (int v = 0; v < graph.order(); v++) {
            int degree = graph.degree(v);
            for (int i = 0; i < degree; i++) {
                int other = classOf[graph.neighbour(v, i)];
                if (classOf[v] < other) {
                    edges = found == edges.length ? Arrays.copyOf(edges, 2 * found) : edges;
                    edges[found++] = (long) classOf[v] * classes + other;
                }
            }
        }
        int[] ends = Arrays.stream(edges, 0, found)
                .sorted()
                .distinct()
                .flatMap(edge -> LongStream.of(edge / classes, edge % classes))
                .mapToInt(end -> (int) end)
                .toArray();
        return Adjacency.ofEdges(classes, ends, classes + " classes of equivalent configurations");
    }
}
