package org.nadir.theory.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.numeric.Numerals;

/**
 * A word with its arguments, read from text but not yet understood: {@code hamming(6, 5)}.
 *
 * <p>Arguments come as {@link #bind bound names}, as {@link #numbers a list of numbers} or as {@link #mapWeighted weighted
 * parts}; whichever a word asks for, what does not fit is refused with the place in the text.
 */
public final class Phrase {
    private final String text;
    private final int position;
    private final String word;
    private final @Nullable String label;
    private final List<Argument> arguments;

    Phrase(String text, int position, String word, @Nullable String label, List<Argument> arguments) {
        this.text = text;
        this.position = position;
        this.word = word;
        this.label = label;
        this.arguments = List.copyOf(arguments);
    }

    /**
     * Reads a phrase.
     *
     * @param text such as {@code truncated-normal(mean=0.25, sd=0.18)}
     * @return the phrase
     * @throws PhraseException if the text is not a phrase
     */
    public static Phrase parse(String text) {
        return PhraseReader.read(text);
    }

    /**
     * Splits a list of phrases at its commas, but not at those inside parentheses.
     *
     * @param list phrases with commas between
     * @return the phrases, at least one, without the blanks around them
     */
    public static List<String> split(String list) {
        List<String> phrases = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                phrases.add(list.substring(from, i).strip());
                from = i + 1;
            }
        }
        phrases.add(list.substring(from).strip());
        return phrases;
    }

    /**
     * The word before colon and parenthesis.
     *
     * @return such as {@code hamming}
     */
    public String word() {
        return word;
    }

    /**
     * The name after a colon, as {@code cifar100} in {@code authors:cifar100}.
     *
     * @return the name, or nothing
     */
    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    /**
     * Gives the arguments their names: those without one take the names in turn.
     *
     * @param names the names that the word knows, in order
     * @return the arguments by name
     * @throws PhraseException if there are too many, or a name is unknown or given twice
     */
    public Arguments bind(String... names) {
        return new Arguments(this, List.of(names));
    }

    /**
     * Whether the only argument has a name, as in {@code lemma(b=2)}.
     *
     * @param name the name
     * @return true if it has this name
     */
    public boolean isNamed(String name) {
        return arguments.size() == 1 && name.equals(arguments.get(0).key());
    }

    /**
     * All arguments as numbers without names, as in {@code mixed(5, 5, 3, 2)}.
     *
     * @return the numbers, in order
     * @throws PhraseException if one is not a plain number
     */
    public double[] numbers() {
        return arguments.stream()
                .mapToDouble(argument -> {
                    if (argument.value() instanceof Double number && plain(argument)) {
                        return number;
                    }
                    throw refusal(argument.position(), word + " takes numbers, but found " + argument);
                })
                .toArray();
    }

    /**
     * All arguments as whole numbers without names.
     *
     * @return the numbers, in order
     * @throws PhraseException if one is not a plain whole number that an int holds
     */
    public int[] integers() {
        double[] numbers = numbers();
        return IntStream.range(0, numbers.length)
                .map(i -> {
                    if (numbers[i] != (int) numbers[i]) {
                        throw refusal(
                                arguments.get(i).position(),
                                word + " takes whole numbers, but found " + Numerals.shortest(numbers[i]));
                    }
                    return (int) numbers[i];
                })
                .toArray();
    }

    /**
     * All arguments as weighted parts, as in {@code mixture(0.3: uniform(0, 1), 0.7: beta(2, 5))}.
     *
     * @param read what to make of a weight and the phrase behind it
     * @param <T> what is made
     * @return the results, in order
     * @throws PhraseException if an argument is not a weight, a colon and a phrase
     */
    public <T> List<T> mapWeighted(BiFunction<Double, Phrase, T> read) {
        return arguments.stream()
                .map(argument -> {
                    if (argument.key() == null
                            && !Double.isNaN(argument.weight())
                            && argument.value() instanceof Phrase part) {
                        return read.apply(argument.weight(), part);
                    }
                    throw refusal(
                            argument.position(),
                            word + " takes parts such as '0.3: uniform(0, 1)', but found " + argument);
                })
                .toList();
    }

    /**
     * A refusal of the whole phrase, for those who give words a meaning.
     *
     * @param problem what is wrong, in one line
     * @return the exception to throw
     */
    public PhraseException refusal(String problem) {
        return refusal(position, problem);
    }

    PhraseException refusal(int at, String problem) {
        return new PhraseException(text, at, problem);
    }

    List<Argument> arguments() {
        return arguments;
    }

    private static boolean plain(Argument argument) {
        return argument.key() == null && Double.isNaN(argument.weight());
    }

    /**
     * The phrase as text.
     *
     * @return a text that reads to the same phrase
     */
    @Override
    public String toString() {
        String name = label == null ? word : word + ":" + label;
        return arguments.isEmpty()
                ? name
                : arguments.stream().map(Argument::toString).collect(Collectors.joining(", ", name + "(", ")"));
    }
}
