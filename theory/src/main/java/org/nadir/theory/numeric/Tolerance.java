package org.nadir.theory.numeric;

/**
 * What a computation promises: error ≤ max(absolute, relative · |value|), or an {@link AccuracyException}.
 *
 * @param relative the relative tolerance, between 1e-14 and 1
 * @param absolute the absolute tolerance, at least 0 and finite, in the unit of the value
 * @param maxEvaluations how many evaluations of an integrand may be spent before the computation is refused, at least 100
 */
public record Tolerance(double relative, double absolute, long maxEvaluations) {

    /** Ten digits: relative 1e-10, absolute 1e-300, at most two hundred million evaluations. */
    public static final Tolerance DEFAULT = new Tolerance(1e-10, 1e-300, 200_000_000L);

    /**
     * Checks the tolerances.
     *
     * @param relative the relative tolerance
     * @param absolute the absolute tolerance
     * @param maxEvaluations the bound on evaluations
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public Tolerance {
        if (!(relative >= 1e-14 && relative <= 1)) {
            throw new IllegalArgumentException("tolerance must be between 1e-14 and 1, but was " + relative);
        }
        if (!(absolute >= 0 && absolute < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("absolute tolerance must be finite and at least 0, but was " + absolute);
        }
        if (maxEvaluations < 100) {
            throw new IllegalArgumentException("maxEvaluations must be at least 100, but was " + maxEvaluations);
        }
    }

    /**
     * The same with another relative tolerance.
     *
     * @param value the relative tolerance, between 1e-14 and 1
     * @return a new tolerance
     */
    public Tolerance withRelative(double value) {
        return new Tolerance(value, absolute, maxEvaluations);
    }

    /**
     * The same with another absolute tolerance.
     *
     * @param value the absolute tolerance, at least 0
     * @return a new tolerance
     */
    public Tolerance withAbsolute(double value) {
        return new Tolerance(relative, value, maxEvaluations);
    }

    /**
     * The same with another bound on evaluations.
     *
     * @param value at least 100
     * @return a new tolerance
     */
    public Tolerance withMaxEvaluations(long value) {
        return new Tolerance(relative, absolute, value);
    }

    /**
     * The error allowed for a value.
     *
     * @param value any number
     * @return max(absolute, relative · |value|)
     */
    public double allowed(double value) {
        return Math.max(absolute, relative * Math.abs(value));
    }
}
