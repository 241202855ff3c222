package org.nadir.simulation.landscape;

import java.util.Arrays;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.random.RandomStream;

/**
 * A random field on words of d digits that is evaluated where it is asked for: no table, and so no limit to the space.
 *
 * <p>z(v) = M^{−1/2} Σ_m u(h_m(v)) over M features. Feature m looks at a random set S_m of positions, each one in it with
 * probability 1 − ρ; h_m is a 64-bit hash of v's digits in S_m, and u maps it to a value uniform on (−√3, √3). Two words
 * share a feature's value when they agree on S_m, which has probability ρ^distance, and have independent ones otherwise: the
 * field has mean 0, variance 1 and covariance ρ^distance exactly, and is close to Gaussian for large M. (A random sign in
 * place of u has the same covariance, but then ties are everywhere: z would take M + 1 values.)
 *
 * <p>The hash is mix(⊕ R(m, p, digit_p)) over p in S_m, R a table of random words: when one digit changes only the features
 * that look at its position are hashed anew, a share 1 − ρ of them. Sums are of integers, so that the value of a word is the
 * same to the bit however it was reached.
 */
public final class HashedField {

    /** 2⁻³¹√3: a signed 32-bit integer to a value of variance 1. */
    private static final double UNIT = 0x1p-31 * 1.7320508075688772;

    private final int[] choices;
    private final double rho;
    private final int features;
    private final long[][] table;
    private final int[][] lookers;
    private final int[] offsets;
    /** What the hash of each feature begins with. */
    private final long[] starts;

    private HashedField(
            int[] choices, double rho, int features, long[][] table, int[][] lookers, int[] offsets, long[] starts) {
        this.choices = choices;
        this.rho = rho;
        this.features = features;
        this.table = table;
        this.lookers = lookers;
        this.offsets = offsets;
        this.starts = starts;
    }

    /**
     * Draws a field.
     *
     * @param choices the number of choices at each position, at least 2
     * @param rho the correlation between words that differ in one digit, 0 ≤ ρ &lt; 1
     * @param features the number M of features, at least 1; a thousand for a field that is close to Gaussian
     * @param stream the source of randomness
     * @return the field
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static HashedField sample(int[] choices, double rho, int features, RandomStream stream) {
        checkCorrelation(rho);
        if (features < 1) {
            throw new IllegalArgumentException("features must be a positive integer, but was " + features);
        }
        long bytes = (long) Long.BYTES
                * features
                * (1 + Arrays.stream(choices).asLongStream().sum());
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most) {
            throw new IllegalArgumentException("hashed-field of " + features + " features on " + choices.length
                    + " positions needs " + bytes + " bytes, but Java may use " + most + " (raise it with -Xmx)");
        }
        int[] offsets = new int[choices.length + 1];
        for (int p = 0; p < choices.length; p++) {
            if (choices[p] < 2) {
                throw new IllegalArgumentException(
                        "choices must be at least 2 at every position, but were " + choices[p] + " at position " + p);
            }
            offsets[p + 1] = offsets[p] + choices[p];
        }
        int[][] lookers = new int[choices.length][];
        RandomStream sets = stream.child(0);
        int[] found = new int[features];
        boolean[] looks = new boolean[features];
        for (int p = 0; p < choices.length; p++) {
            int count = 0;
            for (int m = 0; m < features; m++) {
                if (sets.nextUniform() >= rho) {
                    found[count++] = m;
                    looks[m] = true;
                }
            }
            lookers[p] = Arrays.copyOf(found, count);
        }
        RandomStream words = stream.child(1);
        long[][] table = new long[offsets[choices.length]][features];
        for (long[] row : table) {
            for (int m = 0; m < features; m++) {
                row[m] = words.nextLong();
            }
        }
        RandomStream alone = stream.child(2);
        long[] starts = new long[features];
        for (int m = 0; m < features; m++) {
            // No word of the table reaches a feature that looks nowhere: its one value must be drawn too, or all fields
            // share it.
            long drawn = alone.nextLong();
            starts[m] = looks[m] ? RandomStream.mix(m) : drawn;
        }
        return new HashedField(choices.clone(), rho, features, table, lookers, offsets, starts);
    }

    static void checkCorrelation(double rho) {
        if (!(rho >= 0 && rho < 1)) {
            throw new IllegalArgumentException("rho of hashed-field must be in [0, 1), but was " + rho);
        }
    }

    /**
     * The number of positions d.
     *
     * @return at least 1
     */
    public int positions() {
        return choices.length;
    }

