package org.nadir.simulation.fit;

import java.util.Arrays;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.StandardNormal;

/**
 * pdf_n through quantiles: a smooth density that has given losses at given normal scores.
 *
 * <p>Between the knots (t_k, x_k) the loss is a monotone cubic G of the normal score t, so F(x) = Φ(G⁻¹(x)) and the density
 * is φ(t)/G′(t) at t = G⁻¹(x). Below the first knot the density is constant down to the least loss, and above the last
 * constant up to the greatest, with the probabilities Φ(t₁) and Φ̄(t_K) left there: the support is bounded, its lower end is
 * the optimum. A density does not know ties: knots that a tie makes equal are set apart by 1e-7 of the range, and so an atom
 * becomes a high narrow peak.
 *
 * <p>Source of the slopes: Fritsch and Butland, A method for constructing local monotone piecewise cubic interpolants, SIAM
 * Journal on Scientific and Statistical Computing 5, 1984.
 */
public final class QuantileDensity implements LossDensity {
    /** The least step between knots, as a share of the range. */
    private static final double LEAST_STEP = 1e-7;

    /** The scores of the knots reach to ±4 in steps of 1/8, or as far as the sample does. */
    private static final double OUTERMOST_SCORE = 4;

    private static final double STEP = 0.125;

    private final double[] scores;
    private final double[] losses;
    private final double[] slopes;
    private final double lower;
    private final double upper;
    private final double lowerMass;
    private final double upperMass;

    private QuantileDensity(double[] scores, double[] losses, double lower, double upper) {
        this.scores = scores;
        this.losses = losses;
        this.slopes = slopes(scores, losses);
        this.lower = lower;
        this.upper = upper;
        this.lowerMass = StandardNormal.lowerTail(scores[0]);
        this.upperMass = StandardNormal.upperTail(scores[scores.length - 1]);
    }

    /**
     * The density through the quantiles of a sample.
     *
     * <p>The knots are at t = −4, −3⅞, …, 4 as far as the sample reaches, the quantile at the probability p being
     * interpolated between order statistics placed at (i − ½)/n (Hazen); the support is the sample's range.
     *
     * @param sample at least 8 losses, all finite, not all equal
     * @return the density
     * @throws IllegalArgumentException if there are fewer than 8 losses, one is not finite, or all are equal
     */
    public static QuantileDensity ofSample(double[] sample) {
        if (sample.length < 8) {
            throw new IllegalArgumentException("quantiles need at least 8 losses, but there were " + sample.length);
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double least = sorted[0];
        double greatest = sorted[sorted.length - 1];
        if (!(greatest - least > 0 && greatest - least < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "losses must be finite and not all equal, but range from " + least + " to " + greatest);
        }
        double reach = Math.min(OUTERMOST_SCORE, -StandardNormal.quantile(1.0 / sample.length));
        int half = (int) Math.floor(reach / STEP);
        double[] scores = new double[2 * half + 1];
        double[] losses = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (i - half) * STEP;
            losses[i] = hazen(sorted, StandardNormal.lowerTail(scores[i]));
        }
        return ofKnots(scores, apart(losses, least, greatest), least, greatest);
    }

    /** The quantile at p of a sorted sample whose order statistics stand at (i − ½)/n. */
    private static double hazen(double[] sorted, double p) {
        double place = p * sorted.length - 0.5;
        if (place <= 0) {
            return sorted[0];
        }
        int i = (int) Math.min(Math.floor(place), sorted.length - 2.0);
        double weight = Math.min(place - i, 1);
        return sorted[i] + weight * (sorted[i + 1] - sorted[i]);
    }

    /** Moves knots apart that a tie made equal, inwards from the ends. */
    private static double[] apart(double[] losses, double least, double greatest) {
        double step = LEAST_STEP * (greatest - least);
        double[] moved = losses.clone();
        int n = moved.length;
        moved[0] = Math.max(moved[0], least + step);
        for (int i = 1; i < n; i++) {
            moved[i] = Math.max(moved[i], moved[i - 1] + step);
        }
        moved[n - 1] = Math.min(moved[n - 1], greatest - step);
        for (int i = n - 2; i >= 0; i--) {
            moved[i] = Math.min(moved[i], moved[i + 1] - step);
        }
        return moved;
    }

