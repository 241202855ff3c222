package org.nadir.plots.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nadir.simulation.fit.Counted;
import org.nadir.simulation.fit.Reliability;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Krawtchouk;
import org.nadir.simulation.landscape.SpectrumField;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NasBenchMacro;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.numeric.Estimate;

/**
 * NAS-Bench-Macro: 3⁸ networks, each trained several times.
 *
 * @param lambda the reliability of one run
 * @param rho the correlation of neighbours' normal scores without noise
 * @param r2 the correlation at distance 2 without noise
 * @param minima the strict minima of each run
 * @param minimaOfMean the strict minima of the mean of the runs
 * @param read whether the numbers come from a file given, not from within Nadir
 */
public record RepeatedRuns(double lambda, double rho, double r2, List<Integer> minima, int minimaOfMean, boolean read) {
    private static final int LAYERS = 8;
    private static final int CHOICES = 3;
    private static final int NETWORKS = 6561;

    /**
     * Copies the list.
     *
     * @param lambda the reliability of one run
     * @param rho the correlation at distance 1 without noise
     * @param r2 the correlation at distance 2 without noise
     * @param minima the strict minima of each run
     * @param minimaOfMean the strict minima of the mean
     * @param read whether the numbers come from a file given
     */
    public RepeatedRuns {
        minima = List.copyOf(minima);
    }

    /**
     * What {@link #read} finds in NAS-Bench-Macro's CIFAR-10 results, to ten digits; a test reads them again.
     *
     * @return the numbers
     */
    public static RepeatedRuns embedded() {
        return new RepeatedRuns(0.9701433694, 0.8044599401, 0.6134287003, List.of(32, 39, 46), 14, false);
    }

    /**
     * Reads the benchmark's file.
     *
     * @param file the JSON file, plain or gzipped
     * @return the numbers
     * @throws IOException if it can not be read
     */
    public static RepeatedRuns read(Path file) throws IOException {
        List<CategoricalTable> runs = NasBenchMacro.readRuns(file);
        // The seed is of intervals that are not used.
        Reliability reliability = Reliability.of(runs, 0);
        List<Integer> minima = new ArrayList<>();
        for (CategoricalTable run : runs) {
            minima.add(Counted.of(run.landscape()).strictMinima());
        }
        return new RepeatedRuns(
                reliability.lambda(),
                reliability.trueRho(),
                reliability.trueR2(),
                minima,
                Counted.of(NasBenchMacro.read(file, "mean").landscape()).strictMinima(),
                true);
    }

    /** The minima of a product field with the correlation ρ seen with a share of noise. */
    Estimate ofProductField(double noise) {
        return minima(rho * rho, noise);
    }

    /** The minima of an isotropic field with both correlations seen with a share of noise. */
    Estimate ofField(double noise) {
        return minima(r2, noise);
    }

    /** The space. */
    Hamming graph() {
        return Hamming.of(LAYERS, CHOICES);
    }

    /**
     * A field of both correlations without noise, of interaction orders 1 to 3; none where these three can not have them. Its
     * expected minima are those of every field of the two correlations, its spread over landscapes is nearly so.
     */
    Optional<SpectrumField> fieldOfBoth() {
        double[] atOne = new double[3];
        double[] atTwo = new double[3];
        for (int j = 0; j < 3; j++) {
            atOne[j] = Krawtchouk.ratio(LAYERS, CHOICES, j + 1, 1);
            atTwo[j] = Krawtchouk.ratio(LAYERS, CHOICES, j + 1, 2);
        }
        // with e₁ = 1 − e₂ − e₃ two equations for e₂ and e₃ are left
        double determinant =
                (atOne[1] - atOne[0]) * (atTwo[2] - atTwo[0]) - (atOne[2] - atOne[0]) * (atTwo[1] - atTwo[0]);
        double second =
                ((rho - atOne[0]) * (atTwo[2] - atTwo[0]) - (atOne[2] - atOne[0]) * (r2 - atTwo[0])) / determinant;
        double third =
                ((atOne[1] - atOne[0]) * (r2 - atTwo[0]) - (rho - atOne[0]) * (atTwo[1] - atTwo[0])) / determinant;
        double first = 1 - second - third;
        return first >= 0 && second >= 0 && third >= 0
                ? Optional.of(SpectrumField.of(graph(), first, second, third))
                : Optional.empty();
    }

    private Estimate minima(double atTwo, double noise) {
        return IsotropicField.of(LAYERS, CHOICES, rho, atTwo)
                .withNoise(1 - noise)
                .minimaFraction()
                .times(NETWORKS);
    }

    /** The share of noise in the mean of the runs. */
    double noiseOfMean() {
        return 1 - IsotropicField.reliability(lambda, minima.size());
    }
}
