package org.nadir.cli;

import java.io.IOException;
import java.util.Optional;
import org.nadir.simulation.FinishedWork;
import picocli.CommandLine.Option;

/** The option of a command whose long work is kept in its output folder and can go on after it was stopped. */
final class Resumption {
    private static final String FILE = "unfinished.nadir";

    @Option(
            names = "--resume",
            description = "Go on with a run that was stopped, from what it left in the folder of --out.")
    private boolean resume;

    private FinishedWork work = FinishedWork.NONE;

    /** For picocli. */
    Resumption() {
        this.resume = false;
    }

    /**
     * The work that is finished.
     *
     * @param folder the folder of --out, where it is given
     * @param fingerprint everything on which the result depends
     */
    FinishedWork open(Optional<OutputFolder> folder, String fingerprint) throws IOException {
        if (folder.isEmpty()) {
            if (resume) {
                throw new IllegalArgumentException("--resume needs the folder of the run: --out FOLDER");
            }
            return FinishedWork.NONE;
        }
        work = FinishedWork.open(folder.get().folder().resolve(FILE), fingerprint, resume);
        return work;
    }

    /** Removes what was kept, now that the result is in its place; the command's exit code goes through. */
    int done(int code) throws IOException {
        work.remove();
        return code;
    }
}
