package org.nadir.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.nadir.plots.drawing.Look;
import org.nadir.plots.drawing.Mark;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;

/** One figure of every class, from made-up numbers of a likely size. */
public final class Examples {
    private Examples() {}

    /** All of them. */
    public static List<Figure> all() {
        return List.of(
                MinimaOverlayTest.example(),
                against(),
                uniform(),
                neighbours(),
                within(),
                basins(),
                autocorrelation(),
                table(),
                noise(),
                performance(),
                forest(),
                mass(),
                steps());
    }

    static Curve curve(double from, double to, int n, DoubleUnaryOperator f, double relativeError) {
        double[] at = new double[n];
        double[] values = new double[n];
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = from + (to - from) * i / (n - 1);
            values[i] = f.applyAsDouble(at[i]);
            errors[i] = Math.abs(values[i]) * relativeError;
        }
        return Curve.of(at, values, errors);
    }

    static Curve geometric(double from, double to, int n, DoubleUnaryOperator f, double relativeError) {
        double[] at = new double[n];
        double[] values = new double[n];
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = from * StrictMath.pow(to / from, i / (n - 1.0));
            values[i] = f.applyAsDouble(at[i]);
            errors[i] = Math.abs(values[i]) * relativeError;
        }
        return Curve.of(at, values, errors);
    }

    static Figure against() {
        return MinimaAgainst.of(List.of(
                against(
                        "correlation, ~H~(6, 5)",
                        "correlation ~ρ~",
                        false,
                        curve(0, 0.9, 10, r -> r, 0),
                        r -> 625 * StrictMath.exp(-4 * r * r)),
                against(
                        "degree, ~ρ~ = 0.5",
                        "neighbours ~s~",
                        true,
                        geometric(4, 64, 5, s -> s, 0),
                        s -> 15625 / (s + 1) / 3),
                against("size, ~ρ~ = 0.5", "vertices ~n~", true, geometric(625, 9765625, 7, n -> n, 0), n -> n / 150)));
    }

    private static MinimaAgainst.Parameter against(
            String name, String axis, boolean logarithmic, Curve at, DoubleUnaryOperator minima) {
        return new MinimaAgainst.Parameter(
                name,
                axis,
                logarithmic,
                Trace.predicted("tree", "tree", along(at, x -> 0.6 * minima.applyAsDouble(x), 0)),
                Trace.predicted("cliques", "cliques", along(at, minima, 0)),
                Trace.simulated("sampled, ± SE", along(at, x -> 1.005 * minima.applyAsDouble(x), 0.01)),
                Trace.simulated("regular, ± SE", along(at, x -> 0.61 * minima.applyAsDouble(x), 0.01)));
    }

    private static Curve along(Curve points, DoubleUnaryOperator f, double relativeError) {
        double[] at = new double[points.size()];
        double[] values = new double[at.length];
        double[] errors = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = points.at(i);
            values[i] = f.applyAsDouble(at[i]);
            errors[i] = relativeError * values[i];
        }
        return Curve.of(at, values, errors);
    }

    static Figure uniform() {
        List<UniformFigure.Count> counts = new ArrayList<>();
        for (int s : new int[] {2, 4, 8, 16, 24, 48, 96}) {
            double expected = 15625.0 / (s + 1);
            double sd = StrictMath.sqrt(expected * 0.4);
            counts.add(new UniformFigure.Count(s, new Estimate(expected * (1 + 0.001 * (s % 3 - 1)), sd / 14), sd));
        }
        return UniformFigure.of(15625, 200, counts, new UniformFigure.Reported(24, 616));
    }

    static Figure neighbours() {
        List<NeighbourDistributions.DataSet> sets = new ArrayList<>();
        String[] names = {"CIFAR-10", "CIFAR-100", "ImageNet16-120"};
        for (int i = 0; i < 3; i++) {
            double rho = 0.703 - 0.01 * i;
            double sd = StrictMath.sqrt(1 - rho * rho);
            Grid grid = Grid.of(
                    -3,
                    3,
                    48,
                    (u, v) -> Math.abs(u * v) > 7
                            ? Double.NaN
                            : 0.5 * v * v
                                    - 0.5 * (v - rho * u) * (v - rho * u) / sd / sd
                                    + 0.2 * StrictMath.sin(3 * u * v));
            List<Curve> quantiles = List.of(
                    curve(-3, 3, 60, u -> rho * u - 1.28 * sd, 0),
                    curve(-3, 3, 60, u -> rho * u, 0),
                    curve(-3, 3, 60, u -> rho * u + 1.28 * sd, 0));
            List<Curve> data = List.of(
                    curve(-2.5, 2.5, 40, u -> rho * u - 1.28 * sd + 0.1 * StrictMath.sin(2 * u), 0),
                    curve(-2.5, 2.5, 40, u -> rho * u + 0.1 * StrictMath.sin(2 * u), 0),
                    curve(-2.5, 2.5, 40, u -> rho * u + 1.28 * sd + 0.1 * StrictMath.sin(2 * u), 0));
            int shift = i;
            sets.add(new NeighbourDistributions.DataSet(
                    names[i],
                    "test error, %",
                    curve(6 + 20 * i, 40 + 20 * i, 40, x -> 0.1 * StrictMath.exp(-(x - 10 - 20 * shift) / 8), 0),
                    List.of(Trace.predicted(
                            "truncated normal",
                            "tree",
                            curve(
                                    6 + 20 * i,
                                    40 + 20 * i,
                                    80,
                                    x -> 0.09 * StrictMath.exp(-(x - 10 - 20 * shift) / 9),
                                    0))),
                    grid,
                    data,
                    quantiles));
        }
        return NeighbourDistributions.of(sets, "10, 50 and 90 %", "data", Look.COUNTED, "Gaussian copula");
    }

    static Figure within() {
        List<Facet> facets = new ArrayList<>();
        for (String name : new String[] {"CIFAR-10", "CIFAR-100", "ImageNet16-120"}) {
            facets.add(new Facet(
                    name,
                    List.of(
                            Trace.predicted(
                                    "lemma", "lemma", geometric(0.01, 50, 80, e -> 3.5 * (1 - StrictMath.exp(-e)), 0)),
                            Trace.predicted("tree", "tree", geometric(0.01, 50, 80, e -> 1 - StrictMath.exp(-e), 0)),
                            Trace.simulated("sampled", geometric(0.01, 50, 80, e -> 1 - StrictMath.exp(-e * 1.1), 0.02))
                                    .spreading(geometric(0.01, 50, 80, e -> 0.1 * StrictMath.exp(-e), 0)),
                            Trace.counted("counted", geometric(0.01, 50, 80, e -> 1 - StrictMath.exp(-e * 1.3), 0)))));
        }
        return ShareWithin.of(facets, "% test error");
    }

    static Figure basins() {
        List<BasinSizes.Law> laws = new ArrayList<>();
        laws.add(new BasinSizes.Law(new Facet("independent, ~H~(6, 5)", basin(0, 1, 62)), "loss, uniform", 0, 1));
        laws.add(new BasinSizes.Law(new Facet("~ρ~ = 0.5", basin(-4, 2, 900)), "loss, normal score", -4, 2));
        laws.add(new BasinSizes.Law(new Facet("~ρ~ = 0.7", basin(-4, 2, 9000)), "loss, normal score", -4, 2));
        return BasinSizes.of(laws);
    }

    private static List<Trace> basin(double from, double to, double top) {
        DoubleUnaryOperator f = x -> 1 + top * StrictMath.exp(-6 * (x - from) / (to - from));
        return List.of(
                Trace.predicted(
                        "Lemma 5.2, ~b~ = 1",
                        "lemma",
                        curve(from, to, 60, x -> StrictMath.pow(f.applyAsDouble(x), 1.6), 0)),
                Trace.predicted("tree", "tree", curve(from, to, 60, x -> 1.1 * f.applyAsDouble(x), 0)),
                Trace.predicted("cliques", "cliques", curve(from, to, 60, f, 0)),
                Trace.simulated("sampled, ± SE", curve(from + 0.05, to, 15, f, 0.05)));
    }

    static Figure autocorrelation() {
        List<Facet> facets = new ArrayList<>();
        for (String name : new String[] {"CIFAR-10", "CIFAR-100", "ImageNet16-120"}) {
            facets.add(new Facet(
                    name,
                    List.of(
                            Trace.predicted(
                                    "fitted copula, ~ρ~^{k}", "tree", curve(0, 30, 31, k -> StrictMath.pow(0.7, k), 0)),
                            Trace.predicted(
                                    "authors’ pair", "authors", curve(0, 30, 31, k -> StrictMath.pow(0.45, k), 0)),
                            Trace.simulated("walked, ± SE", curve(0, 30, 31, k -> StrictMath.pow(0.66, k), 0.03)),
                            Trace.counted("data, exact", curve(0, 30, 31, k -> StrictMath.pow(0.72, k), 0)))));
        }
        return Autocorrelation.of(Map.of("losses", facets));
    }

    static Figure table() {
        return PaperTable.of(List.of(
                row("denoised", 5.36, 21, 0.474),
                row("standard", 4.97, 55, 0.0671),
                row("random", 2.56, 616, 0.00717)));
    }

    private static PaperTable.Row row(String label, double iterations, double minima, double share) {
        return new PaperTable.Row(label, values(iterations), values(minima), values(share));
    }

    private static List<PaperTable.Value> values(double paper) {
        return List.of(
                new PaperTable.Value(Source.REPORTED, "", Estimate.exact(paper), Double.NaN),
                new PaperTable.Value(Source.PREDICTED, "cliques", new Estimate(1.1 * paper, 1e-9), Double.NaN),
                new PaperTable.Value(Source.SIMULATED, "", new Estimate(1.05 * paper, 0.01 * paper), 0.2 * paper));
    }

    static Figure noise() {
        return NoiseFigure.of(
                List.of(
                        Trace.predicted("predicted", "cliques", curve(0, 0.5, 26, x -> 34 + 720 * x, 0)),
                        Trace.simulated("sampled, ± SE", curve(0, 0.5, 6, x -> 34.5 + 718 * x, 0.01))),
                List.of(Trace.simulated("sampled, ± SE", curve(0, 0.5, 6, x -> 0.2 * StrictMath.exp(-6 * x), 0.05))),
                List.of(
                        Trace.predicted("predicted", "cliques", curve(0, 0.06, 20, x -> 10 + 600 * x, 0)),
                        Trace.counted("counted", curve(0.01, 0.0301, 2, x -> x < 0.02 ? 14 : 39, 0))),
                "~ρ~ = 0.7",
                "NAS-Bench-Macro");
    }

    static Figure performance() {
        List<List<Facet>> rows = new ArrayList<>();
        for (double noise : new double[] {0, 0.1, 0.3}) {
            List<Facet> row = new ArrayList<>();
            for (String space : new String[] {"NAS-Bench-201", "NAS-Bench-101 size", "10^{18}, hashed"}) {
                row.add(new Facet(
                        space + ", 1 − ~λ~ = " + noise,
                        List.of(
                                Trace.predicted(
                                                "random search",
                                                "lemma",
                                                geometric(10, 300, 60, e -> 0.1 - 0.3 * StrictMath.log(e) + noise, 0))
                                        .spreading(geometric(10, 300, 60, e -> 0.05, 0)),
                                Trace.predicted(
                                                "evolution",
                                                "cliques",
                                                geometric(10, 300, 60, e -> -0.35 * StrictMath.log(e) + noise, 0))
                                        .spreading(geometric(10, 300, 60, e -> 0.05, 0)),
                                Trace.predicted(
                                                "local search",
                                                "tree",
                                                geometric(10, 300, 60, e -> -0.4 * StrictMath.log(e) + noise, 0))
                                        .spreading(geometric(10, 300, 60, e -> 0.05, 0)))));
            }
            rows.add(row);
        }
        return Performance.of(rows, "true loss of the best, sd");
    }

    static Figure forest() {
        SplittableRandom random = new SplittableRandom(7);
        List<Forest.Tree> structured = new ArrayList<>();
        for (int size : new int[] {5000, 2600, 1400, 900, 700, 500, 300, 100, 60}) {
            structured.add(tree(random, size, 24));
        }
        List<Forest.Tree> flat = new ArrayList<>();
        for (int size : new int[] {60, 44, 41, 38, 36, 31, 30, 28, 20}) {
            flat.add(tree(random, size, 24));
        }
        return Forest.of(
                new Forest.Landscape("NAS-Bench-201, CIFAR-10", structured, 15625),
                new Forest.Landscape("independent losses", flat, 15625));
    }

    private static Forest.Tree tree(SplittableRandom random, int size, int degree) {
        int[] parents = new int[size];
        int[] children = new int[size];
        parents[0] = -1;
        for (int v = 1; v < size; v++) {
            int p;
            do {
                double u = random.nextDouble();
                p = (int) (u * u * Math.min(v, size / 8 + 1));
            } while (children[p] >= degree);
            parents[v] = p;
            children[p]++;
        }
        return Forest.Tree.of(-4 + size * 1e-4, parents);
    }

    static Figure mass() {
        return MassLoss.of(
                List.of(
                        Trace.predicted(
                                "Lemma 5.2, ~b~ = 1", "lemma", curve(0, 0.8, 41, r -> StrictMath.exp(9 * r * r), 0)),
                        Trace.predicted("fresh neighbourhoods", "fresh", curve(0, 0.8, 41, r -> 1, 0)),
                        Trace.predicted("tree", "tree", curve(0, 0.8, 41, r -> 1, 0))),
                24,
                List.of(pair("CIFAR-10", 1.4), pair("CIFAR-100", 0.32), pair("ImageNet16-120", 1.62)));
    }

    private static MassLoss.PairMass pair(String name, double mass) {
        return new MassLoss.PairMass(
                name,
                List.of(
                        new MassLoss.Mass("Lemma 5.2, ~b~ = 1", "lemma", 3 * mass),
                        new MassLoss.Mass("fresh neighbourhoods", "fresh", 1.01 * mass),
                        new MassLoss.Mass("tree", "tree", mass)),
                0.21);
    }

    static Figure steps() {
        List<Facet> facets = new ArrayList<>();
        for (String name : new String[] {"independent, ~H~(6, 5)", "~ρ~ = 0.7", "CIFAR-10"}) {
            Curve p = curve(0, 12, 13, k -> StrictMath.exp(-0.3 * (k - 3) * (k - 3)) / 3.2, 0);
            Curve q = curve(0, 12, 13, k -> StrictMath.exp(-0.3 * (k - 3.4) * (k - 3.4)) / 3.2, 0.03);
            facets.add(new Facet(
                    name,
                    List.of(
                            Trace.predicted("tree", "tree", p),
                            new Trace(
                                    "sampled, ± SE",
                                    Source.SIMULATED,
                                    new Look(Look.QUIET, List.of(1.0, 1.6), Mark.CIRCLE),
                                    q,
                                    null))));
        }
        return StepsDistribution.of(facets);
    }
}
