package org.nadir.theory.density;

/**
 * The standard normal distribution: density φ, tails Φ and Φ̄ = 1 − Φ, and quantile Φ⁻¹.
 *
 * <p>Implementation note. The tails follow Cody [1] in the arrangement of R's {@code pnorm}: three rational
 * approximations, and exp(−x²/2) split as exp(−h²/2) · exp(−(x−h)(x+h)/2) with h = x rounded to 1/16, the first factor from
 * a table, so that one exponential is enough and the relative error stays below 1e-15 down to the smallest normal number
 * (x = 37.5). The quantile is Wichura's PPND16 [2], relative
 * error below 1e-15. Only {@link StrictMath} is used: the bits are the same on every machine.
 *
 * <p>[1] W. J. Cody, Rational Chebyshev approximations for the error function, Mathematics of Computation 23, 1969.
 * [2] M. J. Wichura, Algorithm AS 241: the percentage points of the normal distribution, Applied Statistics 37, 1988.
 */
public final class StandardNormal {

    /** 1/√(2π). */
    private static final double INV_SQRT_2PI = 0.398942280401432677939946059934;

    private static final double SQRT_32 = 5.656854249492380195206754896838;

    private static final double[] A = {
        2.2352520354606839287,
        161.02823106855587881,
        1067.6894854603709582,
        18154.981253343561249,
        .065682337918207449113
    };
    private static final double[] B = {
        47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956
    };
    private static final double[] C = {
        .39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
        2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
        1.0765576773720192317e-8
    };
    private static final double[] D = {
        22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
        18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727
    };
    private static final double[] P = {
        .21589853405795699,
        .1274011611602473639,
        .022235277870649807,
        .001421619193227893466,
        2.9112874951168792e-5,
        .02307344176494017303
    };
    private static final double[] Q = {
        1.28426009614491121, .468238212480865118, .0659881378689285515, .00378239633202758244, 7.29751555083966205e-5
    };

    /** exp(−h²/2) for h = 0, 1/16, 2/16, …, 38.625. */
    private static final double[] BELL = new double[619];

    static {
        for (int k = 0; k < BELL.length; k++) {
            BELL[k] = StrictMath.exp(-0.5 * (k / 16.0) * (k / 16.0));
        }
    }

    /** Beyond this distance from 0 density and tails are taken as 0; they are below 1e-323 there. */
    private static final double FAR = 38.6;

    /** Intervals [m − δ, m + δ] with δ max(|m|, 1) below this have their mass from a series. */
    private static final double SHORT = 0.15;

    private StandardNormal() {}

    /**
     * The density φ(x) = exp(−x²/2)/√(2π).
     *
     * @param x any number
     * @return the density
     */
    public static double density(double x) {
        double y = Math.abs(x);
        if (y < FAR) {
            return INV_SQRT_2PI * bell(y);
        }
        return y >= FAR ? 0 : Double.NaN;
    }

    /**
     * The lower tail Φ(x) = P(Z ≤ x).
     *
     * @param x any number
     * @return a probability, accurate where it is small
     */
    public static double lowerTail(double x) {
        return upperTail(-x);
    }

    /**
     * The upper tail Φ̄(x) = P(Z ≥ x).
     *
     * @param x any number
     * @return a probability, accurate where it is small
     */
    public static double upperTail(double x) {
        double y = Math.abs(x);
        if (y <= 0.67448975) {
            double square = y > 1e-16 ? x * x : 0;
            double top = A[4] * square;
            double bottom = square;
            for (int i = 0; i < 3; i++) {
                top = (top + A[i]) * square;
                bottom = (bottom + B[i]) * square;
            }
            return 0.5 - x * (top + A[3]) / (bottom + B[3]);
        }
        double tail;
        if (y <= SQRT_32) {
            double top = C[8] * y;
            double bottom = y;
            for (int i = 0; i < 7; i++) {
                top = (top + C[i]) * y;
                bottom = (bottom + D[i]) * y;
            }
            tail = bell(y) * (top + C[7]) / (bottom + D[7]);
        } else if (y < FAR) {
            double square = 1 / (x * x);
            double top = P[5] * square;
            double bottom = square;
            for (int i = 0; i < 4; i++) {
                top = (top + P[i]) * square;
                bottom = (bottom + Q[i]) * square;
            }
            double ratio = square * (top + P[4]) / (bottom + Q[4]);
            tail = bell(y) * (INV_SQRT_2PI - ratio) / y;
        } else if (y >= FAR) {
            tail = 0;
        } else {
            return Double.NaN;
        }
        return x > 0 ? tail : 1 - tail;
    }

    /**
     * The mass of an interval, Φ(b) − Φ(a), with relative accuracy: neither a short interval nor one far out loses digits
     * to the difference of two nearly equal tails.
     *
     * <p>With m the middle and δ half the length, and He the Hermite polynomials, the mass of a short interval is
     *
     * <p>2δ φ(m) Σₖ He₂ₖ(m) δ²ᵏ / (2k+1)!
     *
     * <p>of which seven terms are summed; relative error below 2e-15 for |a|, |b| ≤ 37.
     *
     * @param a the lower end, possibly −∞
     * @param b the upper end, possibly +∞
     * @return P(a ≤ Z ≤ b), 0 if b ≤ a
     */
    public static double mass(double a, double b) {
        if (!(a < b)) {
            return a >= b ? 0 : Double.NaN;
        }
        return a == Double.NEGATIVE_INFINITY ? lowerTail(b) : massFrom(a, b - a);
    }

