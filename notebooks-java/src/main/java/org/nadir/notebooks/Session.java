package org.nadir.notebooks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/** Runs cells of Java one after the other; a later cell sees what earlier ones declared. */
public final class Session implements AutoCloseable {
    /** What every cell finds imported. */
    private static final List<String> IMPORTS = List.of(
            "java.util.*",
            "java.util.function.*",
            "java.util.stream.*",
            "java.io.*",
            "java.nio.file.*",
            "static org.nadir.notebooks.Notebook.*");

    private static final int MOST_FRAMES = 12;

    private final KeepingControl control = new KeepingControl();
    private final Map<String, Place> places = new HashMap<>();
    private final JShell shell;
    private int cells;

    /** Where a snippet stands: its cell, and the line of the cell at which it begins. */
    private record Place(int cell, int line) {}

    private Session(List<String> imports) {
        shell = JShell.builder()
                .executionEngine(control.provider(), Map.of())
                .compilerOptions("-classpath", System.getProperty("java.class.path"))
                .build();
        shell.onShutdown(ended -> {});
        imports.forEach(name -> shell.eval("import " + name + ";"));
    }

    /**
     * A session in which Nadir's packages are imported that are on the class path.
     *
     * @return a session
     */
    public static Session open() {
        List<String> imports = new ArrayList<>(IMPORTS);
        imports.addAll(Preloaded.imports());
        return new Session(imports);
    }

    /**
     * Runs a cell.
     *
     * @param source any number of Java declarations, statements and expressions
     * @return the value of the last one if it is an expression, else null
     * @throws CellFailure if a part of the cell does not compile or throws; later parts are then not run
     */
    public @Nullable Object run(String source) {
        Interruption.clear();
        int cell = ++cells;
        @Nullable Object last = null;
        String rest = source;
        while (!rest.isBlank()) {
            String trimmed = withoutBlankLines(rest);
            int line = 1
                    + (int) source.substring(0, source.length() - trimmed.length())
                            .lines()
                            .count();
            CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(trimmed);
            if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                break;
            }
            boolean complete = info.completeness().isComplete();
            last = runSnippet(complete ? info.source() : trimmed, new Place(cell, line));
            if (!complete) {
                throw CellFailure.of(
                        List.of("the cell ends in the middle of a statement", "    at cell " + cell + ", line " + line),
                        new IllegalArgumentException(trimmed));
            }
            rest = info.remaining();
        }
        return last;
    }

    /** The text from its first line that is not blank; a snippet's lines are counted from there. */
    private static String withoutBlankLines(String text) {
        int start = 0;
        for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
            if (text.charAt(i) == '\n') {
                start = i + 1;
            }
        }
        return text.substring(start);
    }

    private @Nullable Object runSnippet(String source, Place place) {
        control.forget();
        @Nullable Object result = null;
        for (SnippetEvent event : shell.eval(source)) {
            Snippet snippet = event.snippet();
            if (event.causeSnippet() != null) {
                continue; // an earlier snippet, brought up to date
            }
            places.put(snippet.id(), place);
            if (event.status() == Snippet.Status.REJECTED) {
                throw rejected(snippet, place);
            }
            if (event.exception() != null) {
                throw thrown(event.exception());
            }
            if (event.status() == Snippet.Status.RECOVERABLE_DEFINED
                    || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                waits(snippet);
            }
            result = isExpression(snippet) ? control.value() : null;
        }
        return result;
    }

    private static boolean isExpression(Snippet snippet) {
        return snippet.subKind() == Snippet.SubKind.OTHER_EXPRESSION_SUBKIND
                || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || snippet.subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND;
    }

    /** A declaration may use a name that a later cell declares; until then it can not run. */
    private void waits(Snippet snippet) {
        if (snippet instanceof jdk.jshell.DeclarationSnippet declaration) {
            PrintStream err = System.err;
            shell.unresolvedDependencies(declaration)
                    .forEach(name -> err.println(declaration.name() + " can be used once there is a " + name));
        }
    }

    private CellFailure rejected(Snippet snippet, Place place) {
        List<String> lines = new ArrayList<>();
        String source = snippet.source();
        for (Diag diag : shell.diagnostics(snippet).toList()) {
            if (!diag.isError()) {
                continue;
            }
            diag.getMessage(Locale.ROOT)
                    .lines()
                    .filter(line -> !line.strip().startsWith("location:"))
                    .forEach(lines::add);
            int at = (int) Math.max(0, Math.min(source.length(), diag.getPosition()));
            int start = source.lastIndexOf('\n', at - 1) + 1;
            int end = source.indexOf('\n', at) < 0 ? source.length() : source.indexOf('\n', at);
            int line = place.line() + (int) source.substring(0, start).lines().count();
            lines.add("    at cell " + place.cell() + ", line " + line + ":");
            lines.add("    " + source.substring(start, end));
            lines.add("    " + " ".repeat(Math.max(0, at - start)) + "^");
        }
        if (lines.isEmpty()) {
            lines.add("the cell does not compile");
        }
        return CellFailure.of(lines, new IllegalArgumentException(source));
    }

    private CellFailure thrown(JShellException told) {
        if (told instanceof UnresolvedReferenceException unresolved) {
            List<String> missing =
                    shell.unresolvedDependencies(unresolved.getSnippet()).toList();
            return CellFailure.of(
                    List.of(unresolved.getSnippet().name() + " uses what is not declared yet: "
                            + String.join(", ", missing)),
                    told);
        }
        @Nullable Throwable kept = control.thrown();
        Throwable cause = kept == null ? told : kept;
        // Whatever an interrupt has broken off, the kernel's own writing included, was asked to stop.
        if (cause instanceof CancellationException || Interruption.asked()) {
            return CellFailure.of(List.of("interrupted"), cause);
        }
        List<String> lines = new ArrayList<>();
        // JShell has translated the frames of the told exception back to snippets; the kept one has the type.
        @Nullable Throwable frames = told;
        for (@Nullable Throwable t = cause; t != null; t = t.getCause()) {
            lines.add((t == cause ? "" : "caused by ") + t);
            if (frames != null) {
                lines.addAll(frames(frames.getStackTrace()));
                frames = frames.getCause() instanceof EvalException e ? e : null;
            }
        }
        return CellFailure.of(lines, cause);
    }

    private List<String> frames(StackTraceElement[] trace) {
        List<String> lines = new ArrayList<>();
        for (StackTraceElement frame : trace) {
            if (lines.size() == MOST_FRAMES || frame.getClassName().equals(KeepingControl.class.getName())) {
                break;
            }
            if (frame.getClassName().startsWith(Interruption.class.getName())) {
                continue;
            }
            @Nullable String file = frame.getFileName();
            @Nullable Place place = file != null && file.startsWith("#") ? places.get(file.substring(1)) : null;
            if (place == null) {
                lines.add("    at " + frame);
            } else {
                String name = frame.getMethodName();
                String method = name.isEmpty() || name.startsWith("do_it") ? "" : name + ", ";
                lines.add("    at " + method + "cell " + place.cell() + ", line "
                        + (place.line() + frame.getLineNumber() - 1));
            }
        }
        return lines;
    }

    /** Asks the running cell to stop. */
    public void interrupt() {
        Interruption.ask();
        control.interrupt();
    }

    /**
     * The compiler's view of unfinished code: completion, documentation, and whether a cell is complete.
     *
     * @return the analysis
     */
    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    @Override
    public void close() {
        shell.close();
    }
}
