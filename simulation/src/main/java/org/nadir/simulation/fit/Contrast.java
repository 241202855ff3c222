package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.numeric.Estimate;

/**
 * Two landscapes side by side: their distributions of losses, their neighbourhood distributions, walks and spectra, and whether
 * the neighbourhood distributions differ by more than chance.
 *
 * <p>Errors and intervals come from a bootstrap over vertices: each vertex weighs how often it was drawn, a pair the product of
 * its ends' weights. Two tables with the same rows are drawn together, so that what they share does not count as noise. A 95 %
 * interval is ± 1.96 standard deviations of the draws about the value, for a distance about the value less the draws' bias. The test of "same neighbourhood
 * distribution" compares the L² distance of the two copulas, on 8 × 8 cells of equal ranks, with that of the centred bootstrap
 * differences.
 *
 * @param first the name of the first landscape
 * @param second the name of the second
 * @param paired whether the two have the same rows in the same order
 * @param bootstraps the number of bootstrap draws
 * @param rows the quantities of both, one a row
 * @param distances how far the two are apart
 * @param sameNeighbourhoodP the p-value of "same neighbourhood distribution"
 */
public record Contrast(
        String first,
        String second,
        boolean paired,
        int bootstraps,
        List<Row> rows,
        List<Distance> distances,
        double sameNeighbourhoodP) {

    /** Additions beyond which fewer draws are made. */
    private static final double MOST_WORK = 4e9;

    private static final int FEWEST_DRAWS = 20;

    /** The normal score of 97.5 %. */
    private static final double Z = 1.96;

    /**
     * One quantity of both landscapes.
     *
     * @param quantity what, in words
     * @param first its value on the first landscape, with its bootstrap standard error
     * @param second the same on the second
     * @param lower the lower end of the 95 % bootstrap interval of first − second
     * @param upper its upper end
     */
    public record Row(String quantity, Estimate first, Estimate second, double lower, double upper) {
        /**
         * The difference.
         *
         * @return first − second
         */
        public double difference() {
            return first.value() - second.value();
        }
    }

    /**
     * A distance between the two landscapes.
     *
     * @param distance which, in words
     * @param value the distance, at least 0
     * @param lower the lower end of its 95 % bootstrap interval, at least 0
     * @param upper its upper end
     */
    public record Distance(String distance, double value, double lower, double upper) {}

    /**
     * Copies the lists.
     *
     * @param first the name of the first landscape
     * @param second the name of the second
     * @param paired whether the two have the same rows
     * @param bootstraps the number of bootstrap draws
     * @param rows the quantities
     * @param distances the distances
     * @param sameNeighbourhoodP the p-value
     */
    public Contrast {
        rows = List.copyOf(rows);
        distances = List.copyOf(distances);
    }

    /**
     * Contrasts two tables.
     *
     * @param firstName the name of the first
     * @param first a table
     * @param secondName the name of the second
     * @param second another
     * @param bootstraps how many bootstrap draws to make, at least 20; fewer are made on very large landscapes
     * @param seed any number
     * @param threads how many threads may work; the result does not depend on it
     * @param progress hears of every draw
     * @return the contrast
     * @throws IllegalArgumentException if bootstraps is below 20, or a table has no two neighbouring rows
     * @throws CancellationException if the listener cancelled
     */
    public static Contrast of(
            String firstName,
            CategoricalTable first,
            String secondName,
            CategoricalTable second,
            int bootstraps,
            long seed,
            Threads threads,
            Progress progress) {
        if (bootstraps < FEWEST_DRAWS) {
            throw new IllegalArgumentException(
                    "bootstraps must be at least " + FEWEST_DRAWS + ", but were " + bootstraps);
        }
        WeightedLandscape a = WeightedLandscape.of(first);
        WeightedLandscape b = WeightedLandscape.of(second);
        boolean paired = sameRows(first, second);
        int draws = (int) Math.max(FEWEST_DRAWS, Math.min(bootstraps, MOST_WORK / (a.work() + b.work())));
        Sides all = Sides.of(a, ones(a.order()), b, ones(b.order()));
        Sides[] drawn = new Sides[draws];
        progress.started(draws + " draws of vertices", draws);
        try {
            threads.run(draws, (draw, worker) -> {
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled after some of " + draws + " draws");
                }
                double[] weightsA = drawn(RandomStream.of(seed).child(2L * draw), a.order());
                double[] weightsB =
                        paired ? weightsA : drawn(RandomStream.of(seed).child(2L * draw + 1), b.order());
                drawn[draw] = Sides.of(a, weightsA, b, weightsB);
                progress.advanced(1);
            });
        } finally {
            progress.finished();
        }
        double distance = l2(all.cellsA, all.cellsB);
        int beyond = 0;
        for (Sides sides : drawn) {
            double[] centred = new double[all.cellsA.length];
            Arrays.setAll(centred, c -> sides.cellsA[c] - all.cellsA[c] - (sides.cellsB[c] - all.cellsB[c]));
            beyond += l2(centred, new double[centred.length]) >= distance ? 1 : 0;
        }
        return new Contrast(
                firstName,
                secondName,
                paired,
                draws,
                rows(a, b, all, drawn),
                distances(all, drawn),
                (beyond + 1.0) / (draws + 1));
    }

    private static List<Row> rows(WeightedLandscape a, WeightedLandscape b, Sides all, Sides[] drawn) {
        List<String> names = a.names().size() >= b.names().size() ? a.names() : b.names();
        List<Row> rows = new ArrayList<>();
        for (int s = 0; s < names.size(); s++) {
            int index = s;
            Draws ofFirst = Draws.of(drawn, sides -> at(sides.statisticsA, index));
            Draws ofSecond = Draws.of(drawn, sides -> at(sides.statisticsB, index));
            Draws ofBoth = Draws.of(drawn, sides -> at(sides.statisticsA, index) - at(sides.statisticsB, index));
            double left = at(all.statisticsA, s);
            double right = at(all.statisticsB, s);
            if (Double.isNaN(left) && Double.isNaN(right)) {
                continue;
            }
            rows.add(new Row(
                    names.get(s),
                    new Estimate(left, ofFirst.sd),
                    new Estimate(right, ofSecond.sd),
                    left - right - Z * ofBoth.sd,
                    left - right + Z * ofBoth.sd));
        }
        return rows;
    }

    private static double at(double[] values, int index) {
        return index < values.length ? values[index] : Double.NaN;
    }

    private static List<Distance> distances(Sides all, Sides[] drawn) {
        String[] names = {
            "Wasserstein, standardised losses",
            "Kolmogorov-Smirnov, standardised losses",
            "L2 of the copulas",
            "total variation of the copulas"
        };
        List<Distance> distances = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            int index = i;
            Draws draws = Draws.of(drawn, sides -> sides.distances[index]);
            double value = all.distances[i];
            // A draw's noise adds to a distance: its mean stands off the value as far as the value off what it
            // estimates.
            double middle = 2 * value - draws.mean;
            distances.add(new Distance(
                    names[i], value, Math.max(0, middle - Z * draws.sd), Math.max(0, middle + Z * draws.sd)));
        }
        return distances;
    }

    /** Mean and spread of a number over the draws. */
    private static final class Draws {
        private final double mean;
        private final double sd;

        private Draws(double mean, double sd) {
            this.mean = mean;
            this.sd = sd;
        }

        static Draws of(Sides[] drawn, java.util.function.ToDoubleFunction<Sides> number) {
            double[] values = Arrays.stream(drawn).mapToDouble(number).toArray();
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Draws(mean, Math.sqrt(squares / (values.length - 1)));
        }
    }

    /** Both landscapes under one drawing of weights. */
    private static final class Sides {
        private final double[] statisticsA;
        private final double[] statisticsB;
        private final double[] cellsA;
        private final double[] cellsB;
        private final double[] distances;

        private Sides(
                double[] statisticsA, double[] statisticsB, double[] cellsA, double[] cellsB, LossDistances losses) {
            this.statisticsA = statisticsA;
            this.statisticsB = statisticsB;
            this.cellsA = cellsA;
            this.cellsB = cellsB;
            double variation = 0;
            for (int c = 0; c < cellsA.length; c++) {
                variation += 0.5 * Math.abs(cellsA[c] - cellsB[c]);
            }
            this.distances =
                    new double[] {losses.wasserstein(), losses.kolmogorovSmirnov(), l2(cellsA, cellsB), variation};
        }

        static Sides of(WeightedLandscape a, double[] weightsA, WeightedLandscape b, double[] weightsB) {
            double[] ofA = a.statistics(weightsA);
            double[] ofB = b.statistics(weightsB);
            LossDistances losses = LossDistances.of(
                    a.standardised(ofA[0], ofA[1]),
                    a.sorted(weightsA),
                    b.standardised(ofB[0], ofB[1]),
                    b.sorted(weightsB));
            return new Sides(ofA, ofB, a.cells(weightsA), b.cells(weightsB), losses);
        }
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static boolean sameRows(CategoricalTable first, CategoricalTable second) {
        boolean same = first.rows() == second.rows() && first.positions() == second.positions();
        for (int row = 0; same && row < first.rows(); row++) {
            for (int p = 0; same && p < first.positions(); p++) {
                same = first.choiceNames(p)
                        .get(first.choice(row, p))
                        .equals(second.choiceNames(p).get(second.choice(row, p)));
            }
        }
        return same;
    }

    /** How often each of n vertices is drawn in n draws. */
    private static double[] drawn(RandomStream stream, int n) {
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[stream.nextInt(n)]++;
        }
        return weights;
    }

    /** The L² distance of densities, given as masses over cells of area 1/CELLS². */
    private static double l2(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += (a[c] - b[c]) * (a[c] - b[c]) * WeightedLandscape.CELLS * WeightedLandscape.CELLS;
        }
        return Math.sqrt(sum);
    }

    /**
     * A quantity by its name.
     *
     * @param quantity the name
     * @return the row
     * @throws IllegalArgumentException if there is none of that name
     */
    public Row quantity(String quantity) {
        return rows.stream()
                .filter(row -> row.quantity().equals(quantity))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no quantity '" + quantity + "' was contrasted"));
    }

    /**
     * A distance by its name.
     *
     * @param name the name
     * @return the distance
     * @throws IllegalArgumentException if there is none of that name
     */
    public Distance distance(String name) {
        return distances.stream()
                .filter(distance -> distance.distance().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no distance '" + name + "' was measured"));
    }
}
