package org.nadir.theory.numeric;

import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.hipparchus.util.Pair;

/**
 * The Gauss–Legendre rule of m nodes on [−1, 1], with the barycentric interpolation through its nodes.
 *
 * <p>For the part of a panel above one of its own nodes tᵢ the rule is shrunk to [tᵢ, 1], and the function, known at the
 * nodes only, is interpolated at the shrunk nodes: {@link #tailPoint}, {@link #tailWeight}, {@link #tailInterpolation}.
 */
final class Rule {
    /** The largest number of nodes of a rule. */
    static final int MAX = 64;

    private static final ConcurrentHashMap<Integer, Rule> RULES = new ConcurrentHashMap<>();

    final int size;
    final double[] nodes;
    final double[] weights;
    private final double[] barycentric;
    private final double[] tailInterpolation;
    /** Rows that give the two highest Legendre coefficients of a function from its values. */
    private final double[] last = new double[MAX];

    private final double[] lastButOne = new double[MAX];

    private Rule(int size) {
        this.size = size;
        Pair<double[], double[]> rule = new LegendreRuleFactory().getRule(size);
        nodes = rule.getFirst();
        weights = rule.getSecond();
        barycentric = new double[size];
        for (int j = 0; j < size; j++) {
            double product = 1;
            for (int k = 0; k < size; k++) {
                if (k != j) {
                    product *= 2 * (nodes[j] - nodes[k]); // the factor 2 keeps products near 1
                }
            }
            barycentric[j] = 1 / product;
        }
        for (int q = 0; q < size; q++) {
            double before = 1;
            double legendre = nodes[q];
            for (int k = 2; k < size; k++) {
                double next = ((2 * k - 1) * nodes[q] * legendre - (k - 1) * before) / k;
                before = legendre;
                legendre = next;
            }
            last[q] = (size - 0.5) * weights[q] * legendre;
            lastButOne[q] = (size - 1.5) * weights[q] * before;
        }
        tailInterpolation = new double[size * size * size];
        double[] row = new double[size];
        for (int i = 0; i < size; i++) {
            for (int q = 0; q < size; q++) {
                interpolation(tailPoint(i, q), row);
                System.arraycopy(row, 0, tailInterpolation, (i * size + q) * size, size);
            }
        }
    }

    /** The sum of the moduli of the two highest Legendre coefficients of the interpolant through values at the nodes. */
    double highest(double[] values) {
        double a = 0;
        double b = 0;
        for (int q = 0; q < size; q++) {
            a += last[q] * values[q];
            b += lastButOne[q] * values[q];
        }
        return Math.abs(a) + Math.abs(b);
    }

    static Rule of(int size) {
        return RULES.computeIfAbsent(size, Rule::new);
    }

    /** The q-th node of the rule shrunk to [tᵢ, 1]. */
    double tailPoint(int i, int q) {
        return nodes[i] + 0.5 * (1 - nodes[i]) * (1 + nodes[q]);
    }

    /** Its weight. */
    double tailWeight(int i, int q) {
        return 0.5 * (1 - nodes[i]) * weights[q];
    }

    /** The coefficient of the value at node j in the interpolant at {@link #tailPoint}(i, q). */
    double tailInterpolation(int i, int q, int j) {
        return tailInterpolation[(i * size + q) * size + j];
    }

    /** Fills row with the coefficients ℓⱼ(t) of the interpolant Σ ℓⱼ(t) fⱼ. */
    void interpolation(double t, double[] row) {
        double sum = 0;
        for (int j = 0; j < size; j++) {
            double distance = t - nodes[j];
            if (distance == 0) {
                java.util.Arrays.fill(row, 0);
                row[j] = 1;
                return;
            }
            row[j] = barycentric[j] / distance;
            sum += row[j];
        }
        for (int j = 0; j < size; j++) {
            row[j] /= sum;
        }
    }
}
