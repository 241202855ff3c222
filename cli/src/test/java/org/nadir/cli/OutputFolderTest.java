package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {
    @TempDir
    Path temp;

    @Test
    void filesAppearAllTogetherAndNothingElseIsLeft() throws IOException {
        Path folder = temp.resolve("deep/out");
        try (OutputFolder out = OutputFolder.open(folder)) {
            out.text("table.csv", "1");
            out.text("figures/minima.svg", "2");
            assertThat(folder.resolve("table.csv")).doesNotExist();
            assertThat(out.commit()).containsExactly(folder.resolve("table.csv"), folder.resolve("figures/minima.svg"));
        }
        assertThat(names(folder)).containsExactly("figures", "figures/minima.svg", "table.csv");
    }

    @Test
    void aFailureLeavesTheFolderAsItWas() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("out"));
        Files.writeString(folder.resolve("table.csv"), "old");
        try (OutputFolder out = OutputFolder.open(folder)) {
            out.text("table.csv", "half");
        }
        assertThat(names(folder)).containsExactly("table.csv");
        assertThat(folder.resolve("table.csv")).hasContent("old");
    }

    @Test
    void aFailureTakesAwayTheFoldersItMade() throws IOException {
        try (OutputFolder out = OutputFolder.open(temp.resolve("a/b"))) {
            out.text("c/table.csv", "half");
        }
        assertThat(names(temp)).isEmpty();
    }

    @Test
    void anEarlierFileIsReplacedAndOthersStay() throws IOException {
        Files.writeString(temp.resolve("table.csv"), "old");
        Files.writeString(temp.resolve("notes.txt"), "mine");
        try (OutputFolder out = OutputFolder.open(temp)) {
            out.text("table.csv", "new");
            out.commit();
        }
        assertThat(temp.resolve("table.csv")).hasContent("new");
        assertThat(temp.resolve("notes.txt")).hasContent("mine");
        assertThat(names(temp)).hasSize(2);
    }

    @Test
    void nothingIsMovedWhereAPlaceIsTakenByAFolder() throws IOException {
        Files.writeString(temp.resolve("a.csv"), "old");
        Files.createDirectory(temp.resolve("b.csv"));
        try (OutputFolder out = OutputFolder.open(temp)) {
            out.text("a.csv", "new");
            out.text("b.csv", "new");
            assertThatThrownBy(out::commit).isInstanceOf(IOException.class).hasMessageContaining("b.csv: a folder");
        }
        assertThat(temp.resolve("a.csv")).hasContent("old");
    }

    @Test
    void aConflictIsSeenBeforeTheWorkBegins() throws IOException {
        Files.createDirectory(temp.resolve("report.html"));
        Files.writeString(temp.resolve("figures"), "mine");
        try (OutputFolder out = OutputFolder.open(temp)) {
            assertThatThrownBy(() -> out.expect("report.html"))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("report.html: a folder stands where a file is to be written");
            assertThatThrownBy(() -> out.expect("figures/minima.svg"))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("figures: a file stands where a folder is to be made");
        }
        assertThat(names(temp)).containsExactly("figures", "report.html");
    }

    @Test
    void whatAKilledProcessLeftIsTakenAwayAndNothingElse() throws IOException {
        Path dead = Files.createDirectories(temp.resolve(".nadir-999999999999-1"));
        Files.writeString(dead.resolve("half.csv"), "half");
        Path young = Files.createDirectory(temp.resolve(".nadir-999999999999-2"));
        Path alive = Files.createDirectory(
                temp.resolve(".nadir-" + ProcessHandle.current().pid() + "-3"));
        Path other = Files.createDirectory(temp.resolve(".nadir-mine"));
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
        for (Path path : List.of(dead, alive, other)) {
            Files.setLastModifiedTime(path, longAgo);
        }
        OutputFolder.open(temp).close();

        assertThat(dead).doesNotExist();
        assertThat(List.of(young, alive, other))
                .allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void aFileThatWasPromisedMustBeThere() throws IOException {
        try (OutputFolder out = OutputFolder.open(temp)) {
            out.stage("minima.png");
            assertThatThrownBy(out::commit)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("minima.png: was promised but not written");
        }
    }

    /** Fails at the rename of that number, from 1, and is a rename before and after. */
    private static Replacement.Move failingAt(int number) {
        AtomicInteger count = new AtomicInteger();
        return (from, to) -> {
            if (count.incrementAndGet() == number) {
                throw new IOException("no more room");
            }
            Replacement.rename(from, to);
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whereAMoveFailsAFolderWithOtherFilesIsAsItWas(int number) throws IOException {
        Path folder = earlier();
        Files.writeString(folder.resolve("notes.txt"), "mine");
        try (OutputFolder out = OutputFolder.open(folder)) {
            writeAgain(out);
            assertThatThrownBy(() -> out.commit(failingAt(number)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no more room");
            assertEarlier(folder, "figures", "figures/a.svg", "notes.txt", "table.csv");
        }
        assertEarlier(folder, "figures", "figures/a.svg", "notes.txt", "table.csv");
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
        assertThat(names(temp)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whereTheRenameOfTheFolderFailsItIsAsItWas(int number) throws IOException {
        Path folder = earlier();
        try (OutputFolder out = OutputFolder.open(folder)) {
            writeAgain(out);
            assertThatThrownBy(() -> out.commit(failingAt(number))).hasMessage("no more room");
        }
        assertEarlier(folder, "figures", "figures/a.svg", "table.csv");
        assertThat(names(temp)).hasSize(4);
    }

    @Test
    void aFolderWithoutOtherFilesIsRenamedAsAWhole() throws IOException {
        Path folder = earlier();
        Object before = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rwxr-x---");
        Files.setPosixFilePermissions(folder, permissions);
        List<Path> moves = new ArrayList<>();
        try (OutputFolder out = OutputFolder.open(folder)) {
            writeAgain(out);
            out.commit((from, to) -> {
                moves.add(to);
                Replacement.rename(from, to);
            });
        }
        assertThat(moves).hasSize(2).last().isEqualTo(folder);
        assertThat(Files.readAttributes(folder, BasicFileAttributes.class).fileKey())
                .isNotEqualTo(before);
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(permissions);
        assertThat(names(temp))
                .contains("out/figures/b.svg", "out/more/c.svg", "out/table.csv")
                .hasSize(7);
        assertThat(folder.resolve("table.csv")).hasContent("new");
    }

    @Test
    void aNewFolderComesInOneMoveAndIsForEveryone() throws IOException {
        List<Path> moves = new ArrayList<>();
        Path folder = temp.resolve("out");
        try (OutputFolder out = OutputFolder.open(folder)) {
            writeAgain(out);
            out.commit((from, to) -> {
                moves.add(to);
                Replacement.rename(from, to);
            });
        }
        assertThat(moves).containsExactly(folder);
        Path usual = Files.createDirectory(temp.resolve("usual"));
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void aLinkToAFolderStaysALink() throws IOException {
        Path folder = earlier();
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
        try (OutputFolder out = OutputFolder.open(link)) {
            writeAgain(out);
            assertThat(out.commit()).contains(link.resolve("table.csv"));
        }
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("table.csv")).hasContent("new");
    }

    @Test
    void filesThatAKilledProcessHadPutAsideStay() throws IOException {
        Path dead = Files.createDirectories(temp.resolve(".nadir-999999999999-1/before"));
        Files.setLastModifiedTime(dead.getParent(), FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        OutputFolder.open(temp.resolve("out")).close();

        assertThat(dead).exists();
    }

    private Path earlier() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("out/figures")).getParent();
        Files.writeString(folder.resolve("table.csv"), "old");
        Files.writeString(folder.resolve("figures/a.svg"), "old");
        return folder;
    }

    private static void writeAgain(OutputFolder out) throws IOException {
        out.text("table.csv", "new");
        out.text("figures/a.svg", "new");
        out.text("figures/b.svg", "new");
        out.text("more/c.svg", "new");
    }

    private static void assertEarlier(Path folder, String... names) throws IOException {
        assertThat(names(folder)).containsExactly(names);
        assertThat(folder.resolve("table.csv")).hasContent("old");
        assertThat(folder.resolve("figures/a.svg")).hasContent("old");
    }

    @Test
    void whatAWriterPutsIntoTheStagingFolderComesAlong() throws IOException {
        try (OutputFolder out = OutputFolder.open(temp)) {
            Files.writeString(out.staging().resolve("b.svg"), "1");
            Files.writeString(out.staging().resolve("a.png"), "2");
            out.text("z.csv", "3");
            assertThat(out.commit())
                    .containsExactly(temp.resolve("z.csv"), temp.resolve("a.png"), temp.resolve("b.svg"));
        }
        assertThat(names(temp)).hasSize(3);
    }

    @Test
    void namesStayInTheFolder() throws IOException {
        try (OutputFolder out = OutputFolder.open(temp)) {
            assertThatThrownBy(() -> out.stage("../elsewhere"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("../elsewhere");
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
