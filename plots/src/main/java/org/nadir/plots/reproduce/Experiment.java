package org.nadir.plots.reproduce;

import java.util.List;

/** The experiments, each of which gives one figure, in the order of the report. */
public enum Experiment {
    /** The central overlay. */
    OVERLAY("overlay", "local minima, predicted and counted, in the uniform case and on three data sets"),
    /** Figure 1. */
    MINIMA("minima", "local minima against correlation, degree and size, with the ratio to the predictions"),
    /** Figure 2. */
    UNIFORM("uniform", "the uniform case over the degree: n/s, n/(s+1), sampled counts and the exact spread"),
    /** Figure 3. */
    NEIGHBOURS("neighbours", "neighbourhood distributions of the data sets side by side"),
    /** Figure 4. */
    WITHIN("within", "the share of starts that end within epsilon of the optimum"),
    /** Figure 5. */
    BASINS("basins", "basin size against loss"),
    /** Figure 6. */
    WALK("walk", "random-walk autocorrelation"),
    /** Figure 7. */
    TABLE("table", "the paper's table: denoised, standard and random losses"),
    /** Figure 8. */
    NOISE("noise", "minima and the optimum against noise"),
    /** Figure 9. */
    SEARCH("search", "the best loss found against evaluations, at several noise levels"),
    /** Figure 10. */
    FOREST("forest", "the descent trees of the nine best minima"),
    /** Figure 11. */
    MASS("mass", "loss of mass: M of every closure"),
    /** Figure 12. */
    STEPS("steps", "the distribution of steps");

    private final String word;
    private final String description;

    Experiment(String word, String description) {
        this.word = word;
        this.description = description;
    }

    /**
     * The experiment's word on the command line.
     *
     * @return the word
     */
    public String word() {
        return word;
    }

    /**
     * What its figure shows.
     *
     * @return a few words
     */
    public String description() {
        return description;
    }

    /**
     * Whether it shows the data sets, or models of them, and not only laws of landscapes.
     *
     * @return true where the benchmarks matter
     */
    public boolean usesBenchmarks() {
        return switch (this) {
            case MINIMA, UNIFORM, BASINS, NOISE, MASS -> false;
            default -> true;
        };
    }

    /** Whether it asks nothing of the laboratory but its threads, so that it can go beside others. */
    boolean isAside() {
        return switch (this) {
            case MASS, NEIGHBOURS, WALK, FOREST -> true;
            default -> false;
        };
    }

    /**
     * The experiment of a word.
     *
     * @param word its word
     * @return the experiment
     * @throws IllegalArgumentException if there is none; the message lists the words
     */
    public static Experiment of(String word) {
        for (Experiment experiment : values()) {
            if (experiment.word.equals(word)) {
                return experiment;
            }
        }
        StringBuilder words = new StringBuilder();
        for (Experiment experiment : values()) {
            words.append(words.isEmpty() ? "" : ", ").append(experiment.word);
        }
        throw new IllegalArgumentException("figure must be one of " + words + ", but was '" + word + "'");
    }

    /**
     * Runs it.
     *
     * @param lab how
     * @param benchmarks CIFAR-10, CIFAR-100 and ImageNet16-120
     * @return its chapter
     */
    public Chapter run(Laboratory lab, List<Benchmark> benchmarks) {
        Benchmark first = benchmarks.get(0);
        return switch (this) {
            case OVERLAY -> Overlay.of(lab, benchmarks);
            case MINIMA -> Sweeps.of(lab);
            case UNIFORM -> UniformDegrees.of(lab);
            case NEIGHBOURS -> Neighbourhoods.of(benchmarks);
            case WITHIN -> EndingShares.of(lab, benchmarks);
            case BASINS -> BasinLaws.of(lab);
            case WALK -> Walks.of(lab, benchmarks);
            case TABLE -> Table.of(lab, first);
            case NOISE -> NoiseLevels.of(lab);
            case SEARCH -> Searches.of(lab, first);
            case FOREST -> BestTrees.of(lab, first);
            case MASS -> Masses.of(lab);
            case STEPS -> StepCounts.of(lab, benchmarks);
        };
    }
}
