package org.nadir.simulation.montecarlo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nadir.simulation.Observation;
import org.nadir.simulation.SampleMean;
import org.nadir.simulation.search.DescentMap;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** The descents on a sample of landscapes of one law, landscape by landscape, and what they show together. */
public final class LandscapeSample {
    /** A share, or a basin, that fewer landscapes show than these (or than all) has no standard error. */
    private static final int FEW = 8;

    private final String description;
    private final double degree;
    private final List<DescentSummary> summaries;
    private final boolean exact;

    private LandscapeSample(String description, double degree, List<DescentSummary> summaries, boolean exact) {
        this.description = description;
        this.degree = degree;
        this.summaries = summaries;
        this.exact = exact;
    }

    /**
     * A sample of a law.
     *
     * @param description the law
     * @param degree the mean number of neighbours
     * @param summaries one for each landscape, at least one
     * @return the sample
     * @throws IllegalArgumentException if there is no landscape
     */
    public static LandscapeSample of(String description, double degree, List<DescentSummary> summaries) {
        if (summaries.isEmpty()) {
            throw new IllegalArgumentException("a sample must have at least one landscape, but had none");
        }
        return new LandscapeSample(description, degree, List.copyOf(summaries), false);
    }

    /**
     * One landscape that is simply there, no sample of anything: its counts are exact.
     *
     * @param description what it is, in one line
     * @param map its descent map
     * @return the sample of it alone, whose observation has errors 0
     */
    public static LandscapeSample exactly(String description, DescentMap map) {
        long edges = 0;
        int n = map.landscape().order();
        for (int v = 0; v < n; v++) {
            edges += map.landscape().graph().degree(v);
        }
        List<DescentSummary> one = List.of(DescentSummary.of(map));
        return new LandscapeSample(description, (double) edges / n, one, true);
    }

    /** What descents show that do not meet, by replicate and number of steps: no optimum and no basins. */
    static Observation ofDescents(String description, int n, int s, long[][] counts) {
        List<DescentSummary> summaries = new ArrayList<>();
        for (long[] steps : counts) {
            summaries.add(DescentSummary.ofSteps(n, steps));
        }
        LandscapeSample sample = of(description, s, summaries);
        double[] minima = sample.each(DescentSummary::strictMinima);
        double[] steps = sample.each(DescentSummary::meanSteps);
        Estimate unknown = new Estimate(Double.NaN, Double.NaN);
        Curve none = Curve.of(new double[0], new double[0], new double[0]);
        return new Observation(
                description,
                n,
                s,
                summaries.size(),
                sample.mean(minima),
                SampleMean.deviation(minima),
                sample.mean(minima),
                SampleMean.deviation(minima),
                sample.mean(steps),
                SampleMean.deviation(steps),
                unknown,
                Double.NaN,
                unknown,
                none,
                none,
                sample.steps());
    }

    /**
     * The number of landscapes.
     *
     * @return at least 1
     */
    public int size() {
        return summaries.size();
    }

    /**
     * What one landscape shows.
     *
     * @param i the landscape, from 0
     * @return its summary
     */
    public DescentSummary summary(int i) {
        return summaries.get(i);
    }

    /**
     * A number of every landscape.
     *
     * @param quantity the number, such as {@code DescentSummary::strictMinima}
     * @return by landscape
     */
    public double[] each(ToDoubleFunction<DescentSummary> quantity) {
        return summaries.stream().mapToDouble(quantity).toArray();
    }

    /**
     * What the sample shows, its curves at points chosen from the sample.
     *
     * @return the observation
     */
    public Observation observation() {
        return observation(axes());
    }

    /**
     * Points for the curves that suit the sample: equal bins over the losses of its minima, ε from 0 to their range.
     *
     * @return the axes
     */
    public Axes axes() {
        return Axes.of(summaries);
    }

