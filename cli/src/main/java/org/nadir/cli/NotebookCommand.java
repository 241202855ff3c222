package org.nadir.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.notebooks.Kernelspec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Installs the Java kernel for the user's Jupyter and opens the notebooks. */
@Command(
        name = "notebook",
        description = {"Install the Java kernel for your Jupyter, and open the notebooks in it.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  nadir notebook                    opens notebooks-java/ in Jupyter",
            "  nadir notebook --install-only     then open notebooks from where you like, kernel \"Java (Nadir)\"",
            "",
            "Jupyter is the one on the PATH; Debian: apt-get install jupyter-notebook jupyter-nbconvert."
        })
final class NotebookCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--install-only", description = "Install the kernel and do not open Jupyter.")
    private boolean installOnly;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "The folder to open (default: Nadir's own notebooks).")
    private @Nullable Path folder;

    /** For picocli. */
    NotebookCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        Path file = Kernelspec.ofTheJarOf(Nadir.class).install(Kernelspec.userFolder(environment));
        PrintWriter out = spec.commandLine().getOut();
        out.println("The kernel \"Java (Nadir)\" is installed: " + file);
        out.flush();
        if (installOnly) {
            return 0;
        }
        Path jupyter = onPath("jupyter", environment)
                .orElseThrow(() -> new IOException("there is no jupyter on the PATH; install it"
                        + " (Debian: apt-get install jupyter-notebook jupyter-nbconvert) and run this again"));
        Path opened = folder == null ? Path.of(System.getProperty("nadir.home", "."), "notebooks-java") : folder;
        if (!Files.isDirectory(opened)) {
            throw new IOException(opened + ": no such folder");
        }
        return new ProcessBuilder(List.of(jupyter.toString(), "notebook", opened.toString()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** The first executable of that name on the PATH. */
    static Optional<Path> onPath(String name, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
