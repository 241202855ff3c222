package org.nadir.theory.density;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pair (pdf_n, pdf_e): all that Theorem 5.1 and its successors know of a search space, n and s apart.
 *
 * <p>Local search depends on ranks alone, so that a strictly increasing change of the loss changes nothing but the labels of
 * the axis. A pair therefore offers itself twice: in losses, and in the <em>coordinate</em> in which integrands are smooth,
 * where solvers work. The coordinate is the loss itself for a conditional density given in losses, and the normal score
 * Φ⁻¹(F(x)) for a copula, in which the marginal no longer matters.
 */
public final class Pair {
    private static final Normal SCORES = Normal.of(0, 1);

    private final LossDensity losses;
    private final NeighbourDensity neighbours;
    private final @Nullable Copula copula;

    private Pair(LossDensity losses, NeighbourDensity neighbours, @Nullable Copula copula) {
        this.losses = losses;
        this.neighbours = neighbours;
        this.copula = copula;
    }

    /**
     * A pair whose conditional density is given in losses. Nothing makes it stationary or reversible.
     *
     * @param losses pdf_n
     * @param neighbours pdf_e
     * @return the pair, whose coordinate is the loss
     */
    public static Pair of(LossDensity losses, NeighbourDensity neighbours) {
        return new Pair(losses, neighbours, null);
    }

    /**
     * A pair from a marginal and a dependence; it is stationary and reversible.
     *
     * @param marginal pdf_n
     * @param copula the dependence of losses at the two ends of an edge
     * @return the pair, whose coordinate is the normal score
     */
    public static Pair of(LossDensity marginal, Copula copula) {
        return new Pair(marginal, copula.over(marginal), copula);
    }

    /**
     * pdf_n, in losses.
     *
     * @return the density of losses
     */
    public LossDensity losses() {
        return losses;
    }

    /**
     * pdf_e, in losses.
     *
     * @return the density of a neighbour's loss given a vertex's
     */
    public NeighbourDensity neighbours() {
        return neighbours;
    }

    /**
     * The copula, where the pair was made from one.
     *
     * @return the copula, or nothing
     */
    public Optional<Copula> copula() {
        return Optional.ofNullable(copula);
    }

    /**
     * pdf_n in the coordinate: itself, or the standard normal density.
     *
     * @return the density of the coordinate of a vertex
     */
    public LossDensity coordinateLosses() {
        return copula == null ? losses : SCORES;
    }

    /**
     * pdf_e in the coordinate.
     *
     * @return the density of a neighbour's coordinate given a vertex's
     */
    public NeighbourDensity coordinateNeighbours() {
        return copula == null ? neighbours : copula.inScores();
    }

    /**
     * The coordinate of a loss: the loss, or its normal score.
     *
     * @param loss a loss
     * @return the coordinate, rising with the loss
     */
    public double toCoordinate(double loss) {
        return copula == null ? loss : losses.score(loss);
    }

    /**
     * The loss at a coordinate.
     *
     * @param coordinate a coordinate
     * @return the loss
     */
    public double toLoss(double coordinate) {
        return copula == null ? coordinate : losses.atScore(coordinate);
    }

    @Override
    public String toString() {
        return "pdf_n " + losses + ", pdf_e " + (copula == null ? neighbours : copula);
    }
}
