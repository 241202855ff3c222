package org.nadir.theory.density;

import java.util.function.DoubleUnaryOperator;

/**
 * A quantile from tails and density: Newton's method on the smaller tail, or its logarithm, kept inside a shrinking bracket.
 *
 * <p>A step that would leave the bracket, or fails to halve it often enough, is replaced by a bisection, so that it ends for
 * every monotone tail, to the last bits of x.
 */
final class Inversion {
    private static final int STEPS = 200;

    private Inversion() {}

    /**
     * The x in [low, high] with tail(x) = target.
     *
     * @param tail a monotone function
     * @param density its derivative up to sign, at least 0
     * @param rising whether the tail rises with x
     * @param low where to search from, finite
     * @param high where to search to, finite
     * @param start a first guess
     */
    static double solve(
            DoubleUnaryOperator tail,
            DoubleUnaryOperator density,
            boolean rising,
            double target,
            double low,
            double high,
            double start) {
        double a = low;
        double b = high;
        double x = Math.min(Math.max(start, a), b);
        double last = b - a;
        for (int i = 0; i < STEPS; i++) {
            double excess = tail.applyAsDouble(x) - target;
            if (excess == 0) {
                return x;
            }
            if (excess > 0 == rising) {
                b = x;
            } else {
                a = x;
            }
            double value = target + excess;
            double ratio = value / target;
            // Far from the target in the ratio, Newton on the tail's logarithm.
            double change = ratio > 2 || (ratio < 0.5 && value > 0) ? value * StrictMath.log(ratio) : excess;
            double next = x - (rising ? change : -change) / density.applyAsDouble(x);
            // Near the solution Newton's steps shrink fast; a bracket that shrinks slowly means a poor slope.
            boolean poor = (i & 3) == 3 && b - a > 0.5 * last;
            if (!(next > a && next < b) || poor) {
                double middle = a + 0.5 * (b - a);
                boolean done = !(middle > a && middle < b);
                if (done || (!poor && Math.abs(next - x) <= Math.ulp(x))) {
                    return done ? x : next <= a ? a : b;
                }
                next = middle;
            }
            if ((i & 3) == 3) {
                last = b - a;
            }
            if (Math.abs(next - x) <= 0.5 * Math.ulp(x)) {
                return next;
            }
            x = next;
        }
        return x;
    }
}
