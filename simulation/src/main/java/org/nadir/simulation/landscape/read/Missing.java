package org.nadir.simulation.landscape.read;

import java.util.Locale;
import java.util.Set;

/** What the writers of tables leave where there is no value. */
public final class Missing {
    /** The words, for a help text; an empty cell is one too. */
    public static final String WORDS = "NA, N/A, #N/A, NaN, None, null, missing, '-', '.', '?'";

    private static final Set<String> KNOWN =
            Set.of("", "na", "n/a", "#n/a", "nan", "none", "null", "missing", "-", ".", "?");

    private Missing() {}

    /** Whether a cell says that there is no value; upper and lower case are not told apart. */
    static boolean is(String cell) {
        return KNOWN.contains(cell.strip().toLowerCase(Locale.ROOT));
    }
}
