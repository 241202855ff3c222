package org.nadir.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.graph.Hamming;
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
        Optional<String> ofSpace =
                size.hamming().map(graph -> "cliques(" + graph.positions() + ", " + graph.choices(0) + ")");
        List<Closure> closures = new ArrayList<>();
        List<IsotropicField> fields = new ArrayList<>();
        if (words == null) {
            closures.add(Closure.tree());
            if (ofSpace.isPresent() && Closure.Cliques.suit(pair)) {
                closures.add(ClosureWords.closures().read(ofSpace.get()));
                fields.add(isotropic("isotropic", pair, size, fitted));
            }
            return new ClosureChoice(closures, fields);
        }
        for (String word : phrases(words)) {
            if (word.equals("isotropic") || word.startsWith("isotropic(")) {
                fields.add(isotropic(word, pair, size, fitted));
                continue;
            }
            closures.add(ClosureWords.closures()
                    .read(
                            word.equals("cliques")
                                    ? ofSpace.orElseThrow(() -> new IllegalArgumentException("--closure cliques needs"
                                            + " --space 'hamming(d, q)', or its numbers: cliques(d, q)"))
                                    : word));
        }
        return new ClosureChoice(closures, fields);
    }

    private static IsotropicField isotropic(
            String word, Pair pair, SizeOptions.Size size, Optional<FittedModel> fitted) {
        Hamming hamming = size.hamming()
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
        return IsotropicField.of(hamming.positions(), hamming.choices(0), r[0], r[1]);
    }

    /** Splits at the commas outside parentheses. */
    private static List<String> phrases(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && (depth == 0 || i == text.length())) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        return parts;
    }
}
