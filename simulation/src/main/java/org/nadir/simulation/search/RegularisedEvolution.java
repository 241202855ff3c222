package org.nadir.simulation.search;

import java.util.ArrayList;
import java.util.List;
import org.nadir.simulation.random.RandomStream;

/**
 * Regularised evolution: a population in order of age; the best of a random sample has a child, a uniform neighbour, which
 * joins while the oldest dies.
 *
 * <p>E. Real, A. Aggarwal, Y. Huang and Q. V. Le, Regularized evolution for image classifier architecture search, AAAI 2019.
 */
public final class RegularisedEvolution implements SearchAlgorithm {

    /** Children in a row that are known, after which the space is taken to be known. */
    private static final int ENOUGH = 100_000;

    private final int population;
    private final int sample;

    private RegularisedEvolution(int population, int sample) {
        this.population = population;
        this.sample = sample;
    }

    /**
     * The algorithm.
     *
     * @param population how many live at a time, at least 1
     * @param sample how many are compared to find a parent, from 1 to the population
     * @return the algorithm
     * @throws IllegalArgumentException if a number is out of range
     */
    public static RegularisedEvolution of(int population, int sample) {
        if (population < 1) {
            throw new IllegalArgumentException("population must be a positive integer, but was " + population);
        }
        if (sample < 1 || sample > population) {
            throw new IllegalArgumentException(
                    "sample must be from 1 to the population of " + population + ", but was " + sample);
        }
        return new RegularisedEvolution(population, sample);
    }

    @Override
    public void search(Budget budget, RandomStream stream) {
        List<Long> living = new ArrayList<>();
        for (int i = 0; i < population; i++) {
            long v = budget.space().random(stream);
            budget.evaluate(v);
            living.add(v);
        }
        int known = 0;
        int oldest = 0;
        while (known < ENOUGH) {
            long parent = parent(living, budget, stream);
            int degree = budget.space().degree(parent);
            if (degree == 0) {
                return;
            }
            long child = budget.space().neighbour(parent, stream.nextInt(degree));
            known = budget.knows(child) ? known + 1 : 0;
            budget.evaluate(child);
            // the oldest dies: a ring holds the population in order of age
            living.set(oldest, child);
            oldest = (oldest + 1) % population;
        }
    }

    private long parent(List<Long> living, Budget budget, RandomStream stream) {
        long best = living.get(stream.nextInt(population));
        for (int i = 1; i < sample; i++) {
            long other = living.get(stream.nextInt(population));
            if (budget.evaluate(other) < budget.evaluate(best)) {
                best = other;
            }
        }
        return best;
    }

    @Override
    public String description() {
        return "evolution(population=" + population + ", sample=" + sample + ")";
    }
}
