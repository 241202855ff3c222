package org.nadir.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compiles and runs the programs of docs/guide.md. */
class GuideTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("^class (\\w+)", Pattern.MULTILINE);

    @Test
    void everyProgramOfTheGuideRunsAndPrints() throws IOException {
        List<String> programs = programs(Files.readString(Path.of("../docs/guide.md")));
        assertThat(programs).hasSize(5);
        try (Session session = Session.open()) {
            for (String program : programs) {
                Matcher name = NAME.matcher(program);
                assertThat(name.find()).isTrue();
                session.run(program);
                assertThat(printedBy(session, name.group(1) + ".main(new String[0]);"))
                        .as(name.group(1))
                        .isNotBlank();
            }
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

    private static String printedBy(Session session, String cell) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            session.run(cell);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
