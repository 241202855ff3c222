package org.nadir.theory.numeric;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers written with the fewest digits that read back to the same bits, the same on every Java: 0.25, 24, 1e-9.
 *
 * <p>{@link Double#toString} writes some numbers longer than they need be before Java 19.
 */
public final class Numerals {
    private Numerals() {}

    /**
     * The shortest text that reads back to a number.
     *
     * @param value any number
     * @return its digits: plain between 1e-6 and 1e16, else with an exponent; inf, -inf, nan
     */
    public static String shortest(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return written(rounded);
            }
        }
        return written(exact.round(new MathContext(17)));
    }

    /**
     * A number to some digits, for messages.
     *
     * @param value any number
     * @param digits how many digits at most, at least 1
     * @return the rounded number as {@link #shortest} writes it
     * @throws IllegalArgumentException if digits is not positive
     */
    public static String rounded(double value, int digits) {
        if (digits < 1) {
            throw new IllegalArgumentException("digits must be at least 1, but was " + digits);
        }
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            return shortest(value);
        }
        return shortest(new BigDecimal(value).round(new MathContext(digits)).doubleValue());
    }

    private static String written(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        if (exponent >= -6 && exponent < 16) {
            return plain.toPlainString();
        }
        String digits = plain.movePointLeft(exponent).toPlainString();
        return digits + "e" + exponent;
    }
}
