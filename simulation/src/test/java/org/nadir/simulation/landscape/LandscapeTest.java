package org.nadir.simulation.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.nadir.simulation.graph.Hamming;

class LandscapeTest {

    @Test
    void lossesAreCheckedAtBirth() {
        Hamming graph = Hamming.hypercube(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Landscape.of(graph, new double[] {1, Double.NaN}))
                .withMessage("losses must be finite, but the loss of vertex 1 was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Landscape.ofFloats(graph, new float[] {Float.NEGATIVE_INFINITY, 1}))
                .withMessage("losses must be finite, but the loss of vertex 0 was -Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Landscape.of(graph, new double[3]))
                .withMessage("hypercube(1) has 2 vertices, but there were 3 losses");
    }

    @Test
    void aCallerCannotChangeTheLossesAfterwards() {
        double[] losses = {1, 2};
        Landscape landscape = Landscape.of(Hamming.hypercube(1), losses);
        losses[0] = 3;
        landscape.losses()[1] = 3;
        assertThat(landscape.losses()).containsExactly(1, 2);
    }
}
