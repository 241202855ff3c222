package org.nadir.simulation.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.words.PhraseException;

/** Sampled numbers are asked to lie within 3.3 standard errors of the truth: a false alarm of 0.1 % each. */
class LandscapeLawsTest {
    private static final double Z = 3.3;

    private static Observation observe(LandscapeLaw law, int replicates) {
        return Replicates.of(law, replicates, 31)
                .run(Threads.of(2), Progress.SILENT)
                .observation();
    }

    /** theory.md §7, whose own Monte Carlo is up to 1.7 % above the formula at λ = 0.95. */
    @ParameterizedTest
    @CsvSource({"0.95, 1, 65.9", "0.8, 1, 181.5", "0.5, 1, 392.0", "0.5, 4, 181.5"})
    void noiseMultipliesTheMinimaAsTheoryPredicts(double lambda, int runs, double predicted) {
        // four runs of reliability 0.5 have 4·0.5/(1 + 3·0.5) = 0.8
        LandscapeLaw law = Noise.of(ProductField.of(Hamming.of(6, 5), 0.7), lambda, runs);
        Estimate minima = observe(law, 150).minima();
        assertThat(minima.value()).isCloseTo(predicted, within(Z * minima.error() + 0.02 * predicted));
    }

    @Test
    void nkGoesFromOneMinimumToIndependentLosses() {
        Hamming graph = Hamming.of(6, 3);
        assertThat(observe(NkLandscape.adjacent(graph, 0), 20).minima()).isEqualTo(new Estimate(1, 0));
        assertThat(observe(NkLandscape.random(graph, 0), 20).minima()).isEqualTo(new Estimate(1, 0));
        Estimate independent = observe(NkLandscape.adjacent(graph, 5), 200).minima();
        assertThat(independent.value()).isCloseTo(729.0 / 13, within(Z * independent.error()));
        double some = observe(NkLandscape.adjacent(graph, 2), 100).minima().value();
        assertThat(some).isBetween(3.0, 40.0);
    }

