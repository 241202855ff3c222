package org.nadir.simulation;

import org.nadir.theory.numeric.Estimate;

/** The mean of a sample and how much the sample scatters. */
public final class SampleMean {

    private SampleMean() {}

    /**
     * The mean with its standard error.
     *
     * @param values the sample, at least one value
     * @return the mean and sd/√R; the error is NaN for one value, which says nothing of it
     */
    public static Estimate of(double... values) {
        return new Estimate(sum(values) / values.length, deviation(values) / Math.sqrt(values.length));
    }

    /**
     * The sample standard deviation, with R − 1.
     *
     * @param values the sample
     * @return the deviation; NaN for fewer than two values
     */
    public static double deviation(double... values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = sum(values) / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
