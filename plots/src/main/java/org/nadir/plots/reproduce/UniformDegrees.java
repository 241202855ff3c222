package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.UniformFigure;
import org.nadir.simulation.Observation;
import org.nadir.simulation.graph.RandomRegular;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.montecarlo.UniformVariance;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.UniformCase;

/** Figure 2: the uniform case over the degree. */
public final class UniformDegrees {
    private static final int VERTICES = 15_625;
    private static final int GRAPHS = 100;

    private UniformDegrees() {}

    /**
     * Runs the experiment.
     *
     * @param lab how
     * @return its chapter
     */
    public static Chapter of(Laboratory lab) {
        int[] degrees = lab.quick() ? new int[] {2, 4, 8, 24} : new int[] {2, 4, 8, 16, 24, 48, 96};
        List<UniformFigure.Count> counts = new ArrayList<>();
        int refuted = 0;
        int held = 0;
        for (int s : degrees) {
            Observation sampled = lab.observe(IidLosses.uniformOnRandomRegular(VERTICES, s), GRAPHS);
            RandomRegular one = RandomRegular.sample(VERTICES, s, RandomStream.of(lab.seed()));
            counts.add(new UniformFigure.Count(s, sampled.minima(), Math.sqrt(UniformVariance.of(one.graph()))));
            UniformCase theory = UniformCase.of(VERTICES, s);
            double error = sampled.minima().error();
            refuted += Math.abs(sampled.minima().value() - theory.slides()) > 5 * error ? 1 : 0;
            held += Math.abs(sampled.minima().value() - theory.minima()) < 3 * error ? 1 : 0;
        }
        return new Chapter(
                UniformFigure.of(VERTICES, lab.replicates(GRAPHS), counts, new UniformFigure.Reported(24, 616)),
                List.of(),
                List.of("Uniform losses, " + degrees.length + " degrees from " + degrees[0] + " to "
                        + degrees[degrees.length - 1] + ": the mean of " + lab.replicates(GRAPHS)
                        + " graphs lies within 3 standard errors of n/(s + 1) at " + held
                        + " of them, and more than 5 from n/s at " + refuted + "."));
    }
}