    /**
     * The density through given knots.
     *
     * @param scores the knots' normal scores, strictly increasing, at least two
     * @param losses the losses there, strictly increasing, as many
     * @param lower the lower end of the support, below the first knot's loss
     * @param upper the upper end of the support, above the last knot's loss
     * @return the density
     * @throws IllegalArgumentException if the lengths differ, or anything does not increase
     */
    public static QuantileDensity ofKnots(double[] scores, double[] losses, double lower, double upper) {
        if (scores.length < 2 || scores.length != losses.length) {
            throw new IllegalArgumentException(
                    "a density through quantiles needs at least two knots and as many losses," + " but had "
                            + scores.length + " scores and " + losses.length + " losses");
        }
        for (int i = 1; i < scores.length; i++) {
            requireIncreasing("scores", scores[i - 1], scores[i]);
            requireIncreasing("losses", losses[i - 1], losses[i]);
        }
        requireIncreasing("losses", lower, losses[0]);
        requireIncreasing("losses", losses[losses.length - 1], upper);
        if (!(upper - lower < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the support must be bounded, but was [" + lower + ", " + upper + "]");
        }
        return new QuantileDensity(scores.clone(), losses.clone(), lower, upper);
    }

    private static void requireIncreasing(String what, double before, double after) {
        if (!(after > before)) {
            throw new IllegalArgumentException(
                    "the " + what + " of the knots must increase, but " + after + " follows " + before);
        }
    }

    /** Fritsch and Butland's slopes: a weighted harmonic mean inside, the one-sided three-point rule at the ends. */
    private static double[] slopes(double[] t, double[] x) {
        int n = t.length;
        double[] secants = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            secants[i] = (x[i + 1] - x[i]) / (t[i + 1] - t[i]);
        }
        double[] slopes = new double[n];
        for (int i = 1; i < n - 1; i++) {
            double before = t[i] - t[i - 1];
            double after = t[i + 1] - t[i];
            double w1 = 2 * after + before;
            double w2 = after + 2 * before;
            slopes[i] = (w1 + w2) / (w1 / secants[i - 1] + w2 / secants[i]);
        }
        // The ends take the secant's slope, which keeps them positive: G′ is a divisor.
        slopes[0] = secants[0];
        slopes[n - 1] = secants[n - 2];
        return slopes;
    }

    @Override
    public double mean() {
        double total = lowerMass * 0.5 * (lower + losses[0]) + upperMass * 0.5 * (losses[losses.length - 1] + upper);
        GaussIntegratorFactory factory = new GaussIntegratorFactory();
        for (int i = 0; i + 1 < scores.length; i++) {
            int panel = i;
            GaussIntegrator rule = factory.legendre(12, scores[i], scores[i + 1]);
            total += rule.integrate(t -> cubic(panel, t) * StandardNormal.density(t));
        }
        return total;
    }

    /** G on a panel. */
    private double cubic(int i, double t) {
        double width = scores[i + 1] - scores[i];
        double u = (t - scores[i]) / width;
        double v = 1 - u;
        return losses[i] * v * v * (1 + 2 * u)
                + losses[i + 1] * u * u * (1 + 2 * v)
                + width * u * v * (slopes[i] * v - slopes[i + 1] * u);
    }

    /** G′ on a panel. */
    private double cubicSlope(int i, double t) {
        double width = scores[i + 1] - scores[i];
        double u = (t - scores[i]) / width;
        double v = 1 - u;
        return 6 * u * v * (losses[i + 1] - losses[i]) / width
                + slopes[i] * v * (1 - 3 * u)
                + slopes[i + 1] * u * (1 - 3 * v);
    }

