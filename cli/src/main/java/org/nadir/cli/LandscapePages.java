package org.nadir.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
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

    /** What the landscape is, to which a command adds rows. */
    static Table facts(Path file, CategoricalTable table, FittedModel model) {
        Table facts = Table.of("landscape", "What it is", Column.of("what"), Column.of("value"))
                .row("file", String.valueOf(file.getFileName()))
                .row("loss", model.lossName())
                .row("space", model.space())
                .row("vertices", model.order())
                .row("combinations", whole(table.combinations()))
                .row(
                        "missing combinations",
                        table.isMerged()
                                ? "not told: vertices are classes of equivalent configurations, merged"
                                : whole(table.combinations() - table.rows()));
        SortedMap<Integer, Integer> degrees = model.degrees();
        int fewest = degrees.firstKey();
        int most = degrees.lastKey();
        facts.row("neighbours", fewest == most ? (Object) fewest : fewest + " to " + most);
        return fewest == most ? facts : facts.row("neighbours, mean", model.meanDegree());
    }

    /** A whole number as one while it is exact; 20^55 combinations are a double. */
    private static Object whole(double value) {
        return value < 0x1p53 ? (Object) (long) value : (Object) value;
    }

    /** What was left out or changed on reading, where there is something: a table, so that CSV has it too. */
    static Optional<Table> reading(CategoricalTable table) {
        if (table.notes().isEmpty()) {
            return Optional.empty();
        }
        Table reading = Table.of("reading", "Left out, changed or noticed on reading", Column.of("note"));
        table.notes().forEach(reading::row);
        return Optional.of(reading);
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
                .row("strict minima", counted.strictMinima())
                .row("weak minima", counted.weakMinima())
                .row("global optima", counted.optima())
                .row("mean steps", counted.meanSteps())
                .row("share reaching an optimum", counted.shareReachingOptimum())
                .row("share reaching the first optimum", counted.shareReachingFirstOptimum())
                .row("edges", counted.edges())
                .row("tied edges", counted.tiedEdges())
                .row("longest descent", counted.stepCounts().size() - 1);
    }

    static Table basins(Counted counted) {
        // Losses may have their differences beyond the digits that a page shows.
        Table table = Table.of(
                "basins",
                "The best minima",
                Column.of("loss"),
                Column.of("above_best", "above the best"),
                Column.of("basin"));
        double best = counted.basins().isEmpty() ? 0 : counted.basins().get(0).loss();
        for (Counted.Basin basin :
                counted.basins().subList(0, Math.min(BASINS, counted.basins().size()))) {
            table.row(basin.loss(), basin.loss() - best, basin.size());
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
