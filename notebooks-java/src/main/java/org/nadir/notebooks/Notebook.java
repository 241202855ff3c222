package org.nadir.notebooks;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.nadir.simulation.Progress;

/** What a cell may call to show things before it ends. Cells find these methods imported. */
public final class Notebook {
    private static final AtomicReference<Screen> SCREEN = new AtomicReference<>(new Console());

    private Notebook() {}

    /** Where things are shown. */
    interface Screen {
        /** Shows a value below what is there. */
        void show(Object value);

        /** Shows a line that takes the place of the line shown before under the same name; empty takes it away. */
        void line(String name, String text);
    }

    /** Outside a kernel: plain text on the console. */
    private static final class Console implements Screen {
        private final Consumer<String> print = System.out::println;

        @Override
        public void show(Object value) {
            print.accept(value.toString());
        }

        @Override
        public void line(String name, String text) {
            // A console keeps its lines: progress would fill it.
        }
    }

    static void screen(Screen screen) {
        SCREEN.set(screen);
    }

    /**
     * Shows a value, as the last line of a cell would: a figure as a picture, a table as a table.
     *
     * @param value what to show
     */
    public static void display(Object value) {
        SCREEN.get().show(value);
    }

    /**
     * A listener for long work: it shows a line that updates itself, and stops the work when the cell is interrupted.
     *
     * @return a new listener
     */
    public static Progress progress() {
        return new CellProgress(SCREEN.get());
    }
}
