package org.nadir.simulation.fit;

import java.util.Arrays;
import java.util.BitSet;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.InducedGraph;
import org.nadir.simulation.random.RandomStream;

/**
 * The Gaussian field fitted to a table: random landscapes on the table's own rows, with its correlations and its losses.
 *
 * <p>A field is drawn on the whole space, restricted to the rows that the table has, and its ranks are given the table's
 * losses, ties included. What a sample keeps of the data is its second-order dependence and its distribution of losses; what
 * differs between data and samples is therefore what a Gaussian field lacks.
 *
 * <p>The energies are those of the spectrum: by interaction order ({@link #isotropic}), or by the set of positions that
 * interact ({@link #bySubsets}), which knows that some positions matter more than others. Where combinations are missing the
 * energies by order are those whose correlations by distance come closest to the table's.
 */
public final class FittedField implements LandscapeLaw {
    /** The whole space is held in memory; beyond this it is refused. */
    private static final double LARGEST_SPACE = 1 << 26;

    private static final int MOST_POSITIONS = 20;

    private final Hamming space;
    private final Graph graph;

    /** The vertices of the space that the graph's vertices are; empty where they are all, in order. */
    private final int[] vertices;

    /** By set of positions, as a bit mask: the standard deviation of a component of that set. */
    private final double[] deviations;

    private final double[] sortedLosses;
    private final String description;

    private FittedField(
            Hamming space,
            Graph graph,
            int[] vertices,
            double[] deviations,
            double[] sortedLosses,
            String description) {
        this.space = space;
        this.graph = graph;
        this.vertices = vertices;
        this.deviations = deviations;
        this.sortedLosses = sortedLosses;
        this.description = description;
    }

    /**
     * Whether a table's space is small enough to draw fields on.
     *
     * @param table a table
     * @return whether it has at most 2²⁶ combinations and 20 positions, and its rows are combinations, not merged classes
     */
    public static boolean feasible(CategoricalTable table) {
        return !table.isMerged() && table.combinations() <= LARGEST_SPACE && table.positions() <= MOST_POSITIONS;
    }

    /**
     * The field with the table's energies by interaction order.
     *
     * @param table a table
     * @return the law
     * @throws IllegalArgumentException if the space is too large to hold
     */
    public static FittedField isotropic(CategoricalTable table) {
        requireFeasible(table);
        Hamming space = Hamming.mixed(table.radices());
        return of(table, space, deviations(space, shares(table)), "field with the spectrum of " + table.source());
    }

    /**
     * The field with correlation ρ to the power of the distance, whose cliques are those of the closure of that name.
     *
     * @param table a table
     * @param rho the correlation at distance 1, in [0, 1)
     * @return the law
     * @throws IllegalArgumentException if ρ is out of range or the space is too large to hold
     */
    public static FittedField product(CategoricalTable table, double rho) {
        requireFeasible(table);
        if (!(rho >= 0 && rho < 1)) {
            throw new IllegalArgumentException("rho of a field rho^distance must be in [0, 1), but was " + rho);
        }
        Hamming space = Hamming.mixed(table.radices());
        double[] deviations = new double[1 << space.positions()];
        for (int mask = 1; mask < deviations.length; mask++) {
            // The eigenvalues of ρJ + (1−ρ)I, axis by axis.
            double variance = 1;
            for (int p = 0; p < space.positions(); p++) {
                variance *= (mask >> p & 1) != 0 ? 1 - rho : 1 + (space.choices(p) - 1) * rho;
            }
            deviations[mask] = Math.sqrt(variance);
        }
        return of(table, space, deviations, "field of correlation " + rho + "^distance");
    }

    /** A field with given shares by order on the rows of a table, for its values alone. */
    static FittedField raw(CategoricalTable table, double[] shares) {
        Hamming space = Hamming.mixed(table.radices());
        Graph graph = table.complete() ? space : InducedGraph.of(table);
        return new FittedField(space, graph, vertices(table, space), deviations(space, shares), new double[0], "field");
    }

