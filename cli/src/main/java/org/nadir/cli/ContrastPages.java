package org.nadir.cli;

import java.util.List;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.simulation.fit.Contrast;
import org.nadir.theory.numeric.Estimate;

/** The tables of {@code nadir contrast}. */
final class ContrastPages {
    private ContrastPages() {}

    /** The quantities and the distances of the i-th and the j-th landscape. */
    static void add(Report report, int i, int j, Contrast contrast) {
        Table quantities = Table.of(
                "contrast_" + i + "_" + j,
                contrast.first() + " and " + contrast.second(),
                Column.of("quantity"),
                Column.of("first", contrast.first()),
                Column.of("second", contrast.second()),
                Column.of("difference"),
                Column.of("lower", "95 % from"),
                Column.of("upper", "to"));
        for (Contrast.Row row : contrast.rows()) {
            double deviation = (row.upper() - row.lower()) / 2;
            quantities.row(
                    row.quantity(),
                    LandscapePages.known(row.first()),
                    LandscapePages.known(row.second()),
                    LandscapePages.known(LandscapePages.rounded(row.difference(), deviation)),
                    LandscapePages.known(LandscapePages.rounded(row.lower(), deviation)),
                    LandscapePages.known(LandscapePages.rounded(row.upper(), deviation)));
        }
        report.table(quantities);
        Table distances = Table.of(
                "distances_" + i + "_" + j,
                "Distances of " + contrast.first() + " and " + contrast.second(),
                Column.of("distance"),
                Column.of("value"),
                Column.of("lower", "95 % from"),
                Column.of("upper", "to"));
        for (Contrast.Distance distance : contrast.distances()) {
            double deviation = (distance.upper() - distance.lower()) / 2;
            distances.row(
                    distance.distance(),
                    LandscapePages.rounded(distance.value(), deviation),
                    LandscapePages.rounded(distance.lower(), deviation),
                    LandscapePages.rounded(distance.upper(), deviation));
        }
        report.table(distances);
    }

    /** Whether the neighbourhood distributions are the same, a pair a row. */
    static Table tests(List<Contrast> contrasts) {
        Table tests = Table.of(
                "same_neighbourhood",
                "The same neighbourhood distribution? L2 distance of the copulas, beside what chance makes of it",
                Column.of("first"),
                Column.of("second"),
                Column.of("distance"),
                Column.of("chance", "by chance"),
                Column.of("draws"),
                Column.of("p"));
        for (Contrast contrast : contrasts) {
            Estimate chance = contrast.distanceByChance();
            tests.row(
                    contrast.first(),
                    contrast.second(),
                    LandscapePages.rounded(
                            contrast.distance("L2 of the copulas").value(), chance.error()),
                    chance,
                    contrast.bootstraps(),
                    LandscapePages.rounded(contrast.sameNeighbourhoodP(), 0.01));
        }
        return tests;
    }

    /** What the errors are those of, in words. */
    static String drawn(Contrast contrast) {
        return "Errors, intervals and p by "
                + (contrast.redrawn()
                        ? "pairs of Gaussian fields with the two spectra"
                                + (contrast.paired()
                                        ? ", and with what they have in common"
                                        : ", apart from each other")
                                + ": how much would differ if both landscapes were drawn again."
                        : "draws of weights of vertices"
                                + (contrast.paired() ? ", the same in both" : ", apart in each")
                                + ", as if they were independent, since no fields can be drawn here: errors are too small where neighbours hang"
                                + " together.");
    }
}
