package org.nadir.simulation.landscape.read;

/**
 * Restores ties that rounding noise hides: losses become whole multiples of a step.
 *
 * <p>Accuracies are counts of right answers over a fixed number of images, averaged over runs, so exact ties are many. A
 * file that has been through binary floating point separates them by 1e-14, or by 1e-8 where single precision was on the
 * way: in {@code nats_bench.csv} 14,475 values of CIFAR-100 are 4,207 lattice points, and the 24 strict minima are 23 strict
 * and 25 weak ones.
 */
public final class Resolution {
    private Resolution() {}

    /**
     * The same table with every loss rounded to the nearest multiple of a step.
     *
     * @param table a table
     * @param step the step, in the loss's unit
     * @return the rounded table, with a note that says so
     * @throws IllegalArgumentException if the step is not positive and finite, or makes all losses equal
     */
    public static CategoricalTable rounded(CategoricalTable table, double step) {
        if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the resolution must be positive and finite, but was " + step);
        }
        double[] losses = rounded(table.losses(), step);
        boolean constant = true;
        for (double loss : losses) {
            constant &= loss == losses[0];
        }
        if (constant) {
            throw new IllegalArgumentException("the resolution " + step + " makes all losses equal");
        }
        return table.withLosses(losses, "losses rounded to multiples of " + step)
                .withRuns(run -> rounded(run, step));
    }

    private static double[] rounded(double[] losses, double step) {
        double[] rounded = losses.clone();
        for (int row = 0; row < rounded.length; row++) {
            double multiple = Math.rint(rounded[row] / step);
            if (!(Math.abs(multiple) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "the resolution " + step + " is too small for a loss of " + rounded[row]);
            }
            rounded[row] = multiple * step;
        }
        return rounded;
    }
}
