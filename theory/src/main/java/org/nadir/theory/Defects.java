package org.nadir.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Breaks;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Integral;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Tolerance;

/**
 * How far a pair is from one that an undirected regular graph can have.
 *
 * <p>On such a graph a uniform vertex's uniform neighbour is a uniform vertex, and an edge has no direction:
 *
 * <p>stationarity ∫ pdf_n(x) pdf_e(x, y) dx = pdf_n(y), reversibility pdf_n(x) pdf_e(x, y) = pdf_n(y) pdf_e(y, x).
 *
 * @param stationarity ½ ∫ |∫ pdf_n(x) pdf_e(x, y) dx − pdf_n(y)| dy, total variation, from 0 to 1
 * @param reversibility ½ ∬ |pdf_n(x) pdf_e(x, y) − pdf_n(y) pdf_e(y, x)| dx dy, total variation, from 0 to 1
 */
public record Defects(Estimate stationarity, Estimate reversibility) {
    private static final Tolerance OUTER = new Tolerance(1e-5, 1e-6, 50_000_000L);
    private static final Tolerance INNER = new Tolerance(1e-6, 1e-8, 50_000_000L);
    /** A defect below this is not seen. */
    private static final double SEEN = 1e-6;

    /**
     * The defects of a pair, each to five digits or six decimals. A pair made of a copula has none.
     *
     * @param pair the densities
     * @return both defects with their numerical errors
     */
    public static Defects of(Pair pair) {
        if (pair.copula().isPresent()) {
            // Symmetry is the contract of a copula; the tests hold every family to it.
            return new Defects(Estimate.exact(0), Estimate.exact(0));
        }
        LossDensity losses = pair.losses();
        NeighbourDensity neighbours = pair.neighbours();
        Mesh mesh = Mesh.of(losses, neighbours, Double.POSITIVE_INFINITY);
        double low = mesh.low();
        double high = mesh.high();
        double[] breaks = breaks(losses, neighbours, low, high);
        Integral stationarity = Quadrature.integrate(
                y -> 0.5 * Math.abs(arriving(losses, neighbours, low, high, breaks, y) - losses.density(y)),
                low,
                high,
                OUTER,
                breaks);
        // The integrand is symmetric in x and y: twice the half of it above the diagonal.
        Integral reversibility = Quadrature.integrate(
                x -> {
                    double[] inner = with(breaks, neighbours.lower(x), neighbours.upper(x));
                    return Quadrature.integrate(
                                    y -> Math.abs(losses.density(x) * neighbours.density(x, y)
                                            - losses.density(y) * neighbours.density(y, x)),
                                    x,
                                    high,
                                    INNER,
                                    inner)
                            .value();
                },
                low,
                high,
                OUTER,
                breaks);
        return new Defects(stationarity.estimate(), reversibility.estimate());
    }

    /** ∫ pdf_n(x) pdf_e(x, y) dx. */
    private static double arriving(
            LossDensity losses, NeighbourDensity neighbours, double low, double high, double[] breaks, double y) {
        // In x the density jumps where y enters or leaves the support of pdf_e(x, ·).
        double[] all = with(breaks, edge(neighbours, low, high, y, true), edge(neighbours, low, high, y, false));
        return Quadrature.integrate(x -> losses.density(x) * neighbours.density(x, y), low, high, INNER, all)
                .value();
    }

    /** The x at which y is the upper (lower) end of the support of pdf_e(x, ·), if the ends move with x; else an end. */
    private static double edge(NeighbourDensity neighbours, double low, double high, double y, boolean upper) {
        double from = low;
        double to = high;
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (from + to);
            double end = upper ? neighbours.upper(middle) : neighbours.lower(middle);
            if (end < y) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return 0.5 * (from + to);
    }

    private static double[] breaks(LossDensity losses, NeighbourDensity neighbours, double low, double high) {
        // The scale of pdf_n, so that a narrow one is not missed.
        double[] quantiles = {
            losses.quantile(0.001),
            losses.quantile(0.1),
            losses.quantile(0.5),
            losses.quantile(0.9),
            losses.quantile(0.999)
        };
        return Breaks.inside(low, high, with(neighbours.breaks(), quantiles));
    }

    private static double[] with(double[] some, double... more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /**
     * What the defects mean, in plain words.
     *
     * @return one sentence for each defect that is there
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (stationarity.value() > SEEN + stationarity.error()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "no undirected graph has this pair: pdf_n is not stationary under pdf_e, total variation %.3g",
                    stationarity.value()));
        }
        if (reversibility.value() > SEEN + reversibility.error()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "an edge would have a direction: pdf_n(x) pdf_e(x, y) is not symmetric, total variation %.3g",
                    reversibility.value()));
        }
        return List.copyOf(warnings);
    }
}
