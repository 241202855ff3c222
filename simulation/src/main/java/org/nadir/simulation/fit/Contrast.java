package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Krawtchouk;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.random.RandomStream;

/**
 * Two landscapes side by side: their distributions of losses, their neighbourhood distributions, and whether these differ by
 * more than chance.
 *
 * <p>Intervals come from a bootstrap over vertices: each vertex weighs how often it was drawn, a pair the product of its ends'
 * weights. Two tables with the same rows are drawn together, so that what they share does not count as noise. The test of
 * "same neighbourhood distribution" compares the L² distance of the two copulas, on 8 × 8 cells of equal ranks, with that of
 * the centred bootstrap differences.
 *
 * @param first the name of the first landscape
 * @param second the name of the second
 * @param paired whether the two have the same rows in the same order
 * @param bootstraps the number of bootstrap draws
 * @param rows the quantities, one a row
 * @param wasserstein the Wasserstein distance of the standardised losses, ∫ |F₁ − F₂|
 * @param kolmogorovSmirnov the greatest distance of the distribution functions of the standardised losses
 * @param copulaL2 the L² distance of the copula densities
 * @param copulaTotalVariation half the L¹ distance of the copula densities
 * @param sameNeighbourhoodP the p-value of "same neighbourhood distribution"
 */
