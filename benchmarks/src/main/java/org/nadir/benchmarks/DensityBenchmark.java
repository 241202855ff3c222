package org.nadir.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.words.DensityWords;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One call of pdf_e and of its tail S in the solver's coordinate, family by family. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DensityBenchmark {
    private static final int CALLS = 1024;

    /** pdf_e's phrase, over a uniform pdf_n. */
    @Param({
        "independent",
        "window(0.3)",
        "parabola",
        "truncated-normal(0.35)",
        "gaussian-copula(0.7)",
        "clayton-copula(2)",
        "grid-copula(knots(0, 0.01, 0.1, 0.5, 1), heights(5, 3, 4, 2, 2, 3, 1, 1, 1, 2, 0.5, 0.5, 0.5, 1, 2))"
    })
    private String neighbours = "independent";

    private NeighbourDensity density =
            DensityWords.pair("uniform", "independent").coordinateNeighbours();
    private final double[] x = new double[CALLS];
    private final double[] y = new double[CALLS];

    /** Draws the places to evaluate at. */
    @Setup
    public void prepare() {
        Pair pair = DensityWords.pair("uniform", neighbours);
        density = pair.coordinateNeighbours();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < CALLS; i++) {
            x[i] = pair.toCoordinate(random.nextDouble());
            y[i] = pair.toCoordinate(random.nextDouble());
        }
    }

    /**
     * pdf_e(x, y).
     *
     * @return the sum, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public double density() {
        double sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += density.density(x[i], y[i]);
        }
        return sum;
    }

    /**
     * S(x; y).
     *
     * @return the sum, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public double upperTail() {
        double sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += density.upperTail(x[i], y[i]);
        }
        return sum;
    }
}
