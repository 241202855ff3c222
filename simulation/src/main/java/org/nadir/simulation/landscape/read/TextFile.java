package org.nadir.simulation.landscape.read;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A text file, plain or gzipped (told by its first bytes, not by its name), strictly UTF-8, with or without its mark. */
final class TextFile {
    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    private TextFile() {}

    /** The bytes of the file, unpacked, the UTF-8 mark removed. */
    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw MalformedDataException.of(file.toString(), "is a folder, not a file");
        }
        if (!Files.exists(file)) {
            throw MalformedDataException.of(file.toString(), "no such file");
        }
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            return unmarked(file, unpacked(raw));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        raw.mark(2);
        int first = raw.read();
        int second = raw.read();
        raw.reset();
        return first == GZIP_MAGIC_1 && second == GZIP_MAGIC_2 ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private static InputStream unmarked(Path file, InputStream bytes) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(bytes, 3);
        byte[] head = stream.readNBytes(3);
        boolean utf16 = head.length >= 2
                && ((head[0] == (byte) 0xFE && head[1] == (byte) 0xFF)
                        || (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE));
        // Latin letters in UTF-16 without its mark have a zero byte each.
        if (utf16 || (head.length >= 2 && (head[0] == 0 || head[1] == 0))) {
            throw MalformedDataException.of(file.toString(), "is UTF-16; save it as UTF-8");
        }
        boolean marked = head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (!marked) {
            stream.unread(head);
        }
        return stream;
    }

    /** The characters of the file; bytes that are not UTF-8 make the reader throw {@link CharacterCodingException}. */
    static Reader reader(Path file) throws IOException {
        return new WithoutNul(new InputStreamReader(
                open(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** Refuses the character 0, which is UTF-8 but in no one's text: it would be a choice that is not seen. */
    private static final class WithoutNul extends FilterReader {
        WithoutNul(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            if (c == 0) {
                throw new CharacterCodingException();
            }
            return c;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                if (buffer[i] == 0) {
                    throw new CharacterCodingException();
                }
            }
            return count;
        }
    }

    /** Says in one line what stopped the reading, looking for the line of the first byte that is not UTF-8. */
    static IOException explained(Path file, IOException cause) {
        if (cause instanceof MalformedDataException) {
            return cause;
        }
        if (cause instanceof CharacterCodingException) {
            return MalformedDataException.at(
                    file.toString(),
                    lineOfBadByte(file),
                    "is not UTF-8 text, or holds a zero byte; save the file as UTF-8");
        }
        if (cause instanceof EOFException || cause instanceof ZipException) {
            return MalformedDataException.of(file.toString(), "the gzip stream is broken: " + cause.getMessage());
        }
        return cause;
    }

    private static long lineOfBadByte(Path file) {
        long line = 1;
        try (Reader reader = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
            for (int c = reader.read(); c > 0 && c != 0xFFFD; c = reader.read()) {
                if (c == '\n') {
                    line++;
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return line;
    }
}
