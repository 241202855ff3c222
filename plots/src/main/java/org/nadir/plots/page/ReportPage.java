package org.nadir.plots.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.nadir.plots.Figure;
import org.nadir.plots.Source;
import org.nadir.plots.drawing.Numbers;
import org.nadir.plots.drawing.Sheet;

/**
 * A story told as one HTML page that needs nothing else: no network, no script, no other file. Figures are inline SVG that
 * follows the reader's light or dark mode; their data are in the page.
 */
public final class ReportPage {
    private static final int LARGEST_PLAIN_DATA = 64 * 1024; // bytes of CSV; more is packed

    private final StringBuilder out = new StringBuilder(1 << 20);

    private ReportPage() {}

    /**
     * Writes the page.
     *
     * @param story what it says
     * @return the text of the HTML file
     */
    public static String of(Story story) {
        ReportPage page = new ReportPage();
        page.write(story);
        return page.out.toString();
    }

    private void write(Story story) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>");
        out.append(escaped(story.title())).append("</title>\n<style>\n").append(style());
        out.append("</style>\n</head>\n<body>\n<main>\n<h1>").append(escaped(story.title()));
        out.append("</h1>\n<p class=\"question\">")
                .append(marked(story.question()))
                .append("</p>\n");
        table(story);
        section("Findings", "findings");
        if (!story.headline().isEmpty()) {
            out.append("<p class=\"headline\">")
                    .append(marked(story.headline()))
                    .append("</p>\n");
        }
        story.findings().forEach(finding -> findings(story, finding));
        section("Figures", "figures");
        int number = 1;
        for (Figure figure : story.figures()) {
            figure(figure, number++);
        }
        section("How to make this page again", "commands");
        out.append("<pre>");
        story.commands().forEach(command -> out.append(escaped(command)).append('\n'));
        out.append("</pre>\n<dl>\n");
        story.facts()
                .forEach(fact -> out.append("<div><dt>")
                        .append(escaped(fact.name()))
                        .append("</dt><dd>")
                        .append(escaped(fact.value()))
                        .append("</dd></div>\n"));
        out.append("</dl>\n</main>\n</body>\n</html>\n");
    }

    private void findings(Story story, Story.Finding finding) {
        out.append("<h3><a href=\"#").append(finding.figure().name()).append("\">Figure ");
        out.append(story.figures().indexOf(finding.figure()) + 1).append("</a>. ");
        out.append(escaped(finding.figure().title())).append("</h3>\n<ul>\n");
        finding.sentences()
                .forEach(sentence -> out.append("<li>").append(marked(sentence)).append("</li>\n"));
        out.append("</ul>\n");
    }

    private void section(String title, String id) {
        out.append("<h2 id=\"").append(id).append("\">").append(title).append("</h2>\n");
    }

    private void table(Story story) {
        section("Predicted and observed", "table");
        out.append("<div class=\"wide\"><table>\n<thead><tr><th>landscape</th><th>quantity</th><th>closure</th>"
                + "<th class=\"n\">predicted</th><th class=\"n\">observed</th><th class=\"n\">sd of one</th>"
                + "<th class=\"n\">z</th></tr></thead>\n<tbody>\n");
        String before = "";
        for (Comparison row : story.comparisons()) {
            boolean again = row.landscape().equals(before);
            before = row.landscape();
            out.append(again ? "<tr><td></td>" : "<tr class=\"first\"><td>" + marked(row.landscape()) + "</td>");
            out.append("<td>").append(marked(row.quantity())).append("</td><td>");
            out.append(marked(row.closure())).append("</td>");
            number(Numbers.withError(row.predicted().value(), row.predicted().error()));
            number(Numbers.withError(row.observed().value(), row.observed().error())
                    + (row.source() == Source.COUNTED ? ", counted" : ""));
            number(Double.isNaN(row.sd()) ? "" : Numbers.significant(row.sd(), 2));
            double z = row.z();
            out.append("<td class=\"n")
                    .append(Math.abs(z) >= Comparison.REFUTED ? " far" : "")
                    .append("\">");
            out.append(Double.isNaN(z) ? "" : Numbers.fixed(z, 1)).append("</td></tr>\n");
        }
        out.append(
                "</tbody></table></div>\n<p class=\"note\">Predicted: expected value, ± numerical error where that reaches the digits"
                        + " shown; what the error of fitted correlations does to it is not in it. Observed: mean over sampled landscapes ± standard"
                        + " error, or what was counted on the one landscape there is. sd of one: the standard deviation over landscapes"
                        + " of the kind that the closure speaks of. z: observed less predicted, in standard errors of the mean, or for"
                        + " one landscape in such deviations.</p>\n");
    }

    private void number(String text) {
        out.append("<td class=\"n\">").append(marked(text)).append("</td>");
    }

    private void figure(Figure figure, int number) {
        boolean wide = figure.drawing().width() > Sheet.COLUMN;
        out.append("<figure id=\"").append(figure.name()).append("\">\n<div class=\"");
        out.append(wide ? "two-columns" : "one-column").append("\">");
        String svg = figure.svg();
        // the page decides the size; the file's own size in points is for print
        out.append(svg.replaceFirst(" width=\"[^\"]*\" height=\"[^\"]*\"", ""))
                .append("</div>\n<figcaption><b>Figure ");
        out.append(number).append(".</b> ").append(escaped(figure.caption())).append(' ');
        data(figure);
        out.append("</figcaption>\n</figure>\n");
    }

    private void data(Figure figure) {
        byte[] csv = figure.data().csv().getBytes(StandardCharsets.UTF_8);
        boolean plain = csv.length <= LARGEST_PLAIN_DATA;
        String file = figure.name() + (plain ? ".csv" : ".csv.gz");
        out.append("<a download=\"").append(file).append("\" href=\"data:");
        out.append(plain ? "text/csv;charset=utf-8;base64," : "application/gzip;base64,");
        out.append(Base64.getEncoder().encodeToString(plain ? csv : packed(csv)));
        out.append("\">Data (").append(file).append(")</a>");
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A text with the marks of {@link org.nadir.plots.drawing.Lettering} as HTML. */
    private static String marked(String text) {
        return escaped(text)
                .replaceAll("_\\{([^}]*)}", "<sub>$1</sub>")
                .replaceAll("\\^\\{([^}]*)}", "<sup>$1</sup>")
                .replaceAll("~([^~]*)~", "<i>$1</i>");
    }
}
