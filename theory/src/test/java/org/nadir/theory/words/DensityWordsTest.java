package org.nadir.theory.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;

/** The words for densities: they read, they print, and what they print they read again. */
class DensityWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uniform(lower=0, upper=1)",
                "uniform(lower=-2.5, upper=1e-9)",
                "normal(mean=0.1, sd=12)",
                "truncated-normal(mean=0.25, sd=0.18, lower=0, upper=1)",
                "truncated-normal(mean=0, sd=1, lower=0, upper=inf)",
                "beta(alpha=2, beta=5, lower=0, upper=1)",
                "mixture(0.3: uniform(lower=0, upper=1), 0.7: beta(alpha=2, beta=5, lower=-1, upper=2))"
            })
    void whatALossDensityPrintsReadsBackToTheSame(String text) {
        LossDensity density = DensityWords.losses().read(text);
        assertThat(density).hasToString(text);
        LossDensity again = DensityWords.losses().read(density.toString());
        for (double p = 0.01; p < 1; p += 0.07) {
            double x = density.quantile(p);
            assertThat(again.quantile(p)).isEqualTo(x);
            assertThat(again.density(x)).isEqualTo(density.density(x));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "independent",
                "window(width=0.3, lower=0, upper=1)",
                "parabola(lower=0, upper=1)",
                "truncated-normal(sd=0.35, lower=0, upper=1)",
                "gaussian-copula(rho=-0.3333333333333333)",
                "clayton-copula(theta=1.5)",
                "mirrored(clayton-copula(theta=1.5))",
                "mixture(0.25: gaussian-copula(rho=0.7), 0.75: mixture(1: clayton-copula(theta=2)))",
                "grid-copula(knots(0, 0.5, 1), heights(1.5, 1, 1, 0.5, 1, 1.5))"
            })
    void whatANeighbourDensityPrintsReadsBackToTheSame(String text) {
        Function<String, NeighbourDensity> read = phrase ->
                DensityWords.pair("truncated-normal(0.25, 0.1)", phrase).neighbours();
        NeighbourDensity density = read.apply(text);
        assertThat(density).hasToString(text);
        NeighbourDensity again = read.apply(density.toString());
        for (double p = 0.01; p < 1; p += 0.07) {
            assertThat(again.quantile(0.3, p)).isEqualTo(density.quantile(0.3, p));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uniform|uniform(lower=0, upper=1)",
                "uniform()|uniform(lower=0, upper=1)",
                "normal|normal(mean=0, sd=1)",
                "truncated-normal(0.25, .10)|truncated-normal(mean=0.25, sd=0.1, lower=0, upper=1)",
                "authors:cifar10|truncated-normal(mean=0.25, sd=0.18, lower=0, upper=1)",
                "authors:cifar100|truncated-normal(mean=0.25, sd=0.1, lower=0, upper=1)",
                "authors:imagenet16-120|truncated-normal(mean=0.25, sd=0.22, lower=0, upper=1)"
            })
    void shortPhrasesTakeTheirDefaults(String text, String whole) {
        assertThat(DensityWords.losses().read(text)).hasToString(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "window(0.25)|window(width=0.25, lower=-2, upper=6)",
                "parabola|parabola(lower=-2, upper=6)",
                "truncated-normal(sd=2)|truncated-normal(sd=2, lower=-2, upper=6)",
                "gaussian-copula(0.7)|gaussian-copula(rho=0.7)"
            })
    void whatPdfEIsNotToldItTakesFromPdfN(String text, String whole) {
        assertThat(DensityWords.pair("uniform(-2, 6)", text).neighbours()).hasToString(whole);
    }

    @Test
    void aGridThatWasScaledReadsBackToItsBits() {
        String scaled = DensityWords.copulas()
                .read("grid-copula(knots(0, 0.1, 0.7, 1), heights(5, 1, 2, 1, 3, 2, 0, 1, 1, 7))")
                .toString();
        assertThat(DensityWords.copulas().read(scaled)).hasToString(scaled);
    }

    @Test
    void aPairPrintsItsTwoPhrases() {
        Pair pair = DensityWords.pair("authors:cifar100", "gaussian-copula(0.7)");
        assertThat(pair)
                .hasToString("pdf_n truncated-normal(mean=0.25, sd=0.1, lower=0, upper=1),"
                        + " pdf_e gaussian-copula(rho=0.7)");
        assertThat(pair.copula()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trucated-normal(0, 1)|in 'trucated-normal(0, 1)' at character 1: no pdf_n is called 'trucated-normal'; did you mean 'truncated-normal'?; there are ",
                "zebra|in 'zebra' at character 1: no pdf_n is called 'zebra'; there are uniform(lower=0, upper=1), normal(",
                "truncated-normal(0.25, -0.1)|in 'truncated-normal(0.25, -0.1)' at character 1: sd must be positive and finite, but was -0.1",
                "truncated-normal(0.25)|in 'truncated-normal(0.25)' at character 1: truncated-normal needs sd; it takes mean, sd, lower, upper",
                "truncated-normal(mean=0.25, sdev=0.18)|in 'truncated-normal(mean=0.25, sdev=0.18)' at character 29: truncated-normal has no argument 'sdev'; it takes mean, sd, lower, upper",
                "mixture(uniform, 0.7: normal)|in 'mixture(uniform, 0.7: normal)' at character 9: mixture takes parts such as '0.3: uniform(0, 1)', but found uniform",
                "mixture(0.3: uniform, 0.7: norml)|in 'mixture(0.3: uniform, 0.7: norml)' at character 28: no pdf_n is called 'norml'; did you mean 'normal'?",
                "mixture|in 'mixture' at character 1: a mixture needs as many weights as parts, and at least one, but had 0 weights and 0 parts",
                "authors:cifar1000|in 'authors:cifar1000' at character 1: the authors fitted no 'cifar1000'; did you mean 'cifar100'?; they fitted cifar10, cifar100, imagenet16-120",
                "authors|in 'authors' at character 1: 'authors' must be written as authors:NAME",
                "uniform:x|in 'uniform:x' at character 1: 'uniform:x' must be written as uniform(lower=0, upper=1)"
            })
    void whatNoDensityIsCalledIsRefusedInOneLine(String text, String message) {
        assertThatExceptionOfType(PhraseException.class)
                .isThrownBy(() -> DensityWords.losses().read(text))
                .withMessageStartingWith(message)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "uniform|gaussian-copula(1.5)|in 'gaussian-copula(1.5)' at character 1: rho must lie in (-1, 1), but was 1.5",
                "uniform|window(0.3, 0.2, 1)|in 'window(0.3, 0.2, 1)' at character 1: pdf_n reaches from 0 to 1, beyond pdf_e's support window(width=0.3, lower=0.2, upper=1)",
                "normal|window(0.3)|in 'window(0.3)' at character 1: lower must be finite, but pdf_n's is -inf; give lower",
                "normal|parabola(0)|in 'parabola(0)' at character 1: upper must be finite, but pdf_n's is inf; give upper",
                "uniform|independant|in 'independant' at character 1: no pdf_e is called 'independant'; did you mean 'independent'?"
            })
    void aPdfEThatDoesNotFitIsRefusedInOneLine(String losses, String neighbours, String message) {
        assertThatExceptionOfType(PhraseException.class)
                .isThrownBy(() -> DensityWords.pair(losses, neighbours))
                .withMessageStartingWith(message);
    }

    @Test
    void anotherRoomAddsItsWords() {
        Vocabulary<LossDensity> larger = DensityWords.losses()
                .with("preset:NAME", phrase -> DensityWords.losses().read("uniform"));
        assertThat(larger.read("preset:cifar100")).hasToString("uniform(lower=0, upper=1)");
        assertThat(larger.usages())
                .contains("preset:NAME")
                .hasSize(DensityWords.losses().usages().size() + 1);
        assertThatExceptionOfType(PhraseException.class)
                .isThrownBy(() -> DensityWords.losses().read("preset:cifar100"));
    }
}
