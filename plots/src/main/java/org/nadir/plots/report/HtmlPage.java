package org.nadir.plots.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as HTML to stand within a page: numbers to the right, errors beside their values, no style sheet needed. */
public final class HtmlPage {
    private static final String CELL = "padding:0.15em 0.8em;border:none;";
    private static final String NUMBER =
            CELL + "text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;";
    private static final String WORD = CELL + "text-align:left;";

    private HtmlPage() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @return a div that holds its title, tables and notes
     */
    public static String fragment(Report report) {
        StringBuilder page = new StringBuilder("<div class=\"nadir-report\">\n");
        if (!report.title().isEmpty()) {
            page.append("<p><b>").append(escaped(report.title())).append("</b></p>\n");
        }
        for (Object block : report.blocks()) {
            if (block instanceof Table table) {
                write(table, page);
            } else {
                page.append("<p>").append(escaped((String) block)).append("</p>\n");
            }
        }
        return page.append("</div>\n").toString();
    }

    private static final char FIGURE_SPACE = '\u2007';
    private static final char PUNCTUATION_SPACE = '\u2008';

    private static void write(Table table, StringBuilder page) {
        page.append("<table style=\"border-collapse:collapse\">\n");
        if (!table.title().isEmpty()) {
            page.append("<caption style=\"text-align:left\">")
                    .append(escaped(table.title()))
                    .append("</caption>\n");
        }
        page.append("<thead><tr>");
        for (int c = 0; c < table.columns().size(); c++) {
            cell("th", table.isNumeric(c), table.columns().get(c).label(), page);
        }
        page.append("</tr></thead>\n<tbody>\n");
        List<List<String>> columns = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            columns.add(column(table, c));
        }
        for (int r = 0; r < table.rows().size(); r++) {
            page.append("<tr>");
            for (int c = 0; c < columns.size(); c++) {
                cell("td", table.isNumeric(c), columns.get(c).get(r), page);
            }
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n");
    }

    private static void cell(String tag, boolean number, String text, StringBuilder page) {
        page.append('<')
                .append(tag)
                .append(" style=\"")
                .append(number ? NUMBER : WORD)
                .append("\">");
        page.append(escaped(text)).append("</").append(tag).append('>');
    }

    /** The cells of a column; numbers stand under each other at the decimal point and at ±, as in the text. */
    private static List<String> column(Table table, int c) {
        List<@Nullable Object> cells =
                table.rows().stream().<@Nullable Object>map(row -> row.get(c)).toList();
        if (!table.isNumeric(c)) {
            return cells.stream().map(HtmlPage::words).toList();
        }
        List<String> texts = TextPage.aligned(cells);
        boolean fractions = texts.stream().anyMatch(text -> text.indexOf('.') >= 0);
        return texts.stream().map(text -> spaced(text, fractions)).toList();
    }

    private static String words(@Nullable Object cell) {
        return cell instanceof Boolean yes ? (yes ? "yes" : "no") : cell == null ? "–" : cell.toString();
    }

    /** With blanks as wide as the digits, and as the decimal point, that they stand for. */
    private static String spaced(String text, boolean fractions) {
        int split = text.indexOf(" ± ");
        String value = split < 0 ? text : text.substring(0, split);
        String error = split < 0 ? "" : text.substring(split + 3);
        int end = value.stripTrailing().length();
        String number = value.substring(0, end).replace(' ', FIGURE_SPACE);
        StringBuilder spaced = new StringBuilder(number);
        for (int i = end; i < value.length(); i++) {
            boolean point = i == end && fractions && number.indexOf('.') < 0;
            spaced.append(point ? PUNCTUATION_SPACE : FIGURE_SPACE);
        }
        return split < 0 ? spaced.toString() : spaced + " ± " + error.replace(' ', FIGURE_SPACE);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
