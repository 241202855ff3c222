package org.nadir.plots.reproduce;

import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.StandardNormal;

/** Laws made from a law of standard normal fields. */
final class Fields {
    private Fields() {}

    /** The field seen through noise of reliability λ: √λ z + √(1−λ) e. */
    static LandscapeLaw noisy(LandscapeLaw field, double lambda) {
        double kept = Math.sqrt(lambda);
        double noise = Math.sqrt(1 - lambda);
        return new Changed(field, field.description() + ", noise(" + lambda + ")", sample -> {
            double[] losses = sample.losses();
            for (int v = 0; v < losses.length; v++) {
                losses[v] = kept * losses[v] + noise * sample.stream().nextNormal();
            }
            return losses;
        });
    }

    /** The field with losses of a given density in place of normal scores. */
    static LandscapeLaw withLosses(LandscapeLaw field, LossDensity density) {
        return new Changed(field, field.description() + ", losses " + density, sample -> {
            double[] losses = sample.losses();
            for (int v = 0; v < losses.length; v++) {
                double u = losses[v];
                losses[v] = u < 0
                        ? density.quantile(StandardNormal.lowerTail(u))
                        : density.upperQuantile(StandardNormal.upperTail(u));
            }
            return losses;
        });
    }

    /** A sampled field and the stream for what is added to it. */
    private static final class Sample {
        private final double[] losses;
        private final RandomStream stream;

        Sample(double[] losses, RandomStream stream) {
            this.losses = losses;
            this.stream = stream;
        }

        double[] losses() {
            return losses;
        }

        RandomStream stream() {
            return stream;
        }
    }

    private interface Change {
        double[] of(Sample sample);
    }

    private record Changed(LandscapeLaw field, String description, Change change) implements LandscapeLaw {
        @Override
        public Landscape sample(RandomStream stream, Threads threads) {
            Landscape before = field.sample(stream.child(0), threads);
            double[] losses = change.of(new Sample(before.losses(), stream.child(1)));
            return Landscape.of(before.graph(), losses);
        }

        @Override
        public int order() {
            return field.order();
        }

        @Override
        public double degree() {
            return field.degree();
        }

        @Override
        public double spread() {
            return field.spread();
        }
    }
}
