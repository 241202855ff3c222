package org.nadir.simulation.montecarlo;

import java.util.Optional;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.CopulaLandscape;
import org.nadir.simulation.landscape.IidLosses;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.Noise;
import org.nadir.simulation.landscape.PairLandscape;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.landscape.Space;
import org.nadir.simulation.landscape.SpectrumField;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Uniform;

/**
 * What theory needs to know of landscapes to foretell what local search shows on them.
 *
 * @param order the number of vertices n
 * @param degree the number of neighbours of each
 * @param pair pdf_n and pdf_e, where they are known: what most closures start from
 * @param cliques the H(d, q), where the graph is one: what cliques need
 * @param field the isotropic field, where the losses are one: what two correlations tell
 */
public record Premises(
        int order, int degree, Optional<Pair> pair, Optional<Hamming> cliques, Optional<IsotropicField> field) {

    /**
     * The premises of a law.
     *
     * @param law the law
     * @param space where its losses are put
     * @return what is known
     */
    public static Premises of(LandscapeLaw law, Space space) {
        Optional<Hamming> cliques = space.graph().flatMap(Hamming::uniform);
        // Theory speaks of one degree: where degrees differ it is not asked.
        Optional<Pair> pair =
                space.graph().filter(graph -> !isRegular(graph)).isPresent() ? Optional.empty() : pair(law);
        return new Premises(law.order(), (int) Math.rint(law.degree()), pair, cliques, field(law));
    }

    private static boolean isRegular(Graph graph) {
        for (int v = 1; v < graph.order(); v++) {
            if (graph.degree(v) != graph.degree(0)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Pair> pair(LandscapeLaw law) {
        if (law instanceof IidLosses) {
            Uniform ranks = Uniform.of(0, 1);
            return Optional.of(Pair.of(ranks, Independent.of(ranks)));
        }
        if (law instanceof PairLandscape landscape) {
            return Optional.of(landscape.pair());
        }
        if (law instanceof CopulaLandscape landscape) {
            return Optional.of(gaussian(landscape.rho()));
        }
        if (law instanceof ProductField field) {
            return Optional.of(gaussian(field.rho()));
        }
        if (law instanceof SpectrumField field && field.graph().isUniform()) {
            return Optional.of(gaussian(field.correlation(1)));
        }
        return Optional.empty();
    }

    private static Pair gaussian(double rho) {
        return Pair.of(Normal.of(0, 1), GaussianCopula.of(rho));
    }

    private static Optional<IsotropicField> field(LandscapeLaw law) {
        if (law instanceof Noise noise) {
            return field(noise.law()).map(field -> field.withNoise(noise.reliability()));
        }
        if (law instanceof ProductField field && field.graph().isUniform()) {
            return Optional.of(isotropic(field.graph(), field.rho(), field.rho() * field.rho()));
        }
        if (law instanceof SpectrumField field
                && field.graph().isUniform()
                && field.graph().positions() > 1) {
            return Optional.of(isotropic(field.graph(), field.correlation(1), field.correlation(2)));
        }
        return Optional.empty();
    }

    private static IsotropicField isotropic(Hamming graph, double r1, double r2) {
        return IsotropicField.of(graph.positions(), graph.choices(0), r1, r2);
    }
}
