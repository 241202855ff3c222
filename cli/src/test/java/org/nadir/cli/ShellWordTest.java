package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShellWordTest {
    @Test
    void aWordIsQuotedWhereAShellWouldReadItOtherwise() {
        assertThat(ShellWord.of(Path.of("data", "nats_bench.csv"))).isEqualTo("data/nats_bench.csv");
        assertThat(ShellWord.of("my data.csv")).isEqualTo("'my data.csv'");
        assertThat(ShellWord.of("it's.csv")).isEqualTo("'it'\\''s.csv'");
        assertThat(ShellWord.of("")).isEqualTo("''");
    }
}
