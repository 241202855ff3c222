package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.numeric.Estimate;

/**
 * Two landscapes side by side: their distributions of losses, their neighbourhood distributions, walks and spectra, and whether
 * the neighbourhood distributions differ by more than chance.
 *
 * <p>Errors and intervals come from a parametric bootstrap of whole landscapes: pairs of Gaussian fields with the two spectra, and
 * with what two tables with the same rows have in common ({@link FieldPair}), so that pairs of neighbours depend on each
 * other as they do in the landscapes. They answer how much a number would differ if both landscapes were drawn again.
 * Where no field can be drawn (merged classes, spaces too large), the vertices have weights instead, 1 + .1 times a normal number, and
 * deviations are those of the draws times 10, as if vertices were independent: too small where neighbours hang together.
 *
 * <p>A 95 % interval is ± 1.96 standard deviations of the draws about the value, for a distance about the value less the draws'
 * bias. The test of "same neighbourhood distribution" compares the L² distance of the two copulas, on 8 × 8 cells of equal ranks,
 * with that of the differences of the draws about their mean.
 *
 * @param first the name of the first landscape
 * @param second the name of the second
 * @param paired whether the two have the same rows in the same order
 * @param redrawn whether whole landscapes were drawn, and not weights of vertices
 * @param bootstraps the number of bootstrap draws
 * @param rows the quantities of both, one a row
 * @param distances how far the two are apart
 * @param distanceByChance the L² distance of the copulas that chance makes of two that are the same: mean and standard deviation
 * @param sameNeighbourhoodP the p-value of "same neighbourhood distribution"
 */
