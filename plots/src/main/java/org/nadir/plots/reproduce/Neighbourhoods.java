package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nadir.plots.Figure;
import org.nadir.plots.Grid;
import org.nadir.plots.NeighbourDistributions;
import org.nadir.plots.NeighbourDistributions.DataSet;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Numbers;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.KernelDensity;
import org.nadir.simulation.fit.QuantileDensity;
import org.nadir.simulation.fit.TruncatedNormalFit;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.StandardNormal;
import org.nadir.theory.density.TruncatedNormal;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** Figure 3: neighbourhood distributions of the data sets. */
public final class Neighbourhoods {
    private static final double SPAN = 3; // normal scores to either side
    private static final int CELLS = 30;
    private static final double FEWEST = 20; // pairs, counted or expected, that tell something of a cell
    private static final double TOLD = 2.6; // normal scores to either side with vertices enough for quantiles
    private static final int TOLD_BINS = 26;
    private static final double LAST = TOLD - TOLD / TOLD_BINS; // the middle of the last bin
    private static final int BINS = 40;
    private static final int STANDING = 5000; // losses that stand for a model's
    private static final String TRUNCATED_NORMAL = "truncated normal, maximum likelihood";
    private static final double[] LEVELS = {0.1, 0.5, 0.9};

    private static final double SHOWN = 0.9995; // of the vertices
    private static final double SHOWN_OF_NETWORKS = 0.93; // the tail of networks that hardly train reaches far

    private Neighbourhoods() {}

    /**
     * Runs the experiment.
     *
     * @param benchmarks the data sets
     * @return its chapter
     */
    public static Chapter of(List<Benchmark> benchmarks) {
        boolean counted = benchmarks.stream().allMatch(one -> one.landscape().isPresent());
        List<DataSet> sets = benchmarks.stream().map(one -> set(one, counted)).toList();
        Figure figure = NeighbourDistributions.of(
                        sets,
                        "10, 50 and 90 %",
                        counted ? "data" : "non-parametric copula",
                        counted ? Look.COUNTED : Look.GRID_COPULA,
                        "Gaussian copula")
                .madeBy(
                        losses(benchmarks)
                                + (counted
                                        ? "Pairs of neighbours are counted in cells of the data's normal scores; bars: standard errors of"
                                                + " quantiles."
                                        : "Without the benchmark’s file only its fitted models are known: pdf_n is drawn from the quantiles"
                                                + " that they keep, and pairs and quantiles of neighbours"
                                                + " are those of the symmetric non-parametric copulas fitted to all pairs of neighbours."));
        StringBuilder rhos = new StringBuilder("Correlation of neighbours’ normal scores:");
        for (Benchmark one : benchmarks) {
            rhos.append(one == benchmarks.get(0) ? " " : ", ")
                    .append(one.label())
                    .append(' ');
            rhos.append(Numbers.fixed(one.model().rho(), 4));
        }
        return new Chapter(figure, List.of(), List.of(rhos.append('.').toString()));
    }

    /**
     * The figure alone, of fitted models.
     *
     * @param models two or three models
     * @return the figure
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Figure ofModels(List<FittedModel> models) {
        return of(models.stream().map(Benchmark::of).toList()).figure();
    }

    private static String losses(List<Benchmark> benchmarks) {
        boolean networks = benchmarks.stream().anyMatch(one -> AuthorsPair.knows(one.label()));
        return "First row: the share of vertices per unit of loss; the worst "
                + Numbers.plain(networks ? 100 - 100 * SHOWN_OF_NETWORKS : 100 - 100 * SHOWN)
                + " % lie beyond the right edge, and the truncated normal is fitted to what is left of it. "
                + authors(benchmarks);
    }

    /** Why the authors' curves begin and end where they do. */
    private static String authors(List<Benchmark> benchmarks) {
        String windows = benchmarks.stream()
                .filter(one -> AuthorsPair.knows(one.label()))
                .map(one -> Numbers.plain(AuthorsPair.of(one.label()).lower()) + " to "
                        + Numbers.plain(AuthorsPair.of(one.label()).upper()) + " % on " + one.label())
                .collect(Collectors.joining(", "));
        return windows.isEmpty()
                ? ""
                : "The authors scale validation error from a window to [0, 1] and cut their normal there (" + windows
                        + "). ";
    }

