package org.nadir.theory;

import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.numeric.Table;

/**
 * The exact recursion on latent-Gaussian cliques (docs/theory.md, section 7): in a clique of q, any two normal scores have
 * correlation ρ.
 *
 * <p>Given a member at y, a mate is ρy + σ(√c T + √(1−c) ε), σ² = 1 − ρ², c = ρ/(1+ρ), T shared; for ρ &lt; 0 mates are told by
 * {@link ExchangeableTail}, without T. So
 *
 * <p>g(z; t) = E_T Φ̄((h − √c T)/√(1−c))^{q−1}, h = (t − ρz)/σ;
 *
 * <p>κ(y, z; y) = φ(w)/σ · E_ε Φ̄((k − √(c(1−c)) ε)/√(1−c))^{q−2}, w = (z − ρy)/σ, k = (1−ρ)y/σ − c w.
 *
 * <p>Implementation note. Each expectation depends on one number only, h or k, not on two: its logarithm is tabulated once,
 * so that a kernel of cliques costs about as much as one of a tree.
 */
final class GaussianCliqueRecursion extends Recursion {
    private static final double LOW = -12;
    private static final double HIGH = 36;

    private final int d;
    private final int mates;
    private final double rho;
    private final double sigma;
    private final double common;
    private final double highAll;
    private final double highOthers;
    private final Table logAll;
    private final Table logOthers;

    GaussianCliqueRecursion(NeighbourDensity neighbours, Closure.Cliques cliques, double rho, LossDensity flowing) {
        super(neighbours, cliques.d() * (cliques.q() - 1), flowing);
        d = cliques.d();
        mates = cliques.q() - 1;
        this.rho = rho;
        sigma = Math.sqrt((1 - rho) * (1 + rho));
        common = rho / (1 + rho);
        double own = Math.sqrt(1 - common);
        // The common variance of mates: all of them, and those beside one given mate.
        ExchangeableTail mine = ExchangeableTail.of(mates, common, own);
        ExchangeableTail theirs = ExchangeableTail.of(mates - 1, common * (1 - common), own);
        highAll = high(mates, common, own);
        highOthers = high(mates - 1, common * (1 - common), own);
        logAll = Table.of(h -> log(mine.at(h)), LOW, highAll, width(highAll));
        logOthers = Table.of(k -> log(theirs.at(k)), LOW, highOthers, width(highOthers));
    }

    /**
     * Beyond what the chance that all k lie above is none: 13 deviations of their mean, of variance β + γ²/k, where ρ &lt; 0 and
     * minima are not deep.
     */
    private static double high(int k, double beta, double gamma) {
        return beta >= 0 ? HIGH : Math.min(HIGH, 13 * Math.sqrt(beta + gamma * gamma / k));
    }

    /** A chance of 0, which has no logarithm, is told as one that decides nothing. */
    private static double log(double chance) {
        return StrictMath.log(Math.max(chance, 1e-300));
    }

    /** As wide as the logarithm is smooth. */
    private static double width(double high) {
        return Math.min(0.5, high / 26);
    }

    private double all(double h) {
        return h > highAll ? 0 : StrictMath.exp(logAll.at(h));
    }

    @Override
    double minimum(double x) {
        return power(all((1 - rho) * x / sigma), d);
    }

    @Override
    void at(double y, double z, double[] out) {
        double w = (z - rho * y) / sigma;
        double k = (1 - rho) * y / sigma - common * w;
        double mate = k > highOthers ? 0 : mates * edge(y, z) * StrictMath.exp(logOthers.at(k));
        if (d == 1) {
            out[0] = mate * sourceDensity(z);
            out[1] = 0;
            return;
        }
        double all = all((y - rho * z) / sigma);
        double others = mate * power(all, d - 2);
        out[0] = others * all * sourceDensity(z);
        out[1] = (d - 1) * others;
    }

    @Override
    double factor(double x) {
        double all = all((1 - rho) * x / sigma);
        return all > 0 ? d / all : 0;
    }

    @Override
    double minimumTimesFactor(double x) {
        return d * power(all((1 - rho) * x / sigma), d - 1);
    }
}
