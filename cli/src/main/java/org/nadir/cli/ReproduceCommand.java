package org.nadir.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nadir.plots.drawing.Lettering;
import org.nadir.plots.page.ReportPage;
import org.nadir.plots.page.Story.Fact;
import org.nadir.plots.report.Format;
import org.nadir.plots.report.Report;
import org.nadir.plots.reproduce.Experiment;
import org.nadir.plots.reproduce.Reproduction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nadir reproduce}. */
@Command(
        name = "reproduce",
        sortOptions = false,
        description = {
            "Makes every table and figure of the seed work again, predicted beside counted, and one page that tells the story.",
            "",
            "Writes into the folder --out: report.html (one page that needs nothing else), results.json and results.csv (the"
                    + " main table), and figures/ (PNG, SVG, PDF, CSV and caption of each figure). The same seed gives the same"
                    + " bytes, the page's date and run time apart.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir reproduce",
            "  nadir reproduce --quick --out quick",
            "  nadir reproduce --data nats_bench.csv"
        })
final class ReproduceCommand implements Callable<Integer> {
    @Mixin
    private final Laboratories laboratories = new Laboratories();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        try (OutputFolder folder = output.folder("out")) {
            folder.expect("report.html", "results.json", "results.csv", "figures/captions and pictures");
            Reproduction reproduction = Reproduction.of(
                    List.of(Experiment.values()),
                    laboratories.laboratory(output.progress()),
                    laboratories.benchmarks(),
                    laboratories.provenance("reproduce"));
            PlotCommand.write(reproduction.figures(), "figures/", folder, laboratories.threads());
            Report report = Report.of("The seed work, predicted beside counted")
                    .fact("seed", laboratories.seed())
                    .table(reproduction.table())
                    .note(Lettering.unmarked(reproduction.headline()));
            reproduction.findings().stream().map(Lettering::unmarked).forEach(report::note);
            folder.text("results.json", Format.JSON.write(report));
            folder.text("results.csv", Format.CSV.write(report));
            String page = ReportPage.of(reproduction.story(
                    List.of("./nadir reproduce" + laboratories.options()), facts((System.nanoTime() - start) / 1e9)));
            folder.text("report.html", page);
            folder.commit();
            report.note("The page: " + folder.folder().resolve("report.html") + ", the figures: "
                    + folder.folder().resolve("figures"));
            output.print(report);
        }
        return 0;
    }

    private List<Fact> facts(double seconds) throws IOException {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Nadir", Version.number()));
        facts.add(new Fact("Java", Runtime.version().toString()));
        facts.addAll(laboratories.facts());
        facts.add(new Fact("seed", Long.toString(laboratories.seed())));
        facts.add(new Fact("run time", Math.round(seconds) + " s"));
        facts.add(new Fact("date", LocalDate.now(ZoneOffset.UTC).toString()));
        return facts;
    }
}
