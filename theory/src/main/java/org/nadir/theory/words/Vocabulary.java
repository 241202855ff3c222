package org.nadir.theory.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What words mean: a word's usage and the reader that makes a thing of its phrase.
 *
 * <p>A vocabulary never changes; {@link #with} gives a larger one, so that a room adds its own words to those below it.
 *
 * @param <T> what the phrases stand for
 */
public final class Vocabulary<T> {

    /** A word's usage and reader. */
    private record Entry<T>(String usage, Function<Phrase, ? extends T> reader) {}

    private final String subject;
    private final Map<String, Entry<T>> entries;

    private Vocabulary(String subject, Map<String, Entry<T>> entries) {
        this.subject = subject;
        this.entries = entries;
    }

    /**
     * A vocabulary without words.
     *
     * @param subject what the phrases stand for, as messages say it: {@code pdf_n}
     * @param <T> what the phrases stand for
     * @return the vocabulary
     */
    public static <T> Vocabulary<T> of(String subject) {
        return new Vocabulary<>(subject, Map.of());
    }

    /**
     * This vocabulary with one word more, or with another meaning for a word.
     *
     * @param usage the word and its arguments, as help shows it: {@code uniform(lower=0, upper=1)}, {@code preset:NAME}
     * @param reader makes the thing of a phrase; an {@link IllegalArgumentException} from it is passed on with the phrase
     *     and the place
     * @return the larger vocabulary
     */
    public Vocabulary<T> with(String usage, Function<Phrase, ? extends T> reader) {
        Map<String, Entry<T>> larger = new LinkedHashMap<>(entries);
        String word = usage.split("[(:]", 2)[0];
        larger.put(word, new Entry<>(usage, reader));
        return new Vocabulary<>(subject, larger);
    }

    /**
     * How every word is used.
     *
     * @return the usages, in the order in which the words were added
     */
    public List<String> usages() {
        return entries.values().stream().map(Entry::usage).toList();
    }

    /**
     * Reads a text.
     *
     * @param text a phrase
     * @return what it stands for
     * @throws PhraseException if it is no phrase, its word is unknown, or an argument is refused
     */
    public T read(String text) {
        return read(Phrase.parse(text));
    }

    /**
     * Reads a phrase, such as one that is an argument of another.
     *
     * @param phrase the phrase
     * @return what it stands for
     * @throws PhraseException if its word is unknown or an argument is refused
     */
    public T read(Phrase phrase) {
        Entry<T> entry = entries.get(phrase.word());
        if (entry == null) {
            throw phrase.refusal("no " + subject + " is called '" + phrase.word() + "'"
                    + Nearest.hint(phrase.word(), entries.keySet()) + "; there are " + String.join(", ", usages()));
        }
        boolean labelled = entry.usage.startsWith(phrase.word() + ":");
        if (labelled != phrase.label().isPresent()) {
            throw phrase.refusal("'" + phrase + "' must be written as " + entry.usage);
        }
        try {
            return entry.reader.apply(phrase);
        } catch (PhraseException located) {
            throw located;
        } catch (IllegalArgumentException refused) {
            throw phrase.refusal(String.valueOf(refused.getMessage()));
        }
    }
}
