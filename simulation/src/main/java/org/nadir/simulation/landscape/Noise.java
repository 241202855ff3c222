package org.nadir.simulation.landscape;

import java.util.Optional;
import org.nadir.simulation.Threads;
import org.nadir.simulation.random.RandomStream;

/**
 * Training noise on the landscapes of another law: what is observed of a vertex is the mean of r runs.
 *
 * <p>With reliability λ, the share of the variance of one run that is not noise, a run observes ℓ + σ√((1 − λ)/λ)·e, where
 * σ is the law's spread and e standard normal, and the mean of r runs has noise smaller by √r: reliability rλ/(1 + (r −
 * 1)λ). Local search sees nothing but the observed losses. On a law of unit variance this is √λ z + √(1 − λ) e of the
 * theory up to a factor, which changes no rank.
 */
public final class Noise implements LandscapeLaw {
    private static final int CHUNK = 1 << 14;

    private final LandscapeLaw law;
    private final double reliability;
    private final int runs;
    private final double deviation;

    private Noise(LandscapeLaw law, double reliability, int runs) {
        this.law = law;
        this.reliability = reliability;
        this.runs = runs;
        this.deviation = law.spread() * Math.sqrt((1 - reliability) / reliability / runs);
    }

    /**
     * The law of what is observed.
     *
     * @param law the true landscapes
     * @param reliability λ of one run, 0 &lt; λ ≤ 1
     * @param runs r, how many runs of every vertex are averaged, at least 1
     * @return the law
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Noise of(LandscapeLaw law, double reliability, int runs) {
        if (!(reliability > 0 && reliability <= 1)) {
            throw new IllegalArgumentException("lambda of noise must be in (0, 1], but was " + reliability);
        }
        if (runs < 1) {
            throw new IllegalArgumentException("runs must be a positive integer, but was " + runs);
        }
        return new Noise(law, reliability, runs);
    }

    /**
     * The law of the true landscapes.
     *
     * @return without the noise
     */
    public LandscapeLaw law() {
        return law;
    }

    /**
     * The reliability of what is observed, the mean of all runs.
     *
     * @return rλ/(1 + (r − 1)λ)
     */
    public double reliability() {
        return runs * reliability / (1 + (runs - 1) * reliability);
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        Landscape truth = law.sample(stream.child(0), threads);
        RandomStream noise = stream.child(1);
        float[] observed = new float[truth.order()];
        threads.run((observed.length + CHUNK - 1) / CHUNK, (task, worker) -> {
            RandomStream own = noise.child(task);
            int end = (int) Math.min(observed.length, (task + 1L) * CHUNK);
            for (int v = task * CHUNK; v < end; v++) {
                observed[v] = (float) (truth.loss(v) + deviation * own.nextNormal());
            }
        });
        return Landscape.ofFloats(truth.graph(), observed);
    }

    @Override
    public long bytesAVertex() {
        return law.bytesAVertex() + Float.BYTES;
    }

    @Override
    public Optional<String> realised(long seed, int landscapes, Threads threads) {
        // The true landscape of a noisy one is drawn from a stream of its own; the law of its edges is the same.
        return law.realised(seed, landscapes, threads);
    }

    @Override
    public int order() {
        return law.order();
    }

    @Override
    public double degree() {
        return law.degree();
    }

    @Override
    public double spread() {
        return Math.sqrt(law.spread() * law.spread() + deviation * deviation);
    }

    @Override
    public String description() {
        return law.description() + " with noise(lambda=" + reliability + (runs == 1 ? ")" : ", runs=" + runs + ")");
    }
}
