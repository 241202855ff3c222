package org.nadir.simulation.fit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.GridCopula;
import org.nadir.theory.density.Pair;

/**
 * What fitting leaves of a landscape: a few numbers from which it is predicted and simulated, with what was counted on it
 * and where it came from. It is what a model file holds ({@link ModelFile}) and what a preset is ({@link Preset}).
 */
public final class FittedModel {
    private final String name;
    private final String lossName;
    private final String space;
    private final int[] radices;
    private final int order;
    private final DegreesByRank degrees;
    private final @Nullable BitSet present;
    private final double rho;
    private final double[] correlations;
    private final double[] spectrum;
    private final double[] lossSpectrum;
    private final QuantileDensity marginal;
    private final Counted counted;
    private final List<String> provenance;
    private final @Nullable GridCopula grid;

    FittedModel(
            String name,
            String lossName,
            String space,
            int[] radices,
            int order,
            DegreesByRank degrees,
            @Nullable BitSet present,
            double rho,
            double[] correlations,
            double[] spectrum,
            double[] lossSpectrum,
            QuantileDensity marginal,
            Counted counted,
            List<String> provenance,
            @Nullable GridCopula grid) {
        this.name = name;
        this.lossName = lossName;
        this.space = space;
        this.radices = radices.clone();
        this.order = order;
        this.degrees = degrees;
        this.present = present;
        this.rho = rho;
        this.correlations = correlations.clone();
        this.spectrum = spectrum.clone();
        this.lossSpectrum = lossSpectrum.clone();
        this.marginal = marginal;
        this.counted = counted;
        this.provenance = List.copyOf(provenance);
        this.grid = grid;
    }

    /**
     * Fits a table.
     *
     * @param name the model's name, such as {@code cifar100}
     * @param table a table
     * @param provenance where the table came from and what was done to it, a sentence each
     * @return the model
     * @throws IllegalArgumentException if the table has no two neighbouring rows, or fewer than 8 rows
     */
    public static FittedModel of(String name, CategoricalTable table, List<String> provenance) {
        return of(name, table, table.landscape(), provenance);
    }

    /** The same where the table's landscape is at hand. */
    static FittedModel of(String name, CategoricalTable table, Landscape landscape, List<String> provenance) {
        double[] losses = table.losses();
        double[] scores = NormalScores.of(losses);
        GaussianCopulaFit copula = GaussianCopulaFit.of(landscape);
        double[] spectrum = new double[0];
        double[] lossSpectrum = new double[0];
        double[] correlations = new double[0];
        if (table.complete()) {
            Hamming space = Hamming.mixed(table.radices());
            Spectrum found = Spectrum.of(space, NormalScores.of(table.lossesByVertex()));
            spectrum = found.shares();
            lossSpectrum = Spectrum.of(space, table.lossesByVertex()).shares();
            // Where it is known the spectrum gives r(k) at once; else pairs are counted.
            correlations = space.isUniform() ? found.correlations() : correlations;
        }
        if (table.isMerged()) {
            // Classes have no distance but that of the graph: what is known is the correlation along its edges.
            correlations = new double[] {copula.rho()};
        } else if (correlations.length == 0) {
            CorrelationByDistance counted = CorrelationByDistance.of(table, scores, table.positions());
            correlations = counted.correlations();
            if (spectrum.length == 0 && FittedField.feasible(table)) {
                spectrum = OrderKernel.of(table.radices()).energies(counted);
            }
        }
        return new FittedModel(
                name,
                table.lossName(),
                table.spaceWords(),
                table.radices(),
                table.rows(),
                DegreesByRank.of(landscape.graph(), losses),
                !table.complete() && FittedField.feasible(table) ? PresentRows.of(table) : null,
                copula.rho(),
                correlations,
                spectrum,
                lossSpectrum,
                copula.marginal(),
                Counted.of(landscape),
                provenance,
                null);
    }

    /**
     * The same model with a non-parametric copula in place of the Gaussian one.
     *
     * @param copula the copula
     * @return the model
     */
    public FittedModel withCopula(GridCopula copula) {
        return new FittedModel(
                name,
                lossName,
                space,
                radices,
                order,
                degrees,
                present,
                rho,
                correlations,
                spectrum,
                lossSpectrum,
                marginal,
                counted,
                provenance,
                copula);
    }

    /**
     * The non-parametric copula, where one was fitted.
     *
     * @return the copula, or nothing where the Gaussian one with ρ stands for the dependence
     */
    public Optional<GridCopula> gridCopula() {
        return Optional.ofNullable(grid);
    }

    /**
     * The model's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * What the loss is, in words.
     *
     * @return for example {@code 100 - CIFAR10TestAccuracy200Epochs}
     */
    public String lossName() {
        return lossName;
    }

