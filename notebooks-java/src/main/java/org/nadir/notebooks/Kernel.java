package org.nadir.notebooks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;

/** The Jupyter kernel: Jupyter starts it with a connection file, and sends it cells. */
public final class Kernel extends BaseKernel {
    private final Session session;
    private final Set<String> lines = new HashSet<>();
    /** What the running cell prints, or null between cells. */
    private volatile @Nullable GatheredOutput output;

    private Kernel(Session session) {
        super(
                "nadir-java",
                Runtime.version().toString(),
                new LanguageInfo.Builder("Java")
                        .version(Runtime.version().toString())
                        .mimetype("text/x-java-source")
                        .fileExtension(".jshell")
                        .pygments("java")
                        .codemirror("text/x-java")
                        .build(),
                List.of(),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                new MagicParser("(?<=(?:^|=))\\s*%", "%%", new MagicTranspiler()),
                new MagicsRegistry(),
                false,
                new StringStyler.Builder().build());
        this.session = session;
        Notebook.screen(new Notebook.Screen() {
            @Override
            public void show(Object value) {
                GatheredOutput printed = output;
                if (printed != null) {
                    printed.send();
                }
                display(Rendering.of(value));
            }

            @Override
            public void line(String name, String text) {
                replaceLine(name, text);
            }
        });
    }

    /** A kernel with a session of its own. */
    static Kernel open() {
        return new Kernel(Session.open());
    }

    private void replaceLine(String name, String text) {
        DisplayData data = new DisplayData(text);
        data.setDisplayId(name);
        // Not synchronized on the kernel: it is held while a cell runs, and other threads report progress meanwhile.
        synchronized (lines) {
            if (lines.add(name)) {
                io.display.display(data);
            } else {
                io.display.updateDisplay(name, data);
            }
        }
    }

    @Override
    public @Nullable Object evalRaw(String cell) {
        GatheredOutput printed = GatheredOutput.open();
        output = printed;
        try {
            return session.run(cell);
        } finally {
            output = null;
            printed.close();
        }
    }

    @Override
    public @Nullable DisplayData eval(String cell) {
        @Nullable Object value = evalRaw(cell);
        return value == null ? null : Rendering.of(value);
    }

    @Override
    public List<String> formatError(Throwable thrown) {
        if (thrown instanceof CellFailure failure) {
            return failure.lines();
        }
        return List.of(thrown.toString());
    }

    @Override
    public @Nullable DisplayData inspect(String code, int at, boolean detail) {
        int start = at;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        List<Documentation> found = List.of();
        if (end > start) {
            // JShell documents a method only within its brackets: open them after the name the cursor is on.
            String call = code.substring(0, end) + "(";
            found = session.analysis().documentation(call, call.length(), true);
        }
        if (found.isEmpty()) {
            found = session.analysis().documentation(code, at, true);
        }
        return found.isEmpty() ? null : Rendering.documentation(found);
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        int[] anchor = {at};
        List<String> words = session.analysis().completionSuggestions(code, at, anchor).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .distinct()
                .toList();
        return new ReplacementOptions(words, anchor[0], at);
    }

    @Override
    public String isComplete(String code) {
        return switch (session.analysis().analyzeCompletion(code).completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY -> IS_COMPLETE_YES;
            case UNKNOWN -> IS_COMPLETE_BAD;
            case DEFINITELY_INCOMPLETE -> IS_COMPLETE_MAYBE;
        };
    }

    @Override
    public void interrupt() {
        session.interrupt();
    }

    /**
     * Serves Jupyter until it asks to stop.
     *
     * @param args the connection file that Jupyter has written
     * @throws IOException if the connection file can not be read
     * @throws GeneralSecurityException if this Java lacks the signature scheme that the file names
     */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        if (args.length != 1) {
            throw new IllegalArgumentException("the kernel is started by Jupyter, with one connection file");
        }
        Kernel kernel = open();
        JupyterConnection connection =
                new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(args[0]))));
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
        System.exit(0);
    }
}
