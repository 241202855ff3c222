package org.nadir.simulation.landscape.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers rows into a {@link CategoricalTable}, checking what only the whole table can show. */
final class TableBuilder {
    private final String source;
    private final String lossName;
    private List<String> positionNames;
    private final List<Map<String, Integer>> codes;
    private final boolean alphabetFixed;
    private int[] choices = new int[1 << 12];
    private double[] losses = new double[1 << 9];
    private long[] lines = new long[1 << 9];
    private int[] groups = new int[0];
    private int rows;
    private int classes;
    private int ungrouped;
    private boolean dropConstant;
    private boolean repeats;

    /** The losses of repeated runs by row, where there are several; else empty. */
    private double[][] runs = new double[0][];

    private List<String> runNames = List.of();
    private final Map<String, Integer> groupCodes = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    private TableBuilder(
            String source,
            String lossName,
            List<String> positionNames,
            List<Map<String, Integer>> codes,
            boolean fixed) {
        this.source = source;
        this.lossName = lossName;
        this.positionNames = positionNames;
        this.codes = codes;
        this.alphabetFixed = fixed;
    }

    /** A table whose choices are known beforehand, in this order at every position. */
    static TableBuilder withAlphabet(
            String source, String lossName, List<String> positionNames, List<String> alphabet) {
        Map<String, Integer> code = new HashMap<>();
        for (String name : alphabet) {
            code.put(name, code.size());
        }
        List<Map<String, Integer>> codes = new ArrayList<>();
        for (int p = 0; p < positionNames.size(); p++) {
            codes.add(code);
        }
        return new TableBuilder(source, lossName, positionNames, codes, true);
    }

    /** A table whose choices are what the rows hold, numbered in the order of their names. */
    static TableBuilder open(String source, String lossName, List<String> positionNames) {
        List<Map<String, Integer>> codes = new ArrayList<>();
        for (int p = 0; p < positionNames.size(); p++) {
            codes.add(new HashMap<>());
        }
        return new TableBuilder(source, lossName, positionNames, codes, false);
    }

    /** The number of a choice, or −1 where the alphabet is fixed and does not hold it. */
    int code(int position, String choice) {
        Map<String, Integer> known = codes.get(position);
        Integer code = known.get(choice);
        if (code == null) {
            if (alphabetFixed) {
                return -1;
            }
            code = known.size();
            known.put(choice, code);
        }
        return code;
    }

    void add(long line, int[] rowChoices, double loss) {
        int d = positionNames.size();
        if (rows == losses.length) {
            losses = Arrays.copyOf(losses, 2 * rows);
            lines = Arrays.copyOf(lines, 2 * rows);
        }
        if ((rows + 1) * (long) d > choices.length) {
            choices = Arrays.copyOf(choices, Math.max(2 * choices.length, (rows + 1) * d));
        }
        System.arraycopy(rowChoices, 0, choices, rows * d, d);
        losses[rows] = loss;
        lines[rows] = line;
        rows++;
    }

    /** The columns of repeated runs, at least two. */
    void openRuns(List<String> names) {
        runNames = names;
        runs = new double[names.size()][losses.length];
    }

    /** The losses in the repeated runs of the row added last, whose loss is their mean. */
    void runs(double[] each) {
        for (int run = 0; run < runs.length; run++) {
            if (runs[run].length < rows) {
                runs[run] = Arrays.copyOf(runs[run], losses.length);
            }
            runs[run][rows - 1] = each[run];
        }
    }

    /** Rows of one configuration are repeated runs, to be averaged instead of refused. */
    void averageRepeats() {
        repeats = true;
    }

    /**
     * Names the class of equivalent configurations of the row added last; where the name is missing the row is a class of its
     * own, since it is not known to be like any other.
     */
    void group(String name) {
        if (groups.length < rows) {
            groups = Arrays.copyOf(groups, Math.max(losses.length, rows));
        }
        if (Missing.is(name)) {
            ungrouped++;
            groups[rows - 1] = classes++;
            return;
        }
        Integer code = groupCodes.get(name);
        if (code == null) {
            code = classes++;
            groupCodes.put(name, code);
        }
        groups[rows - 1] = code;
    }

    /** Replaces the losses of all rows added so far. */
    TableBuilder withLosses(double[] replaced) {
        losses = replaced.clone();
        return this;
    }

    /** Positions with one choice are to be left out instead of refused. */
    void dropConstantPositions() {
        dropConstant = true;
    }

    void note(String note) {
        notes.add(note);
    }

    int rows() {
        return rows;
    }

