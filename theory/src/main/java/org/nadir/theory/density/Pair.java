package org.nadir.theory.density;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A pair (pdf_n, pdf_e): all that Theorem 5.1 and its successors know of a search space, n and s apart.
 *
 * <p>Local search depends on ranks alone, so that a strictly increasing change of the loss changes nothing but the labels of
 * the axis. A pair therefore offers itself twice: in losses, and in the <em>coordinate</em> in which integrands are smooth,
 * where solvers work. The coordinate is
 *
 * <ul>
 *   <li>the normal score Φ⁻¹(F(x)) for a copula, in which the marginal no longer matters;
 *   <li>the rank F(x) for independent neighbours, where every marginal is the uniform case;
 *   <li>the loss itself for any other conditional density given in losses, or the normal score where pdf_n is infinite at an
 *       end of its support.
 * </ul>
 */
public final class Pair {
    private static final Normal SCORES = Normal.of(0, 1);
    private static final Uniform RANKS = Uniform.of(0, 1);

    private final LossDensity losses;
    private final NeighbourDensity neighbours;
    private final @Nullable Copula copula;
    private final LossDensity coordinateLosses;
    private final NeighbourDensity coordinateNeighbours;
    private final DoubleUnaryOperator toCoordinate;
    private final DoubleUnaryOperator toLoss;

    private Pair(
            LossDensity losses,
            NeighbourDensity neighbours,
            @Nullable Copula copula,
            LossDensity coordinateLosses,
            NeighbourDensity coordinateNeighbours,
            DoubleUnaryOperator toCoordinate,
            DoubleUnaryOperator toLoss) {
        this.losses = losses;
        this.neighbours = neighbours;
        this.copula = copula;
        this.coordinateLosses = coordinateLosses;
        this.coordinateNeighbours = coordinateNeighbours;
        this.toCoordinate = toCoordinate;
        this.toLoss = toLoss;
    }

    /**
     * A pair whose conditional density is given in losses. Nothing makes it stationary or reversible.
     *
     * @param losses pdf_n
     * @param neighbours pdf_e
     * @return the pair; its coordinate is the rank if the neighbours are {@link Independent} of this pdf_n, else the loss, or
     *     the normal score where pdf_n is infinite at an end
     */
    public static Pair of(LossDensity losses, NeighbourDensity neighbours) {
        boolean ranks = neighbours instanceof Independent independent && independent.losses() == losses;
        boolean singular =
                Double.isInfinite(losses.density(losses.lower())) || Double.isInfinite(losses.density(losses.upper()));
        if (singular && !ranks) {
            return new Pair(
                    losses, neighbours, null, SCORES, new InScores(losses, neighbours), losses::score, losses::atScore);
        }
        return ranks
                ? new Pair(losses, neighbours, null, RANKS, Independent.of(RANKS), losses::lowerTail, losses::quantile)
                : new Pair(losses, neighbours, null, losses, neighbours, x -> x, x -> x);
    }

    /**
     * A pair from a marginal and a dependence; it is stationary and reversible.
     *
     * @param marginal pdf_n
     * @param copula the dependence of losses at the two ends of an edge
     * @return the pair, whose coordinate is the normal score
     */
    public static Pair of(LossDensity marginal, Copula copula) {
        return new Pair(
                marginal, copula.over(marginal), copula, SCORES, copula.inScores(), marginal::score, marginal::atScore);
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
     * The dependence in words: the copula where there is one, else pdf_e. A fitted copula's hundreds of heights are in its
     * phrase, not here.
     *
     * @return such as {@code gaussian-copula(rho=0.7)} or {@code non-parametric copula of 21 knots}
     */
    public String dependence() {
        return copula instanceof GridCopula grid
                ? "non-parametric copula of " + grid.knots().length + " knots"
                : String.valueOf(copula == null ? neighbours : copula);
    }

    /**
     * pdf_n in the coordinate: itself, or the standard normal or the uniform density.
     *
     * @return the density of the coordinate of a vertex
     */
    public LossDensity coordinateLosses() {
        return coordinateLosses;
    }

    /**
     * pdf_e in the coordinate.
     *
     * @return the density of a neighbour's coordinate given a vertex's
     */
    public NeighbourDensity coordinateNeighbours() {
        return coordinateNeighbours;
    }

    /**
     * The coordinate of a loss: its normal score, its rank, or itself.
     *
     * @param loss a loss
     * @return the coordinate, rising with the loss
     */
    public double toCoordinate(double loss) {
        return toCoordinate.applyAsDouble(loss);
    }

    /**
     * The loss at a coordinate.
     *
     * @param coordinate a coordinate
     * @return the loss
     */
    public double toLoss(double coordinate) {
        return toLoss.applyAsDouble(coordinate);
    }

    /**
     * The pair as two phrases.
     *
     * @return such as {@code pdf_n uniform(lower=0, upper=1), pdf_e independent}
     */
    @Override
    public String toString() {
        return "pdf_n " + losses + ", pdf_e " + dependence();
    }
}
