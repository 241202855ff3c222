package org.nadir.simulation.landscape;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.graph.RandomRegular;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.LossDensity;

/**
 * Independent losses on a graph: the paper's uniform case, or any pdf_n.
 *
 * <p>Uniform losses are floats: ties among them, one pair in 2²⁴ or fewer, are fewest at the good end, where floats are
 * densest. Losses of another density are doubles, the quantiles of uniform ones.
 */
public final class IidLosses implements LandscapeLaw {

    /** Losses drawn from one random stream. */
    private static final int CHUNK = 1 << 14;

    private final Function<RandomStream, Graph> graphs;
    private final @Nullable LossDensity density;
    private final int order;
    private static final int MOST_DOUBLES = 1 << 24;

    private final boolean onWords;
    private final double degree;
    private final double spread;
    private final String description;

    private IidLosses(
            Function<RandomStream, Graph> graphs,
            @Nullable LossDensity density,
            boolean onWords,
            int order,
            double degree,
            double spread,
            String description) {
        this.graphs = graphs;
        this.density = density;
        this.onWords = onWords;
        this.order = order;
        this.degree = degree;
        this.spread = spread;
        this.description = description;
    }

    /**
     * Losses uniform on (0, 1) on one graph.
     *
     * @param graph the graph of every landscape
     * @return the law
     */
    public static IidLosses uniform(Graph graph) {
        return new IidLosses(
                stream -> graph,
                null,
                graph instanceof Hamming,
                graph.order(),
                Graphs.meanDegree(graph),
                Math.sqrt(1 / 12.0),
                "iid on " + graph.description());
    }

    /**
     * Losses uniform on (0, 1) on a random s-regular graph, a new one for every landscape.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each
     * @return the law
     * @throws IllegalArgumentException if there is no such graph
     */
    public static IidLosses uniformOnRandomRegular(int n, int s) {
        RandomRegular.check(n, s);
        return new IidLosses(
                stream -> RandomRegular.sample(n, s, stream).graph(),
                null,
                false,
                n,
                s,
                Math.sqrt(1 / 12.0),
                "iid on random-regular(" + n + ", " + s + ")");
    }

    /**
     * Losses of a density on one graph.
     *
     * @param graph the graph of every landscape
     * @param density pdf_n
     * @return the law
     */
    public static IidLosses of(Graph graph, LossDensity density) {
        return new IidLosses(
                stream -> graph,
                density,
                graph instanceof Hamming,
                graph.order(),
                Graphs.meanDegree(graph),
                spread(density),
                "iid of " + density + " on " + graph.description());
    }

    /**
     * Losses of a density on a random s-regular graph, a new one for every landscape.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each
     * @param density pdf_n
     * @return the law
     * @throws IllegalArgumentException if there is no such graph
     */
    public static IidLosses onRandomRegular(int n, int s, LossDensity density) {
        RandomRegular.check(n, s);
        return new IidLosses(
                stream -> RandomRegular.sample(n, s, stream).graph(),
                density,
                false,
                n,
                s,
                spread(density),
                "iid of " + density + " on random-regular(" + n + ", " + s + ")");
    }

    /**
     * The standard deviation of a density, by the midpoint rule over 4,096 quantiles.
     *
     * @param density pdf_n
     * @return positive
     */
    public static double spread(LossDensity density) {
        int points = 4096;
        double sum = 0;
        for (int i = 0; i < points; i++) {
            double deviation = density.quantile((i + 0.5) / points) - density.mean();
            sum += deviation * deviation;
        }
        return Math.sqrt(sum / points);
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        Graph graph = graphs.apply(stream.child(0));
        RandomStream losses = stream.child(1);
        return density == null ? uniform(graph, losses, threads) : ofDensity(graph, density, losses, threads);
    }

    private static Landscape uniform(Graph graph, RandomStream stream, Threads threads) {
        float[] losses = new float[graph.order()];
        threads.run((losses.length + CHUNK - 1) / CHUNK, (task, worker) -> {
            RandomStream own = stream.child(task);
            int end = (int) Math.min(losses.length, (task + 1L) * CHUNK);
            for (int v = task * CHUNK; v < end; v++) {
                losses[v] = (float) own.nextUniform();
            }
        });
        return Landscape.ofFloats(graph, losses);
    }

    private static Landscape ofDensity(Graph graph, LossDensity density, RandomStream stream, Threads threads) {
        if (graph.order() > MOST_DOUBLES) {
            // More vertices than floats tell doubles apart: the losses are floats from the start, whose rare ties are
            // the rule's.
            float[] rounded = new float[graph.order()];
            threads.run((rounded.length + CHUNK - 1) / CHUNK, (task, worker) -> {
                RandomStream own = stream.child(task);
                int end = (int) Math.min(rounded.length, (task + 1L) * CHUNK);
                for (int v = task * CHUNK; v < end; v++) {
                    rounded[v] = (float) density.quantile(own.nextUniform());
                }
            });
            return Landscape.ofFloats(graph, rounded);
        }
        double[] losses = new double[graph.order()];
        threads.run((losses.length + CHUNK - 1) / CHUNK, (task, worker) -> {
            RandomStream own = stream.child(task);
            int end = (int) Math.min(losses.length, (task + 1L) * CHUNK);
            for (int v = task * CHUNK; v < end; v++) {
                losses[v] = density.quantile(own.nextUniform());
            }
        });
        return Landscape.of(graph, losses);
    }

    @Override
    public long bytesAVertex() {
        // Ranks of doubles are found by sorting them beside their vertices; a descent by neighbours keeps more than one
        // by cliques.
        return density == null && onWords ? Float.BYTES : 28;
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public double degree() {
        return degree;
    }

    @Override
    public double spread() {
        return spread;
    }

    @Override
    public String description() {
        return description;
    }
}
