package org.nadir.theory.density;

/** Neighbours whose losses do not depend on the vertex's: pdf_e(x, y) = pdf_n(y). */
public final class Independent implements NeighbourDensity {
    private final LossDensity losses;

    private Independent(LossDensity losses) {
        this.losses = losses;
    }

    /**
     * Independent neighbours.
     *
     * @param losses the density pdf_n of every neighbour's loss
     * @return the conditional density, the same for every x
     */
    public static Independent of(LossDensity losses) {
        return new Independent(losses);
    }

    /**
     * The density of every neighbour's loss.
     *
     * @return pdf_n
     */
    public LossDensity losses() {
        return losses;
    }

    @Override
    public double density(double x, double y) {
        return losses.density(y);
    }

    @Override
    public double upperTail(double x, double t) {
        return losses.upperTail(t);
    }

    @Override
    public double lowerTail(double x, double t) {
        return losses.lowerTail(t);
    }

    @Override
    public double quantile(double x, double p) {
        return losses.quantile(p);
    }

    @Override
    public double lower(double x) {
        return losses.lower();
    }

    @Override
    public double upper(double x) {
        return losses.upper();
    }

    @Override
    public double[] breaks() {
        return losses.breaks();
    }

    @Override
    public String toString() {
        return "independent";
    }
}
