package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookCommandTest {
    @Test
    void withoutAJarItSaysHowToGetOne() {
        Run run = Run.nadir("notebook", "--install-only");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("start it with ./nadir").hasLineCount(1);
    }

    @Test
    void jupyterIsTheFirstExecutableOnThePath(@TempDir Path temp) throws IOException {
        Path first = Files.createDirectory(temp.resolve("first"));
        Path second = Files.createDirectory(temp.resolve("second"));
        Files.createFile(first.resolve("jupyter"));
        Path jupyter = Files.createFile(second.resolve("jupyter"));
        assertThat(jupyter.toFile().setExecutable(true)).isTrue();
        String path = first + java.io.File.pathSeparator + second;
        assertThat(NotebookCommand.onPath("jupyter", Map.of("PATH", path))).contains(jupyter);
        assertThat(NotebookCommand.onPath("jupyter", Map.of("PATH", first.toString())))
                .isEmpty();
        assertThat(NotebookCommand.onPath("jupyter", Map.of())).isEmpty();
    }
}
