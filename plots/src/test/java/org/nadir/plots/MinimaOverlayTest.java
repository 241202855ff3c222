package org.nadir.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.theory.numeric.Estimate;

class MinimaOverlayTest {
    static Figure example() {
        MinimaPart uniform = new MinimaPart(
                "(a) Uniform losses, ~n~ = 15,625, ~s~ = 24",
                List.of(new MinimaCase(
                        "",
                        List.of(
                                MinimaNumber.reported("~n~/~s~ (slides)", 651.0416666),
                                MinimaNumber.predicted("~n~/(~s~ + 1)", "tree", new Estimate(625, 0), 15.81),
                                MinimaNumber.predicted("Theorem 5.1", "tree", new Estimate(625, 1e-9), Double.NaN),
                                MinimaNumber.simulated("200 regular graphs", new Estimate(624.1, 1.09), 15.4),
                                MinimaNumber.simulated("200 × ~H~(6, 5)", new Estimate(625.9, 1.12), 15.9),
                                MinimaNumber.reported("one graph, paper", 616)))));
        MinimaPart data = new MinimaPart(
                "(b) NAS-Bench-201, fitted pairs",
                List.of(
                        set("CIFAR-10", 10.1, 17.5, 6.9, 17.2, 17),
                        set("CIFAR-100", 9.85, 19.5, 8.7, 19.5, 24),
                        set("ImageNet16-120", 10.3, 20.4, 10.0, 21.8, 36)));
        return MinimaOverlay.of("minima-overlay", List.of(uniform, data));
    }

    private static MinimaCase set(String label, double tree, double field, double sd, double simulated, long count) {
        return new MinimaCase(
                label,
                List.of(
                        MinimaNumber.predicted("Theorem 5.1", "tree", new Estimate(tree, 1e-9), Double.NaN),
                        MinimaNumber.predicted("two correlations", "isotropic", new Estimate(field, 0.1), sd),
                        MinimaNumber.simulated("sampled fields", new Estimate(simulated, sd / 7.75), sd),
                        MinimaNumber.counted("counted", count)));
    }

    @Test
    void everyNumberIsInTheDataFile() {
        List<List<String>> rows = example().data().rows();

        assertThat(rows).hasSize(18);
        assertThat(rows.get(0))
                .containsExactly(
                        "(a) Uniform losses, n = 15,625, s = 24",
                        "",
                        "reported",
                        "n/s (slides)",
                        "",
                        "651.0416666",
                        "0",
                        "");
        assertThat(rows.get(17)).contains("ImageNet16-120", "counted", "36");
    }

    @Test
    void ratiosAreOfTheCountToEveryPrediction() {
        MinimaPart data = new MinimaPart(
                "(b)",
                List.of(
                        new MinimaCase(
                                "counted",
                                List.of(
                                        MinimaNumber.predicted("tree", "tree", Estimate.exact(8.0), 4),
                                        MinimaNumber.simulated("sampled", Estimate.exact(9.0), 3),
                                        MinimaNumber.counted("counted", 16))),
                        new MinimaCase(
                                "not counted",
                                List.of(MinimaNumber.predicted("tree", "tree", Estimate.exact(8.0), 4)))));
        MinimaPart ratios = data.ratios("(c)");

        assertThat(ratios.reference()).isEqualTo(1);
        assertThat(ratios.cases()).hasSize(1);
        assertThat(ratios.cases().get(0).items())
                .containsExactly(MinimaNumber.predicted("tree", "tree", Estimate.exact(2.0), 0.5));
    }

    @Test
    void writtenTwiceItHasTheSameBytes(@TempDir Path folder) throws Exception {
        List<Path> once = FigureFiles.write(example(), folder.resolve("once"));
        List<Path> again = FigureFiles.write(example(), folder.resolve("again"));

        assertThat(once).hasSize(5);
        for (int i = 0; i < once.size(); i++) {
            assertThat(again.get(i)).hasSameBinaryContentAs(once.get(i));
        }
        try (var left = Files.list(folder.resolve("once"))) {
            assertThat(left).hasSize(5); // no temporary file stays
        }
    }

    @Test
    void aPartWithoutNumbersIsRefused() {
        assertThatThrownBy(() -> MinimaOverlay.of("empty", List.of(new MinimaPart("(a) nothing", List.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(a) nothing");
    }

    @Test
    void theBytesAreForLookingAt() throws Exception {
        String folder = System.getProperty("nadir.look");
        assumeTrue(folder != null, "give -Dnadir.look=FOLDER to look at the figure");
        assertThat(FigureFiles.write(example(), Path.of(folder))).hasSize(5);
    }
}
