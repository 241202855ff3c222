package org.nadir.theory.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of phrases, and what it refuses. */
class PhraseTest {

    @Test
    void argumentsGoByPositionOrByName() {
        Arguments given =
                Phrase.parse("truncated-normal(0.25, sd=0.18, upper = 1e0)").bind("mean", "sd", "lower", "upper");
        assertThat(given.number("mean")).isEqualTo(0.25);
        assertThat(given.number("sd")).isEqualTo(0.18);
        assertThat(given.number("upper")).isEqualTo(1);
        assertThat(given.has("lower")).isFalse();
        assertThat(given.number("lower", -3)).isEqualTo(-3);
    }

    @Test
    void wordsNestAndCarryWeights() {
        Phrase phrase = Phrase.parse("mixture(0.3: uniform(0,1), 0.7: beta(2,5))");
        List<String> parts = phrase.mapWeighted((weight, part) -> weight + " " + part);
        assertThat(parts).containsExactly("0.3 uniform(0, 1)", "0.7 beta(2, 5)");
        Arguments given = Phrase.parse("noise(0.95, on=product-field(rho=0.7))").bind("lambda", "on");
        assertThat(given.phrase("on").bind("rho").number("rho")).isEqualTo(0.7);
    }

    @Test
    void numbersComeAsAList() {
        assertThat(Phrase.parse("mixed(5, 5, 3, 2)").integers()).containsExactly(5, 5, 3, 2);
        assertThat(Phrase.parse("spectrum-field(.7, 2e-1)").numbers()).containsExactly(0.7, 0.2);
        assertThat(Phrase.parse("x(inf, -inf)").numbers())
                .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "edges(graph.tsv)|graph.tsv",
                "edges(../data/my graph.tsv)|../data/my graph.tsv",
                "edges(C:/x.tsv)|C:/x.tsv",
                "edges(\"a, (b).tsv\")|a, (b).tsv",
                "edges('a \"b\".tsv')|a \"b\".tsv",
                "edges(file=plain)|plain",
                "edges(2024)|2024"
            })
    void filesAreNamedBareOrInQuotes(String text, String file) {
        assertThat(Phrase.parse(text).bind("file").text("file")).isEqualTo(file);
    }

    @Test
    void aLabelFollowsAColon() {
        Phrase phrase = Phrase.parse("preset:imagenet16-120");
        assertThat(phrase.word()).isEqualTo("preset");
        assertThat(phrase.label()).contains("imagenet16-120");
        assertThat(Phrase.parse("uniform").label()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uniform",
                "hamming(6, 5)",
                "preset:cifar100",
                "a(b=c(1, 2), d=\"x, y\", 0.5: e(0.1))",
                "truncated-normal(mean=0.25, sd=0.18, lower=0, upper=1)"
            })
    void aPhrasePrintsAsItReads(String text) {
        assertThat(Phrase.parse(text)).hasToString(text);
        assertThat(Phrase.parse("  " + text.replace(" ", "  ") + " "))
                .asString()
                .hasSameSizeAs(Phrase.parse(text.replace(" ", "  ")).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|in '' at character 1: a word was expected, but there is nothing",
                "5(3)|in '5(3)' at character 1: a word was expected, but found '5'",
                "uniform(0, 1|in 'uniform(0, 1' at character 8: this parenthesis is never closed",
                "uniform(0 1)|in 'uniform(0 1)' at character 9: lower must be a number, but was 0 1",
                "uniform(0,,1)|in 'uniform(0,,1)' at character 11: a value was expected, but found ','",
                "uniform(0, 1))|in 'uniform(0, 1))' at character 14: the phrase had ended, but ')' follows",
                "edges(\"x)|in 'edges(\"x)' at character 7: this quote is never closed",
                "preset:|in 'preset:' at character 8: a name was expected after 'preset:', but the phrase ends",
                "uniform(0, nan)|in 'uniform(0, nan)' at character 12: upper must be a number, but was nan",
                "uniform(0, 1, 2)|in 'uniform(0, 1, 2)' at character 15: uniform takes lower, upper, but 2 is one more",
                "uniform(0, lower=1)|in 'uniform(0, lower=1)' at character 12: uniform has lower twice",
                "uniform(0, uper=1)|in 'uniform(0, uper=1)' at character 12: uniform has no argument 'uper'; did you mean 'upper'?; it takes lower, upper",
                "uniform(upper=1)|in 'uniform(upper=1)' at character 1: uniform needs lower; it takes lower, upper",
                "uniform(0.5: 1, 2)|in 'uniform(0.5: 1, 2)' at character 9: uniform takes no weights, but found 0.5: 1",
            })
    void whatCanNotBeReadIsRefusedInOneLineWithItsPlace(String text, String message) {
        assertThatExceptionOfType(PhraseException.class)
                .isThrownBy(() -> {
                    Arguments given = Phrase.parse(text).bind("lower", "upper");
                    given.number("lower");
                    given.number("upper");
                })
                .withMessage(message);
    }

    @Test
    void wholeNumbersAreWhole() {
        assertThat(Phrase.parse("cycle(1e6)").bind("n").integer("n")).isEqualTo(1_000_000);
        assertThatExceptionOfType(PhraseException.class)
                .isThrownBy(() -> Phrase.parse("cycle(2.5)").bind("n").integer("n"))
                .withMessage("in 'cycle(2.5)' at character 7: n must be a whole number, but was 2.5");
        assertThatExceptionOfType(PhraseException.class)
                .isThrownBy(() -> Phrase.parse("mixed(5, 2.5)").integers())
                .withMessage("in 'mixed(5, 2.5)' at character 10: mixed takes whole numbers, but found 2.5");
    }

    @Test
    void theNearestWordIsSuggestedOnlyIfItIsNear() {
        assertThat(Nearest.distance("hamming", "haming")).isEqualTo(1);
        assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
        assertThat(Nearest.hint("uniforn", List.of("normal", "uniform"))).isEqualTo("; did you mean 'uniform'?");
        assertThat(Nearest.hint("zebra", List.of("normal", "uniform"))).isEmpty();
    }
}
