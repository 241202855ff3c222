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

/** The descent map of a Hamming graph: minima, steps and basins of every vertex; and what memory gives, a copy of the losses. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx6g")
public class DescentBenchmark {

    /** Positions of five choices each: 5^9 is 1,953,125, 5^10 9,765,625 and 5^12 244,140,625 vertices. */
    @Param({"6", "7", "8", "9", "10", "11", "12"})
    public int positions;

    /** How many threads work on the one landscape. */
    @Param({"1", "2"})
    public int threads;

    private Landscape landscape;
    private float[] losses = new float[0];
    private float[] copy = new float[0];

    /** Draws the losses. */
    @Setup
    public void draw() {
        landscape = IidLosses.uniform(Hamming.of(positions, 5)).sample(RandomStream.of(1), Threads.ONE);
        losses = landscape.ordered();
        copy = new float[losses.length];
    }

    /**
     * A copy of the losses: 8 bytes a vertex through memory.
     *
     * @return the copy
     */
    @Benchmark
    public float[] copy() {
        int chunk = 1 << 16;
        int n = losses.length;
        Threads.of(threads).run((n + chunk - 1) / chunk, (task, worker) -> {
            int from = task * chunk;
            System.arraycopy(losses, from, copy, from, Math.min(chunk, n - from));
        });
        return copy;
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
