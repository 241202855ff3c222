package org.nadir.simulation.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.theory.density.StandardNormal;

/**
 * Theorem 5.1 for clustered neighbours: pdf_e as it is at every vertex, and the dependence of the neighbours of one vertex, given
 * its loss, by two correlations.
 *
 * <p>Let h(x) be the normal score of a vertex's own loss x within the distribution of its neighbours' losses, S(x; x) = Φ̄(h), and let
 * the neighbours' residual scores, each the neighbour's normal score within that distribution, have the correlation τ₁ within a clique
 * (neighbours that differ from the vertex at one position) and τ₂ across. Then
 *
 * <p>E[# minima] = Σ_v Θ(h(x_v)),  Θ(h) = E_{T₀} Π_p E_T Φ̄( (h − a T₀ − b T)/c )^{m_p},
 * a² = τ₂, b² = τ₁ − τ₂, c² = 1 − τ₁,
 *
 * <p>m_p the number of neighbours that v has at position p, so that missing combinations are what they are. It is Theorem 5.1 where
 * τ₁ = τ₂ = 0, and exact for isotropic Gaussian fields. pdf_e is estimated by local regression in normal scores
 * ({@link ConditionalQuantiles}); both correlations are given over all vertices and over the best tenth, where the minima are.
 *
 * <p>Implementation note. For τ₂ &lt; 0 the expectation over T₀ is that over an imaginary multiple, which a rule with nine real
 * nodes and signed weights gives, exact for polynomials of degree 9: moments (−|τ₂|)ᵏ (2k − 1)!!. Derivation: docs/fitting.md, section 4.
 *
 * @param tau1 τ₁ over all vertices
 * @param tau2 τ₂ over all vertices
 * @param minima the expected number of minima with these
 * @param goodTau1 τ₁ over the best tenth of the vertices
 * @param goodTau2 τ₂ over the best tenth
 * @param goodMinima the expected number with these
 * @param independent the same with τ₁ = τ₂ = 0: Theorem 5.1 on pdf_e as it is
 */
