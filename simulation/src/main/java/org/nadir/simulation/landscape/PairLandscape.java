package org.nadir.simulation.landscape;

import java.util.Locale;
import java.util.Optional;
import org.nadir.simulation.SampleMean;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.PairGraph;
import org.nadir.simulation.graph.RandomRegular;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.Pair;

/** The landscapes of any reversible pair (pdf_n, pdf_e) on a random regular graph: see {@link PairGraph}. */
public final class PairLandscape implements LandscapeLaw {
    /** On how many graphs the realised joint of edge ends is looked at: each is sampled once more. */
    private static final int LOOKED_AT = 4;

    private final int n;
    private final int s;
    private final Pair pair;
    private final double spread;

    private PairLandscape(int n, int s, Pair pair, double spread) {
        this.n = n;
        this.s = s;
        this.pair = pair;
        this.spread = spread;
    }

    /**
     * The law.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each, from 1 to n − 1, with n·s even
     * @param pair a reversible pair
     * @return the law
     * @throws IllegalArgumentException if there is no such graph, or the pair is not reversible
     */
    public static PairLandscape of(int n, int s, Pair pair) {
        RandomRegular.check(n, s);
        PairGraph.requireReversible(pair.losses(), pair.neighbours());
        return new PairLandscape(n, s, pair, IidLosses.spread(pair.losses()));
    }

    /**
     * The pair.
     *
     * @return pdf_n and pdf_e
     */
    public Pair pair() {
        return pair;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the pair is not reversible
     * @throws IllegalStateException if the chain has not mixed
     */
    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        PairGraph sample = PairGraph.sample(n, s, pair.losses(), pair.neighbours(), stream, threads);
        if (!sample.mixed()) {
            throw new IllegalStateException("the swap chain has not mixed: the joint of edge ends is "
                    + sample.distance() + " from the one asked for, where sampling alone makes "
                    + sample.samplingError() + ", and the best 1 % have " + sample.goodEndExcess()
                    + " standard errors too many edges among them");
        }
        return Landscape.of(sample.graph(), sample.losses());
    }

    @Override
    public Optional<String> realised(long seed, int landscapes, Threads threads) {
        int count = Math.min(landscapes, LOOKED_AT);
        double[] distances = new double[count];
        double[] excesses = new double[count];
        double sampling = 0;
        for (int i = 0; i < count; i++) {
            PairGraph graph = PairGraph.sample(
                    n,
                    s,
                    pair.losses(),
                    pair.neighbours(),
                    RandomStream.of(seed).child(i),
                    threads);
            distances[i] = graph.distance();
            excesses[i] = graph.goodEndExcess();
            sampling = graph.samplingError();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "The joint distribution of edge ends of %s is %.4f in total variation from the pair's, over 8 by 8"
                        + " cells, where sampling alone makes %.4f on average; the best 1 %% have %.1f standard errors too"
                        + " many edges between them (mean)",
                count == 1 ? "one graph" : "the first " + count + " graphs, mean,",
                SampleMean.of(distances).value(),
                sampling,
                SampleMean.of(excesses).value()));
    }

    @Override
    public int order() {
        return n;
    }

    @Override
    public double degree() {
        return s;
    }

    @Override
    public double spread() {
        return spread;
    }

    @Override
    public String description() {
        return "pair-graph(" + pair + ") on " + n + " vertices of degree " + s;
    }
}
