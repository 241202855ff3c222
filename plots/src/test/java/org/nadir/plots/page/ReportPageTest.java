package org.nadir.plots.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
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
                List.of("The slides’ n/s is refuted: ~z~ = −24."),
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
        Optional<String> browser = browser();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        look(browser.orElseThrow(), folder);
    }

    private static void look(String browser, Path folder) throws Exception {
        String measure =
                "<script>window.onload=()=>{document.title=[...document.querySelectorAll('figure svg')].map(s=>{"
                        + "let r=s.getBoundingClientRect();return [r.x,r.y,r.width,r.height].map(Math.round).join(' ')}).join(';')"
                        + "+'|'+document.documentElement.scrollWidth}</script>";
        Path page = folder.resolve("page.html");
        Files.writeString(page, ReportPage.of(example()).replace("</body>", measure + "</body>"));
        Path log = folder.resolve("log");
        List<String> light = List.of("--window-size=900,12000");
        List<String> dark = List.of("--window-size=900,12000", "--blink-settings=preferredColorScheme=0");
        String dom = run(browser, page, folder, log, light, "--dump-dom");
        assertThat(Files.readString(log)).doesNotContain("CONSOLE");
        Matcher title = Pattern.compile("<title>([^<|]*)\\|(\\d+)</title>").matcher(dom);
        assertThat(title.find()).as("the page ran").isTrue();
        assertThat(Integer.parseInt(title.group(2)))
                .as("nothing reaches over the edge")
                .isLessThanOrEqualTo(900);
        String[] rectangles = title.group(1).split(";", -1);
        assertThat(rectangles).hasSize(FIGURES.size());
        run(browser, page, folder, log, light, "--screenshot=" + folder.resolve("light.png"));
        run(browser, page, folder, log, dark, "--screenshot=" + folder.resolve("dark.png"));
        BufferedImage lightImage = ImageIO.read(folder.resolve("light.png").toFile());
        BufferedImage darkImage = ImageIO.read(folder.resolve("dark.png").toFile());
        assertThat(lightImage.getRGB(2, 2) & 0xFF).as("the light ground").isGreaterThan(200);
        assertThat(darkImage.getRGB(2, 2) & 0xFF).as("the dark ground").isLessThan(60);
        for (int i = 0; i < rectangles.length; i++) {
            assertThat(colors(lightImage, rectangles[i]))
                    .as(FIGURES.get(i).name() + ", light")
                    .isGreaterThan(20);
            assertThat(colors(darkImage, rectangles[i]))
                    .as(FIGURES.get(i).name() + ", dark")
                    .isGreaterThan(20);
        }
    }

    /** How many colours a rectangle has, counted up to 30. */
    private static int colors(BufferedImage image, String rectangle) {
        String[] r = rectangle.split(" ", -1);
        int left = Integer.parseInt(r[0]);
        int top = Integer.parseInt(r[1]);
        Set<Integer> colors = new HashSet<>();
        for (int x = 0; x < Integer.parseInt(r[2]) && colors.size() < 30; x++) {
            for (int y = 0; y < Integer.parseInt(r[3]); y += 3) {
                colors.add(image.getRGB(left + x, top + y));
            }
        }
        return colors.size();
    }

    private static String run(String browser, Path page, Path folder, Path log, List<String> options, String what)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(options);
        command.add(what);
        command.add(page.toUri().toString());
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.isAlive()).as("the browser ended").isFalse();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static Optional<String> browser() {
        String path = System.getenv("PATH");
        return path == null
                ? Optional.empty()
                : Stream.of(path.split(File.pathSeparator))
                        .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                                .map(name -> folder + File.separator + name))
                        .filter(file -> Files.isExecutable(Path.of(file)))
                        .findFirst();
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