    /**
     * The mass of [a, a + length], where the length is known better than the difference of two ends would be.
     *
     * @param a the lower end, finite
     * @param length at least 0, possibly +∞
     */
    static double massFrom(double a, double length) {
        double half = 0.5 * length;
        double middle = a + half;
        if (half * Math.max(Math.abs(middle), 1) < SHORT) {
            return length * density(middle) * meanBell(middle * half, half * half);
        }
        double b = a + length;
        if (a > 0) {
            return upperTail(a) - upperTail(b);
        }
        if (b < 0) {
            return upperTail(-b) - upperTail(-a);
        }
        return (0.5 - upperTail(-a)) + (0.5 - upperTail(b));
    }

    /** Σₖ Tₖ/(k+1) over even k ≤ 12, where Tₖ = Heₖ(m) δᵏ/k! from (k+1) Tₖ₊₁ = mδ Tₖ − δ² Tₖ₋₁. */
    private static double meanBell(double slope, double square) {
        double before = 1;
        double now = slope;
        double sum = 1;
        for (int k = 1; k < 12; k++) {
            double next = (slope * now - square * before) / (k + 1);
            before = now;
            now = next;
            if ((k & 1) != 0) {
                sum += next / (k + 2);
            }
        }
        return sum;
    }

    /** exp(−y²/2), for 0 ≤ y < 38.6, without the loss of relative accuracy that rounding y² would bring. */
    private static double bell(double y) {
        int k = (int) Math.rint(y * 16);
        double head = k / 16.0;
        return BELL[k] * StrictMath.exp(-0.5 * (y - head) * (y + head));
    }

    /**
     * The quantile Φ⁻¹(p).
     *
     * @param p a probability in [0, 1]
     * @return the normal score, −∞ for 0 and +∞ for 1
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    public static double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be a probability in [0, 1], but was " + p);
        }
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q
                    * (((((((r * 2509.0809287301226727 + 33430.575583588128105) * r + 67265.770927008700853) * r
                                                                                            + 45921.953931549871457)
                                                                                    * r
                                                                            + 13731.693765509461125)
                                                                    * r
                                                            + 1971.5909503065514427)
                                                    * r
                                            + 133.14166789178437745)
                                    * r
                            + 3.387132872796366608)
                    / (((((((r * 5226.495278852545925 + 28729.085735721942674) * r + 39307.89580009271061) * r
                                                                                            + 21213.794301586595867)
                                                                                    * r
                                                                            + 5394.1960214247511077)
                                                                    * r
                                                            + 687.1870074920579083)
                                                    * r
                                            + 42.313330701600911252)
                                    * r
                            + 1);
        }
        double tail = q < 0 ? p : 1 - p;
        if (tail == 0) {
            return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double score = -tailQuantile(tail);
        return q < 0 ? score : -score;
    }

    /** The score z > 0 with Φ̄(z) = tail, for tail below 0.075. */
    private static double tailQuantile(double tail) {
        double r = Math.sqrt(-StrictMath.log(tail));
        if (r <= 5) {
            r -= 1.6;
            return (((((((r * 7.7454501427834140764e-4 + .0227238449892691845833) * r + .24178072517745061177) * r
                                                                                            + 1.27045825245236838258)
                                                                                    * r
                                                                            + 3.64784832476320460504)
                                                                    * r
                                                            + 5.7694972214606914055)
                                                    * r
                                            + 4.6303378461565452959)
                                    * r
                            + 1.42343711074968357734)
                    / (((((((r * 1.05075007164441684324e-9 + 5.475938084995344946e-4) * r + .0151986665636164571966) * r
                                                                                            + .14810397642748007459)
                                                                                    * r
                                                                            + .68976733498510000455)
                                                                    * r
                                                            + 1.6763848301838038494)
                                                    * r
                                            + 2.05319162663775882187)
                                    * r
                            + 1);
        }
        r -= 5;
        return (((((((r * 2.01033439929228813265e-7 + 2.71155556874348757815e-5) * r + .0012426609473880784386) * r
                                                                                        + .026532189526576123093)
                                                                                * r
                                                                        + .29656057182850489123)
                                                                * r
                                                        + 1.7848265399172913358)
                                                * r
                                        + 5.4637849111641143699)
                                * r
                        + 6.6579046435011037772)
                / (((((((r * 2.04426310338993978564e-15 + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r
                                                                                        + 7.868691311456132591e-4)
                                                                                * r
                                                                        + .0148753612908506148525)
                                                                * r
                                                        + .13692988092273580531)
                                                * r
                                        + .59983220655588793769)
                                * r
                        + 1);
    }
}
