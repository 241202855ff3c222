package org.nadir.plots.reproduce;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nadir.plots.Forest;
import org.nadir.plots.drawing.Numbers;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.DescentMap;

/** Figure 10: the descent trees of the nine best minima, structured losses beside independent ones. */
public final class BestTrees {
    private static final int TREES = 9;

    private BestTrees() {}

    /**
     * Runs the experiment.
     *
     * @param lab how
     * @param benchmark the structured landscape: the data where they are given, else a field with their spectrum
     * @return its chapter
     */
    public static Chapter of(Laboratory lab, Benchmark benchmark) {
        Hamming graph = benchmark.graph();
        RandomStream stream = RandomStream.of(lab.seed());
        Landscape structured =
                benchmark.landscape().orElseGet(() -> benchmark.field().sample(stream.child(0), lab.threads()));
        Landscape random = IidLosses.uniform(graph).sample(stream.child(1), lab.threads());
        String name = benchmark.landscape().isPresent()
                ? benchmark.label()
                : "a field with the spectrum of " + benchmark.label();
        Forest.Landscape left = trees(name, structured);
        Forest.Landscape right = trees("independent losses", random);
        return new Chapter(
                Forest.of(left, right)
                        .madeBy("Losses on the left are "
                                + (benchmark.landscape().isPresent() ? "those of the data" : "normal scores")
                                + ", on the right uniform on [0, 1]."),
                List.of(),
                List.of("The nine best minima draw in " + share(left) + " of the starts on " + left.name() + " and "
                        + share(right) + " with independent losses."));
    }

    private static String share(Forest.Landscape landscape) {
        long held = landscape.trees().stream().mapToLong(Forest.Tree::size).sum();
        return Numbers.significant(100.0 * held / landscape.vertices(), 3) + " %";
    }

    private static Forest.Landscape trees(String name, Landscape landscape) {
        DescentMap map = DescentMap.of(landscape);
        int[] next = new int[landscape.order()];
        Arrays.setAll(next, map::next);
        List<Forest.Tree> trees = IntStream.range(0, map.weakMinima())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> landscape.loss(map.minimum(k))))
                .limit(TREES)
                .map(k -> Forest.Tree.ofMinimum(next, map.minimum(k), landscape.loss(map.minimum(k))))
                .toList();
        return new Forest.Landscape(name, trees, landscape.order());
    }
}
