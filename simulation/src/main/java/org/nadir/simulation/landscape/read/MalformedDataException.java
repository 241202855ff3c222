package org.nadir.simulation.landscape.read;

import java.io.IOException;

/**
 * Data that can not be read as what it should be: one line that names the file, the line, the column and the value.
 */
public final class MalformedDataException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int MOST = 500;

    /** The file's name as the user gave it. */
    private final String file;

    /** The line from 1, or 0 where no single line is at fault. */
    private final long line;

    /** The column's name or number, or empty. */
    private final String column;

    private MalformedDataException(String file, long line, String column, String problem) {
        super(file + (line > 0 ? ":" + line : "") + (column.isEmpty() ? "" : ": column " + column) + ": "
                + shortened(problem.replace('\n', ' ').replace('\r', ' ')));
        this.file = file;
        this.line = line;
        this.column = column;
    }

    /** Whoever quotes from a file may quote a whole one: a message is a line. */
    private static String shortened(String problem) {
        return problem.length() <= MOST ? problem : problem.substring(0, MOST - 3) + "...";
    }

    /**
     * A problem with the file as a whole.
     *
     * @param file the file's name
     * @param problem what is wrong, in one line
     * @return the exception, {@code file: problem}
     */
    public static MalformedDataException of(String file, String problem) {
        return new MalformedDataException(file, 0, "", problem);
    }

    /**
     * A problem with one line.
     *
     * @param file the file's name
     * @param line the line, from 1
     * @param problem what is wrong, in one line
     * @return the exception, {@code file:line: problem}
     */
    public static MalformedDataException at(String file, long line, String problem) {
        return new MalformedDataException(file, line, "", problem);
    }

    /**
     * A problem with one field.
     *
     * @param file the file's name
     * @param line the line, from 1
     * @param column the column's name or number
     * @param problem what is wrong, in one line
     * @return the exception, {@code file:line: column c: problem}
     */
    public static MalformedDataException at(String file, long line, String column, String problem) {
        return new MalformedDataException(file, line, column, problem);
    }

    /**
     * The file at fault.
     *
     * @return the file's name
     */
    public String file() {
        return file;
    }

    /**
     * The line at fault.
     *
     * @return the line from 1, or 0 where no single line is at fault
     */
    public long line() {
        return line;
    }

    /**
     * The column at fault.
     *
     * @return the column's name or number, or an empty string
     */
    public String column() {
        return column;
    }
}
