package org.nadir.cli;

import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.LandscapeWords;
import org.nadir.simulation.landscape.Noise;
import org.nadir.simulation.landscape.Space;
import picocli.CommandLine.Option;

/** The options that name a law of landscapes. */
final class LandscapeOptions {
    @Option(
            names = "--space",
            paramLabel = "SPACE",
            required = true,
            description = {
                "The search space: hamming(d, q), mixed(q1, q2, …), hypercube(d), random-regular(n, s), complete(n),"
                        + " cycle(n), torus(n1, n2, …), edges(FILE)."
            })
    private String space = "";

    @Option(
            names = "--losses",
            paramLabel = "LOSSES",
            defaultValue = "iid",
            description = {
                "The losses on it (default: ${DEFAULT-VALUE}): iid, product-field(rho), spectrum-field(e1, e2, …),"
                        + " correlated-field(r1, r2, …), hashed-field(rho, features), nk(k), nk-random(k),"
                        + " mount-fuji(slope); on random-regular also copula-graph(rho) and pair-graph(pdf_n, pdf_e)."
            })
    private String losses = "iid";

    @Option(
            names = "--noise",
            paramLabel = "LAMBDA",
            defaultValue = "1",
            description = "Reliability of one observation, the share of its variance that is not noise (default: 1).")
    private double lambda = 1;

    @Option(
            names = "--runs",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "How many noisy observations of each vertex are averaged (default: 1).")
    private int runs = 1;

    String spaceWords() {
        return space;
    }

    String lossWords() {
        return losses;
    }

    double lambda() {
        return lambda;
    }

    int runs() {
        return runs;
    }

    Space space() {
        return LandscapeWords.spaces().read(space);
    }

    /** The losses without the noise. */
    LandscapeLaw truth(Space where) {
        return LandscapeWords.losses(where).read(losses);
    }

    /** What is observed. */
    LandscapeLaw observed(Space where) {
        LandscapeLaw truth = truth(where);
        if (lambda == 1 && runs == 1) {
            return truth;
        }
        return Noise.of(truth, lambda, runs);
    }
}
