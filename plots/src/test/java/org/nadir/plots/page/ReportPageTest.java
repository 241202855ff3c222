package org.nadir.plots.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.plots.Examples;
import org.nadir.plots.Figure;
import org.nadir.plots.FigureFiles;
import org.nadir.plots.Source;
import org.nadir.theory.numeric.Estimate;

class ReportPageTest {
    private static final List<Figure> FIGURES = Examples.all();

    static Story example() {
        return new Story(
                "Local minima, predicted & counted",
                "How many local minima has a landscape of ~n~ architectures?",
                List.of(
                        new Comparison(
                                "uniform, ~n~ = 15,625",
                                "local minima",
                                "n/(s + 1)",
                                new Estimate(625, 0),
                                Source.SIMULATED,
                                new Estimate(624.1, 1.1),
                                15.6),
                        new Comparison(
                                "CIFAR-10",
                                "local minima",
                                "tree",
                                new Estimate(10.1, 1e-9),
                                Source.COUNTED,
                                Estimate.exact(17),
                                6.9)),
                "On the whole ~n~/(~s~ + 1) holds.",
                List.of(new Story.Finding(FIGURES.get(2), List.of("The slides’ n/s is refuted: ~z~ = −24."))),
                FIGURES,
                List.of("./nadir reproduce --seed 1"),
                List.of(new Story.Fact("seed", "1")));
    }

    @Test
    void theTableSaysZ() {
        assertThat(example().comparisons().get(0).z()).isEqualTo((624.1 - 625) / 1.1);
        assertThat(example().comparisons().get(1).z()).isEqualTo((17 - 10.1) / Math.sqrt(6.9 * 6.9 + 1e-18));
        String page = ReportPage.of(example());
        assertThat(page)
                .contains(
                        "<td class=\"n\">624.1 ± 1.1</td>",
                        "<td class=\"n\">−0.8</td>",
                        "<td class=\"n\">17, counted</td>");
    }

    @Test
    void findingsStandByFigureAfterTheWhole() {
        String page = ReportPage.of(example());

        assertThat(page)
                .contains(
                        "<p class=\"headline\">On the whole <i>n</i>/(<i>s</i> + 1) holds.</p>\n<h3><a href=\"#uniform-case\">"
                                + "Figure 3</a>. The uniform case: n/s against n/(s + 1)</h3>\n<ul>\n<li>The slides");
        assertThat(page).doesNotContain("10.10000 ± ").contains("<td class=\"n\">10.10</td>");
    }

    @Test
    void thePageNeedsNothingElse() {
        String page = ReportPage.of(example());

        assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(page).doesNotContain("<script", "src=\"", "@import", "url(http");
        assertThat(page.split("<svg ", -1)).hasSize(FIGURES.size() + 1);
        assertThat(page.split(" download=\"", -1)).hasSize(FIGURES.size() + 1);
        assertThat(page).contains("predicted &amp; counted", "<i>n</i> architectures");
        assertThat(ReportPage.of(example())).isEqualTo(page);
        // no identifier twice, though every figure has its own
        Matcher ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
        Set<String> seen = new HashSet<>();
        while (ids.find()) {
            assertThat(seen.add(ids.group(1))).as(ids.group(1)).isTrue();
        }
    }

    @Test
    void inABrowserEveryFigureIsThereAndNotBlank(@TempDir Path folder) throws Exception {
        Optional<Browser> browser = Browser.find(folder);
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        Browser.Seen seen = browser.orElseThrow().open(ReportPage.of(example()), 900, false);

        assertThat(seen.log()).doesNotContain("CONSOLE");
        assertThat(seen.scrollWidth()).as("nothing reaches over the edge").isLessThanOrEqualTo(900);
        assertThat(seen.figures())
                .extracting(Browser.Box::name)
                .isEqualTo(FIGURES.stream().map(Figure::name).toList());
        assertThat(seen.figures())
                .allSatisfy(figure ->
                        assertThat(seen.colors(figure)).as(figure.name()).isGreaterThan(Browser.DRAWN));
    }

    @Test
    void thePageIsForLookingAt() throws Exception {
        String folder = System.getProperty("nadir.look");
        assumeTrue(folder != null, "give -Dnadir.look=FOLDER to look at the page");
        FigureFiles.replace(
                Path.of(folder).resolve("report.html"), ReportPage.of(example()).getBytes(StandardCharsets.UTF_8));
        assertThat(Path.of(folder).resolve("report.html")).exists();
    }
}
