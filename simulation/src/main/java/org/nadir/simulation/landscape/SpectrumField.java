package org.nadir.simulation.landscape;

import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.random.RandomStream;

/**
 * A Gaussian field on a Hamming graph with mean 0, variance 1 and a given share of the variance, its energy, in each
 * interaction order: how many positions a Fourier component depends on.
 *
 * <p>In coordinates of which the first along each position is the constant, the coefficients are independent normal of
 * variance n·e_k/N_k, with k the number of positions at which the coefficient is not constant and N_k the number of such
 * coefficients, C(d, k)(q − 1)^k on H(d, q). One reflection along each position carries them to the vertices. On H(d, q) the
 * field is isotropic, with correlation r(j) = Σ_k e_k K_k(j)/K_k(0) at distance j, K_k the Krawtchouk polynomials; {@link
 * #ofCorrelations} goes the other way. Order 0, a constant added to all losses, has no energy. Losses are rounded to
 * floats.
 */
public final class SpectrumField implements LandscapeLaw {
    private final Hamming graph;
    private final double[] energies;
    private final String description;

    private SpectrumField(Hamming graph, double[] energies, String description) {
        this.graph = graph;
        this.energies = energies;
        this.description = description;
    }

    /**
     * The law with given energies.
     *
     * @param graph the space
     * @param energies the energy of order 1, 2, … up to at most the number of positions, each at least 0, not all 0; they
     *     are divided by their sum
     * @return the law
     * @throws IllegalArgumentException if there are more energies than positions, or one is negative, or none positive
     */
    public static SpectrumField of(Hamming graph, double... energies) {
        if (energies.length > graph.positions()) {
            throw new IllegalArgumentException("energies must be at most one for each of the " + graph.positions()
                    + " positions, but there were " + energies.length);
        }
        double sum = 0;
        for (int i = 0; i < energies.length; i++) {
            if (!(energies[i] >= 0 && energies[i] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "energies must be finite and at least 0, but that of order " + (i + 1) + " was " + energies[i]);
            }
            sum += energies[i];
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("energies must have a positive sum, but it was " + sum);
        }
        double[] shares = new double[graph.positions() + 1];
        StringBuilder words = new StringBuilder("spectrum-field(");
        for (int i = 0; i < energies.length; i++) {
            shares[i + 1] = energies[i] / sum;
            words.append(i == 0 ? "" : ", ").append(energies[i]);
        }
        return new SpectrumField(
                graph, shares, words.append(") on ").append(graph.description()).toString());
    }

    /**
     * The law with given correlations on H(d, q).
     *
     * @param graph an H(d, q)
     * @param correlations r(1), …, r(d)
     * @return the law; its energies are those of the correlations without order 0, rescaled to 1
     * @throws IllegalArgumentException if the graph is not an H(d, q), the number of correlations is not d, or no field
     *     has them: an energy would be below −1e-9
     */
    public static SpectrumField ofCorrelations(Hamming graph, double... correlations) {
        double[] energies = Krawtchouk.energies(graph, correlations);
        double[] orders = new double[graph.positions()];
        for (int k = 0; k < energies.length; k++) {
            if (!(energies[k] >= -1e-9)) {
                throw new IllegalArgumentException("no field on " + graph.description()
                        + " has these correlations: the energy of order " + k + " would be " + energies[k]);
            }
            if (k > 0) {
                orders[k - 1] = Math.max(0, energies[k]);
            }
        }
        return of(graph, orders);
    }

    /**
     * The correlation between vertices at a distance, on H(d, q), over the law.
     *
     * @param distance from 0 to d
     * @return r(distance), 1 at 0
     * @throws IllegalArgumentException if the graph is not an H(d, q)
     */
    public double correlation(int distance) {
        return Krawtchouk.correlation(graph, energies, distance);
    }

    /**
     * The space.
     *
     * @return a Hamming graph
     */
    public Hamming graph() {
        return graph;
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        double[] field = Axis.whiteNoise(graph.order(), stream, threads);
        double[] scale = new double[energies.length];
        double[] counts = counts();
        for (int k = 0; k < scale.length; k++) {
            scale[k] = Math.sqrt(graph.order() * energies[k] / counts[k]);
        }
        int[] digits = new int[graph.positions()];
        int order = 0;
        for (int v = 0; v < field.length; v++) {
            field[v] *= scale[order];
            // the next word, counting the digits that are not 0
            for (int p = digits.length - 1; p >= 0; p--) {
                digits[p]++;
                if (digits[p] < graph.choices(p)) {
                    order += digits[p] == 1 ? 1 : 0;
                    break;
                }
                digits[p] = 0;
                order--;
            }
        }
        for (int p = graph.positions() - 1; p >= 0; p--) {
            Axis.reflect(graph, p, field, threads);
        }
        float[] losses = new float[field.length];
        for (int v = 0; v < losses.length; v++) {
            losses[v] = (float) field[v];
        }
        return Landscape.ofFloats(graph, losses);
    }

    /** N_k: the coefficient of x^k in Π_p (1 + (q_p − 1)x). */
    private double[] counts() {
        double[] counts = new double[graph.positions() + 1];
        counts[0] = 1;
        for (int p = 0; p < graph.positions(); p++) {
            for (int k = p + 1; k > 0; k--) {
                counts[k] += (graph.choices(p) - 1) * counts[k - 1];
            }
        }
        return counts;
    }

    @Override
    public int order() {
        return graph.order();
    }

    @Override
    public double degree() {
        return graph.degree();
    }

    @Override
    public double spread() {
        return 1;
    }

    @Override
    public String description() {
        return description;
    }
}
