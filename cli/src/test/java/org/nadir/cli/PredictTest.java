package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictTest {
    @TempDir
    private Path folder;

    @Test
    void aPairInWordsIsPredictedByEveryClosureOfItsSpace() {
        Run run = Run.nadir(
                "predict",
                "--pdf-e",
                "gaussian-copula(rho=0.7)",
                "--space",
                "hamming(6, 5)",
                "--noise",
                "0.95",
                "--tolerance",
                "1e-8");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("9.8139573")
                .contains("33.907763")
                .contains("65.888368")
                .contains("The pair is stationary and reversible");
    }

    @Test
    void thePairsOfThePaperAreWarnedOf() {
        Run run = Run.nadir(
                "predict",
                "--pdf-n",
                "truncated-normal(mean=0.25, sd=0.18, lower=0, upper=1)",
                "--pdf-e",
                "truncated-normal(sd=0.35)",
                "--n",
                "15625",
                "--s",
                "24",
                "--closure",
                "lemma, authors,tree",
                "--epsilon",
                "0.01,0.1",
                "--optimum",
                "lower-end");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("318.14739")
                .contains("Warning: no undirected graph has this pair: pdf_n is not stationary under pdf_e")
                .contains("M = 1.402");
    }

    @Test
    void aModelIsTakenByNameAndFilesAreWritten() {
        Run run = Run.nadir(
                "predict",
                "--model",
                "preset:cifar100",
                "--tolerance",
                "1e-8",
                "--format",
                "csv",
                "--out",
                folder.resolve("out").toString());
        assertThat(run.code()).isZero();
        assertThat(folder.resolve("out").resolve("predict.json")).exists();
        assertThat(Files.exists(folder.resolve("out").resolve("predict.csv"))).isTrue();
    }

    @Test
    void moreTablesAreShownWhenAskedFor() {
        Run run = Run.nadir(
                "predict",
                "--pdf-e",
                "gaussian-copula(rho=0.7)",
                "--n",
                "1000",
                "--s",
                "8",
                "--also",
                "all",
                "--format",
                "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("preimages_tree")
                .contains("branching_tree")
                .contains("walk")
                .contains("chain_steps")
                .contains("chain_best");
        Run wrong = Run.nadir("predict", "--n", "1000", "--s", "8", "--also", "basins");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("expected preimages, branching, walk, chain or all, but was 'basins'")
                .hasLineCount(1);
    }

    @Test
    void independentLossesHaveTheExactDeviationOfTheirSpace() {
        Run run = Run.nadir("predict", "--space", "hamming(6, 5)");
        // 250 on NAS-Bench-201: docs/theory.md, the uniform case.
        assertThat(run.out())
                .contains("their deviation from one landscape to the next")
                .contains("15.811388");
    }

    @Test
    void twoCorrelationsPredictMinima() {
        Run run = Run.nadir("predict", "--space", "hamming(6, 5)", "--closure", "isotropic(0.7032, 0.4707)");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("17.497949");
        usage("isotropic needs --space", "predict", "--n", "10", "--s", "2", "--closure", "isotropic(0.5, 0.3)");
        usage("r2 must lie between", "predict", "--space", "hamming(6, 5)", "--closure", "isotropic(0.7, 0.2)");
    }

    @Test
    void wrongUsageIsOneLine() {
        usage("the space is missing", "predict");
        usage("n must be a positive integer, but was 0", "predict", "--n", "0", "--s", "3");
        usage("s must be a positive integer, but was -1", "predict", "--n", "10", "--s", "-1");
        usage("sd", "predict", "--n", "10", "--s", "2", "--pdf-n", "truncated-normal(0.2, -0.1, 0, 1)");
        usage("rho", "predict", "--n", "10", "--s", "2", "--pdf-e", "gaussian-copula(1.5)");
        usage("gaussian-copula", "predict", "--n", "10", "--s", "2", "--pdf-e", "gausian-copula(0.5)");
        usage("--closure cliques needs", "predict", "--n", "10", "--s", "2", "--closure", "cliques");
        usage("tolerance", "predict", "--n", "10", "--s", "2", "--tolerance", "2");
        usage("--runs 3 needs --noise", "predict", "--n", "10", "--s", "2", "--runs", "3");
        usage("lambda", "predict", "--n", "10", "--s", "2", "--noise", "1.5");
        usage("the space is missing", "uniform", "--n", "10");
        usage("s must be a positive integer below n = 10, but was 10", "uniform", "--n", "10", "--s", "10");
    }

    private static void usage(String message, String... args) {
        Run run = Run.nadir(args);
        assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains(message));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theUniformQuestionIsSettledOnOneScreen() {
        Run run = Run.nadir("uniform", "--n", "15625", "--s", "24");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("651.042")
                .contains("15.8114")
                .contains("616")
                .contains("4.16667");
        assertThat(run.out().lines().count()).isLessThan(30);
        assertThat(Run.nadir("uniform", "--space", "hamming(6, 5)").out()).contains("15.8114");
    }

    @Test
    void theoryNeedsNoGraphSoASpaceMayBeTooLargeToHold() {
        Run predicted = Run.nadir("predict", "--space", "hamming(30, 4)", "--pdf-e", "gaussian-copula(0.9)");
        assertThat(predicted.code()).isZero();
        assertThat(predicted.out())
                .contains("1152921504606846976", "cliques(30, 4)", "isotropic(r1=0.9, r2=0.81)")
                // 4^30 times the fraction of minima of the isotropic field
                .contains("413728871");
        Run uniform = Run.nadir("uniform", "--space", "hamming(30, 4)");
        assertThat(uniform.code()).isZero();
        assertThat(uniform.out()).contains("hamming(30, 4)").contains("without cycles of 3 or 4");
        assertThat(Run.nadir("uniform", "--n", "1e15", "--s", "90").out()).contains("n = 1000000000000000, s = 90");
        usage("n must be below 2^63", "predict", "--space", "hamming(40, 4)");
    }
}
