package org.nadir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nadir.Laboratory.closure;
import static org.nadir.Laboratory.compare;
import static org.nadir.Laboratory.gaussianCopula;
import static org.nadir.Laboratory.hamming;
import static org.nadir.Laboratory.losses;
import static org.nadir.Laboratory.neighbours;
import static org.nadir.Laboratory.normal;
import static org.nadir.Laboratory.pair;
import static org.nadir.Laboratory.parabola;
import static org.nadir.Laboratory.predict;
import static org.nadir.Laboratory.simulate;
import static org.nadir.Laboratory.space;
import static org.nadir.Laboratory.uniform;
import static org.nadir.Laboratory.window;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.plots.Figure;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Observation;
import org.nadir.theory.Closure;
import org.nadir.theory.Prediction;
import org.nadir.theory.Solution;
import org.nadir.theory.numeric.Estimate;

class LaboratoryTest {
    @Test
    void aCellReadsLikeMathematics() {
        Prediction prediction = predict(pair(uniform()), space(hamming(6, 5)));
        assertThat(prediction.minima().value()).isCloseTo(625, within(1e-9));
        // theory.md section 5: i.i.d. losses on H(6, 5), the paper's 2.56 iterations.
        assertThat(prediction.iterations().value()).isCloseTo(2.55581128, within(1e-7));
    }

    @Test
    void theClosureFollowsTheSpace() {
        assertThat(closure(space(hamming(6, 5)))).isEqualTo(Closure.cliques(6, 5));
        assertThat(closure(space(15_625, 24))).isEqualTo(Closure.tree());
    }

    /** Two z-scores of means over 40 landscapes, each beyond 5 with probability below 1e-4 (Student, 39 degrees). */
    @Test
    void simulationAgreesWithPredictionWhereTheoryIsExact() {
        Prediction prediction = predict(pair(uniform()), space(hamming(4, 5)));
        Observation observation = simulate(pair(uniform()), space(hamming(4, 5)), 40, 1);
        double z = (observation.minima().value() - prediction.minima().value())
                / observation.minima().error();
        assertThat(Math.abs(z)).isLessThan(5);
        Prediction coupled = predict(pair(normal(), gaussianCopula(0.5)), space(4_000, 8));
        Observation seen = simulate(pair(normal(), gaussianCopula(0.5)), space(4_000, 8), 40, 2);
        double zCoupled = (seen.minima().value() - coupled.minima().value())
                / seen.minima().error();
        assertThat(Math.abs(zCoupled)).isLessThan(5);
    }

    @Test
    void aComparisonJoinsTheTwo() {
        Table table = compare(
                predict(pair(uniform()), space(hamming(3, 3))), simulate(pair(uniform()), space(hamming(3, 3)), 10, 1));
        assertThat(table.rows()).hasSizeGreaterThan(4);
        assertThat(table.rows().get(0).get(0)).isEqualTo("local minima");
        assertThat(table.rows().get(0).get(4)).isInstanceOf(Double.class);
    }

    @Test
    void aDensityOfOnesOwnIsAFunction() {
        var pair = pair(losses(0, 1, x -> 2 * x), neighbours(0, 1, (x, y) -> 2 * y));
        // Independent losses, whatever their density: n/(s+1).
        assertThat(predict(pair, space(1_000, 9)).minima().value()).isCloseTo(100, within(1e-7));
    }

    @Test
    void aPairWithoutALawIsRefused() {
        assertThatThrownBy(() -> simulate(pair(uniform(), window(0.2)), space(hamming(3, 3)), 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be independent");
        assertThat(predict(pair(uniform(), parabola()), space(100, 4)).warnings())
                .isNotEmpty();
    }

    @Test
    void chartsHoldEveryNumberThatTheyDraw() {
        var pair = pair(normal(), gaussianCopula(0.5));
        var where = space(2_000, 8);
        Observation seen = simulate(pair, where, 4, 1);
        Figure steps = Laboratory.stepsChart(predict(pair, where), seen);
        Figure basins = Laboratory.basinsChart(Solution.of(pair, 8, Closure.tree()), seen);
        Figure own = Laboratory.chart(
                "Mass",
                "rho",
                "M",
                Laboratory.predicted(
                        "lemma",
                        Laboratory.curve(
                                new double[] {0, 0.2, 0.4},
                                rho -> Solution.of(pair(normal(), gaussianCopula(rho)), 8, Closure.lemma())
                                        .mass())),
                Laboratory.predicted("one", Laboratory.curve(new double[] {0, 0.4}, rho -> Estimate.exact(1))));
        for (Figure figure : List.of(steps, basins, own)) {
            assertThat(figure.svg()).startsWith("<svg").contains("<path");
        }
        assertThat(own.data().rows()).hasSize(5);
        assertThat(basins.data().rows()).hasSize(2 * seen.basinSize().size());
        assertThatThrownBy(() -> Laboratory.chart("none", "x", "y")).hasMessage("a chart needs a curve, but has none");
    }
}
