package org.nadir.notebooks;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a cell prints, gathered for a tenth of a second before it is sent: a message for every line would take Jupyter longer
 * than the cell, and lose lines.
 */
final class GatheredOutput extends OutputStream {
    private static final int MOST = 1 << 15;
    private static final long PATIENCE_MILLIS = 100;

    private final PrintStream to;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final Thread sender;
    private boolean open = true;

    private GatheredOutput(PrintStream to) {
        this.to = to;
        sender = new Thread(this::sendNowAndThen, "nadir-output");
        sender.setDaemon(true);
        sender.start();
    }

    /** Takes the place of {@code System.out}, which it writes to. */
    static GatheredOutput open() {
        GatheredOutput output = new GatheredOutput(System.out);
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        return output;
    }

    @Override
    public synchronized void write(int b) {
        gathered.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        boolean full;
        synchronized (this) {
            gathered.write(bytes, from, length);
            full = gathered.size() >= MOST;
        }
        if (full) {
            send();
        }
    }

    /** Sends what there is now. */
    void send() {
        synchronized (to) {
            byte[] bytes;
            synchronized (this) {
                bytes = gathered.toByteArray();
                gathered.reset();
            }
            if (bytes.length > 0) {
                to.write(bytes, 0, bytes.length);
                to.flush();
            }
        }
    }

    private void sendNowAndThen() {
        try {
            while (isOpen()) {
                Thread.sleep(PATIENCE_MILLIS);
                send();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isOpen() {
        return open;
    }

    /** Sends the rest, and puts back what was there. */
    @Override
    public void close() {
        synchronized (this) {
            open = false;
        }
        sender.interrupt();
        System.setOut(to);
        send();
    }
}
