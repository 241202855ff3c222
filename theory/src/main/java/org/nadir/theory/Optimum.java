package org.nadir.theory;

/** What the ε-curve of Theorem 5.1 measures from: the loss ℓ* that is called the optimum. */
public sealed interface Optimum {

    /**
     * The lower end of the support of pdf_n, as in the paper.
     *
     * @return the optimum {@code lower-end}
     */
    static Optimum lowerEnd() {
        return new LowerEnd();
    }

    /**
     * A given loss.
     *
     * @param loss the loss ℓ*, finite
     * @return the optimum
     * @throws IllegalArgumentException if the loss is not finite
     */
    static Optimum at(double loss) {
        return new At(loss);
    }

    /**
     * The least of n losses drawn from pdf_n, averaged over the draw: what a space of n vertices has.
     *
     * @param n the number of draws, at least 1
     * @return the optimum
     * @throws IllegalArgumentException if n is below 1
     */
    static Optimum leastOf(long n) {
        return new LeastOf(n);
    }

    /** The lower end of the support. */
    record LowerEnd() implements Optimum {}

    /**
     * A given loss.
     *
     * @param loss ℓ*
     */
    record At(double loss) implements Optimum {
        /**
         * Checks the loss.
         *
         * @param loss ℓ*
         */
        public At {
            if (!(Math.abs(loss) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the optimum must be finite, but was " + loss);
            }
        }
    }

    /**
     * The least of n draws.
     *
     * @param n the number of draws
     */
    record LeastOf(long n) implements Optimum {
        /**
         * Checks n.
         *
         * @param n the number of draws
         */
        public LeastOf {
            if (n < 1) {
                throw new IllegalArgumentException("n must be a positive integer, but was " + n);
            }
        }
    }
}
