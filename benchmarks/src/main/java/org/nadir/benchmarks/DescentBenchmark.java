package org.nadir.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.DescentMap;
import org.nadir.simulation.search.TieRule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The descent map of a Hamming graph: minima, steps and basins of every vertex. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class DescentBenchmark {

    /** Positions of five choices each: 5^8 is 390,625, 5^9 1,953,125 and 5^10 9,765,625 vertices. */
    @Param({"6", "8", "9", "10"})
    public int positions;

    /** How many threads work on the one landscape. */
    @Param({"1", "2"})
    public int threads;

    private Landscape landscape;

    /** Draws the losses. */
    @Setup
    public void draw() {
        landscape = IidLosses.uniform(Hamming.of(positions, 5)).sample(RandomStream.of(1), Threads.ONE);
    }

    /**
     * The map.
     *
     * @return the map
     */
    @Benchmark
    public DescentMap map() {
        return DescentMap.of(landscape, TieRule.LOWEST_INDEX, Threads.of(threads));
    }
}