public record Contrast(
        String first,
        String second,
        boolean paired,
        boolean redrawn,
        int bootstraps,
        List<Row> rows,
        List<Distance> distances,
        Estimate distanceByChance,
        double sameNeighbourhoodP) {

    /** Additions beyond which fewer draws are made. */
    private static final double MOST_WORK = 4e9;

    private static final int FEWEST_DRAWS = 20;

    /** The deviation of the weights of vertices: so small that statistics are linear in them. */
    private static final double WIGGLE = 0.1;

    /** The place of the first distance that is one of the copulas. */
    private static final int COPULAS = 2;

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
     * @param redrawn whether whole landscapes were drawn
     * @param bootstraps the number of bootstrap draws
     * @param rows the quantities
     * @param distances the distances
     * @param distanceByChance the distance that chance makes
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
        boolean redrawn = FittedField.feasible(first) && FittedField.feasible(second);
        int draws = (int) Math.max(FEWEST_DRAWS, Math.min(bootstraps, MOST_WORK / (a.work() + b.work())));
        double[] onesA = ones(a.order());
        double[] onesB = ones(b.order());
        Sides all = Sides.of(a, onesA, b, onesB);
        Sides[] drawn = new Sides[draws];
        @Nullable FieldPair fields = redrawn ? FieldPair.of(first, second, paired) : null;
        progress.started(draws + (redrawn ? " draws of landscapes" : " draws of weights"), draws);
        try {
            threads.run(draws, (draw, worker) -> {
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled after some of " + draws + " draws");
                }
                RandomStream stream = RandomStream.of(seed).child(draw);
                if (fields != null) {
                    double[][] losses = fields.losses(stream);
                    drawn[draw] = Sides.of(a.withLosses(losses[0]), onesA, b.withLosses(losses[1]), onesB);
                } else {
                    double[] weightsA = weights(stream.child(0), a.order());
                    double[] weightsB = paired ? weightsA : weights(stream.child(1), b.order());
                    drawn[draw] = Sides.of(a, weightsA, b, weightsB);
                }
                progress.advanced(1);
            });
        } finally {
            progress.finished();
        }
        double scale = redrawn ? 1 : 1 / WIGGLE;
        double[][] centred = centred(drawn, scale);
        double[] none = new double[all.cellsA.length];
        double[] byChance =
                Arrays.stream(centred).mapToDouble(cells -> l2(cells, none)).toArray();
        long beyond = Arrays.stream(byChance)
                .filter(distance -> distance >= all.distances[COPULAS])
                .count();
        Draws chance = Draws.of(byChance, 1);
        return new Contrast(
                firstName,
                secondName,
                paired,
                redrawn,
                draws,
                rows(a, b, all, drawn, scale),
                distances(all, drawn, centred, scale),
                new Estimate(chance.mean, chance.sd),
                (beyond + 1.0) / (draws + 1));
    }

    /** The differences of the copulas' cells under each draw, about their mean. */
    private static double[][] centred(Sides[] drawn, double scale) {
        double[] mean = new double[WeightedLandscape.CELLS * WeightedLandscape.CELLS];
        for (Sides sides : drawn) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += (sides.cellsA[c] - sides.cellsB[c]) / drawn.length;
            }
        }
        double[][] centred = new double[drawn.length][mean.length];
        for (int draw = 0; draw < drawn.length; draw++) {
            Sides sides = drawn[draw];
            Arrays.setAll(centred[draw], c -> scale * (sides.cellsA[c] - sides.cellsB[c] - mean[c]));
        }
        return centred;
    }

    private static List<Row> rows(WeightedLandscape a, WeightedLandscape b, Sides all, Sides[] drawn, double scale) {
        List<String> names = a.names().size() >= b.names().size() ? a.names() : b.names();
        List<Row> rows = new ArrayList<>();
        for (int s = 0; s < names.size(); s++) {
            int index = s;
            Draws ofFirst = Draws.of(drawn, scale, sides -> at(sides.statisticsA, index));
            Draws ofSecond = Draws.of(drawn, scale, sides -> at(sides.statisticsB, index));
            Draws ofBoth = Draws.of(drawn, scale, sides -> at(sides.statisticsA, index) - at(sides.statisticsB, index));
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

    private static List<Distance> distances(Sides all, Sides[] drawn, double[][] centred, double scale) {
        String[] names = {
            "Wasserstein, standardised losses",
            "Kolmogorov-Smirnov, standardised losses",
            "L2 of the copulas",
            "total variation of the copulas"
        };
        List<Distance> distances = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            int index = i;
            Draws draws = index < COPULAS
                    ? Draws.of(drawn, scale, sides -> sides.distances[index])
                    : Draws.of(
                            Arrays.stream(centred)
                                    .mapToDouble(cells -> moved(all, cells)[index])
                                    .toArray(),
                            1);
            double value = all.distances[i];
            // A draw's noise adds to a distance: its mean stands off the value as far as the value off what it
            // estimates.
            double middle = 2 * value - draws.mean;
            distances.add(new Distance(
                    names[i], value, Math.max(0, middle - Z * draws.sd), Math.max(0, middle + Z * draws.sd)));
        }
        return distances;
    }

    /** The distances when a draw's noise is added to the difference of the copulas. */
    private static double[] moved(Sides all, double[] noise) {
        double[] cells = new double[noise.length];
        Arrays.setAll(cells, c -> all.cellsA[c] + noise[c]);
        return copulaDistances(cells, all.cellsB);
    }

    /** L² and total variation, in their places among the distances. */
    private static double[] copulaDistances(double[] a, double[] b) {
        double variation = 0;
        for (int c = 0; c < a.length; c++) {
            variation += 0.5 * Math.abs(a[c] - b[c]);
        }
        return new double[] {0, 0, l2(a, b), variation};
    }

    /** Mean of a number over the draws, and its spread, scaled up where the draws were scaled down. */
    private static final class Draws {
        private final double mean;
        private final double sd;

        private Draws(double mean, double sd) {
            this.mean = mean;
            this.sd = sd;
        }

        static Draws of(Sides[] drawn, double scale, ToDoubleFunction<Sides> number) {
            return of(Arrays.stream(drawn).mapToDouble(number).toArray(), scale);
        }

        static Draws of(double[] values, double scale) {
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Draws(mean, scale * Math.sqrt(squares / (values.length - 1)));
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
            this.distances = copulaDistances(cellsA, cellsB);
            distances[0] = losses.wasserstein();
            distances[1] = losses.kolmogorovSmirnov();
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

    /** Weights of n vertices about 1. */
    private static double[] weights(RandomStream stream, int n) {
        double[] weights = new double[n];
        Arrays.setAll(weights, v -> Math.max(0, 1 + WIGGLE * stream.nextNormal()));
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
