package org.nadir.theory;

import org.jspecify.annotations.Nullable;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.LossDensity;
import org.nadir.theory.density.NeighbourDensity;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Panels;
import org.nadir.theory.numeric.Volterra;

/**
 * A closure for a pair and a degree, in the pair's coordinate: what the solver integrates.
 *
 * <p>Every closure is a Volterra equation h = h₁ + ∫ k h down from the top of the losses, with
 *
 * <p>|LS⁻ᵏ(x)| = c(x) hₖ(x), basin B(x) = 1 + c(x) h(x), P(minimum | x) = p(x), for a minimum at x.
 *
 * <p>Implementation note. Where losses resemble each other strongly, the minima lie so deep that pdf_n underflows there while
 * h overflows, though their product, the flow of vertices, is of order 1. For a reversible pair the product pdf_n h solves an
 * equation of its own, with pdf_e(z, y) for pdf_e(y, z) and pdf_n(z) times the source: the <em>flow form</em>, in which nothing
 * leaves the range of double precision.
 */
abstract class Recursion {
    /** From how many factors on a power is taken by its logarithm, which costs more than squaring a few times. */
    private static final int MANY = 256;

    final NeighbourDensity neighbours;
    final int degree;
    /** pdf_n where the recursion is in flow form, else null. */
    private final @Nullable LossDensity flowing;

    Recursion(NeighbourDensity neighbours, int degree, @Nullable LossDensity flowing) {
        this.neighbours = neighbours;
        this.degree = degree;
        this.flowing = flowing;
    }

    /** Whether the solution is pdf_n h, not h. */
    boolean isFlow() {
        return flowing != null;
    }

    /** pdf_e(y, z), or the same edge seen from z in flow form. */
    final double edge(double y, double z) {
        return flowing == null ? neighbours.density(y, z) : neighbours.density(z, y);
    }

    /** What the source is multiplied by. */
    final double sourceDensity(double z) {
        return flowing == null ? 1 : flowing.density(z);
    }

    static Recursion of(Pair pair, int degree, Closure closure) {
        if (degree < 1) {
            throw new IllegalArgumentException("s must be a positive integer, but was " + degree);
        }
        NeighbourDensity e = pair.coordinateNeighbours();
        LossDensity flowing = pair.copula().isPresent() ? pair.coordinateLosses() : null;
        if (closure instanceof Closure.Lemma lemma) {
            return new LemmaRecursion(e, degree, lemma.b());
        }
        if (closure instanceof Closure.LemmaByDepth) {
            return new LemmaRecursion(e, degree, 1);
        }
        if (closure instanceof Closure.Authors) {
            return new AuthorsRecursion(e, degree);
        }
        if (closure instanceof Closure.Fresh) {
            return new FreshRecursion(e, degree, flowing);
        }
        if (closure instanceof Closure.Cliques cliques) {
            return cliques(pair, degree, cliques, flowing);
        }
        return new TreeRecursion(e, degree, flowing);
    }

    private static Recursion cliques(Pair pair, int degree, Closure.Cliques cliques, @Nullable LossDensity flowing) {
        if ((long) cliques.d() * (cliques.q() - 1) != degree) {
            throw new IllegalArgumentException(
                    cliques + " has degree " + (long) cliques.d() * (cliques.q() - 1) + ", but s was " + degree);
        }
        if (cliques.q() == 2) {
            return new TreeRecursion(pair.coordinateNeighbours(), degree, flowing);
        }
        if (!cliques.suit(pair)) {
            throw new IllegalArgumentException("closure " + cliques
                    + " needs independent neighbours or a gaussian-copula with rho > -1/(q - 1), but pdf_e was "
                    + pair.dependence());
        }
        return pair.copula().orElse(null) instanceof GaussianCopula gaussian
                ? new GaussianCliqueRecursion(
                        pair.coordinateNeighbours(), cliques, gaussian.rho(), pair.coordinateLosses())
                : new IndependentCliqueRecursion(pair.coordinateNeighbours(), cliques);
    }

    /** p(x) = P(a vertex at x is a minimum). */
    double minimum(double x) {
        return tailPower(x, x, degree);
    }

    /**
     * S(x; t)ᵏ. A power multiplies the rounding of its base by k, but what lies just below 1 is known better by what it lacks:
     * from {@link #MANY} factors on, exp(k log1p(−P(below t))), whose rounding is that of k P(below t), of order 1 where the power
     * matters.
     */
    final double tailPower(double x, double t, int k) {
        if (k >= MANY) {
            double below = neighbours.lowerTail(x, t);
            if (below < 0.5) {
                return StrictMath.exp(k * StrictMath.log1p(-below));
            }
        }
        return power(neighbours.upperTail(x, t), k);
    }

    /** The relative rounding of {@link #tailPower}, a unit in the last place for each factor of a plain power. */
    static double rounding(int k) {
        return Math.min(k, MANY) * Math.ulp(1.0);
    }

