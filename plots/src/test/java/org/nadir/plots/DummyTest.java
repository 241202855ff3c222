package org.nadir.plots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DummyTest {
    @Test
    void one() {
        assertThat(Integer.parseInt("1")).isEqualTo(1);
    }
}
