package org.nadir.simulation;

/**
 * The listener through which a long computation says how far it is and asks whether to go on.
 *
 * <p>Several threads may call {@link #advanced} and {@link #cancelled} at once; {@link #started} and {@link #finished}
 * are called by the thread that was asked to compute. Every method does nothing by default, and so a listener overrides
 * only what it wants to hear.
 */
public interface Progress {

    /** Hears nothing and never cancels. */
    Progress SILENT = new Progress() {};

    /**
     * A computation starts.
     *
     * @param what a few words for a human, such as {@code "200 landscapes"}
     * @param total how many units of work there are, or 0 where that is not known
     */
    default void started(String what, long total) {}

    /**
     * Some work is done.
     *
     * @param by how many units since the last call
     */
    default void advanced(long by) {}

    /** The computation that was last started has ended, whole or cancelled. */
    default void finished() {}

    /**
     * Whether the computation is to stop. It is asked between units of work; a cancelled computation throws {@link
     * java.util.concurrent.CancellationException} or returns what is finished, as its documentation says.
     *
     * @return true to stop
     */
    default boolean cancelled() {
        return false;
    }
}
