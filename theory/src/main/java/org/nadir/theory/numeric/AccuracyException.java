package org.nadir.theory.numeric;

/** A number could not be computed to the tolerance asked for; the message says where and what was seen. */
public final class AccuracyException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    /**
     * With a message.
     *
     * @param message one line: what was computed, where it failed, the value and error reached
     */
    public AccuracyException(String message) {
        super(message);
    }
}
