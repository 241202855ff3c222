package org.nadir.simulation.search;

import java.util.HashMap;
import java.util.Map;
import org.nadir.simulation.random.RandomStream;

/**
 * What a search may spend: a number of evaluations, each of a vertex not evaluated before in this trial. It remembers the
 * best so far after each.
 *
 * <p>An evaluation observes the loss with training noise of the given deviation, drawn once for the vertex and the trial: to
 * look again is free and shows the same. The best so far is the best observed; its true loss is what the curves are of.
 */
public final class Budget {

    /** Thrown where the budget is spent, and caught where the trial began; it carries nothing. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Spent() {
            super("the budget is spent", null, false, false);
        }
    }

    private final SearchSpace space;
    private final double deviation;
    private final RandomStream noise;
    private final double[] truth;
    private final Map<Long, Double> observed = new HashMap<>();
    private double bestObserved = Double.POSITIVE_INFINITY;
    private int spent;

    Budget(SearchSpace space, int evaluations, double deviation, RandomStream noise) {
        this.space = space;
        this.deviation = deviation;
        this.noise = noise;
        this.truth = new double[evaluations];
    }

    /**
     * The space that is searched.
     *
     * @return the space
     */
    public SearchSpace space() {
        return space;
    }

    /**
     * Whether a vertex has been evaluated.
     *
     * @param v a vertex
     * @return true if its observed loss is known
     */
    public boolean knows(long v) {
        return observed.containsKey(v);
    }

    /**
     * The observed loss of a vertex, paid for the first time. Where nothing is left the trial ends here.
     *
     * @param v a vertex
     * @return what is observed
     */
    public double evaluate(long v) {
        Double known = observed.get(v);
        if (known != null) {
            if (spent == space.order()) {
                // Nothing new is left to find.
                throw new Spent();
            }
            return known;
        }
        if (spent == truth.length) {
            throw new Spent();
        }
        double loss = space.loss(v);
        double seen = deviation > 0 ? loss + deviation * noise.child(v).nextNormal() : loss;
        observed.put(v, seen);
        if (seen < bestObserved) {
            bestObserved = seen;
            truth[spent] = loss;
        } else {
            truth[spent] = truth[spent - 1];
        }
        spent++;
        return seen;
    }

    /** The true loss of the best observed after 1, 2, … evaluations; the last value goes on where a search ended early. */
    double[] curve() {
        for (int i = Math.max(1, spent); i < truth.length; i++) {
            truth[i] = truth[i - 1];
        }
        return truth;
    }

    int spent() {
        return spent;
    }
}
