package org.nadir.simulation.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.simulation.Impatient;
import org.nadir.simulation.Progress;
import org.nadir.simulation.Threads;

class SweepTest {
    private static final String PLAN = """
            {"space": "hamming(4, 3)", "losses": "product-field({rho})", "noise": "{lambda}",
             "grid": {"rho": [0.2, 0.5], "lambda": [1, 0.8]}, "replicates": 20, "seed": 5}""";

    @TempDir
    private Path folder;

    private static SweepPlan plan() {
        return SweepPlan.parse("plan.json", PLAN);
    }

    @Test
    void everyCellIsObservedAndLaidBesideItsPredictions() throws IOException {
        List<SweepCell> cells = Sweep.open(plan(), folder.resolve("a"), false).run(Threads.of(2), Progress.SILENT);
        assertThat(cells).hasSize(4);
        assertThat(cells.get(1).parameters()).containsEntry("rho", "0.2").containsEntry("lambda", "0.8");
        assertThat(cells.get(0).forecasts()).extracting(Forecast::closure).contains("tree", "cliques", "isotropic");
        assertThat(cells.get(1).forecasts()).extracting(Forecast::closure).containsExactly("isotropic");
        for (SweepCell cell : cells) {
            for (Forecast forecast : cell.forecasts()) {
                if (!forecast.closure().equals("tree")) {
                    // 4 cells, at most 2 closures: beyond 4 standard errors with probability below 0.1 %
                    assertThat(Math.abs(SweepCell.z(cell.observation().minima(), forecast.minima())))
                            .isLessThan(4.5);
                }
            }
        }
        assertThat(folder.resolve("a/sweep.csv")).isNotEmptyFile();
    }

