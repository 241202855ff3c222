package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nadir.simulation.graph.Components;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.read.CategoricalTable;

/**
 * What a landscape is, before anything is assumed of it: size, degrees, ties, minima, basins, walks, spectrum.
 *
 * @param model its summary, with the counts
 * @param isolated the number of vertices without neighbours, each a minimum for want of a comparison
 * @param components the number of connected components
 * @param distinctLosses the number of different losses
 * @param roundingNoise differences of losses that look like rounding noise, where there are some
 * @param walk the random-walk autocorrelation of losses, exact, from lag 0
 * @param walkOfScores the same of normal scores
 * @param tail1 the chance that a neighbour of one of the best 1 % is one of them
 * @param tail5 the same for the best 5 %
 * @param groups the number of classes of equivalent configurations, 0 where unknown
 * @param reliability the share of the variance of normal scores that lies between these classes, NaN where unknown: what is
 *     within them is noise
 * @param merged the counts after merging the classes, each with its mean loss
 */
public record Inspection(
        FittedModel model,
        int isolated,
        int components,
        int distinctLosses,
        Optional<RoundingNoise> roundingNoise,
        List<Double> walk,
        List<Double> walkOfScores,
        double tail1,
        double tail5,
        int groups,
        double reliability,
        Optional<Counted> merged) {

    private static final int LAGS = 10;

    /**
     * Copies the lists.
     *
     * @param model its summary
     * @param isolated vertices without neighbours
     * @param components connected components
     * @param distinctLosses different losses
     * @param roundingNoise differences that look like rounding noise
     * @param walk the autocorrelation of losses
     * @param walkOfScores the autocorrelation of normal scores
     * @param tail1 how the best 1 % hang together
     * @param tail5 how the best 5 % hang together
     * @param groups classes of equivalent configurations
     * @param reliability the share of variance between the classes
     * @param merged the counts after merging the classes
     */
    public Inspection {
        walk = List.copyOf(walk);
        walkOfScores = List.copyOf(walkOfScores);
    }

    /**
     * Inspects a table.
     *
     * @param name the landscape's name
     * @param table a table
     * @return the inspection
     * @throws IllegalArgumentException if the table has no two neighbouring rows, or fewer than 8 rows
     */
    public static Inspection of(String name, CategoricalTable table) {
        Landscape landscape = table.landscape();
        FittedModel model = FittedModel.of(name, table, landscape, table.notes());
        Graph graph = landscape.graph();
        double[] losses = table.losses();
        double[] scores = NormalScores.of(losses);
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        int distinct = 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        return new Inspection(
                model,
                model.degrees().getOrDefault(0, 0),
                Components.count(graph),
                distinct,
                RoundingNoise.of(losses),
                boxed(RandomWalk.exact(graph, losses, LAGS)),
                boxed(RandomWalk.exact(graph, scores, LAGS)),
                tail(graph, scores, 0.01),
                tail(graph, scores, 0.05),
                table.groups(),
                table.grouped() ? between(table, scores) : Double.NaN,
                table.grouped() && table.groups() < table.rows()
                        ? Optional.of(Counted.of(table.merged().landscape()))
                        : Optional.empty());
    }

    private static double tail(Graph graph, double[] scores, double share) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double limit = sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
        double good = 0;
        double both = 0;
        for (int v = 0; v < scores.length; v++) {
            if (scores[v] <= limit) {
                int degree = graph.degree(v);
                good += degree;
                for (int i = 0; i < degree; i++) {
                    both += scores[graph.neighbour(v, i)] <= limit ? 1 : 0;
                }
            }
        }
        return both / good;
    }

    private static List<Double> boxed(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    /** 1 − (mean variance within classes)/(variance), with the classes' own means taken out without bias. */
    private static double between(CategoricalTable table, double[] scores) {
        double[] sums = new double[table.groups()];
        double[] counts = new double[table.groups()];
        for (int row = 0; row < scores.length; row++) {
            sums[table.group(row)] += scores[row];
            counts[table.group(row)]++;
        }
        double within = 0;
        double freedom = 0;
        for (int row = 0; row < scores.length; row++) {
            int group = table.group(row);
            double off = scores[row] - sums[group] / counts[group];
            within += off * off;
        }
        for (double count : counts) {
            freedom += count - 1;
        }
        double deviation = FittedField.deviation(scores);
        return freedom > 0 ? 1 - within / freedom / (deviation * deviation) : Double.NaN;
    }
}
