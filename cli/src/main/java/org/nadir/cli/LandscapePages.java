package org.nadir.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Table;
import org.nadir.simulation.fit.Counted;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.theory.numeric.Estimate;

/** The tables about a landscape that more than one command prints. */
final class LandscapePages {
    private static final int BASINS = 10;

    private LandscapePages() {}

    /** A number, or nothing where it is not known. */
    static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** An estimate, its error left out where that is not known; nothing where it is not known itself. */
    static @Nullable Object known(Estimate estimate) {
        return Double.isNaN(estimate.error()) ? known(estimate.value()) : estimate;
    }

    static String degrees(FittedModel model) {
        Map<Integer, Integer> degrees = model.degrees();
        if (degrees.size() == 1) {
            return degrees.keySet().iterator().next() + " each";
        }
        List<Integer> all = new ArrayList<>(degrees.keySet());
        return all.get(0) + " to " + all.get(all.size() - 1) + ", mean " + Math.round(100 * model.meanDegree()) / 100.0;
    }

    /** What the landscape is, to which a command adds rows. */
    static Table facts(Path file, CategoricalTable table, FittedModel model) {
        String missing = model.complete()
                ? "none"
                : table.isMerged()
                        ? "classes of equivalent configurations, merged"
                        : Long.toString((long) (table.combinations() - table.rows())) + " of "
                                + Long.toString((long) table.combinations());
        return Table.of("landscape", "What it is", Column.of("what"), Column.of("value"))
                .row("file", String.valueOf(file.getFileName()))
                .row("loss", model.lossName())
                .row("space", model.space())
                .row("vertices", Integer.toString(model.order()))
                .row("missing combinations", missing)
                .row("neighbours", degrees(model));
    }

    /** Six digits, for a table whose other values are words. */
    static String text(double value) {
        return Double.isNaN(value)
                ? "not known"
                : new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** A number to the digits that an error of it leaves: two of the error's own, where that is known. */
    static double rounded(double value, double error) {
        if (!(Math.abs(value) <= Double.MAX_VALUE) || !(error > 0 && error <= Double.MAX_VALUE)) {
            return value;
        }
        int digits = 1 - (int) Math.floor(Math.log10(error));
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    }

    static Table counts(Counted counted) {
        return Table.of(
                        "counted",
                        "Local search from every vertex, ties to the earliest row",
                        Column.of("quantity"),
                        Column.of("counted"))
                .row("strict minima", (double) counted.strictMinima())
                .row("weak minima", (double) counted.weakMinima())
                .row("global optima", (double) counted.optima())
                .row("mean steps", counted.meanSteps())
                .row("share reaching an optimum", counted.shareReachingOptimum())
                .row("share reaching the first optimum", counted.shareReachingFirstOptimum())
                .row("edges", (double) counted.edges())
                .row("tied edges", (double) counted.tiedEdges())
                .row("longest descent", (double) (counted.stepCounts().size() - 1));
    }

    static Table basins(Counted counted) {
        Table table = Table.of("basins", "The best minima", Column.of("loss"), Column.of("basin"));
        for (Counted.Basin basin :
                counted.basins().subList(0, Math.min(BASINS, counted.basins().size()))) {
            table.row(basin.loss(), basin.size());
        }
        return table;
    }

    static Table dependence(FittedModel model) {
        Table table = Table.of(
                "dependence",
                "Dependence of normal scores",
                Column.of("distance", "distance or order"),
                Column.of("correlation"),
                Column.of("variance_share", "share of the variance"));
        double[] r = model.correlations();
        double[] shares = model.spectrum();
        for (int k = 0; k < Math.max(r.length, shares.length); k++) {
            table.row(k + 1, k < r.length ? known(r[k]) : null, k < shares.length ? shares[k] : null);
        }
        return table;
    }
}
