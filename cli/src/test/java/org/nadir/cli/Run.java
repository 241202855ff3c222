package org.nadir.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import picocli.CommandLine;

/**
 * A command line run in this process.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it said on stderr
 */
record Run(int code, String out, String err) {

    /** The names of Nadir's own commands. */
    static Set<String> commands() {
        return Nadir.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
                .getSubcommands()
                .keySet();
    }

    /** Runs Nadir's own commands. */
    static Run nadir(String... args) {
        return with(null, args);
    }

    /** Runs Nadir with one more command, "probe". */
    static Run with(Object probe, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Nadir.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));
        if (probe != null) {
            line.addSubcommand("probe", probe);
            line.setOut(line.getOut());
            line.setErr(line.getErr());
        }
        int code = Nadir.run(line, args);
        return new Run(code, out.toString(), err.toString());
    }
}
