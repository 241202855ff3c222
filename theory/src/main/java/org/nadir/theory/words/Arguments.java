package org.nadir.theory.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.numeric.Numerals;

/** The arguments of a phrase by name. */
public final class Arguments {
    private final Phrase phrase;
    private final List<String> names;
    private final Map<String, Argument> byName = new LinkedHashMap<>();

    Arguments(Phrase phrase, List<String> names) {
        this.phrase = phrase;
        this.names = names;
        int turn = 0;
        for (Argument argument : phrase.arguments()) {
            if (!Double.isNaN(argument.weight())) {
                throw phrase.refusal(argument.position(), phrase.word() + " takes no weights, but found " + argument);
            }
            String name = argument.key();
            if (name == null) {
                if (turn == names.size()) {
                    throw phrase.refusal(
                            argument.position(),
                            phrase.word() + " takes " + expected() + ", but " + argument + " is one more");
                }
                name = names.get(turn++);
            } else if (!names.contains(name)) {
                throw phrase.refusal(
                        argument.position(),
                        phrase.word() + " has no argument '" + name + "'" + Nearest.hint(name, names) + "; it takes "
                                + expected());
            }
            if (byName.put(name, argument) != null) {
                throw phrase.refusal(argument.position(), phrase.word() + " has " + name + " twice");
            }
        }
    }

    private String expected() {
        return names.isEmpty() ? "no arguments" : String.join(", ", names);
    }

    /**
     * Whether an argument is given.
     *
     * @param name its name
     * @return true if it is
     */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /**
     * A number that must be given.
     *
     * @param name its name
     * @return its value, possibly infinite, never NaN
     * @throws PhraseException if it is missing or not a number
     */
    public double number(String name) {
        Argument argument = needed(name);
        if (argument.value() instanceof Double number) {
            return number;
        }
        throw phrase.refusal(argument.position(), name + " must be a number, but was " + written(argument));
    }

    /**
     * A number that may be left out.
     *
     * @param name its name
     * @param otherwise the value where it is left out
     * @return its value, possibly infinite
     * @throws PhraseException if it is not a number
     */
    public double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /**
     * A whole number that must be given.
     *
     * @param name its name
     * @return its value
     * @throws PhraseException if it is missing, not whole, or larger than a long holds
     */
    public long integer(String name) {
        double number = number(name);
        if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
            throw phrase.refusal(
                    needed(name).position(), name + " must be a whole number, but was " + Numerals.shortest(number));
        }
        return (long) number;
    }

    /**
     * A whole number that may be left out.
     *
     * @param name its name
     * @param otherwise the value where it is left out
     * @return its value
     * @throws PhraseException if it is not whole
     */
    public long integer(String name, long otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    /**
     * A text that must be given, such as a file's name: in quotes, or bare if it holds neither comma nor parenthesis.
     *
     * @param name its name
     * @return the text
     * @throws PhraseException if it is missing
     */
    public String text(String name) {
        Argument argument = needed(name);
        return argument.value() instanceof String text ? text : written(argument);
    }

    /**
     * A phrase that must be given.
     *
     * @param name its name
     * @return the phrase
     * @throws PhraseException if it is missing, or a number or a text
     */
    public Phrase phrase(String name) {
        Argument argument = needed(name);
        if (argument.value() instanceof Phrase inner) {
            return inner;
        }
        throw phrase.refusal(argument.position(), name + " must be a phrase, but was " + written(argument));
    }

    /**
     * A refusal of one argument's value, for those who give words a meaning.
     *
     * @param name the argument's name
     * @param problem what is wrong with it, in one line
     * @return the exception to throw
     */
    public PhraseException refusal(String name, String problem) {
        Argument argument = byName.get(name);
        return argument == null ? phrase.refusal(problem) : phrase.refusal(argument.position(), problem);
    }

    private Argument needed(String name) {
        @Nullable Argument argument = byName.get(name);
        if (argument == null) {
            throw phrase.refusal(phrase.word() + " needs " + name + "; it takes " + expected());
        }
        return argument;
    }

    private static String written(Argument argument) {
        return argument.value() instanceof Double number
                ? Numerals.shortest(number)
                : argument.value().toString();
    }
}