    /** The same with other shares by order; of a negative one, components have the other sign. */
    FittedField withShares(double[] shares) {
        return new FittedField(space, graph, vertices, deviations(space, shares), sortedLosses, description);
    }

    /** The standard deviation of a component by its set of positions, for shares by order. */
    private static double[] deviations(Hamming space, double[] shares) {
        double[] bySubset = new double[1 << space.positions()];
        double[] components = new double[shares.length + 1];
        for (int mask = 1; mask < bySubset.length; mask++) {
            components[Integer.bitCount(mask)] += components(space, mask);
        }
        for (int mask = 1; mask < bySubset.length; mask++) {
            int order = Integer.bitCount(mask);
            double share = shares[order - 1];
            bySubset[mask] = Math.copySign(Math.sqrt(space.order() * Math.abs(share) / components[order]), share);
        }
        return bySubset;
    }

    /**
     * The energies by interaction order of a table's normal scores: the spectrum of a complete one, and of an incomplete one
     * those whose correlations by distance come closest to the table's.
     *
     * @param table a table
     * @return a new array, order 1 first; the shares sum to 1
     */
    public static double[] shares(CategoricalTable table) {
        return shares(table, NormalScores.of(table.losses()));
    }

    /** The same of a value for each row. */
    static double[] shares(CategoricalTable table, double[] values) {
        if (table.complete()) {
            double[] byVertex = new double[values.length];
            for (int row = 0; row < values.length; row++) {
                byVertex[table.vertex(row)] = values[row];
            }
            return Spectrum.of(Hamming.mixed(table.radices()), byVertex).shares();
        }
        return OrderKernel.of(table.radices()).energies(CorrelationByDistance.of(table, values, table.positions()));
    }

    /**
     * The field with the table's energies by set of interacting positions.
     *
     * @param table a complete table
     * @return the law
     * @throws IllegalArgumentException if the table is not complete, or the space is too large to hold
     */
    public static FittedField bySubsets(CategoricalTable table) {
        requireFeasible(table);
        if (!table.complete()) {
            throw new IllegalArgumentException(table.source() + " lacks "
                    + (long) (table.combinations() - table.rows())
                    + " combinations: energies by set of positions need all of them");
        }
        Hamming space = Hamming.mixed(table.radices());
        double[] components = NormalScores.of(table.lossesByVertex());
        Spectrum.reflect(space, components);
        double[] energies = new double[1 << space.positions()];
        for (int v = 0; v < components.length; v++) {
            energies[mask(space, v)] += components[v] * components[v];
        }
        double[] deviations = new double[energies.length];
        for (int mask = 1; mask < energies.length; mask++) {
            deviations[mask] = Math.sqrt(energies[mask] / components(space, mask));
        }
        return of(table, space, deviations, "field with the spectrum by positions of " + table.source());
    }

    /**
     * The field of a model of a space with gaps: its energies by order, on the combinations that are there, with losses at the
     * quantiles (r − ½)/n of its pdf_n.
     *
     * @param model a model whose combinations are known
     * @return the law
     * @throws IllegalArgumentException if they are not, as for merged classes
     */
    public static FittedField ofModel(FittedModel model) {
        BitSet present = model.present()
                .orElseThrow(() -> new IllegalArgumentException("fields are drawn on combinations of choices, but of "
                        + model.name() + " it is not known which are there"));
        Hamming space = Hamming.mixed(model.radices());
        return new FittedField(
                space,
                model.graph().orElseThrow(),
                PresentRows.vertices(present),
                deviations(space, model.spectrum()),
                model.lossesByRank(),
                "field with the spectrum of " + model.name());
    }

    private static FittedField of(CategoricalTable table, Hamming space, double[] deviations, String description) {
        double[] sorted = table.losses();
        Arrays.sort(sorted);
        Graph graph = table.complete() ? space : InducedGraph.of(table);
        return new FittedField(space, graph, vertices(table, space), deviations, sorted, description);
    }

