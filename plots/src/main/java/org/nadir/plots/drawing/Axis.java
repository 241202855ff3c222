package org.nadir.plots.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis: what it measures, from where to where, and where it bears a number.
 *
 * <p>Limits and ticks are chosen by the figure, never by the data's accident.
 */
public final class Axis {
    private static final double LOG_10 = StrictMath.log(10);

    private final String title;
    private final double lower;
    private final double upper;
    private final boolean logarithmic;
    private final List<Tick> ticks;

    private Axis(String title, double lower, double upper, boolean logarithmic, List<Tick> ticks) {
        this.title = title;
        this.lower = lower;
        this.upper = upper;
        this.logarithmic = logarithmic;
        this.ticks = ticks;
    }

    /**
     * A place of an axis that bears a label.
     *
     * @param at the value there
     * @param label what is written; empty for a mark alone
     */
    public record Tick(double at, String label) {}

    /**
     * An axis of even steps.
     *
     * @param title what it measures, with its unit
     * @param lower its lower end, finite
     * @param upper its upper end, above the lower
     * @param ticks where it bears numbers
     * @return the axis
     * @throws IllegalArgumentException if the ends are not in order
     */
    public static Axis linear(String title, double lower, double upper, double... ticks) {
        check(lower, upper);
        List<Tick> labelled = new ArrayList<>();
        for (double tick : ticks) {
            labelled.add(new Tick(tick, Numbers.plain(tick)));
        }
        return new Axis(title, lower, upper, false, List.copyOf(labelled));
    }

    /**
     * An axis of even steps whose ticks bear given labels.
     *
     * @param title what it measures, with its unit
     * @param lower its lower end, finite
     * @param upper its upper end, above the lower
     * @param ticks its labelled places
     * @return the axis
     * @throws IllegalArgumentException if the ends are not in order
     */
    public static Axis labelled(String title, double lower, double upper, List<Tick> ticks) {
        check(lower, upper);
        return new Axis(title, lower, upper, false, List.copyOf(ticks));
    }

    /**
     * An axis of even steps, its ticks at round numbers, about as many as asked for.
     *
     * @param title what it measures, with its unit
     * @param lower its lower end, finite
     * @param upper its upper end, above the lower
     * @param count about how many ticks, at least 2
     * @return the axis
     * @throws IllegalArgumentException if the ends are not in order
     */
    public static Axis linear(String title, double lower, double upper, int count) {
        check(lower, upper);
        double step = Numbers.roundStep((upper - lower) / Math.max(1, count - 1));
        List<Double> at = new ArrayList<>();
        for (long i = (long) Math.ceil(lower / step - 1e-9); i * step <= upper + 1e-9 * step; i++) {
            at.add(i * step);
        }
        return linear(
                title,
                lower,
                upper,
                at.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * A logarithmic axis, with a number at every power of ten, or at every second where there are many.
     *
     * @param title what it measures, with its unit
     * @param lower its lower end, positive
     * @param upper its upper end, above the lower
     * @return the axis
     * @throws IllegalArgumentException if the ends are not positive and in order
     */
    public static Axis logarithmic(String title, double lower, double upper) {
        check(positive(lower), upper);
        int first = (int) Math.ceil(log10(lower) - 1e-9);
        int last = (int) Math.floor(log10(upper) + 1e-9);
        int step = last - first > 11 ? 3 : last - first > 6 ? 2 : 1;
        List<Tick> ticks = new ArrayList<>();
        if (last - first >= 2) {
            for (int power = first; power <= last; power++) {
                ticks.add(new Tick(
                        Numbers.powerOfTen(power),
                        Math.floorMod(power, step) == 0 ? Numbers.decade(power, first, last) : ""));
            }
        } else if (upper < 4 * lower) {
            return new Axis(title, lower, upper, true, linear(title, lower, upper, 4).ticks);
        } else {
            for (int power = first - 1; power <= last; power++) {
                for (int digit : new int[] {1, 2, 5}) {
                    double at = digit * Numbers.powerOfTen(power);
                    if (at >= lower * (1 - 1e-9) && at <= upper * (1 + 1e-9)) {
                        boolean crowded = upper > 40 * lower && digit == 2;
                        // 5,000 and 10,000 side by side would touch
                        boolean wide = upper > 40 * lower && digit == 5 && at >= 1000;
                        if (!crowded) {
                            ticks.add(new Tick(at, wide ? "" : Numbers.plain(at)));
                        }
                    }
                }
            }
        }
        return new Axis(title, lower, upper, true, List.copyOf(ticks));
    }

    /**
     * A logarithmic axis with numbers at given places.
     *
     * @param title what it measures, with its unit
     * @param lower its lower end, positive
     * @param upper its upper end, above the lower
     * @param ticks where it bears numbers
     * @return the axis
     * @throws IllegalArgumentException if the ends are not positive and in order
     */
    public static Axis logarithmicAt(String title, double lower, double upper, double... ticks) {
        return new Axis(title, lower, upper, true, linear(title, positive(lower), upper, ticks).ticks);
    }

    private static double positive(double lower) {
        if (!(lower > 0)) {
            throw new IllegalArgumentException(
                    "the lower end of a logarithmic axis must be positive, but was " + lower);
        }
        return lower;
    }

    private static void check(double lower, double upper) {
        if (!(upper > lower && lower > Double.NEGATIVE_INFINITY && upper < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "an axis must go up from a finite lower to a finite upper end, but went from " + lower + " to "
                            + upper);
        }
    }

    /**
     * The same axis without a title or labels, for a panel that shares its neighbour's.
     *
     * @return the axis, its ticks alone
     */
    public Axis silent() {
        List<Tick> marks = ticks.stream().map(tick -> new Tick(tick.at(), "")).toList();
        return new Axis("", lower, upper, logarithmic, marks);
    }

    /**
     * What it measures.
     *
     * @return the title, with its unit
     */
    public String title() {
        return title;
    }

    /**
     * Its lower end.
     *
     * @return the value there
     */
    public double lower() {
        return lower;
    }

    /**
     * Its upper end.
     *
     * @return the value there
     */
    public double upper() {
        return upper;
    }

    /**
     * Its ticks.
     *
     * @return its labelled places, as a list that does not change
     */
    public List<Tick> ticks() {
        return ticks;
    }

    /**
     * Where a value is along the axis.
     *
     * @param value a value
     * @return 0 at the lower end, 1 at the upper; minus infinity for a value that a logarithmic axis does not have
     */
    public double position(double value) {
        double from = coordinate(lower);
        return (coordinate(value) - from) / (coordinate(upper) - from);
    }

    /** The value, or its decimal logarithm: what is even along the axis. */
    double coordinate(double value) {
        return logarithmic ? log10(value) : value;
    }

    private static double log10(double value) {
        if (!(value > 0)) {
            return value <= 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        return StrictMath.log(value) / LOG_10;
    }
}