    private static DataSet set(Benchmark benchmark, boolean counted) {
        Landscape landscape = counted ? benchmark.landscape().orElseThrow() : null;
        QuantileDensity marginal = benchmark.model().marginal();
        double rho = benchmark.model().rho();
        NeighbourDensity copula = GaussianCopula.of(rho).inScores();
        double lower = marginal.quantile(0.0005);
        boolean known = AuthorsPair.knows(benchmark.label());
        double upper = marginal.quantile(known ? SHOWN_OF_NETWORKS : SHOWN);
        double width = (upper - lower) / BINS;
        double[] losses = landscape == null ? equallyLikely(marginal) : landscape.losses();
        Curve histogram = Curve.of(
                Curves.even(lower + width / 2, upper - width / 2, BINS),
                x -> Estimate.exact((landscape == null
                                ? marginal.lowerTail(x + width / 2) - marginal.lowerTail(x - width / 2)
                                : share(losses, x - width / 2, x + width / 2))
                        / width));
        List<Trace> fits = new ArrayList<>();
        double[] at = Curves.even(lower, upper, 120);
        truncatedNormal(losses, lower, upper)
                .ifPresent(fit -> fits.add(Trace.predicted(
                        TRUNCATED_NORMAL,
                        "truncated-normal",
                        Curve.of(
                                at,
                                x -> Estimate.exact(
                                        fit.density().density(x) * fit.inside() / (fit.inside() + fit.outside()))))));
        if (landscape != null) {
            KernelDensity kernel = KernelDensity.of(losses);
            fits.add(Trace.predicted(
                    "kernel density", "kernel-density", Curve.of(at, x -> Estimate.exact(kernel.density(x)))));
        }
        if (known) {
            fits.add(Trace.predicted(
                    "the authors’, of validation error", "authors", authors(benchmark.label(), lower, upper)));
        }
        String unit = known ? "test error, %" : benchmark.model().lossName();
        if (landscape == null) {
            Grid fitted = fitted(benchmark);
            return new DataSet(
                    benchmark.label(),
                    unit,
                    histogram,
                    fits,
                    fitted,
                    quantiles(benchmark.neighbours()),
                    quantiles(copula));
        }
        CountedPairs pairs = CountedPairs.of(landscape);
        return new DataSet(
                benchmark.label(),
                unit,
                histogram,
                fits,
                pairs.overIndependence(SPAN, CELLS, FEWEST),
                pairs.quantiles(TOLD, TOLD_BINS, LEVELS),
                quantiles(copula));
    }

    /** What a model of a data set expects in the cells in which its pairs would be counted. */
    private static Grid fitted(Benchmark benchmark) {
        NeighbourDensity density = benchmark.neighbours();
        FittedModel model = benchmark.model();
        double pairs = model.order() * model.meanDegree();
        double side = 2 * SPAN / CELLS;
        return Grid.of(-SPAN, SPAN, CELLS, (u, v) -> {
            double vertex = side * StandardNormal.density(u);
            double expected = pairs * vertex * side * StandardNormal.density(v);
            return CountedPairs.octaves(pairs * vertex * side * density.density(u, v), expected, FEWEST);
        });
    }

    /** A sample that stands for a model's losses where the losses themselves are not there. */
    private static double[] equallyLikely(QuantileDensity marginal) {
        double[] losses = new double[STANDING];
        Arrays.setAll(losses, i -> marginal.quantile((i + 0.5) / STANDING));
        return losses;
    }

    private static double share(double[] losses, double from, double to) {
        return Arrays.stream(losses).filter(loss -> loss >= from && loss < to).count() / (double) losses.length;
    }

    /** The truncated normal of greatest likelihood on what is drawn; nothing where the losses are flatter than any. */
    private static Optional<TruncatedNormalFit> truncatedNormal(double[] losses, double lower, double upper) {
        try {
            return Optional.of(TruncatedNormalFit.of(losses, lower, upper));
        } catch (IllegalArgumentException flat) {
            return Optional.empty();
        }
    }

    private static List<Curve> quantiles(NeighbourDensity copula) {
        List<Curve> curves = new ArrayList<>();
        for (double level : LEVELS) {
            curves.add(Curve.of(Curves.even(-LAST, LAST, 51), u -> Estimate.exact(copula.quantile(u, level))));
        }
        return curves;
    }

    /** The density of the authors' notebook, from losses scaled to [0, 1] back to per cent. */
    private static Curve authors(String label, double lower, double upper) {
        AuthorsPair pair = AuthorsPair.of(label);
        TruncatedNormal density = pair.losses();
        double from = Math.max(lower, pair.lower());
        double to = Math.min(upper, pair.upper());
        double range = pair.upper() - pair.lower();
        return Curve.of(
                Curves.even(from, to, 80), x -> Estimate.exact(density.density((x - pair.lower()) / range) / range));
    }
}
