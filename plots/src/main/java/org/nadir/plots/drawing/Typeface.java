package org.nadir.plots.drawing;

import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * The letters of the figures as outlines, read from this jar.
 *
 * <p>Implementation note: the letters of Java's own fonts depend on the machine's fonts, its FreeType and the JDK, and a
 * machine without fonts has none. Outlines that travel with the jar look the same everywhere, to the bit.
 */
final class Typeface {
    /** Units of a glyph's outline to one em. */
    static final double UNITS_PER_EM = 2048;

    private static final Map<String, Map<Integer, Glyph>> STYLES = read("glyphs.txt");

    private final Map<Integer, Glyph> glyphs;

    private Typeface(Map<Integer, Glyph> glyphs) {
        this.glyphs = glyphs;
    }

    static Typeface of(String style) {
        Map<Integer, Glyph> glyphs = STYLES.get(style);
        if (glyphs == null) {
            throw new IllegalArgumentException("style must be one of " + STYLES.keySet() + ", but was " + style);
        }
        return new Typeface(glyphs);
    }

    /** The glyph of a character; the glyph of a question mark for a character that is not among the outlines. */
    Glyph glyph(int codePoint) {
        Glyph glyph = glyphs.get(codePoint);
        return glyph != null ? glyph : glyphs.get((int) '?');
    }

    /** Whether there is an outline for a character. */
    boolean knows(int codePoint) {
        return glyphs.containsKey(codePoint);
    }

    /** An outline, y downwards, and how far the next letter is, both in {@link #UNITS_PER_EM}ths of an em. */
    record Glyph(Path2D outline, double advance) {}

    private static Map<String, Map<Integer, Glyph>> read(String resource) {
        Map<String, Map<Integer, Glyph>> styles = new HashMap<>();
        try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    StringTokenizer words = new StringTokenizer(line, " ");
                    String style = words.nextToken();
                    int codePoint = Integer.parseInt(words.nextToken(), 16);
                    double advance = Double.parseDouble(words.nextToken());
                    String path = words.hasMoreTokens() ? words.nextToken("") : "";
                    styles.computeIfAbsent(style, s -> new HashMap<>())
                            .put(codePoint, new Glyph(outline(path), advance));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return styles;
    }

    /** Reads a path of M, L, Q and Z, y upwards, its words parted by blanks. */
    private static Path2D outline(String path) {
        Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        StringTokenizer words = new StringTokenizer(path, " ");
        while (words.hasMoreTokens()) {
            String command = words.nextToken();
            switch (command) {
                case "M" -> outline.moveTo(number(words), -number(words));
                case "L" -> outline.lineTo(number(words), -number(words));
                case "Q" -> outline.quadTo(number(words), -number(words), number(words), -number(words));
                case "Z" -> outline.closePath();
                default -> throw new IllegalStateException("a glyph's outline holds " + command);
            }
        }
        return outline;
    }

    private static double number(StringTokenizer words) {
        return Double.parseDouble(words.nextToken());
    }
}
