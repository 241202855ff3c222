package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrthantCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aCovarianceInAFileHasItsOrthant() throws IOException {
        // correlation 1/2 everywhere: 1/(m + 1) for m components
        Path file = Files.writeString(folder.resolve("sigma.csv"), "1, 0.5, 0.5\n0.5;1;0.5\n\n0.5 0.5 1\n");
        Run run = Run.nadir("orthant", "--covariance", file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).containsPattern("P\\(all positive\\) +0\\.2(500|499)");
        Path one = Files.writeString(folder.resolve("one.csv"), "1\n");
        assertThat(Run.nadir("orthant", "--covariance", one.toString()).out())
                .containsPattern("P\\(all positive\\) +0\\.5");
    }

    @Test
    void anIsotropicFieldAgreesWithItsIntegral() {
        Run run = Run.nadir("orthant", "--space", "hamming(3, 3)", "--correlations", "0.5,0.2", "--format", "csv");
        assertThat(run.code()).isZero();
        String[] values = run.out()
                .lines()
                .filter(line -> line.contains("minima") || line.contains("integral"))
                .map(line -> line.replaceAll("^.*?([0-9]+\\.[0-9]+).*$", "$1"))
                .toArray(String[]::new);
        assertThat(values).hasSize(2);
        // a relative standard error of 1e-4: beyond 5e-4 by chance once in 1.7 million
        assertThat(Double.parseDouble(values[0]) / Double.parseDouble(values[1]))
                .isBetween(0.9995, 1.0005);
    }

    @Test
    void badInputIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.csv"), "1,0\n0,one\n");
        assertThat(Run.nadir("orthant", "--covariance", text.toString()).err())
                .contains("text.csv:2: column 2: 'one' is not a number")
                .hasLineCount(1);
        Path oblong = Files.writeString(folder.resolve("oblong.csv"), "1,0,0\n0,1,0\n");
        Run run = Run.nadir("orthant", "--covariance", oblong.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("has 2 rows and 3 columns");
        Path not = Files.writeString(folder.resolve("not.csv"), "1,2\n2,1\n");
        assertThat(Run.nadir("orthant", "--covariance", not.toString()).code()).isEqualTo(2);
        assertThat(Run.nadir("orthant").err()).contains("give either --covariance FILE or --space");
        assertThat(Run.nadir("orthant", "--space", "cycle(9)", "--correlations", "0.5,0.2")
                        .code())
                .isEqualTo(2);
    }
}
