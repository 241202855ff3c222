package org.nadir.theory;

import java.util.Map;
import java.util.SortedMap;

/**
 * Independent losses on a regular graph: the uniform case, in which everything has a closed form.
 *
 * <p>Every vertex is the least of s + 1 independent losses with probability p = 1/(s+1), so E[# minima] = n/(s+1) on any
 * s-regular graph; the slides of the paper round it to n/s. Its variance depends on the graph only through c, the number of
 * common neighbours of each pair of vertices at distance 2:
 *
 * <p>Var = n p(1−p) − n s p² + Σ_{ordered pairs at distance 2} [ 2/((2s+2−c)(s+1)) − p² ].
 *
 * <p>(Adjacent vertices are never both minima; two at distance 2 share c of the 2s+2 losses that decide; all others are
 * independent.)
 */
public final class UniformCase {
    private final long vertices;
    private final int degree;

    private UniformCase(long vertices, int degree) {
        this.vertices = vertices;
        this.degree = degree;
    }

    /**
     * The uniform case on n vertices of s neighbours.
     *
     * @param vertices the number of vertices n, at least 1
     * @param degree the number of neighbours s, at least 1 and below n
     * @return the case
     * @throws IllegalArgumentException if n or s is out of range
     */
    public static UniformCase of(long vertices, int degree) {
        if (vertices < 1) {
            throw new IllegalArgumentException("n must be a positive integer, but was " + vertices);
        }
        if (degree < 1 || degree >= vertices) {
            throw new IllegalArgumentException(
                    "s must be a positive integer below n = " + vertices + ", but was " + degree);
        }
        return new UniformCase(vertices, degree);
    }

    /**
     * The expected number of minima, n/(s+1), exact.
     *
     * @return n/(s+1)
     */
    public double minima() {
        return vertices / (degree + 1.0);
    }

    /**
     * The slides' rounding of it, n/s.
     *
     * @return n/s
     */
    public double slides() {
        return vertices / (double) degree;
    }

    /**
     * The exact variance of the number of minima.
     *
     * @param distanceTwo by c, the number of <em>ordered</em> pairs of vertices at distance 2 that have c common neighbours
     * @return the variance, at least 0
     * @throws IllegalArgumentException if a count is negative or c is not between 1 and s
     */
    public double variance(SortedMap<Integer, Long> distanceTwo) {
        double p = 1.0 / (degree + 1);
        double sum = vertices * p * (1 - p) - (double) vertices * degree * p * p;
        for (Map.Entry<Integer, Long> pairs : distanceTwo.entrySet()) {
            int c = pairs.getKey();
            if (c < 1 || c > degree || pairs.getValue() < 0) {
                throw new IllegalArgumentException(pairs.getValue() + " pairs at distance 2 with " + c
                        + " common neighbours are impossible on a graph of degree " + degree);
            }
            sum += pairs.getValue() * (2 / ((2.0 * degree + 2 - c) * (degree + 1)) - p * p);
        }
        return sum;
    }

    /**
     * How many independent graphs it takes until n/s is refuted: until its distance from n/(s+1) is z standard errors.
     *
     * @param deviation the standard deviation of the number of minima of one graph
     * @param z the number of standard errors, such as 5
     * @return the least number of graphs
     */
    public long graphsToRefute(double deviation, double z) {
        double gap = slides() - minima();
        return (long) Math.ceil(z * z * deviation * deviation / (gap * gap));
    }
}
