package org.nadir.simulation;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a long run that are finished, kept in a file as they come, so that a run which was stopped goes on where it
 * was. Several threads may keep pieces at once.
 *
 * <p>The file begins with what the run is, its fingerprint: one line for everything on which a result depends. Each piece follows
 * as its key, its length, its bytes and their CRC-32; what was being written when the run was stopped is cut off.
 */
public final class FinishedWork implements AutoCloseable {

    /** Keeps nothing. */
    public static final FinishedWork NONE = new FinishedWork(null, null, Map.of());

    private final @Nullable Path file;
    private final @Nullable DataOutputStream out;
    private final Map<Long, byte[]> pieces;

    private FinishedWork(@Nullable Path file, @Nullable DataOutputStream out, Map<Long, byte[]> pieces) {
        this.file = file;
        this.out = out;
        this.pieces = pieces;
    }

    /**
     * The work of a run in a file, which is made where it is missing.
     *
     * @param file where
     * @param fingerprint what the run is
     * @param resume whether pieces that are there are taken; without it there must be no file
     * @return the work
     * @throws IOException if the file can not be read or written
     * @throws IllegalArgumentException if the file is of another run, or is there and {@code resume} is false
     */
    public static FinishedWork open(Path file, String fingerprint, boolean resume) throws IOException {
        byte[] head = (fingerprint + "\n").getBytes(StandardCharsets.UTF_8);
        Map<Long, byte[]> pieces = new HashMap<>();
        boolean begun = Files.exists(file);
        if (begun) {
            if (!resume) {
                throw new IllegalArgumentException(file.toAbsolutePath().getParent()
                        + " holds a run that was stopped: go on with --resume, use another folder, or remove "
                        + file.getFileName());
            }
            byte[] bytes = Files.readAllBytes(file);
            int length = Math.min(head.length, bytes.length);
            if (!java.util.Arrays.equals(bytes, 0, length, head, 0, length)) {
                throw new IllegalArgumentException(
                        file + " is of another run: give the same options, or use another folder");
            }
            begun = bytes.length >= head.length;
            if (begun) {
                int end = head.length + read(bytes, head.length, pieces);
                try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                    channel.truncate(end);
                }
            }
        }
        OutputStream stream = begun
                ? Files.newOutputStream(file, StandardOpenOption.APPEND)
                : Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(stream, 1 << 16));
        if (!begun) {
            out.write(head);
            out.flush();
        }
        return new FinishedWork(file, out, pieces);
    }

    /** Reads whole pieces and returns how many bytes they fill. */
    private static int read(byte[] bytes, int from, Map<Long, byte[]> pieces) throws IOException {
        int whole = 0;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))) {
            while (true) {
                long key = in.readLong();
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    return whole;
                }
                byte[] piece = in.readNBytes(length);
                if (in.readInt() != crc(piece)) {
                    return whole;
                }
                pieces.put(key, piece);
                whole += Long.BYTES + 2 * Integer.BYTES + length;
            }
        } catch (EOFException e) {
            return whole;
        }
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /**
     * A piece that an earlier run has finished.
     *
     * @param key the piece's number
     * @return its bytes, or nothing
     */
    public Optional<byte[]> find(long key) {
        return Optional.ofNullable(pieces.get(key));
    }

    /**
     * Keeps a piece.
     *
     * @param key the piece's number
     * @param piece its bytes
     * @throws UncheckedIOException if the file can not be written
     */
    public synchronized void keep(long key, byte[] piece) {
        if (out == null) {
            return;
        }
        try {
            out.writeLong(key);
            out.writeInt(piece.length);
            out.write(piece);
            out.writeInt(crc(piece));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes the file, once the run's result is in its place.
     *
     * @throws IOException if it can not be removed
     */
    public void remove() throws IOException {
        close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
