package org.nadir.simulation.fit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.nadir.theory.density.CentredTruncatedNormal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.TruncatedNormal;

/**
 * The three pairs that the authors of the theorem fitted to NAS-Bench-201 by eye.
 *
 * <p>Losses are validation errors scaled to [0, 1] from 8–20, 25–55 and 53–82 percent; pdf_n is N(0.25, sd) cut to [0, 1] with
 * sd 0.18 (CIFAR-10), 0.10 (CIFAR-100) and 0.22 (ImageNet16-120), pdf_e(x, ·) is N(x, 0.35) cut to [0, 1]. None of the three is
 * stationary: no undirected graph has them.
 *
 * <p>Source: the notebook of White, Nolen, Savani, Exploring the loss landscape in neural architecture search, UAI 2021.
 */
public final class AuthorsPair {
    private static final Map<String, Double> DEVIATIONS =
            new TreeMap<>(Map.of("cifar10", 0.18, "cifar100", 0.10, "imagenet16-120", 0.22));

    private AuthorsPair() {}

    /**
     * The data sets that have a pair.
     *
     * @return {@code cifar10}, {@code cifar100}, {@code imagenet16-120}
     */
    public static List<String> names() {
        return List.copyOf(DEVIATIONS.keySet());
    }

    /**
     * The authors' pair for a data set, on losses scaled to [0, 1].
     *
     * @param name one of {@link #names}
     * @return (pdf_n, pdf_e)
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Pair of(String name) {
        Double deviation = DEVIATIONS.get(name.toLowerCase(Locale.ROOT));
        if (deviation == null) {
            throw new IllegalArgumentException(
                    "no pair of the authors for '" + name + "': there are " + String.join(", ", names()));
        }
        return Pair.of(TruncatedNormal.of(0.25, deviation, 0, 1), CentredTruncatedNormal.of(0.35, 0, 1));
    }
}
