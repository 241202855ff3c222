package org.nadir.notebooks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Jupyter has to know about the kernel: a small file in the user's Jupyter folder. */
public final class Kernelspec {
    /** The kernel's name, as notebooks carry it and as {@code jupyter kernelspec list} shows it. */
    public static final String NAME = "nadir-java";

    private final Path java;
    private final Path jar;

    private static final String START = "[ -r \"$1\" ] || { echo \"nadir: the kernel's jar $1 is gone: run"
            + " ./nadir notebook --install-only in your checkout of Nadir\" >&2; exit 1; }; shift; exec \"$0\" \"$@\"";

    private Kernelspec(Path java, Path jar) {
        this.java = java;
        this.jar = jar;
    }

    /**
     * A specification that starts the kernel from a jar.
     *
     * @param java the java command
     * @param jar the jar that holds Nadir and the kernel
     * @return the specification
     * @throws IOException if there is no such jar
     */
    public static Kernelspec of(Path java, Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("there is no jar at " + jar + ": run ./nadir once to build it");
        }
        return new Kernelspec(java.toAbsolutePath(), jar.toAbsolutePath());
    }

    /**
     * A specification that starts the kernel with the Java that is running now, from the jar that holds a class of the program.
     *
     * @param program a class of the program that holds the kernel and all it needs
     * @return the specification
     * @throws IOException if Nadir does not run from a jar
     */
    public static Kernelspec ofTheJarOf(Class<?> program) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", windows() ? "java.exe" : "java");
        @Nullable CodeSource source = program.getProtectionDomain().getCodeSource();
        try {
            @Nullable
            Path jar = source == null ? null : Path.of(source.getLocation().toURI());
            if (jar == null || !jar.toString().endsWith(".jar")) {
                throw new IOException("Nadir does not run from a jar, which the kernel needs: start it with ./nadir");
            }
            return of(java, jar);
        } catch (URISyntaxException e) {
            throw new IOException("can not tell where Nadir's jar is: " + e.getMessage(), e);
        }
    }

    /**
     * The user's Jupyter data folder, where Jupyter itself looks.
     *
     * @param environment the environment's variables
     * @return JUPYTER_DATA_DIR, or the platform's own place
     */
    public static Path userFolder(Map<String, String> environment) {
        @Nullable String data = environment.get("JUPYTER_DATA_DIR");
        if (data != null && !data.isEmpty()) {
            return Path.of(data);
        }
        String home = System.getProperty("user.home");
        if (windows()) {
            return Path.of(environment.getOrDefault("APPDATA", home), "jupyter");
        }
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return Path.of(home, "Library", "Jupyter");
        }
        @Nullable String share = environment.get("XDG_DATA_HOME");
        return share == null || share.isEmpty()
                ? Path.of(home, ".local", "share", "jupyter")
                : Path.of(share, "jupyter");
    }

    private static boolean windows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /**
     * The specification as Jupyter reads it.
     *
     * @return JSON
     */
    public String json() {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode spec = mapper.createObjectNode();
        var argv = spec.putArray("argv");
        if (!windows()) {
            // Java itself would say of a jar that is gone that it does not find a class.
            List.of("/bin/sh", "-c", START, java.toString(), jar.toString()).forEach(argv::add);
        } else {
            argv.add(java.toString());
        }
        List.of(
                        "-Djava.awt.headless=true",
                        "-XX:MaxRAMPercentage=75",
                        "-XX:+UseParallelGC",
                        "-cp",
                        jar.toString(),
                        Kernel.class.getName(),
                        "{connection_file}")
                .forEach(argv::add);
        spec.put("display_name", "Java (Nadir)");
        spec.put("language", "java");
        // Jupyter's other way is a signal, which would end the virtual machine.
        spec.put("interrupt_mode", "message");
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(spec) + "\n";
    }

    /**
     * Writes the specification, in place of an earlier one.
     *
     * @param userFolder the user's Jupyter data folder
     * @return the file
     * @throws IOException if it can not be written, with one line that names it
     */
    public Path install(Path userFolder) throws IOException {
        Path folder = userFolder.resolve("kernels").resolve(NAME);
        Path file = folder.resolve("kernel.json");
        try {
            Files.createDirectories(folder);
            Path written = Files.writeString(folder.resolve(".kernel.json.new"), json());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            String reason = e instanceof AccessDeniedException
                    ? "permission denied"
                    : e instanceof NoSuchFileException
                            ? "no folder can be made there"
                            : e.getReason() == null ? "it is in the way" : e.getReason();
            throw new IOException(
                    "can not write the kernelspec " + file + ": " + reason
                            + "; JUPYTER_DATA_DIR can name another folder",
                    e);
        }
        return file;
    }
}
