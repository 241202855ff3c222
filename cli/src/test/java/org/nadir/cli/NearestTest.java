package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> COMMANDS = List.of("compare", "predict", "simulate", "fit", "inspect");

    @Test
    void aSlipOfTheKeysFindsItsWord() {
        assertThat(Nearest.to("comprae", COMMANDS)).contains("compare");
        assertThat(Nearest.to("simulat", COMMANDS)).contains("simulate");
        assertThat(Nearest.to("prdict", COMMANDS)).contains("predict");
    }

    @Test
    void aBeginningFindsItsWord() {
        assertThat(Nearest.to("com", COMMANDS)).contains("compare");
    }

    @Test
    void anotherWordFindsNothing() {
        assertThat(Nearest.to("reproduce", COMMANDS)).isEmpty();
        assertThat(Nearest.to("x", COMMANDS)).isEmpty();
    }

    @Test
    void distanceCountsEditsAndExchanges() {
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
    }
}
