package org.nadir.simulation.random;

/**
 * A stream of random numbers, the same to the bit on every machine and every Java.
 *
 * <p>The generator is xoroshiro128++ [1]: state (s₀, s₁), output rotl(s₀ + s₁, 17) + s₀, period 2¹²⁸ − 1. A stream has a name,
 * a 64-bit key: {@code of(seed)} has key mix(seed), its child i has key mix(key ⊕ mix(i + γ)), where mix is the
 * finaliser of SplitMix64 (Stafford's variant 13) and γ = 0x9e3779b97f4a7c15; the state is (mix(key + γ), mix(key + 2γ)). A
 * child depends on its parent's name and its number only, never on what was drawn before: replicate i of a run is
 * {@code of(seed).child(i)}, whatever the number of threads. Two of m streams share a key with probability about m²/2⁶⁵.
 *
 * <p>Normal deviates come from a ziggurat of 256 layers [2] whose layer and abscissa use different bits of one output;
 * its tables and its rare branches use {@link StrictMath} only.
 *
 * <p>Not for several threads at once.
 *
 * <p>[1] D. Blackman and S. Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47(4), 2021. [2] G. Marsaglia
 * and W. W. Tsang, The ziggurat method for generating random variables, Journal of Statistical Software 5(8), 2000; bits
 * apart as in J. A. Doornik, An improved ziggurat method to generate normal random samples, 2005.
 */
public final class RandomStream {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double TWO_TO_MINUS_52 = 0x1p-52;
    private static final double TWO_TO_MINUS_53 = 0x1p-53;

    private final long key;
    private long s0;
    private long s1;

    private RandomStream(long key, long s0, long s1) {
        this.key = key;
        this.s0 = s0;
        this.s1 = s1;
    }

    /**
     * The stream of a seed.
     *
     * @param seed any number
     * @return the stream at its beginning
     */
    public static RandomStream of(long seed) {
        return named(mix(seed));
    }

    /** The generator in a given state, for comparison with other implementations. */
    static RandomStream ofState(long s0, long s1) {
        return new RandomStream(0, s0, s1);
    }

    private static RandomStream named(long key) {
        long s0 = mix(key + GOLDEN);
        long s1 = mix(key + GOLDEN + GOLDEN);
        return new RandomStream(key, s0, (s0 | s1) == 0 ? GOLDEN : s1);
    }

    /**
     * A stream of its own for a part of the work.
     *
     * @param i the part's number, any
     * @return the stream at its beginning, the same however much of this one has been drawn
     */
    public RandomStream child(long i) {
        return named(mix(key ^ mix(i + GOLDEN)));
    }

    /**
     * The finaliser of SplitMix64: a bijection of 64-bit words in which every input bit moves every output bit.
     *
     * @param word any word
     * @return its image
     */
    public static long mix(long word) {
        long z = (word ^ (word >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * The next 64 bits.
     *
     * @return a word uniform over all words
     */
    public long nextLong() {
        long a = s0;
        long b = s1;
        long result = Long.rotateLeft(a + b, 17) + a;
        b ^= a;
        s0 = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
        s1 = Long.rotateLeft(b, 28);
        return result;
    }

    /**
     * A number uniform on the open interval (0, 1): an odd multiple of 2⁻⁵³.
     *
     * @return 0 &lt; u &lt; 1
     */
    public double nextUniform() {
        return ((nextLong() >>> 12) + 0.5) * TWO_TO_MINUS_52;
    }

    /**
     * An integer uniform on 0 to bound − 1, without bias (Lemire's multiplication with rejection).
     *
     * @param bound at least 1
     * @return the integer
     * @throws IllegalArgumentException if the bound is not positive
     */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be positive, but was " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        long low = product & 0xffffffffL;
        if (low < bound) {
            long threshold = (1L << 32) % bound;
            while (low < threshold) {
                product = (nextLong() >>> 32) * bound;
                low = product & 0xffffffffL;
            }
        }
        return (int) (product >>> 32);
    }

    /**
     * A standard normal deviate.
     *
     * @return a number of mean 0 and variance 1
     */
    public double nextNormal() {
        long bits = nextLong();
        int layer = (int) bits & 0xff;
        // 54 signed bits, none of them among the eight that chose the layer
        double u = (bits >> 10) * TWO_TO_MINUS_53;
        double x = u * Ziggurat.EDGE[layer];
        if (Math.abs(x) < Ziggurat.EDGE[layer + 1]) {
            return x;
        }
        return nextNormalSlowly(layer, x);
    }

    private double nextNormalSlowly(int layer, double x) {
        if (layer == 0) {
            double tail = Ziggurat.tail(this);
            return x < 0 ? -tail : tail;
        }
        double below = Ziggurat.HEIGHT[layer];
        double above = Ziggurat.HEIGHT[layer + 1];
        if (below + nextUniform() * (above - below) < StrictMath.exp(-0.5 * x * x)) {
            return x;
        }
        return nextNormal();
    }
}
