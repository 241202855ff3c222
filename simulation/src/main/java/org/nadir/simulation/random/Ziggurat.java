package org.nadir.simulation.random;

/**
 * The 256 layers of equal area under exp(−x²/2), x ≥ 0.
 *
 * <p>Layer 0 is the base, a rectangle of width EDGE[1] = R with the tail beyond R; layer i reaches to EDGE[i] at height
 * HEIGHT[i] = exp(−EDGE[i]²/2). EDGE[0] is the width that the base would have without its tail.
 */
final class Ziggurat {
    private static final int LAYERS = 256;

    /** Where the tail begins. */
    static final double R = 3.6541528853610088;

    /** The area of each layer. */
    static final double AREA = 0.00492867323397465524494;

    static final double[] EDGE = new double[LAYERS + 1];
    static final double[] HEIGHT = new double[LAYERS + 1];

    static {
        HEIGHT[1] = StrictMath.exp(-0.5 * R * R);
        EDGE[0] = AREA / HEIGHT[1];
        EDGE[1] = R;
        for (int i = 2; i < LAYERS; i++) {
            HEIGHT[i] = HEIGHT[i - 1] + AREA / EDGE[i - 1];
            EDGE[i] = Math.sqrt(-2 * StrictMath.log(HEIGHT[i]));
        }
        EDGE[LAYERS] = 0;
        HEIGHT[LAYERS] = 1;
    }

    private Ziggurat() {}

    /** A deviate beyond R, by Marsaglia's method: R + e₁/R accepted when 2e₂ exceeds (e₁/R)². */
    static double tail(RandomStream stream) {
        while (true) {
            double x = -StrictMath.log(stream.nextUniform()) / R;
            double y = -StrictMath.log(stream.nextUniform());
            if (2 * y > x * x) {
                return R + x;
            }
        }
    }
}
