package org.nadir.plots.reproduce;

import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.StandardNormal;

/** A standard normal field with losses of a given density in place of its scores: every rank is kept. */
final class MarginalField implements LandscapeLaw {
    private final LandscapeLaw field;
    private final LossDensity density;

    private MarginalField(LandscapeLaw field, LossDensity density) {
        this.field = field;
        this.density = density;
    }

    static MarginalField of(LandscapeLaw field, LossDensity density) {
        return new MarginalField(field, density);
    }

    @Override
    public Landscape sample(RandomStream stream, Threads threads) {
        Landscape scores = field.sample(stream, threads);
        double[] losses = scores.losses();
        for (int v = 0; v < losses.length; v++) {
            double u = losses[v];
            losses[v] = u < 0
                    ? density.quantile(StandardNormal.lowerTail(u))
                    : density.upperQuantile(StandardNormal.upperTail(u));
        }
        return Landscape.of(scores.graph(), losses);
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
        return field.spread(); // of the scores; nothing here asks for that of the losses
    }

    @Override
    public String description() {
        return field.description() + " with losses " + density;
    }
}
