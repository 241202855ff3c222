package org.nadir.plots.reproduce;

import java.nio.file.Path;
import java.util.List;
import org.nadir.plots.FigureFiles;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;

final class LookAtExperiments {
    private LookAtExperiments() {}

    public static void main(String[] args) throws Exception {
        Laboratory lab = Laboratory.of(20210727, Threads.of(2), Progress.SILENT, args[0].equals("quick"));
        List<Benchmark> benchmarks =
                args.length > 2 && args[2].endsWith(".csv") ? Benchmark.read(Path.of(args[2])) : Benchmark.embedded();
        for (Experiment e : Experiment.values()) {
            boolean asked = args.length <= 2 || args[args.length - 1].endsWith(".csv");
            for (String a : args) asked |= a.equals(e.word());
            if (!asked) continue;
            long t = System.nanoTime();
            try {
                Chapter c = e.run(lab, benchmarks);
                long u = System.nanoTime();
                FigureFiles.write(c.figure(), Path.of(args[1]));
                System.out.printf("%s %.1f s, write %.1f s%n", e, (u - t) * 1e-9, (System.nanoTime() - u) * 1e-9);
                c.findings().forEach(f -> System.out.println("   " + f));
            } catch (RuntimeException x) {
                System.out.println(e + " " + x);
                for (StackTraceElement s : x.getStackTrace())
                    if (s.getClassName().contains("nadir")) {
                        System.out.println("    " + s);
                    }
            }
        }
    }
}
