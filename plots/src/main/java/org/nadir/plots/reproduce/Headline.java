package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.page.Comparison;

/** The main table in a sentence: which prediction of which quantity chance allows how often. */
final class Headline {
    private Headline() {}

    /** How often a closure's prediction of a quantity was compared, and how often chance allowed it. */
    private record Score(String closure, int allowed, int compared) {
        double share() {
            return allowed / (double) compared;
        }
    }

    static String of(List<Comparison> comparisons) {
        Map<String, Map<String, List<Comparison>>> groups = comparisons.stream()
                .filter(row -> !Double.isNaN(row.z()))
                .collect(Collectors.groupingBy(
                        Comparison::quantity,
                        LinkedHashMap::new,
                        Collectors.groupingBy(Comparison::closure, LinkedHashMap::new, Collectors.toList())));
        if (groups.isEmpty()) {
            return "";
        }
        List<String> told = new ArrayList<>();
        groups.forEach((quantity, closures) -> told.add(quantity.substring(0, 1).toUpperCase(Locale.ROOT)
                + quantity.substring(1) + ": " + scores(closures) + "."));
        return "How many comparisons come within " + Numbers.plain(Comparison.DOUBT)
                + " standard deviations of what is predicted. " + String.join(" ", told);
    }

    /** The best first. */
    private static String scores(Map<String, List<Comparison>> closures) {
        List<Score> scores = new ArrayList<>();
        closures.forEach((closure, rows) -> scores.add(new Score(
                closure,
                (int) rows.stream()
                        .filter(row -> Math.abs(row.z()) < Comparison.DOUBT)
                        .count(),
                rows.size())));
        scores.sort((one, other) -> Double.compare(other.share(), one.share()));
        return scores.stream()
                .map(score -> score.closure() + " " + score.allowed() + " of " + score.compared())
                .collect(Collectors.joining("; "));
    }
}
