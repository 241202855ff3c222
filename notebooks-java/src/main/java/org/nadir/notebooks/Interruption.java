package org.nadir.notebooks;

import java.util.concurrent.CancellationException;

/**
 * The request to stop the running cell.
 *
 * <p>Java can not stop a thread from outside. Loops and methods written in cells look at this flag (see
 * {@link StopChecks}), library work looks at it through the progress listener, and waiting is ended by the thread's
 * interrupt.
 */
public final class Interruption {
    private static volatile boolean asked;

    private Interruption() {}

    /** Asks the running cell to stop. */
    static void ask() {
        asked = true;
    }

    /** Forgets an earlier request; a cell begins or has ended. */
    static void clear() {
        asked = false;
    }

    /**
     * Whether the running cell is to stop.
     *
     * @return true if so
     */
    public static boolean asked() {
        return asked;
    }

    /**
     * Ends the running cell if that was asked for. The code of every cell is made to call this.
     *
     * @throws CancellationException if the cell is to stop
     */
    public static void check() {
        if (asked) {
            throw new CancellationException("interrupted");
        }
    }
}
