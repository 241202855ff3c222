package org.nadir.simulation.landscape.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private boolean dropConstant;
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

    /** Names the class of equivalent configurations of the row added last. */
    void group(String name) {
        if (groups.length < rows) {
            groups = Arrays.copyOf(groups, Math.max(losses.length, rows));
        }
        Integer code = groupCodes.get(name);
        if (code == null) {
            code = groupCodes.size();
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
        List<List<String>> names = alphabetFixed ? alphabets() : sortedAlphabets();
        if (dropConstant) {
            names = withoutConstant(names);
        }
        refuseSingleChoices(names);
        refuseDuplicates(names);
        refuseConstantLoss();
        return new CategoricalTable(
                source,
                lossName,
                positionNames,
                names,
                choices,
                losses,
                lines,
                groups.length == 0 ? groups : Arrays.copyOf(groups, rows),
                notes);
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

    private void refuseDuplicates(List<List<String>> names) throws MalformedDataException {
        int d = names.size();
        int[] radices = new int[d];
        for (int p = 0; p < d; p++) {
            radices[p] = names.get(p).size();
        }
        long[] keys = ConfigurationKeys.of(radices).keys(choices);
        Chains chains = Chains.of(keys);
        for (int row = 0; row < rows; row++) {
            for (int earlier = chains.first(keys[row]); earlier < row; earlier = chains.next(earlier)) {
                if (Arrays.equals(choices, row * d, row * d + d, choices, earlier * d, earlier * d + d)) {
                    StringBuilder words = new StringBuilder();
                    for (int p = 0; p < d; p++) {
                        words.append(p > 0 ? " " : "").append(names.get(p).get(choices[row * d + p]));
                    }
                    throw MalformedDataException.at(
                            source,
                            lines[row],
                            "doubled configuration (" + words + "), first on line " + lines[earlier]);
                }
            }
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
