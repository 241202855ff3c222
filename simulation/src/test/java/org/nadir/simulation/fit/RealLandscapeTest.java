package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.read.BenchmarkData;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NasBenchMacro;
import org.nadir.simulation.landscape.read.NatsBench;

/** Correlations and spectra of the benchmarks, against values computed with NumPy and SciPy. */
class RealLandscapeTest {
    @ParameterizedTest
    @CsvSource({
        "cifar10,        .5599945770, .70323136, .47069174, .276065,   .10917394, -.03661601, -.1656411",
        "cifar100,       .6110692048, .69951126, .46803316, .27446311, .10847991, -.03641115, -.16461957",
        "imagenet16-120, .6793947187, .6952845, .46209107, .26948282, .10592363, -.03597533, -.1609475"
    })
    void correlationsAgreeThreeWays(
            String dataSet, double raw, double r1, double r2, double r3, double r4, double r5, double r6)
            throws IOException {
        CategoricalTable table = NatsBench.read(BenchmarkData.natsBench(), dataSet);
        assertThat(EdgeCorrelation.of(table.landscape().graph(), table.losses()))
                .isCloseTo(raw, within(1e-10));
        double[] scores = NormalScores.of(table.losses());
        double[] expected = {r1, r2, r3, r4, r5, r6};
        double[] byPairs = CorrelationByDistance.of(table, scores, 6).correlations();
        double[] bySpectrum = Spectrum.of(Hamming.mixed(table.radices()), NormalScores.of(table.lossesByVertex()))
                .correlations();
        assertThat(byPairs).containsExactly(expected, within(1e-8));
        assertThat(bySpectrum).containsExactly(byPairs, within(1e-12));
        assertThat(EdgeCorrelation.of(table.landscape().graph(), scores)).isCloseTo(byPairs[0], within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({
        "cifar10,        .70906514, .20009698, .06098312, .01996866, .00691024, .00297586",
        "cifar100,       .70483428, .19959121, .06135085, .02082976, .00940572, .00398817",
        "imagenet16-120, .69130131, .20563771, .06774572, .02336328, .00834448, .00360749"
    })
    void theSpectrumIsTheOneOfTheDesign(
            String dataSet, double s1, double s2, double s3, double s4, double s5, double s6) throws IOException {
        CategoricalTable table = NatsBench.read(BenchmarkData.natsBench(), dataSet);
        Spectrum spectrum = Spectrum.of(Hamming.mixed(table.radices()), NormalScores.of(table.lossesByVertex()));
        assertThat(spectrum.shares()).containsExactly(new double[] {s1, s2, s3, s4, s5, s6}, within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "mean"})
    void theMacroTablesCorrelationsAgree(String run) throws IOException {
        CategoricalTable table = NasBenchMacro.read(BenchmarkData.nasBenchMacro(), run);
        double[] scores = NormalScores.of(table.losses());
        double[] byPairs = CorrelationByDistance.of(table, scores, 8).correlations();
        double[] bySpectrum = Spectrum.of(Hamming.mixed(table.radices()), NormalScores.of(table.lossesByVertex()))
                .correlations();
        assertThat(bySpectrum).containsExactly(byPairs, within(1e-11));
        assertThat(byPairs[0]).isCloseTo(run.equals("1") ? .77981028 : .79418266, within(1e-6));
        assertThat(byPairs[1]).isCloseTo(run.equals("1") ? .59446574 : .60531355, within(1e-6));
    }
}
