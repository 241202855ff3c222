package org.nadir.simulation.fit;

import java.util.Arrays;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.StandardNormal;

/**
 * pdf_n as a Gaussian kernel density estimate with the bandwidth of Sheather and Jones.
 *
 * <p>f(x) = Σ_b w_b φ((x − x_b)/h)/h over bins of equal width, w_b their shares: a 2,047th of the range, or, where tails are heavy, a
 * 256th of the range between the quartiles. The bandwidth h solves the plug-in equation for the least mean integrated square error. Atoms, such as the cells that never train, keep their mass
 * but are spread over h.
 *
 * <p>Source: Sheather and Jones, A reliable data-based bandwidth selection method for kernel density estimation, Journal of
 * the Royal Statistical Society B 53, 1991, with the constants of R's {@code bw.SJ}.
 */
public final class KernelDensity implements LossDensity {
    private static final int BINS = 2048;
    private static final double REACH = 38;
    private static final double FAR = 9;

    private final double[] centres;
    private final double[] shares;

    /** By bin: the shares of all bins before it. */
    private final double[] upTo;

    private final double bandwidth;
    private final double mean;

    private KernelDensity(double[] centres, double[] shares, double bandwidth) {
        this.centres = centres;
        this.shares = shares;
        this.bandwidth = bandwidth;
        this.upTo = new double[centres.length + 1];
        double sum = 0;
        for (int b = 0; b < centres.length; b++) {
            sum += shares[b] * centres[b];
            upTo[b + 1] = upTo[b] + shares[b];
        }
        this.mean = sum;
    }

    /**
     * The estimate with the bandwidth of Sheather and Jones.
     *
     * @param sample at least 8 losses, finite, not all equal
     * @return the density
     * @throws IllegalArgumentException if there are fewer than 8 losses, one is not finite, or all are equal
     */
    public static KernelDensity of(double[] sample) {
        Bins bins = Bins.of(sample);
        return new KernelDensity(bins.centres(), bins.shares(), bins.sheatherJones(sample));
    }

