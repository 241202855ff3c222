package org.nadir.notebooks;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.nadir.simulation.Progress;

/** Progress as one line below the cell, redrawn a few times a second and taken away at the end. */
final class CellProgress implements Progress {
    private static final long EVERY_NANOS = 250_000_000L;

    private final Notebook.Screen screen;
    private final String name = UUID.randomUUID().toString();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong drawn = new AtomicLong();
    private String what = "";
    private long total;
    private boolean running;
    private boolean shown;

    CellProgress(Notebook.Screen screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void started(String what, long total) {
        this.what = what;
        this.total = total;
        running = true;
        done.set(0);
        drawn.set(System.nanoTime());
    }

    @Override
    public void advanced(long by) {
        long count = done.addAndGet(by);
        long now = System.nanoTime();
        long last = drawn.get();
        if (now - last >= EVERY_NANOS && drawn.compareAndSet(last, now)) {
            draw(count);
        }
    }

    private synchronized void draw(long count) {
        if (running) {
            shown = true;
            String share = total > 0 ? String.format(Locale.ROOT, "%3d %%", 100 * count / total) : Long.toString(count);
            screen.line(name, what + "  " + share);
        }
    }

    @Override
    public synchronized void finished() {
        running = false;
        if (shown) {
            screen.line(name, "");
        }
    }

    @Override
    public boolean cancelled() {
        return Interruption.asked();
    }
}
