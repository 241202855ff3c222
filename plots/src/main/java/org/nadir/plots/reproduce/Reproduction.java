package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.nadir.plots.Figure;
import org.nadir.plots.Source;
import org.nadir.plots.drawing.Lettering;
import org.nadir.plots.page.Comparison;
import org.nadir.plots.page.Story;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Table;

/** All experiments together: the figures, the main table and the story of the report page. */
public final class Reproduction {
    private static final String TITLE = "Local minima of neural architecture search, predicted and counted";
    private static final String QUESTION =
            "White, Nolen and Savani (UAI 2021) ask how many local minima a search space of"
                    + " neural architectures has, how many starting points lead local search to the best of them, and how noise"
                    + " changes both. Here every table and figure of their work is made again, each number predicted by theory and"
                    + " counted on sampled landscapes or on the benchmark NAS-Bench-201 (~n~ = 15,625 architectures, ~s~ = 24"
                    + " neighbours each), with its error beside it.";

    private final List<Chapter> chapters;

    private Reproduction(List<Chapter> chapters) {
        this.chapters = chapters;
    }

    /**
     * Runs experiments.
     *
     * @param experiments which, in the order of the report
     * @param lab how
     * @param benchmarks CIFAR-10, CIFAR-100 and ImageNet16-120
     * @param provenance what follows the caption of each: data, seed and command
     * @return what they give
     */
    public static Reproduction of(
            List<Experiment> experiments,
            Laboratory lab,
            List<Benchmark> benchmarks,
            Function<Experiment, String> provenance) {
        Chapter[] chapters = new Chapter[experiments.size()];
        List<Integer> sampling = new ArrayList<>();
        List<Integer> aside = new ArrayList<>();
        for (int i = 0; i < chapters.length; i++) {
            (experiments.get(i).isAside() ? aside : sampling).add(i);
        }
        // Experiments that sample share what they sampled and go one after another; beside them there is room for the
        // rest.
        lab.threads().run(1 + aside.size(), (task, worker) -> {
            for (int i : task == 0 ? sampling : List.of(aside.get(task - 1))) {
                Chapter chapter = experiments.get(i).run(lab, benchmarks);
                chapters[i] = new Chapter(
                        chapter.figure().madeBy(provenance.apply(experiments.get(i))),
                        chapter.comparisons(),
                        chapter.findings());
            }
        });
        return new Reproduction(List.of(chapters));
    }

    /**
     * The figures.
     *
     * @return one an experiment
     */
    public List<Figure> figures() {
        return chapters.stream().map(Chapter::figure).toList();
    }

    /**
     * What was found, in sentences made from the numbers.
     *
     * @return the sentences
     */
    public List<String> findings() {
        return chapters.stream().flatMap(chapter -> chapter.findings().stream()).toList();
    }

    /**
     * What was found on the whole.
     *
     * @return a sentence made from the main table; empty where that has no row
     */
    public String headline() {
        return Headline.of(comparisons());
    }

    /**
     * The main table.
     *
     * @return its rows
     */
    public List<Comparison> comparisons() {
        return chapters.stream()
                .flatMap(chapter -> chapter.comparisons().stream())
                .toList();
    }

    /**
     * The main table for the terminal, JSON and CSV.
     *
     * @return the table
     */
    public Table table() {
        Table table = Table.of(
                "comparisons",
                "Predicted and observed",
                Column.of("landscape"),
                Column.of("quantity"),
                Column.of("closure"),
                Column.of("predicted"),
                Column.of("source"),
                Column.of("observed"),
                Column.of("sd_of_one"),
                Column.of("z"));
        for (Comparison row : comparisons()) {
            double z = row.z();
            table.row(
                    Lettering.unmarked(row.landscape()),
                    Lettering.unmarked(row.quantity()),
                    Lettering.unmarked(row.closure()),
                    row.predicted(),
                    row.source() == Source.COUNTED ? "counted" : "sampled",
                    row.observed(),
                    Double.isNaN(row.sd()) ? null : (Object) row.sd(),
                    Double.isNaN(z) ? null : (Object) z);
        }
        return table;
    }

    /**
     * The story of the report page.
     *
     * @param commands the commands that make it again
     * @param facts versions, seed, run time and the like
     * @return the story
     */
    public Story story(List<String> commands, List<Story.Fact> facts) {
        List<Story.Finding> findings = chapters.stream()
                .filter(chapter -> !chapter.findings().isEmpty())
                .map(chapter -> new Story.Finding(chapter.figure(), chapter.findings()))
                .toList();
        return new Story(TITLE, QUESTION, comparisons(), headline(), findings, figures(), commands, facts);
    }
}
