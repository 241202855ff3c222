package org.nadir.theory.words;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a phrase by recursive descent:
 *
 * <pre>
 *   phrase   = word [":" label] ["(" [argument {"," argument}] ")"]
 *   argument = [word "="] value | number ":" value
 *   value    = number | phrase | '"' text '"' | "'" text "'" | text without , ( ) and quotes
 * </pre>
 */
final class PhraseReader {
    private final String text;
    private int at;

    private PhraseReader(String text) {
        this.text = text;
    }

    /** The whole of a text as one phrase. */
    static Phrase read(String text) {
        PhraseReader reader = new PhraseReader(text);
        reader.skipBlanks();
        if (reader.at == text.length()) {
            throw reader.refusal(0, "a word was expected, but there is nothing");
        }
        Phrase phrase = reader.phrase();
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.refusal(reader.at, "the phrase had ended, but '" + text.substring(reader.at) + "' follows");
        }
        return phrase;
    }

    private Phrase phrase() {
        int start = at;
        if (at >= text.length() || !Character.isLetter(text.charAt(at))) {
            throw refusal(start, "a word was expected" + found());
        }
        String word = run(PhraseReader::ofWord);
        String label = null;
        if (peek(':')) {
            at++;
            label = run(PhraseReader::ofLabel);
            if (label.isEmpty()) {
                throw refusal(at, "a name was expected after '" + word + ":'" + found());
            }
        }
        skipBlanks();
        List<Argument> arguments = peek('(') ? arguments() : List.of();
        return new Phrase(text, start, word, label, arguments);
    }

    private List<Argument> arguments() {
        int open = at++;
        List<Argument> arguments = new ArrayList<>();
        skipBlanks();
        if (peek(')')) {
            at++;
            return arguments;
        }
        while (true) {
            arguments.add(argument());
            skipBlanks();
            if (at >= text.length()) {
                throw refusal(open, "this parenthesis is never closed");
            }
            char next = text.charAt(at++);
            if (next == ')') {
                return arguments;
            }
            if (next != ',') {
                throw refusal(at - 1, "',' or ')' was expected, but found '" + next + "'");
            }
            skipBlanks();
        }
    }

    private Argument argument() {
        int start = at;
        String key = key();
        if (key != null) {
            skipBlanks();
            return new Argument(start, key, Double.NaN, value());
        }
        Object value = value();
        int after = at;
        skipBlanks();
        if (value instanceof Double weight && peek(':')) {
            at++;
            skipBlanks();
            return new Argument(start, null, weight, value());
        }
        at = after;
        return new Argument(start, null, Double.NaN, value);
    }

    /** The name before an equals sign, both consumed; null, and nothing consumed, where there is none. */
    private @Nullable String key() {
        int start = at;
        if (at < text.length() && Character.isLetter(text.charAt(at))) {
            String name = run(PhraseReader::ofWord);
            skipBlanks();
            if (peek('=')) {
                at++;
                return name;
            }
        }
        at = start;
        return null;
    }

    /** A Double, a Phrase, or a String that is neither. */
    private Object value() {
        int start = at;
        if (peek('"') || peek('\'')) {
            char quote = text.charAt(at);
            int end = text.indexOf(quote, at + 1);
            if (end < 0) {
                throw refusal(start, "this quote is never closed");
            }
            at = end + 1;
            return text.substring(start + 1, end);
        }
        String bare = run(c -> c != ',' && c != ')' && c != '(' && c != ':' && c != '"' && c != '\'');
        String trimmed = bare.strip();
        Double number = number(trimmed);
        if (number != null) {
            at = start + bare.stripTrailing().length();
            return number;
        }
        if (!trimmed.isEmpty() && Character.isLetter(trimmed.charAt(0))) {
            at = start;
            String word = run(PhraseReader::ofWord);
            // A word that runs on in other letters, such as a file's name, is a text; so is C:/file.
            boolean drive = text.startsWith(":/", at) || text.startsWith(":\\", at);
            if (word.length() == trimmed.length() && !drive) {
                at = start;
                return phrase();
            }
        }
        at = start;
        String value = run(c -> c != ',' && c != ')' && c != '(' && c != '"' && c != '\'')
                .strip();
        if (value.isEmpty()) {
            throw refusal(start, "a value was expected" + found());
        }
        return value;
    }

    /** A number, or null: decimal digits, or inf; never NaN, and not the suffixes that Java allows. */
    static @Nullable Double number(String text) {
        String plain = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        double sign = text.startsWith("-") ? -1 : 1;
        if (plain.equals("inf") || plain.equals("infinity")) {
            return sign * Double.POSITIVE_INFINITY;
        }
        boolean decimal =
                !plain.isEmpty() && plain.chars().allMatch(c -> (c >= '0' && c <= '9') || ".eE+-".indexOf(c) >= 0);
        if (!decimal) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static boolean ofWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    private static boolean ofLabel(char c) {
        return ofWord(c) || c == '.';
    }

    /** A test of one character. */
    private interface CharTest {
        boolean test(char c);
    }

    private String run(CharTest test) {
        int start = at;
        while (at < text.length() && test.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void skipBlanks() {
        run(Character::isWhitespace);
    }

    private String found() {
        return at < text.length() ? ", but found '" + text.charAt(at) + "'" : ", but the phrase ends";
    }

    private PhraseException refusal(int position, String problem) {
        return new PhraseException(text, position, problem);
    }
}
