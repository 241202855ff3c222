package org.nadir.theory;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

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
     * @param distanceTwo by c, the number of <em>ordered</em> pairs of vertices at distance 2 that have c common neighbours;
     *     a Double where a space is so large that a Long does not hold it
     * @return the variance, at least 0
     * @throws IllegalArgumentException if a count is negative or c is not between 1 and s
     */
    public double variance(SortedMap<Integer, ? extends Number> distanceTwo) {
        double p = 1.0 / (degree + 1);
        double sum = vertices * p * (1 - p) - (double) vertices * degree * p * p;
        for (Map.Entry<Integer, ? extends Number> entry : distanceTwo.entrySet()) {
            int c = entry.getKey();
            double pairs = entry.getValue().doubleValue();
            if (c < 1 || c > degree || !(pairs >= 0)) {
                throw new IllegalArgumentException(entry.getValue() + " pairs at distance 2 with " + c
                        + " common neighbours are impossible on a graph of degree " + degree);
            }
            sum += pairs * (2 / ((2.0 * degree + 2 - c) * (degree + 1)) - p * p);
        }
        return sum;
    }

    /**
     * The exact variance on a graph without cycles of 3 or 4 edges, where every vertex has s(s − 1) others at distance 2, with
     * one common neighbour each.
     *
     * @return the variance, or nothing where n is below s² + 1, which no such graph has
     */
    public OptionalDouble varianceWithoutShortCycles() {
        return vertices > (double) degree * degree
                ? OptionalDouble.of(variance(atDistanceTwo(1, (double) degree * (degree - 1))))
                : OptionalDouble.empty();
    }

    /**
     * The exact variance on H(d, q), where every vertex has C(d, 2)(q − 1)² others at distance 2, with two common neighbours
     * each.
     *
     * @param d the positions
     * @param q the choices at each, with n = q^d and s = d(q − 1)
     * @return the variance
     * @throws IllegalArgumentException if n or s is not that of H(d, q)
     */
    public double varianceOnHamming(int d, int q) {
        if (degree != d * (q - 1L) || vertices != StrictMath.rint(StrictMath.pow(q, d))) {
            throw new IllegalArgumentException(
                    "n = " + vertices + " and s = " + degree + " are not those of H(" + d + ", " + q + ")");
        }
        return variance(d == 1 ? new TreeMap<>() : atDistanceTwo(2, 0.5 * d * (d - 1) * (q - 1.0) * (q - 1)));
    }

    private SortedMap<Integer, Double> atDistanceTwo(int common, double ofEach) {
        SortedMap<Integer, Double> pairs = new TreeMap<>();
        pairs.put(common, vertices * ofEach);
        return pairs;
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
        return (long) Math.max(1, Math.ceil(z * z * deviation * deviation / (gap * gap)));
    }
}
