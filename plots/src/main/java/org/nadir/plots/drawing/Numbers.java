package org.nadir.plots.drawing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people write them: 0.01 and 15,625, not 1E-2 and 15625.0. */
public final class Numbers {
    private static final int LARGEST_PLAIN_POWER = 6;
    private static final int SMALLEST_PLAIN_POWER = -4;

    private static final double NEGLIGIBLE = 1e-6; // of a number: an error that no reader of a sentence asks for

    private Numbers() {}

    /**
     * A round number for an axis.
     *
     * @param value any finite number
     * @return its digits, to 9 significant ones, thousands parted by commas, a true minus sign
     */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(9)).stripTrailingZeros();
        return written(rounded, Math.max(0, rounded.scale()));
    }

    /**
     * A number to a given count of decimals.
     *
     * @param value a number
     * @param decimals how many decimals, at least 0
     * @return its digits, thousands parted by commas, a true minus sign
     */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return plain(value);
        }
        return written(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN), decimals);
    }

    /**
     * A number to a count of significant digits, in plain decimals as long as that is short, else with a power of ten.
     *
     * @param value a number
     * @param digits how many significant digits, at least 1
     * @return the number, with the marks of {@link Lettering} where it has a power of ten
     */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return plain(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        int power = rounded.precision() - rounded.scale() - 1;
        if (power > LARGEST_PLAIN_POWER || power < SMALLEST_PLAIN_POWER) {
            BigDecimal mantissa = rounded.scaleByPowerOfTen(-power);
            return written(mantissa, Math.max(0, digits - 1)) + "·10^{" + written(BigDecimal.valueOf(power), 0) + "}";
        }
        return written(rounded, Math.max(0, digits - 1 - power));
    }

    /**
     * A number and its error: the error to two digits, the number to the same place. An error below a millionth of the number,
     * which is a numerical one, is left out.
     *
     * @param value the number
     * @param error its error, at least 0; NaN or 0 for none
     * @return such as {@code 624.8 ± 1.1}
     */
    public static String withError(double value, double error) {
        if (!(error > 0) || !Double.isFinite(error) || !Double.isFinite(value)) {
            return value == Math.rint(value) ? plain(value) : significant(value, 5);
        }
        if (error < NEGLIGIBLE * Math.abs(value)) {
            return significant(value, 4);
        }
        BigDecimal rounded = new BigDecimal(error).round(new MathContext(2));
        int decimals = rounded.scale();
        return fixed(value, Math.max(0, decimals)) + " ± " + written(rounded, Math.max(0, decimals));
    }

    private static String written(BigDecimal value, int decimals) {
        String digits = value.abs().setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        int point = digits.indexOf('.');
        StringBuilder out = new StringBuilder(digits);
        for (int i = (point < 0 ? digits.length() : point) - 3; i > 0; i -= 3) {
            out.insert(i, ',');
        }
        return value.signum() < 0 ? "−" + out : out.toString();
    }

    /** The label of a power of ten on an axis: plain if all on it are short, so that one axis does not mix forms. */
    static String decade(int power, int smallest, int largest) {
        boolean isShort = smallest >= SMALLEST_PLAIN_POWER && largest < LARGEST_PLAIN_POWER;
        if (power == 0 || power == 1 || (power >= -3 && isShort)) {
            return plain(powerOfTen(power));
        }
        return "10^{" + written(BigDecimal.valueOf(power), 0) + "}";
    }

    /** Ten to a power, the nearest double to it. */
    static double powerOfTen(int power) {
        return BigDecimal.ONE.scaleByPowerOfTen(power).doubleValue();
    }

    /** The least of 1, 2, 2.5 and 5 times a power of ten that is at least a step. */
    static double roundStep(double atLeast) {
        int power = (int) Math.floor(StrictMath.log10(atLeast));
        for (double digit : new double[] {1, 2, 2.5, 5, 10}) {
            double step = digit * powerOfTen(power);
            if (step >= atLeast * (1 - 1e-9)) {
                return step;
            }
        }
        return 10 * powerOfTen(power);
    }
}
