package org.nadir.simulation.montecarlo;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.nadir.simulation.FinishedWork;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.LandscapeWords;
import org.nadir.simulation.landscape.Noise;
import org.nadir.simulation.landscape.Space;
import org.nadir.theory.density.Pair;

/**
 * Runs a plan into a folder, cell by cell, and can go on where it was stopped.
 *
 * <p>The folder holds {@code plan.txt}, what the sweep is; {@code cells/0000.json}, … one file for each finished cell, written
 * whole or not at all; and, when all are there, {@code sweep.json} and {@code sweep.csv}, made from the cells' files alone. A
 * run that was stopped and resumed therefore ends with the same bytes as one that was not.
 */
public final class Sweep {
    private final SweepPlan plan;
    private final Path folder;

    private Sweep(SweepPlan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /**
     * A sweep in a folder. Every cell's words are read now, so that a mistake in the last is not found at the end.
     *
     * @param plan what to run
     * @param folder where; it is made if it is missing
     * @param resume whether cells that are there are kept; without it the folder must hold none
     * @return the sweep
     * @throws IOException if the folder can not be written
     * @throws IllegalArgumentException if a cell can not be, or the folder holds another sweep, or cells and {@code resume} is
     *     false
     */
    public static Sweep open(SweepPlan plan, Path folder, boolean resume) throws IOException {
        for (Map<String, String> cell : plan.cells()) {
            try {
                if (lazy(plan, cell).isEmpty()) {
                    Replicates.of(law(plan, cell), plan.replicates(), 0).withTies(plan.ties(cell));
                }
                plan.closures(cell);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException((cell.isEmpty() ? "" : "cell " + cell + ": ") + e.getMessage(), e);
            }
        }
        Path marker = folder.resolve("plan.txt");
        if (Files.exists(marker)) {
            if (!Files.readString(marker, StandardCharsets.UTF_8).equals(plan.fingerprint())) {
                throw new IllegalArgumentException(
                        folder + " holds another sweep (see " + marker + "): use another folder");
            }
            if (!resume) {
                throw new IllegalArgumentException(
                        folder + " holds this sweep already: resume it, or use another folder");
            }
        }
        Files.createDirectories(folder.resolve("cells"));
        write(marker, plan.fingerprint());
        return new Sweep(plan, folder);
    }

    /** The pair of the authors' lazy sampler, where a cell asks for that instead of landscapes. */
    private static Optional<Pair> lazy(SweepPlan plan, Map<String, String> cell) {
        Optional<Pair> pair = LandscapeWords.lazySampler(plan.losses(cell));
        if (pair.isPresent() && (plan.noise(cell) != 1 || plan.runs(cell) != 1)) {
            throw new IllegalArgumentException(
                    "lazy-sampler has no vertex that noise could stay with; leave out noise");
        }
        return pair;
    }

    private static LandscapeLaw law(SweepPlan plan, Map<String, String> cell) {
        Space space = LandscapeWords.spaces().read(plan.space(cell));
        LandscapeLaw law = LandscapeWords.losses(space).read(plan.losses(cell));
        double lambda = plan.noise(cell);
        int runs = plan.runs(cell);
        return lambda == 1 && runs == 1 ? law : Noise.of(law, lambda, runs);
    }

    /**
     * Runs the cells that are not there yet, then writes the table of all.
     *
     * @param threads how many threads may work; no byte depends on it
     * @param progress hears of every cell, and may cancel: finished cells are kept
     * @return the cells, in the plan's order
     * @throws IOException if the folder can not be written
     * @throws CancellationException if the listener cancelled
     */
    public List<SweepCell> run(Threads threads, Progress progress) throws IOException {
        List<Map<String, String>> cells = plan.cells();
        progress.started(
                cells.size() + " cells of " + plan.replicates() + " landscapes",
                (long) cells.size() * plan.replicates());
        Progress within = new Progress() {
            @Override
            public void advanced(long by) {
                progress.advanced(by);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
        try {
            for (int i = 0; i < cells.size(); i++) {
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled after " + i + " of " + cells.size() + " cells");
                }
                if (isFinished(file(i))) {
                    progress.advanced(plan.replicates());
                } else {
                    write(file(i), SweepFile.write(compute(cells.get(i), threads, within)));
                }
            }
        } finally {
            progress.finished();
        }
        return finish(cells.size());
    }

    /** Whether a cell is there and whole; one that something else has cut short is computed again. */
    private static boolean isFinished(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            SweepFile.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
            return true;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return false;
        }
    }

    private SweepCell compute(Map<String, String> cell, Threads threads, Progress progress) {
        Space space = LandscapeWords.spaces().read(plan.space(cell));
        long seed = plan.seed(cell);
        Optional<Pair> lazy = lazy(plan, cell);
        if (lazy.isPresent()) {
            return lazily(cell, space, lazy.get(), seed, threads, progress);
        }
        LandscapeLaw law = law(plan, cell);
        LandscapeSample sample = Replicates.of(law, plan.replicates(), seed)
                .withTies(plan.ties(cell))
                .run(threads, progress);
        Axes axes = sample.axes();
        Observation observation = sample.observation(axes);
        Premises premises = Premises.of(law, space);
        List<String> closures = plan.closures(cell);
        List<String> notes = new ArrayList<>();
        List<Forecast> forecasts = closures.isEmpty()
                ? Forecast.all(premises, axes, observation, notes::add)
                : Forecast.those(premises, closures, axes, observation, notes::add, silent(notes));
        law.realised(seed, plan.replicates(), threads.stoppedBy(progress::cancelled))
                .ifPresent(notes::add);
        return new SweepCell(cell, seed, observation, forecasts, notes);
    }

    private static Consumer<String> silent(List<String> notes) {
        return closure -> notes.add("no prediction by " + closure + ": it does not speak of such landscapes");
    }

    private SweepCell lazily(
            Map<String, String> cell, Space space, Pair pair, long seed, Threads threads, Progress progress) {
        Observation observation = LazySampler.of(pair.losses(), pair.neighbours(), space.degree())
                .observe(space.order(), plan.replicates(), seed, threads, progress, FinishedWork.NONE);
        Premises premises =
                new Premises(space.order(), space.degree(), Optional.of(pair), Optional.empty(), Optional.empty());
        // there are no basins, and so it matters not where they would have been seen
        Axes none = Axes.of(new double[] {0, 1}, new double[0]);
        List<String> notes = new ArrayList<>();
        List<String> closures = plan.closures(cell).isEmpty() ? List.of("fresh") : plan.closures(cell);
        return new SweepCell(
                cell,
                seed,
                observation,
                Forecast.those(premises, closures, none, observation, notes::add, silent(notes)),
                notes);
    }

    private List<SweepCell> finish(int count) throws IOException {
        List<SweepCell> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(SweepFile.read(file(i).toString(), Files.readString(file(i), StandardCharsets.UTF_8)));
        }
        write(folder.resolve("sweep.csv"), SweepFile.csv(plan.axes(), cells));
        write(folder.resolve("sweep.json"), SweepFile.all(cells));
        return cells;
    }

    private Path file(int cell) {
        return folder.resolve("cells").resolve(String.format(Locale.ROOT, "%04d.json", cell));
    }

    /** Writes beside and moves, so that a file is there whole or not at all. */
    private static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text, StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
