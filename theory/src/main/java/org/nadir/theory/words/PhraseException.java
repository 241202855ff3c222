package org.nadir.theory.words;

/** A phrase that can not be read: one line with the whole phrase, what is wrong, and where. */
public final class PhraseException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Where in the text, from 0. */
    private final int position;

    /**
     * A refusal.
     *
     * @param text the whole phrase
     * @param position the place in it, from 0
     * @param problem what is wrong there
     */
    PhraseException(String text, int position, String problem) {
        super("in '" + text + "' at character " + (position + 1) + ": " + problem);
        this.position = position;
    }

    /**
     * Where the phrase went wrong.
     *
     * @return the index of the character, from 0
     */
    public int position() {
        return position;
    }
}
