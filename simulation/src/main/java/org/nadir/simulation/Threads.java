package org.nadir.simulation;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many threads a computation may use. The number never changes a result, only the time it takes: work is cut into
 * tasks whose bounds and random streams do not depend on it.
 */
public final class Threads {

    /** One thread: the caller's. */
    public static final Threads ONE = new Threads(1);

    private final int count;
    private final BooleanSupplier stop;

    private Threads(int count) {
        this(count, () -> false);
    }

    private Threads(int count, BooleanSupplier stop) {
        this.count = count;
        this.stop = stop;
    }

    /**
     * The same threads for work that may have to stop within a task.
     *
     * @param asked whether work is to stop
     * @return the threads
     */
    public Threads stoppedBy(BooleanSupplier asked) {
        return new Threads(count, asked);
    }

    /**
     * To be called now and then within a long task.
     *
     * @throws CancellationException if work is to stop
     */
    public void stopIfAsked() {
        if (stop.getAsBoolean()) {
            throw new CancellationException("cancelled");
        }
        stopIfInterrupted();
    }

    /**
     * A number of threads.
     *
     * @param count at least 1
     * @return the threads
     * @throws IllegalArgumentException if the count is not positive
     */
    public static Threads of(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be a positive integer, but was " + count);
        }
        return count == 1 ? ONE : new Threads(count);
    }

    /**
     * As many threads as the machine offers processors.
     *
     * @return at least one thread
     */
    public static Threads all() {
        return of(Math.max(1, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * The number of threads.
     *
     * @return at least 1
     */
    public int count() {
        return count;
    }

    /** One piece of work. */
    @FunctionalInterface
    public interface Task {

        /**
         * Does the work.
         *
         * @param task which piece, from 0
         * @param worker which thread does it, from 0 to {@link Threads#count()} − 1: an index for scratch memory, on which no
         *     result may depend
         */
        void run(int task, int worker);
    }

    /**
     * Runs tasks 0 to {@code tasks} − 1, each once, and returns when all have ended. The first exception of a task stops
     * the handing out of further ones and is thrown here; so does an interrupt of the calling thread, whose flag stays set.
     *
     * @param tasks how many
     * @param work what each does
     * @throws CancellationException if the calling thread was interrupted before all tasks were handed out
     */
    public void run(int tasks, Task work) {
        int workers = Math.min(count, tasks);
        if (workers <= 1) {
            for (int task = 0; task < tasks; task++) {
                stopIfInterrupted();
                work.run(task, 0);
            }
            return;
        }
        AtomicInteger counter = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread[] others = new Thread[workers - 1];
        for (int i = 0; i < others.length; i++) {
            int worker = i + 1;
            others[i] = new Thread(() -> drain(counter, tasks, work, worker, failure), "nadir-" + worker);
            others[i].setDaemon(true);
            others[i].start();
        }
        drain(counter, tasks, work, 0, failure);
        join(others, failure);
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static void drain(
            AtomicInteger counter, int tasks, Task work, int worker, AtomicReference<@Nullable Throwable> failure) {
        try {
            for (int task = counter.getAndIncrement(); task < tasks; task = counter.getAndIncrement()) {
                if (failure.get() != null) {
                    return;
                }
                stopIfInterrupted();
                work.run(task, worker);
            }
        } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
        }
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }

    /** Waits for all, and keeps an interrupt for the caller instead of abandoning threads that write to its arrays. */
    private static void join(Thread[] threads, AtomicReference<@Nullable Throwable> failure) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    failure.compareAndSet(null, new CancellationException("interrupted"));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return count + (count == 1 ? " thread" : " threads");
    }
}