    @Test
    void closuresAndTiesAreAxesToo() throws IOException {
        SweepPlan plan = SweepPlan.parse("plan.json", """
                {"space": "hamming(3, 3)", "losses": "iid", "closures": ["{c}", "authors"], "ties": "{t}",
                 "grid": {"c": ["tree", "cliques", "authors"], "t": ["lowest", "random:3"]}, "replicates": 3}""");
        List<SweepCell> cells = Sweep.open(plan, folder.resolve("c"), false).run(Threads.ONE, Progress.SILENT);
        assertThat(cells).hasSize(6);
        assertThat(cells.get(0).forecasts()).extracting(Forecast::closure).containsExactly("tree", "authors");
        assertThat(cells.get(4).forecasts()).extracting(Forecast::closure).containsExactly("authors");
        // the same landscapes, since no word of theirs differs
        assertThat(cells.get(5).observation()).isEqualTo(cells.get(0).observation());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sweep.open(SweepPlan.parse("p.json", """
                                {"space": "hamming(3, 3)", "losses": "iid", "closures": ["three"], "replicates": 3}"""), folder.resolve("d"), false))
                .withMessageContaining("no closure is called 'three'");
    }

    @Test
    void theLazySamplerIsSweptUnderItsOwnName() throws IOException {
        SweepPlan plan = SweepPlan.parse("plan.json", """
                {"space": "random-regular(400, 8)", "losses": "lazy-sampler(normal, gaussian-copula({rho}))",
                 "grid": {"rho": [0, 0.5]}, "replicates": 20}""");
        List<SweepCell> cells = Sweep.open(plan, folder.resolve("l"), false).run(Threads.of(2), Progress.SILENT);
        for (SweepCell cell : cells) {
            assertThat(cell.observation().landscape()).startsWith("lazy-sampler(");
            assertThat(cell.forecasts()).extracting(Forecast::closure).containsExactly("fresh");
            // 2 checks beyond 4.5 standard errors with probability 1e-5; Student's t with 19 degrees of freedom: 5e-4
            assertThat(Math.abs(SweepCell.z(
                            cell.observation().meanSteps(),
                            cell.forecasts().get(0).meanSteps())))
                    .isLessThan(4.5);
        }
    }

    @Test
    void whatCanNotBeIsRefusedBeforeTheFirstCellAndLeavesNoPlan() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sweep.open(SweepPlan.parse("p.json", """
                                {"space": "random-regular(400, 8)", "losses": "{law}",
                                 "grid": {"law": ["iid", "pair-graph(authors:cifar10, authors:cifar10)"]}, "replicates": 2}"""), folder.resolve("n"), false))
                .withMessageContaining("no undirected graph has this pair");
        assertThat(folder.resolve("n")).doesNotExist();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sweep.open(SweepPlan.parse("p.json", """
                                {"space": "cycle(10)", "losses": "iid", "replicates": 2, "runs": 0}"""), folder.resolve("n"), false))
                .withMessage("runs must be a positive integer, but was 0");
    }

    @Test
    void graphsFromFilesArePartOfTheSweep() throws IOException {
        Path edges = folder.resolve("g.txt");
        Files.writeString(edges, "0 1\n1 2\n2 3\n");
        SweepPlan plan = SweepPlan.parse(
                "plan.json", "{\"space\": \"edges('" + edges + "')\", \"losses\": \"iid\", \"replicates\": 2}");
        Path out = folder.resolve("g");
        Sweep.open(plan, out, false).run(Threads.ONE, Progress.SILENT);
        Files.writeString(edges, "0 1\n1 2\n1 3\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sweep.open(plan, out, true))
                .withMessageContaining("holds another sweep");
    }

    @Test
    void aCellThatWasCutShortIsComputedAgain() throws IOException {
        Path whole = folder.resolve("w");
        Sweep.open(plan(), whole, false).run(Threads.ONE, Progress.SILENT);
        byte[] before = Files.readAllBytes(whole.resolve("cells/0001.json"));
        Files.write(whole.resolve("cells/0001.json"), Arrays.copyOf(before, before.length / 2));
        Sweep.open(plan(), whole, true).run(Threads.ONE, Progress.SILENT);
        assertThat(whole.resolve("cells/0001.json")).hasBinaryContent(before);
    }

    @Test
    void aSweepThatWasStoppedEndsWithTheSameBytes() throws IOException {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        Sweep.open(plan(), whole, false).run(Threads.ONE, Progress.SILENT);
        assertThatThrownBy(() -> Sweep.open(plan(), broken, false).run(Threads.of(2), new Impatient(30)))
                .isInstanceOf(CancellationException.class);
        assertThat(broken.resolve("cells/0000.json")).exists();
        assertThat(broken.resolve("sweep.json")).doesNotExist();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sweep.open(plan(), broken, false))
                .withMessageContaining("holds this sweep already: resume it");
        Sweep.open(plan(), broken, true).run(Threads.of(3), Progress.SILENT);
        for (String file : List.of("sweep.json", "sweep.csv", "cells/0003.json")) {
            assertThat(broken.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
        SweepPlan other = SweepPlan.parse("plan.json", PLAN.replace("\"seed\": 5", "\"seed\": 6"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sweep.open(other, broken, true))
                .withMessageContaining("holds another sweep");
    }

    @Test
    void aBrokenPlanIsRefusedInOneLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepPlan.parse("p.json", PLAN.replace("\"losses\"", "\"loses\"")))
                .withMessageStartingWith("p.json: unknown key 'loses'; a plan has closures, grid, losses");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepPlan.parse("p.json", "{\"space\": "))
                .withMessageStartingWith("p.json:1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepPlan.parse("p.json", PLAN.replace("20", "0")))
                .withMessage("p.json: replicates must be a positive integer, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sweep.open(
                        SweepPlan.parse("p.json", PLAN.replace("product-field({rho})", "product-field({rho}, {roh})")),
                        folder.resolve("b"),
                        false))
                .withMessageContaining("names {roh}, which is not an axis of the grid; it has rho, lambda");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepPlan.parse("p.json", PLAN.replace("{rho}", "0.5")))
                .withMessage("p.json: grid.rho is not used: no text names {rho}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepPlan.parse("p.json", PLAN.replace("[0.2, 0.5]", "[0.2, 0.2]")))
                .withMessage("p.json: grid.rho has a value twice: 0.2, 0.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Sweep.open(SweepPlan.parse("p.json", PLAN.replace("0.5", "1.5")), folder.resolve("b"), false))
                .withMessageContaining("rho of product-field");
        assertThat(Files.exists(folder.resolve("b"))).isFalse();
    }
}
