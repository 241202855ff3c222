package org.nadir.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.AccuracyException;
import org.nadir.theory.numeric.Tolerance;
import org.nadir.theory.words.DensityWords;

/** The exact recursion on copulas that are not Gaussian. */
class CopulaFamiliesTest {
    private static final Tolerance EIGHT_DIGITS = Tolerance.DEFAULT.withRelative(1e-8);
    private static final Tolerance THREE_DIGITS = Tolerance.DEFAULT.withRelative(1e-3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clayton-copula(0.2)",
                "mirrored(clayton-copula(1))",
                "mixture(0.6: gaussian-copula(0.6), 0.4: clayton-copula(0.3))",
                "grid-copula(knots(0, 0.02, 0.3, 1), heights(9, 4, 6, 2, 2, 3, 0.5, 0.6, 0.7, 2))"
            })
    void everyVertexEndsInOneMinimum(String copula) {
        Pair pair = DensityWords.pair("authors:cifar10", copula);
        assertThat(Solution.of(pair, 8, Closure.tree(), EIGHT_DIGITS).mass().value())
                .isCloseTo(1, within(1e-8));
    }

    @Test
    void aLossOutsideTheSupportIsNamedInEveryCoordinate() {
        for (String neighbours : new String[] {"independent", "gaussian-copula(0.5)", "window(0.3)"}) {
            Solution solution = Solution.of(DensityWords.pair("beta(2, 5)", neighbours), 4, Closure.tree());
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> solution.basin(1.5))
                    .withMessage("loss must lie in the support [0.0, 1.0], but was 1.5");
        }
    }

    @Test
    void aDependenceThatHoldsAmongTheVeryBestNeverLetsSearchEnd() {
        // With tail dependence S(x; x)ˢ stays near (1 − 2^(−3/2))²⁴ = 2.8e-5 however good x is, and every step gains
        // but a
        // factor in rank: search ends below any rank that a double can hold. That is said, not computed.
        assertThatExceptionOfType(AccuracyException.class)
                .isThrownBy(() -> Solution.of(
                        DensityWords.pair("uniform", "clayton-copula(2)"), 24, Closure.tree(), THREE_DIGITS))
                .withMessageContaining("as low as double precision has losses, and more would end below");
    }
}
