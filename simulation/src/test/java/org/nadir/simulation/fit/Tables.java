package org.nadir.simulation.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.read.CategoricalFile;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.TableFormat;
import org.nadir.simulation.random.RandomStream;

/** Tables for the tests, made by writing and reading a file. */
final class Tables {
    private Tables() {}

    /** The table of a function on a space; the vertices that are not kept are left out. */
    static CategoricalTable of(Path folder, Hamming space, double[] losses, boolean... kept) throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (int p = 1; p <= space.positions(); p++) {
            names.add("p" + p);
            text.append("p").append(p).append(',');
        }
        text.append("loss\n");
        for (int v = 0; v < space.order(); v++) {
            if (kept.length == 0 || kept[v]) {
                for (int p = 0; p < space.positions(); p++) {
                    text.append(space.digit(v, p)).append(',');
                }
                text.append(losses[v]).append('\n');
            }
        }
        Path file = Files.writeString(folder.resolve("table.csv"), text);
        return CategoricalFile.read(file, TableFormat.ofPositions(names, "loss", false));
    }

    static double[] each(Hamming space, ToDoubleFunction<int[]> loss) {
        double[] losses = new double[space.order()];
        for (int v = 0; v < losses.length; v++) {
            losses[v] = loss.applyAsDouble(space.digits(v));
        }
        return losses;
    }

    static double[] noise(int n, long seed) {
        RandomStream stream = RandomStream.of(seed);
        double[] noise = new double[n];
        for (int i = 0; i < n; i++) {
            noise[i] = stream.nextNormal();
        }
        return noise;
    }

    static boolean[] share(int n, double share, long seed) {
        RandomStream stream = RandomStream.of(seed);
        boolean[] kept = new boolean[n];
        for (int i = 0; i < n; i++) {
            kept[i] = stream.nextUniform() < share;
        }
        return kept;
    }
}