    /**
     * The number of choices at a position.
     *
     * @param p a position
     * @return at least 2
     */
    public int choices(int p) {
        return choices[p];
    }

    /**
     * The field at a word.
     *
     * @param digits d digits
     * @return z
     */
    public double value(int[] digits) {
        return at(digits).value();
    }

    /**
     * A place in the field, from which neighbours are seen quickly.
     *
     * @param digits d digits
     * @return the place
     */
    public Place at(int[] digits) {
        return new Place(digits.clone());
    }

    @Override
    public String toString() {
        return "hashed-field(rho=" + rho + ", features=" + features + ")";
    }

    /** A word and the hashes of all features there. Not for several threads at once. */
    public final class Place {
        private final int[] digits;
        private final long[] hashes;
        private long sum;

        private Place(int[] digits) {
            this.digits = digits;
            this.hashes = starts.clone();
            for (int p = 0; p < digits.length; p++) {
                long[] row = table[offsets[p] + digits[p]];
                for (int m : lookers[p]) {
                    hashes[m] ^= row[m];
                }
            }
            for (long hash : hashes) {
                sum += contribution(hash);
            }
        }

        /**
         * The field here.
         *
         * @return z
         */
        public double value() {
            return scaled(sum);
        }

        /**
         * The field at a neighbour.
         *
         * @param p the position that differs
         * @param digit its digit there
         * @return z
         */
        public double neighbour(int p, int digit) {
            long[] from = table[offsets[p] + digits[p]];
            long[] to = table[offsets[p] + digit];
            long changed = sum;
            for (int m : lookers[p]) {
                changed += contribution(hashes[m] ^ from[m] ^ to[m]) - contribution(hashes[m]);
            }
            return scaled(changed);
        }

        /**
         * Goes to a neighbour.
         *
         * @param p the position to change
         * @param digit its new digit
         */
        public void move(int p, int digit) {
            long[] from = table[offsets[p] + digits[p]];
            long[] to = table[offsets[p] + digit];
            for (int m : lookers[p]) {
                long hash = hashes[m] ^ from[m] ^ to[m];
                sum += contribution(hash) - contribution(hashes[m]);
                hashes[m] = hash;
            }
            digits[p] = digit;
        }

        private double scaled(long total) {
            return total * (UNIT / Math.sqrt(features));
        }

        private static long contribution(long hash) {
            return RandomStream.mix(hash) >> 32;
        }
    }

    /** The law of these fields on a space small enough to be held: to compare them with {@link ProductField}. */
    static final class OnTable implements LandscapeLaw {
        private final Hamming graph;
        private final double rho;
        private final int features;

        OnTable(Hamming graph, double rho, int features) {
            checkCorrelation(rho);
            if (features < 1) {
                throw new IllegalArgumentException("features must be a positive integer, but was " + features);
            }
            this.graph = graph;
            this.rho = rho;
            this.features = features;
        }

        @Override
        public Landscape sample(RandomStream stream, Threads threads) {
            int[] choices = new int[graph.positions()];
            for (int p = 0; p < choices.length; p++) {
                choices[p] = graph.choices(p);
            }
            HashedField field = HashedField.sample(choices, rho, features, stream);
            double[] losses = new double[graph.order()];
            int block = graph.stride(0);
            threads.run(graph.choices(0), (task, worker) -> {
                Place place = field.at(graph.digits(task * block));
                for (int v = task * block; v < (task + 1) * block; v++) {
                    for (int p = choices.length - 1; p > 0; p--) {
                        int digit = graph.digit(v, p);
                        if (place.digits[p] != digit) {
                            place.move(p, digit);
                        }
                    }
                    losses[v] = place.value();
                }
            });
            return Landscape.of(graph, losses);
        }

        @Override
        public int order() {
            return graph.order();
        }

        @Override
        public double degree() {
            return graph.degree();
        }

        @Override
        public double spread() {
            return 1;
        }

        @Override
        public String description() {
            return "hashed-field(rho=" + rho + ", features=" + features + ") on " + graph.description();
        }
    }

    /**
     * The law of these fields on a space small enough to be held.
     *
     * @param graph the space
     * @param rho the correlation between neighbours, 0 ≤ ρ &lt; 1
     * @param features the number M of features, at least 1
     * @return the law
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static LandscapeLaw on(Hamming graph, double rho, int features) {
        return new OnTable(graph, rho, features);
    }
}
