package org.nadir.cli;

import java.util.concurrent.Callable;
import org.nadir.plots.report.Column;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.Table;
import org.nadir.theory.numeric.Estimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command for tests, written as commands are: it reads options, does its work, prints a report. */
@Command(name = "probe", description = "A command for tests.", showDefaultValues = true)
class Probe implements Callable<Integer> {
    @Mixin
    Randomness randomness;

    @Mixin
    Output output;

    @Option(names = "--text", description = "A file's content.")
    String text;

    final Work work;

    Probe(Work work) {
        this.work = work;
    }

    interface Work {
        void with(Probe probe) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        work.with(this);
        return 0;
    }

    static Report report(long seed) {
        Table table = Table.of("counts", "Counts", Column.of("source"), Column.of("minima"), Column.of("n"))
                .row("predicted", new Estimate(625, 1e-11), 15625)
                .row("counted", new Estimate(624.53, 1.12), 15625);
        return Report.of("A report").fact("seed", seed).table(table).note("A note.");
    }
}
