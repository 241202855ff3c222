package org.nadir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts a folder of finished files in the place of an older one: all of them, or none.
 *
 * <p>Where the older folder is empty, or holds nothing but files that are replaced, the folder is renamed as a whole. Where
 * it holds anything else, that stays where it is: the older files are kept aside, the finished ones moved one by one, and
 * where a move fails the moves before it are undone.
 */
final class Replacement {
    /** Renames a file or a folder. */
    @FunctionalInterface
    interface Move {
        /** Fails where the file system has no such rename, or something is in the way. */
        void move(Path from, Path to) throws IOException;
    }

    private final Path ready;
    private final Path folder;
    private final Path before;
    private final Move move;

    /**
     * A replacement on one file system.
     *
     * @param ready the folder of finished files
     * @param folder the folder whose files are replaced; it exists
     * @param before where its older files are kept meanwhile; does not exist
     */
    Replacement(Path ready, Path folder, Path before, Move move) {
        this.ready = ready;
        this.folder = folder;
        this.before = before;
        this.move = move;
    }

    /** A rename that replaces a file, or an empty folder. */
    static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Replaces.
     *
     * @param names the finished files, relative to their folder
     * @param whole whether the folder itself may be renamed
     * @throws IOException if a move fails: then the folder is as it was before
     */
    void replace(Collection<String> names, boolean whole) throws IOException {
        if (!whole || !holdsOnly(new HashSet<>(names))) {
            oneByOne(names);
            return;
        }
        boolean empty;
        try (Stream<Path> files = Files.list(folder)) {
            empty = files.findAny().isEmpty();
        }
        samePermissions();
        if (empty) {
            move.move(ready, folder);
            return;
        }
        move.move(folder, before);
        try {
            move.move(ready, folder);
        } catch (IOException e) {
            restore(e, before, folder);
            throw e;
        }
    }

    private boolean holdsOnly(Set<String> names) throws IOException {
        Set<Path> folders = new HashSet<>();
        for (String name : names) {
            for (Path parent = folder.resolve(name).getParent(); parent != null; parent = parent.getParent()) {
                folders.add(parent);
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.allMatch(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                    ? folders.contains(file)
                    : Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && names.contains(folder.relativize(file).toString()));
        } catch (UncheckedIOException e) {
            return false; // a folder within that cannot be read is not ours
        }
    }

    private void samePermissions() throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        PosixFileAttributeView fresh = Files.getFileAttributeView(ready, PosixFileAttributeView.class);
        if (old != null && fresh != null) { // there are none on some file systems
            fresh.setPermissions(old.readAttributes().permissions());
        }
    }

    private void oneByOne(Collection<String> names) throws IOException {
        for (String name : names) {
            Path target = folder.resolve(name);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Path kept = before.resolve(name);
                Files.createDirectories(kept.getParent());
                Files.copy(target, kept, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Deque<Path> made = new ArrayDeque<>();
        Deque<String> placed = new ArrayDeque<>();
        try {
            for (String name : names) {
                makeFolders(folder.resolve(name).getParent(), made);
                move.move(ready.resolve(name), folder.resolve(name));
                placed.push(name);
            }
        } catch (IOException e) {
            for (String name : placed) {
                if (Files.exists(before.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                    restore(e, before.resolve(name), folder.resolve(name));
                } else {
                    OutputFolder.deleteIfEmpty(folder.resolve(name));
                }
            }
            made.forEach(OutputFolder::deleteIfEmpty);
            throw e;
        }
    }

    private static void makeFolders(Path path, Deque<Path> made) throws IOException {
        if (!Files.exists(path)) {
            makeFolders(path.getParent(), made);
            Files.createDirectory(path);
            made.push(path);
        }
    }

    /** Undoes a move; where that fails too, the message says where the older file is. */
    private static void restore(IOException failure, Path kept, Path place) {
        try {
            rename(kept, place);
        } catch (IOException e) {
            failure.addSuppressed(new IOException(kept + " could not be moved back to " + place, e));
        }
    }
}
