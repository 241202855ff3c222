package org.nadir.plots;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.drawing.Look;
import org.nadir.theory.numeric.Curve;

/**
 * One curve of a figure: what it is, where it comes from, its values with their errors, and how much they vary from
 * landscape to landscape.
 *
 * @param name what the key calls it
 * @param source where it comes from
 * @param look how it looks
 * @param curve the values and their errors
 * @param spread the standard deviation over landscapes at each point, as the values of a curve over the same points; null
 *     where there is none to show
 */
public record Trace(
        String name,
        Source source,
        Look look,
        Curve curve,
        @Nullable Curve spread) {

    /**
     * A predicted curve.
     *
     * @param name what the key calls it
     * @param closure the word of the closure, which decides the look
     * @param curve the values and their numerical errors
     * @return the trace
     */
    public static Trace predicted(String name, String closure, Curve curve) {
        return new Trace(name, Source.PREDICTED, Look.ofClosure(closure), curve, null);
    }

    /**
     * A curve that one landscape shows.
     *
     * @param name what the key calls it
     * @param curve the values
     * @return the trace
     */
    public static Trace counted(String name, Curve curve) {
        return new Trace(name, Source.COUNTED, Look.COUNTED, curve, null);
    }

    /**
     * A mean over sampled landscapes.
     *
     * @param name what the key calls it
     * @param curve the means and their standard errors
     * @return the trace
     */
    public static Trace simulated(String name, Curve curve) {
        return new Trace(name, Source.SIMULATED, Look.SIMULATED, curve, null);
    }

    /**
     * The same trace with another look.
     *
     * @param other the look
     * @return the trace
     */
    public Trace looking(Look other) {
        return new Trace(name, source, other, curve, spread);
    }

    /**
     * The same trace with its spread over landscapes.
     *
     * @param sd the standard deviation at each point
     * @return the trace
     * @throws IllegalArgumentException if there are not as many points
     */
    public Trace spreading(Curve sd) {
        if (sd.size() != curve.size()) {
            throw new IllegalArgumentException(
                    "a spread needs " + curve.size() + " points, but had " + sd.size() + ": " + name);
        }
        return new Trace(name, source, look, curve, sd);
    }

    /**
     * The trace divided by a curve, at the points that both have; the error is what the curve's errors leave open.
     *
     * @param by the divisor
     * @return the ratios; without points where they share none
     */
    Trace dividedBy(Curve by) {
        int n = 0;
        double[] at = new double[curve.size()];
        double[] ratios = new double[curve.size()];
        double[] errors = new double[curve.size()];
        for (int i = 0; i < curve.size(); i++) {
            for (int j = 0; j < by.size(); j++) {
                double divisor = by.value(j).value();
                if (by.at(j) == curve.at(i) && divisor > 0) {
                    at[n] = curve.at(i);
                    ratios[n] = curve.value(i).value() / divisor;
                    errors[n] = ratios[n] * by.value(j).error() / divisor;
                    n++;
                }
            }
        }
        return new Trace(
                name,
                source,
                look,
                Curve.of(Arrays.copyOf(at, n), Arrays.copyOf(ratios, n), Arrays.copyOf(errors, n)),
                null);
    }

    double[] xs() {
        double[] xs = new double[curve.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = curve.at(i);
        }
        return xs;
    }

    double[] ys() {
        return shifted(0, 0);
    }

    /** The values plus so many errors plus so many standard deviations. */
    double[] shifted(double errors, double deviations) {
        double[] ys = new double[curve.size()];
        for (int i = 0; i < ys.length; i++) {
            ys[i] = curve.value(i).value();
            if (errors != 0) {
                ys[i] += errors * curve.value(i).error();
            }
            if (deviations != 0 && spread != null) {
                ys[i] += deviations * spread.value(i).value();
            }
        }
        return ys;
    }
}
