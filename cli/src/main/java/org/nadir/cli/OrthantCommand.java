package org.nadir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.read.MalformedDataException;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.Orthant;
import org.nadir.theory.numeric.Estimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nadir orthant}. */
@Command(
        name = "orthant",
        sortOptions = false,
        description = {
            "The probability that all components of a normal vector are positive, for any covariance: by randomised"
                    + " quasi-Monte Carlo, with its standard error. A vertex of a Gaussian field is a minimum where its"
                    + " differences to all neighbours are positive, so that n such probabilities are the expected number"
                    + " of minima of any field.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir orthant --covariance sigma.csv",
            "  nadir orthant --space 'hamming(6, 5)' --correlations 0.7,0.47"
        })
final class OrthantCommand implements Callable<Integer> {
    @Option(
            names = "--covariance",
            paramLabel = "FILE",
            description = "A symmetric matrix as text: a row a line, numbers apart by commas, semicolons or blanks.")
    private @Nullable Path covariance;

    @Option(
            names = "--mean",
            paramLabel = "M",
            split = ",",
            description = "The mean of every component (default: 0); minus a threshold, the chance to lie above it.")
    private double @Nullable [] mean;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = "Instead of a file: the differences to the neighbours on hamming(d, q) ...")
    private @Nullable String space;

    @Option(
            names = "--correlations",
            paramLabel = "R",
            split = ",",
            description = "... of an isotropic field with these correlations at distances 1 and 2.")
    private double @Nullable [] correlations;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            defaultValue = "1e-4",
            description = "The standard error to reach, relative (default: ${DEFAULT-VALUE}).")
    private double tolerance;

    @Option(
            names = "--points",
            paramLabel = "COUNT",
            defaultValue = "262144",
            description = "The most points for each of 16 randomisations (default: ${DEFAULT-VALUE}).")
    private int points;

    @Mixin
    private final Randomness randomness = new Randomness();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if ((covariance == null) == (space == null)) {
            throw new IllegalArgumentException("give either --covariance FILE or --space and --correlations");
        }
        Optional<Hamming> hamming = Optional.empty();
        double[][] sigma;
        if (covariance != null) {
            if (correlations != null) {
                throw new IllegalArgumentException("--correlations needs --space, not --covariance");
            }
            sigma = read(covariance);
        } else {
            hamming = SizeOptions.read(space).graph().flatMap(Hamming::uniform);
            sigma = differences(hamming.orElseThrow(
                    () -> new IllegalArgumentException("--space must be hamming(d, q), but was " + space)));
        }
        double[] mu = mean == null ? new double[sigma.length] : mean;
        if (mean != null && mean.length == 1) {
            mu = IntStream.range(0, sigma.length).mapToDouble(i -> mean[0]).toArray();
        }
        Estimate chance = Orthant.of(mu, sigma).withMostPoints(points).probability(tolerance, randomness.seed());
        Table table = Table.of("orthant", "", Column.of("quantity"), Column.of("value"));
        table.row("P(all positive)", chance);
        if (hamming.isPresent() && mean == null) {
            Hamming graph = hamming.get();
            table.row("times n, the expected number of local minima", chance.times((double) graph.order()));
            table.row(
                    "the same by one double integral",
                    IsotropicField.of(graph.positions(), graph.choices(0), correlations[0], correlations[1])
                            .minimaFraction()
                            .times((double) graph.order()));
        }
        Report report = Report.of("Orthant probability")
                .fact("dimensions", sigma.length)
                .fact("seed", randomness.seed())
                .table(table);
        boolean kept = chance.error() <= tolerance * chance.value();
        if (!kept) {
            String missed = "the standard error is above the tolerance of " + tolerance + " after " + points
                    + " points a randomisation: give more --points";
            report.note("Refused as too rough: " + missed + ".");
            output.say("nadir: " + missed);
        }
        output.print(report);
        return kept ? 0 : Failure.FAILED;
    }

    /** cov(l(w) − l(v), l(w') − l(v)) over the neighbours w, w' of a vertex. */
    private double[][] differences(Hamming graph) {
        if (correlations == null || correlations.length != 2) {
            throw new IllegalArgumentException("--correlations must be two numbers, r1,r2");
        }
        double r1 = correlations[0];
        double r2 = correlations[1];
        if (!(Math.abs(r1) < 1 && Math.abs(r2) <= 1)) {
            throw new IllegalArgumentException("--correlations must lie in (-1, 1), but were " + r1 + " and " + r2);
        }
        // refuses what no field has, with the bounds
        IsotropicField.of(graph.positions(), graph.choices(0), r1, r2);
        int mates = graph.choices(0) - 1;
        double[][] sigma = new double[graph.positions() * mates][graph.positions() * mates];
        for (int i = 0; i < sigma.length; i++) {
            for (int j = 0; j < sigma.length; j++) {
                // Neighbours at one position are neighbours of each other; others are at distance 2.
                double apart = i == j ? 1 : i / mates == j / mates ? r1 : r2;
                sigma[i][j] = apart - 2 * r1 + 1;
            }
        }
        return sigma;
    }

    private static double[][] read(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int l = 0; l < lines.size(); l++) {
            String line = lines.get(l).strip();
            if (line.isEmpty()) {
                continue;
            }
            String[] words = line.split("\\s*[,;]\\s*|\\s+", -1);
            double[] row = new double[words.length];
            for (int c = 0; c < words.length; c++) {
                try {
                    row[c] = Double.parseDouble(words[c]);
                } catch (NumberFormatException e) {
                    throw MalformedDataException.at(
                            file.toString(), l + 1, "" + (c + 1), "'" + words[c] + "' is not a number");
                }
            }
            rows.add(row);
        }
        int size = rows.size();
        Optional<double[]> other =
                rows.stream().filter(row -> row.length != size).findFirst();
        if (size == 0 || other.isPresent()) {
            throw MalformedDataException.of(
                    file.toString(),
                    "a covariance is square, but has " + size + " rows"
                            + other.map(row -> " and " + row.length + " columns")
                                    .orElse(""));
        }
        return rows.toArray(double[][]::new);
    }
}
