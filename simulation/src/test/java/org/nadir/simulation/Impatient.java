package org.nadir.simulation;

import java.util.concurrent.atomic.AtomicInteger;

/** Cancels at its n-th question, as a user who presses Ctrl-C does. */
public final class Impatient implements Progress {
    private final AtomicInteger asked = new AtomicInteger();
    private final int questions;

    /**
     * A user who waits.
     *
     * @param questions how many questions it takes
     */
    public Impatient(int questions) {
        this.questions = questions;
    }

    @Override
    public boolean cancelled() {
        return asked.incrementAndGet() >= questions;
    }
}
