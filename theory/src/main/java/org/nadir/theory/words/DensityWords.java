package org.nadir.theory.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.nadir.theory.density.Beta;
import org.nadir.theory.density.CentredNormal;
import org.nadir.theory.density.CentredTruncatedNormal;
import org.nadir.theory.density.ClaytonCopula;
import org.nadir.theory.density.Copula;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.GridCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.Mixture;
import org.nadir.theory.density.MixtureCopula;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.Parabola;
import org.nadir.theory.density.TruncatedNormal;
import org.nadir.theory.density.Uniform;
import org.nadir.theory.density.Window;
import org.nadir.theory.numeric.Numerals;

/**
 * The words for densities: pdf_n, copulas, and pdf_e, which takes what it is not told (support, marginal) from pdf_n.
 *
 * <p>Every density prints as a phrase that these words read back to the same density.
 */
public final class DensityWords {

    /** σ before the cut of the authors' three fits of pdf_n; their mean is 0.25 and pdf_e's σ is 0.35, on [0, 1]. */
    private static final Map<String, Double> AUTHORS =
            Map.of("cifar10", 0.18, "cifar100", 0.10, "imagenet16-120", 0.22);

    private static final Vocabulary<LossDensity> LOSSES = lossWords();
    private static final Vocabulary<Copula> COPULAS = copulaWords();

    private DensityWords() {}

    /**
     * The words for pdf_n.
     *
     * @return the vocabulary
     */
    public static Vocabulary<LossDensity> losses() {
        return LOSSES;
    }

    /**
     * The words for a dependence without a marginal.
     *
     * @return the vocabulary
     */
    public static Vocabulary<Copula> copulas() {
        return COPULAS;
    }

    /**
     * The words for pdf_e beside a given pdf_n: the copulas', and those for densities given in losses.
     *
     * @param losses pdf_n
     * @return the vocabulary, whose things are pairs of the given pdf_n and the pdf_e that was read
     */
    public static Vocabulary<Pair> pairs(LossDensity losses) {
        Vocabulary<Pair> words = Vocabulary.<Pair>of("pdf_e")
                .with("independent", phrase -> {
                    phrase.bind();
                    return Pair.of(losses, Independent.of(losses));
                })
                .with("window(width, lower, upper)", phrase -> {
                    Arguments given = phrase.bind("width", "lower", "upper");
                    return pair(losses, Window.of(given.number("width"), lower(given, losses), upper(given, losses)));
                })
                .with("parabola(lower, upper)", phrase -> {
                    Arguments given = phrase.bind("lower", "upper");
                    return pair(losses, Parabola.of(lower(given, losses), upper(given, losses)));
                })
                .with("truncated-normal(sd, lower, upper)", phrase -> {
                    Arguments given = phrase.bind("sd", "lower", "upper");
                    return pair(
                            losses,
                            CentredTruncatedNormal.of(given.number("sd"), lower(given, losses), upper(given, losses)));
                })
                .with("normal(sd)", phrase -> {
                    Arguments given = phrase.bind("sd");
                    if (losses.lower() > Double.NEGATIVE_INFINITY || losses.upper() < Double.POSITIVE_INFINITY) {
                        throw phrase.refusal(phrase + " reaches over the whole line, beyond pdf_n's support from "
                                + Numerals.shortest(losses.lower()) + " to " + Numerals.shortest(losses.upper())
                                + "; truncated-normal(sd) is cut to it");
                    }
                    return Pair.of(losses, CentredNormal.of(given.number("sd")));
                })
                .with("authors:NAME", phrase -> {
                    authors(phrase);
                    return pair(losses, CentredTruncatedNormal.of(0.35, 0, 1));
                });
        for (String usage : COPULAS.usages()) {
            words = words.with(usage, phrase -> Pair.of(losses, COPULAS.read(phrase)));
        }
        return words;
    }

    /**
     * Reads a pair from two phrases.
     *
     * @param losses pdf_n, such as {@code uniform(0, 1)}
     * @param neighbours pdf_e, such as {@code gaussian-copula(0.7)}
     * @return the pair
     * @throws PhraseException if a phrase is refused
     */
    public static Pair pair(String losses, String neighbours) {
        return pairs(LOSSES.read(losses)).read(neighbours);
    }

