package org.nadir.theory.numeric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;

/**
 * Adaptive Gauss–Kronrod quadrature on the line: ∫ₐᵇ f(x) dx with an error estimate.
 *
 * <p>Implementation note. The 21-point Kronrod rule with its embedded 10-point Gauss rule, the interval of largest error
 * bisected first, as QUADPACK's QAG and QuadGK do. The error of an interval is QUADPACK's (200 |K − G| / r)^{3/2} r,
 * r = ∫ |f − mean|, and not below the rounding of the sum. An infinite end is mapped by x = t/(1 − t²) or x = a + t/(1 − t).
 * Sums run from left to right over the final intervals, so the value does not depend on the order of refinement.
 */
public final class Quadrature {
    private static final double[] NODES = {
        0.995657163025808080735527280689003,
        0.973906528517171720077964012084452,
        0.930157491355708226001207180059508,
        0.865063366688984510732096688423493,
        0.780817726586416897063717578345042,
        0.679409568299024406234327365114874,
        0.562757134668604683339000099272694,
        0.433395394129247190799265943165784,
        0.294392862701460198131126603103866,
        0.14887433898163121088482600112972,
        0
    };
    private static final double[] KRONROD = {
        0.011694638867371874278064396062192,
        0.03255816230796472747881897245939,
        0.05475589657435199603138130024458,
        0.07503967481091995276704314091619,
        0.093125454583697605535065465083366,
        0.109387158802297641899210590325805,
        0.123491976262065851077958109585166,
        0.134709217311473325928054001771707,
        0.142775938577060080797094273138717,
        0.147739104901338491374841515972068,
        0.149445554002916905664936468389821
    };
    private static final double[] GAUSS = {
        0.066671344308688137593568809893332,
        0.149451349150580593145863396957658,
        0.219086362515982043995534934228163,
        0.269266719309996355091226921569469,
        0.295524224714752870173815619188769
    };

    private final DoubleUnaryOperator f;
    private final double[] left = new double[10];
    private final double[] right = new double[10];
    private long evaluations;

    private Quadrature(DoubleUnaryOperator f) {
        this.f = f;
    }

    /** An interval with its integral, the integral's error and the part of the error that only rounding makes. */
    private record Piece(double from, double to, double value, double error, double rounding) {}

    /**
     * ∫ₐᵇ f(x) dx.
     *
     * @param f the integrand, finite in the open interval
     * @param from the lower limit a, possibly −∞
     * @param to the upper limit b ≥ a, possibly +∞
     * @param tolerance the accuracy promised
     * @param breaks points where f is not smooth; those outside (a, b) are ignored
     * @return the integral, with error ≤ tolerance.allowed(value)
     * @throws IllegalArgumentException if a limit is NaN or b &lt; a
     * @throws AccuracyException if the tolerance is not reached, or f is not finite somewhere
     */
    public static Integral integrate(
            DoubleUnaryOperator f, double from, double to, Tolerance tolerance, double... breaks) {
        if (!(from <= to)) {
            throw new IllegalArgumentException("limits must satisfy from <= to, but were " + from + " and " + to);
        }
        if (from == to) {
            return new Integral(0, 0, 0);
        }
        double[] inside = Breaks.inside(from, to, breaks);
        if (from == Double.NEGATIVE_INFINITY && to == Double.POSITIVE_INFINITY) {
            double[] mapped = Arrays.stream(inside)
                    .map(x -> x == 0 ? 0 : (Math.sqrt(1 + 4 * x * x) - 1) / (2 * x))
                    .toArray();
            return new Quadrature(t -> f.applyAsDouble(t / (1 - t * t)) * (1 + t * t) / ((1 - t * t) * (1 - t * t)))
                    .adapt(-1, 1, tolerance, mapped);
        }
        if (to == Double.POSITIVE_INFINITY) {
            double[] mapped =
                    Arrays.stream(inside).map(x -> (x - from) / (1 + x - from)).toArray();
            return new Quadrature(t -> f.applyAsDouble(from + t / (1 - t)) / ((1 - t) * (1 - t)))
                    .adapt(0, 1, tolerance, mapped);
        }
        if (from == Double.NEGATIVE_INFINITY) {
            double[] mirrored = Arrays.stream(inside).map(x -> -x).toArray();
            return integrate(x -> f.applyAsDouble(-x), -to, Double.POSITIVE_INFINITY, tolerance, mirrored);
        }
        return new Quadrature(f).adapt(from, to, tolerance, inside);
    }