    CategoricalTable build() throws MalformedDataException {
        if (rows == 0) {
            throw MalformedDataException.of(source, "has no rows");
        }
        if (rows == 1) {
            throw MalformedDataException.of(source, "has one row; a landscape needs at least two vertices");
        }
        choices = Arrays.copyOf(choices, rows * positionNames.size());
        losses = Arrays.copyOf(losses, rows);
        lines = Arrays.copyOf(lines, rows);
        groups = groups.length == 0 ? groups : Arrays.copyOf(groups, rows);
        for (int run = 0; run < runs.length; run++) {
            runs[run] = Arrays.copyOf(runs[run], rows);
        }
        List<List<String>> names = alphabetFixed ? alphabets() : sortedAlphabets();
        noteCases(names);
        if (dropConstant) {
            names = withoutConstant(names);
        }
        refuseSingleChoices(names);
        if (repeats) {
            average(names);
        }
        refuseDuplicates(names);
        refuseUnboundedLosses();
        refuseConstantLoss();
        if (ungrouped > 0) {
            notes.add(ungrouped + (ungrouped == 1 ? " row names" : " rows name")
                    + " no class of equivalent configurations: each is one of its own");
        }
        return new CategoricalTable(
                source, lossName, positionNames, names, choices, losses, lines, groups, notes, null, runLosses());
    }

    private List<CategoricalTable.Run> runLosses() {
        List<CategoricalTable.Run> all = new ArrayList<>();
        for (int run = 0; run < runs.length; run++) {
            all.add(new CategoricalTable.Run(runNames.get(run), runs[run]));
        }
        return all;
    }

    /** Upper and lower case are different choices, which may not be what was meant. */
    private void noteCases(List<List<String>> names) {
        int positions = 0;
        String example = "";
        for (int p = 0; p < names.size(); p++) {
            Map<String, String> folded = new HashMap<>();
            boolean found = false;
            for (String name : names.get(p)) {
                @Nullable String other = folded.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
                if (other != null && !found) {
                    found = true;
                    example = positions == 0
                            ? "'" + other + "' and '" + name + "' at position " + positionNames.get(p)
                            : example;
                }
            }
            positions += found ? 1 : 0;
        }
        if (positions > 0) {
            notes.add("choices that differ in case only are taken as different, such as " + example + " (" + positions
                    + (positions == 1 ? " position)" : " positions)"));
        }
    }

