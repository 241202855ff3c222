package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.plots.Grid;
import org.nadir.simulation.SampleMean;
import org.nadir.simulation.fit.NormalScores;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** The ordered pairs of neighbours of a landscape, counted by their normal scores. */
final class CountedPairs {
    private static final double LOG_2 = StrictMath.log(2);
    private static final int FEWEST = 150; // pairs that a quantile is told of
    private static final int PARTS = 8; // of the vertices, whose quantiles scatter

    private final Graph graph;
    private final double[] scores;

    private CountedPairs(Graph graph, double[] scores) {
        this.graph = graph;
        this.scores = scores;
    }

    static CountedPairs of(Landscape landscape) {
        return new CountedPairs(landscape.graph(), NormalScores.of(landscape.losses()));
    }

    /**
     * How many times as many pairs a cell holds as if neighbours were independent, n_{ij} N/(n_i n_j), as log₂.
     *
     * @param span from minus to plus so many normal scores
     * @param cells cells to a side
     * @param fewest pairs, there or expected; a cell with fewer of both is NaN
     */
    Grid overIndependence(double span, int cells, double fewest) {
        double[] counts = new double[cells * cells];
        double[] sides = new double[cells];
        double all = 0;
        for (int v = 0; v < scores.length; v++) {
            int i = cell(scores[v], span, cells);
            all += graph.degree(v);
            if (i >= 0) {
                sides[i] += graph.degree(v);
                for (int k = 0; k < graph.degree(v); k++) {
                    int j = cell(scores[graph.neighbour(v, k)], span, cells);
                    if (j >= 0) {
                        counts[i * cells + j]++;
                    }
                }
            }
        }
        double total = all;
        return Grid.of(-span, span, cells, (u, v) -> {
            int i = cell(u, span, cells);
            int j = cell(v, span, cells);
            return octaves(counts[i * cells + j], sides[i] * sides[j] / total, fewest);
        });
    }

    /** log₂ of pairs over expected pairs, no cell emptier than half a pair; NaN where there are few of both. */
    static double octaves(double pairs, double expected, double fewest) {
        return pairs < fewest && expected < fewest
                ? Double.NaN
                : StrictMath.log(Math.max(pairs, 0.5) / expected) / LOG_2;
    }

    private static int cell(double u, double span, int cells) {
        int cell = (int) Math.floor((u + span) / (2 * span) * cells);
        return cell < cells ? cell : -1;
    }

    /**
     * Quantiles of the neighbours' scores, by bins of the vertex's.
     *
     * @param span from minus to plus so many normal scores
     * @param bins how many bins
     * @param levels probabilities
     * @return a curve for each level, NaN in bins of too few pairs; errors from how the quantiles of eight parts scatter
     */
    List<Curve> quantiles(double span, int bins, double... levels) {
        List<List<List<Double>>> neighbours = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            List<List<Double>> parts = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                parts.add(new ArrayList<>());
            }
            neighbours.add(parts);
        }
        int[] seen = new int[bins];
        for (int v = 0; v < scores.length; v++) {
            int bin = cell(scores[v], span, bins);
            if (bin >= 0) {
                List<Double> part = neighbours.get(bin).get(seen[bin]++ % PARTS);
                for (int k = 0; k < graph.degree(v); k++) {
                    part.add(scores[graph.neighbour(v, k)]);
                }
            }
        }
        double[] at = new double[bins];
        Arrays.setAll(at, bin -> -span + (bin + 0.5) * 2 * span / bins);
        List<Curve> curves = new ArrayList<>();
        for (double level : levels) {
            List<Estimate> values = new ArrayList<>();
            for (List<List<Double>> parts : neighbours) {
                values.add(quantile(parts, level));
            }
            curves.add(Curve.of(at, values));
        }
        return curves;
    }

    private static Estimate quantile(List<List<Double>> parts, double level) {
        double[] all = sorted(parts.stream().flatMap(List::stream).toList());
        if (all.length < FEWEST || parts.stream().anyMatch(List::isEmpty)) {
            return new Estimate(Double.NaN, Double.NaN);
        }
        double[] each = parts.stream()
                .mapToDouble(part -> quantile(sorted(part), level))
                .toArray();
        return new Estimate(quantile(all, level), SampleMean.of(each).error());
    }

    private static double quantile(double[] sorted, double level) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(level * sorted.length))];
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
