package org.nadir.plots.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.nadir.plots.MassLoss;
import org.nadir.plots.MassLoss.Mass;
import org.nadir.plots.MassLoss.PairMass;
import org.nadir.plots.Trace;
import org.nadir.plots.drawing.Numbers;
import org.nadir.theory.Closure;
import org.nadir.theory.Defects;
import org.nadir.theory.Solution;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.numeric.Curve;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Tolerance;

/** Figure 11: the mass M of every closure. */
public final class Masses {
    private static final int DEGREE = 24;
    private static final double VERTICES = 15_625;
    private static final Tolerance QUICK = Tolerance.DEFAULT.withRelative(1e-8);

    private Masses() {}

    /**
     * Runs the experiment.
     *
     * @param lab how
     * @return its chapter
     */
    public static Chapter of(Laboratory lab) {
        double[] rhos = Curves.even(0, 0.8, lab.quick() ? 9 : 33);
        List<Trace> traces = new ArrayList<>();
        traces.add(Trace.predicted(
                "Lemma 5.2, ~b~ = 1", "lemma", Curve.of(rhos, rho -> gaussian(lab, rho, Closure.lemma()))));
        traces.add(Trace.predicted("tree", "tree", Curve.of(rhos, rho -> gaussian(lab, rho, Closure.tree()))));
        traces.add(Trace.predicted(
                "cliques", "cliques", Curve.of(rhos, rho -> gaussian(lab, rho, Closure.cliques(6, 5)))));
        traces.add(Trace.predicted(
                "fresh neighbourhoods", "fresh", Curve.of(rhos, rho -> gaussian(lab, rho, Closure.fresh()))));
        List<PairMass> pairs = new ArrayList<>();
        StringBuilder told =
                new StringBuilder("The authors’ pairs are not stationary, so no undirected graph has them:");
        for (AuthorsPair authors : AuthorsPair.all()) {
            Pair pair = authors.pair();
            double defect = Defects.of(pair).stationarity().value();
            double tree = mass(lab, pair, Closure.tree()).value();
            pairs.add(new PairMass(
                    authors.label(),
                    List.of(
                            new Mass(
                                    "Lemma 5.2, b = 1",
                                    "lemma",
                                    mass(lab, pair, Closure.lemma()).value()),
                            new Mass(
                                    "fresh neighbourhoods",
                                    "fresh",
                                    mass(lab, pair, Closure.fresh()).value()),
                            new Mass("tree", "tree", tree)),
                    defect));
            told.append(pairs.size() == 1 ? " " : ", ").append(authors.label()).append(" total variation ");
            told.append(Numbers.significant(defect, 2)).append(" and M = ").append(Numbers.fixed(tree, 2));
            told.append(" on a tree");
        }
        StringBuilder minima = new StringBuilder("Theorem 5.1 on the authors’ pairs predicts");
        for (AuthorsPair authors : AuthorsPair.all()) {
            double fraction = Solution.of(authors.pair(), DEGREE, Closure.tree(), QUICK)
                    .minimaFraction()
                    .value();
            minima.append(authors.sd() == AuthorsPair.all().get(0).sd() ? " " : ", ");
            minima.append(Numbers.fixed(VERTICES * fraction, 0))
                    .append(" (")
                    .append(authors.label())
                    .append(')');
        }
        minima.append(" local minima among ").append(Numbers.plain(VERTICES)).append(" architectures.");
        double half = gaussian(lab, 0.5, Closure.lemma()).value();
        double seventh = gaussian(lab, 0.7, Closure.lemma()).value();
        return new Chapter(
                MassLoss.of(traces, DEGREE, pairs),
                List.of(),
                List.of(
                        "Lemma 5.2 with b = 1 gives every vertex " + Numbers.significant(half, 3)
                                + " minima at correlation 0.5 and " + Numbers.significant(seventh, 3)
                                + " at 0.7, where the exact recursions give it one.",
                        told.append('.').toString(),
                        minima.toString()));
    }

    private static Estimate gaussian(Laboratory lab, double rho, Closure closure) {
        return mass(lab, Pair.of(Normal.of(0, 1), GaussianCopula.of(rho)), closure);
    }

    private static Estimate mass(Laboratory lab, Pair pair, Closure closure) {
        return Solution.of(pair, DEGREE, closure, lab.quick() ? QUICK : Tolerance.DEFAULT)
                .mass();
    }
}
