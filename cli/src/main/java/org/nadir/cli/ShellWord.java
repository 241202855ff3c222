package org.nadir.cli;

import java.util.regex.Pattern;

/** A word as a shell must be given it. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,+@%-]+");

    private ShellWord() {}

    /** The word itself where a shell leaves it alone, else in quotes. */
    static String of(Object word) {
        String text = word.toString();
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
