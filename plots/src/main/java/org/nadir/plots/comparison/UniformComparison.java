package org.nadir.plots.comparison;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.MinimaCase;
import org.nadir.plots.MinimaNumber;
import org.nadir.plots.MinimaPart;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.simulation.montecarlo.UniformVariance;
import org.nadir.theory.Closure;
import org.nadir.theory.Solution;
import org.nadir.theory.UniformCase;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.numeric.Estimate;

/**
 * The uniform case, predicted and counted: independent losses on random s-regular graphs and on a Hamming graph H(d, q) of the
 * same size, against n/(s+1), which is exact, and n/s, to which the paper's slides round it.
 */
public final class UniformComparison {
    /** What the paper's simulation of the uniform case on NAS-Bench-201 counted, on one landscape. */
    private static final int PAPER = 616;

    private final UniformCase uniform;
    private final long vertices;
    private final int degree;
    private final Estimate integrated;
    private final boolean isNasBench201;
    private final List<Sampled> samples;

    /**
     * Sampled landscapes of one kind.
     *
     * @param name the kind of graph
     * @param figure what follows their number in the figure
     * @param observation the means over the sample
     * @param deviation the exact standard deviation of the number of minima of one landscape
     * @param exactFor on which graphs the deviation is exact, in words
     */
    public record Sampled(String name, String figure, Observation observation, double deviation, String exactFor) {

        /**
         * How far a formula is from the sample, in standard errors.
         *
         * @param formula a number of minima
         * @return (formula − sample mean) / (exact standard deviation / √replicates)
         */
        public double z(double formula) {
            return (formula - observation.minima().value()) / (deviation / Math.sqrt(observation.replicates()));
        }
    }

    private UniformComparison(Hamming graph, List<Sampled> samples) {
        vertices = graph.order();
        degree = graph.degree();
        isNasBench201 = graph.equals(Hamming.of(6, 5));
        uniform = UniformCase.of(vertices, degree);
        Uniform losses = Uniform.of(0, 1);
        integrated = Solution.of(Pair.of(losses, Independent.of(losses)), degree, Closure.tree())
                .minimaFraction()
                .times((double) vertices);
        this.samples = List.copyOf(samples);
    }

    /**
     * Samples and compares.
     *
     * @param graph the Hamming graph, which gives n and s too
     * @param replicates how many landscapes of each kind, at least 2
     * @param seed any number
     * @param threads how many threads to use; the result does not depend on it
     * @param progress is told of the replicates
     * @return the comparison
     * @throws IllegalArgumentException if there are too few replicates
     */
    public static UniformComparison of(Hamming graph, int replicates, long seed, Threads threads, Progress progress) {
        if (replicates < 2) {
            throw new IllegalArgumentException("replicates must be at least 2, but was " + replicates);
        }
        LandscapeLaw regular = IidLosses.uniformOnRandomRegular(graph.order(), graph.degree());
        Replicates plan = Replicates.of(regular, replicates, seed);
        // The variance differs from one random graph to the next by far less than a sample of this size can tell.
        double deviation = Math.sqrt(UniformVariance.of(plan.landscape(0).graph()));
        Sampled onRegular = new Sampled(
                "random " + graph.degree() + "-regular",
                " regular graphs",
                plan.run(threads, progress).observation(),
                deviation,
                "the first graph");
        Sampled onHamming = new Sampled(
                graph.toString(),
                " × " + graph.toString().replaceFirst("hamming", "~H~"),
                Replicates.of(IidLosses.uniform(graph), replicates, seed)
                        .run(threads, progress)
                        .observation(),
                Math.sqrt(UniformVariance.of(graph)),
                "every landscape");
        return new UniformComparison(graph, List.of(onRegular, onHamming));
    }

    /**
     * The exact expectation n/(s+1) and its variants.
     *
     * @return the uniform case
     */
    public UniformCase uniform() {
        return uniform;
    }

    /**
     * Theorem 5.1, integrated.
     *
     * @return the expected number of minima with its numerical error
     */
    public Estimate integrated() {
        return integrated;
    }

    /**
     * The samples: random regular graphs, then the Hamming graph.
     *
     * @return two samples
     */
    public List<Sampled> samples() {
        return samples;
    }

