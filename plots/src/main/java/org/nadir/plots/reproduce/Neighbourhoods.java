package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nadir.plots.Figure;
import org.nadir.plots.Grid;
import org.nadir.plots.NeighbourDistributions;
import org.nadir.plots.NeighbourDistributions.DataSet;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
import org.nadir.simulation.fit.FittedModel;
import org.nadir.simulation.fit.GridCopulaFit;
import org.nadir.simulation.fit.KernelDensity;
import org.nadir.simulation.fit.NeighbourPairs;
import org.nadir.simulation.fit.NormalScores;
import org.nadir.simulation.fit.QuantileDensity;
import org.nadir.simulation.fit.TruncatedNormalFit;
import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.landscape.Landscape;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.TruncatedNormal;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** Figure 3: neighbourhood distributions of the data sets. */
public final class Neighbourhoods {
    private static final double SPAN = 3; // normal scores to either side
    private static final int CELLS = 48;
    private static final int COARSE_CELLS = 30; // for counted pairs, of which a cell should hold a few
    private static final int FEWEST_PAIRS = 150; // in a column; below, it is left white
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
                sets, "10, 50 and 90 %", counted ? "data" : "data, non-parametric copula", "Gaussian copula");
        if (counted) {
            figure = figure.madeBy(losses(benchmarks)
                    + "The densities of neighbours are symmetric non-parametric copulas with uniform margins, fitted"
                    + " to all pairs of neighbours, their smoothness chosen by held-out likelihood.");
        } else {
            figure = figure.madeBy(losses(benchmarks)
                    + "Without the benchmark’s file only its fitted models are known: pdf_n is drawn from the quantiles"
                    + " that they keep, and densities and quantiles of neighbours"
                    + " are those of the symmetric non-parametric copulas fitted to all pairs of neighbours.");
        }
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
                + " % lie beyond the right edge, and the truncated normal is fitted to what is left of it. ";
    }

    private static DataSet set(Benchmark benchmark, boolean counted) {
        Pairs pairs = counted ? Pairs.of(benchmark.landscape().orElseThrow()) : null;
        QuantileDensity marginal = benchmark.model().marginal();
        double rho = benchmark.model().rho();
        NeighbourDensity copula = GaussianCopula.of(rho).inScores();
        double lower = marginal.quantile(0.0005);
        boolean known = AuthorsPair.knows(benchmark.label());
        double upper = marginal.quantile(known ? SHOWN_OF_NETWORKS : SHOWN);
        double width = (upper - lower) / BINS;
        double[] losses = pairs == null ? equallyLikely(marginal) : pairs.losses;
        Curve histogram = Curve.of(
                Curves.even(lower + width / 2, upper - width / 2, BINS),
                x -> Estimate.exact((pairs == null
                                ? marginal.lowerTail(x + width / 2) - marginal.lowerTail(x - width / 2)
                                : share(losses, x - width / 2, x + width / 2))
                        / width));
        List<Trace> fits = new ArrayList<>();
        double[] at = Curves.even(lower, upper, 120);
        truncatedNormal(losses, lower, upper)
                .ifPresent(fit -> fits.add(Trace.predicted(
                        TRUNCATED_NORMAL,
                        "tree",
                        Curve.of(
                                at,
                                x -> Estimate.exact(
                                        fit.density().density(x) * fit.inside() / (fit.inside() + fit.outside()))))));
        if (pairs != null) {
            KernelDensity kernel = KernelDensity.of(losses);
            fits.add(
                    Trace.predicted("kernel density", "cliques", Curve.of(at, x -> Estimate.exact(kernel.density(x)))));
        }
        if (known) {
            fits.add(Trace.predicted(
                    "the authors’, of validation error", "authors", authors(benchmark.label(), lower, upper)));
        }
        String unit = known ? "test error, %" : benchmark.model().lossName();
        NeighbourDensity shown = pairs == null ? benchmark.neighbours() : pairs.density(rho);
        Grid grid = Grid.of(-SPAN, SPAN, CELLS, shown::density);
        List<Curve> quantiles = pairs == null ? quantiles(shown) : pairs.quantiles();
        return new DataSet(benchmark.label(), unit, histogram, fits, grid, quantiles, quantiles(copula));
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
            curves.add(Curve.of(Curves.even(-SPAN, SPAN, 61), u -> Estimate.exact(copula.quantile(u, level))));
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

    /** The normal scores of all ordered pairs of neighbours. */
    private static final class Pairs {
        private final double[] losses;
        private final double[] scores;
        private final Graph graph;

        private Pairs(double[] losses, Graph graph) {
            this.losses = losses;
            this.scores = NormalScores.of(losses);
            this.graph = graph;
        }

        static Pairs of(Landscape landscape) {
            return new Pairs(landscape.losses(), landscape.graph());
        }

        private static int column(double u) {
            return (int) Math.floor((u + SPAN) / (2 * SPAN) * COARSE_CELLS);
        }

        /** The non-parametric copula fitted to the pairs, its smoothness by held-out likelihood. */
        NeighbourDensity density(double rho) {
            return GridCopulaFit.of(NeighbourPairs.of(graph, losses), rho)
                    .copula()
                    .inScores();
        }

        List<Curve> quantiles() {
            List<List<Double>> columns = new ArrayList<>();
            for (int i = 0; i < COARSE_CELLS; i++) {
                columns.add(new ArrayList<>());
            }
            for (int v = 0; v < scores.length; v++) {
                int i = column(scores[v]);
                for (int k = 0; i >= 0 && i < COARSE_CELLS && k < graph.degree(v); k++) {
                    columns.get(i).add(scores[graph.neighbour(v, k)]);
                }
            }
            List<Curve> curves = new ArrayList<>();
            for (double level : LEVELS) {
                double[] at = new double[COARSE_CELLS];
                double[] values = new double[COARSE_CELLS];
                int n = 0;
                for (int i = 0; i < COARSE_CELLS; i++) {
                    double[] column = columns.get(i).stream()
                            .mapToDouble(Double::doubleValue)
                            .sorted()
                            .toArray();
                    if (column.length >= FEWEST_PAIRS) {
                        at[n] = -SPAN + (i + 0.5) * 2 * SPAN / COARSE_CELLS;
                        values[n++] = column[(int) Math.min(column.length - 1, Math.floor(level * column.length))];
                    }
                }
                curves.add(Curve.of(Arrays.copyOf(at, n), Arrays.copyOf(values, n), new double[n]));
            }
            return curves;
        }
    }
}
