package org.nadir.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.plots.drawing.Axis;
import org.nadir.plots.drawing.Drawing;
import org.nadir.plots.drawing.Key;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Panel;
import org.nadir.plots.drawing.Sheet;
import org.nadir.plots.reproduce.Experiment;

class DocsTest {
    private static final Path GUIDE = Path.of("../docs/figures.md");

    @Test
    void theGuidesOwnFigureDraws(@TempDir Path folder) throws IOException {
        double[] rho = {0.1, 0.5, 0.9};
        double[] predicted = {500, 108, 5};
        double[] counted = {498, 108, 4.8};
        double[] lower = {497, 107, 4.6};
        double[] upper = {499, 109, 5};

        Panel panel = Panel.of(
                        Axis.linear("correlation ~ρ~", 0, 1, 0, 0.5, 1), Axis.logarithmic("local minima", 0.1, 1000))
                .line(Look.TREE, 1.1, rho, predicted)
                .bars(Look.SIMULATED, 0.8, rho, lower, upper)
                .marks(Look.SIMULATED, 3.4, rho, counted);
        Drawing drawing = Sheet.of(Sheet.COLUMN)
                .row(110, List.of(panel))
                .key(Key.empty().line(Look.TREE, "tree").mark(Look.SIMULATED, "sampled, ± SE"))
                .drawing();
        Files.write(folder.resolve("mine.png"), drawing.png(300));

        assertThat(folder.resolve("mine.png")).isNotEmptyFile();
        assertThat(codeOfTheGuide())
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(
                                squeezed(Files.readString(Path.of("src/test/java/org/nadir/plots/DocsTest.java"))
                                        .replace("folder.resolve(\"mine.png\")", "Path.of(\"mine.png\")")))
                        .contains(statement));
    }

    @Test
    void theGuideNamesEveryFigure() throws IOException {
        String guide = Files.readString(GUIDE);

        for (Experiment experiment : Experiment.values()) {
            assertThat(guide).contains("| `" + experiment.word() + "` |");
        }
    }

    /** The statements of the guide's code, without blanks. */
    private static List<String> codeOfTheGuide() throws IOException {
        String guide = Files.readString(GUIDE);
        int start = guide.indexOf("```java") + 7;
        String code = guide.substring(start, guide.indexOf("```", start));
        return List.of(squeezed(code).split(";", -1)).stream()
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s", "");
    }
}
