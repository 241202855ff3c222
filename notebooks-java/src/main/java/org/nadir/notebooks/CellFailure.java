package org.nadir.notebooks;

import java.util.List;

/** A cell that does not compile or throws; its message is what the reader of the notebook sees. */
public final class CellFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    private CellFailure(List<String> lines, Throwable cause) {
        super(lines.get(0), cause);
        this.lines = lines;
    }

    /** A failure told in these lines, the first of which names it. */
    static CellFailure of(List<String> lines, Throwable cause) {
        return new CellFailure(List.copyOf(lines), cause);
    }

    /**
     * What the reader of the notebook sees.
     *
     * @return the exception or the compiler's message, and where in which cell it happened
     */
    public List<String> lines() {
        return lines;
    }
}
