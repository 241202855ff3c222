package org.nadir.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: the command is asked to stop, and given a moment to keep what is finished.
 *
 * <p>The virtual machine answers SIGINT and SIGTERM by running its shutdown hooks; this one raises a flag that long work
 * looks at through its progress listener, and waits until the command has ended.
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 10;
    private static volatile boolean asked;

    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption() {}

    /** Listens from now on. */
    static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::await, "nadir-interruption"));
        return interruption;
    }

    /** Whether the user has asked the command to stop. */
    static boolean asked() {
        return asked;
    }

    void commandEnded() {
        ended.countDown();
    }

    private void await() {
        if (ended.getCount() == 0) {
            return;
        }
        asked = true;
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
