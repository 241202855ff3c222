package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.read.BenchmarkData;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NatsBench;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.StandardNormal;
import org.nadir.theory.density.TruncatedNormal;

class MarginalFitTest {
    /** The mean of frac(i·0.618…) and frac(i·0.754…), i = 1 … 500: a sample that every program can make. */
    private static double[] golden() {
        double[] x = new double[500];
        for (int i = 1; i <= 500; i++) {
            double u = i * 0.6180339887498949;
            double v = i * 0.7548776662466927;
            x[i - 1] = 0.5 * (u - Math.floor(u) + v - Math.floor(v));
        }
        return x;
    }

    @Test
    void theTruncatedNormalIsTheOneOfGreatestLikelihood() {
        // SciPy's truncnorm, Nelder and Mead to 1e-11.
        TruncatedNormalFit fit = TruncatedNormalFit.of(golden(), 0, 1);
        assertThat(fit.density().toString()).startsWith("truncated-normal(");
        assertThat(fit.logLikelihood()).isCloseTo(LOG_LIKELIHOOD, within(1e-10));
        double scaled = TruncatedNormalFit.of(
                        Arrays.stream(golden()).map(x -> 5 + 3 * x).toArray(), 5, 8)
                .logLikelihood();
        assertThat(scaled).isCloseTo(LOG_LIKELIHOOD - StrictMath.log(3), within(1e-9));
    }

    private static final double LOG_LIKELIHOOD = 0.19625602427339442;

