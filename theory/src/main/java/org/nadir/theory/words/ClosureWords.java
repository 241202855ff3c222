package org.nadir.theory.words;

import org.nadir.theory.Closure;

/** The words for closures: {@code lemma(b)}, {@code authors}, {@code fresh}, {@code tree}, {@code cliques(d, q)}. */
public final class ClosureWords {
    private static final Vocabulary<Closure> CLOSURES = Vocabulary.<Closure>of("closure")
            .with("lemma(b, …)", phrase -> {
                double[] b =
                        phrase.isNamed("b") ? new double[] {phrase.bind("b").number("b")} : phrase.numbers();
                return b.length == 0
                        ? Closure.lemma()
                        : b.length == 1 ? Closure.lemma(b[0]) : Closure.lemmaWithFactors(b);
            })
            .with("authors", phrase -> {
                phrase.bind();
                return Closure.authors();
            })
            .with("fresh", phrase -> {
                phrase.bind();
                return Closure.fresh();
            })
            .with("tree", phrase -> {
                phrase.bind();
                return Closure.tree();
            })
            .with("cliques(d, q)", phrase -> {
                Arguments given = phrase.bind("d", "q");
                return Closure.cliques((int) given.integer("d"), (int) given.integer("q"));
            });

    private ClosureWords() {}

    /**
     * The words for closures.
     *
     * @return the vocabulary
     */
    public static Vocabulary<Closure> closures() {
        return CLOSURES;
    }
}
