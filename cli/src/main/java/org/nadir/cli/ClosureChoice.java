package org.nadir.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.theory.Closure;
import org.nadir.theory.IsotropicField;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Pair;
import org.nadir.theory.words.ClosureWords;
import org.nadir.theory.words.Phrase;

/**
 * The closures that a prediction is asked for.
 *
 * @param closures those that count preimages
 * @param fields isotropic fields, which tell minima only
 */
record ClosureChoice(List<Closure> closures, List<IsotropicField> fields) {

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
            if (size.cliques().isPresent() && Closure.Cliques.suit(pair)) {
                closures.add(size.cliques().get());
                fields.add(isotropic("isotropic", pair, size, fitted));
            }
            return new ClosureChoice(closures, fields);
        }
        for (String word : Phrase.split(words)) {
            if (word.equals("isotropic") || word.startsWith("isotropic(")) {
                fields.add(isotropic(word, pair, size, fitted));
                continue;
            }
            closures.add(
                    word.equals("cliques")
                            ? size.cliques()
                                    .orElseThrow(() -> new IllegalArgumentException("--closure cliques needs"
                                            + " --space 'hamming(d, q)', or its numbers: cliques(d, q)"))
                            : ClosureWords.closures().read(word));
        }
        return new ClosureChoice(closures, fields);
    }

    private static IsotropicField isotropic(
            String word, Pair pair, SizeOptions.Size size, Optional<FittedModel> fitted) {
        Closure.Cliques cliques = size.cliques()
                .orElseThrow(() -> new IllegalArgumentException("--closure isotropic needs --space 'hamming(d, q)'"));
        double[] r = Phrase.parse(word).numbers();
        if (r.length == 0 && fitted.isPresent()) {
            r = fitted.get().correlations();
        } else if (r.length == 0 && pair.copula().orElse(null) instanceof GaussianCopula gaussian) {
            r = new double[] {gaussian.rho(), gaussian.rho() * gaussian.rho()};
        } else if (r.length == 0 && Closure.Cliques.suit(pair)) {
            r = new double[] {0, 0};
        }
        if (r.length < 2) {
            throw new IllegalArgumentException("--closure isotropic needs its two correlations: isotropic(r1, r2)");
        }
        return IsotropicField.of(cliques.d(), cliques.q(), r[0], r[1]);
    }
}
