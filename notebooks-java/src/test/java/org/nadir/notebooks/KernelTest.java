package org.nadir.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KernelTest {
    private static Kernel kernel;

    @BeforeAll
    static void open() {
        kernel = Kernel.open();
    }

    @Test
    void aTableIsShownAsHtmlAndAsText() {
        DisplayData data = kernel.eval("""
                Table.of("minima", "Minima", Column.of("closure"), Column.of("minima"))
                    .row("tree", new Estimate(62.9, 0.11))
                """);
        assertThat(data.getData(MIMEType.TEXT_HTML).toString()).contains("62.90 ± 0.11</td>");
        assertThat(data.getData(MIMEType.TEXT_PLAIN).toString())
                .contains("tree")
                .contains("62.90 ± 0.11");
    }

    @Test
    void aChartIsShownAsAPicture() throws IOException {
        DisplayData data = kernel.eval("""
                chart("Mass", "rho", "M", predicted("one", curve(new double[] {0, 1}, rho -> Estimate.exact(1))))
                """);
        byte[] png = Base64.getDecoder()
                .decode(data.getData(MIMEType.parse("image/png")).toString());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isGreaterThan(400);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(10);
        assertThat(data.getData(MIMEType.TEXT_PLAIN).toString()).startsWith("Mass");
        DisplayData own = kernel.eval("""
                new org.knowm.xchart.XYChartBuilder().title("own").width(300).height(200).build()
                """);
        assertThat(own.hasDataForType(MIMEType.parse("image/png"))).isTrue();
    }

    @Test
    void everyLineThatACellPrintsArrivesInFewPieces() {
        PrintStream before = System.out;
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        AtomicInteger pieces = new AtomicInteger();
        System.setOut(new PrintStream(arrived, true, StandardCharsets.UTF_8) {
            @Override
            public void write(byte[] bytes, int from, int length) {
                pieces.incrementAndGet();
                super.write(bytes, from, length);
            }
        });
        try {
            kernel.eval("for (int i = 0; i < 20_000; i++) { System.out.println(i); }");
        } finally {
            System.setOut(before);
        }
        assertThat(arrived.toString(StandardCharsets.UTF_8).lines())
                .hasSize(20_000)
                .endsWith("19999");
        assertThat(pieces.get()).isLessThan(1000);
    }

    @Test
    void anArrayIsShownByItsElements() {
        assertThat(kernel.eval("new double[] {1, 0.5}").getData(MIMEType.TEXT_PLAIN))
                .isEqualTo("[1.0, 0.5]");
        assertThat(kernel.eval("new int[][] {{1}, {2, 3}}").getData(MIMEType.TEXT_PLAIN))
                .isEqualTo("[[1], [2, 3]]");
    }

    @Test
    void completionOffersTheMembersOfAValue() {
        String code = "Estimate.ex";
        assertThat(kernel.complete(code, code.length()).getReplacements()).contains("exact(");
    }

    @Test
    void documentationShowsTheSignature() {
        String code = "Estimate.exact(";
        assertThat(kernel.inspect(code, code.length(), true)
                        .getData(MIMEType.TEXT_PLAIN)
                        .toString())
                .contains("Estimate") // JDK 25 writes the record header after it
                .contains("exact(double value)");
    }

    @Test
    void documentationIsOfTheNameUnderTheCursor() {
        String code = "predict(pair(uniform()), space(hamming(6, 5)))";
        for (int at : new int[] {0, 3, 7}) {
            assertThat(kernel.inspect(code, at, true)
                            .getData(MIMEType.TEXT_PLAIN)
                            .toString())
                    .contains("predict(");
        }
        assertThat(kernel.inspect(code, code.indexOf("hamming") + 2, true)
                        .getData(MIMEType.TEXT_PLAIN)
                        .toString())
                .contains("hamming(");
        assertThat(kernel.inspect("nonsense", 3, true)).isNull();
    }

    @Test
    void documentationShowsTheFormulaOfTheMethodThatIsMeant() {
        assertThat(shown("Solution.of("))
                .contains("Solves to the default tolerance, 1e-10 relative.")
                .contains("@param tolerance the accuracy promised")
                .doesNotContain("{@");
        assertThat(shown("predict(")).contains("predict(Pair pair, ").contains("@return");
        assertThat(shown("Solution")).contains("Theorem 5.1 solved for a pair, a degree s and a closure");
        assertThat(shown("new Defects(")).contains("½ ∫ |∫ pdf_n(x) pdf_e(x, y) dx − pdf_n(y)| dy");
        assertThat(shown("Closure.Lemma")).contains("Lemma 5.2");
    }

    private static String shown(String code) {
        return kernel.inspect(code, code.length(), true)
                .getData(MIMEType.TEXT_PLAIN)
                .toString();
    }

    @Test
    void jupyterIsToldWhetherACellIsComplete() {
        assertThat(kernel.isComplete("int a = 1;")).isEqualTo(BaseKernel.IS_COMPLETE_YES);
        assertThat(kernel.isComplete("1 + 1")).isEqualTo(BaseKernel.IS_COMPLETE_YES);
        assertThat(kernel.isComplete("for (int i = 0; i < 3; i++) {")).isEqualTo(BaseKernel.IS_COMPLETE_MAYBE);
        assertThat(kernel.isComplete("int = ;")).isEqualTo(BaseKernel.IS_COMPLETE_BAD);
    }
}
