package org.nadir.theory.numeric;

/**
 * The value of an integral, the estimate of its absolute error, and what it cost.
 *
 * @param value the integral
 * @param error an estimate of the absolute error, at least 0
 * @param evaluations how many times the integrand was evaluated
 */
public record Integral(double value, double error, long evaluations) {

    /**
     * The value and error without the cost.
     *
     * @return value ± error
     */
    public Estimate estimate() {
        return new Estimate(value, error);
    }
}
