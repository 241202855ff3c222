package org.nadir.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that a mistyped one was probably meant to be. */
final class Nearest {
    private Nearest() {}

    /**
     * The known word that fewest edits turn the given one into, the first in alphabetical order of several.
     *
     * @return empty where every known word is more than two edits and more than a third of the word's letters away, and
     *     none begins with the word
     */
    static Optional<String> to(String word, Collection<String> known) {
        Optional<String> beginning = known.stream()
                .filter(k -> word.length() >= 2 && k.startsWith(word))
                .min(Comparator.naturalOrder());
        if (beginning.isPresent()) {
            return beginning;
        }
        int most = Math.max(2, word.length() / 3);
        return known.stream()
                .filter(k -> distance(word, k) <= most && distance(word, k) < word.length())
                .min(Comparator.<String>comparingInt(k -> distance(word, k)).thenComparing(Comparator.naturalOrder()));
    }

    /** Edits from a to b: insertions, deletions, replacements, and exchanges of neighbours (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