    /**
     * What the sample shows.
     *
     * @param axes where its curves have their points
     * @return the observation
     */
    public Observation observation(Axes axes) {
        double[] minima = each(DescentSummary::strictMinima);
        double[] weak = each(DescentSummary::weakMinima);
        double[] steps = each(DescentSummary::meanSteps);
        double[] share = each(DescentSummary::shareReachingOptimum);
        return new Observation(
                description,
                summaries.get(0).vertices(),
                degree,
                summaries.size(),
                mean(minima),
                SampleMean.deviation(minima),
                mean(weak),
                SampleMean.deviation(weak),
                mean(steps),
                SampleMean.deviation(steps),
                mean(share),
                SampleMean.deviation(share),
                mean(each(DescentSummary::shareReachingFirstOptimum)),
                shareWithin(axes.epsilons()),
                basinSize(axes),
                steps());
    }

    private Estimate mean(double[] values) {
        Estimate mean = SampleMean.of(values);
        return exact ? Estimate.exact(mean.value()) : mean;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private Curve shareWithin(double[] epsilons) {
        return curve(epsilons, (summary, i) -> summary.shareWithin(epsilons[i]));
    }

    private Curve steps() {
        int most = 0;
        for (DescentSummary summary : summaries) {
            most = Math.max(most, summary.mostSteps());
        }
        double[] at = new double[most + 1];
        for (int k = 0; k <= most; k++) {
            at[k] = k;
        }
        Curve shares = curve(at, DescentSummary::shareOfSteps);
        if (exact) {
            return shares;
        }
        double[] values = new double[at.length];
        double[] errors = new double[at.length];
        for (int k = 0; k <= most; k++) {
            int steps = k;
            long seen = summaries.stream()
                    .filter(summary -> summary.shareOfSteps(steps) > 0)
                    .count();
            values[k] = shares.value(k).value();
            // A few landscapes that show it at all do not tell how much such shares scatter.
            errors[k] = seen < Math.min(FEW, summaries.size())
                    ? Double.NaN
                    : shares.value(k).error();
        }
        return Curve.of(at, values, errors);
    }

    @FunctionalInterface
    private interface Point {
        double of(DescentSummary summary, int i);
    }

    private Curve curve(double[] at, Point point) {
        double[] values = new double[at.length];
        double[] errors = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            int index = i;
            Estimate mean = mean(each(summary -> point.of(summary, index)));
            values[i] = mean.value();
            errors[i] = mean.error();
        }
        return Curve.of(at, values, errors);
    }

    /** In every bin the ratio Σ basins / Σ minima over landscapes; its variance by the linearised ratio estimator. */
    private Curve basinSize(Axes axes) {
        int bins = axes.bins();
        double[][] counts = new double[bins][summaries.size()];
        double[][] sizes = new double[bins][summaries.size()];
        double[] losses = new double[bins];
        for (int r = 0; r < summaries.size(); r++) {
            DescentSummary summary = summaries.get(r);
            for (int i = 0; i < summary.weakMinima(); i++) {
                int bin = axes.bin(summary.loss(i));
                if (bin >= 0) {
                    counts[bin][r]++;
                    sizes[bin][r] += summary.basin(i);
                    losses[bin] += summary.loss(i);
                }
            }
        }
        double[] at = new double[bins];
        double[] values = new double[bins];
        double[] errors = new double[bins];
        int used = 0;
        for (int bin = 0; bin < bins; bin++) {
            double count = sum(counts[bin]);
            if (count > 0) {
                at[used] = losses[bin] / count;
                values[used] = sum(sizes[bin]) / count;
                errors[used] = exact ? 0 : ratioError(sizes[bin], counts[bin], values[used]);
                used++;
            }
        }
        return Curve.of(Arrays.copyOf(at, used), Arrays.copyOf(values, used), Arrays.copyOf(errors, used));
    }

    private static double ratioError(double[] tops, double[] bottoms, double ratio) {
        int size = tops.length;
        int contributing = 0;
        double squares = 0;
        for (int r = 0; r < size; r++) {
            double residual = tops[r] - ratio * bottoms[r];
            squares += residual * residual;
            contributing += bottoms[r] > 0 ? 1 : 0;
        }
        if (contributing < Math.max(2, Math.min(FEW, size))) {
            // a few landscapes alone do not tell the spread between landscapes
            return Double.NaN;
        }
        return Math.sqrt(squares * contributing / (contributing - 1)) / sum(bottoms);
    }
}
