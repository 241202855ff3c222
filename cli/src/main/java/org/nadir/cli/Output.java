package org.nadir.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.report.Format;
import org.nadir.plots.report.Report;
import org.nadir.simulation.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that prints: the format of its report, and a folder for its files. */
final class Output {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How the report is printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where files are written; each is replaced whole or not at all.")
    private @Nullable Path out;

    private Output(CommandSpec spec) {
        this.spec = spec;
    }

    /** For picocli. */
    Output() {
        this(CommandSpec.create());
    }

    Format format() {
        return format;
    }

    /** Prints the report on stdout, in the format asked for. */
    void print(Report report) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.print(format.write(report));
        writer.flush();
    }

    /** Long work that ends in a report; the folder of --out, where it is given, is open meanwhile. */
    @FunctionalInterface
    interface Work {
        Report report(Optional<OutputFolder> folder) throws IOException;
    }

    /**
     * Does work, prints its report, and writes it as JSON and CSV to the folder of --out, where that is given: the folder is
     * proved to be writable before the work starts.
     *
     * @param name of the files, without ending
     * @param work makes the report
     * @return the exit code for success
     */
    int report(String name, Work work) throws IOException {
        Optional<OutputFolder> asked = folderIfAsked();
        try {
            Report report = work.report(asked);
            if (asked.isPresent()) {
                OutputFolder folder = asked.get();
                folder.text(name + ".json", Format.JSON.write(report));
                folder.text(name + ".csv", Format.CSV.write(report));
                report.note("Files: " + folder.commit());
            }
            print(report);
        } finally {
            asked.ifPresent(OutputFolder::close);
        }
        return 0;
    }

    /** The listener to hand to long work: it shows progress on stderr and passes on Ctrl-C. */
    Progress progress() {
        return ProgressLine.on(spec.commandLine().getErr());
    }

    /** A line on stderr for the person who runs the command. */
    void say(String line) {
        PrintWriter writer = spec.commandLine().getErr();
        writer.println(line);
        writer.flush();
    }

    /**
     * The folder of --out, or the one named here.
     *
     * @param otherwise the folder where --out is not given
     * @return the folder, proved to be writable
     * @throws IOException if it can not be written to
     */
    OutputFolder folder(String otherwise) throws IOException {
        return OutputFolder.open(out == null ? Path.of(otherwise) : named(out));
    }

    /**
     * The folder of --out, for a command that writes files only when asked.
     *
     * @return the folder, proved to be writable; empty where --out is not given
     * @throws IOException if it can not be written to
     */
    Optional<OutputFolder> folderIfAsked() throws IOException {
        return out == null ? Optional.empty() : Optional.of(OutputFolder.open(named(out)));
    }

    /** The folder as it was named; an empty name is that of no folder. */
    static Path named(Path folder) {
        if (folder.toString().isEmpty()) {
            throw new IllegalArgumentException("--out must name a folder, but was empty ('.' is the one you are in)");
        }
        return folder;
    }
}
