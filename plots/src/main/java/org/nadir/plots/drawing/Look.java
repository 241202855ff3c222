package org.nadir.plots.drawing;

import java.awt.Color;
import java.util.List;

/**
 * How one quantity looks in every figure: its colour, the dashes of its line, the mark of its points.
 *
 * <p>The colours are those of Okabe and Ito (Color universal design, 2008), told apart by the colour-blind; no two looks
 * have the same dashes and the same mark, so that they are told apart in grey print as well. What is neither a closure nor an
 * observation (copulas, fitted densities, searches) has colours of Tol's muted scheme (Colour schemes, 2021), as safe.
 *
 * @param color the colour
 * @param dash the lengths of dashes and gaps in turn, in points; empty for an unbroken line
 * @param mark the mark of its points
 */
public record Look(Color color, List<Double> dash, Mark mark) {
    /** The colour of what is written and counted. */
    public static final Color INK = new Color(0x1A1A1A);
    /** The colour of what stands back: axes, rules, remarks. */
    public static final Color QUIET = new Color(0x6B6B6B);
    /** The colour of faint lines and grounds. */
    public static final Color FAINT = new Color(0xDDDDDD);

    private static final Color BLUE = new Color(0x0072B2);
    private static final Color VERMILION = new Color(0xD55E00);
    private static final Color GREEN = new Color(0x009E73);
    private static final Color PURPLE = new Color(0xCC79A7);
    private static final Color ORANGE = new Color(0xE69F00);
    private static final Color SKY = new Color(0x56B4E9);

    // of Tol's muted scheme, for what is neither a closure nor an observation
    private static final Color INDIGO = new Color(0x332288);
    private static final Color TEAL = new Color(0x44AA99);
    private static final Color OLIVE = new Color(0x999933);
    private static final Color ROSE = new Color(0xCC6677);
    private static final Color WINE = new Color(0x882255);

    /** What a landscape shows: counted, exact. */
    public static final Look COUNTED = new Look(INK, List.of(), Mark.DISC);
    /** What sampled landscapes show. */
    public static final Look SIMULATED = new Look(QUIET, List.of(1.0, 1.6), Mark.CIRCLE);
    /** The exact recursion on a tree, and Theorem 5.1 where it is all the theory there is. */
    public static final Look TREE = new Look(BLUE, List.of(), Mark.SQUARE);
    /** The exact recursion on cliques. */
    public static final Look CLIQUES = new Look(GREEN, List.of(5.0, 1.8), Mark.DIAMOND);
    /** Lemma 5.2 as printed. */
    public static final Look LEMMA = new Look(VERMILION, List.of(3.2, 1.6), Mark.TRIANGLE);
    /** Fresh neighbourhoods. */
    public static final Look FRESH = new Look(PURPLE, List.of(5.0, 1.6, 1.0, 1.6), Mark.TRIANGLE_DOWN);
    /** The isotropic Gaussian field of two correlations. */
    public static final Look ISOTROPIC = new Look(ORANGE, List.of(7.0, 2.0), Mark.OPEN_DIAMOND);
    /** The authors' code. */
    public static final Look AUTHORS = new Look(SKY, List.of(1.0, 1.0, 3.0, 1.0), Mark.CROSS);
    /** What a paper reports. */
    public static final Look REPORTED = new Look(VERMILION, List.of(1.0, 2.2), Mark.OPEN_SQUARE);

    /** The Gaussian copula fitted to neighbours. */
    public static final Look GAUSSIAN_COPULA = new Look(INDIGO, List.of(4.2, 1.4), Mark.PLUS);
    /** The non-parametric copula fitted to neighbours. */
    public static final Look GRID_COPULA = new Look(ROSE, List.of(2.0, 1.0), Mark.OPEN_DIAMOND);
    /** A Gaussian product field, r₂ = ρ², seen through noise or not. */
    public static final Look PRODUCT_FIELD = new Look(WINE, List.of(6.0, 1.4, 1.6, 1.4), Mark.PLUS);
    /** A truncated normal fitted to losses. */
    public static final Look TRUNCATED_NORMAL = new Look(WINE, List.of(), Mark.CROSS);
    /** A kernel density of losses. */
    public static final Look KERNEL_DENSITY = new Look(TEAL, List.of(3.6, 1.4), Mark.TICK);
    /** Random search. */
    public static final Look RANDOM_SEARCH = new Look(OLIVE, List.of(2.4, 1.4), Mark.CROSS);
    /** Regularised evolution. */
    public static final Look EVOLUTION = new Look(TEAL, List.of(5.4, 1.6), Mark.DIAMOND);
    /** Local search under a budget, to the best neighbour. */
    public static final Look LOCAL_SEARCH = new Look(INDIGO, List.of(), Mark.OPEN_SQUARE);
    /** Local search under a budget, to the first lower neighbour. */
    public static final Look QUERY_UNTIL_LOWER = new Look(ROSE, List.of(7.6, 1.8), Mark.TRIANGLE);
    /** The same from the best of several starts. */
    public static final Look SEVERAL_STARTS = new Look(WINE, List.of(4.6, 1.4, 1.0, 1.4), Mark.TRIANGLE_DOWN);

    /**
     * Keeps its own list of dashes.
     *
     * @param color the colour
     * @param dash the lengths of dashes and gaps in turn, in points
     * @param mark the mark of its points
     */
    public Look {
        dash = List.copyOf(dash);
    }

    /**
     * The look of a closure, or of another model, by its word.
     *
     * @param closure {@code tree}, {@code cliques}, {@code lemma}, {@code fresh}, {@code isotropic}, {@code authors},
     *     {@code gaussian-copula}, {@code grid-copula}, {@code product-field}, {@code truncated-normal} or
     *     {@code kernel-density}
     * @return its look; that of a tree for any other word
     */
    public static Look ofClosure(String closure) {
        return switch (closure) {
            case "cliques" -> CLIQUES;
            case "lemma" -> LEMMA;
            case "fresh" -> FRESH;
            case "isotropic", "two correlations" -> ISOTROPIC;
            case "authors" -> AUTHORS;
            case "gaussian-copula" -> GAUSSIAN_COPULA;
            case "grid-copula" -> GRID_COPULA;
            case "product-field" -> PRODUCT_FIELD;
            case "truncated-normal" -> TRUNCATED_NORMAL;
            case "kernel-density" -> KERNEL_DENSITY;
            default -> TREE;
        };
    }

    /**
     * The colour, seen through.
     *
     * @param opacity from 0, nothing, to 1, the colour itself
     * @return the colour of that opacity
     */
    public Color tint(double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.rint(255 * opacity));
    }

    /**
     * The same look with another mark.
     *
     * @param other the mark
     * @return the look
     */
    public Look with(Mark other) {
        return new Look(color, dash, other);
    }

    /**
     * The same look without broken lines.
     *
     * @return the look
     */
    public Look unbroken() {
        return new Look(color, List.of(), mark);
    }
}
