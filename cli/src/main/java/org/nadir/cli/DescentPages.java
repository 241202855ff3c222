package org.nadir.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.search.DescentMap;
import org.nadir.simulation.search.Improvement;
import org.nadir.simulation.search.RandomDescents;
import org.nadir.simulation.search.WeakBasins;

/** What other ways down show on one landscape. */
final class DescentPages {
    private static final int BEST = 10;

    private DescentPages() {}

    /** The best minima, by Algorithm 1 and by any descending path. */
    static Table weakBasins(DescentMap map, Threads threads) {
        WeakBasins weak = WeakBasins.of(map, threads);
        Table table = Table.of(
                "weak_basins",
                "The best minima of the first landscape: vertices that reach them, and vertices with any descending path",
                Column.of("loss"),
                Column.of("basin"),
                Column.of("weak_basin"));
        List<Integer> best = IntStream.range(0, map.weakMinima())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer k) -> map.landscape().loss(map.minimum(k))))
                .limit(BEST)
                .toList();
        for (int k : best) {
            table.row(map.landscape().loss(map.minimum(k)), map.basin(k), weak.size(k));
        }
        return table;
    }

    /** One descent from every vertex: to the best, to the first lower or to a random lower neighbour. */
    static Table improvements(DescentMap map, long seed, Threads threads) {
        Landscape landscape = map.landscape();
        Table table = Table.of(
                "improvements",
                "One descent from every vertex of the first landscape, by which lower neighbour it takes",
                Column.of("improvement"),
                Column.of("mean_steps"),
                Column.of("mean_evaluations"),
                Column.of("share_reaching_the_optimum"));
        for (Improvement improvement : Improvement.values()) {
            RandomDescents descents = RandomDescents.of(landscape, improvement, seed, threads);
            double least = landscape.loss(map.minimum(map.best()));
            long reaching = IntStream.range(0, landscape.order())
                    .filter(v -> landscape.loss(descents.reached(v)) <= least)
                    .count();
            @Nullable
            Object[] row = {
                improvement.name().toLowerCase(Locale.ROOT),
                descents.meanSteps(),
                descents.meanEvaluations(),
                (double) reaching / landscape.order()
            };
            table.row(row);
        }
        return table;
    }
}
