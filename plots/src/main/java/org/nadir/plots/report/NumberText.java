package org.nadir.plots.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.nadir.theory.numeric.Estimate;

/**
 * A number as people read it: as many digits as its error warrants, and never more than eight.
 *
 * <p>An error is shown with two digits and the value to the same decimal: 616.4 ± 1.1. Where the error is so small that the
 * value would need more than {@value #MOST_DIGITS} digits, the value keeps that many and the error stands as a power of ten:
 * 108.41353 ± 3e-11. Very large and very small numbers are written with an exponent.
 *
 * @param value the value's digits
 * @param error the error's digits, empty where the number is exact or the error is not known
 */
record NumberText(String value, String error) {
    private static final int MOST_DIGITS = 8;
    private static final int PLAIN_DIGITS = 6;
    private static final MathContext TWO = new MathContext(2, RoundingMode.HALF_EVEN);
    private static final MathContext ONE = new MathContext(1, RoundingMode.UP);

    static NumberText of(Estimate estimate) {
        double value = estimate.value();
        double error = estimate.error();
        if (!Double.isFinite(value) || error == 0) {
            return new NumberText(plain(value, MOST_DIGITS), "");
        }
        if (!Double.isFinite(error)) {
            return new NumberText(plain(value, PLAIN_DIGITS), Double.isNaN(error) ? "" : "∞");
        }
        BigDecimal v = new BigDecimal(value);
        BigDecimal e = new BigDecimal(error).round(TWO);
        int top = value == 0 ? exponent(e) : Math.max(exponent(v), exponent(e));
        if (top >= 10 || top < -5) {
            int digits = Math.max(2, Math.min(MOST_DIGITS, exponent(v) - exponent(e) + 2));
            return new NumberText(scientific(v, digits), scientific(e, 2));
        }
        int decimals = 1 - exponent(e);
        int most = MOST_DIGITS - 1 - top;
        if (decimals <= most) {
            int scale = Math.max(0, decimals);
            return new NumberText(
                    v.setScale(scale, RoundingMode.HALF_EVEN).toPlainString(),
                    e.setScale(scale, RoundingMode.HALF_UP).toPlainString());
        }
        return new NumberText(
                v.setScale(Math.max(0, most), RoundingMode.HALF_EVEN).toPlainString(),
                scientific(new BigDecimal(error).round(ONE), 1));
    }

    static NumberText of(double value) {
        return new NumberText(plain(value, PLAIN_DIGITS), "");
    }

    /** At most so many significant digits, without zeros at the end. */
    private static String plain(double value, int digits) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(value);
        if (exponent(exact) >= 15 || exponent(exact) < -5) {
            return scientific(exact, digits).replaceFirst("\\.?0+e", "e");
        }
        BigDecimal rounded = exact.scale() <= 0 || value == Math.rint(value)
                ? exact
                : exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        String text = rounded.toPlainString();
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    private static String scientific(BigDecimal value, int digits) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = exponent(rounded);
        BigDecimal mantissa = rounded.movePointLeft(exponent).setScale(digits - 1, RoundingMode.HALF_EVEN);
        return mantissa.toPlainString() + "e" + exponent;
    }

    /** The exponent k of the leading digit, 10ᵏ ≤ |value| < 10ᵏ⁺¹. */
    private static int exponent(BigDecimal value) {
        return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    }

    @Override
    public String toString() {
        return error.isEmpty() ? value : value + " ± " + error;
    }
}
