package org.nadir.theory.density;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A conditional density given in losses, in the normal scores of a pdf_n: e(x(u), x(v)) dx/dv, with x(u) = F⁻¹(Φ(u)).
 *
 * <p>Where pdf_n is infinite at an end of its support, integrands are singular there in losses, and smooth in scores.
 *
 * <p>Implementation note. A solver asks for the same few thousand nodes over and over, so that each thread remembers the loss
 * and the slope of those it has seen.
 */
final class InScores implements NeighbourDensity {
    private final LossDensity losses;
    private final NeighbourDensity neighbours;
    private final ThreadLocal<Memory> memory;

    InScores(LossDensity losses, NeighbourDensity neighbours) {
        this.losses = losses;
        this.neighbours = neighbours;
        memory = ThreadLocal.withInitial(() -> new Memory(losses));
    }

    /** Losses by their scores, by direct mapping. */
    private static final class Memory {
        private static final int SIZE = 1 << 13;

        private final LossDensity marginal;
        private final double[] scores = new double[SIZE];
        private final double[] losses = new double[SIZE];

        Memory(LossDensity marginal) {
            this.marginal = marginal;
            Arrays.fill(scores, Double.NaN);
        }

        double loss(double score) {
            long bits = Double.doubleToLongBits(score) * 0x9E3779B97F4A7C15L;
            int at = (int) (bits >>> 51);
            if (scores[at] != score) {
                losses[at] = marginal.atScore(score);
                scores[at] = score;
            }
            return losses[at];
        }
    }

    private double loss(double score) {
        return memory.get().loss(score);
    }

    @Override
    public double density(double u, double v) {
        Memory known = memory.get();
        double y = known.loss(v);
        double density = losses.density(y);
        double here = neighbours.density(known.loss(u), y);
        // Next to an infinite density dx/dv is 0; where losses round to an end at which the density is 0, nobody is.
        return here == 0 || !(density > 0 && density < Double.POSITIVE_INFINITY)
                ? 0
                : here * StandardNormal.density(v) / density;
    }

    @Override
    public double upperTail(double u, double t) {
        Memory known = memory.get();
        return neighbours.upperTail(known.loss(u), known.loss(t));
    }

    @Override
    public double lowerTail(double u, double t) {
        Memory known = memory.get();
        return neighbours.lowerTail(known.loss(u), known.loss(t));
    }

    @Override
    public double quantile(double u, double p) {
        return losses.score(neighbours.quantile(loss(u), p));
    }

    @Override
    public double upperQuantile(double u, double q) {
        return losses.score(neighbours.upperQuantile(loss(u), q));
    }

    @Override
    public double lower(double u) {
        return losses.score(neighbours.lower(loss(u)));
    }

    @Override
    public double upper(double u) {
        return losses.score(neighbours.upper(loss(u)));
    }

    @Override
    public double[] breaks() {
        return DoubleStream.concat(DoubleStream.of(neighbours.breaks()), DoubleStream.of(losses.breaks()))
                .map(losses::score)
                .filter(Double::isFinite)
                .toArray();
    }

    @Override
    public String toString() {
        return neighbours + " in scores of " + losses;
    }
}