    /**
     * The space in words.
     *
     * @return for example {@code hamming(6, 5)}
     */
    public String space() {
        return space;
    }

    /**
     * The numbers of choices at the positions.
     *
     * @return a new array of d numbers
     */
    public int[] radices() {
        return radices.clone();
    }

    /**
     * The number of vertices.
     *
     * @return n, which is Π q_p only if the space is complete
     */
    public int order() {
        return order;
    }

    /**
     * Whether every combination of choices is a vertex.
     *
     * @return whether n = Π q_p
     */
    public boolean complete() {
        double product = 1;
        for (int q : radices) {
            product *= q;
        }
        return product == order;
    }

    /**
     * How many vertices have how many neighbours.
     *
     * @return the number of vertices by degree
     */
    public SortedMap<Integer, Integer> degrees() {
        return degrees.all();
    }

    /**
     * How many vertices have how many neighbours, by the rank of their loss.
     *
     * @return the degrees
     */
    public DegreesByRank degreesByRank() {
        return degrees;
    }

    /**
     * The graph: the space itself, or what it induces on the combinations that are there, in the order of their numbers.
     *
     * @return the graph; empty for merged classes, and for spaces too large to hold
     */
    public Optional<Graph> graph() {
        if (complete()) {
            return Optional.of(Hamming.mixed(radices));
        }
        return present == null
                ? Optional.empty()
                : Optional.of(
                        PresentRows.graph(Hamming.mixed(radices), present, order + " of the combinations of " + space));
    }

    /** A loss for each rank r, the best first: the quantiles (r − ½)/n of pdf_n. */
    double[] lossesByRank() {
        double[] losses = new double[order];
        Arrays.setAll(losses, rank -> marginal.quantile((rank + 0.5) / order));
        return losses;
    }

    /** How many vertices have cliques of which sizes; empty where it is not known which combinations are there. */
    Map<List<Integer>, Integer> cliques() {
        if (complete()) {
            return Map.of(Arrays.stream(radices).map(q -> q - 1).boxed().toList(), order);
        }
        return present == null ? Map.of() : PresentRows.cliques(Hamming.mixed(radices), present);
    }

    /** The combinations that are there, where some are missing and the space is not too large. */
    Optional<BitSet> present() {
        return Optional.ofNullable(present);
    }

    /**
     * The mean degree.
     *
     * @return s, the degree itself where all are equal
     */
    public double meanDegree() {
        double sum = 0;
        for (var entry : degrees.all().entrySet()) {
            sum += entry.getKey() * (double) entry.getValue();
        }
        return sum / order;
    }

    /**
     * The edge correlation of normal scores.
     *
     * @return ρ, which is r(1) where the correlations are by edge
     */
    public double rho() {
        return rho;
    }

    /**
     * The correlations of normal scores by Hamming distance.
     *
     * @return a new array: r(1), r(2), …, as far as they were computed
     */
    public double[] correlations() {
        return correlations.clone();
    }

    /**
     * The shares of the variance of normal scores by interaction order.
     *
     * @return a new array, order 1 first; where combinations are missing those whose correlations come closest, and empty for
     *     merged classes and spaces too large for a field
     */
    public double[] spectrum() {
        return spectrum.clone();
    }

    /**
     * The same of the losses themselves, which tells their random walk: (1 − jq/(d(q−1)))ᵏ at lag k of each order j.
     *
     * @return a new array, order 1 first; empty where combinations are missing, and of model files that do not have it
     */
    public double[] lossSpectrum() {
        return lossSpectrum.clone();
    }

    /**
     * pdf_n through the quantiles.
     *
     * @return the density of losses
     */
    public QuantileDensity marginal() {
        return marginal;
    }

    /**
     * What was counted on the landscape.
     *
     * @return the counts
     */
    public Counted counted() {
        return counted;
    }

    /**
     * Where the numbers come from, a sentence each.
     *
     * @return file, column, number of rows, command
     */
    public List<String> provenance() {
        return provenance;
    }

    /**
     * The fitted pair: the copula over the quantiles, the non-parametric one where one was fitted, else the Gaussian.
     *
     * @return (pdf_n, pdf_e)
     */
    public Pair pair() {
        return grid == null ? gaussianPair() : Pair.of(marginal, grid);
    }

    /**
     * The pair with the Gaussian copula, whether or not another was fitted.
     *
     * @return (pdf_n, pdf_e)
     */
    public Pair gaussianPair() {
        return Pair.of(marginal, GaussianCopula.of(rho));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FittedModel that && ModelFile.text(this).equals(ModelFile.text(that));
    }

    @Override
    public int hashCode() {
        return ModelFile.text(this).hashCode();
    }

    @Override
    public String toString() {
        return name + " on " + space;
    }
}
