package org.nadir.theory;

import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.StandardNormal;
import org.nadir.theory.numeric.Quadrature;
import org.nadir.theory.numeric.Table;
import org.nadir.theory.numeric.Tolerance;

/**
 * The exact recursion on latent-Gaussian cliques (docs/theory.md, section 5): in a clique of q, any two normal scores have
 * correlation ρ.
 *
 * <p>Given a member at y, a mate is ρy + σ(√c T + √(1−c) ε), σ² = 1 − ρ², c = ρ/(1+ρ), T shared. So
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
        double shared = Math.sqrt(common);
        logAll = Table.of(h -> StrictMath.log(expectation(h, shared, own, mates)), LOW, HIGH);
        logOthers = Table.of(k -> StrictMath.log(expectation(k, shared * own, own, mates - 1)), LOW, HIGH);
    }

    /** E_T Φ̄((h − b T)/c)ᵏ, T standard normal. */
    static double expectation(double h, double b, double c, int k) {
        // Where the integrand peaks for large h, from the exponent −T²/2 − k (h − bT)²/(2c²).
        double peak = h > 0 ? k * b * h / (c * c + k * b * b) : 0;
        return Quadrature.integrate(
                        t -> StandardNormal.density(t) * power(StandardNormal.upperTail((h - b * t) / c), k),
                        -10,
                        peak + 10,
                        Tolerance.DEFAULT.withRelative(1e-13),
                        0,
                        peak)
                .value();
    }

    private double all(double h) {
        return h > HIGH ? 0 : StrictMath.exp(logAll.at(h));
    }

    @Override
    double minimum(double x) {
        return power(all((1 - rho) * x / sigma), d);
    }

    @Override
    void at(double y, double z, double[] out) {
        double w = (z - rho * y) / sigma;
        double k = (1 - rho) * y / sigma - common * w;
        double mate = k > HIGH ? 0 : mates * edge(y, z) * StrictMath.exp(logOthers.at(k));
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
