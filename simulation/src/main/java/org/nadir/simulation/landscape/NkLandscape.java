package org.nadir.simulation.landscape;

import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.random.RandomStream;

/**
 * Kauffman's NK landscapes on a Hamming graph: the loss is the mean over the N positions of a contribution that depends on
 * the position's digit and on those of K other positions.
 *
 * <p>Each combination of digits has a contribution uniform on (0, 1), independent of all others. The K others are the next
 * ones, around the word, or are drawn at random for every position of every landscape. K = 0 has one minimum, K = N − 1
 * independent losses. (Fitness is one minus the loss.)
 *
 * <p>S. A. Kauffman and S. Levin, Towards a general theory of adaptive walks on rugged landscapes, J. Theor. Biol. 128,
 * 1987.
 */
public final class NkLandscape implements LandscapeLaw {
    private final Hamming graph;
    private final int k;
    private final boolean adjacent;

    private NkLandscape(Hamming graph, int k, boolean adjacent) {
        this.graph = graph;
        this.k = k;
        this.adjacent = adjacent;
    }

    /**
     * The law with adjacent neighbours: position p depends on p, p + 1, …, p + K, around the word.
     *
     * @param graph the space
     * @param k how many other positions a contribution depends on, 0 ≤ K &lt; N
     * @return the law
     * @throws IllegalArgumentException if K is out of range
     */
    public static NkLandscape adjacent(Hamming graph, int k) {
        return new NkLandscape(graph, checked(graph, k), true);
    }

    /**
     * The law with K other positions drawn uniformly for each position.
     *
     * @param graph the space
     * @param k how many other positions a contribution depends on, 0 ≤ K &lt; N
     * @return the law
     * @throws IllegalArgumentException if K is out of range
     */
    public static NkLandscape random(Hamming graph, int k) {
        return new NkLandscape(graph, checked(graph, k), false);
    }

    private static int checked(Hamming graph, int k) {
        if (k < 0 || k >= graph.positions()) {
            throw new IllegalArgumentException(
                    "k of nk must be from 0 to " + (graph.positions() - 1) + ", but was " + k);
        }
        return k;
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        int n = graph.order();
        double[] losses = new double[n];
        int chunk = 1 << 14;
        for (int p = 0; p < graph.positions(); p++) {
            RandomStream own = stream.child(p);
            int[] depends = dependence(p, own.child(0));
            double[] table = new double[combinations(depends)];
            RandomStream contributions = own.child(1);
            for (int i = 0; i < table.length; i++) {
                table[i] = contributions.nextUniform() / graph.positions();
            }
            threads.run((n + chunk - 1) / chunk, (task, worker) -> {
                int end = (int) Math.min(n, (task + 1L) * chunk);
                for (int v = task * chunk; v < end; v++) {
                    int index = 0;
                    for (int position : depends) {
                        index = index * graph.choices(position) + graph.digit(v, position);
                    }
                    losses[v] += table[index];
                }
            });
        }
        float[] rounded = new float[n];
        for (int v = 0; v < n; v++) {
            rounded[v] = (float) losses[v];
        }
        return Landscape.ofFloats(graph, rounded);
    }

    private int[] dependence(int p, RandomStream stream) {
        int[] depends = new int[k + 1];
        int positions = graph.positions();
        int[] others = new int[positions - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = (p + 1 + i) % positions;
        }
        depends[0] = p;
        for (int i = 0; i < k; i++) {
            int pick = adjacent ? i : i + stream.nextInt(others.length - i);
            depends[i + 1] = others[pick];
            others[pick] = others[i];
        }
        return depends;
    }

    private int combinations(int[] depends) {
        int product = 1;
        for (int position : depends) {
            product *= graph.choices(position);
        }
        return product;
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
        return Math.sqrt(1 / (12.0 * graph.positions()));
    }

    @Override
    public String description() {
        return "nk(" + k + (adjacent ? ")" : ", random)") + " on " + graph.description();
    }
}
