package org.nadir.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.simulation.fit.CheckedQuantity;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.ModelCheck;
import org.nadir.simulation.fit.PredictedCounts;

/** What {@code nadir fit} makes of its tables, in sentences. */
final class FitVerdict {
    /** Counts differ by less than this from a prediction that has the landscape's law, but for few minima. */
    private static final double FAR = 2;

    private FitVerdict() {}

    /** Whether so many losses are tied that it matters: one edge in a hundred. */
    static boolean tied(FittedModel model) {
        return model.counted().tiedEdges() > 0.01 * model.counted().edges();
    }

    /** What to make of it: how near predictions come, which drawn model has the counts, and what to try. */
    static List<String> of(FittedModel model, List<PredictedCounts> predictions, Map<String, ModelCheck> checks) {
        List<String> lines = new ArrayList<>();
        int counted = model.counted().strictMinima();
        Comparator<PredictedCounts> off = Comparator.comparingDouble(prediction ->
                Math.abs(Math.log((counted + 0.5) / (prediction.minima().value() + 0.5))));
        List<PredictedCounts> apart =
                predictions.stream().filter(FitVerdict::distinct).sorted(off).toList();
        PredictedCounts nearest = apart.get(0);
        PredictedCounts furthest = apart.get(apart.size() - 1);
        double ratio = (counted + 0.5) / (nearest.minima().value() + 0.5);
        lines.add(
                "Verdict: " + counted + " strict minima are counted; "
                        + (apart.size() > 1
                                ? "nearest is " + words(nearest) + ", furthest " + words(furthest)
                                : words(nearest) + " are predicted")
                        + "."
                        + (Math.max(ratio, 1 / ratio) < FAR
                                ? ""
                                : " None is within a factor of " + FAR
                                        + ": what is lacking is in no Gaussian copula; --model copula lets"
                                        + " neighbours hang together as they do, --model skeleton keeps the effects that there are."));
        if (tied(model)) {
            lines.add(Math.round(1000.0
                                    * model.counted().tiedEdges()
                                    / model.counted().edges())
                            / 10.0
                    + " % of the edges join equal losses: closures speak of losses that are all different, and so lie between"
                    + " strict and weak minima (" + counted + " and "
                    + model.counted().weakMinima() + ").");
        }
        if (model.degreesByRank().stationarityDefect() > 0.02) {
            lines.add("Better vertices have " + (model.degreesByRank().betterHaveMore() ? "more" : "fewer")
                    + " neighbours than worse ones: a step leads to other losses than a draw does.");
        }
        if (checks.isEmpty()) {
            lines.add(
                    "No landscape was drawn, so that how far is far is not known: --model spectrum,skeleton draws them, and says"
                            + " whether the counts lie in their bands.");
        }
        checks.forEach((word, check) -> lines.add(verdict(word, check)));
        best(checks).ifPresent(lines::add);
        return lines;
    }

    /** Minima of the tree, fresh neighbourhoods and the lemma are one number. */
    private static boolean distinct(PredictedCounts prediction) {
        return !prediction.closure().equals("fresh") && !prediction.closure().equals("lemma");
    }

    private static String words(PredictedCounts prediction) {
        return prediction.closure() + " on " + prediction.model() + " with "
                + Math.round(10 * prediction.minima().value()) / 10.0;
    }

    /** Whether the counts lie in the model's bands, in words. */
    private static String verdict(String word, ModelCheck check) {
        List<String> missed = check.missed();
        int of = check.quantities().size();
        if (check.replicates() < CheckedQuantity.FEWEST) {
            return word + ": " + check.replicates() + " landscapes are too few for a band of 95 %, which takes "
                    + CheckedQuantity.FEWEST + "; from and to are the least and the greatest of them.";
        }
        return missed.isEmpty()
                ? word + ": all " + of + " counts lie inside the model's bands of 95 %."
                : word + ": " + missed.size() + " of " + of
                        + " counts lie outside the model's bands of 95 %, where one in twenty would by chance: "
                        + String.join(", ", missed) + ".";
    }

    /** Which of several models misses least. */
    private static Optional<String> best(Map<String, ModelCheck> checks) {
        if (checks.size() < 2
                || checks.values().stream().anyMatch(check -> check.replicates() < CheckedQuantity.FEWEST)) {
            return Optional.empty();
        }
        int fewest = checks.values().stream()
                .mapToInt(check -> check.missed().size())
                .min()
                .orElseThrow();
        List<String> best = checks.entrySet().stream()
                .filter(entry -> entry.getValue().missed().size() == fewest)
                .map(Map.Entry::getKey)
                .toList();
        String of = fewest + " of " + checks.get(best.get(0)).quantities().size() + " counts";
        return best.size() == checks.size()
                ? Optional.of("These models miss as many: " + of + " each.")
                : Optional.of("Of these models " + String.join(" and ", best)
                        + (best.size() == 1 ? " misses least: " : " miss least: ") + of
                        + (best.size() == 1 ? "." : " each."));
    }
}