    /** Source and kernel at (y, z), z ≥ y. */
    abstract void at(double y, double z, double[] out);

    /** c(x). */
    abstract double factor(double x);

    /** p(x) c(x), which stays finite where p vanishes and c does not. */
    double minimumTimesFactor(double x) {
        return minimum(x) * factor(x);
    }

    /** The equation whose solution is h, from the discretised kernel. */
    Volterra equation(Panels panels) {
        return Volterra.of(panels, this::at, neighbours::upper);
    }

    /** baseᵏ for k ≥ 0, and 1 for k = 0, by squaring. */
    static double power(double base, int k) {
        double result = 1;
        double square = base;
        for (int bits = k; bits > 0; bits >>= 1) {
            if ((bits & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /** The exact recursion on a tree (docs/theory.md, section 6). */
    private static final class TreeRecursion extends Recursion {
        TreeRecursion(NeighbourDensity neighbours, int degree, @Nullable LossDensity flowing) {
            super(neighbours, degree, flowing);
        }

        @Override
        void at(double y, double z, double[] out) {
            double e = edge(y, z);
            if (degree == 1) {
                out[0] = e * sourceDensity(z);
                out[1] = 0;
                return;
            }
            double tail = neighbours.upperTail(z, y);
            double others = e * (degree < MANY ? power(tail, degree - 2) : tailPower(z, y, degree - 2));
            out[0] = others * tail * sourceDensity(z);
            out[1] = (degree - 1) * others;
        }

        @Override
        double factor(double x) {
            double tail = neighbours.upperTail(x, x);
            return tail > 0 ? degree / tail : 0;
        }

        @Override
        double minimumTimesFactor(double x) {
            return degree * tailPower(x, x, degree - 1);
        }
    }

    /** Fresh neighbourhoods: B(x) = 1 + s ∫ pdf_e(x, y) S(y; x)ˢ⁻¹ B(y) dy. */
    private static final class FreshRecursion extends Recursion {
        FreshRecursion(NeighbourDensity neighbours, int degree, @Nullable LossDensity flowing) {
            super(neighbours, degree, flowing);
        }

        @Override
        void at(double y, double z, double[] out) {
            out[1] = degree * edge(y, z) * tailPower(z, y, degree - 1);
            out[0] = out[1] * sourceDensity(z);
        }

        @Override
        double factor(double x) {
            return 1;
        }
    }

    /** Lemma 5.2 as printed: LSₖ = b LS₁(x) ∫ pdf_e(x, y) LSₖ₋₁(y) dy / S(x; x). */
    private static class LemmaRecursion extends Recursion {
        private final double b;

        LemmaRecursion(NeighbourDensity neighbours, int degree, double b) {
            super(neighbours, degree, null);
            this.b = b;
        }

        @Override
        void at(double y, double z, double[] out) {
            out[1] = neighbours.density(y, z);
            out[0] = degree * out[1] * tailPower(z, y, degree - 1);
        }

        @Override
        Volterra equation(Panels panels) {
            return Volterra.of(panels, this::at, neighbours::upper, (x, first) -> {
                double tail = neighbours.upperTail(x, x);
                return tail > 0 ? b * first / tail : 0;
            });
        }

        @Override
        double factor(double x) {
            return 1;
        }
    }

    /** The authors' code: the inner tail of LS₁ at x, not at y. */
    private static final class AuthorsRecursion extends LemmaRecursion {
        AuthorsRecursion(NeighbourDensity neighbours, int degree) {
            super(neighbours, degree, 1);
        }

        @Override
        void at(double y, double z, double[] out) {
            out[1] = neighbours.density(y, z);
            out[0] = degree * out[1] * tailPower(y, y, degree - 1);
        }
    }

    /** The exact recursion on cliques of independent losses: g = S(t)^{q−1}, κ = pdf_n(z) S(t)^{q−2}. */
    private static final class IndependentCliqueRecursion extends Recursion {
        private final int d;
        private final int mates;

        IndependentCliqueRecursion(NeighbourDensity neighbours, Closure.Cliques cliques) {
            super(neighbours, cliques.d() * (cliques.q() - 1), null);
            d = cliques.d();
            mates = cliques.q() - 1;
        }

        @Override
        void at(double y, double z, double[] out) {
            double mate = mates * neighbours.density(y, z) * tailPower(z, y, mates - 1);
            out[0] = mate * tailPower(z, y, mates * (d - 1));
            out[1] = d == 1 ? 0 : mate * (d - 1) * tailPower(z, y, mates * (d - 2));
        }

        @Override
        double factor(double x) {
            double all = tailPower(x, x, mates);
            return all > 0 ? d / all : 0;
        }

        @Override
        double minimumTimesFactor(double x) {
            return d * tailPower(x, x, mates * (d - 1));
        }
    }
}
