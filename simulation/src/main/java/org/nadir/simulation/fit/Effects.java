package org.nadir.simulation.fit;

import java.util.Arrays;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.RowGroups;

/**
 * Single and pairwise effects where combinations are missing: least squares by cyclic backfitting, each effect shrunk by
 * m/(m + 1) with m the number of rows that it is the mean of, so that a combination seen once does not explain itself.
 */
final class Effects {
    private static final int SWEEPS = 60;

    private Effects() {}

    /** The fitted values of all rows. */
    static double[] of(CategoricalTable table, double[] scores, int orders) {
        int d = table.positions();
        int sets = orders == 1 ? d : d + d * (d - 1) / 2;
        int[][] groups = new int[sets][];
        RowGroups rows = RowGroups.of(table);
        int at = 0;
        for (int p = 0; p < d; p++) {
            groups[at++] = rows.agreeingAt(p);
        }
        for (int p = 0; orders == 2 && p < d; p++) {
            for (int other = p + 1; other < d; other++) {
                groups[at++] = rows.agreeingAt(p, other);
            }
        }
        double mean = Arrays.stream(scores).average().orElse(0);
        double[] rest = new double[scores.length];
        Arrays.setAll(rest, i -> scores[i] - mean);
        double[][] effects = new double[sets][];
        double[][] counts = new double[sets][];
        for (int s = 0; s < sets; s++) {
            int count = Arrays.stream(groups[s]).max().orElse(-1) + 1;
            effects[s] = new double[count];
            counts[s] = new double[count];
            for (int g : groups[s]) {
                counts[s][g]++;
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double moved = 0;
            for (int s = 0; s < sets; s++) {
                moved = Math.max(moved, refit(rest, groups[s], effects[s], counts[s]));
            }
            if (moved < 1e-6) {
                break;
            }
        }
        double[] fitted = new double[scores.length];
        Arrays.setAll(fitted, i -> scores[i] - rest[i]);
        return fitted;
    }

    /** Replaces one set of effects by the shrunken means of the rest with them, and says how far the farthest moved. */
    private static double refit(double[] rest, int[] group, double[] effects, double[] counts) {
        double[] sums = new double[effects.length];
        for (int i = 0; i < rest.length; i++) {
            sums[group[i]] += rest[i];
        }
        double moved = 0;
        double[] steps = new double[effects.length];
        for (int g = 0; g < effects.length; g++) {
            double next = (sums[g] + counts[g] * effects[g]) / (counts[g] + 1);
            steps[g] = next - effects[g];
            effects[g] = next;
            moved = Math.max(moved, Math.abs(steps[g]));
        }
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= steps[group[i]];
        }
        return moved;
    }
}
