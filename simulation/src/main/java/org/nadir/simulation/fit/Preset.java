package org.nadir.simulation.fit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NatsBench;
import org.nadir.theory.density.GridCopula;

/**
 * The models that ship with Nadir: NAS-Bench-201's three data sets, fitted, a few numbers each.
 *
 * <p>The files are model files ({@link ModelFile}) inside the jar. They are made by {@link #main} from {@code nats_bench.csv},
 * and a test makes them again and compares.
 */
public final class Preset {
    private static final List<String> NAMES = List.of("cifar10", "cifar100", "imagenet16-120");

    /** After a name, the model with the non-parametric copula in place of the Gaussian one. */
    private static final String COPULA = "-copula";

    private Preset() {}

    /**
     * The names of the presets.
     *
     * @return {@code cifar10}, {@code cifar100}, {@code imagenet16-120}
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A preset.
     *
     * @param name one of {@link #names}, with the Gaussian copula, or such a name with {@code -copula} after it, with the
     *     non-parametric one
     * @return the model
     * @throws IllegalArgumentException if there is no preset of that name
     */
    public static FittedModel of(String name) {
        String known = name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(base(known))) {
            throw new IllegalArgumentException("unknown preset '" + name + "': the presets are "
                    + String.join(", ", NAMES) + ", each also with -copula after its name");
        }
        try (InputStream bytes = Preset.class.getResourceAsStream(known + ".json")) {
            if (bytes == null) {
                throw new IllegalStateException("the preset " + known + " is missing from the jar");
            }
            return ModelFile.read(bytes, "preset:" + known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The non-parametric copula of a preset.
     *
     * @param name one of {@link #names}
     * @return the copula
     * @throws IllegalArgumentException if there is no preset of that name
     */
    public static GridCopula copula(String name) {
        return of(base(name) + COPULA).gridCopula().orElseThrow();
    }

    private static String base(String name) {
        return name.endsWith(COPULA) ? name.substring(0, name.length() - COPULA.length()) : name;
    }

    /**
     * Fits a preset anew.
     *
     * @param natsBench the file {@code nats_bench.csv}
     * @param name as in {@link #of}
     * @return the model
     * @throws IOException if the file can not be read
     */
    public static FittedModel fitted(Path natsBench, String name) throws IOException {
        CategoricalTable table = NatsBench.read(natsBench, base(name));
        FittedModel model = FittedModel.of(
                name,
                table,
                List.of(
                        "NATS-Bench topology search space (NAS-Bench-201), test accuracy after 200 epochs, mean over the"
                                + " runs: nats_bench.csv of the repository v-tao/nats-bench-landscape",
                        table.lossName() + ", " + table.rows() + " rows; ties go to the earliest row",
                        "made by: java -cp nadir-cli-all.jar org.nadir.simulation.fit.Preset nats_bench.csv FOLDER"));
        if (name.equals(base(name))) {
            return model;
        }
        Landscape landscape = table.landscape();
        NeighbourPairs pairs = NeighbourPairs.of(landscape.graph(), table.losses());
        return model.withCopula(GridCopulaFit.of(pairs, model.rho()).copula());
    }

    /**
     * Makes the files of all presets.
     *
     * @param args the file {@code nats_bench.csv}, and the folder to write to
     * @throws IOException if the one can not be read or the other not be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("usage: Preset nats_bench.csv FOLDER");
        }
        Path folder = Files.createDirectories(Path.of(args[1]));
        for (String name : NAMES) {
            for (String preset : List.of(name, name + COPULA)) {
                ModelFile.write(fitted(Path.of(args[0]), preset), folder.resolve(preset + ".json"));
            }
        }
    }
}
