package org.nadir.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KernelspecTest {
    @TempDir
    Path temp;

    @Test
    void theFileStartsTheKernelFromTheJar() throws IOException {
        Path jar = Files.createFile(temp.resolve("nadir.jar"));
        Path file = Kernelspec.of(Path.of("/opt/java/bin/java"), jar).install(temp.resolve("jupyter"));
        assertThat(file).isEqualTo(temp.resolve("jupyter/kernels/nadir-java/kernel.json"));
        JsonNode spec = JsonMapper.builder().build().readTree(Files.readString(file));
        assertThat(spec.get("interrupt_mode").asString()).isEqualTo("message");
        assertThat(spec.get("argv").valueStream().map(JsonNode::asString)).contains("/opt/java/bin/java");
        assertThat(spec.get("argv").valueStream().map(JsonNode::asString))
                .containsSubsequence("-cp", jar.toString(), "org.nadir.notebooks.Kernel", "{connection_file}");
        assertThat(file.getParent()).isDirectoryNotContaining(f -> f.endsWith(".kernel.json.new"));
    }

    @Test
    void aMissingJarSaysHowToBuildIt() {
        assertThatThrownBy(() -> Kernelspec.of(Path.of("java"), temp.resolve("none.jar")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.jar")
                .hasMessageContaining("run ./nadir");
    }

    @Test
    void aPlaceThatCanNotBeWrittenIsNamed() throws IOException {
        Path jar = Files.createFile(temp.resolve("nadir.jar"));
        Path taken = Files.createFile(temp.resolve("taken"));
        assertThatThrownBy(() -> Kernelspec.of(Path.of("java"), jar).install(taken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(taken.toString())
                .hasMessageContaining("JUPYTER_DATA_DIR");
    }

    @Test
    void jupytersOwnVariableNamesTheFolder() {
        assertThat(Kernelspec.userFolder(Map.of("JUPYTER_DATA_DIR", "/data/j"))).isEqualTo(Path.of("/data/j"));
        assertThat(Kernelspec.userFolder(Map.of())).isAbsolute();
    }
}
