package org.nadir.plots;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes figures into a folder: {@code name.png} (300 dots an inch), {@code name.svg}, {@code name.pdf}, {@code name.csv}
 * (the data) and {@code name.txt} (the caption).
 *
 * <p>Each file is written under another name and then moved, so that none is ever seen half-written and nothing is lost
 * if writing fails. The same figure has the same bytes.
 */
public final class FigureFiles {
    /** The resolution of PNG files, in dots an inch. */
    public static final int DOTS_PER_INCH = 300;

    private FigureFiles() {}

    /** The file formats of a figure. */
    public enum Format {
        /** A bitmap of 300 dots an inch. */
        PNG,
        /** Vectors for the web and for drawing programs. */
        SVG,
        /** Vectors for print. */
        PDF,
        /** The data. */
        CSV,
        /** The caption, as text. */
        TXT
    }

    /**
     * Writes a figure in all formats.
     *
     * @param figure the figure
     * @param folder where to; made if it is not there
     * @return the files, in the order of {@link Format}
     * @throws IOException if a file cannot be written; the message names it
     */
    public static List<Path> write(Figure figure, Path folder) throws IOException {
        return write(figure, folder, List.of(Format.values()));
    }

    /**
     * Writes a figure in some formats.
     *
     * @param figure the figure
     * @param folder where to; made if it is not there
     * @param formats which
     * @return the files, in the order of the formats
     * @throws IOException if a file cannot be written; the message names it
     */
    public static List<Path> write(Figure figure, Path folder, List<Format> formats) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Format format : formats) {
            byte[] bytes = switch (format) {
                case PNG -> figure.drawing().png(DOTS_PER_INCH);
                case SVG -> utf8(figure.svg());
                case PDF -> figure.drawing().pdf(figure.title());
                case CSV -> utf8(figure.data().csv());
                case TXT -> utf8(figure.title() + "\n\n" + figure.caption() + "\n");
            };
            Path file = folder.resolve(figure.name() + "." + format.name().toLowerCase(Locale.ROOT));
            replace(file, bytes);
            files.add(file);
        }
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Puts bytes into a file, all of them or none.
     *
     * @param file the file; its folder is made if it is not there
     * @param bytes what it is to hold
     * @throws IOException if it cannot be written; the message names it
     */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path temporary = null;
        try {
            Files.createDirectories(folder);
            temporary = Files.createTempFile(folder, "." + file.getFileName(), ".part");
            Files.write(temporary, bytes);
            openForReading(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + reason(e), e);
        } finally {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    /** A temporary file is its owner's alone; a figure is for everyone. */
    private static void openForReading(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) { // there are none on some file systems
            view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName();
        return switch (kind) {
            case "AccessDeniedException" -> "permission denied";
            case "FileAlreadyExistsException" -> "a file stands where the folder should be";
            case "NoSuchFileException" -> "no such folder";
            default -> e.getMessage() == null ? kind : e.getMessage();
        };
    }
}
