package org.nadir.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Progress;
import org.nadir.simulation.SampleMean;
import org.nadir.simulation.Threads;
import org.nadir.simulation.fit.RandomWalk;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.random.RandomStream;
import org.nadir.simulation.search.DescentMap;
import org.nadir.simulation.search.Improvement;
import org.nadir.simulation.search.RandomDescents;
import org.nadir.simulation.search.TieRule;
import org.nadir.simulation.search.WeakBasins;
import org.nadir.theory.Operator;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** What other ways down, and random walks, show on the landscapes of a law: means with their standard errors. */
final class DescentPages {
    private static final int BEST = 10;
    private static final int WALKS = 200;
    private static final int STEPS = 1000;

    private final LandscapeLaw law;
    private final int landscapes;
    private final long seed;
    private final Threads threads;

    DescentPages(LandscapeLaw law, int landscapes, long seed, Threads threads) {
        this.law = law;
        this.landscapes = landscapes;
        this.seed = seed;
        this.threads = threads;
    }

    /** What is asked of one landscape: an array of numbers, NaN where it has none. */
    private interface Question {
        double[] of(Landscape landscape);
    }

    /** By landscape the answers, the landscapes being those that the counts are of. */
    private double[][] ask(String what, Progress progress, Question question) {
        double[][] answers = new double[landscapes][];
        progress.started(what + " of " + landscapes + (landscapes == 1 ? " landscape" : " landscapes"), landscapes);
        try {
            for (int r = 0; r < landscapes; r++) {
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled after " + r + " of " + landscapes + " landscapes");
                }
                answers[r] = question.of(law.sample(RandomStream.of(seed).child(r), threads));
                progress.advanced(1);
            }
        } finally {
            progress.finished();
        }
        return answers;
    }

    /** The mean of the i-th answer over the landscapes that have one; exact where there is one landscape. */
    private @Nullable Object mean(double[][] answers, int i) {
        double[] known = Arrays.stream(answers)
                .mapToDouble(answer -> answer[i])
                .filter(x -> !Double.isNaN(x))
                .toArray();
        return known.length == 0 ? null : landscapes == 1 ? (Object) known[0] : SampleMean.of(known);
    }

    /** The best minima, by Algorithm 1 and by any descending path. */
    Table weakBasins(TieRule ties, Progress progress) {
        double[][] answers = ask("weak basins", progress, landscape -> weakBasins(landscape, ties));
        Table table = Table.of(
                "weak_basins",
                "The best minima" + over() + ": vertices that reach them, and vertices with any descending path",
                Column.of("rank"),
                Column.of("loss"),
                Column.of("basin"),
                Column.of("weak_basin"));
        for (int k = 0; k < BEST; k++) {
            Object loss = mean(answers, 3 * k);
            if (loss != null) {
                table.row(k + 1, loss, mean(answers, 3 * k + 1), mean(answers, 3 * k + 2));
            }
        }
        return table;
    }

    private double[] weakBasins(Landscape landscape, TieRule ties) {
        DescentMap map = DescentMap.of(landscape, ties, threads);
        int[] best = IntStream.range(0, map.weakMinima())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> landscape.loss(map.minimum(k))))
                .limit(BEST)
                .mapToInt(Integer::intValue)
                .toArray();
        WeakBasins weak = WeakBasins.of(map, threads, best);
        double[] answer = new double[3 * BEST];
        Arrays.fill(answer, Double.NaN);
        for (int k = 0; k < best.length; k++) {
            answer[3 * k] = landscape.loss(map.minimum(best[k]));
            answer[3 * k + 1] = map.basin(best[k]);
            answer[3 * k + 2] = weak.size(k);
        }
        return answer;
    }

    /** One descent from every vertex: to the best, to the first lower or to a random lower neighbour. */
    Table improvements(TieRule ties, Progress progress) {
        double[][] answers = ask("other descents", progress, landscape -> improvements(landscape, ties));
        Table table = Table.of(
                "improvements",
                "One descent from every vertex" + over() + ", by which lower neighbour it takes",
                Column.of("improvement"),
                Column.of("mean_steps"),
                Column.of("mean_evaluations"),
                Column.of("share_reaching_the_optimum"));
        int i = 0;
        for (Improvement improvement : Improvement.values()) {
            @Nullable
            Object[] row = {
                improvement.name().toLowerCase(Locale.ROOT),
                mean(answers, i),
                mean(answers, i + 1),
                mean(answers, i + 2)
            };
            table.row(row);
            i += 3;
        }
        return table;
    }

    private double[] improvements(Landscape landscape, TieRule ties) {
        DescentMap map = DescentMap.of(landscape, ties, threads);
        double least = landscape.loss(map.minimum(map.best()));
        double[] answer = new double[3 * Improvement.values().length];
        int next = 0;
        for (Improvement improvement : Improvement.values()) {
            int i = next;
            next += 3;
            if (improvement == Improvement.BEST) {
                // Algorithm 1 itself, with the ties of the counts, not one of its random descents
                answer[i] = map.meanSteps();
                answer[i + 1] = evaluations(map);
                answer[i + 2] = map.shareReachingOptimum();
                continue;
            }
            RandomDescents descents = RandomDescents.of(landscape, improvement, seed, threads);
            long reaching = IntStream.range(0, landscape.order())
                    .filter(v -> landscape.loss(descents.reached(v)) <= least)
                    .count();
            answer[i] = descents.meanSteps();
            answer[i + 1] = descents.meanEvaluations();
            answer[i + 2] = (double) reaching / landscape.order();
        }
        return answer;
    }

    /** The start, and all neighbours of every vertex on the way, the minimum's too. */
    private static double evaluations(DescentMap map) {
        double sum = 0;
        int n = map.landscape().order();
        // The evaluations from a vertex are its degree more than those from the next.
        for (int v = 0; v < n; v++) {
            int at = v;
            long looks = 1L + map.landscape().graph().degree(at);
            while (map.next(at) != at) {
                at = map.next(at);
                looks += map.landscape().graph().degree(at);
            }
            sum += looks;
        }
        return sum / n;
    }

    /** The random walk's autocorrelation: exact, walked, and from pdf_e where theory knows it. */
    Table walks(int lags, Optional<Pair> pair, Progress progress) {
        double[][] answers = ask("random walks", progress, landscape -> walks(landscape, lags));
        Optional<Curve> predicted = pair.map(known -> Operator.of(known).autocorrelation(lags));
        Table table = Table.of(
                "random_walk",
                "Random-walk autocorrelation of losses" + over() + ": exact, walked (" + WALKS + " walks of " + STEPS
                        + " steps each) and predicted by pdf_e",
                Column.of("lag"),
                Column.of("exact"),
                Column.of("walked"),
                Column.of("predicted"));
        for (int k = 0; k <= lags; k++) {
            Estimate of = predicted.isPresent() ? predicted.get().value(k) : null;
            table.row(k, mean(answers, k), mean(answers, lags + 1 + k), of);
        }
        return table;
    }

    private double[] walks(Landscape landscape, int lags) {
        double[] losses = new double[landscape.order()];
        Arrays.setAll(losses, landscape::loss);
        double[] exact = RandomWalk.exact(landscape.graph(), losses, lags);
        double[] walked = RandomWalk.walked(landscape.graph(), losses, lags, WALKS, STEPS, 0, 1, seed);
        double[] answer = Arrays.copyOf(exact, 2 * (lags + 1));
        System.arraycopy(walked, 0, answer, lags + 1, lags + 1);
        return answer;
    }

    private String over() {
        return landscapes == 1 ? "" : ", mean over landscapes";
    }
}
