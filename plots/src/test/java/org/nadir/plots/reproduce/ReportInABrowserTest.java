package org.nadir.plots.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.plots.Figure;
import org.nadir.plots.page.Browser;
import org.nadir.plots.page.ReportPage;
import org.nadir.plots.page.Story;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;

/** The report as it is made, quickly, looked at at a desk and on a phone. */
class ReportInABrowserTest {
    private static final int DESK = 1200;
    private static final int PHONE = 390;

    @TempDir
    private Path temp;

    private Browser browser() throws Exception {
        String look = System.getProperty("nadir.look");
        Optional<Browser> browser = Browser.find(
                look == null ? temp : Files.createDirectories(Path.of(look).resolve("browser")));
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        return browser.orElseThrow();
    }

    @Test
    void everyFigureIsThereAtADeskAndOnAPhoneAndNothingIsTooWide() throws Exception {
        Browser browser = browser();
        Reproduction reproduction = Reproduction.of(
                List.of(Experiment.values()),
                Laboratory.of(5, Threads.of(2), Progress.SILENT, true),
                Benchmark.embedded(),
                one -> "Seed 5. Made by: ./nadir plot " + one.word() + ".");
        List<String> names = reproduction.figures().stream().map(Figure::name).toList();
        String page = ReportPage.of(reproduction.story(
                List.of(
                        "./nadir reproduce --data /some/where/rather/deep/in/the/folders/nats_bench.csv --quick --seed 5"),
                List.of(new Story.Fact("seed", "5"))));

        Browser.Seen desk = browser.open(page, DESK, false);
        check(desk, names, DESK);
        assertThat(desk.image().getRGB(2, 2) & 0xFF).as("the light ground").isGreaterThan(200);
        Browser.Seen dark = browser.open(page, DESK, true);
        check(dark, names, DESK);
        assertThat(dark.image().getRGB(2, 2) & 0xFF).as("the dark ground").isLessThan(60);
        Browser.Seen phone = browser.open(page, PHONE, false);
        check(phone, names, PHONE);
        assertThat(phone.tooWide())
                .as("the table and the commands do not scroll either")
                .isEmpty();
    }

    private static void check(Browser.Seen seen, List<String> names, int width) {
        assertThat(seen.log()).doesNotContain("CONSOLE");
        assertThat(seen.figures()).extracting(Browser.Box::name).isEqualTo(names);
        assertThat(seen.scrollWidth()).as("the page's width").isLessThanOrEqualTo(width);
        assertThat(seen.tooWide())
                .as("the table and the commands do not scroll either")
                .isEmpty();
        assertThat(seen.figures()).allSatisfy(figure -> {
            assertThat(figure.width()).as(figure.name()).isGreaterThan(250);
            assertThat(figure.height()).as(figure.name()).isGreaterThan(100);
            assertThat(seen.colors(figure)).as("colours of " + figure.name()).isGreaterThan(Browser.DRAWN);
        });
    }

    @Test
    void theBrowserSeesWhatIsWrong() throws Exception {
        Browser.Seen seen = browser()
                .open(
                        "<!DOCTYPE html><html><head><style>body{margin:0}</style></head><body><main>"
                                + "<figure id=\"blank\"><div><svg width=\"300\" height=\"200\"></svg></div></figure>"
                                + "<figure id=\"none\"><div></div></figure>"
                                + "<div class=\"wide\" style=\"overflow-x:auto\"><p style=\"width:600px\">wide</p></div>"
                                + "<script>console.error('wrong')</script></main></body></html>",
                        PHONE,
                        false);

        assertThat(seen.log()).contains("CONSOLE");
        assertThat(seen.figures()).extracting(Browser.Box::name).containsExactly("blank", "none");
        assertThat(seen.colors(seen.figures().get(0))).isEqualTo(1);
        assertThat(seen.figures().get(1).width()).isZero();
        assertThat(seen.tooWide()).contains("p", "div scrolls");
    }
}
