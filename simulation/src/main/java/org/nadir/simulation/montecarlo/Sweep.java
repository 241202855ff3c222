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
import java.util.concurrent.CancellationException;
import org.nadir.simulation.Observation;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;
import org.nadir.simulation.landscape.LandscapeLaw;
import org.nadir.simulation.landscape.LandscapeWords;
import org.nadir.simulation.landscape.Noise;
import org.nadir.simulation.landscape.Space;

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
                law(plan, cell);
                plan.ties(cell);
                plan.closures(cell);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("cell " + cell + ": " + e.getMessage(), e);
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

    private static LandscapeLaw law(SweepPlan plan, Map<String, String> cell) {
        Space space = LandscapeWords.spaces().read(plan.space(cell));
        LandscapeLaw law = LandscapeWords.losses(space).read(plan.losses(cell));
        double lambda = plan.noise(cell);
        return lambda == 1 ? law : Noise.of(law, lambda, plan.runs(cell));
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
        progress.started(cells.size() + " cells of " + plan.replicates() + " landscapes", cells.size());
        Progress quiet = new Progress() {
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
                if (!isFinished(file(i))) {
                    write(file(i), SweepFile.write(compute(cells.get(i), threads, quiet)));
                }
                progress.advanced(1);
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
        LandscapeLaw law = law(plan, cell);
        long seed = plan.seed(cell);
        LandscapeSample sample = Replicates.of(law, plan.replicates(), seed)
                .withTies(plan.ties(cell))
                .run(threads, progress);
        Axes axes = sample.axes();
        Observation observation = sample.observation(axes);
        Premises premises = Premises.of(law, space);
        List<String> closures = plan.closures(cell);
        List<String> refused = new ArrayList<>();
        List<Forecast> forecasts = closures.isEmpty()
                ? Forecast.all(premises, axes, observation, refused::add)
                : Forecast.those(premises, closures, axes, observation, refused::add);
        return new SweepCell(cell, seed, observation, forecasts, refused);
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
