package org.nadir.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the programs of docs/guide.md as a user would, without anything preloaded, and runs them. */
class GuideTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("^class (\\w+)", Pattern.MULTILINE);
    /** What no reader wants to see: a record or an object as Java prints it. */
    private static final Pattern RAW = Pattern.compile("@[0-9a-f]{5,}|\\w+\\[\\w+=");

    @TempDir
    private Path folder;

    @Test
    void everyProgramOfTheGuideCompilesRunsAndPrintsForAReader() throws Exception {
        List<String> programs = programs(Files.readString(Path.of("../docs/guide.md")));
        assertThat(programs).hasSize(5);
        for (String program : programs) {
            Matcher name = NAME.matcher(program);
            assertThat(name.find()).isTrue();
            assertThat(program.strip()
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("import "))
                            .count())
                    .as(name.group(1) + " is short")
                    .isLessThanOrEqualTo(10);
            assertThat(printedBy(name.group(1), program))
                    .as(name.group(1))
                    .isNotBlank()
                    .doesNotContainPattern(RAW);
        }
    }

    private static List<String> programs(String guide) {
        List<String> programs = new ArrayList<>();
        Matcher matcher = PROGRAM.matcher(guide);
        while (matcher.find()) {
            programs.add(matcher.group(1));
        }
        return programs;
    }

    private String printedBy(String name, String program) throws IOException, ReflectiveOperationException {
        Path source = Files.writeString(folder.resolve(name + ".java"), program);
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        complaints,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(failed).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
