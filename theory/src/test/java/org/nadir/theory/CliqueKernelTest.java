package org.nadir.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.StandardNormal;
import org.nadir.theory.numeric.Estimate;

/** g and κ of Gaussian cliques against the orthant probabilities of the multivariate normal vectors that they are. */
class CliqueKernelTest {

    @ParameterizedTest
    @CsvSource({
        "5, 0.7, -2.5, 0.3",
        "5, 0.3, 0.4, -0.5",
        "3, 0.9, -1, -1.2",
        "8, 0.5, 1, 0.8",
        "5, -0.2, -1, 0.4",
        "3, -0.49, -0.5, 0.7"
    })
    void theKernelOfCliquesIsThatOfTheirNormalVectors(int q, double rho, double y, double above) {
        double z = y + Math.abs(above);
        // d = 2: source = (q−1) κ(y, z; y) g(z; y), kernel = (q−1) κ(y, z; y), in flow form with pdf_e(z, y)
        GaussianCliqueRecursion recursion = new GaussianCliqueRecursion(
                GaussianCopula.of(rho).inScores(), new Closure.Cliques(2, q), rho, Normal.of(0, 1));
        double[] out = new double[2];
        recursion.at(y, z, out);
        double g = out[0] / (out[1] * StandardNormal.density(z));

        // Given one member at z, its q − 1 mates have mean ρz, variance 1 − ρ², covariance ρ − ρ².
        Estimate mates = all(q - 1, rho * z - y, 1 - rho * rho, rho - rho * rho);
        assertThat(g).isCloseTo(mates.value(), within(5 * mates.error() + 1e-12));

        // Given two at y and z, the others have mean ρ(y + z)/(1 + ρ), variance 1 − 2ρ²/(1+ρ), covariance ρ −
        // 2ρ²/(1+ρ).
        double lost = 2 * rho * rho / (1 + rho);
        Estimate others = q == 2 ? Estimate.exact(1) : all(q - 2, rho * (y + z) / (1 + rho) - y, 1 - lost, rho - lost);
        double density = GaussianCopula.of(rho).inScores().density(z, y);
        double kappa = out[1] / ((q - 1) * density);
        assertThat(kappa).isCloseTo(others.value(), within(5 * others.error() + 1e-12));
    }

    /** P(all of k exchangeable normal variables are positive); 5 standard errors fail by chance once in 1.7 million. */
    private static Estimate all(int k, double mean, double variance, double covariance) {
        double[] means = new double[k];
        Arrays.fill(means, mean);
        double[][] matrix = new double[k][k];
        for (int i = 0; i < k; i++) {
            Arrays.fill(matrix[i], covariance);
            matrix[i][i] = variance;
        }
        return Orthant.of(means, matrix).probability(1e-5, 7);
    }
}
