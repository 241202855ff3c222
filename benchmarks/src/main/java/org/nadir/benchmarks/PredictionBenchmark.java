package org.nadir.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nadir.theory.Closure;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.Prediction;
import org.nadir.theory.Solution;
import org.nadir.theory.density.CentredTruncatedNormal;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.TruncatedNormal;
import org.nadir.theory.numeric.Tolerance;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The whole {@link Prediction} of a closure, n = 15,625, s = 24, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PredictionBenchmark {

    /** The edge correlation of normal scores. */
    @Param({"0.3", "0.5", "0.7"})
    public double rho = 0.5;

    /** The relative tolerance. */
    @Param({"1e-6", "1e-10"})
    public double tolerance = 1e-10;

    private Pair pair() {
        return Pair.of(Normal.of(0, 1), GaussianCopula.of(rho));
    }

    private Prediction predict(Pair pair, Closure closure) {
        return Solution.of(pair, 24, closure, Tolerance.DEFAULT.withRelative(tolerance))
                .predict(15_625);
    }

    /**
     * A tree.
     *
     * @return the prediction
     */
    @Benchmark
    public Prediction tree() {
        return predict(pair(), Closure.tree());
    }

    /**
     * Cliques of H(6, 5).
     *
     * @return the prediction
     */
    @Benchmark
    public Prediction cliques() {
        return predict(pair(), Closure.cliques(6, 5));
    }

    /**
     * Lemma 5.2.
     *
     * @return the prediction
     */
    @Benchmark
    public Prediction lemma() {
        return predict(pair(), Closure.lemma());
    }

    /**
     * The authors' pair for CIFAR-10, whose defects are integrated too.
     *
     * @return the prediction
     */
    @Benchmark
    public Prediction authorsPair() {
        return predict(
                Pair.of(TruncatedNormal.of(0.25, 0.18, 0, 1), CentredTruncatedNormal.of(0.35, 0, 1)), Closure.tree());
    }

    /**
     * The minima of an isotropic field on H(6, 5) by its two correlations.
     *
     * @return E[# minima]/n
     */
    @Benchmark
    public double isotropic() {
        return IsotropicField.of(6, 5, rho, 0.95 * rho * rho).minimaFraction().value();
    }
}
