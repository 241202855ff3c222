package org.nadir.plots.drawing;

import java.awt.Color;
import java.util.List;

/** Colours for a quantity: even steps of it look like even steps, also in grey and to the colour-blind. */
public final class Shade {
    /** White, but not the page's own: in a dark page that turns dark, and cells must not. */
    private static final int PAPER = 0xFEFEFE;

    /** From white through blue to near black: a density. */
    public static final Shade DENSITY = new Shade(PAPER, 0xD0E1F2, 0x94C4DF, 0x4A98C9, 0x1764AB, 0x08306B, 0x041A3A);
    /** From blue through white to vermilion: a difference, white at 0. */
    public static final Shade DIFFERENCE = new Shade(0x08519C, 0x3182BD, 0x9ECAE1, PAPER, 0xFDBE85, 0xE6550D, 0x8A2F02);
    /** From yellow through green and blue to violet, as viridis has it: a depth. */
    public static final Shade DEPTH = new Shade(0x440154, 0x443983, 0x31688E, 0x21918C, 0x35B779, 0x90D743, 0xE8D721);

    private final List<Integer> stops;

    private Shade(Integer... stops) {
        this.stops = List.of(stops);
    }

    /**
     * The colour of a quantity.
     *
     * @param share from 0 to 1; what lies outside takes the colour of the nearer end
     * @return its colour
     */
    public Color at(double share) {
        double place = Math.max(0, Math.min(1, share)) * (stops.size() - 1);
        int below = (int) Math.min(stops.size() - 2, Math.floor(place));
        double rest = place - below;
        int a = stops.get(below);
        int b = stops.get(below + 1);
        return new Color(mixed(a >> 16, b >> 16, rest), mixed(a >> 8, b >> 8, rest), mixed(a, b, rest));
    }

    private static int mixed(int a, int b, double share) {
        return (int) Math.rint((a & 0xFF) + share * ((b & 0xFF) - (a & 0xFF)));
    }
}
