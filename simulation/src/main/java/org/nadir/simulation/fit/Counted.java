package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.search.DescentMap;

/**
 * What exhaustive local search counts on a real landscape, ties broken to the lowest index (in a table, the earliest row).
 *
 * @param strictMinima vertices with every neighbour strictly above
 * @param weakMinima vertices with no neighbour strictly below, where Algorithm 1 stops
 * @param optima vertices of the least loss
 * @param meanSteps the mean number of steps over all starts
 * @param shareReachingOptimum the share of starts that end at a vertex of the least loss, whichever
 * @param shareReachingFirstOptimum the share of starts that end at the first vertex of the least loss
 * @param edges the number of edges
 * @param tiedEdges the number of edges whose ends have equal losses
 * @param stepCounts by k = 0, 1, …: the number of starts that take exactly k steps
 * @param basins the best minima, best first, with their basins, at most {@value #MOST_BASINS}
 */
public record Counted(
        int strictMinima,
        int weakMinima,
        int optima,
        double meanSteps,
        double shareReachingOptimum,
        double shareReachingFirstOptimum,
        long edges,
        long tiedEdges,
        List<Long> stepCounts,
        List<Basin> basins) {

    /** How many minima are kept with their basins. */
    public static final int MOST_BASINS = 64;

    /**
     * A minimum and its basin.
     *
     * @param loss the minimum's loss
     * @param size the number of starts that end there
     */
    public record Basin(double loss, long size) {}

    /**
     * Copies the lists.
     *
     * @param strictMinima vertices with every neighbour strictly above
     * @param weakMinima vertices with no neighbour strictly below
     * @param optima vertices of the least loss
     * @param meanSteps the mean number of steps over all starts
     * @param shareReachingOptimum the share of starts that end at a vertex of the least loss
     * @param shareReachingFirstOptimum the share of starts that end at the first of them
     * @param edges the number of edges
     * @param tiedEdges the number of edges whose ends have equal losses
     * @param stepCounts the number of starts by steps
     * @param basins the best minima with their basins
     */
    public Counted {
        stepCounts = List.copyOf(stepCounts);
        basins = List.copyOf(basins);
    }

    /**
     * Counts a landscape.
     *
     * @param landscape a landscape
     * @return its counts
     */
    public static Counted of(Landscape landscape) {
        DescentMap map = DescentMap.of(landscape);
        Graph graph = landscape.graph();
        double least = landscape.loss(map.minimum(map.best()));
        int optima = 0;
        long pairs = 0;
        long tied = 0;
        for (int v = 0; v < graph.order(); v++) {
            double loss = landscape.loss(v);
            optima += loss == least ? 1 : 0;
            int degree = graph.degree(v);
            pairs += degree;
            for (int i = 0; i < degree; i++) {
                tied += landscape.loss(graph.neighbour(v, i)) == loss ? 1 : 0;
            }
        }
        List<Long> steps = new ArrayList<>();
        for (long count : map.stepCounts()) {
            steps.add(count);
        }
        List<Basin> basins = new ArrayList<>();
        for (int k = 0; k < map.weakMinima(); k++) {
            basins.add(new Basin(landscape.loss(map.minimum(k)), map.basin(k)));
        }
        basins.sort(Comparator.comparingDouble(Basin::loss)
                .thenComparing(Comparator.comparingLong(Basin::size).reversed()));
        return new Counted(
                map.strictMinima(),
                map.weakMinima(),
                optima,
                map.meanSteps(),
                map.shareReachingOptimum(),
                map.shareReachingFirstOptimum(),
                pairs / 2,
                tied / 2,
                steps,
                basins.subList(0, Math.min(MOST_BASINS, basins.size())));
    }
}