    /** Puts the mean in place of the rows of one configuration, and keeps the rows as runs where all have at least two. */
    private void average(List<List<String>> names) {
        int d = names.size();
        int[] firstOf = firstRows(names);
        int[] place = new int[rows];
        int[] count = new int[rows];
        int kept = 0;
        for (int row = 0; row < rows; row++) {
            place[row] = firstOf[row] == row ? kept++ : place[firstOf[row]];
            count[place[row]]++;
        }
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int i = 0; i < kept; i++) {
            least = Math.min(least, count[i]);
            most = Math.max(most, count[i]);
        }
        if (most == 1) {
            notes.add("no configuration is repeated");
            return;
        }
        double[] means = new double[kept];
        int[] seen = new int[kept];
        boolean asRuns = least > 1 && runs.length == 0;
        double[][] each = new double[asRuns ? least : 0][kept];
        for (int row = 0; row < rows; row++) {
            int to = place[row];
            if (seen[to] < each.length) {
                each[seen[to]][to] = losses[row];
            }
            seen[to]++;
            means[to] += losses[row] / count[to];
            if (firstOf[row] == row) {
                System.arraycopy(choices, row * d, choices, to * d, d);
                lines[to] = lines[row];
                if (groups.length > 0) {
                    groups[to] = groups[row];
                }
            }
        }
        notes.add(rows + " rows are runs of " + kept + " configurations, " + least
                + (least == most ? "" : " to " + most) + " each: the loss is their mean"
                + (least == 1 ? "; the noise is not estimated, since some have one run" : ""));
        List<String> eachName = new ArrayList<>();
        for (int run = 1; run <= each.length; run++) {
            eachName.add(lossName + ", run " + run);
        }
        if (asRuns) {
            runs = each;
            runNames = eachName;
        } else {
            runs = new double[0][];
        }
        losses = means;
        rows = kept;
        choices = Arrays.copyOf(choices, rows * d);
        lines = Arrays.copyOf(lines, rows);
        groups = groups.length == 0 ? groups : Arrays.copyOf(groups, rows);
    }

    private List<List<String>> alphabets() {
        List<List<String>> names = new ArrayList<>();
        for (Map<String, Integer> known : codes) {
            String[] ordered = new String[known.size()];
            known.forEach((name, code) -> ordered[code] = name);
            names.add(List.of(ordered));
        }
        return names;
    }

    /** Renumbers the choices in the order of their names, so that the vertex numbers do not depend on the rows' order. */
    private List<List<String>> sortedAlphabets() {
        List<List<String>> names = alphabets();
        int d = positionNames.size();
        for (int p = 0; p < d; p++) {
            List<String> seen = names.get(p);
            List<String> sorted = new ArrayList<>(seen);
            sorted.sort(NUMBERS_AS_NUMBERS);
            Map<String, Integer> place = new HashMap<>();
            for (String name : sorted) {
                place.put(name, place.size());
            }
            int[] renumbered = new int[seen.size()];
            for (int c = 0; c < renumbered.length; c++) {
                renumbered[c] = place.get(seen.get(c));
            }
            for (int at = p; at < choices.length; at += d) {
                choices[at] = renumbered[choices[at]];
            }
            names.set(p, sorted);
        }
        return names;
    }

    /** Whole numbers by size and before everything else, which goes by its characters. */
    private static final Comparator<String> NUMBERS_AS_NUMBERS = (a, b) -> {
        boolean aNumber = a.matches("\\d{1,9}");
        boolean bNumber = b.matches("\\d{1,9}");
        if (aNumber && bNumber) {
            int order = Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
            return order != 0 ? order : a.compareTo(b);
        }
        return aNumber == bNumber ? a.compareTo(b) : aNumber ? -1 : 1;
    };

    private List<List<String>> withoutConstant(List<List<String>> names) throws MalformedDataException {
        List<Integer> kept = new ArrayList<>();
        for (int p = 0; p < names.size(); p++) {
            if (names.get(p).size() > 1) {
                kept.add(p);
            }
        }
        int d = names.size();
        int left = kept.size();
        if (left == d) {
            return names;
        }
        if (left == 0) {
            throw MalformedDataException.of(source, "no position varies in the " + rows + " rows");
        }
        int[] shortened = new int[rows * left];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < left; i++) {
                shortened[row * left + i] = choices[row * d + kept.get(i)];
            }
        }
        choices = shortened;
        notes.add((d - left) + " of " + d + " positions, which do not vary, left out");
        List<String> namesKept = new ArrayList<>();
        List<List<String>> choicesKept = new ArrayList<>();
        for (int p : kept) {
            namesKept.add(positionNames.get(p));
            choicesKept.add(names.get(p));
        }
        positionNames = namesKept;
        return choicesKept;
    }

    private void refuseSingleChoices(List<List<String>> names) throws MalformedDataException {
        for (int p = 0; p < names.size(); p++) {
            if (names.get(p).size() < 2) {
                throw MalformedDataException.of(
                        source,
                        "position " + positionNames.get(p) + " has one choice ('"
                                + names.get(p).get(0) + "') in all " + rows + " rows; leave it out");
            }
        }
    }

    /** For each row the first of its configuration. */
    private int[] firstRows(List<List<String>> names) {
        int d = names.size();
        int[] radices = new int[d];
        for (int p = 0; p < d; p++) {
            radices[p] = names.get(p).size();
        }
        long[] keys = ConfigurationKeys.of(radices).keys(choices);
        Chains chains = Chains.of(keys);
        int[] first = new int[rows];
        for (int row = 0; row < rows; row++) {
            int earlier = chains.first(keys[row]);
            // Keys of very large spaces are hashes.
            while (earlier < row
                    && !Arrays.equals(choices, row * d, row * d + d, choices, earlier * d, earlier * d + d)) {
                earlier = chains.next(earlier);
            }
            first[row] = earlier;
        }
        return first;
    }

    private void refuseDuplicates(List<List<String>> names) throws MalformedDataException {
        int d = names.size();
        int[] first = firstRows(names);
        for (int row = 0; row < rows; row++) {
            if (first[row] < row) {
                StringBuilder words = new StringBuilder();
                for (int p = 0; p < d; p++) {
                    words.append(p > 0 ? " " : "").append(names.get(p).get(choices[row * d + p]));
                }
                throw MalformedDataException.at(
                        source,
                        lines[row],
                        "doubled configuration (" + CsvTable.shortened(words.toString(), 200) + "), first on line "
                                + lines[first[row]]);
            }
        }
    }

    /** A range that overflows has no differences to compute with. */
    private void refuseUnboundedLosses() throws MalformedDataException {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double loss : losses) {
            least = Math.min(least, loss);
            most = Math.max(most, loss);
        }
        if (!(most - least < Double.POSITIVE_INFINITY)) {
            throw MalformedDataException.of(
                    source,
                    "losses (" + lossName + ") from " + least + " to " + most
                            + " lie further apart than a double can hold; rescale them");
        }
    }

    private void refuseConstantLoss() throws MalformedDataException {
        for (double loss : losses) {
            if (loss != losses[0]) {
                return;
            }
        }
        throw MalformedDataException.of(source, "all " + rows + " losses (" + lossName + ") are equal: " + losses[0]);
    }
}
