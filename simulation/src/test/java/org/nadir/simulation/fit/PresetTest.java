package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.simulation.landscape.read.BenchmarkData;
import org.nadir.theory.density.Pair;

class PresetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cifar10",
                "cifar100",
                "imagenet16-120",
                "cifar10-copula",
                "cifar100-copula",
                "imagenet16-120-copula"
            })
    void theShippedNumbersAreThoseOfTheData(String name) throws IOException {
        FittedModel anew = Preset.fitted(BenchmarkData.natsBench(), name);
        assertThat(ModelFile.text(Preset.of(name))).isEqualTo(ModelFile.text(anew));
    }

    /** Steps, optima, basins and ties counted with NumPy. */
    @ParameterizedTest
    @CsvSource({
        "cifar10,        17, 18, 2, 4.638016, .740544, 2360, 7951, .7032",
        "cifar100,       24, 24, 1, 4.728,    .751424, 311,  11741, .6995",
        "imagenet16-120, 36, 36, 1, 4.036096, .192704, 301,  3011, .6953"
    })
    void thePresetsHoldWhatWasCounted(
            String name,
            int strict,
            int weak,
            int optima,
            double steps,
            double share,
            int tied,
            long basin,
            double rho) {
        FittedModel model = Preset.of(name);
        Counted counted = model.counted();
        assertThat(counted.strictMinima()).isEqualTo(strict);
        assertThat(counted.weakMinima()).isEqualTo(weak);
        assertThat(counted.optima()).isEqualTo(optima);
        assertThat(counted.meanSteps()).isCloseTo(steps, within(1e-12));
        assertThat(counted.shareReachingOptimum()).isCloseTo(share, within(1e-12));
        assertThat(counted.edges()).isEqualTo(187_500);
        assertThat(counted.tiedEdges()).isEqualTo(tied);
        assertThat(counted.basins().get(0).size()).isEqualTo(basin);
        assertThat(counted.stepCounts().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(15_625);
        assertThat(model.rho()).isCloseTo(rho, within(5e-5));
        assertThat(model.correlations()[0]).isCloseTo(model.rho(), within(1e-12));
        assertThat(model.meanDegree()).isEqualTo(24);
        assertThat(model.complete()).isTrue();
    }

    @Test
    void thePairHasTheCopulaAndTheQuantiles() {
        FittedModel model = Preset.of("cifar100");
        Pair pair = model.pair();
        assertThat(pair.losses()).isSameAs(model.marginal());
        assertThat(pair.copula().orElseThrow()).hasToString("gaussian-copula(rho=" + model.rho() + ")");
    }

    @Test
    void anUnknownPresetIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> Preset.of("svhn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "unknown preset 'svhn': the presets are cifar10, cifar100, imagenet16-120, each also with -copula after its name");
    }
}
