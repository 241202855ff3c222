package org.nadir.notebooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.nadir.plots.Figure;
import org.nadir.plots.report.Format;
import org.nadir.plots.report.HtmlPage;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.ResultTable;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Observation;
import org.nadir.theory.Defects;
import org.nadir.theory.Prediction;
import org.nadir.theory.numeric.Estimate;

/** How a value looks in a notebook: tables as HTML, everything also as plain text. */
final class Rendering {
    private static final int DOTS_PER_INCH = 220;
    /** Pixels of a page a point of a figure, which is drawn for print. */
    private static final double ENLARGED = 2;

    private Rendering() {}

    static DisplayData of(Object value) {
        if (value instanceof DisplayData data) {
            return data;
        }
        if (value instanceof Table table) {
            return page(Report.of("").table(table));
        }
        if (value instanceof Prediction prediction) {
            Report report = Report.of("").table(ResultTable.of(prediction));
            prediction.warnings().forEach(report::note);
            return page(report);
        }
        if (value instanceof Estimate estimate) {
            return new DisplayData(ResultTable.text(estimate));
        }
        if (value instanceof Defects defects) {
            return page(Report.of("").table(ResultTable.of(defects)));
        }
        if (value instanceof Observation observation) {
            return page(Report.of("").table(ResultTable.of(observation)));
        }
        if (value instanceof Figure figure) {
            DisplayData data = new DisplayData(figure.title() + "\n" + figure.caption());
            // As pixels: pages made from notebooks take the paths out of SVG, since scripts might hide there.
            image(data, figure.drawing().png(DOTS_PER_INCH), (int)
                    Math.rint(ENLARGED * figure.drawing().width()));
            return data;
        }
        if (value instanceof Chart<?, ?> chart) {
            DisplayData data = new DisplayData(chart.getTitle());
            try {
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", png);
                image(data, png.toByteArray(), chart.getWidth());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return data;
        }
        if (value instanceof Report report) {
            return page(report);
        }
        return new DisplayData(plain(value));
    }

    private static void image(DisplayData data, byte[] png, int width) {
        data.putData("image/png", Base64.getEncoder().encodeToString(png));
        data.putMetaData("image/png", Map.of("width", width));
    }

    /** Arrays by their elements, which Java's own text hides. */
    private static String plain(Object value) {
        if (value != null && value.getClass().isArray()) {
            String list = Arrays.deepToString(new Object[] {value});
            return list.substring(1, list.length() - 1);
        }
        return String.valueOf(value);
    }

    private static DisplayData page(Report report) {
        DisplayData data = new DisplayData(Format.TEXT.write(report).strip());
        data.putHTML(HtmlPage.fragment(report));
        return data;
    }

    /** Signatures and what the Javadoc says: of Nadir from its own sources, of the JDK where its sources are installed. */
    static DisplayData documentation(List<Documentation> found) {
        StringBuilder text = new StringBuilder();
        for (Documentation documentation : found) {
            text.append(documentation.signature()).append('\n');
            String javadoc = documentation.javadoc();
            if (javadoc == null || javadoc.isBlank()) {
                javadoc = Sources.javadoc(documentation.signature()).orElse("");
            }
            if (!javadoc.isBlank()) {
                text.append('\n').append(javadoc.strip()).append('\n');
            }
            text.append('\n');
        }
        return new DisplayData(text.toString().strip());
    }
}