    /** 20,000 losses: the sd of the estimated mean is about 0.004, of the sd 0.003. */
    @Test
    void theParametersComeBack() {
        TruncatedNormal truth = TruncatedNormal.of(0.25, 0.18, 0, 1);
        RandomStream stream = RandomStream.of(3);
        double[] sample = new double[20_000];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = truth.quantile(stream.nextUniform());
        }
        TruncatedNormal found = TruncatedNormalFit.of(sample, 0, 1).density();
        for (double x = 0.05; x < 1; x += 0.1) {
            assertThat(found.density(x)).isCloseTo(truth.density(x), within(0.05));
        }
    }

    @Test
    void lossesOutsideTakeNoPartAndAreCounted() {
        double[] losses = golden().clone();
        losses[0] = 90;
        losses[1] = -3;
        TruncatedNormalFit fit = TruncatedNormalFit.of(losses, 0, 1);
        assertThat(fit.inside()).isEqualTo(498);
        assertThat(fit.outside()).isEqualTo(2);
        assertThatThrownBy(() -> TruncatedNormalFit.of(losses, 1, 1)).hasMessageContaining("bounds must");
        assertThatThrownBy(() -> TruncatedNormalFit.of(losses, 200, 300)).hasMessageContaining("at least 3 losses");
        assertThatThrownBy(() -> TruncatedNormalFit.of(new double[] {0, 0, 0, 1, 1, 1}, 0, 1))
                .hasMessageContaining("bends upwards");
    }

    /** Against the formula without bins, in NumPy; bins of 1/2,048 of the range change it by less than 0.3 %. */
    @Test
    void theBandwidthIsSheatherAndJones() {
        assertThat(KernelDensity.of(golden()).bandwidth())
                .isCloseTo(0.06795502943795384, within(0.06795502943795384 * 0.003));
        double[] normal = new double[500];
        for (int i = 0; i < 500; i++) {
            normal[i] = StandardNormal.quantile((i + 0.5) / 500);
        }
        assertThat(KernelDensity.of(normal).bandwidth())
                .isCloseTo(0.3286737887953411, within(0.3286737887953411 * 0.003));
        assertThatThrownBy(() -> KernelDensity.of(normal, -1)).hasMessageContaining("bandwidth must be positive");
    }

    /** Equal bins over the range would be wider than the whole of such losses but for a few. */
    @Test
    void heavyTailsDoNotBlurTheRest() {
        RandomStream stream = RandomStream.of(4);
        double[] cauchy = new double[2000];
        Arrays.setAll(cauchy, i -> Math.tan(Math.PI * (stream.nextUniform() - 0.5)));
        KernelDensity density = KernelDensity.of(cauchy);
        // The best bandwidth for a Cauchy law is about 1.06 · 0.7 · 2000^(-1/5) = .16.
        assertThat(density.bandwidth()).isBetween(0.08, 0.3);
        assertThat(MarginalFit.kolmogorovSmirnov(density, cauchy)).isLessThan(0.03);
        assertThat(density.lowerTail(3)).isCloseTo(0.5 + Math.atan(3) / Math.PI, within(0.03));
        assertThat(density.lowerTail(3) + density.upperTail(3)).isCloseTo(1, within(1e-12));
    }

    /**
     * Losses that hang together stray from their law further than independent ones: the field's mean is off by .2 of its deviation.
     * p is uniform under fields; with the seed it is what it is.
     */
    @Test
    void theBootstrapKnowsThatNeighboursShareWhatTheyHave(@TempDir Path folder) throws IOException {
        Hamming space = Hamming.of(8, 2);
        double[] losses = ProductField.of(space, 0.9)
                .sample(RandomStream.of(12), Threads.ONE)
                .losses();
        CategoricalTable table = Tables.of(folder, space, losses);
        assertThat(p(MarginalFit.all(table, 39, 1))).isGreaterThan(p(MarginalFit.all(losses, 39, 1)));
    }

    private static double p(List<MarginalFit> fits) {
        return fits.stream()
                .filter(fit -> fit.parameters() > 0)
                .findFirst()
                .orElseThrow()
                .ksP();
    }

    @Test
    void aKernelDensityIsADensity() {
        KernelDensity density = KernelDensity.of(golden(), 0.1);
        double sum = 0;
        for (int i = 0; i < 4000; i++) {
            sum += density.density(-2 + (i + 0.5) * 0.001) * 0.001;
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        for (double p : new double[] {1e-6, 0.1, 0.5, 0.9, 1 - 1e-6}) {
            assertThat(density.lowerTail(density.quantile(p))).isCloseTo(p, within(1e-12));
        }
        assertThat(density.lowerTail(0.3) + density.upperTail(0.3)).isCloseTo(1, within(1e-13));
    }

    @Test
    void theKolmogorovSmirnovDistanceLooksAtBothSidesOfAJump() {
        // F_n jumps from 0 to 1 at 0 where Φ = 1/2.
        assertThat(MarginalFit.kolmogorovSmirnov(Normal.of(0, 1), new double[] {0, 0, 0}))
                .isEqualTo(0.5);
    }

    @Test
    void aTruncatedNormalIsRecognisedAndOtherLossesAreNot() {
        TruncatedNormal truth = TruncatedNormal.of(0.4, 0.3, 0, 1);
        RandomStream stream = RandomStream.of(5);
        double[] sample = new double[300];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = truth.quantile(stream.nextUniform());
        }
        MarginalFit normal = of("truncated normal", MarginalFit.all(sample, 39, 1));
        // A true family: p is uniform, below 0.03 with probability 2.5 %.
        assertThat(normal.ksP()).isGreaterThan(0.03);
        double[] twoHeaps = golden();
        for (int i = 0; i < 100; i++) {
            twoHeaps[i] = 0.5;
        }
        assertThat(of("truncated normal", MarginalFit.all(twoHeaps, 39, 1)).ksP())
                .isLessThanOrEqualTo(0.05);
    }

    private static MarginalFit of(String family, List<MarginalFit> fits) {
        return fits.stream()
                .filter(fit -> fit.family().equals(family))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onTheBenchmarkTheQuantilesBeatTheTruncatedNormal() throws IOException {
        double[] losses = NatsBench.read(BenchmarkData.natsBench(), "cifar100").losses();
        // Every twentieth is enough, and a kernel density is slow.
        double[] some = new double[losses.length / 20];
        Arrays.setAll(some, k -> losses[20 * k]);
        List<MarginalFit> fits = MarginalFit.all(some, 0, 1);
        assertThat(fits).extracting(MarginalFit::family).first().isEqualTo("quantiles");
        // On the paper's window, 25 to 55 percent, a truncated normal can be fitted; the rest is counted.
        TruncatedNormalFit fit = TruncatedNormalFit.of(losses, 25, 55);
        assertThat(fit.inside() + fit.outside()).isEqualTo(15_625);
        assertThat(fit.outside()).isBetween(500, 3000);
    }

    @Test
    void theAuthorsPairsHaveTheirNames() {
        assertThat(AuthorsPair.of("CIFAR100").losses())
                .hasToString("truncated-normal(mean=0.25, sd=0.1, lower=0, upper=1)");
        assertThatThrownBy(() -> AuthorsPair.of("svhn")).hasMessageContaining("there are cifar10, cifar100");
    }
}
