package org.nadir.simulation.search;

import org.nadir.theory.words.Arguments;
import org.nadir.theory.words.Vocabulary;

/** The words for search algorithms. */
public final class SearchWords {
    private static final int POPULATION = 30;
    private static final int SAMPLE = 10;

    private SearchWords() {}

    /**
     * The words for algorithms.
     *
     * @return the vocabulary
     */
    public static Vocabulary<SearchAlgorithm> algorithms() {
        return Vocabulary.<SearchAlgorithm>of("algorithm")
                .with("local(step=best|first|random, starts, at-minimum=restart|continue)", phrase -> {
                    Arguments given = phrase.bind("step", "starts", "at-minimum");
                    String step = given.has("step") ? given.text("step") : "best";
                    String end = given.has("at-minimum") ? given.text("at-minimum") : "restart";
                    Improvement improvement = switch (step) {
                        case "best" -> Improvement.BEST;
                        case "first" -> Improvement.FIRST;
                        case "random" -> Improvement.RANDOM;
                        default ->
                            throw given.refusal("step", "step must be best, first or random, but was '" + step + "'");
                    };
                    if (!end.equals("restart") && !end.equals("continue")) {
                        throw given.refusal(
                                "at-minimum", "at-minimum must be restart or continue, but was '" + end + "'");
                    }
                    int starts = (int) Math.min(Integer.MAX_VALUE, given.integer("starts", 1));
                    return BudgetedLocalSearch.of(improvement, starts, end.equals("continue"));
                })
                .with("random", phrase -> {
                    phrase.bind();
                    return RandomSearch.INSTANCE;
                })
                .with("evolution(population, sample)", phrase -> {
                    Arguments given = phrase.bind("population", "sample");
                    long population = given.integer("population", POPULATION);
                    long sample = given.integer("sample", Math.min(SAMPLE, population));
                    return RegularisedEvolution.of(
                            (int) Math.min(Integer.MAX_VALUE, population), (int) Math.min(Integer.MAX_VALUE, sample));
                });
    }
}
