package org.nadir.plots.reproduce;

import java.util.List;
import org.nadir.theory.density.CentredTruncatedNormal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.TruncatedNormal;

/**
 * The pairs of densities of the paper authors' notebook: losses scaled to [0, 1], pdf_n a normal of mean 0.25 cut to it,
 * pdf_e(x, ·) a normal of mean x and standard deviation 0.35 cut to it.
 *
 * @param label the data set
 * @param sd the standard deviation of pdf_n before it is cut
 * @param lower the validation error, in per cent, that is scaled to 0
 * @param upper the validation error that is scaled to 1
 */
record AuthorsPair(String label, double sd, double lower, double upper) {
    private static final double NEIGHBOUR_SD = 0.35;

    /** The three pairs. */
    static List<AuthorsPair> all() {
        return List.of(
                new AuthorsPair("CIFAR-10", 0.18, 8, 20),
                new AuthorsPair("CIFAR-100", 0.10, 25, 55),
                new AuthorsPair("ImageNet16-120", 0.22, 53, 82));
    }

    static AuthorsPair of(String label) {
        return all().stream()
                .filter(pair -> pair.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the authors have no pair for " + label));
    }

    /** Whether the authors have a pair for a data set. */
    static boolean knows(String label) {
        return all().stream().anyMatch(pair -> pair.label().equals(label));
    }

    TruncatedNormal losses() {
        return TruncatedNormal.of(0.25, sd, 0, 1);
    }

    CentredTruncatedNormal neighbours() {
        return CentredTruncatedNormal.of(NEIGHBOUR_SD, 0, 1);
    }

    Pair pair() {
        return Pair.of(losses(), neighbours());
    }
}
