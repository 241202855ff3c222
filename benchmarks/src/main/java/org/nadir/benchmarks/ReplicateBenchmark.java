package org.nadir.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.CopulaLandscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.DescentMap;
import org.nadir.simulation.search.TieRule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One replicate: sample, build, descend. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class ReplicateBenchmark {
    private long replicate;

    private DescentMap run(LandscapeLaw law, Threads threads) {
        return DescentMap.of(law.sample(RandomStream.of(1).child(replicate++), threads), TieRule.LOWEST_INDEX, threads);
    }

    /**
     * A copula graph of 15,626 vertices of degree 24, on one thread.
     *
     * @return its map
     */
    @Benchmark
    public DescentMap copulaGraph() {
        return run(CopulaLandscape.of(15_626, 24, 0.5), Threads.ONE);
    }

    /**
     * A product field on H(6, 5), on one thread.
     *
     * @return its map
     */
    @Benchmark
    public DescentMap productField() {
        return run(ProductField.of(Hamming.of(6, 5), 0.7), Threads.ONE);
    }

    /**
     * A copula graph of a million vertices of degree 24, on two threads.
     *
     * @return its map
     */
    @Benchmark
    public DescentMap copulaGraphOfAMillion() {
        return run(CopulaLandscape.of(1_000_000, 24, 0.5), Threads.of(2));
    }
}
