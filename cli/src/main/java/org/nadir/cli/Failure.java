package org.nadir.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How a failure is told: one line on stderr and an exit code, the stack trace only with --debug.
 *
 * <p>A bad argument is wrong usage, whether picocli refuses it or the library does
 * ({@link IllegalArgumentException}); everything else is a failure.
 */
final class Failure implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int INTERRUPTED = 130;

    /** What a library of Java's drawing has in its name. */
    private static final Pattern DRAWING = Pattern.compile("awt|java2d|fontmanager|freetype|java\\.desktop");

    private final PrintWriter err;
    private final boolean debug;

    Failure(PrintWriter err, String[] args) {
        this.err = err;
        // Read from the raw words: the trace is wanted also where parsing itself fails.
        this.debug = Arrays.asList(args).contains("--debug");
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        String message = e.getMessage();
        if (e instanceof UnmatchedArgumentException unmatched) {
            message = unmatched(unmatched, line);
        }
        return tell(e, command, oneLine(message) + " (see " + command + " --help)", USAGE);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, @Nullable ParseResult parsed) {
        if (e instanceof ParameterException usage) {
            return handleParseException(usage, new String[0]);
        }
        return tell(e, line.getCommandSpec().qualifiedName());
    }

    /** Tells a failure that came out of a command. */
    int tell(Throwable thrown, String command) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof CancellationException || cause instanceof InterruptedException) {
            return tell(cause, command, "interrupted", INTERRUPTED);
        }
        return tell(cause, command, message(cause), cause instanceof IllegalArgumentException ? USAGE : FAILED);
    }

    private int tell(Throwable cause, String command, String message, int code) {
        err.println(command + ": " + message);
        if (debug) {
            cause.printStackTrace(err);
        }
        err.flush();
        return code;
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof UncheckedIOException
                        || cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause instanceof CommandLine.ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String message(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
            return "out of memory with a heap of " + mebibytes
                    + " MiB; give it more with NADIR_JAVA_OPTIONS=-Xmx..., or fewer threads";
        }
        if (cause instanceof StackOverflowError) {
            return "the stack overflowed; this is a fault in Nadir, and --debug shows where";
        }
        if (cause instanceof FileSystemException file) {
            return file(file);
        }
        if (cause instanceof LinkageError && DRAWING.matcher(cause.toString()).find()) {
            return "this Java can not draw: " + oneLine(cause.getMessage())
                    + "; a complete JDK has the library, on Debian the" + " package openjdk-"
                    + Runtime.version().feature() + "-jre-headless, and for fonts libfreetype6";
        }
        @Nullable String message = cause.getMessage();
        boolean ours = cause instanceof IllegalArgumentException
                || cause instanceof java.io.IOException
                || cause instanceof ArithmeticException;
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName() + "; --debug shows where";
        }
        return ours ? oneLine(message) : cause.getClass().getSimpleName() + ": " + oneLine(message);
    }

    /** The message of a file system's exception is often the path alone. */
    private static String file(FileSystemException e) {
        String reason;
        if (e instanceof NoSuchFileException) {
            reason = "no such file or folder";
        } else if (e instanceof AccessDeniedException) {
            reason = "permission denied";
        } else if (e instanceof FileAlreadyExistsException) {
            reason = "exists already";
        } else if (e instanceof NotDirectoryException) {
            reason = "not a folder";
        } else {
            reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
        }
        return e.getFile() + ": " + oneLine(reason);
    }

    private static String unmatched(UnmatchedArgumentException e, CommandLine line) {
        String word = e.getUnmatched().get(0);
        boolean option = word.startsWith("-");
        String message;
        if (option) {
            message = "unknown option '" + word + "'";
        } else if (line.getSubcommands().isEmpty()) {
            message = "unexpected argument '" + word + "'";
        } else {
            message = "unknown command '" + word + "'";
        }
        var known = option
                ? line.getCommandSpec().optionsMap().keySet()
                : line.getSubcommands().keySet();
        int end = word.indexOf('=');
        return Nearest.to(option && end > 0 ? word.substring(0, end) : word, known)
                .map(nearest -> message + "; did you mean '" + nearest + "'?")
                .orElse(message);
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "" : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
