package org.nadir.theory.density;

/** The conditions that densities put on their arguments, each refused with the argument's name and its value. */
final class Require {
    private Require() {}

    static double finite(String name, double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be finite, but was " + value);
        }
        return value;
    }

    static double positive(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be positive and finite, but was " + value);
        }
        return value;
    }

    static double probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be a probability in [0, 1], but was " + value);
        }
        return value;
    }

    /** A bounded support. */
    static void interval(double lower, double upper) {
        finite("lower", lower);
        finite("upper", upper);
        below(lower, upper);
        finite("upper - lower", upper - lower);
    }

    static void below(double lower, double upper) {
        if (!(lower < upper)) {
            throw new IllegalArgumentException(
                    "lower must be below upper, but lower was " + lower + " and upper " + upper);
        }
    }
}