    /**
     * The table of all numbers of minima, with the distance of both formulas from each sample.
     *
     * @return the table {@code uniform}
     */
    public Table table() {
        Table table = Table.of(
                "uniform",
                "Independent losses: n = " + vertices + " vertices of s = " + degree + " neighbours",
                Column.of("source", "minima by"),
                Column.of("minima"),
                Column.of("sd", "sd of one"),
                Column.of("exact_sd", "exact sd"),
                Column.of("z_n_over_s", "z of n/s"),
                Column.of("z_n_over_s_plus_1", "z of n/(s+1)"));
        table.row("n/(s+1), exact", uniform.minima(), null, null, null, null);
        table.row("Theorem 5.1, integrated", integrated, null, null, null, null);
        table.row("n/s, the slides' rounding", uniform.slides(), null, null, null, null);
        if (isNasBench201) {
            table.row("one landscape, as in the paper", (double) PAPER, null, null, null, null);
        }
        for (Sampled sample : samples) {
            Observation o = sample.observation();
            table.row(
                    o.replicates() + " sampled, " + sample.name(),
                    o.minima(),
                    rounded(o.minimaSd(), 2),
                    rounded(sample.deviation(), 2),
                    rounded(sample.z(uniform.slides()), 2),
                    rounded(sample.z(uniform.minima()), 2));
        }
        return table;
    }

    /** A number whose further digits say nothing. */
    static double rounded(double value, int decimals) {
        double scale = decimals == 1 ? 10 : decimals == 2 ? 100 : 1000;
        return Math.rint(value * scale) / scale;
    }

    /**
     * What the numbers say, in a sentence made from them.
     *
     * @return the finding
     */
    public String finding() {
        Sampled worst = samples.get(0);
        Sampled best = samples.get(0);
        for (Sampled sample : samples) {
            worst = Math.abs(sample.z(uniform.minima())) > Math.abs(worst.z(uniform.minima())) ? sample : worst;
            best = Math.abs(sample.z(uniform.slides())) < Math.abs(best.z(uniform.slides())) ? sample : best;
        }
        double exactZ = Math.abs(worst.z(uniform.minima()));
        double slidesZ = Math.abs(best.z(uniform.slides()));
        String exact = exactZ < 4
                ? "n/(s+1) agrees with every sample (at most " + rounded(exactZ, 1) + " standard errors away)"
                : "n/(s+1) is " + rounded(exactZ, 1) + " standard errors from a sample, which chance does not explain";
        String slides = slidesZ > 5
                ? "n/s is refuted (at least " + rounded(slidesZ, 1) + " standard errors away)"
                : "n/s is " + rounded(slidesZ, 1) + " standard errors away, and more landscapes are needed to tell";
        return exact + "; " + slides + ". To tell the two apart at 5 standard errors takes "
                + uniform.graphsToRefute(worst.deviation(), 5) + " landscapes; one can not. z = (formula − mean)"
                + " / (exact sd / √landscapes); the exact sd of random regular graphs is that of the first.";
    }

    /**
     * The numbers as a part of the overlay.
     *
     * @return the part of the figure
     */
    public MinimaPart part() {
        List<MinimaNumber> items = new ArrayList<>();
        items.add(MinimaNumber.reported("~n~/~s~ (slides)", uniform.slides()));
        items.add(MinimaNumber.predicted(
                "~n~/(~s~ + 1)",
                "tree",
                Estimate.exact(uniform.minima()),
                samples.get(1).deviation()));
        items.add(MinimaNumber.predicted("Theorem 5.1", "tree", integrated, Double.NaN));
        for (Sampled sample : samples) {
            Observation o = sample.observation();
            items.add(MinimaNumber.simulated(o.replicates() + sample.figure(), o.minima(), o.minimaSd()));
        }
        if (isNasBench201) {
            items.add(MinimaNumber.reported("one graph, paper", PAPER));
        }
        return new MinimaPart(
                "(a) Uniform losses, ~n~ = " + Numbers.plain((double) vertices) + ", ~s~ = " + degree,
                List.of(new MinimaCase("", items)));
    }
}
