package org.nadir.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
        name = "nadir",
        versionProvider = Version.class,
        subcommands = {
            Compare.class,
            Predict.class,
            UniformQuestion.class,
            OrthantCommand.class,
            InspectCommand.class,
            FitCommand.class,
            ContrastCommand.class,
            Simulate.class,
            Search.class,
            SweepGrid.class,
            PlotCommand.class,
            ReproduceCommand.class,
            NotebookCommand.class
        },
        description = {
            "A laboratory for the theory of local search: it predicts how many local minima a search space has, how large"
                    + " their basins are and how many steps lead to them, and counts them beside.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        usageHelpWidth = Nadir.WIDTH,
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir compare                     predicted against counted minima, on embedded defaults",
            "  nadir compare --data nats_bench.csv --dataset cifar100",
            "  nadir COMMAND --help              what a command does, its options and its defaults",
            "",
            "Exit codes: 0 success, 1 failure, 2 wrong usage, 130 interrupted."
        })
@SuppressWarnings("UnusedVariable") // picocli acts on --help, --version and --debug where they are declared
public final class Nadir implements Runnable {
    /** Columns of the help texts. */
    static final int WIDTH = 96;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show a failure's stack trace after its line.")
    private boolean debug;

    private Nadir(CommandSpec spec) {
        this.spec = spec;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /**
     * Runs the command line and ends the process with its exit code.
     *
     * @param args the words after {@code nadir}
     */
    public static void main(String[] args) {
        // UTF-8 whatever the locale: results are the same bytes on every machine.
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        Interruption interruption = Interruption.listen();
        int code = run(commandLine(out, err), args);
        out.flush();
        err.flush();
        interruption.commandEnded();
        System.exit(code);
    }

    /** The command line with all commands, writing to the two writers. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Nadir(CommandSpec.create()));
        line.setOut(out);
        line.setErr(err);
        return line;
    }

    /** Runs a command line; whatever is thrown becomes one line on stderr and an exit code. */
    static int run(CommandLine line, String... args) {
        Failure failure = new Failure(line.getErr(), args);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(WIDTH);
        WholeNumber.readBy(line);
        line.setParameterExceptionHandler(failure);
        line.setExecutionExceptionHandler(failure);
        try {
            return line.execute(args);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            return failure.tell(e, "nadir");
        }
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }
}
