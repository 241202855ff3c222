package org.nadir.plots.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.plots.Source;
import org.nadir.plots.page.Comparison;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.Preset;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.simulation.landscape.SpectrumField;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.NatsBench;
import org.nadir.theory.density.Copula;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.numeric.Estimate;

/** One data set of NAS-Bench-201: the model fitted to it and, where its file is given, the landscape itself. */
public final class Benchmark {
    private static final int FIELDS = 60; // as many as theory.md's own numbers rest on

    private final String label;
    private final FittedModel model;
    private final @Nullable Landscape landscape;

    private Benchmark(String label, FittedModel model, @Nullable Landscape landscape) {
        this.label = label;
        this.model = model;
        this.landscape = landscape;
    }

    /**
     * The embedded models of CIFAR-10, CIFAR-100 and ImageNet16-120.
     *
     * @return the three
     */
    public static List<Benchmark> embedded() {
        return Preset.names().stream()
                .map(name -> new Benchmark(label(name), Preset.of(name), null))
                .toList();
    }

    /**
     * The three data sets of a NATS-Bench table, fitted anew.
     *
     * @param file the table
     * @return the three
     * @throws IOException if it cannot be read, or is malformed
     */
    public static List<Benchmark> read(Path file) throws IOException {
        List<Benchmark> benchmarks = new ArrayList<>();
        for (String name : Preset.names()) {
            CategoricalTable table = NatsBench.read(file, name);
            FittedModel model = FittedModel.of(name, table, List.of("read from " + file.getFileName()));
            benchmarks.add(new Benchmark(label(name), model, table.hammingLandscape()));
        }
        return List.copyOf(benchmarks);
    }

    /**
     * Any data set.
     *
     * @param name its name; the three of NAS-Bench-201 are spelt as papers spell them
     * @param model the model fitted to it
     * @param landscape the landscape itself
     * @return the data set
     */
    public static Benchmark of(String name, FittedModel model, Landscape landscape) {
        return new Benchmark(label(name), model, landscape);
    }

    /**
     * A fitted model alone.
     *
     * @param model the model
     * @return the data set, of which nothing else is known
     */
    static Benchmark of(FittedModel model) {
        return new Benchmark(label(model.name()), model, null);
    }

    /** The model's non-parametric copula, or the embedded one of the data set, else the Gaussian one. */
    Copula copula() {
        if (model.gridCopula().isPresent()) {
            return model.gridCopula().get();
        }
        return Preset.names().contains(model.name()) ? Preset.copula(model.name()) : GaussianCopula.of(model.rho());
    }

    /** pdf_e in normal scores by {@link #copula}. */
    NeighbourDensity neighbours() {
        return copula().inScores();
    }

    private static String label(String name) {
        return switch (name) {
            case "cifar10" -> "CIFAR-10";
            case "cifar100" -> "CIFAR-100";
            case "imagenet16-120" -> "ImageNet16-120";
            default -> name;
        };
    }

    /**
     * The data set's name.
     *
     * @return the name as papers write it
     */
    public String label() {
        return label;
    }

    /**
     * The fitted model, with what was counted.
     *
     * @return the model
     */
    public FittedModel model() {
        return model;
    }

    /**
     * The landscape itself.
     *
     * @return the landscape; empty where only the embedded model is known
     */
    public Optional<Landscape> landscape() {
        return Optional.ofNullable(landscape);
    }

    /** The space as a graph. */
    Hamming graph() {
        return Hamming.mixed(model.radices());
    }

    /** The random field with the data's spectrum, in normal scores. */
    SpectrumField field() {
        return SpectrumField.of(graph(), model.spectrum());
    }

    /** How many fields are sampled for it. */
    static int fields() {
        return FIELDS;
    }

    /** A row of the main table, its landscape this data set. */
    Comparison compared(
            String quantity, String closure, Estimate predicted, Source source, Estimate observed, double sd) {
        return new Comparison(label, quantity, closure, predicted, source, observed, sd);
    }
}
