package org.nadir.theory.numeric;

/**
 * A number and its error.
 *
 * <p>What the error is depends on where the number comes from, and the holder says which: for an integral an estimate of
 * the absolute numerical error, for a mean over sampled landscapes its standard error, for an exact count 0.
 *
 * @param value the number
 * @param error its absolute error, at least 0, in the unit of the value; NaN where no error is known
 */
public record Estimate(double value, double error) {

    /**
     * Checks the error.
     *
     * @param value the number
     * @param error its absolute error, at least 0 or NaN
     * @throws IllegalArgumentException if the error is negative
     */
    public Estimate {
        if (error < 0) {
            throw new IllegalArgumentException("error must not be negative, but was " + error);
        }
    }

    /**
     * A number known exactly, such as a count.
     *
     * @param value the number
     * @return the number with error 0
     */
    public static Estimate exact(double value) {
        return new Estimate(value, 0);
    }

    /**
     * Both the value and the error times a factor.
     *
     * @param factor any finite number
     * @return factor · value ± |factor| · error
     */
    public Estimate times(double factor) {
        return new Estimate(value * factor, error * Math.abs(factor));
    }

    /**
     * The number and its error, as they are written in a text.
     *
     * @return such as {@code 33.9077626 ± 2.1e-10}, to two digits of the error; the number alone where it is exact
     */
    @Override
    public String toString() {
        if (error == 0 || Double.isNaN(error)) {
            return Numerals.shortest(value) + (error == 0 ? "" : " ± ?");
        }
        double digits = value == 0 ? 2 : Math.ceil(StrictMath.log10(Math.abs(value) / error)) + 2;
        return Numerals.rounded(value, (int) Math.max(2, Math.min(digits, 17))) + " ± " + Numerals.rounded(error, 2);
    }
}
