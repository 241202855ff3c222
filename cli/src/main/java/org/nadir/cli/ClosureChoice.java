package org.nadir.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.theory.Closure;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Pair;
import org.nadir.theory.words.ClosureWords;
import org.nadir.theory.words.Phrase;
import org.nadir.theory.words.Vocabulary;

/**
 * The closures that a prediction is asked for.
 *
 * @param closures those that count preimages
 * @param fields isotropic fields, which tell minima only
 */
record ClosureChoice(List<Closure> closures, List<IsotropicField> fields) {
    /** With the word that is no closure of the recursion, so that messages list it too. */
    private static final Vocabulary<Closure> CLOSURES = ClosureWords.closures().with("isotropic(r1, r2)", phrase -> {
        throw phrase.refusal("isotropic tells minima only");
    });

    /**
     * Reads closures, with commas between.
     *
     * @param words the closures, or null for the tree and, where they suit the pair, those of the space
     * @param pair the densities
     * @param size the space
     * @param fitted the model that the pair comes from
     * @throws IllegalArgumentException if a word is none, or a closure does not suit the space
     */
    static ClosureChoice of(@Nullable String words, Pair pair, SizeOptions.Size size, Optional<FittedModel> fitted) {
        List<Closure> closures = new ArrayList<>();
        List<IsotropicField> fields = new ArrayList<>();
        if (words == null) {
            closures.add(Closure.tree());
            size.cliques().filter(cliques -> cliques.suit(pair)).ifPresent(cliques -> {
                closures.add(cliques);
                correlations(pair, fitted)
                        .map(r -> IsotropicField.of(cliques.d(), cliques.q(), r[0], r[1]))
                        .ifPresent(fields::add);
            });
            return new ClosureChoice(closures, fields);
        }
        for (String word : new LinkedHashSet<>(Phrase.split(words))) {
            if (word.equals("isotropic") || word.startsWith("isotropic(")) {
                fields.add(isotropic(word, pair, size, fitted));
                continue;
            }
            closures.add(
                    word.equals("cliques")
                            ? size.cliques()
                                    .orElseThrow(() -> new IllegalArgumentException("--closure cliques needs"
                                            + " --space 'hamming(d, q)', or its numbers: cliques(d, q)"))
                            : CLOSURES.read(word));
        }
        return new ClosureChoice(closures, fields);
    }

    private static IsotropicField isotropic(
            String word, Pair pair, SizeOptions.Size size, Optional<FittedModel> fitted) {
        Closure.Cliques cliques = size.cliques()
                .orElseThrow(() -> new IllegalArgumentException("--closure isotropic needs --space 'hamming(d, q)'"));
        double[] given = Phrase.parse(word).numbers();
        double[] r = given.length == 0 ? correlations(pair, fitted).orElse(given) : given;
        if (r.length != 2) {
            throw new IllegalArgumentException("--closure isotropic needs its two correlations: isotropic(r1, r2)");
        }
        return IsotropicField.of(cliques.d(), cliques.q(), r[0], r[1]);
    }

    /** The correlations at distances 1 and 2 that a model or a pair tells. */
    private static Optional<double[]> correlations(Pair pair, Optional<FittedModel> fitted) {
        if (fitted.isPresent()) {
            return fitted.map(FittedModel::correlations)
                    .filter(r -> r.length > 1)
                    .map(r -> Arrays.copyOf(r, 2));
        }
        if (pair.copula().orElse(null) instanceof GaussianCopula gaussian) {
            return Optional.of(new double[] {gaussian.rho(), gaussian.rho() * gaussian.rho()});
        }
        return pair.coordinateNeighbours() instanceof Independent ? Optional.of(new double[2]) : Optional.empty();
    }
}