public record Contrast(
        String first,
        String second,
        boolean paired,
        int bootstraps,
        List<Row> rows,
        double wasserstein,
        double kolmogorovSmirnov,
        double copulaL2,
        double copulaTotalVariation,
        double sameNeighbourhoodP) {

    private static final int CELLS = 8;
    private static final int LAGS = 8;

    /** Pairs times draws beyond which fewer draws are made. */
    private static final double MOST_WORK = 4e8;

    /**
     * One quantity of both landscapes.
     *
     * @param quantity what, in words
     * @param first its value on the first landscape
     * @param second its value on the second
     * @param lower the lower end of the 95 % bootstrap interval of first − second, NaN where none was made
     * @param upper its upper end
     */
    public record Row(String quantity, double first, double second, double lower, double upper) {}

    /**
     * Copies the list.
     *
     * @param first the name of the first landscape
     * @param second the name of the second
     * @param paired whether the two have the same rows
     * @param bootstraps the number of bootstrap draws
     * @param rows the quantities
     * @param wasserstein the Wasserstein distance of the standardised losses
     * @param kolmogorovSmirnov their Kolmogorov–Smirnov distance
     * @param copulaL2 the L² distance of the copulas
     * @param copulaTotalVariation their total variation
     * @param sameNeighbourhoodP the p-value
     */
    public Contrast {
        rows = List.copyOf(rows);
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
     * @return the contrast
     * @throws IllegalArgumentException if bootstraps is below 20, or a table has no two neighbouring rows
     */
    public static Contrast of(
            String firstName,
            CategoricalTable first,
            String secondName,
            CategoricalTable second,
            int bootstraps,
            long seed) {
        if (bootstraps < 20) {
            throw new IllegalArgumentException("bootstraps must be at least 20, but were " + bootstraps);
        }
        Side a = Side.of(first);
        Side b = Side.of(second);
        boolean paired = sameRows(first, second);
        int draws = (int) Math.max(20, Math.min(bootstraps, MOST_WORK / (a.pairs + b.pairs)));
        double[] statisticsA = a.statistics(a.ones());
        double[] statisticsB = b.statistics(b.ones());
        double[] cellsA = a.cells(a.ones());
        double[] cellsB = b.cells(b.ones());
        double[][] differences = new double[statisticsA.length][draws];
        double distance = l2(cellsA, cellsB);
        int beyond = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] weightsA = drawn(RandomStream.of(seed).child(2L * draw), a.scores.length);
            double[] weightsB = paired ? weightsA : drawn(RandomStream.of(seed).child(2L * draw + 1), b.scores.length);
            double[] drawnA = a.statistics(weightsA);
            double[] drawnB = b.statistics(weightsB);
            for (int s = 0; s < differences.length; s++) {
                differences[s][draw] = drawnA[s] - drawnB[s];
            }
            double[] againA = a.cells(weightsA);
            double[] againB = b.cells(weightsB);
            double[] centred = new double[againA.length];
            for (int c = 0; c < centred.length; c++) {
                centred[c] = againA[c] - cellsA[c] - (againB[c] - cellsB[c]);
            }
            beyond += l2(centred, new double[centred.length]) >= distance ? 1 : 0;
        }
        List<Row> rows = new ArrayList<>();
        for (int s = 0; s < differences.length; s++) {
            Arrays.sort(differences[s]);
            rows.add(new Row(
                    Side.STATISTICS.get(s),
                    statisticsA[s],
                    statisticsB[s],
                    CheckedQuantity.quantile(differences[s], 0.025),
                    CheckedQuantity.quantile(differences[s], 0.975)));
        }
        addExact(rows, first, a, second, b);
        double totalVariation = 0;
        for (int c = 0; c < cellsA.length; c++) {
            totalVariation += 0.5 * Math.abs(cellsA[c] - cellsB[c]);
        }
        double[] standardA = standardised(first.losses());
        double[] standardB = standardised(second.losses());
        return new Contrast(
                firstName,
                secondName,
                paired,
                draws,
                rows,
                wasserstein(standardA, standardB),
                kolmogorovSmirnov(standardA, standardB),
                distance,
                totalVariation,
                (beyond + 1.0) / (draws + 1));
    }

    /** What is exact and has no interval: walks and spectra. */
    private static void addExact(List<Row> rows, CategoricalTable first, Side a, CategoricalTable second, Side b) {
        double[] lossesA = RandomWalk.exact(a.graph, first.losses(), LAGS);
        double[] lossesB = RandomWalk.exact(b.graph, second.losses(), LAGS);
        rows.add(row(
                "correlation length of losses, steps",
                RandomWalk.correlationLength(lossesA[1]),
                RandomWalk.correlationLength(lossesB[1])));
        for (int k = 1; k <= LAGS; k++) {
            rows.add(row("random walk, losses, lag " + k, lossesA[k], lossesB[k]));
        }
        double[] scoresA = RandomWalk.exact(a.graph, a.scores, LAGS);
        double[] scoresB = RandomWalk.exact(b.graph, b.scores, LAGS);
        for (int k = 1; k <= LAGS; k++) {
            rows.add(row("random walk, normal scores, lag " + k, scoresA[k], scoresB[k]));
        }
        double[] sharesA = FittedField.shares(first);
        double[] sharesB = FittedField.shares(second);
        for (int j = 0; j < Math.max(sharesA.length, sharesB.length); j++) {
            rows.add(row(
                    "share of interaction order " + (j + 1),
                    j < sharesA.length ? sharesA[j] : Double.NaN,
                    j < sharesB.length ? sharesB[j] : Double.NaN));
        }
    }

    private static Row row(String quantity, double first, double second) {
        return new Row(quantity, first, second, Double.NaN, Double.NaN);
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

    private static double l2(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            // The densities are masses over cells of area 1/CELLS².
            sum += (a[c] - b[c]) * (a[c] - b[c]) * CELLS * CELLS;
        }
        return Math.sqrt(sum);
    }

    private static double[] standardised(double[] losses) {
        double mean = Arrays.stream(losses).average().orElse(0);
        double deviation = FittedField.deviation(losses);
        double[] standardised = new double[losses.length];
        Arrays.setAll(standardised, i -> (losses[i] - mean) / deviation);
        Arrays.sort(standardised);
        return standardised;
    }

    /** ∫ |F₁ − F₂| of two sorted samples. */
    static double wasserstein(double[] a, double[] b) {
        double total = 0;
        int i = 0;
        int j = 0;
        double last = Math.min(a[0], b[0]);
        while (i < a.length || j < b.length) {
            double next = i == a.length ? b[j] : j == b.length ? a[i] : Math.min(a[i], b[j]);
            total += Math.abs(i / (double) a.length - j / (double) b.length) * (next - last);
            while (i < a.length && a[i] == next) {
                i++;
            }
            while (j < b.length && b[j] == next) {
                j++;
            }
            last = next;
        }
        return total;
    }

    /** sup |F₁ − F₂| of two sorted samples. */
    static double kolmogorovSmirnov(double[] a, double[] b) {
        double most = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double next = Math.min(a[i], b[j]);
            while (i < a.length && a[i] == next) {
                i++;
            }
            while (j < b.length && b[j] == next) {
                j++;
            }
            most = Math.max(most, Math.abs(i / (double) a.length - j / (double) b.length));
        }
        return most;
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

    /** One landscape, ready to be weighed. */
    private static final class Side {
        private static final List<String> STATISTICS =
                List.of("mean loss", "sd of losses", "r(1)", "r(2)", "good end, best 1 %", "good end, best 5 %");

        private final Graph graph;
        private final double[] losses;
        private final double[] scores;
        private final int[] cells;
        private final boolean[] best1;
        private final boolean[] best5;
        private final int[][][] groups;
        private final int positions;
        private final double pairs;

        private Side(
                Graph graph,
                double[] losses,
                double[] scores,
                int[] cells,
                boolean[] best1,
                boolean[] best5,
                int[][][] groups,
                int positions,
                double pairs) {
            this.graph = graph;
            this.losses = losses;
            this.scores = scores;
            this.cells = cells;
            this.best1 = best1;
            this.best5 = best5;
            this.groups = groups;
            this.positions = positions;
            this.pairs = pairs;
        }

        static Side of(CategoricalTable table) {
            Landscape landscape = table.landscape();
            Graph graph = landscape.graph();
            double[] ranks = NormalScores.positions(table.losses());
            int n = ranks.length;
            int[] cells = new int[n];
            boolean[] best1 = new boolean[n];
            boolean[] best5 = new boolean[n];
            double pairs = 0;
            for (int v = 0; v < n; v++) {
                cells[v] = (int) Math.min(CELLS - 1.0, ranks[v] * CELLS);
                best1[v] = ranks[v] <= 0.01;
                best5[v] = ranks[v] <= 0.05;
                pairs += graph.degree(v);
            }
            if (!(pairs > 0)) {
                throw new IllegalArgumentException(table.source() + " has no two neighbouring rows");
            }
            int d = table.positions();
            int reach = d > 1 && n * (1 + d + Krawtchouk.binomial(d, 2)) <= 5e7 ? 2 : 1;
            return new Side(
                    graph,
                    table.losses(),
                    NormalScores.of(table.losses()),
                    cells,
                    best1,
                    best5,
                    CorrelationByDistance.groups(table, reach),
                    d,
                    pairs);
        }

        double[] ones() {
            double[] ones = new double[scores.length];
            Arrays.fill(ones, 1);
            return ones;
        }

        double[] statistics(double[] weights) {
            double total = Arrays.stream(weights).sum();
            double mean = 0;
            for (int v = 0; v < losses.length; v++) {
                mean += weights[v] * losses[v] / total;
            }
            double square = 0;
            for (int v = 0; v < losses.length; v++) {
                square += weights[v] * (losses[v] - mean) * (losses[v] - mean) / total;
            }
            CorrelationByDistance r = CorrelationByDistance.of(groups, positions, scores, weights);
            return new double[] {
                mean,
                Math.sqrt(square),
                r.at(1),
                r.reach() > 1 ? r.at(2) : Double.NaN,
                goodEnd(best1, weights),
                goodEnd(best5, weights)
            };
        }

        /** P(neighbour among the best | vertex among the best), weighted. */
        private double goodEnd(boolean[] best, double[] weights) {
            double good = 0;
            double both = 0;
            for (int v = 0; v < best.length; v++) {
                if (!best[v] || weights[v] == 0) {
                    continue;
                }
                int degree = graph.degree(v);
                for (int i = 0; i < degree; i++) {
                    int w = graph.neighbour(v, i);
                    good += weights[v] * weights[w];
                    both += best[w] ? weights[v] * weights[w] : 0;
                }
            }
            return both / good;
        }

        /** The shares of the pairs by cells of equal ranks. */
        double[] cells(double[] weights) {
            double[] shares = new double[CELLS * CELLS];
            double total = 0;
            for (int v = 0; v < cells.length; v++) {
                if (weights[v] == 0) {
                    continue;
                }
                int degree = graph.degree(v);
                for (int i = 0; i < degree; i++) {
                    int w = graph.neighbour(v, i);
                    double weight = weights[v] * weights[w];
                    shares[cells[v] * CELLS + cells[w]] += weight;
                    total += weight;
                }
            }
            for (int c = 0; c < shares.length; c++) {
                shares[c] /= total;
            }
            scaleMargins(shares);
            return shares;
        }

        /** Both margins uniform again, as a copula's are: weights, and degrees that vary, have moved them. */
        private static void scaleMargins(double[] shares) {
            for (int round = 0; round < 30; round++) {
                for (int i = 0; i < CELLS; i++) {
                    double sum = 0;
                    for (int j = 0; j < CELLS; j++) {
                        sum += shares[i * CELLS + j];
                    }
                    for (int j = 0; j < CELLS; j++) {
                        shares[i * CELLS + j] /= Math.max(sum * CELLS, 1e-300);
                    }
                }
                for (int j = 0; j < CELLS; j++) {
                    double sum = 0;
                    for (int i = 0; i < CELLS; i++) {
                        sum += shares[i * CELLS + j];
                    }
                    for (int i = 0; i < CELLS; i++) {
                        shares[i * CELLS + j] /= Math.max(sum * CELLS, 1e-300);
                    }
                }
            }
        }
    }
}
