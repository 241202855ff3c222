package org.nadir.theory.density;

/**
 * A copula in the losses of a marginal: pdf_e(x, y) = e(u, v) pdf_n(y)/φ(v), with u, v the normal scores of x and y.
 *
 * <p>Every call converts losses to scores; a solver works in scores instead, through {@link Pair}.
 */
final class CopulaOverMarginal implements NeighbourDensity {
    /** Scores are cut here: beyond, φ would be 0, and no vertex is there. */
    private static final double REACH = 37.5;

    private final LossDensity marginal;
    private final Copula copula;
    private final NeighbourDensity scores;
    private final double[] breaks;

    CopulaOverMarginal(Copula copula, LossDensity marginal) {
        this.marginal = marginal;
        this.copula = copula;
        this.scores = copula.inScores();
        double[] inScores = scores.breaks();
        double[] own = marginal.breaks();
        this.breaks = new double[inScores.length + own.length];
        for (int i = 0; i < inScores.length; i++) {
            breaks[i] = marginal.atScore(inScores[i]);
        }
        System.arraycopy(own, 0, breaks, inScores.length, own.length);
    }

    private double score(double x) {
        return Math.min(Math.max(marginal.score(x), -REACH), REACH);
    }

    @Override
    public double density(double x, double y) {
        double height = marginal.density(y);
        if (height == 0) {
            return 0;
        }
        double v = score(y);
        return scores.density(score(x), v) / StandardNormal.density(v) * height;
    }

    @Override
    public double upperTail(double x, double t) {
        return t <= marginal.lower() ? 1 : t >= marginal.upper() ? 0 : scores.upperTail(score(x), score(t));
    }

    @Override
    public double lowerTail(double x, double t) {
        return t <= marginal.lower() ? 0 : t >= marginal.upper() ? 1 : scores.lowerTail(score(x), score(t));
    }

    @Override
    public double quantile(double x, double p) {
        return marginal.atScore(scores.quantile(score(x), p));
    }

    @Override
    public double lower(double x) {
        return marginal.lower();
    }

    @Override
    public double upper(double x) {
        return marginal.upper();
    }

    @Override
    public double[] breaks() {
        return breaks.clone();
    }

    @Override
    public String toString() {
        return copula.toString();
    }
}
