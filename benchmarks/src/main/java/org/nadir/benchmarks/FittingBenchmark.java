package org.nadir.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.GridCopulaFit;
import org.nadir.simulation.fit.NeighbourPairs;
import org.nadir.simulation.fit.SkeletonField;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.read.CategoricalFile;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.TableFormat;
import org.nadir.simulation.random.RandomStream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a table and fitting it: NAS-Bench-201's size (6 positions of 5) and a protein's (4 positions of 20). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FittingBenchmark {
    /** Positions and choices. */
    @Param({"6,5", "4,20"})
    public String space = "6,5";

    private Path file = Path.of("");
    private TableFormat format = TableFormat.ofSequence("1", "2", false);
    private @Nullable CategoricalTable table;

    /** For JMH. */
    public FittingBenchmark() {}

    /**
     * Writes the table of a field.
     *
     * @throws IOException if it can not be written
     */
    @Setup
    public void write() throws IOException {
        String[] numbers = space.split(",", -1);
        Hamming graph = Hamming.of(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        Landscape field = ProductField.of(graph, 0.7).sample(RandomStream.of(1), Threads.ONE);
        StringBuilder text = new StringBuilder();
        List<String> columns = new ArrayList<>();
        for (int p = 0; p < graph.positions(); p++) {
            columns.add("p" + p);
            text.append("p").append(p).append(',');
        }
        text.append("loss\n");
        for (int v = 0; v < graph.order(); v++) {
            for (int p = 0; p < graph.positions(); p++) {
                text.append(graph.digit(v, p)).append(',');
            }
            text.append(field.loss(v)).append('\n');
        }
        file = Files.writeString(Files.createTempFile("fitting", ".csv"), text);
        format = TableFormat.ofPositions(columns, "loss", false);
        table = CategoricalFile.read(file, format);
    }

    /**
     * Removes the table.
     *
     * @throws IOException if it can not be removed
     */
    @TearDown
    public void remove() throws IOException {
        Files.delete(file);
    }

    /**
     * Reading.
     *
     * @return the table
     * @throws IOException if it can not be read
     */
    @Benchmark
    public CategoricalTable read() throws IOException {
        return CategoricalFile.read(file, format);
    }

    /**
     * Everything of the Gaussian fit: graph, scores, correlations, spectrum, quantiles, counts.
     *
     * @return the model
     */
    @Benchmark
    public FittedModel fitGaussian() {
        return FittedModel.of("field", table, List.of());
    }

    /**
     * The grid copula with its choice of smoothness.
     *
     * @return the fit
     */
    @Benchmark
    public GridCopulaFit fitCopula() {
        return GridCopulaFit.of(NeighbourPairs.of(table.landscape().graph(), table.losses()), 0.7);
    }

    /**
     * One landscape of the skeleton model, and the model.
     *
     * @return the landscape
     */
    @Benchmark
    public Landscape skeleton() {
        return SkeletonField.of(table).sample(RandomStream.of(2), Threads.ONE);
    }
}