    @Test
    void mountFujiGoesFromIndependentLossesToOneMinimum() {
        Hamming graph = Hamming.of(6, 3);
        // on six bits: Σ C(6, k) ∫ φ(x) Φ̄(x + c)ᵏ Φ̄(x − c)⁶⁻ᵏ dx at c = ½, mpmath; 4 standard errors fail by chance
        // once in 16,000
        Estimate sloping = observe(MountFuji.of(Hamming.hypercube(6), 0.5), 400).minima();
        assertThat(sloping.value()).isCloseTo(7.88245007, within(4 * sloping.error()));
        Estimate flat = observe(MountFuji.of(graph, 0), 200).minima();
        assertThat(flat.value()).isCloseTo(729.0 / 13, within(Z * flat.error()));
        assertThat(observe(MountFuji.of(graph, 20), 20).minima()).isEqualTo(new Estimate(1, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iid",
                "iid(uniform(2, 5))",
                "product-field(0.5)",
                "spectrum-field(3, 2, 1)",
                "hashed-field(0.5)",
                "nk(1)",
                "mount-fuji(2)"
            })
    void theSpreadOfALawIsTheStandardDeviationOfALoss(String words) {
        Space space = LandscapeWords.spaces().read("hamming(4, 3)");
        LandscapeLaw law = LandscapeWords.losses(space).read(words);
        double squares = 0;
        double sum = 0;
        int samples = 3000;
        for (int i = 0; i < samples; i++) {
            double loss = law.sample(RandomStream.of(5).child(i), Threads.ONE).loss(i % 81);
            sum += loss;
            squares += loss * loss;
        }
        double mean = sum / samples;
        double deviation = Math.sqrt(squares / samples - mean * mean);
        // a standard deviation from 3000 values has a relative error of 1.3 %
        assertThat(deviation / law.spread()).isCloseTo(1, within(Z * 0.013));
    }

    @Test
    void aHashedFieldIsTheSameToTheBitHoweverAWordIsReached() {
        int[] choices = {4, 4, 3, 5, 2, 4};
        HashedField field = HashedField.sample(choices, 0.6, 100, RandomStream.of(3));
        RandomStream stream = RandomStream.of(4);
        int[] word = {1, 2, 0, 4, 1, 3};
        HashedField.Place place = field.at(word);
        for (int i = 0; i < 200; i++) {
            int p = stream.nextInt(6);
            int digit = stream.nextInt(choices[p]);
            double seen = place.neighbour(p, digit);
            place.move(p, digit);
            word[p] = digit;
            assertThat(place.value()).isEqualTo(seen);
            assertThat(field.value(word)).isEqualTo(seen);
        }
    }

    /**
     * 4,000 fields of 30 positions: a mean of 4,000 products of variance at most 1 + ρ² + kurtosis lies within 0.08 of its
     * expectation with probability over 99.9 %.
     */
    @Test
    void aHashedFieldOnTenToTheEighteenWordsHasTheCovarianceAskedFor() {
        int[] choices = new int[30];
        Arrays.fill(choices, 4);
        double rho = 0.8;
        int[] distances = {0, 1, 2, 5, 30};
        double[] products = new double[distances.length];
        int fields = 4000;
        for (int i = 0; i < fields; i++) {
            HashedField field =
                    HashedField.sample(choices, rho, 32, RandomStream.of(6).child(i));
            int[] word = new int[30];
            double here = field.value(word);
            for (int k = 0; k < distances.length; k++) {
                for (int p = 0; p < 30; p++) {
                    word[p] = p < distances[k] ? 1 + p % 3 : 0;
                }
                products[k] += here * field.value(word) / fields;
            }
        }
        for (int k = 0; k < distances.length; k++) {
            assertThat(products[k]).isCloseTo(StrictMath.pow(rho, distances[k]), within(0.08));
        }
    }

    /**
     * At ρ = 0.9 on three positions most features look at none of them. 4,000 fields as above; their mean lies within 0.06 of
     * 0 with probability over 99.9 %.
     */
    @Test
    void aHashedFieldThatHardlyLooksHasTheCovarianceAskedFor() {
        int[] choices = {3, 3, 3};
        int fields = 4000;
        double mean = 0;
        double[] products = new double[4];
        for (int i = 0; i < fields; i++) {
            HashedField field =
                    HashedField.sample(choices, 0.9, 32, RandomStream.of(7).child(i));
            double here = field.value(new int[3]);
            mean += here / fields;
            int[][] words = {{0, 0, 0}, {1, 0, 0}, {1, 2, 0}, {1, 2, 1}};
            for (int k = 0; k < words.length; k++) {
                products[k] += here * field.value(words[k]) / fields;
            }
        }
        assertThat(mean).isCloseTo(0, within(0.06));
        for (int k = 0; k < products.length; k++) {
            assertThat(products[k]).isCloseTo(StrictMath.pow(0.9, k), within(0.08));
        }
    }

    @Test
    void hashedFieldsHaveTheMinimaOfProductFields() {
        Hamming graph = Hamming.of(6, 5);
        Estimate hashed = observe(HashedField.on(graph, 0.5, 512), 20).minima();
        assertThat(hashed.value()).isCloseTo(108.0, within(Z * hashed.error() + 2));
    }

    @Test
    void wordsGiveLawsAndRefuseWhatIsNotOne() {
        Space space = LandscapeWords.spaces().read("random-regular(n=1000, s=8)");
        assertThat(LandscapeWords.losses(space).read("copula-graph(rho=-0.4)").description())
                .isEqualTo("copula-graph(rho=-0.4) on 1000 vertices of degree 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LandscapeWords.losses(space).read("product-field(0.5)"))
                .withMessageContaining("needs a space of words");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LandscapeWords.spaces().read("random-regular(5, 3)"))
                .isInstanceOf(PhraseException.class)
                .withMessageContaining("n·s must be even");
        Space words = LandscapeWords.spaces().read("mixed(5, 5, 3, 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LandscapeWords.losses(words).read("copula-graph(0.5)"))
                .withMessageContaining("needs random-regular(n, s)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LandscapeWords.losses(words).read("nk(4)"))
                .withMessageContaining("k of nk must be from 0 to 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Noise.of(IidLosses.uniform(Hamming.of(2, 2)), 0, 1))
                .withMessage("lambda of noise must be in (0, 1], but was 0.0");
    }
}
