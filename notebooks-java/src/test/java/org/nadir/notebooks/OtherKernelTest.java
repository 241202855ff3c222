package org.nadir.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kernel that is not Nadir's is a JShell with JShell's own imports: what the first cell of a notebook adds must be enough for
 * the others.
 */
class OtherKernelTest {
    /** JShell's default start. */
    private static final List<String> START = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.prefs.*",
            "java.util.regex.*",
            "java.util.stream.*");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-minima",
                "2-your-own-pair",
                "3-recursion",
                "4-cliques",
                "5-two-data-sets",
                "6-noise",
                "7-search"
            })
    void theFirstCellIsEnough(String notebook) throws IOException {
        List<String> cells = cells(notebook);
        assertThat(cells.get(0)).contains(Preloaded.imports());
        try (JShell shell = JShell.builder()
                .executionEngine("local")
                .out(new PrintStream(PrintStream.nullOutputStream()))
                .build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            START.forEach(name -> run(shell, "import " + name + ";"));
            // Without its slashes, and without the line that is the kernel's own.
            cells.get(0)
                    .lines()
                    .filter(line -> line.startsWith("// import "))
                    .forEach(line -> run(shell, line.substring(3)));
            for (String cell : cells.subList(1, cells.size())) {
                run(shell, cell);
            }
        }
    }

    private static List<String> cells(String notebook) {
        JsonNode root = JsonMapper.shared().readTree(Path.of(notebook + ".ipynb"));
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : root.get("cells")) {
            if (cell.get("cell_type").asString().equals("code")) {
                StringBuilder source = new StringBuilder();
                cell.get("source").forEach(line -> source.append(line.asString()));
                cells.add(source.toString());
            }
        }
        return cells;
    }

    private static void run(JShell shell, String cell) {
        String rest = cell;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            assertThat(next.source()).as(rest).isNotNull();
            for (SnippetEvent event : shell.eval(Objects.requireNonNull(next.source()))) {
                List<String> problems = shell.diagnostics(event.snippet())
                        .map(problem -> problem.getMessage(null))
                        .toList();
                assertThat(event.status())
                        .as(event.snippet().source() + problems)
                        .isNotEqualTo(Snippet.Status.REJECTED);
                assertThat(event.exception()).as(event.snippet().source()).isNull();
            }
            rest = next.remaining();
        }
    }
}