    /** The panel that holds a value of an increasing array. */
    private static int panel(double[] knots, double at) {
        int found = Arrays.binarySearch(knots, at);
        int i = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(i, knots.length - 2));
    }

    /** G⁻¹ between the first and the last knot: bisection until Newton's step stays inside. */
    private double inner(double x) {
        int i = panel(losses, x);
        double low = scores[i];
        double high = scores[i + 1];
        double t = low + (high - low) * (x - losses[i]) / (losses[i + 1] - losses[i]);
        for (int k = 0; k < 60; k++) {
            double excess = cubic(i, t) - x;
            if (excess > 0) {
                high = t;
            } else {
                low = t;
            }
            double slope = cubicSlope(i, t);
            double next = t - excess / slope;
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            if (Math.abs(next - t) <= 4e-16 * (1 + Math.abs(t))) {
                return next;
            }
            t = next;
        }
        return t;
    }

    @Override
    public double density(double x) {
        if (!(x >= lower && x <= upper)) {
            return 0;
        }
        if (x < losses[0]) {
            return lowerMass / (losses[0] - lower);
        }
        if (x > losses[losses.length - 1]) {
            return upperMass / (upper - losses[losses.length - 1]);
        }
        double t = inner(x);
        return StandardNormal.density(t) / cubicSlope(panel(losses, x), t);
    }

    @Override
    public double lowerTail(double x) {
        if (x <= lower) {
            return 0;
        }
        if (x < losses[0]) {
            return lowerMass * (x - lower) / (losses[0] - lower);
        }
        if (x > losses[losses.length - 1]) {
            return 1 - upperTail(x);
        }
        return StandardNormal.lowerTail(inner(x));
    }

    @Override
    public double upperTail(double x) {
        if (x >= upper) {
            return 0;
        }
        if (x > losses[losses.length - 1]) {
            return upperMass * (upper - x) / (upper - losses[losses.length - 1]);
        }
        if (x < losses[0]) {
            return 1 - lowerTail(x);
        }
        return StandardNormal.upperTail(inner(x));
    }

    @Override
    public double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be a probability in [0, 1], but was " + p);
        }
        if (p <= lowerMass) {
            return lower + (losses[0] - lower) * p / lowerMass;
        }
        if (1 - p <= upperMass) {
            return upper - (upper - losses[losses.length - 1]) * (1 - p) / upperMass;
        }
        return atScore(StandardNormal.quantile(p));
    }

    @Override
    public double upperQuantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("q must be a probability in [0, 1], but was " + q);
        }
        if (q <= upperMass) {
            return upper - (upper - losses[losses.length - 1]) * (q / upperMass);
        }
        return q >= 0.5 ? quantile(1 - q) : atScore(-StandardNormal.quantile(q));
    }

    @Override
    public double score(double x) {
        if (x >= losses[0] && x <= losses[losses.length - 1]) {
            return inner(x);
        }
        return x < losses[0] ? StandardNormal.quantile(lowerTail(x)) : -StandardNormal.quantile(upperTail(x));
    }

    @Override
    public double atScore(double t) {
        if (t < scores[0]) {
            return lower + (losses[0] - lower) * (StandardNormal.lowerTail(t) / lowerMass);
        }
        if (t > scores[scores.length - 1]) {
            return upper - (upper - losses[losses.length - 1]) * (StandardNormal.upperTail(t) / upperMass);
        }
        return cubic(panel(scores, t), t);
    }

    @Override
    public double lower() {
        return lower;
    }

    @Override
    public double upper() {
        return upper;
    }

    @Override
    public double[] breaks() {
        return losses.clone();
    }

    /**
     * The knots' normal scores.
     *
     * @return a new array, increasing
     */
    public double[] scores() {
        return scores.clone();
    }

    /**
     * The knots' losses.
     *
     * @return a new array, increasing
     */
    public double[] losses() {
        return losses.clone();
    }

    @Override
    public String toString() {
        return "QuantileDensity through " + scores.length + " quantiles on [" + lower + ", " + upper + "]";
    }
}
