package org.nadir.simulation.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HammingTest {

    @Test
    void verticesAreInTheLexicographicOrderOfTheirWords() {
        Hamming graph = Hamming.mixed(2, 3, 4);
        assertThat(graph.order()).isEqualTo(24);
        assertThat(graph.digits(0)).containsExactly(0, 0, 0);
        assertThat(graph.digits(1)).containsExactly(0, 0, 1);
        assertThat(graph.digits(23)).containsExactly(1, 2, 3);
        for (int v = 0; v < graph.order(); v++) {
            assertThat(graph.vertex(graph.digits(v))).isEqualTo(v);
        }
    }

    @Test
    void neighboursDifferInOneDigitAndAreAllThere() {
        for (Hamming graph : new Hamming[] {Hamming.of(3, 3), Hamming.mixed(2, 3, 4), Hamming.hypercube(5)}) {
            for (int v = 0; v < graph.order(); v++) {
                boolean[] seen = new boolean[graph.order()];
                for (int i = 0; i < graph.degree(v); i++) {
                    int u = graph.neighbour(v, i);
                    assertThat(graph.distance(u, v)).isEqualTo(1);
                    assertThat(seen[u]).isFalse();
                    seen[u] = true;
                }
                for (int u = 0; u < graph.order(); u++) {
                    assertThat(seen[u]).isEqualTo(graph.distance(u, v) == 1);
                }
            }
        }
    }

    @Test
    void nasBench201HasTwentyFourNeighboursEach() {
        Hamming graph = Hamming.of(6, 5);
        assertThat(graph.order()).isEqualTo(15_625);
        assertThat(graph.degree()).isEqualTo(24);
        assertThat(graph.description()).isEqualTo("hamming(6, 5)");
    }

    @Test
    void anImpossibleSpaceIsRefusedInOneLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hamming.of(0, 5))
                .withMessage("d must be a positive integer, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hamming.mixed(5, 1))
                .withMessage("choices must be at least 2 at every position, but were 1 at position 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hamming.of(14, 5))
                .withMessageContaining(
                        "hamming(14, 5) has 6103515625 vertices, whose losses alone need 24414062500 bytes");
    }
}