public record ClusteredMinima(
        double tau1,
        double tau2,
        double minima,
        double goodTau1,
        double goodTau2,
        double goodMinima,
        double independent) {

    private static final double GOOD = 0.1;

    /** Neighbours that the quantiles of one window are taken from, at most about so many. */
    private static final int MOST_PAIRS = 20_000;

    /**
     * Estimates and predicts.
     *
     * @param table a table whose rows are combinations of choices
     * @return the prediction
     * @throws IllegalArgumentException if the rows are merged classes, which have no cliques, or no two are neighbours
     */
    public static ClusteredMinima of(CategoricalTable table) {
        if (table.isMerged()) {
            throw new IllegalArgumentException(table.source() + " has merged classes for rows, which have no cliques");
        }
        double[] scores = NormalScores.of(table.losses());
        int n = scores.length;
        int[][] cliques = CorrelationByDistance.groups(table, 1)[1];
        int[][] members = new int[cliques.length][];
        int[][] starts = new int[cliques.length][];
        for (int p = 0; p < cliques.length; p++) {
            starts[p] = starts(cliques[p]);
            members[p] = members(cliques[p], starts[p]);
        }
        Mates mates = new Mates(cliques, starts, members);
        int[] byRank = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(v -> scores[v]))
                .mapToInt(Integer::intValue)
                .toArray();
        ConditionalQuantiles neighbours =
                ConditionalQuantiles.of(scores, byRank, (from, to) -> mates.pairs(scores, byRank, from, to));
        Correlations all = new Correlations();
        Correlations good = new Correlations();
        double limit = StandardNormal.quantile(GOOD);
        double[] own = new double[n];
        for (int v = 0; v < n; v++) {
            own[v] = neighbours.position(v, scores[v]);
            double[][] residuals = mates.residuals(v, scores, neighbours);
            all.add(residuals);
            if (scores[v] <= limit) {
                good.add(residuals);
            }
        }
        if (!(all.pairs > 0)) {
            throw new IllegalArgumentException(table.source() + " has no two neighbouring rows");
        }
        int most = Arrays.stream(table.radices()).max().orElseThrow() - 1;
        return new ClusteredMinima(
                all.within(),
                all.across(),
                expected(own, mates, all.within(), all.across(), most),
                good.within(),
                good.across(),
                expected(own, mates, good.within(), good.across(), most),
                expected(own, mates, 0, 0, most));
    }

    private static int[] starts(int[] groupOf) {
        int groups = Arrays.stream(groupOf).max().orElse(-1) + 1;
        int[] starts = new int[groups + 1];
        for (int group : groupOf) {
            starts[group + 1]++;
        }
        for (int g = 0; g < groups; g++) {
            starts[g + 1] += starts[g];
        }
        return starts;
    }

    private static int[] members(int[] groupOf, int[] starts) {
        int[] filled = starts.clone();
        int[] members = new int[groupOf.length];
        for (int v = 0; v < groupOf.length; v++) {
            members[filled[groupOf[v]]++] = v;
        }
        return members;
    }

    /** The neighbours of every vertex by position. */
    private static final class Mates {
        private final int[][] cliques;
        private final int[][] starts;
        private final int[][] members;

        Mates(int[][] cliques, int[][] starts, int[][] members) {
            this.cliques = cliques;
            this.starts = starts;
            this.members = members;
        }

        int count(int p, int v) {
            int group = cliques[p][v];
            return starts[p][group + 1] - starts[p][group] - 1;
        }

        /** The scores of vertices by rank, and of their neighbours: all, or every so-manieth. */
        double[][] pairs(double[] scores, int[] byRank, int from, int to) {
            long total = 0;
            for (int i = from; i < to; i++) {
                for (int p = 0; p < cliques.length; p++) {
                    total += count(p, byRank[i]);
                }
            }
            long stride = Math.max(1, total / MOST_PAIRS);
            double[][] pairs = new double[2][(int) ((total + stride - 1) / stride)];
            long seen = 0;
            int kept = 0;
            for (int i = from; i < to; i++) {
                int v = byRank[i];
                for (int p = 0; p < cliques.length; p++) {
                    int group = cliques[p][v];
                    for (int k = starts[p][group]; k < starts[p][group + 1]; k++) {
                        if (members[p][k] != v && seen++ % stride == 0) {
                            pairs[0][kept] = scores[v];
                            pairs[1][kept++] = scores[members[p][k]];
                        }
                    }
                }
            }
            return pairs;
        }

        /** The residual scores of a vertex's neighbours by position. */
        double[][] residuals(int v, double[] scores, ConditionalQuantiles neighbours) {
            double[][] residuals = new double[cliques.length][];
            for (int p = 0; p < cliques.length; p++) {
                residuals[p] = new double[count(p, v)];
                int at = 0;
                int group = cliques[p][v];
                for (int k = starts[p][group]; k < starts[p][group + 1]; k++) {
                    if (members[p][k] != v) {
                        residuals[p][at++] = neighbours.position(v, scores[members[p][k]]);
                    }
                }
            }
            return residuals;
        }
    }

    /** Sums of products of residual scores, within cliques and across. */
    private static final class Correlations {
        private double squares;
        private double pairs;
        private double within;
        private double pairsWithin;
        private double across;
        private double pairsAcross;

        void add(double[][] residuals) {
            double sum = 0;
            double cliqueSquares = 0;
            double countSquares = 0;
            double count = 0;
            for (double[] clique : residuals) {
                double inClique = 0;
                double own = 0;
                for (double u : clique) {
                    inClique += u;
                    own += u * u;
                }
                within += inClique * inClique - own;
                pairsWithin += clique.length * (clique.length - 1.0);
                squares += own;
                sum += inClique;
                cliqueSquares += inClique * inClique;
                countSquares += (double) clique.length * clique.length;
                count += clique.length;
            }
            pairs += count;
            across += sum * sum - cliqueSquares;
            pairsAcross += count * count - countSquares;
        }

        double across() {
            return pairsAcross > 0 && squares > 0 ? bounded(across / pairsAcross / (squares / pairs)) : 0;
        }

        /** In cliques of two there are no pairs within, and what is taken for them does not matter. */
        double within() {
            return pairsWithin > 0 && squares > 0
                    ? bounded(within / pairsWithin / (squares / pairs))
                    : Math.max(0, across());
        }

        private static double bounded(double tau) {
            return Math.max(-0.2, Math.min(0.95, tau));
        }
    }

    /** Σ_v Θ(h_v). */
    private static double expected(double[] own, Mates mates, double within, double across, int most) {
        Theta theta = Theta.of(within, across, most);
        int[] counts = new int[mates.cliques.length];
        double total = 0;
        for (int v = 0; v < own.length; v++) {
            for (int p = 0; p < counts.length; p++) {
                counts[p] = mates.count(p, v);
            }
            total += theta.at(own[v], counts);
        }
        return total;
    }

    /** Θ(h) for two correlations: the rule over T₀, and what a clique gives at each of its nodes. */
    static final class Theta {
        private final double[][] rule;
        private final Cliques cliques;

        private Theta(double[][] rule, Cliques cliques) {
            this.rule = rule;
            this.cliques = cliques;
        }

        static Theta of(double within, double across, int most) {
            // Cliques that hang together less than strangers have no such structure: then all neighbours are alike.
            double tau1 = Math.max(within, across);
            return new Theta(
                    across >= 0 ? gaussian(Math.sqrt(across)) : imaginary(Math.sqrt(-across)),
                    Cliques.of(Math.sqrt(tau1 - across), Math.sqrt(1 - tau1), most));
        }

        /** P(all neighbours above), a vertex at the score h of its neighbours' distribution having so many by position. */
        double at(double h, int... mates) {
            double total = 0;
            for (int i = 0; i < rule[0].length; i++) {
                double product = rule[1][i];
                for (int m : mates) {
                    product *= cliques.above(h - rule[0][i], m);
                }
                total += product;
            }
            return total;
        }
    }

    private static double[][] gaussian(double scale) {
        GaussIntegrator rule = new GaussIntegratorFactory().hermite(scale == 0 ? 1 : 20);
        int m = rule.getNumberOfPoints();
        double[][] nodes = new double[2][m];
        for (int i = 0; i < m; i++) {
            nodes[0][i] = scale * Math.sqrt(2) * rule.getPoint(i);
            nodes[1][i] = rule.getWeight(i) / Math.sqrt(Math.PI);
        }
        return nodes;
    }

    /** Nine nodes 0.9 scales apart whose even moments are those of i·scale·T: (−scale²)ᵏ (2k − 1)!!, k ≤ 4. */
    private static double[][] imaginary(double scale) {
        int half = 4;
        double[][] powers = new double[half + 1][half + 1];
        double[] moments = new double[half + 1];
        for (int k = 0; k <= half; k++) {
            moments[k] = k == 0 ? 1 : -moments[k - 1] * (2 * k - 1);
            for (int j = 0; j <= half; j++) {
                double power = j == 0 ? 1 : 2;
                for (int i = 0; i < 2 * k; i++) {
                    power *= 0.9 * j;
                }
                powers[k][j] = power;
            }
        }
        double[] weights = new LUDecomposition(new Array2DRowRealMatrix(powers))
                .getSolver()
                .solve(new ArrayRealVector(moments))
                .toArray();
        double[][] nodes = new double[2][2 * half + 1];
        for (int j = -half; j <= half; j++) {
            nodes[0][j + half] = 0.9 * scale * j;
            nodes[1][j + half] = weights[Math.abs(j)];
        }
        return nodes;
    }

    /** E_T Φ̄((h − b T)/c)^m for m = 0 … most, tabulated in h. */
    private static final class Cliques {
        private static final double REACH = 8;
        private static final double STEP = 0.01;

        private final double[][] table;

        private Cliques(double[][] table) {
            this.table = table;
        }

        static Cliques of(double b, double c, int most) {
            double[][] rule = gaussian(1);
            int size = (int) (2 * REACH / STEP) + 1;
            double[][] table = new double[most + 1][size];
            for (int i = 0; i < size; i++) {
                double h = i * STEP - REACH;
                for (int t = 0; t < rule[0].length; t++) {
                    double tail = StandardNormal.upperTail((h - b * rule[0][t]) / c);
                    double power = rule[1][t];
                    for (int m = 0; m <= most; m++) {
                        table[m][i] += power;
                        power *= tail;
                    }
                }
            }
            return new Cliques(table);
        }

        double above(double h, int mates) {
            double at = Math.max(0, Math.min(table[mates].length - 1.001, (h + REACH) / STEP));
            int i = (int) at;
            return table[mates][i] + (at - i) * (table[mates][i + 1] - table[mates][i]);
        }
    }
}
