package org.nadir.theory.words;

import org.jspecify.annotations.Nullable;
import org.nadir.theory.numeric.Numerals;

/**
 * One argument of a phrase.
 *
 * @param position where it starts in the text
 * @param key its name, or null where it has none
 * @param weight the number before a colon, or NaN where there is none
 * @param value a Double, a Phrase or a String
 */
record Argument(int position, @Nullable String key, double weight, Object value) {

    /** What the user wrote, more or less. */
    @Override
    public String toString() {
        String written = value instanceof Double number ? Numerals.shortest(number) : value.toString();
        String text = value instanceof String ? "\"" + written + "\"" : written;
        if (key != null) {
            return key + "=" + text;
        }
        return Double.isNaN(weight) ? text : Numerals.shortest(weight) + ": " + text;
    }
}
