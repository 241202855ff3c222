package org.nadir.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder to which a command's files come all together and whole.
 *
 * <p>Files are written to a hidden folder beside it ({@link #stage}) and put in their place when all are there
 * ({@link #commit}), the folder as a whole where that can be ({@link Replacement}). Where the command fails, is
 * interrupted or runs out of disk, what was in the folder stays as it was.
 */
final class OutputFolder implements AutoCloseable {
    private static final String STAGING = ".nadir-"; // then the process, so that its folder is known when it is dead
    private static final String BEFORE = "before";
    private static final Pattern OWNED = Pattern.compile("\\.nadir-(\\d{1,18})-\\d+");
    private static final Duration IN_USE = Duration.ofDays(1); // processes of other machines are not seen from here

    private final Path folder;
    private final Path hidden;
    private final Path staging; // in the hidden folder, which is its owner's alone
    private final List<Path> created;
    private final Set<String> names = new LinkedHashSet<>();
    private final Thread sweep = new Thread(this::discard, "nadir-discard-unfinished-output");
    private boolean committed;

    private OutputFolder(Path folder, Path hidden, List<Path> created) throws IOException {
        this.folder = folder;
        this.hidden = hidden;
        this.staging = Files.createDirectory(hidden.resolve("finished"));
        this.created = created;
    }

    /**
     * Opens a folder, making it and its parents where they are missing.
     *
     * @throws IOException if it can not be written to, with one line that names it
     */
    static OutputFolder open(Path folder) throws IOException {
        List<Path> created = new ArrayList<>();
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new IOException("--out " + folder + " is a file, not a folder");
            }
            for (Path part = folder.toAbsolutePath().normalize();
                    part != null && !Files.exists(part);
                    part = part.getParent()) {
                created.add(part);
            }
            Files.createDirectories(folder);
            removeAbandoned(folder);
            OutputFolder opened = new OutputFolder(folder, hidden(folder), created);
            Runtime.getRuntime().addShutdownHook(opened.sweep);
            return opened;
        } catch (FileSystemException e) {
            created.forEach(OutputFolder::deleteIfEmpty);
            String reason = e instanceof AccessDeniedException ? "permission denied" : reason(e);
            throw new IOException("--out " + folder + " can not be written to: " + reason, e);
        }
    }

    /** A hidden folder from which files can be renamed into a folder: beside it, else within it. */
    private static Path hidden(Path folder) throws IOException {
        String name = STAGING + ProcessHandle.current().pid() + "-";
        Path real = folder.toRealPath();
        // what cannot be moved, such as the root or a mounted folder, has no place beside it
        if (real.getParent() != null && Files.getFileStore(real).equals(Files.getFileStore(real.getParent()))) {
            try {
                removeAbandoned(real.getParent());
                Path within = Files.createTempDirectory(real, name); // the folder itself must be writable too
                Files.delete(within);
                return Files.createTempDirectory(real.getParent(), name);
            } catch (AccessDeniedException e) {
                return Files.createTempDirectory(folder, name);
            }
        }
        return Files.createTempDirectory(folder, name);
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no folder can be made there";
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getFile() + " is a file, not a folder";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }

    /** Takes away the hidden folders of processes that were killed, but for those that hold files of an earlier run. */
    private static void removeAbandoned(Path folder) throws IOException {
        List<Path> abandoned = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, STAGING + "*")) {
            for (Path path : found) {
                Matcher name = OWNED.matcher(path.getFileName().toString());
                if (name.matches()
                        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                        && !Files.exists(path.resolve(BEFORE))
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                        && Files.getLastModifiedTime(path)
                                .toInstant()
                                .isBefore(Instant.now().minus(IN_USE))) {
                    abandoned.add(path);
                }
            }
        }
        abandoned.forEach(OutputFolder::delete);
    }

    /**
     * Refuses before any work is done what could not be put in its place after it.
     *
     * @param files the names of files that will be staged, with slashes for folders within
     * @throws IOException if a folder stands in a file's place, or a file in a folder's
     */
    void expect(String... files) throws IOException {
        for (String name : files) {
            checkPlace(folder.resolve(name));
        }
    }

    private void checkPlace(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": a folder stands where a file is to be written");
        }
        for (Path parent = file.getParent(); parent != null && !parent.equals(folder); parent = parent.getParent()) {
            if (Files.exists(parent) && !Files.isDirectory(parent)) {
                throw new IOException(parent + ": a file stands where a folder is to be made");
            }
        }
    }

    /** The folder as the user named it. */
    Path folder() {
        return folder;
    }

    /**
     * Where to write a file for now.
     *
     * @param name the file's name in the folder, with slashes for folders within
     * @return a path whose parent exists
     * @throws IOException if a folder within can not be made
     */
    Path stage(String name) throws IOException {
        Path file = staging.resolve(name).normalize();
        if (!file.startsWith(staging) || file.equals(staging)) {
            throw new IllegalArgumentException("name of an output file must stay in its folder, but was " + name);
        }
        Files.createDirectories(file.getParent());
        names.add(staging.relativize(file).toString());
        return file;
    }

    /** The hidden folder itself, for writers of several files: whatever is in it when the command commits comes along. */
    Path staging() {
        return staging;
    }

    /** Stages a text file, in UTF-8. */
    void text(String name, String content) throws IOException {
        Files.writeString(stage(name), content, StandardCharsets.UTF_8);
    }

    /**
     * Puts the staged files in their places, all of them or none.
     *
     * @return where they are now: those staged by name in that order, then others in alphabetical order
     * @throws IOException if one of them is missing, its place is taken by a folder, or it can not be moved: then the folder
     *     is as it was
     */
    List<Path> commit() throws IOException {
        return commit(Replacement::rename);
    }

    /** The same with a rename of one's own, for tests. Ctrl-C waits for its end: {@link #discard}. */
    synchronized List<Path> commit(Replacement.Move move) throws IOException {
        try (Stream<Path> files = Files.walk(staging)) {
            files.filter(Files::isRegularFile)
                    .map(file -> staging.relativize(file).toString())
                    .sorted()
                    .forEach(names::add);
        }
        for (String name : names) {
            if (!Files.isRegularFile(staging.resolve(name))) {
                throw new IOException(folder.resolve(name) + ": was promised but not written");
            }
            checkPlace(folder.resolve(name));
        }
        Path real = folder.toRealPath();
        boolean within = hidden.startsWith(real);
        // whoever works in a folder would be left in one that is gone
        boolean worksThere = Path.of("").toRealPath().startsWith(real);
        new Replacement(staging, real, hidden.resolve(BEFORE), move).replace(names, !within && !worksThere);
        committed = true;
        return names.stream().map(folder::resolve).toList();
    }

    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(sweep);
        } catch (IllegalStateException e) {
            // The process is ending: the hook is running or has run, and does the same.
            return;
        }
    }

    /** Takes away what was not committed, and the folders that were made for it. */
    private synchronized void discard() {
        delete(hidden);
        if (!committed) {
            created.forEach(OutputFolder::deleteIfEmpty);
        }
    }

    private static void delete(Path unfinished) {
        try (Stream<Path> files = Files.walk(unfinished)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(OutputFolder::deleteIfEmpty);
        } catch (IOException | java.io.UncheckedIOException e) {
            // Gone already, or not readable any more: nothing of the user's is lost either way.
            return;
        }
    }

    /** Deletes a file, or a folder that holds nothing. */
    static void deleteIfEmpty(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // A folder that is not empty holds what someone else put there: it stays.
            return;
        }
    }
}
