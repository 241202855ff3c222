package org.nadir.simulation.landscape;

import java.util.Optional;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.CopulaGraph;
import org.nadir.simulation.graph.RandomRegular;
import org.nadir.simulation.random.RandomStream;

/**
 * Normal scores on a {@link CopulaGraph}: the pair (standard normal, Gaussian copula of correlation ρ) with neighbours
 * independent given the vertex, which is what Theorem 5.1 and the tree recursion speak of.
 */
public final class CopulaLandscape implements LandscapeLaw {
    private static final int LARGE = 1_000_000;

    private final int n;
    private final int s;
    private final double rho;

    private CopulaLandscape(int n, int s, double rho) {
        this.n = n;
        this.s = s;
        this.rho = rho;
    }

    /**
     * The law.
     *
     * @param n the number of vertices
     * @param s the number of neighbours of each, from 1 to n − 1, with n·s even
     * @param rho the correlation of the scores at the ends of an edge, −1 &lt; ρ &lt; 1
     * @return the law
     * @throws IllegalArgumentException if there is no such graph
     */
    public static CopulaLandscape of(int n, int s, double rho) {
        RandomRegular.check(n, s);
        CopulaGraph.checkCorrelation(rho);
        return new CopulaLandscape(n, s, rho);
    }

    /**
     * The correlation of the scores at the ends of an edge.
     *
     * @return ρ
     */
    public double rho() {
        return rho;
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        CopulaGraph sample = CopulaGraph.sample(n, s, rho, stream, threads);
        return Landscape.ofFloats(sample.graph(), sample.scores());
    }

    @Override
    public long bytesAVertex() {
        return 28;
    }

    @Override
    public Optional<String> realised(long seed, int landscapes, Threads threads) {
        if (n > LARGE) {
            // Sampled once more it would take as long as the landscape did, for a number that is the same at every
            // size.
            return Optional.empty();
        }
        CopulaGraph first = CopulaGraph.sample(n, s, rho, RandomStream.of(seed).child(0), threads);
        return Optional.of("Of the first graph " + first.repairedLoops() + " loops and " + first.repairedDoubleEdges()
                + " double edges, of " + (long) n * s / 2 + " edges, were repaired by swaps");
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
        return 1;
    }

    @Override
    public String description() {
        return "copula-graph(rho=" + rho + ") on " + n + " vertices of degree " + s;
    }
}
