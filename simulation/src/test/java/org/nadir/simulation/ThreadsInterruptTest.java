package org.nadir.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ThreadsInterruptTest {
    @Test
    void anInterruptOfTheCallerIsACancellation() {
        for (int threads : new int[] {1, 3}) {
            AtomicInteger begun = new AtomicInteger();
            Thread caller = Thread.currentThread();
            try {
                assertThatThrownBy(() -> Threads.of(threads).run(100_000, (task, worker) -> {
                            if (begun.incrementAndGet() == 5) {
                                caller.interrupt();
                            }
                            if (worker > 0) {
                                // so that the others do not end everything before the caller's turn
                                LockSupport.parkNanos(1_000_000);
                            }
                        }))
                        .isInstanceOf(CancellationException.class);
                assertThat(begun.get()).isBetween(5, 99_999);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        }
    }
}