    /** The vertex of each row, or nothing for a complete table. */
    private static int[] vertices(CategoricalTable table, Hamming space) {
        if (table.complete()) {
            return new int[0];
        }
        int[] vertices = new int[table.rows()];
        int[] digits = new int[table.positions()];
        for (int row = 0; row < vertices.length; row++) {
            for (int p = 0; p < digits.length; p++) {
                digits[p] = table.choice(row, p);
            }
            vertices[row] = space.vertex(digits);
        }
        return vertices;
    }

    /**
     * Refuses a table on whose space no field can be drawn.
     *
     * @param table a table
     * @throws IllegalArgumentException if its rows are merged classes, or its space is too large, which the message says
     */
    public static void requireFeasible(CategoricalTable table) {
        if (table.isMerged()) {
            throw new IllegalArgumentException("fields are drawn on combinations of choices, but the rows of "
                    + table.source() + " are merged classes of them");
        }
        if (!feasible(table)) {
            throw new IllegalArgumentException("the space of " + table.source() + " has " + table.combinations()
                    + " combinations of " + table.positions() + " positions: too many to draw a field on");
        }
    }

    /** The number of components of a set of positions, Π (q_p − 1). */
    private static double components(Hamming space, int mask) {
        double product = 1;
        for (int p = 0; p < space.positions(); p++) {
            if ((mask >> p & 1) != 0) {
                product *= space.choices(p) - 1;
            }
        }
        return product;
    }

    /** The positions at which the component with this index is not constant. */
    private static int mask(Hamming space, int index) {
        int mask = 0;
        for (int p = 0; p < space.positions(); p++) {
            if (space.digit(index, p) != 0) {
                mask |= 1 << p;
            }
        }
        return mask;
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        return Landscape.of(graph, withLosses(field(stream), sortedLosses));
    }

    Graph graph() {
        return graph;
    }

    private double[] field(RandomStream stream) {
        return field(noise(stream));
    }

    /** A standard normal number for each component, from which fields of any spectrum are made. */
    double[] noise(RandomStream stream) {
        double[] noise = new double[space.order()];
        for (int v = 0; v < noise.length; v++) {
            noise[v] = stream.nextNormal();
        }
        return noise;
    }

    /** The field's values on the graph's vertices, from its components' noise. */
    double[] field(double[] noise) {
        double[] field = new double[noise.length];
        int[] digits = new int[space.positions()];
        int mask = 0;
        for (int v = 0; v < field.length; v++) {
            field[v] = deviations[mask] * noise[v];
            // the next word, and the set of its digits that are not 0
            for (int p = digits.length - 1; p >= 0; p--) {
                digits[p]++;
                if (digits[p] < space.choices(p)) {
                    mask |= 1 << p;
                    break;
                }
                digits[p] = 0;
                mask &= ~(1 << p);
            }
        }
        Spectrum.reflect(space, field);
        if (vertices.length == 0) {
            return field;
        }
        double[] restricted = new double[vertices.length];
        Arrays.setAll(restricted, row -> field[vertices[row]]);
        return restricted;
    }

    /** Gives the value of rank r the r-th of sorted losses. */
    static double[] withLosses(double[] values, double[] sortedLosses) {
        double[] order = values.clone();
        Arrays.sort(order);
        double[] losses = new double[values.length];
        for (int v = 0; v < losses.length; v++) {
            losses[v] = sortedLosses[Arrays.binarySearch(order, values[v])];
        }
        return losses;
    }

    @Override
    public int order() {
        return graph.order();
    }

    @Override
    public double degree() {
        double pairs = 0;
        for (int v = 0; v < graph.order(); v++) {
            pairs += graph.degree(v);
        }
        return pairs / graph.order();
    }

    @Override
    public double spread() {
        return deviation(sortedLosses);
    }

    static double deviation(double[] losses) {
        double mean = Arrays.stream(losses).average().orElse(0);
        double squares = 0;
        for (double loss : losses) {
            squares += (loss - mean) * (loss - mean);
        }
        return Math.sqrt(squares / losses.length);
    }

    @Override
    public String description() {
        return description;
    }
}
