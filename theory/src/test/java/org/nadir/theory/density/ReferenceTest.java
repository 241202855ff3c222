package org.nadir.theory.density;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.nadir.theory.words.DensityWords;

/**
 * The densities against mpmath at 60 digits (reference.py and reference.csv beside the test's resources): the largest
 * relative error of densities and of both tails, by family, each with its own bound.
 */
class ReferenceTest {

    /**
     * A line of the file.
     *
     * @param kind what is given
     * @param losses pdf_n's phrase
     * @param neighbours pdf_e's phrase
     * @param x a vertex's loss or score
     * @param y a neighbour's
     * @param density the density, or the only value
     * @param lower the lower tail
     * @param upper the upper tail
     */
    private record Line(
            String kind,
            String losses,
            String neighbours,
            double x,
            double y,
            double density,
            double lower,
            double upper) {
        static Line of(String text) {
            String[] field = text.replace("\"", "").split(";", -1);
            return new Line(
                    field[0],
                    field[1],
                    field[2],
                    number(field[3]),
                    number(field[4]),
                    number(field[5]),
                    number(field[6]),
                    number(field[7]));
        }

        private static double number(String field) {
            return field.isEmpty() ? Double.NaN : Double.parseDouble(field);
        }
    }

    private static List<Line> lines(String kind) {
        try (InputStream file = ReferenceTest.class.getResourceAsStream("reference.csv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
                Stream<String> lines = reader.lines()) {
            List<Line> found = lines.filter(line -> line.startsWith(kind + ";"))
                    .map(Line::of)
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void near(
            SoftAssertions softly, Line line, String what, double value, double truth, double relative) {
        // Below 1e-290 a double is no longer asked for relative accuracy.
        double error = Math.abs(value - truth) / Math.max(Math.abs(truth), 1e-290);
        softly.assertThat(error)
                .as("%s %s %s at %s, %s: %s, not %s", line.losses, line.neighbours, what, line.x, line.y, value, truth)
                .isLessThanOrEqualTo(relative);
    }

    @Test
    void theNormalTailsAreGoodToTheLastDigits() {
        SoftAssertions softly = new SoftAssertions();
        for (Line line : lines("normal")) {
            near(softly, line, "density", StandardNormal.density(line.x), line.density, 1.5e-15);
            near(softly, line, "lower", StandardNormal.lowerTail(line.x), line.lower, 2e-15);
            near(softly, line, "upper", StandardNormal.upperTail(line.x), line.upper, 2e-15);
        }
        softly.assertAll();
    }

    @Test
    void theNormalQuantileInvertsTheTailInItsLastDigits() {
        SoftAssertions softly = new SoftAssertions();
        for (Line line : lines("normal")) {
            if (line.x < -1e-17 && line.x > -37) {
                // What the probability's own rounding does to the score.
                double given = 0.5 * Math.ulp(line.lower) / line.density / -line.x;
                near(softly, line, "quantile", StandardNormal.quantile(line.lower), line.x, 1e-15 + given);
            }
        }
        softly.assertAll();
    }

    @Test
    void theNormalMassKeepsItsDigitsOnShortIntervals() {
        SoftAssertions softly = new SoftAssertions();
        for (Line line : lines("mass")) {
            // Far out the ends' own rounding counts: |a| ulp(a).
            double far = 2 * Math.abs(line.x) * Math.ulp(line.x);
            near(softly, line, "mass", StandardNormal.mass(line.x, line.y), line.density, 2e-15 + far);
            near(softly, line, "mirror", StandardNormal.mass(-line.y, -line.x), line.density, 2e-15 + far);
        }
        softly.assertAll();
    }

    @Test
    void lossDensitiesAndBothTailsAreRelativelyAccurate() {
        SoftAssertions softly = new SoftAssertions();
        for (Line line : lines("loss")) {
            LossDensity density = DensityWords.losses().read(line.losses);
            double bound = line.losses.startsWith("beta(500") ? 5e-13 : 3e-14;
            near(softly, line, "density", density.density(line.x), line.density, bound);
            near(softly, line, "lower", density.lowerTail(line.x), line.lower, bound);
            near(softly, line, "upper", density.upperTail(line.x), line.upper, bound);
        }
        softly.assertAll();
    }

    @Test
    void meansAreExact() {
        SoftAssertions softly = new SoftAssertions();
        for (Line line : lines("mean")) {
            near(softly, line, "mean", DensityWords.losses().read(line.losses).mean(), line.density, 1e-14);
        }
        softly.assertAll();
    }

    @Test
    void neighbourDensitiesAndBothTailsAreRelativelyAccurate() {
        SoftAssertions softly = new SoftAssertions();
        for (Line line : lines("neighbour")) {
            NeighbourDensity given =
                    DensityWords.pair(line.losses, line.neighbours).neighbours();
            // A window's own ends x ± w are rounded.
            double end = line.neighbours.startsWith("window") ? 1e-16 : 0;
            near(softly, line, "density", given.density(line.x, line.y), line.density, 1e-13);
            near(
                    softly,
                    line,
                    "lower",
                    given.lowerTail(line.x, line.y),
                    line.lower,
                    1e-13 + end / Math.max(line.lower, 1e-290));
            near(
                    softly,
                    line,
                    "upper",
                    given.upperTail(line.x, line.y),
                    line.upper,
                    1e-13 + end / Math.max(line.upper, 1e-290));
        }
        softly.assertAll();
    }

    @Test
    void copulasInScoresAreRelativelyAccurate() {
        SoftAssertions softly = new SoftAssertions();
        for (Line line : lines("scores")) {
            NeighbourDensity given =
                    DensityWords.copulas().read(line.neighbours).inScores();
            double bound = line.neighbours.contains("0.99") ? 5e-12 : line.neighbours.contains("(8)") ? 1e-12 : 2e-13;
            near(softly, line, "density", given.density(line.x, line.y), line.density, bound);
            near(softly, line, "lower", given.lowerTail(line.x, line.y), line.lower, bound);
            near(softly, line, "upper", given.upperTail(line.x, line.y), line.upper, bound);
        }
        softly.assertAll();
    }
}
