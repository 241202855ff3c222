package org.nadir.plots.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static Drawing example() {
        Panel panel = Panel.of(Axis.linear("loss & more", 0, 1, 0, 0.5, 1), Axis.logarithmic("basin size", 0.01, 100))
                .named("(a) ~x~_{i}")
                .band(Look.TREE, 0.3, new double[] {0, 1}, new double[] {0.1, 1}, new double[] {1, 10})
                .line(Look.LEMMA, 1, new double[] {0, 0.5, 1}, new double[] {0.01, 1, 100})
                .marks(Look.COUNTED, 4, new double[] {0.25, 0.75}, new double[] {0.1, Double.NaN});
        return Drawing.of(200, 150, g -> panel.paint(g, 40, 20, 150, 100));
    }

    @Test
    void aPngStatesThreeHundredDotsAnInch() throws Exception {
        byte[] png = example().png(300);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(834); // ceil(200 · 300 / 72)
        assertThat(image.getHeight()).isEqualTo(625);
        String chunks = new String(png, StandardCharsets.ISO_8859_1);
        int at = chunks.indexOf("pHYs") + 4;
        assertThat(Arrays.copyOfRange(png, at, at + 9)).containsExactly(0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1); // 11811
    }

    @Test
    void aBitmapIsNotBlankAndHasTheMarkWhereThePointIs() throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(example().png(144)));

        // the point (0.25, 0.1) lies at 40 + 37.5 and at 20 + 75 points: a quarter along, three quarters down
        assertThat(new Color(image.getRGB(155, 190))).isEqualTo(Look.INK);
        assertThat(new Color(image.getRGB(2, 2))).isEqualTo(Color.WHITE);
    }

    @Test
    void anSvgIsWellFormedAndHasNoTextThatNeedsAFont() throws Exception {
        String svg = example().svg("x-", "a < b", "c & d");

        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(svg).contains("<title>a &lt; b</title>", "<desc>c &amp; d</desc>", "id=\"x-c0\"");
        assertThat(svg).doesNotContain("<text", "NaN", "Infinity", "E-");
    }

    @Test
    void aPdfHasATableThatPointsAtItsObjects() {
        byte[] pdf = example().pdf("ρ");
        String text = new String(pdf, StandardCharsets.ISO_8859_1);

        assertThat(text).startsWith("%PDF-1.4\n").endsWith("%%EOF\n").contains("/MediaBox [0 0 200 150]", "<FEFF03c1>");
        int table = Integer.parseInt(text.substring(text.indexOf("startxref") + 10, text.indexOf("%%EOF") - 1));
        assertThat(text.substring(table)).startsWith("xref\n0 6\n");
        for (int i = 1; i <= 5; i++) {
            int entry = table + 9 + 20 * i;
            int offset = Integer.parseInt(text.substring(entry, entry + 10));
            assertThat(text.substring(offset)).startsWith(i + " 0 obj");
        }
    }

    @Test
    void theSameDrawingHasTheSameBytes() {
        assertThat(example().png(150)).isEqualTo(example().png(150));
        assertThat(example().pdf("t")).isEqualTo(example().pdf("t"));
        assertThat(example().svg("x-", "t", "d")).isEqualTo(example().svg("x-", "t", "d"));
    }

    @Test
    void letteringKnowsEveryLetterOfTheTheory() {
        Typeface plain = Typeface.of("regular");

        "abzABZ019+−±·×≤≥≈∞√∑∫ℓερλσφκτΦΘθµ"
                .replace("µ", "μ")
                .codePoints()
                .forEach(letter -> assertThat(plain.knows(letter))
                        .as(Character.toString(letter))
                        .isTrue());
    }

    @Test
    void aRaisedTextIsSmallerAndMarksTakeNoRoom() {
        Lettering letters = Lettering.plain(10);

        assertThat(letters.width("10^{−3}")).isLessThan(letters.width("10−3"));
        assertThat(letters.width("a b")).isEqualTo(letters.width("a") + letters.width(" ") + letters.width("b"));
        assertThat(Lettering.unmarked("~n~/10^{−3}")).isEqualTo("n/10⁻³");
        assertThat(Lettering.unmarked("4^{30} ≈ 10^{18}, ~ρ~^{k}, 2^{x}")).isEqualTo("4³⁰ ≈ 10¹⁸, ρᵏ, 2^(x)");
    }

    @Test
    void dashesRunOnThroughThePointsOfALine() {
        double[] xs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] ys = new double[11];

        Dashes cut = Dashes.cut(xs, ys, List.of(2.5, 1.5), 1, 1);

        // drawn: 0 to 2.5, 4 to 6.5, 8 to 10
        double drawn = 0;
        double[] x = cut.xs();
        double[] y = cut.ys();
        for (int i = 1; i < x.length; i++) {
            if (!Double.isNaN(y[i]) && !Double.isNaN(y[i - 1])) {
                drawn += x[i] - x[i - 1];
            }
        }
        assertThat(drawn).isEqualTo(7);
        assertThat(x).contains(2.5, 4, 6.5, 8);
    }

    @Test
    void numbersAreWrittenAsPeopleWriteThem() {
        assertThat(Numbers.plain(0.01)).isEqualTo("0.01");
        assertThat(Numbers.plain(15625)).isEqualTo("15,625");
        assertThat(Numbers.plain(-0.5)).isEqualTo("−0.5");
        assertThat(Numbers.withError(624.83, 1.092)).isEqualTo("624.8 ± 1.1");
        assertThat(Numbers.withError(17, 0)).isEqualTo("17");
        assertThat(Numbers.withError(0.003171, 0.00012)).isEqualTo("0.00317 ± 0.00012");
        assertThat(Numbers.withError(17.4644591, 3e-10)).isEqualTo("17.46");
        assertThat(Numbers.withError(17.4644591, 3e-10)).isEqualTo("17.46");
        assertThat(Numbers.withError(624.83, 1.092)).isEqualTo("624.8 ± 1.1");
        assertThat(Numbers.significant(1.5e-7, 2)).isEqualTo("1.5·10^{−7}");
        assertThat(Numbers.significant(0.7031849, 3)).isEqualTo("0.703");
    }

    @Test
    void aLogarithmicAxisBearsPlainPowersOfTen() {
        assertThat(Axis.logarithmic("", 0.01, 100).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("0.01", "0.1", "1", "10", "100");
        assertThat(Axis.logarithmic("", 2, 60).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("2", "5", "10", "20", "50");
        assertThat(Axis.logarithmic("", 700, 70_000).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("1,000", "", "10,000", "");
        // one form on one axis
        assertThat(Axis.logarithmic("", 1e-16, 1e5).ticks())
                .extracting(Axis.Tick::label)
                .contains("10^{−15}", "10^{−3}", "1", "10^{3}")
                .doesNotContain("0.001", "1,000");
        assertThatThrownBy(() -> Axis.logarithmic("", 0, 1)).hasMessageContaining("but was 0.0");
        assertThatThrownBy(() -> Axis.linear("", 1, Double.NaN, 3)).hasMessageContaining("NaN");
    }

    @Test
    void aSizeThatIsNoSizeIsRefused() {
        assertThatThrownBy(() -> Drawing.of(Double.NaN, 1, g -> g.fill(new Rectangle2D.Double())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width must be positive and finite, but was NaN");
    }

    @Test
    void noPageIsSeenThroughBetweenTheCellsOfAHeatMap() {
        int cells = 7;
        double[] values = new double[cells * cells];
        Arrays.setAll(values, i -> (i * 5) % 8 / 7.0);
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.GREEN); // in no colour of this scale green exceeds blue
        g.fillRect(0, 0, 100, 100);
        HeatMap.of(values, cells, Shade.DENSITY, 0, 1).accept(g, new Rectangle2D.Double(3.3, 4.7, 90.1, 88.3));
        g.dispose();

        for (int x = 5; x < 92; x++) {
            for (int y = 6; y < 92; y++) {
                Color color = new Color(image.getRGB(x, y));
                assertThat(color.getGreen()).as("at %s, %s", x, y).isLessThanOrEqualTo(color.getBlue() + 1);
            }
        }
    }

    @Test
    void noTwoLooksAreTheSameInGreyPrint() throws IllegalAccessException {
        Map<String, String> seen = new HashMap<>();
        for (Field field : Look.class.getFields()) {
            if (field.getType() == Look.class) {
                Look look = (Look) field.get(null);
                assertThat(seen.put(look.dash() + " " + look.mark(), field.getName()))
                        .as(field.getName())
                        .isNull();
            }
        }
        assertThat(seen).hasSizeGreaterThan(15);
    }
}
