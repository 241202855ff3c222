package org.nadir.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.nadir.simulation.Progress;

/**
 * Progress as a line on stderr that updates itself, with a time estimate; and Ctrl-C as the request to stop.
 *
 * <p>Where stderr is not a terminal nothing is written, so that logs stay clean.
 */
final class ProgressLine implements Progress {
    private static final int BAR = 24;
    private static final long EVERY_NANOS = 100_000_000L;
    private static final String CLEAR = "\r\u001b[2K";

    private final PrintWriter err;
    private final boolean shown;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong drawn = new AtomicLong();
    private String what = "";
    private long total;
    private long start;
    private boolean running;

    private ProgressLine(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /** Progress on stderr, seen where the launcher found it to be a terminal. */
    static ProgressLine on(PrintWriter err) {
        return new ProgressLine(err, Boolean.getBoolean("nadir.progress"));
    }

    /** Progress that is seen or not, whatever stderr is. */
    static ProgressLine on(PrintWriter err, boolean shown) {
        return new ProgressLine(err, shown);
    }

    @Override
    public synchronized void started(String what, long total) {
        this.what = what;
        this.total = total;
        running = true;
        start = System.nanoTime();
        done.set(0);
        drawn.set(start);
    }

    @Override
    public void advanced(long by) {
        long count = done.addAndGet(by);
        if (!shown) {
            return;
        }
        long now = System.nanoTime();
        long last = drawn.get();
        if (now - last >= EVERY_NANOS && drawn.compareAndSet(last, now)) {
            draw(count, now);
        }
    }

    private synchronized void draw(long count, long now) {
        if (running) {
            err.print(CLEAR + line(what, count, total, (now - start) * 1e-9));
            err.flush();
        }
    }

    /** "200 graphs  ████████░░░░  67 %  3 s left". */
    static String line(String what, long done, long total, double seconds) {
        if (total <= 0) {
            return what + "  " + done + "  " + duration(seconds);
        }
        double share = Math.min(1, (double) done / total);
        int full = (int) Math.floor(share * BAR);
        String bar = "█".repeat(full) + "░".repeat(BAR - full);
        String left = done == 0 ? "" : "  " + duration(seconds * (total - done) / done) + " left";
        return String.format(Locale.ROOT, "%s  %s %3d %%%s", what, bar, (int) Math.floor(100 * share), left);
    }

    private static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    @Override
    public synchronized void finished() {
        running = false;
        if (shown) {
            err.print(CLEAR);
            err.flush();
        }
    }

    @Override
    public boolean cancelled() {
        return Interruption.asked();
    }
}