    private Integral adapt(double from, double to, Tolerance tolerance, double[] breaks) {
        PriorityQueue<Piece> worst = new PriorityQueue<>(
                Comparator.comparingDouble((Piece p) -> -p.error()).thenComparingDouble(Piece::from));
        double value = 0;
        double error = 0;
        double rounding = 0;
        for (int i = 0; i <= breaks.length; i++) {
            Piece piece = rule(i == 0 ? from : breaks[i - 1], i == breaks.length ? to : breaks[i]);
            worst.add(piece);
            value += piece.value();
            error += piece.error();
            rounding += piece.rounding();
        }
        // Below its rounding an error can not be driven by more bisection.
        while (error > tolerance.allowed(value) && error > 2 * rounding) {
            Piece piece = worst.remove();
            double middle = piece.from() + 0.5 * (piece.to() - piece.from());
            if (evaluations > tolerance.maxEvaluations() || !(piece.from() < middle && middle < piece.to())) {
                throw new AccuracyException("the integral over [" + from + ", " + to + "] reached " + value + " ± "
                        + error + " after " + evaluations + " evaluations, wanted ± " + tolerance.allowed(value)
                        + "; the worst interval is [" + piece.from() + ", " + piece.to() + "], where it is "
                        + piece.value() + " ± " + piece.error());
            }
            Piece a = rule(piece.from(), middle);
            Piece b = rule(middle, piece.to());
            worst.add(a);
            worst.add(b);
            value += a.value() + b.value() - piece.value();
            error += a.error() + b.error() - piece.error();
            rounding += a.rounding() + b.rounding() - piece.rounding();
        }
        if (error > Math.max(tolerance.allowed(value), 1e-11 * Math.abs(value)) && error > 1e-280) {
            throw new AccuracyException("the integral over [" + from + ", " + to + "] is " + value
                    + ", but cancellation leaves an error of " + error + ", wanted " + tolerance.allowed(value));
        }
        Piece[] pieces = worst.toArray(new Piece[0]);
        Arrays.sort(pieces, Comparator.comparingDouble(Piece::from));
        double sum = 0;
        double errors = 0;
        for (Piece p : pieces) {
            sum += p.value();
            errors += p.error();
        }
        return new Integral(sum, errors, evaluations);
    }

    private Piece rule(double from, double to) {
        double half = 0.5 * (to - from);
        double centre = from + half;
        double middle = value(centre);
        double kronrod = middle * KRONROD[10];
        double gauss = 0;
        double size = Math.abs(kronrod);
        for (int i = 0; i < 10; i++) {
            left[i] = value(centre - half * NODES[i]);
            right[i] = value(centre + half * NODES[i]);
            double both = left[i] + right[i];
            kronrod += KRONROD[i] * both;
            size += KRONROD[i] * (Math.abs(left[i]) + Math.abs(right[i]));
            if (i % 2 == 1) {
                gauss += GAUSS[i / 2] * both;
            }
        }
        double mean = 0.5 * kronrod;
        double spread = KRONROD[10] * Math.abs(middle - mean);
        for (int i = 0; i < 10; i++) {
            spread += KRONROD[i] * (Math.abs(left[i] - mean) + Math.abs(right[i] - mean));
        }
        double error = Math.abs(kronrod - gauss);
        if (spread > 0 && error > 0) {
            double ratio = 200 * error / spread;
            error = spread * Math.min(1, ratio * Math.sqrt(ratio));
        }
        double rounding = 4 * Math.ulp(1.0) * size * half;
        return new Piece(from, to, kronrod * half, Math.max(error * half, rounding), rounding);
    }

    private double value(double x) {
        evaluations++;
        double y = f.applyAsDouble(x);
        if (!(Math.abs(y) < Double.POSITIVE_INFINITY)) {
            throw new AccuracyException("the integrand is " + y + " at " + x);
        }
        return y;
    }
}