    /**
     * The estimate with a given bandwidth.
     *
     * @param sample at least 8 losses, finite, not all equal
     * @param bandwidth the kernel's standard deviation, positive and finite
     * @return the density
     * @throws IllegalArgumentException if the bandwidth is not positive and finite, or the sample is not as it must be
     */
    public static KernelDensity of(double[] sample, double bandwidth) {
        if (!(bandwidth > 0 && bandwidth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bandwidth must be positive and finite, but was " + bandwidth);
        }
        Bins bins = Bins.of(sample);
        return new KernelDensity(bins.centres(), bins.shares(), bandwidth);
    }

    /**
     * The bandwidth.
     *
     * @return h, in the unit of the loss
     */
    public double bandwidth() {
        return bandwidth;
    }

    @Override
    public double density(double x) {
        // Beyond 12 bandwidths a bin adds 1e-32 of its peak: only where no bin is nearer do such bins matter.
        double near = sum(x, 12 * bandwidth);
        return (near > 0 ? near : sum(x, Double.POSITIVE_INFINITY)) / bandwidth;
    }

    private double sum(double x, double reach) {
        double sum = 0;
        int end = from(x + reach);
        for (int b = from(x - reach); b < end; b++) {
            sum += shares[b] * StandardNormal.density((x - centres[b]) / bandwidth);
        }
        return sum;
    }

    /** The first bin whose centre is not below a loss. */
    private int from(double x) {
        int found = Arrays.binarySearch(centres, x);
        return found >= 0 ? found : -found - 1;
    }

    @Override
    public double lowerTail(double x) {
        // A bin nine bandwidths below is wholly below, to 1e-19; one above matters where there is none nearer.
        int below = from(x - FAR * bandwidth);
        double sum = upTo[below];
        int end = from(x + (sum > 0 ? FAR : REACH) * bandwidth);
        for (int b = below; b < end; b++) {
            sum += shares[b] * StandardNormal.lowerTail((x - centres[b]) / bandwidth);
        }
        return Math.min(sum, 1);
    }

    @Override
    public double upperTail(double x) {
        int above = from(x + FAR * bandwidth);
        double sum = upTo[centres.length] - upTo[above];
        for (int b = from(x - (above < centres.length ? FAR : REACH) * bandwidth); b < above; b++) {
            sum += shares[b] * StandardNormal.upperTail((x - centres[b]) / bandwidth);
        }
        return Math.min(sum, 1);
    }

    @Override
    public double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be a probability in [0, 1], but was " + p);
        }
        if (p == 0 || p == 1) {
            return p == 0 ? lower() : upper();
        }
        double low = centres[0] - REACH * bandwidth;
        double high = centres[centres.length - 1] + REACH * bandwidth;
        while (high - low > 4e-16 * (Math.abs(low) + Math.abs(high))) {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) {
                break;
            }
            boolean below = p <= 0.5 ? lowerTail(middle) < p : upperTail(middle) > 1 - p;
            if (below) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double lower() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double upper() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return "kernel density with bandwidth " + bandwidth;
    }

    /** A sample in equal bins, those that are not empty. */
    private static final class Bins {
        /** Distances, in bins, beyond which pairs are not counted: some hundred bandwidths. */
        private static final int MOST_APART = 8192;

        private static final double QUARTILES = 256;

        private final double least;
        private final double width;
        private final int size;
        private final long[] places;
        private final int[] counts;

        private Bins(double least, double width, int size, long[] places, int[] counts) {
            this.least = least;
            this.width = width;
            this.size = size;
            this.places = places;
            this.counts = counts;
        }

        static Bins of(double[] sample) {
            if (sample.length < 8) {
                throw new IllegalArgumentException(
                        "a kernel density needs at least 8 losses, but there were " + sample.length);
            }
            double[] sorted = sample.clone();
            Arrays.sort(sorted);
            double least = sorted[0];
            double greatest = sorted[sorted.length - 1];
            if (!(greatest - least > 0 && greatest - least < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "losses must be finite and not all equal, but range from " + least + " to " + greatest);
            }
            double width = (greatest - least) / (BINS - 1);
            double quartiles = quartiles(sorted);
            if (quartiles > 0) {
                // No finer than doubles can place a bin.
                width = Math.max(Math.min(width, quartiles / QUARTILES), (greatest - least) * 0x1p-50);
            }
            long[] places = new long[sorted.length];
            int[] counts = new int[sorted.length];
            int found = 0;
            for (double x : sorted) {
                long place = (long) Math.rint((x - least) / width);
                if (found == 0 || places[found - 1] != place) {
                    places[found++] = place;
                }
                counts[found - 1]++;
            }
            return new Bins(least, width, sorted.length, Arrays.copyOf(places, found), Arrays.copyOf(counts, found));
        }

        private static double quartiles(double[] sorted) {
            return CheckedQuantity.quantile(sorted, 0.75) - CheckedQuantity.quantile(sorted, 0.25);
        }

        double[] centres() {
            double[] centres = new double[places.length];
            Arrays.setAll(centres, b -> least + places[b] * width);
            return centres;
        }

        double[] shares() {
            double[] shares = new double[places.length];
            Arrays.setAll(shares, b -> counts[b] / (double) size);
            return shares;
        }

        double sheatherJones(double[] sample) {
            double[] pairs = pairsByDistance();
            double[] sorted = sample.clone();
            Arrays.sort(sorted);
            double iqr = quartiles(sorted);
            double deviation = FittedField.deviation(sample);
            double scale = iqr > 0 ? Math.min(deviation, iqr / 1.349) : deviation;
            double n = size;
            double a = 1.24 * scale * StrictMath.pow(n, -1.0 / 7);
            double b = 1.23 * scale * StrictMath.pow(n, -1.0 / 9);
            double c1 = 1 / (2 * Math.sqrt(Math.PI) * n);
            double ratio = fourth(pairs, a) / -sixth(pairs, b);
            double alpha = 1.357 * StrictMath.pow(ratio, 1.0 / 7);
            double low = 0.001 * scale * StrictMath.pow(n, -0.2);
            double high = 3 * scale * StrictMath.pow(n, -0.2);
            // Ties beyond all smoothness leave no root; the least bandwidth tried is then the answer.
            for (int i = 0; i < 80; i++) {
                double h = 0.5 * (low + high);
                double next = StrictMath.pow(c1 / fourth(pairs, alpha * StrictMath.pow(h, 5.0 / 7)), 0.2);
                if (next > h) {
                    low = h;
                } else {
                    high = h;
                }
            }
            return Math.max(0.5 * (low + high), 0.5 * width);
        }

        /** The number of unordered pairs of losses by the distance of their bins. */
        private double[] pairsByDistance() {
            double[] pairs = new double[(int) Math.min(MOST_APART, places[places.length - 1] + 1)];
            int nearest = 0;
            for (int i = 0; i < places.length; i++) {
                pairs[0] += 0.5 * counts[i] * (counts[i] - 1.0);
                while (places[i] - places[nearest] >= pairs.length) {
                    nearest++;
                }
                for (int j = nearest; j < i; j++) {
                    pairs[(int) (places[i] - places[j])] += (double) counts[i] * counts[j];
                }
            }
            return pairs;
        }

        /** The estimate of ∫ f″². */
        private double fourth(double[] pairs, double h) {
            double sum = 0;
            for (int d = 0; d < pairs.length; d++) {
                double square = d * width / h * (d * width / h);
                sum += square < 1000 ? pairs[d] * StrictMath.exp(-square / 2) * (square * square - 6 * square + 3) : 0;
            }
            return (2 * sum + 3.0 * size) / (size * (size - 1.0) * StrictMath.pow(h, 5) * Math.sqrt(2 * Math.PI));
        }

        /** The estimate of −∫ f‴². */
        private double sixth(double[] pairs, double h) {
            double sum = 0;
            for (int d = 0; d < pairs.length; d++) {
                double s = d * width / h * (d * width / h);
                sum += s < 1000 ? pairs[d] * StrictMath.exp(-s / 2) * (s * s * s - 15 * s * s + 45 * s - 15) : 0;
            }
            return (2 * sum - 15.0 * size) / (size * (size - 1.0) * StrictMath.pow(h, 7) * Math.sqrt(2 * Math.PI));
        }
    }
}
