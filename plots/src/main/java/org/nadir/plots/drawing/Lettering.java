package org.nadir.plots.drawing;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Letters of one style and size, drawn as outlines.
 *
 * <p>In a text, {@code _{…}} sets below the line, {@code ^{…}} above it, and {@code ~…~} in italics: {@code "pdf_{n}"},
 * {@code "10^{−3}"}, {@code "~n~"}.
 */
public final class Lettering {
    private static final double RAISED_SIZE = 0.7; // of the size of the text around it
    private static final double RAISED_BY = 0.36; // of an em
    private static final double LOWERED_BY = 0.14; // of an em
    private static final double X_HEIGHT = 0.535; // of an em, for centring on a line of small letters

    private static final Pattern RAISED = Pattern.compile("\\^\\{([^}]*)\\}");
    private static final String SIGNS = "0123456789−+kns";
    private static final String RAISED_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᵏⁿˢ";

    private static final Typeface ITALIC = Typeface.of("italic");

    private final Typeface typeface;
    private final double size;

    private Lettering(Typeface typeface, double size) {
        this.typeface = typeface;
        this.size = size;
    }

    /** Where a text stands, seen from the point it is set at. */
    public enum Side {
        /** The text begins at the point. */
        RIGHT(0),
        /** The text has its middle at the point. */
        CENTRE(0.5),
        /** The text ends at the point. */
        LEFT(1);

        private final double share;

        Side(double share) {
            this.share = share;
        }
    }

    /**
     * Upright letters.
     *
     * @param size the size of an em in points, positive
     * @return the lettering
     * @throws IllegalArgumentException if the size is not positive
     */
    public static Lettering plain(double size) {
        return new Lettering(Typeface.of("regular"), checkedSize(size));
    }

    /**
     * Heavier letters, for titles and the names of panels.
     *
     * @param size the size of an em in points, positive
     * @return the lettering
     * @throws IllegalArgumentException if the size is not positive
     */
    public static Lettering strong(double size) {
        return new Lettering(Typeface.of("strong"), checkedSize(size));
    }

    private static double checkedSize(double size) {
        if (!(size > 0)) {
            throw new IllegalArgumentException("size must be positive, but was " + size);
        }
        return size;
    }

    /**
     * The size of an em.
     *
     * @return the size in points
     */
    public double size() {
        return size;
    }

    /**
     * How wide a text is.
     *
     * @param text the text, with its marks
     * @return its width in points
     */
    public double width(String text) {
        return set(null, text, 0, 0);
    }

    /**
     * Sets a text on a base line.
     *
     * @param g where it is drawn, in its present colour
     * @param text the text, with its marks
     * @param x the point's abscissa
     * @param y the base line
     * @param side where the text stands, seen from the point
     */
    public void draw(Graphics2D g, String text, double x, double y, Side side) {
        set(g, text, x - side.share * width(text), y);
    }

    /**
     * Sets a text so that the middle of its small letters is at a height.
     *
     * @param g where it is drawn, in its present colour
     * @param text the text, with its marks
     * @param x the point's abscissa
     * @param middle the height of the middle
     * @param side where the text stands, seen from the point
     */
    public void drawMiddle(Graphics2D g, String text, double x, double middle, Side side) {
        draw(g, text, x, middle + size * X_HEIGHT / 2 + size * 0.06, side);
    }

    /**
     * Sets a text upwards, turned by a quarter, its middle at a height.
     *
     * @param g where it is drawn, in its present colour
     * @param text the text, with its marks
     * @param x the base line's abscissa
     * @param middle the height of the text's middle
     */
    public void drawUpwards(Graphics2D g, String text, double x, double middle) {
        AffineTransform before = g.getTransform();
        g.transform(new AffineTransform(0, -1, 1, 0, x, middle)); // a quarter turn, exact
        draw(g, text, 0, 0, Side.CENTRE);
        g.setTransform(before);
    }

    /**
     * A text without its marks, for files of plain text: {@code 10^{18}} becomes 10¹⁸, where Unicode has the raised signs, else
     * 10^(…); what is set below the line just follows.
     *
     * @param text the text, with its marks
     * @return the text alone
     */
    public static String unmarked(String text) {
        return RAISED.matcher(text.replace("~", ""))
                .replaceAll(match -> Matcher.quoteReplacement(raised(match.group(1))))
                .replaceAll("_\\{([^}]*)\\}", "$1");
    }

    private static String raised(String text) {
        StringBuilder raised = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int sign = SIGNS.indexOf(text.charAt(i));
            if (sign < 0) {
                return "^(" + text + ")";
            }
            raised.append(RAISED_SIGNS.charAt(sign));
        }
        return raised.toString();
    }

    private double set(@Nullable Graphics2D g, String text, double x, double y) {
        double at = x;
        double scale = 1;
        double base = 0;
        boolean italic = false;
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            boolean marked = (letter == '_' || letter == '^') && i + 1 < text.length() && text.charAt(i + 1) == '{';
            if (marked) {
                scale = RAISED_SIZE;
                base = (letter == '^' ? -RAISED_BY : LOWERED_BY) * size;
                i += 2;
            } else if (letter == '}' && scale < 1) {
                scale = 1;
                base = 0;
                i++;
            } else if (letter == '~') {
                italic = !italic;
                i++;
            } else {
                Typeface.Glyph glyph = (italic ? ITALIC : typeface).glyph(letter);
                double unit = size * scale / Typeface.UNITS_PER_EM;
                if (g != null) {
                    AffineTransform before = g.getTransform();
                    g.transform(new AffineTransform(unit, 0, 0, unit, at, y + base));
                    g.fill(glyph.outline());
                    g.setTransform(before);
                }
                at += glyph.advance() * unit;
                i += Character.charCount(letter);
            }
        }
        return at - x;
    }
}
