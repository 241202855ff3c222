package org.nadir.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.ProductField;
import org.nadir.simulation.montecarlo.LazySampler;
import org.nadir.simulation.montecarlo.Replicates;
import org.nadir.theory.density.Independent;
import org.nadir.theory.density.Uniform;

class FinishedWorkTest {
    @TempDir
    private Path folder;

    private FinishedWork open(boolean resume) throws IOException {
        return FinishedWork.open(folder.resolve("work"), "a run", resume);
    }

    @Test
    void whatWasKeptIsFoundAndWhatWasTornIsNot() throws IOException {
        try (FinishedWork work = open(false)) {
            work.keep(3, new byte[] {1, 2});
            work.keep(1L << 40, new byte[0]);
            work.keep(4, new byte[] {9, 9, 9});
        }
        Path file = folder.resolve("work");
        byte[] bytes = Files.readAllBytes(file);
        for (int torn = 1; torn <= 12; torn++) {
            Files.write(file, Arrays.copyOf(bytes, bytes.length - torn));
            try (FinishedWork work = open(true)) {
                assertThat(work.find(3)).contains(new byte[] {1, 2});
                assertThat(work.find(1L << 40)).contains(new byte[0]);
                assertThat(work.find(4)).isEmpty();
                work.keep(5, new byte[] {7});
            }
            try (FinishedWork work = open(true)) {
                assertThat(work.find(5)).contains(new byte[] {7});
            }
        }
    }

    @Test
    void anotherRunsWorkIsRefused() throws IOException {
        open(false).close();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(false))
                .withMessageContaining("holds a run that was stopped");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FinishedWork.open(folder.resolve("work"), "a rum", true))
                .withMessageContaining("is of another run");
        Files.writeString(folder.resolve("work"), "a r");
        try (FinishedWork work = open(true)) {
            work.keep(1, new byte[] {1});
        }
        try (FinishedWork work = open(true)) {
            assertThat(work.find(1)).isPresent();
            work.remove();
        }
        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void aSampleThatWasStoppedIsTheSame() throws IOException {
        Replicates plan = Replicates.of(ProductField.of(Hamming.of(4, 3), 0.5), 20, 5);
        Observation whole = plan.run(Threads.ONE, Progress.SILENT).observation();
        try (FinishedWork work = open(false)) {
            assertThatThrownBy(() -> plan.run(Threads.ONE, new Impatient(8), work))
                    .isInstanceOf(CancellationException.class);
        }
        try (FinishedWork work = open(true)) {
            assertThat(work.find(6)).isPresent();
            assertThat(work.find(7)).isEmpty();
            assertThat(plan.run(Threads.of(3), Progress.SILENT, work).observation())
                    .isEqualTo(whole);
        }
    }

    @Test
    void theLazySamplerThatWasStoppedIsTheSame() throws IOException {
        Uniform uniform = Uniform.of(0, 1);
        LazySampler sampler = LazySampler.of(uniform, Independent.of(uniform), 4);
        Observation whole = sampler.observe(100, 9, 1, Threads.of(2), Progress.SILENT, FinishedWork.NONE);
        try (FinishedWork work = open(false)) {
            assertThatThrownBy(() -> sampler.observe(100, 9, 1, Threads.ONE, new Impatient(5), work))
                    .isInstanceOf(CancellationException.class);
        }
        try (FinishedWork work = open(true)) {
            Observation resumed = sampler.observe(100, 9, 1, Threads.ONE, Progress.SILENT, work);
            assertThat(resumed.steps()).isEqualTo(whole.steps());
            assertThat(resumed.minima()).isEqualTo(whole.minima());
        }
    }
}