    private static Vocabulary<LossDensity> lossWords() {
        return Vocabulary.<LossDensity>of("pdf_n")
                .with("uniform(lower=0, upper=1)", phrase -> {
                    Arguments given = phrase.bind("lower", "upper");
                    return Uniform.of(given.number("lower", 0), given.number("upper", 1));
                })
                .with("normal(mean=0, sd=1)", phrase -> {
                    Arguments given = phrase.bind("mean", "sd");
                    return Normal.of(given.number("mean", 0), given.number("sd", 1));
                })
                .with("truncated-normal(mean, sd, lower=0, upper=1)", phrase -> {
                    Arguments given = phrase.bind("mean", "sd", "lower", "upper");
                    return TruncatedNormal.of(
                            given.number("mean"),
                            given.number("sd"),
                            given.number("lower", 0),
                            given.number("upper", 1));
                })
                .with("beta(alpha, beta, lower=0, upper=1)", phrase -> {
                    Arguments given = phrase.bind("alpha", "beta", "lower", "upper");
                    return Beta.of(
                            given.number("alpha"),
                            given.number("beta"),
                            given.number("lower", 0),
                            given.number("upper", 1));
                })
                .with("mixture(WEIGHT: pdf_n, …)", phrase -> {
                    List<LossDensity> parts = phrase.mapWeighted((weight, part) -> losses().read(part));
                    return Mixture.of(weights(phrase), parts);
                })
                .with("authors:NAME", phrase -> TruncatedNormal.of(0.25, authors(phrase), 0, 1));
    }

    private static Vocabulary<Copula> copulaWords() {
        return Vocabulary.<Copula>of("copula")
                .with(
                        "gaussian-copula(rho)",
                        phrase -> GaussianCopula.of(phrase.bind("rho").number("rho")))
                .with(
                        "clayton-copula(theta)",
                        phrase -> ClaytonCopula.of(phrase.bind("theta").number("theta")))
                .with("grid-copula(knots(…), heights(…))", DensityWords::grid)
                .with(
                        "mirrored(copula)",
                        phrase -> copulas()
                                .read(phrase.bind("copula").phrase("copula"))
                                .mirrored())
                .with("mixture(WEIGHT: copula, …)", phrase -> {
                    List<Copula> parts =
                            phrase.mapWeighted((weight, part) -> copulas().read(part));
                    return MixtureCopula.of(weights(phrase), parts);
                });
    }

    private static double[] weights(Phrase phrase) {
        return phrase.mapWeighted((weight, part) -> weight).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Heights by the rows of their lower triangle. */
    private static GridCopula grid(Phrase phrase) {
        Arguments given = phrase.bind("knots", "heights");
        double[] knots = given.phrase("knots").numbers();
        double[] triangle = given.phrase("heights").numbers();
        int n = knots.length;
        if (triangle.length != n * (n + 1) / 2) {
            throw given.refusal(
                    "heights",
                    "heights must be the lower triangle by rows, " + n * (n + 1) / 2 + " numbers for " + n
                            + " knots, but were " + triangle.length);
        }
        double[][] heights = new double[n][n];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                heights[i][j] = triangle[next];
                heights[j][i] = triangle[next++];
            }
        }
        return GridCopula.of(knots, heights);
    }

    /** A pdf_e on a support of its own must be able to hold all of pdf_n's. */
    private static Pair pair(LossDensity losses, NeighbourDensity neighbours) {
        if (losses.lower() < neighbours.lower(losses.lower()) || losses.upper() > neighbours.upper(losses.upper())) {
            throw new IllegalArgumentException("pdf_n reaches from " + Numerals.shortest(losses.lower()) + " to "
                    + Numerals.shortest(losses.upper()) + ", beyond pdf_e's support " + neighbours);
        }
        return Pair.of(losses, neighbours);
    }

    private static double lower(Arguments given, LossDensity losses) {
        return end(given, "lower", losses::lower);
    }

    private static double upper(Arguments given, LossDensity losses) {
        return end(given, "upper", losses::upper);
    }

    private static double end(Arguments given, String name, DoubleSupplier otherwise) {
        double end = given.has(name) ? given.number(name) : otherwise.getAsDouble();
        if (Double.isInfinite(end)) {
            throw given.refusal(
                    name, name + " must be finite, but pdf_n's is " + Numerals.shortest(end) + "; give " + name);
        }
        return end;
    }

    private static double authors(Phrase phrase) {
        phrase.bind();
        String name = phrase.label().orElse("");
        return Optional.ofNullable(AUTHORS.get(name))
                .orElseThrow(() -> phrase.refusal("the authors fitted no '" + name + "'"
                        + Nearest.hint(name, AUTHORS.keySet()) + "; they fitted "
                        + String.join(", ", AUTHORS.keySet().stream().sorted().toList())));
    }
}
