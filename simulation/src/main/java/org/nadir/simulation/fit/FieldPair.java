package org.nadir.simulation.fit;

import java.util.Arrays;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.random.RandomStream;
import org.nadir.theory.density.StandardNormal;

/**
 * Two landscapes drawn anew: Gaussian fields with their spectra by interaction order, and, where they have the same rows, with
 * what they have in common in each order.
 *
 * <p>With E_j and E′_j the energies of order j, and X_j that of the products of both, the second field is Σ_j (X_j/E_j) z_j + w, z_j
 * the part of order j of the first, and w a field of its own with the energies E′_j − X_j²/E_j. X_j follows from the spectra of the
 * sum and of the difference of the normal scores. A value z becomes the loss with as many below it as Φ(z) has, so that the
 * distribution of losses varies as a field's does.
 */
final class FieldPair {
    private final Side first;
    private final Side second;

    /** What the second takes from the first's components; its energies are signed. */
    private final double[] common;

    private FieldPair(Side first, Side second, double[] common) {
        this.first = first;
        this.second = second;
        this.common = common;
    }

    /**
     * The law of two tables.
     *
     * @param first a table on whose space fields can be drawn
     * @param second another
     * @param paired whether they have the same rows in the same order
     */
    static FieldPair of(CategoricalTable first, CategoricalTable second, boolean paired) {
        double[] ofFirst = FittedField.shares(first);
        double[] ofSecond = FittedField.shares(second);
        double[] common = new double[ofSecond.length];
        double[] own = ofSecond.clone();
        if (paired) {
            double[] a = standardised(first);
            double[] b = standardised(second);
            double[] sum = energies(first, a, b, 1);
            double[] difference = energies(first, a, b, -1);
            for (int j = 0; j < common.length; j++) {
                double most = Math.sqrt(ofFirst[j] * ofSecond[j]);
                double product = Math.max(-most, Math.min(most, (sum[j] - difference[j]) / 4));
                double square = ofFirst[j] > 0 ? product * product / ofFirst[j] : 0;
                common[j] = Math.copySign(square, product);
                own[j] = Math.max(0, ofSecond[j] - square);
            }
        }
        return new FieldPair(Side.of(first, ofFirst), Side.of(second, own), common);
    }

    private static double[] standardised(CategoricalTable table) {
        double[] scores = NormalScores.of(table.losses());
        double deviation = FittedField.deviation(scores);
        return Arrays.stream(scores).map(z -> z / deviation).toArray();
    }

    /** The energies by order of a + b or a − b. */
    private static double[] energies(CategoricalTable table, double[] a, double[] b, int sign) {
        double[] both = new double[a.length];
        Arrays.setAll(both, row -> a[row] + sign * b[row]);
        double deviation = FittedField.deviation(both);
        if (!(deviation > 0)) {
            return new double[table.positions()];
        }
        return Arrays.stream(FittedField.shares(table, both))
                .map(share -> share * deviation * deviation)
                .toArray();
    }

    /** The losses of both, by row. */
    double[][] losses(RandomStream stream) {
        double[] noise = first.field.noise(stream.child(0));
        double[] values = second.values(second.field.noise(stream.child(1)));
        if (Arrays.stream(common).anyMatch(share -> share != 0)) {
            double[] taken = new Side(second.field.withShares(common), second.rows, second.sorted).values(noise);
            Arrays.setAll(values, row -> values[row] + taken[row]);
        }
        return new double[][] {first.losses(first.values(noise)), second.losses(values)};
    }

    /** One of the two: its field, the place of each row in the field's values, and its losses in order. */
    private static final class Side {
        private final FittedField field;
        private final int[] rows;
        private final double[] sorted;

        Side(FittedField field, int[] rows, double[] sorted) {
            this.field = field;
            this.rows = rows;
            this.sorted = sorted;
        }

        static Side of(CategoricalTable table, double[] shares) {
            int[] rows = new int[table.rows()];
            Arrays.setAll(rows, row -> table.complete() ? table.vertex(row) : row);
            double[] sorted = table.losses();
            Arrays.sort(sorted);
            return new Side(FittedField.raw(table, shares), rows, sorted);
        }

        double[] values(double[] noise) {
            double[] drawn = field.field(noise);
            double[] values = new double[rows.length];
            Arrays.setAll(values, row -> drawn[rows[row]]);
            return values;
        }

        double[] losses(double[] values) {
            double[] losses = new double[values.length];
            Arrays.setAll(
                    losses,
                    row -> sorted[
                            (int) Math.min(
                                    sorted.length - 1.0, StandardNormal.lowerTail(values[row]) * sorted.length)]);
            return losses;
        }
    }
}
