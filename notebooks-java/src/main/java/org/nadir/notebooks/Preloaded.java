package org.nadir.notebooks;

import java.util.List;

/** Nadir's packages that every cell finds imported. */
final class Preloaded {
    private static final List<String> IMPORTS = List.of(
            "org.nadir.*",
            "static org.nadir.Laboratory.*",
            "org.nadir.theory.*",
            "org.nadir.theory.density.*",
            "org.nadir.theory.numeric.Curve",
            "org.nadir.theory.numeric.Estimate",
            "org.nadir.theory.numeric.Tolerance",
            "org.nadir.simulation.*",
            "org.nadir.simulation.graph.*",
            "org.nadir.simulation.landscape.*",
            "org.nadir.simulation.montecarlo.*",
            "org.nadir.simulation.search.*",
            "org.nadir.simulation.fit.*",
            "org.nadir.plots.*",
            "org.nadir.plots.report.*");

    private Preloaded() {}

    static List<String> imports() {
        return IMPORTS;
    }
}
