package org.nadir.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.theory.numeric.Estimate;

class FiguresTest {
    private static final List<Figure> ALL = Examples.all();

    static Stream<Named<Figure>> figures() {
        return ALL.stream().map(figure -> Named.of(figure.name(), figure));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureFitsThePageAndIsNotBlank(Figure figure) throws Exception {
        assertThat(figure.drawing().width()).isIn(240.0, 504.0);
        assertThat(figure.drawing().height()).isBetween(100.0, 660.0);
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(figure.drawing().png(72)));
        Set<Integer> colors = new HashSet<>();
        int inked = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                int color = image.getRGB(x, y) & 0xFFFFFF;
                colors.add(color);
                inked += color == 0xFFFFFF ? 0 : 1;
            }
        }
        assertThat(colors).hasSizeGreaterThan(20);
        assertThat(inked).isGreaterThan(image.getWidth() * image.getHeight() / 50);
        for (int x = 0; x < image.getWidth(); x++) {
            assertThat(image.getRGB(x, 0) & 0xFFFFFF).as("the upper edge").isEqualTo(0xFFFFFF);
            assertThat(image.getRGB(x, image.getHeight() - 1) & 0xFFFFFF)
                    .as("the lower edge")
                    .isEqualTo(0xFFFFFF);
        }
        for (int y = 0; y < image.getHeight(); y++) {
            assertThat(image.getRGB(0, y) & 0xFFFFFF).as("the left edge").isEqualTo(0xFFFFFF);
            assertThat(image.getRGB(image.getWidth() - 1, y) & 0xFFFFFF)
                    .as("the right edge")
                    .isEqualTo(0xFFFFFF);
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureHasTheSameBytesAgainAndIsWellFormed(Figure figure) throws Exception {
        String svg = figure.svg();
        assertThat(figure.svg()).isEqualTo(svg);
        assertThat(svg).doesNotContain("NaN", "Infinity").hasSizeLessThan(2_000_000);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureHasWordsAndNumbersWithoutMarks(Figure figure) {
        assertThat(figure.title()).isNotBlank().doesNotContain("~", "_{", "^{");
        assertThat(figure.caption()).endsWith(".").doesNotContain("~", "_{", "^{");
        assertThat(figure.data().rows()).isNotEmpty();
        assertThat(figure.data().csv()).doesNotContain("~", "_{", "^{", "NaN");
    }

    @Test
    void everyClosureIsDividedByBothCounts() {
        List<List<String>> rows = Examples.against().data().rows();

        assertThat(ratio(rows, "sampled", "cliques")).isCloseTo(1 / 1.005, within(1e-12));
        assertThat(ratio(rows, "sampled", "tree")).isCloseTo(0.6 / 1.005, within(1e-12));
        assertThat(ratio(rows, "regular", "cliques")).isCloseTo(1 / 0.61, within(1e-12));
        assertThat(ratio(rows, "regular", "tree")).isCloseTo(0.6 / 0.61, within(1e-12));
    }

    private static double ratio(List<List<String>> rows, String by, String closure) {
        return rows.stream()
                .filter(row ->
                        row.get(0).contains("predicted / " + by) && row.get(2).equals(closure))
                .mapToDouble(row -> Double.parseDouble(row.get(4)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theForestHasEveryVertexOfEveryTree() {
        assertThat(Examples.forest().data().rows()).hasSize(11560 + 328);
    }

    @Test
    void theTableWritesItsValuesOut() {
        assertThat(PaperTable.digits(value(Source.REPORTED, 0.0671, 0))).isEqualTo("0.0671");
        assertThat(PaperTable.digits(value(Source.REPORTED, 616, 0))).isEqualTo("616");
        assertThat(PaperTable.digits(value(Source.PREDICTED, 5.84123, 1e-9))).isEqualTo("5.841");
        assertThat(PaperTable.digits(value(Source.PREDICTED, 625, 1e-12))).isEqualTo("625");
        assertThat(PaperTable.digits(value(Source.SIMULATED, 0.3163, 0.0361))).isEqualTo("0.316 ± 0.036");
        assertThat(PaperTable.digits(value(Source.COUNTED, 17, 0))).isEqualTo("17");
    }

    private static PaperTable.Value value(Source source, double value, double error) {
        return new PaperTable.Value(source, "", new Estimate(value, error), Double.NaN);
    }

    @Test
    void theForestSaysTheLossOfEveryMinimum() {
        List<List<String>> roots = Examples.forest().data().rows().stream()
                .filter(row -> row.get(5).equals("0"))
                .toList();

        assertThat(roots).hasSize(18);
        assertThat(roots.get(0)).startsWith("NAS-Bench-201, CIFAR-10", "1", "-3.5", "0");
        assertThat(Examples.forest().caption()).contains("Below each, its rank, the loss");
    }

    @Test
    void theTreeOfAMinimumIsItsBasin() {
        // 0 ← 1 ← 3, 0 ← 4; 2 alone
        Forest.Tree tree = Forest.Tree.ofMinimum(new int[] {0, 0, 2, 1, 0}, 0, 0.5);

        assertThat(tree.size()).isEqualTo(4);
        assertThat(Forest.Tree.ofMinimum(new int[] {0, 0, 2, 1, 0}, 2, 0.5).size())
                .isEqualTo(1);
    }

    @Test
    void theFiguresAreForLookingAt() throws Exception {
        String folder = System.getProperty("nadir.look");
        assumeTrue(folder != null, "give -Dnadir.look=FOLDER to look at the figures");
        for (Figure figure : ALL) {
            assertThat(FigureFiles.write(figure, Path.of(folder))).hasSize(5);
        }
    }
}
